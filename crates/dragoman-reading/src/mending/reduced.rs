//! "*Veterans* interviewed at the rally said …": a participle that took the subject of the verb behind it.
//!
//! In: a parse. Out: the arcs that give the subject back to the finite verb, and hang the participle on it.

use super::{as_subject, is_finite};
use dragoman_language::{Attachment, Document};

/// The arcs that give a verb without a subject that of a participle; none where there is no such.
pub(super) fn arcs(document: &Document, verb: usize) -> Vec<Attachment> {
    let is_participle = |&token: &usize| {
        token < verb
            && matches!(document.dep(token), "advcl" | "ccomp" | "csubj")
            && matches!(document.tag(token), "VBN" | "VBG")
            && !is_finite(document, token)
    };
    let participle = document.children(verb).find(is_participle);
    let Some(participle) = participle else { return Vec::new() };
    let is_subject =
        |&token: &usize| token < participle && matches!(document.dep(token), "nsubj" | "nsubjpass");
    let Some(subject) = document.children(participle).find(is_subject) else { return Vec::new() };
    vec![as_subject(document, subject, verb), Attachment { token: participle, head: subject, dep: "acl" }]
}
