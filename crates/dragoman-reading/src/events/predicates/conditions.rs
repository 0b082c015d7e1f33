//! Whether the phrases around a predicate are what its frame asks for.
//!
//! In: a frame's sense and the site of its words. Out: whether all its conditions hold and no `unless`
//! does. A condition asks for a word, for a class of nouns (`@property`), or for what a phrase stands
//! for: `@actor`, `@person`, `@state`, `@place`, `@event`, `@any`.

use super::super::reader::Reader;
use super::super::roles::Site;
use super::sites::noun_words;
use crate::lexicon::frames::{PredicateKind, Sense};
use dragoman_language::Pos;
use dragoman_records::EntityType;

pub(super) fn holds(reader: &Reader<'_>, site: &Site, sense: &Sense<'_>) -> bool {
    let has = |role: &str, wanted: &[String]| {
        let fillers = site.fillers(reader, role);
        let nouns = fillers.iter().filter_map(|&token| reader.noun_for(token)).collect::<Vec<_>>();
        fillers.iter().chain(&nouns).any(|&token| wanted.iter().any(|word| is_one(reader, token, word)))
    };
    sense.frame.conditions.iter().all(|(role, wanted)| has(role, wanted))
        && !sense.frame.unless.iter().any(|(role, wanted)| has(role, wanted))
}

/// Whether a phrase is what a condition asks for: a word, or a class of words.
fn is_one(reader: &Reader<'_>, own: usize, wanted: &str) -> bool {
    let token = reader.counted(own);
    if matches!(wanted, "@person" | "@people") && stands_for_people(reader, token) {
        return true;
    }
    match wanted.strip_prefix('@') {
        Some("any") => true,
        Some("actor") => reader.can_act(token),
        Some("person") => has_type(reader, token, &[EntityType::Person, EntityType::Norp, EntityType::Group]),
        Some("state") => has_type(reader, token, &[EntityType::Gpe]),
        Some("place") => is_place(reader, token),
        Some("event") => is_happening(reader, token),
        Some(class) => is_of_class(reader, token, class),
        None => is_word(reader, token, wanted) || is_word(reader, own, wanted),
    }
}

/// Whether a phrase ends in this word, or these.
fn is_word(reader: &Reader<'_>, token: usize, wanted: &str) -> bool {
    wanted.split([' ', '-']).next_back() == Some(reader.lemma(token))
        && noun_words(reader, token, wanted).is_some()
}

fn is_happening(reader: &Reader<'_>, token: usize) -> bool {
    let mut senses = reader.parsed.lexicon.events.frames.senses(PredicateKind::Noun, reader.lemma(token));
    senses.any(|sense| noun_words(reader, token, sense.words).is_some())
}

/// Whether a noun is of a class, alone or with the noun right before it: "police", "police officer".
fn is_of_class(reader: &Reader<'_>, token: usize, class: &str) -> bool {
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let is_pair = |word: usize| {
        reader.parsed.document.pos(word) == Pos::Noun
            && word + 1 == token
            && classes.has(class, &format!("{} {}", reader.lemma(word), reader.lemma(token)))
    };
    classes.has(class, reader.lemma(token))
        || reader.parsed.clauses.modifiers(token).iter().any(|&word| is_pair(word))
}

/// "Saved *200* more": a number that counts nothing beside it counts people.
fn stands_for_people(reader: &Reader<'_>, token: usize) -> bool {
    let document = reader.parsed.document;
    let is_number = document.pos(token) == Pos::Num
        || reader.lemma(token) == "more" && !reader.parsed.clauses.numbers(token).is_empty();
    is_number && !document.word(token).contains('%')
}

fn has_type(reader: &Reader<'_>, token: usize, types: &[EntityType]) -> bool {
    let entities = reader.findings.entities;
    match entities.referred_to(token) {
        Some(idx) => types.contains(&entities.list()[idx].kind),
        None => types.contains(&EntityType::Group) && reader.can_act(token),
    }
}

fn is_place(reader: &Reader<'_>, token: usize) -> bool {
    let span = reader.parsed.document.tokens()[token].span;
    let places = reader.findings.places;
    let next = places.partition_point(|place| place.span.end < span.end);
    places.get(next).is_some_and(|place| place.span.contains(span))
        || has_type(reader, token, &[EntityType::Gpe, EntityType::Loc, EntityType::Fac])
}
