//! "A Taliban spokesman, *Yusuf Ahmadi* said", "the leader of the militant group *Hezbollah* said": a noun and the name
//! behind it, both hung on one verb; "the leader of the Church, *Pope Francis*", hung on the Church; and "police in Istanbul,
//! *Turkey* have".
//!
//! In: a parse and the lexicon. Out: the arc that makes the name rename the noun for a person, or the noun for a body right
//! before it. A verb has one subject, and several only with "and" between them.

use super::as_subject;
use super::offices::is_office;
use crate::lexicon::{Being, Known, Lexicon};
use dragoman_language::{Attachment, Document, Pos};
use std::ops::Range;

/// Places in a clause that a noun and a name may both be given.
pub(super) const PLACES: [&str; 4] = ["nsubj", "nsubjpass", "dobj", "conj"];

/// The arc for the last word of a name; none if nothing before it stands in its place.
pub(super) fn arc(document: &Document, lexicon: &Lexicon, name: usize) -> Option<Attachment> {
    let dep = document.dep(name);
    if document.pos(name) != Pos::Propn || !PLACES.contains(&dep) {
        return None;
    }
    let before = past_brackets(document, first_of(document, name).checked_sub(1)?);
    let noun = noun_before(document, name, before)?;
    let has_comma = document.word(before) == ",";
    let is_noun = || matches!(document.pos(before), Pos::Noun | Pos::Propn);
    // With a comma or "and" a name may be one of several.
    let is_list = dep == "conj" && (has_comma || (noun..name).any(|token| document.dep(token) == "cc"));
    if is_list || !has_comma && !is_noun() || !reaches(document, noun, before + usize::from(!has_comma)) {
        return None;
    }
    if has_comma && is_of_land(document, noun, before, name) {
        return Some(Attachment { token: name, head: before - 1, dep: "appos" });
    }
    if !has_comma && are_called(document, lexicon, noun, name) {
        return Some(Attachment { token: noun, head: name, dep: "nmod" });
    }
    let head = [before, noun].into_iter().find(|&noun| may_rename(document, lexicon, name, noun))?;
    Some(Attachment { token: name, head, dep: "appos" })
}

/// "Member of parliament (*MP*) Tom Hill": the arc that makes a part of the noun of what would be another name for it.
pub(super) fn bracketed(document: &Document, lexicon: &Lexicon, short: usize) -> Option<Attachment> {
    let (noun, close) = (document.head(short), short + 1);
    let is_bracketed = document.dep(short) == "appos"
        && short > 0
        && document.word(short - 1) == "("
        && close < document.len()
        && document.word(close) == ")";
    let is_named = || {
        let name = document.name_at(close + 1);
        name.is_some_and(|name| name.tokens.start == close + 1 && name.label == "PERSON")
    };
    (is_bracketed && is_human(document, lexicon, noun) && is_named()).then_some(Attachment {
        token: short,
        head: noun,
        dep: "nmod",
    })
}

/// The token before a bracket that ends here: "member of parliament *(MP)* Tom Hill".
fn past_brackets(document: &Document, before: usize) -> usize {
    let opens = |&token: &usize| document.word(token) == "(";
    let open = (before.saturating_sub(4)..before).rev().find(opens).filter(|_| document.word(before) == ")");
    open.and_then(|open| open.checked_sub(1)).unwrap_or(before)
}

/// "Prosecutors in Tangier, *Morocco* said": the arcs for a land that took the verb from those who are there.
pub(super) fn from_land(document: &Document, lexicon: &Lexicon, land: usize) -> Vec<Attachment> {
    let is_subject = document.pos(land) == Pos::Propn && matches!(document.dep(land), "nsubj" | "nsubjpass");
    let comma = first_of(document, land).checked_sub(1).filter(|&token| document.word(token) == ",");
    let Some(comma) = comma.filter(|_| is_subject) else { return Vec::new() };
    let is_lost = |&noun: &usize| {
        noun < comma
            && document.dep(noun) == "npadvmod"
            && document.pos(noun) == Pos::Noun
            && lexicon.roles.by_noun(&document.lemma(noun).to_lowercase()).is_some()
    };
    let verb = document.head(land);
    match document.children(verb).filter(is_lost).last() {
        Some(noun) if is_of_land(document, noun, comma, land) && reaches(document, noun, comma) => {
            vec![Attachment { token: land, head: comma - 1, dep: "appos" }, as_subject(document, noun, verb)]
        }
        _ => Vec::new(),
    }
}

/// "Police in Istanbul, *Turkey* have": the land behind a town that stands in the phrase of another subject.
fn is_of_land(document: &Document, noun: usize, comma: usize, name: usize) -> bool {
    let is_place =
        |token| document.name_at(token).is_some_and(|it| matches!(it.label.as_str(), "GPE" | "LOC"));
    noun + 1 < comma && is_place(comma - 1) && is_place(name)
}

/// The last noun up to a token that hangs where a name does, or on which the name hangs as one of several.
fn noun_before(document: &Document, name: usize, before: usize) -> Option<usize> {
    let (head, dep) = (document.head(name), document.dep(name));
    let beside = document.children(head).filter(|&noun| noun <= before && document.dep(noun) == dep).last();
    beside.or_else(|| (dep == "conj" && head <= before).then_some(head))
}

