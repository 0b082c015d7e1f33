//! "Hill said *on Monday* the town had fallen": when it was said, which the parser takes for when it happened.
//!
//! In: a parse and the lexicon. Out: the arc that hangs a day right behind a cue on the cue.

use super::{child, first_below, first_of_subject, last_below, reports_clauses};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document};

/// The arc for a preposition with a day between a cue and the subject of what is said.
pub(super) fn arc(document: &Document, lexicon: &Lexicon, preposition: usize) -> Option<Attachment> {
    let clause = document.head(preposition);
    let cue = document.head(clause);
    let is_inside = document.word(preposition) == "on"
        && document.dep(preposition) == "prep"
        && document.dep(clause) == "ccomp"
        && cue < preposition
        && preposition < clause;
    if !is_inside || !reports_clauses(document, lexicon, cue) {
        return None;
    }
    let day = child(document, preposition, &["pobj"])?;
    let is_day = document.name_at(day).is_some_and(|name| name.label == "DATE");
    let is_between = first_below(document, preposition) == cue + 1
        && first_of_subject(document, clause) == Some(last_below(document, preposition) + 1);
    (is_day && is_between).then_some(Attachment { token: preposition, head: cue, dep: "prep" })
}
