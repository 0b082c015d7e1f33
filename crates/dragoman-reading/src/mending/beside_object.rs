//! "Gunmen killed the mayor, Tom Hill, *and two of his guards*": one more object, which the parser hangs on the verb.
//!
//! In: a parse. Out: the arcs that make a noun or number with "and" an object beside the one right before it.

use super::{first_below, last_below};
use dragoman_language::{Attachment, Document, Pos};

/// Places in a clause of what the noun is beside.
const PLACES: [&str; 2] = ["dobj", "pobj"];

/// The arcs for a noun or number that is no verb and yet beside one.
pub(super) fn arcs(document: &Document, noun: usize) -> Vec<Attachment> {
    let verb = document.head(noun);
    let is_odd = document.dep(noun) == "conj"
        && matches!(document.pos(noun), Pos::Noun | Pos::Propn | Pos::Num)
        && document.pos(verb) == Pos::Verb
        && !document.children(noun).any(|child| document.dep(child).starts_with("nsubj"));
    if !is_odd {
        return Vec::new();
    }
    let first = first_below(document, noun);
    // A bare noun may be a verb that the tagger missed: "and *highlights*".
    let is_phrase = matches!(document.tag(first), "CD" | "DT" | "NNP" | "PRP$");
    let and = first.checked_sub(1).filter(|&and| document.word(and) == "and" && document.head(and) == verb);
    let Some(and) = and.filter(|_| is_phrase) else { return Vec::new() };
    let Some(other) = (verb + 1..and).rev().find(|&at| ends_before(document, at, verb, and)) else {
        return Vec::new();
    };
    let is_named = document.children(other).any(|at| document.dep(at) == "appos");
    if is_named && let Some(dep) = PLACES.into_iter().find(|&dep| document.dep(other) == dep) {
        // Beside it and not on it: an apposition between the two stays one of the first.
        return vec![Attachment { token: noun, head: document.head(other), dep }];
    }
    vec![
        Attachment { token: noun, head: other, dep: "conj" },
        Attachment { token: and, head: other, dep: "cc" },
    ]
}

/// Whether a phrase is an object of a verb, or of a preposition on it, and ends right before "and".
fn ends_before(document: &Document, at: usize, verb: usize, and: usize) -> bool {
    let end = if document.word(and - 1) == "," { and - 1 } else { and };
    let head = document.head(at);
    let is_object = PLACES.contains(&document.dep(at))
        && (head == verb || document.dep(head) == "prep" && document.head(head) == verb);
    is_object && (end..=and).contains(&(last_below(document, at) + 1))
}
