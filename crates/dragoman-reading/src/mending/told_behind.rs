//! "The town has fallen, Tom Hill, *a spokesman*, said on Monday": a cue behind what is said, which the parser hangs on it.
//!
//! In: a parse and the lexicon. Out: the arcs that make the cue the head of its sentence, with its subject, and what is
//! said its clause.

use super::{after_opening, child, has_subject, is_finite, reports_clauses};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document};

/// What the parser takes the cue for.
const TAKEN: [&str; 5] = ["acl", "advcl", "conj", "dep", "relcl"];

/// The arcs for a cue without a subject behind a whole clause.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, cue: usize) -> Vec<Attachment> {
    let is_loose = TAKEN.contains(&document.dep(cue))
        && matches!(document.tag(cue), "VBD" | "VBZ")
        && !has_subject(document, cue)
        && child(document, cue, &["ccomp", "cc", "mark", "xcomp"]).is_none()
        && (document.lemma(cue) == "tell" || reports_clauses(document, lexicon, cue));
    if !is_loose {
        return Vec::new();
    }
    let mut sentence = document.sentences()[document.sentence_of(cue)].clone();
    let told = sentence.find(|&token| document.dep(token) == "ROOT");
    let Some(told) = told.filter(|&told| told < cue && is_finite(document, told)) else {
        return Vec::new();
    };
    let Some(subject) = after_opening::arc(document, cue) else { return Vec::new() };
    let is_whole = has_subject(document, told) && told < subject.token;
    // "Reyes spoke, Hill, who …, said": "and" would part two clauses.
    let is_two =
        (told..subject.token).any(|token| document.dep(token) == "cc" && document.head(token) == told);
    if !is_whole || is_two {
        return Vec::new();
    }
    vec![
        Attachment { token: cue, head: cue, dep: "ROOT" },
        subject,
        Attachment { token: told, head: cue, dep: "ccomp" },
    ]
}
