//! "*Veterans* interviewed at the rally said …": a participle that took the subject of the verb behind it.
//!
//! In: a parse. Out: the arcs that give the subject back to the finite verb, and hang the participle on it.

use super::{as_subject, child, has_subject, is_finite};
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

/// "Says *suspects* held in the town *have* no rights": the same where both hang on a verb before them; a word that opens the
/// clause goes with the finite verb.
pub(super) fn told(document: &Document, verb: usize) -> Vec<Attachment> {
    let cue = document.head(verb);
    let lacks = document.dep(verb) == "ccomp"
        && cue < verb
        && is_finite(document, verb)
        && !has_subject(document, verb);
    if !lacks || child(document, verb, &["cc", "mark"]).is_some() {
        return Vec::new();
    }
    let is_participle = |&token: &usize| {
        cue < token
            && token < verb
            && document.dep(token) == "ccomp"
            && matches!(document.tag(token), "VBN" | "VBG")
            && !is_finite(document, token)
    };
    let Some(participle) = document.children(cue).filter(is_participle).last() else { return Vec::new() };
    let Some(subject) = child(document, participle, &["nsubj", "nsubjpass"]).filter(|&it| it < participle)
    else {
        return Vec::new();
    };
    let opener =
        child(document, participle, &["mark"]).map(|token| Attachment { token, head: verb, dep: "mark" });
    let own =
        [as_subject(document, subject, verb), Attachment { token: participle, head: subject, dep: "acl" }];
    own.into_iter().chain(opener).collect()
}
