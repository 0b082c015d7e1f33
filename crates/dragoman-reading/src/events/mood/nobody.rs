//! "*No* soldiers were killed", "freed *none* of them": what is said of nobody did not happen.
//!
//! In: a clause. Out: whether its subject or its object is nobody or nothing.

use super::super::reader::Reader;
use crate::clauses::Clause;

/// Whether a clause tells what happened to nobody, or what nobody did.
pub(super) fn is_of_nobody(reader: &Reader<'_>, clause: &Clause) -> bool {
    clause.subject.iter().chain(&clause.object).any(|&noun| is_nobody(reader, noun))
}

/// "No soldiers", "none of them"; "no fewer than ten soldiers" are some.
fn is_nobody(reader: &Reader<'_>, noun: usize) -> bool {
    let document = reader.parsed.document;
    let is_bound = |word: usize| {
        let next = document.word((word + 1).min(document.len() - 1)).to_lowercase();
        matches!(next.as_str(), "fewer" | "less" | "more" | "matter" | "doubt")
    };
    let determiners = reader.parsed.clauses.determiners(noun);
    let is_of = |word: usize| reader.parsed.lexicon.events.noun_classes.has("nobody", reader.lemma(word));
    determiners.iter().any(|&word| is_of(word) && !is_bound(word)) || is_of(noun)
}
