//! "*Beruff*, a Scott ally, called it strong", "*a man* who asked not to be named denied that …": a name or noun that the
//! parser takes for the head of its sentence.
//!
//! In: a parse. Out: the arcs that make the finite verb behind it the head and the name its subject. A finite verb that
//! hangs on a noun has a subject of its own ("the man who came"); without one it is the noun that does it.

use super::{as_subject, child, has_subject};
use dragoman_language::{Attachment, Document, Pos};

/// What the parser takes the verb for.
const TAKEN: [&str; 5] = ["acl", "appos", "advcl", "dep", "conj"];
/// What hangs on the verb if it stands before its subject: "*On Sunday*, Reyes …".
const OPENINGS: [&str; 6] = ["prep", "advcl", "npadvmod", "advmod", "cc", "mark"];

/// The arcs that make a verb the head of its sentence; none where it is not.
pub(super) fn arcs(document: &Document, verb: usize) -> Vec<Attachment> {
    let asked = behind_wish(document, verb);
    let noun = asked.unwrap_or_else(|| document.head(verb));
    let is_finite = || matches!(document.tag(verb), "VBD" | "VBZ" | "VBP");
    let is_taken = noun < verb
        && (asked.is_some() || TAKEN.contains(&document.dep(verb)) && is_finite())
        && document.dep(noun) == "ROOT"
        && matches!(document.pos(noun), Pos::Noun | Pos::Propn | Pos::Pron);
    // "The winner is Reyes, said …" has a subject, and its verb is the noun.
    if !is_taken || has_subject(document, verb) || has_subject(document, noun) {
        return Vec::new();
    }
    let opening = |token: usize| OPENINGS.into_iter().find(|&dep| token < noun && document.dep(token) == dep);
    let openings = document.children(noun).filter_map(|token| {
        let dep = opening(token)?;
        Some(Attachment { token, head: verb, dep })
    });
    let head = Attachment { token: verb, head: verb, dep: "ROOT" };
    [head, as_subject(document, noun, verb)].into_iter().chain(openings).collect()
}

/// "A man *who asked not to be named* denied that …": who is meant, where the parser takes the verb for what he is named.
fn behind_wish(document: &Document, verb: usize) -> Option<usize> {
    let named = document.head(verb);
    let wish = document.head(named);
    let is_behind = document.dep(verb) == "oprd"
        && document.dep(named) == "xcomp"
        && document.dep(wish) == "relcl"
        && child(document, verb, &["ccomp", "dobj"]).is_some();
    is_behind.then(|| document.head(wish))
}
