//! "“*The town*,” the minister said, “has fallen”": a quotation that its cue parts behind the subject.
//!
//! In: a parse. Out: the arcs that give the quoted verb the quoted subject, which the parser gives to the cue.

use super::{as_subject, has_subject, is_finite};
use dragoman_language::{Attachment, Document};

/// The arcs for the subject of a cue that stands in a quotation, if a clause of what is said lacks one and somebody behind the
/// mark is another subject of the cue, or is taken for the quoted one.
pub(super) fn arcs(document: &Document, subject: usize) -> Vec<Attachment> {
    let cue = document.head(subject);
    if document.dep(subject) != "nsubj" || subject > cue {
        return Vec::new();
    }
    let beside = document.children(cue).filter(|&it| document.dep(it) == "nsubj");
    let taken = document.children(subject).filter(|&it| document.dep(it) == "appos");
    let is_behind = |&it: &usize| it < cue && (subject + 1..it).any(|token| closes(document, token));
    let own = beside.chain(taken).find(is_behind);
    let lacks_it = |&clause: &usize| {
        clause > cue
            && document.dep(clause) == "ccomp"
            && is_finite(document, clause)
            && !has_subject(document, clause)
    };
    match own.zip(document.children(cue).find(lacks_it)) {
        Some((own, clause)) => {
            vec![as_subject(document, own, cue), as_subject(document, subject, clause)]
        }
        None => Vec::new(),
    }
}

/// Whether a token is a mark that closes a quotation.
fn closes(document: &Document, token: usize) -> bool {
    matches!(document.word(token), "”" | "\"" | "''" | "»" | "’" | "'")
}
