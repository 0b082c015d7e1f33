//! What the verb group says: voice, tense, modality, negation.

use super::tree::Tree;
use super::{Form, Tense};
use dragoman_language::{Document, Pos};

pub(super) struct Predicate {
    pub(super) words: Vec<usize>,
    pub(super) particle: Option<usize>,
    pub(super) form: Form,
    pub(super) tense: Tense,
    pub(super) modal: Option<String>,
    pub(super) negated: bool,
    pub(super) passive: bool,
}

/// Whether a token is the verb of a clause: no auxiliary, and no participle that only describes a
/// noun ("the escalating war").
pub(super) fn heads_a_clause(document: &Document, token: usize) -> bool {
    let is_verb = matches!(document.pos(token), Pos::Verb | Pos::Aux) || is_verb_tag(document.tag(token));
    let serves = matches!(
        document.dep(token),
        "aux"
            | "auxpass"
            | "amod"
            | "compound"
            | "nmod"
            | "case"
            | "prep"
            | "agent"
            | "mark"
            | "punct"
            | "det"
            | "advmod"
    );
    is_verb && !serves
}

fn is_verb_tag(tag: &str) -> bool {
    matches!(tag, "VB" | "VBD" | "VBG" | "VBN" | "VBP" | "VBZ")
}

/// The lemma of a verb in lower case. Short forms with a curly apostrophe, which the lemmatizer
/// does not know, are spelt out.
pub(super) fn lemma(document: &Document, verb: usize) -> String {
    match document.word(verb) {
        "’s" | "’re" | "’m" => "be".to_owned(),
        "’ve" => "have".to_owned(),
        _ => document.lemma(verb).to_lowercase(),
    }
}

/// Reads the verb group around `head`.
pub(super) fn read(document: &Document, tree: &Tree, head: usize) -> Predicate {
    let children = tree.children(head);
    let with = |labels: &[&str]| -> Vec<usize> {
        children.iter().copied().filter(|&child| labels.contains(&document.dep(child))).collect()
    };
    let auxiliaries = with(&["aux", "auxpass"]);
    let particle = with(&["prt"]).first().copied();
    let negations = negations(document, children);
    let mut words: Vec<usize> = [&auxiliaries[..], &negations[..], &[head]].concat();
    words.extend(particle);
    words.sort_unstable();
    let modal = auxiliaries.iter().find(|&&aux| document.tag(aux) == "MD");
    let modal = modal.map(|&aux| modal_lemma(document.word(aux)));
    let passive = (!with(&["auxpass", "nsubjpass", "csubjpass", "agent"]).is_empty()
        || is_bare_passive(document, tree, head, &auxiliaries))
        && !is_state(document, tree, head);
    Predicate {
        particle,
        form: form(document, head, &auxiliaries),
        tense: tense(document, head, &auxiliaries, modal.as_deref()),
        negated: !negations.is_empty() || shares_negation(document, tree, head, &auxiliaries),
        modal,
        passive,
        words,
    }
}

/// "The army *was engaged in* looting": a participle that says what its subject is doing.
pub(super) fn is_state(document: &Document, tree: &Tree, head: usize) -> bool {
    let has = |label: &str, lemma: &str| {
        let of_it = |&child: &usize| document.dep(child) == label && document.lemma(child) == lemma;
        tree.children(head).iter().any(of_it)
    };
    let is_engaged = matches!(document.lemma(head), "engage" | "involve" | "embroil" | "lock" | "entrench");
    is_engaged && has("prep", "in") && !has("agent", "by")
}

/// A passive without its auxiliary: "men *held* there", "was arrested and *charged*", "with nine others *injured*".
fn is_bare_passive(document: &Document, tree: &Tree, head: usize, auxiliaries: &[usize]) -> bool {
    let is_participle = document.tag(head) == "VBN" && auxiliaries.is_empty();
    let has_object = tree.children(head).iter().any(|&child| document.dep(child) == "dobj");
    let above = document.head(head);
    let above_is_passive = || tree.children(above).iter().any(|&child| document.dep(child) == "auxpass");
    let is_with =
        |&child: &usize| document.dep(child) == "mark" && document.word(child).eq_ignore_ascii_case("with");
    is_participle
        && !has_object
        && (document.dep(head) == "acl"
            || document.dep(head) == "conj" && above_is_passive()
            || document.dep(head) == "advcl" && tree.children(head).iter().any(is_with))
}

fn negations(document: &Document, children: &[usize]) -> Vec<usize> {
    let denies = |&child: &usize| {
        let is_adverb = document.dep(child) == "advmod";
        document.dep(child) == "neg"
            || is_adverb && document.lemma(child).eq_ignore_ascii_case("never")
            // "No *longer* believes".
            || is_adverb
                && document.word(child).eq_ignore_ascii_case("longer")
                && child > 0
                && document.word(child - 1).eq_ignore_ascii_case("no")
    };
    children.iter().copied().filter(denies).collect()
}

/// "did not identify him or *say* why": the second of two verbs with one auxiliary and "or" between them.
fn shares_negation(document: &Document, tree: &Tree, head: usize, auxiliaries: &[usize]) -> bool {
    let above = document.head(head);
    let is_plain = document.dep(head) == "conj"
        && matches!(document.tag(head), "VB" | "VBN" | "VBG")
        && document.tag(head) == document.tag(above)
        && auxiliaries.is_empty();
    let has = |token: usize, dep: &str| tree.children(token).iter().any(|&child| document.dep(child) == dep);
    let is_or = |&child: &usize| {
        document.dep(child) == "cc"
            && (above..head).contains(&child)
            && document.word(child).eq_ignore_ascii_case("or")
    };
    is_plain
        && !has(head, "nsubj")
        && tree.children(above).iter().any(is_or)
        && !negations(document, tree.children(above)).is_empty()
}

fn modal_lemma(word: &str) -> String {
    match word.to_lowercase().as_str() {
        "'ll" | "’ll" | "wo" => "will".to_owned(),
        "'d" | "’d" => "would".to_owned(),
        "ca" => "can".to_owned(),
        "sha" => "shall".to_owned(),
        other => other.to_owned(),
    }
}

fn form(document: &Document, head: usize, auxiliaries: &[usize]) -> Form {
    let is_finite = |token: usize| matches!(document.tag(token), "VBD" | "VBP" | "VBZ" | "MD");
    if is_finite(head) || auxiliaries.iter().any(|&aux| is_finite(aux)) {
        return Form::Finite;
    }
    if auxiliaries.iter().any(|&aux| document.tag(aux) == "TO") {
        return Form::Infinitive;
    }
    match auxiliaries.first().map_or(document.tag(head), |&aux| document.tag(aux)) {
        "VBG" => Form::Gerund,
        "VBN" => Form::Participle,
        _ => Form::Infinitive,
    }
}

fn tense(document: &Document, head: usize, auxiliaries: &[usize], modal: Option<&str>) -> Tense {
    match modal {
        Some("will" | "shall") => return Tense::Future,
        Some(_) => return Tense::Open,
        None => {}
    }
    if document.lemma(head) == "go" && document.tag(head) == "VBG" && auxiliaries.len() == 1 {
        return Tense::Present;
    }
    let has_perfect =
        auxiliaries.iter().any(|&aux| document.lemma(aux) == "have" && document.tag(aux) != "VB");
    let first = auxiliaries.first().copied().unwrap_or(head);
    match document.tag(first) {
        _ if has_perfect => Tense::Past,
        "VBD" => Tense::Past,
        "VBP" | "VBZ" => Tense::Present,
        "VBN" if auxiliaries.is_empty() => Tense::Past,
        _ => Tense::Open,
    }
}
