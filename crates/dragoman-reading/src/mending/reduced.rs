//! "*Veterans* interviewed at the rally said …": a participle that took the subject of the verb behind it.
//!
//! In: a parse. Out: the arcs that give the subject back to the finite verb, and hang the participle on it.

use super::{has_subject, is_finite};
use dragoman_language::{Attachment, Document, Pos};

/// The arcs that give a verb its subject; none where it has one.
pub(super) fn arcs(document: &Document, verb: usize) -> Vec<Attachment> {
    let is_open = document.dep(verb) == "ROOT"
        && document.pos(verb) == Pos::Verb
        && is_finite(document, verb)
        && !has_subject(document, verb);
    let is_participle = |&token: &usize| {
        token < verb
            && matches!(document.dep(token), "advcl" | "ccomp" | "csubj")
            && matches!(document.tag(token), "VBN" | "VBG")
            && !is_finite(document, token)
    };
    let participle = document.children(verb).find(is_participle).filter(|_| is_open);
    let Some(participle) = participle else { return Vec::new() };
    let is_subject =
        |&token: &usize| token < participle && matches!(document.dep(token), "nsubj" | "nsubjpass");
    let Some(subject) = document.children(participle).find(is_subject) else { return Vec::new() };
    let is_passive = document.children(verb).any(|child| document.dep(child) == "auxpass");
    vec![
        Attachment { token: subject, head: verb, dep: if is_passive { "nsubjpass" } else { "nsubj" } },
        Attachment { token: participle, head: subject, dep: "acl" },
    ]
}