/// "Candidates *Tom Hill and Ann Reyes*": a noun for people, and several of them right behind it.
fn are_called(document: &Document, lexicon: &Lexicon, noun: usize, name: usize) -> bool {
    let is_several = document.children(name).any(|child| document.dep(child) == "conj");
    document.dep(noun) != "conj"
        && document.tag(noun) == "NNS"
        && is_several
        && is_human(document, lexicon, noun)
        && is_person(document, lexicon, name)
}

/// "The leader of the Church, *Pope Francis*": the arc for a person's name that the parser lets rename a thing within the
/// phrase of a noun for a person.
pub(super) fn of_whole(document: &Document, lexicon: &Lexicon, name: usize) -> Option<Attachment> {
    let within = document.head(name);
    let is_inside = document.dep(name) == "appos" && document.dep(within) == "pobj";
    if !is_inside || !is_person(document, lexicon, name) {
        return None;
    }
    let noun = document.head(document.head(within));
    let is_one = document.tag(noun) == "NN" && is_human(document, lexicon, noun);
    let has_comma =
        first_of(document, name).checked_sub(1).is_some_and(|before| document.word(before) == ",");
    // "A spokesman for the group *Tehrik-e-Taliban*": what the group is called, whatever the parser takes it for.
    // Names after a name are others, unless more of them follow: "a friend of Ann Reyes, *Tom Hill* and the mayor".
    let is_list = || document.children(name).any(|child| matches!(document.dep(child), "cc" | "conj"));
    let may_be_named = is_human(document, lexicon, within)
        || document.name_at(within).is_some_and(|name| name.label == "PERSON") && is_list()
        || !has_comma && is_body(document, lexicon, within);
    (is_one && !may_be_named).then_some(Attachment { token: name, head: noun, dep: "appos" })
}

/// "According to the minister, *Tom Hill*, …", "according to the Observatory, *a monitor*": the arc for a name, or a noun with an
/// article, behind a source and a comma, that the parser hangs elsewhere.
pub(super) fn of_source(document: &Document, lexicon: &Lexicon, token: usize) -> Option<Attachment> {
    let is_loose = match document.dep(token) {
        "dep" | "npadvmod" => true,
        // A verb has one subject.
        "nsubj" | "nsubjpass" => document
            .children(document.head(token))
            .any(|other| other > token && matches!(document.dep(other), "nsubj" | "nsubjpass")),
        _ => false,
    };
    if !is_loose {
        return None;
    }
    let first = first_of(document, token);
    let comma = first.checked_sub(1).filter(|&comma| document.word(comma) == ",")?;
    let up = |&at: &usize| Some(document.head(at)).filter(|&head| head < at);
    let mut above = std::iter::successors(comma.checked_sub(1), up);
    let source = above.find(|&at| {
        let to = document.head(at);
        document.dep(at) == "pobj" && document.word(document.head(to)).eq_ignore_ascii_case("according")
    })?;
    let tells = document.pos(token) == Pos::Noun && document.tag(first) == "DT";
    (tells || may_rename(document, lexicon, token, source)).then_some(Attachment {
        token,
        head: source,
        dep: "appos",
    })
}

/// A person's name for a noun for one person, a body's for one body: "a timeline *Russia* said it could not meet" has neither.
fn may_rename(document: &Document, lexicon: &Lexicon, name: usize, noun: usize) -> bool {
    let is_one = !matches!(document.tag(noun), "NNS" | "NNPS" | ",");
    let names_person = || is_human(document, lexicon, noun) && is_person(document, lexicon, name);
    is_one && (names_person() || is_body(document, lexicon, noun) && may_be_body(document, lexicon, name))
}

fn is_body(document: &Document, lexicon: &Lexicon, noun: usize) -> bool {
    let role = lexicon.roles.by_noun(&document.lemma(noun).to_lowercase());
    role.is_some_and(|role| lexicon.roles.at(role).is == Being::Body)
}

/// Whether the parser takes a name for a body's, or one word for a person's: "the newspaper *Herald*"; or the lexicon knows it
/// as a body's.
fn may_be_body(document: &Document, lexicon: &Lexicon, name: usize) -> bool {
    let is_known = |tokens: &Range<usize>| {
        let known = lexicon.known_names.get(document.words(tokens.clone()));
        known.is_some_and(|known| matches!(known.readings[..], [Known::Organisation(_)]))
    };
    document.name_at(name).is_none_or(|name| match name.label.as_str() {
        "ORG" | "PRODUCT" | "WORK_OF_ART" | "FAC" => true,
        "PERSON" if name.tokens.len() == 1 => true,
        // "The rights group, *B'Tselem*", which the parser takes for a place.
        _ => is_known(&name.tokens),
    })
}

/// Whether the parser takes a name for a person's, or it begins with a given name.
pub(super) fn is_person(document: &Document, lexicon: &Lexicon, name: usize) -> bool {
    let found = document.name_at(name);
    let first = found.map_or_else(|| first_of(document, name), |found| found.tokens.start);
    let is_given = || first < name && lexicon.naming.given_name(document.word(first)).is_some();
    found.is_some_and(|found| found.label == "PERSON") || is_given()
}

/// Whether a noun is one for people: an office, a trade, or what else they are.
pub(super) fn is_human(document: &Document, lexicon: &Lexicon, noun: usize) -> bool {
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

/// The first word of a name with its titles and what describes it.
pub(super) fn first_of(document: &Document, name: usize) -> usize {
    let below = |&at: &usize| document.children(at).filter(|&child| child < at).min();
    std::iter::successors(Some(name), below).last().unwrap_or(name)
}
