//! Entities of parses written by hand: word/lemma/tag/head/dep[/name], one text a case.

use super::*;
use crate::clauses::Clauses;
use crate::lexicon::Lexicon;
use dragoman_language::Document;
use dragoman_records::Article;

fn parse(tokens: &str) -> Document {
    let mut table = String::new();
    for (idx, token) in tokens.split_whitespace().enumerate() {
        let columns: Vec<&str> = token.split('/').collect();
        let [word, lemma, tag, head, dep] = columns[..5] else { panic!("{token}: five columns") };
        let name = columns.get(5).copied().unwrap_or("O");
        let start = u8::from(idx == 0);
        table += &format!("{word}\t_\t{tag}\t{}\t\t{lemma}\t{head}\t{dep}\t{start}\t{name}\n", pos_of(tag));
    }
    Document::from_table(&table).unwrap()
}

fn pos_of(tag: &str) -> &'static str {
    match tag {
        "NNP" | "NNPS" => "PROPN",
        "NN" | "NNS" => "NOUN",
        "PRP" | "PRP$" | "WP" => "PRON",
        "JJ" => "ADJ",
        "DT" => "DET",
        "IN" => "ADP",
        "POS" => "PART",
        "," | "." => "PUNCT",
        _ if tag.starts_with("VB") => "VERB",
        _ => "X",
    }
}

/// Writes each entity as `name code sector role: mention | mention`, what is not known as `-`.
fn check_on(published: Option<&str>, tokens: &str, expected: &[&str]) {
    let document = parse(tokens);
    let lexicon = Lexicon::bundled().unwrap();
    let published = published.map(|day| day.parse().unwrap());
    let article = Article { text: document.text().to_owned(), published, ..Article::default() };
    let clauses = Clauses::find(&document);
    let parsed = Parsed { article: &article, document: &document, clauses: &clauses, lexicon: &lexicon };
    let voices = crate::statements::find_speech(&parsed).voices();
    let entities = find_entities(&parsed, &[], &voices);
    let open = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let shown: Vec<String> = entities
        .list()
        .iter()
        .map(|entity| {
            let mentions: Vec<&str> = entity.mentions.iter().map(|&span| document.slice(span)).collect();
            let who = [&entity.code, &entity.sector, &entity.role].map(open).join(" ");
            format!("{} {who}: {}", entity.name, mentions.join(" | "))
        })
        .collect();
    assert_eq!(shown, expected);
}

fn check(tokens: &str, expected: &[&str]) {
    check_on(None, tokens, expected);
}

#[test]
fn an_unknown_minister_is_of_the_country_and_sector_of_the_apposition() {
    check(
        "Adam/Adam/NNP/1/compound/B-PERSON Reyes/Reyes/NNP/6/nsubj/I-PERSON ,/,/,/1/punct the/the/DT/5/det Chilean/chilean/JJ/5/amod/B-NORP minister/minister/NN/1/appos left/leave/VBD/6/ROOT",
        &["Adam Reyes CHL GOV minister: Adam Reyes | the Chilean minister"],
    );
}

#[test]
fn an_office_counts_on_the_day_of_the_article() {
    let text = "Medvedev/Medvedev/NNP/1/nsubj/B-PERSON left/leave/VBD/1/ROOT";
    check_on(Some("2010-05-01"), text, &["Dmitry Medvedev RUS GOV president: Medvedev"]);
    check_on(Some("2015-05-01"), text, &["Dmitry Medvedev RUS GOV prime minister: Medvedev"]);
    check_on(Some("2022-05-01"), text, &["Dmitry Medvedev RUS ELI -: Medvedev"]);
    check_on(None, text, &["Dmitry Medvedev RUS GOV -: Medvedev"]);
}

#[test]
fn a_title_makes_a_person_and_is_no_part_of_the_name() {
    check(
        "Mr/Mr/NNP/1/compound Hill/Hill/NNP/2/nsubj/B-ORG met/meet/VBD/2/ROOT Gen./Gen./NNP/4/compound/B-PERSON Cruz/Cruz/NNP/2/dobj/I-PERSON",
        &["Hill - - -: Hill", "Cruz - MIL general: Cruz"],
    );
}

#[test]
fn a_name_at_the_very_beginning_may_be_tagged_as_a_preposition() {
    check("Iraq/Iraq/IN/1/nsubj/B-GPE left/leave/VBD/1/ROOT", &["Iraq IRQ - -: Iraq"]);
}

#[test]
fn two_people_of_one_clause_are_not_one() {
    check("Hill/Hill/NNP/1/nsubj/B-PERSON met/meet/VBD/1/ROOT him/he/PRP/1/dobj", &["Hill - - -: Hill"]);
}

#[test]
fn who_leads_is_not_whose_it_is() {
    check(
        "Fiery/fiery/JJ/1/amod rebels/rebel/NNS/2/nsubj met/meet/VBD/2/ROOT",
        &["Fiery rebels - REB -: Fiery rebels"],
    );
}

#[test]
fn texts_without_words_hold_nobody() {
    check("", &[]);
    check("./././0/punct", &[]);
}
