//! Clauses of parses written by hand: word/tag/head/dep, one sentence a case.

use super::*;

/// Reads "word/TAG/head/dep" tokens, heads counted from 0, into a document.
fn parse(tokens: &str) -> Document {
    let mut table = String::new();
    for (idx, token) in tokens.split_whitespace().enumerate() {
        let columns: Vec<&str> = token.split('/').collect();
        let [word, lemma, tag, head, dep] = columns[..] else { panic!("{token}: five columns") };
        let start = u8::from(idx == 0);
        table += &format!("{word}\t_\t{tag}\t{}\t\t{lemma}\t{head}\t{dep}\t{start}\tO\n", pos_of(tag, dep));
    }
    Document::from_table(&table).unwrap()
}

fn pos_of(tag: &str, dep: &str) -> &'static str {
    match tag {
        _ if dep.starts_with("aux") => "AUX",
        "NNP" => "PROPN",
        "WDT" | "WP" | "PRP" => "PRON",
        _ if tag.starts_with("NN") => "NOUN",
        _ if tag.starts_with("VB") => "VERB",
        "IN" => "ADP",
        "RP" => "ADP",
        "CC" => "CCONJ",
        "TO" => "PART",
        _ => "X",
    }
}

/// Writes each clause as `subject | predicate | object | indirect`.
fn check(tokens: &str, expected: &[&str]) {
    let document = parse(tokens);
    let clauses = Clauses::find(&document);
    let words = |list: &[usize]| list.iter().map(|&token| document.word(token)).collect::<Vec<_>>().join("+");
    let shown: Vec<String> = clauses
        .list()
        .iter()
        .map(|clause| {
            let negation = if clause.negated { "not " } else { "" };
            let predicate = format!("{negation}{}", clauses.lemma(clause));
            [words(&clause.subject), predicate, words(&clause.object), words(&clause.indirect)].join(" | ")
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn a_passive_is_undone() {
    check(
        "Men/man/NNS/2/nsubjpass were/be/VBD/2/auxpass held/hold/VBN/2/ROOT by/by/IN/2/agent police/police/NNS/3/pobj",
        &["police | hold | Men | "],
    );
}

#[test]
fn conjuncts_share_subject_and_a_passive_shares_its_object() {
    check(
        "Iran/Iran/NNP/3/nsubj and/and/CC/0/cc Oman/Oman/NNP/0/conj met/meet/VBD/3/ROOT and/and/CC/3/cc talked/talk/VBD/3/conj",
        &["Iran+Oman | meet |  | ", "Iran+Oman | talk |  | "],
    );
    check(
        "He/he/PRP/2/nsubjpass was/be/VBD/2/auxpass arrested/arrest/VBN/2/ROOT and/and/CC/2/cc charged/charge/VBN/2/conj",
        &[" | arrest | He | ", " | charge | He | "],
    );
}

#[test]
fn a_relative_pronoun_gives_way_to_its_noun() {
    check("rebels/rebel/NNS/0/ROOT who/who/WP/2/nsubj fled/flee/VBD/0/relcl", &["rebels | flee |  | "]);
}

#[test]
fn an_infinitive_is_done_by_the_object_above_but_a_promise_by_its_maker() {
    check(
        "They/they/PRP/1/nsubj urged/urge/VBD/1/ROOT Assad/Assad/NNP/1/dobj to/to/TO/4/aux resign/resign/VB/1/xcomp",
        &["They | urge | Assad | ", "Assad | resign |  | "],
    );
    check(
        "They/they/PRP/1/nsubj promised/promise/VBD/1/ROOT Assad/Assad/NNP/1/dobj to/to/TO/4/aux help/help/VB/1/xcomp",
        &["They | promise | Assad | ", "They | help |  | "],
    );
}

#[test]
fn a_gerund_after_a_preposition_is_done_by_whom_the_preposition_says() {
    check(
        "They/they/PRP/1/nsubj accused/accuse/VBD/1/ROOT Assad/Assad/NNP/1/dobj of/of/IN/1/prep lying/lie/VBG/3/pcomp",
        &["They | accuse | Assad | ", "Assad | lie |  | "],
    );
    check(
        "They/they/PRP/1/nsubj left/leave/VBD/1/ROOT Homs/Homs/NNP/1/dobj after/after/IN/1/prep losing/lose/VBG/3/pcomp",
        &["They | leave | Homs | ", "They | lose |  | "],
    );
}

#[test]
fn a_phrasal_verb_keeps_its_particle() {
    check(
        "He/he/PRP/1/nsubj ruled/rule/VBD/1/ROOT out/out/RP/1/prt talks/talk/NNS/1/dobj",
        &["He | rule out | talks | "],
    );
}

#[test]
fn an_adverb_makes_one_preposition_with_the_next() {
    let document = parse(
        "They/they/PRP/1/nsubj came/come/VBD/1/ROOT ahead/ahead/RB/1/advmod of/of/IN/2/prep talks/talk/NNS/3/pobj",
    );
    let clauses = Clauses::find(&document);
    assert_eq!(clauses.objects_of(1, "ahead of"), [4]);
}

#[test]
fn a_ring_of_heads_does_not_hang() {
    check("a/go/VBD/1/conj b/go/VBD/0/conj", &[" | go |  | ", " | go |  | "]);
}
