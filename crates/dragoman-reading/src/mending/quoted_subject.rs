//! "“*The town*,” the minister said, “has fallen”": what is said, parted by its cue behind the subject.
//!
//! In: a parse. Out: the arcs that give the verb of what is said its subject, which the parser gives to the cue, and the cue its
//! own.

use super::{as_subject, first_below, has_subject, is_finite, last_below};
use dragoman_language::{Attachment, Document, Pos};

/// The arcs for a subject before a cue, if a clause behind the cue lacks one and somebody else is the cue's: behind the mark
/// that closes a quotation, beside it with a comma between, or behind the cue ("“*The town*,” said the minister, “has fallen”").
pub(super) fn arcs(document: &Document, subject: usize) -> Vec<Attachment> {
    let cue = document.head(subject);
    if document.dep(subject) != "nsubj" || subject > cue {
        return Vec::new();
    }
    let Some(clause) = document.children(cue).find(|&it| is_clause(document, it, cue)) else {
        return Vec::new();
    };
    let beside = document.children(cue).filter(|&it| it != subject && document.dep(it) == "nsubj");
    let beside = beside.filter(|&it| is_apart(document, subject, it, cue));
    let mut taken = document.children(subject).filter(|&it| document.dep(it) == "appos" && it < cue);
    let taken = taken.find(|&it| (subject + 1..it).any(|token| closes(document, token)));
    let lent = || lent_to(document, clause, cue).filter(|_| ends_quotation(document, subject, cue));
    let lacks_it = !has_subject(document, clause);
    let own = beside.last().or(taken).filter(|_| lacks_it).or_else(lent);
    own.map_or_else(Vec::new, |own| {
        vec![as_subject(document, own, cue), as_subject(document, subject, clause)]
    })
}

/// A finite clause behind a cue and what is its own, of which nothing but marks and what goes with its verb stands before the verb.
fn is_clause(document: &Document, clause: usize, cue: usize) -> bool {
    let is_own = |it: usize| matches!(document.dep(it), "dative" | "dobj" | "npadvmod" | "nsubj" | "prep");
    let own = document.children(cue).filter(|&it| it > cue && it < clause && is_own(it)).last();
    let last = own.or_else(|| lent_to(document, clause, cue)).map_or(cue, |it| last_below(document, it));
    let goes_with = |token: usize| {
        matches!(document.dep(token), "advmod" | "aux" | "auxpass" | "neg" | "punct")
            || document.pos(token) == Pos::Punct
    };
    clause > cue
        && document.dep(clause) == "ccomp"
        && is_finite(document, clause)
        && (last + 1..clause).all(goes_with)
}

/// Whether a mark parts two subjects, or a quotation ends right before the cue and the second stands right behind it.
fn is_apart(document: &Document, subject: usize, other: usize, cue: usize) -> bool {
    if other > cue {
        return first_below(document, other) == cue + 1 && ends_quotation(document, subject, cue);
    }
    let parts = |token: usize| closes(document, token) || document.word(token) == ",";
    subject < other && (subject + 1..first_below(document, other)).any(parts)
}

/// Whether a quotation that begins with a subject ends right before the cue, with a comma: "“*The town*,” said".
fn ends_quotation(document: &Document, subject: usize, cue: usize) -> bool {
    let opens = |token: usize| matches!(document.word(token), "“" | "\"" | "``" | "«" | "‘");
    let begins = first_below(document, subject).checked_sub(1).is_some_and(opens);
    let has_comma = (subject + 1..cue).rev().take(2).any(|token| document.word(token) == ",");
    begins && has_comma && closes(document, cue - 1)
}

/// The subject right behind a cue that the parser gives to the clause of what is said.
fn lent_to(document: &Document, clause: usize, cue: usize) -> Option<usize> {
    let mut subjects = document.children(clause).filter(|&it| document.dep(it) == "nsubj");
    subjects.find(|&it| first_below(document, it) == cue + 1)
}

/// Whether a token is a mark that closes a quotation.
fn closes(document: &Document, token: usize) -> bool {
    matches!(document.word(token), "”" | "\"" | "''" | "»" | "’" | "'")
}
