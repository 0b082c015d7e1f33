//! "A Taliban spokesman, *Yusuf Ahmadi* said", "the leader of the militant group *Hezbollah* said": a noun and the name
//! behind it, both hung on one verb.
//!
//! In: a parse and the lexicon. Out: the arc that makes the name rename the noun for a person before its comma, or the noun
//! right before it. A verb has one subject, and several only with "and" between them.

use super::offices::is_office;
use crate::lexicon::{Being, Lexicon, Role};
use dragoman_language::{Attachment, Document, Pos};

/// What the parser takes both for.
const PLACES: [&str; 3] = ["nsubj", "nsubjpass", "dobj"];

/// The arc for the last word of a name; none if nothing before it stands in its place.
pub(super) fn arc(document: &Document, lexicon: &Lexicon, name: usize) -> Option<Attachment> {
    let (verb, dep) = (document.head(name), document.dep(name));
    if document.pos(name) != Pos::Propn || !PLACES.contains(&dep) {
        return None;
    }
    let before = first_of(document, name).checked_sub(1)?;
    let noun = document.children(verb).filter(|&noun| noun <= before && document.dep(noun) == dep).last()?;
    let has_comma = document.word(before) == ",";
    let is_noun = || matches!(document.pos(before), Pos::Noun | Pos::Propn);
    if !has_comma && !is_noun() || !reaches(document, noun, before + usize::from(!has_comma)) {
        return None;
    }
    let head = [before, noun].into_iter().find(|&noun| may_rename(document, lexicon, name, noun))?;
    Some(Attachment { token: name, head, dep: "appos" })
}

/// A person's name for a noun for one person, a body's for one body: "a timeline *Russia* said it could not meet" has neither.
fn may_rename(document: &Document, lexicon: &Lexicon, name: usize, noun: usize) -> bool {
    let is_one = !matches!(document.tag(noun), "NNS" | "NNPS" | ",");
    let is_body = || role_of(document, lexicon, noun).is_some_and(|role| role.is == Being::Body);
    let names_person = || is_human(document, lexicon, noun) && is_person(document, lexicon, name);
    is_one && (names_person() || is_body() && may_be_body(document, name))
}

fn role_of<'l>(document: &Document, lexicon: &'l Lexicon, noun: usize) -> Option<&'l Role> {
    let role = lexicon.roles.by_noun(&document.lemma(noun).to_lowercase())?;
    Some(lexicon.roles.at(role))
}

/// Whether the parser takes a name for a body's, or one word for a person's: "the newspaper *Herald*".
fn may_be_body(document: &Document, name: usize) -> bool {
    let found = document.names().iter().find(|it| it.tokens.contains(&name));
    found.is_none_or(|found| match found.label.as_str() {
        "ORG" | "PRODUCT" | "WORK_OF_ART" | "FAC" => true,
        "PERSON" => found.tokens.len() == 1,
        _ => false,
    })
}

/// Whether the parser takes a name for a person's, or it begins with a given name.
fn is_person(document: &Document, lexicon: &Lexicon, name: usize) -> bool {
    let found = document.names().iter().find(|it| it.tokens.contains(&name));
    found.is_some_and(|found| {
        let given = lexicon.naming.given_name(document.word(found.tokens.start));
        found.label == "PERSON" || given.is_some() && found.tokens.len() > 1
    })
}

fn is_human(document: &Document, lexicon: &Lexicon, noun: usize) -> bool {
    let is_one_of_people = || lexicon.events.noun_classes.has("people", &document.lemma(noun).to_lowercase());
    is_office(document, lexicon, noun) || document.pos(noun) == Pos::Noun && is_one_of_people()
}

/// Whether the words up to the comma all belong to the noun.
fn reaches(document: &Document, noun: usize, comma: usize) -> bool {
    (noun + 1..comma).all(|token| {
        let mut above =
            std::iter::successors(Some(token), |&at| Some(document.head(at)).filter(|&it| it != at));
        above.any(|at| at == noun)
    })
}

/// The first word of a name with its titles.
fn first_of(document: &Document, name: usize) -> usize {
    document.children(name).filter(|&child| child < name).min().unwrap_or(name)
}
