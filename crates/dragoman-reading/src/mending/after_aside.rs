//! "Tom Hill, 34, *Ann Reyes*, 28, and *Dan Wood*, 30, were killed", "Tom Hill of Ohio and *Ann Reyes* of Utah": several people,
//! each with an age, a party, a home or an office behind the name.
//!
//! In: a parse and the lexicon. Out: the arc that makes a name one more of those it stands among. The parser takes it for
//! another name of the one before, or hangs it on what is said of that one.

use super::noun_and_name::{first_of, is_person};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document, Pos};

/// What leads from the words of an aside to whom it is about.
const INSIDE: [&str; 6] = ["appos", "conj", "npadvmod", "nummod", "pobj", "prep"];

/// Places of a noun that others may have beside it.
const PLACES: [&str; 4] = ["dobj", "nsubj", "nsubjpass", "pobj"];

/// Places beside another in which the parser puts a name.
const BESIDE: [&str; 5] = ["dep", "dobj", "npadvmod", "nsubj", "nsubjpass"];

/// The arc for the last word of a person's name behind an aside on another person.
pub(super) fn arc(document: &Document, lexicon: &Lexicon, name: usize) -> Option<Attachment> {
    if let Some(arc) = beyond_name(document, lexicon, name) {
        return Some(arc);
    }
    if document.pos(name) != Pos::Propn || !is_person(document, lexicon, name) {
        return others(document, lexicon, name);
    }
    let above = document.head(name);
    let (other, is_home) = match document.dep(name) {
        "appos" if goes_on(document, name) => (above, false),
        "conj" if !is_person(document, lexicon, above) => {
            (owner(document, lexicon, above)?, is_place(document, above))
        }
        dep if BESIDE.contains(&dep) && goes_on(document, name) => {
            (person_before(document, lexicon, above, name)?, false)
        }
        _ => return None,
    };
    let is_other = is_person(document, lexicon, other) && (is_home || has_aside(document, other, name));
    is_other.then_some(Attachment { token: name, head: other, dep: "conj" })
}

/// The last person before a name who hangs on the same word.
fn person_before(document: &Document, lexicon: &Lexicon, above: usize, name: usize) -> Option<usize> {
    let first = first_of(document, name);
    let is_one = |&token: &usize| {
        token < first && document.pos(token) == Pos::Propn && is_person(document, lexicon, token)
    };
    document.children(above).filter(is_one).last()
}

/// "Tom Hill, the mayor, and *two* of his guards": the arc for several others, who are no second office of the one.
fn others(document: &Document, lexicon: &Lexicon, others: usize) -> Option<Attachment> {
    let office = document.head(others);
    let one = document.head(office);
    let are_more = document.dep(others) == "conj"
        && matches!(document.tag(others), "CD" | "NNS")
        && document.dep(office) == "appos"
        && document.tag(office) == "NN"
        && document.pos(one) == Pos::Propn;
    (are_more && is_person(document, lexicon, one) && has_aside(document, one, others))
        .then_some(Attachment { token: others, head: one, dep: "conj" })
}

/// "The mayor, Tom Hill, and *two* of his guards": the arc for others behind "and" and the comma that closes the name of one
/// person, beside him and neither on him nor on his name: then the name stays his.
fn beyond_name(document: &Document, lexicon: &Lexicon, others: usize) -> Option<Attachment> {
    if document.dep(others) != "conj" {
        return None;
    }
    let above = document.head(others);
    let is_name = |&at: &usize| document.dep(at) == "appos" && is_person(document, lexicon, at);
    let noun = if is_name(&above) { document.head(above) } else { above };
    let and = first_of(document, others).checked_sub(1).filter(|&and| document.dep(and) == "cc")?;
    let is_closed = and > 0 && document.word(and - 1) == ",";
    let is_beside = document.tag(noun) == "NN"
        && is_closed
        && document.children(noun).filter(is_name).any(|name| name < and);
    let dep = PLACES.into_iter().find(|&dep| document.dep(noun) == dep)?;
    is_beside.then_some(Attachment { token: others, head: document.head(noun), dep })
}

/// Nobody is coordinated with a place: "Hill of *Ohio* and Reyes".
fn is_place(document: &Document, token: usize) -> bool {
    document.dep(token) == "pobj" && document.name_at(token).is_some_and(|name| name.label == "GPE")
}

/// Whether a name is one of several: another with "and" hangs on it, or "and" stands before it.
fn goes_on(document: &Document, name: usize) -> bool {
    let first = first_of(document, name);
    first > 0 && document.dep(first - 1) == "cc"
        || document.children(name).any(|child| document.dep(child) == "conj")
}

/// The person whom the aside in which a token stands is about.
fn owner(document: &Document, lexicon: &Lexicon, inside: usize) -> Option<usize> {
    let up = |&at: &usize| {
        let head = document.head(at);
        (INSIDE.contains(&document.dep(at)) && head < at).then_some(head)
    };
    let mut above = std::iter::successors(Some(inside), up).skip(1);
    above.find(|&at| document.pos(at) == Pos::Propn && is_person(document, lexicon, at))
}

/// Whether words between marks stand between two names: "Hill, *34*, and Reyes", "Hill (*Labour*), Reyes".
fn has_aside(document: &Document, one: usize, other: usize) -> bool {
    let end = document.name_at(one).map_or(one + 1, |name| name.tokens.end);
    let first = first_of(document, other);
    let is_and = |token: usize| document.dep(token) == "cc";
    let before =
        first.checked_sub(1).and_then(|last| if is_and(last) { last.checked_sub(1) } else { Some(last) });
    let closes = |last: usize| matches!(document.word(last), "," | ")" | ";");
    before.is_some_and(|last| end + 1 < last && matches!(document.word(end), "," | "(") && closes(last))
}
