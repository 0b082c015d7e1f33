//! "*Ten men* believed to be rebels *were arrested*": a participle with "to be" behind a noun, which the parser takes for the
//! verb of the sentence.
//!
//! In: a parse and the lexicon. Out: the arcs that make the verb behind it the head, with the noun as its subject, and hang the
//! participle on the noun.

use super::{as_subject, child, is_finite};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document};

/// The arcs for a participle that heads a sentence.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, participle: usize) -> Vec<Attachment> {
    let is_head = document.dep(participle) == "ROOT"
        && matches!(document.tag(participle), "VBD" | "VBN")
        && lexicon.events.noun_classes.has("held_to_be", document.lemma(participle))
        && child(document, participle, &["aux", "auxpass"]).is_none();
    let subject = child(document, participle, &["nsubj"]).filter(|&it| is_head && it + 1 == participle);
    let told = participle + 1..(participle + 3).min(document.len());
    let is_told = document.words(told).to_lowercase();
    let Some(subject) = subject.filter(|_| matches!(is_told.as_str(), "to be" | "to have")) else {
        return Vec::new();
    };
    let Some(verb) = verb_behind(document, participle) else { return Vec::new() };
    let mut arcs = vec![
        Attachment { token: verb, head: verb, dep: "ROOT" },
        as_subject(document, subject, verb),
        Attachment { token: participle, head: subject, dep: "acl" },
    ];
    // "to be *rebels* were arrested" may be taken for the words told.
    if let Some(be) = (document.word(participle + 2) == "be").then_some(participle + 2) {
        arcs.extend(infinitive(document, participle, be, verb));
    }
    arcs
}

/// The finite verb that goes on with the sentence: one of two, or what is told, and without a word that opens it.
fn verb_behind(document: &Document, participle: usize) -> Option<usize> {
    let behind = document.children(participle).filter(|&verb| {
        verb > participle + 2
            && matches!(document.dep(verb), "conj" | "ccomp")
            && is_finite(document, verb)
            && child(document, verb, &["mark", "cc"]).is_none()
            && !document.children(participle).any(|cc| document.dep(cc) == "cc" && cc < verb)
    });
    behind.last()
}

/// The arcs that hang "to be" on the participle where the parser lays it to the verb behind.
fn infinitive(document: &Document, participle: usize, be: usize, verb: usize) -> Vec<Attachment> {
    if document.head(be) != verb {
        return Vec::new();
    }
    let told = document
        .children(verb)
        .filter(|&noun| noun > be && noun < verb && document.dep(noun).starts_with("nsubj"));
    let told = told.map(|token| Attachment { token, head: be, dep: "attr" });
    let own = [
        Attachment { token: be, head: participle, dep: "xcomp" },
        Attachment { token: be - 1, head: be, dep: "aux" },
    ];
    told.chain(own).collect()
}
