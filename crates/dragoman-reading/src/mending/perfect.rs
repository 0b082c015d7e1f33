//! "*He's said* he will go": a perfect that the parser takes for a passive.
//!
//! In: a parse and the lexicon. Out: the arcs that make a subject and an auxiliary of a passive's. Who is said to do
//! something is followed by an infinitive; behind a verb that reports clauses a clause tells what he said himself.

use super::{child, reports_clauses};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document, Pos};

/// The arcs of the perfect; none where it is none.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, verb: usize) -> Vec<Attachment> {
    if document.pos(verb) != Pos::Verb {
        return Vec::new();
    }
    let subject = child(document, verb, &["nsubjpass"]).filter(|&it| document.lemma(it) != "it");
    let auxiliary =
        child(document, verb, &["auxpass"]).filter(|&it| matches!(document.word(it), "'s" | "’s"));
    let tells = child(document, verb, &["ccomp"]).is_some_and(|told| told > verb);
    let Some((subject, auxiliary)) = subject.zip(auxiliary).filter(|_| tells) else { return Vec::new() };
    if !reports_clauses(document, lexicon, verb) {
        return Vec::new();
    }
    vec![
        Attachment { token: subject, head: verb, dep: "nsubj" },
        Attachment { token: auxiliary, head: verb, dep: "aux" },
    ]
}
