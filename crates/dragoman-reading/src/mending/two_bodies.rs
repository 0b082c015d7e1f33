//! "*The World Bank* and World Health Organization are hoping": two bodies, of which the parser makes the first a part of
//! the second's name.
//!
//! In: a parse and the lexicon. Out: the arcs that give the first the place of both, with the second beside it. Both must be
//! names by themselves: of the lexicon, or the parser's own.

use super::noun_and_name::{PLACES, first_of};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document, Pos};
use std::ops::Range;

/// The arcs for the last word of the first name.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, first: usize) -> Vec<Attachment> {
    let (and, second) = (first + 1, document.head(first));
    let is_taken = document.pos(first) == Pos::Propn
        && matches!(document.dep(first), "nmod" | "compound")
        && second > and
        && document.dep(and) == "cc"
        && document.head(and) == first;
    let place = PLACES.into_iter().chain(["pobj"]).find(|&dep| document.dep(second) == dep);
    let Some(dep) = place.filter(|_| is_taken) else { return Vec::new() };
    let names = [start_of_name(document, first)..first + 1, and + 1..second + 1];
    if !names.iter().all(|name| is_name(document, lexicon, name)) {
        return Vec::new();
    }
    let before = document.children(second).filter(|&child| child < names[0].start);
    let before = before.map(|token| Attachment { token, head: first, dep: "det" });
    let own = names[0].start..first;
    let own = own.filter(|&token| document.head(token) == second).map(|token| Attachment {
        token,
        head: first,
        dep: "compound",
    });
    let names = [
        Attachment { token: first, head: document.head(second), dep },
        Attachment { token: second, head: first, dep: "conj" },
    ];
    names.into_iter().chain(before).chain(own).collect()
}

fn start_of_name(document: &Document, last: usize) -> usize {
    let start = first_of(document, last);
    let is_of_it = |&token: &usize| document.pos(token) == Pos::Propn;
    (0..start).rev().take_while(is_of_it).last().unwrap_or(start)
}

fn is_name(document: &Document, lexicon: &Lexicon, tokens: &Range<usize>) -> bool {
    lexicon.known_names.get(document.words(tokens.clone())).is_some()
        || document.name_at(tokens.start).is_some_and(|name| name.tokens == *tokens && name.label == "ORG")
}
