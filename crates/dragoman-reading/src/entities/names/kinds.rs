//! What each name is of.
//!
//! In: the drafts. Out: a type for each. The lexicon decides where it knows the name, unless it is a team's; else every mention
//! of the same words puts what it shows on one scale ([`Scale`]): the parser's label, a title, words
//! that tell ("Ministry", "River"), an apposition, a given name, signs of a place, an age. So one clear
//! mention settles the others. A surname goes with the person whose full name the article has.

use super::super::titles;
use super::Draft;
use super::person_signs::{self, has_given_name};
use super::place_signs::{self, Atlas};
use super::{teams, unshown};
use crate::Parsed;
use crate::lexicon::{Being, Gender, Known, Place};
use dragoman_language::Pos;
use dragoman_records::EntityType;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::ops::Range;

/// Storms that have names.
const STORMS: [&str; 4] = ["Cyclone", "Hurricane", "Storm", "Typhoon"];

/// What was shown for each type.
pub(super) type Scale = BTreeMap<EntityType, u32>;

/// What a title or a telling word weighs.
const CLEAR: u32 = 6;
/// What an apposition or a given name with a surname weighs.
pub(super) const STRONG: u32 = 4;
/// What the parser's label weighs.
pub(super) const LABEL: u32 = 2;
/// What only points one way weighs.
pub(super) const HINT: u32 = 1;

/// Settles the type of each name.
pub(super) fn settle(parsed: &Parsed<'_>, atlas: &Atlas<'_>, drafts: &[Draft]) -> Vec<Option<EntityType>> {
    let mut scales: BTreeMap<&str, Scale> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.known.is_none()) {
        weigh(parsed, atlas, draft, scales.entry(parsed.document.words(draft.tokens.clone())).or_default());
    }
    let surnames = surnames(parsed, drafts, &scales);
    let storms = storms(parsed, drafts);
    let unshown = unshown::find(parsed, drafts, &scales);
    let teams = teams::find(parsed, drafts);
    let kind = |draft: &Draft| {
        let words = parsed.document.words(draft.tokens.clone());
        if teams.contains(words) && teams::is_land(draft) {
            return Some(EntityType::Org);
        }
        if let Some(known) = draft.known {
            return Some(known_kind(parsed, draft, known));
        }
        if draft.tokens.len() == 1 && storms.contains(words) {
            return Some(EntityType::Event);
        }
        if draft.tokens.len() == 1 && surnames.contains(words) {
            return Some(EntityType::Person);
        }
        if unshown.contains(words) {
            return Some(EntityType::Other);
        }
        scales.get(words).and_then(heaviest).or(draft.label)
    };
    drafts.iter().map(kind).collect()
}

fn heaviest(scale: &Scale) -> Option<EntityType> {
    let place = [EntityType::Gpe, EntityType::Loc, EntityType::Fac];
    let weight = |kind: &EntityType| scale.get(kind).copied().unwrap_or_default();
    let of_places: u32 = place.iter().map(weight).sum();
    let others = scale.iter().filter(|(kind, _)| !place.contains(kind));
    let other = others.max_by_key(|&(kind, weight)| (*weight, std::cmp::Reverse(*kind)));
    match other {
        Some((&kind, &weight)) if weight >= of_places => Some(kind),
        _ => place.into_iter().max_by_key(|kind| (weight(kind), std::cmp::Reverse(*kind))),
    }
}

/// Puts on the scale what one mention shows.
fn weigh(parsed: &Parsed<'_>, atlas: &Atlas<'_>, draft: &Draft, scale: &mut Scale) {
    let mut add = |kind: EntityType, weight: u32| *scale.entry(kind).or_default() += weight;
    if let Some(label) = draft.label {
        add(label, LABEL);
    }
    let by_words = kind_by_words(parsed, &draft.tokens);
    if titles::title_before(parsed, draft.tokens.start).is_some_and(|title| !title.is_empty()) {
        add(by_words.unwrap_or(EntityType::Person), CLEAR);
    }
    if let Some(kind) = by_words {
        // A person may be called River or Street, but not with a given name and a ministry.
        let is_person = draft.label == Some(EntityType::Person) && has_given_name(parsed, &draft.tokens);
        add(kind, if is_person && kind != EntityType::Org { HINT } else { CLEAR });
    }
    let beside = [kind_by_apposition(parsed, &draft.tokens), kind_by_noun_before(parsed, &draft.tokens)];
    for kind in beside.into_iter().flatten() {
        add(kind, STRONG);
    }
    let signs = [
        person_signs::weight(parsed, draft).map(|weight| (EntityType::Person, weight)),
        organisation_sign(parsed, atlas, draft),
        designation_sign(parsed, draft),
        house_sign(parsed, draft),
    ];
    for (kind, weight) in signs.into_iter().flatten() {
        add(kind, weight);
    }
    // "The Kurdish Yazidi *villages*" are named after a people.
    let is_of_people = draft.label == Some(EntityType::Norp) && draft.tokens.len() > 1;
    if by_words != Some(EntityType::Org) && !is_of_people {
        add(EntityType::Gpe, place_signs::weight(parsed, atlas, &draft.tokens));
    }
}

/// An acronym, or an article before what the parser takes for a person: "the Taliban".
fn organisation_sign(parsed: &Parsed<'_>, atlas: &Atlas<'_>, draft: &Draft) -> Option<(EntityType, u32)> {
    let word = parsed.document.word(draft.tokens.start);
    let is_short = draft.tokens.len() == 1 && (2..=6).contains(&word.len());
    if is_short && word.chars().all(|letter| letter.is_ascii_uppercase()) && !atlas.has(word) {
        return Some((EntityType::Org, LABEL));
    }
    let before = draft.tokens.start.checked_sub(1).map(|before| parsed.document.word(before));
    let head = parsed.clauses.head_of(draft.tokens.clone());
    // Not in "the Bush administration": there the article is the administration's.
    let is_person = draft.label == Some(EntityType::Person)
        && !has_given_name(parsed, &draft.tokens)
        && parsed.clauses.heads_a_phrase(head);
    (is_person && matches!(before, Some("the" | "The"))).then_some((EntityType::Org, LABEL + HINT))
}

/// "IE6", "F-16", "208B": what capitals and digits designate is a thing, unless the lexicon has it ("MI6").
fn designation_sign(parsed: &Parsed<'_>, draft: &Draft) -> Option<(EntityType, u32)> {
    let word = parsed.document.words(draft.tokens.clone());
    let mut letters = word.chars();
    let is_code =
        letters.all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-');
    let has = |wanted: fn(&char) -> bool| word.chars().any(|letter| wanted(&letter));
    let is_mixed = has(char::is_ascii_digit) && has(char::is_ascii_uppercase);
    (is_code && is_mixed && word.len() < 8).then_some((EntityType::Other, STRONG))
}

/// "At *Reyes*'s around five": where one is at what somebody has, and nothing that he has is named, it is a house
/// that is open to guests.
fn house_sign(parsed: &Parsed<'_>, draft: &Draft) -> Option<(EntityType, u32)> {
    let document = parsed.document;
    let (start, mark) = (draft.tokens.start, draft.tokens.end);
    let has_mark = mark < document.len() && document.tag(mark) == "POS" && document.word(mark) != "'";
    let is_at = start > 0 && matches!(document.word(start - 1), "at" | "to" | "near");
    let head = parsed.clauses.head_of(draft.tokens.clone());
    (has_mark && is_at && document.dep(head) == "pobj").then_some((EntityType::Fac, CLEAR))
}

/// The last words of the people whose full names the article has.
fn surnames<'a>(parsed: &Parsed<'a>, drafts: &[Draft], scales: &BTreeMap<&str, Scale>) -> FxHashSet<&'a str> {
    let is_person = |draft: &&Draft| match draft.known {
        Some(known) => matches!(known, Known::Person(_)),
        None => {
            let scale = scales.get(parsed.document.words(draft.tokens.clone()));
            scale.and_then(heaviest) == Some(EntityType::Person)
        }
    };
    let people = drafts.iter().filter(|draft| draft.tokens.len() > 1).filter(is_person);
    people
        .map(|draft| parsed.document.word(draft.tokens.end - 1))
        .filter(|word| word.chars().count() > 2)
        .collect()
}

/// What the article calls a storm by a name of its own: "Hurricane *Nils*", and then "Nils".
fn storms<'a>(parsed: &Parsed<'a>, drafts: &[Draft]) -> FxHashSet<&'a str> {
    let document = parsed.document;
    let is_storm = |token: usize| STORMS.contains(&document.word(token));
    let last = drafts.iter().map(|draft| draft.tokens.end - 1);
    last.filter(|&token| token > 0 && is_storm(token - 1)).map(|token| document.word(token)).collect()
}

/// What words inside a name tell of it: "Oxford *Street*", "*University* of Oslo".
pub(super) fn kind_by_words(parsed: &Parsed<'_>, tokens: &Range<usize>) -> Option<EntityType> {
    let document = parsed.document;
    let naming = &parsed.lexicon.naming;
    if tokens.len() < 2 {
        return None;
    }
    let of = tokens.clone().skip(1).find(|&token| matches!(document.word(token), "of" | "for"));
    let last = naming.kind_by_word(document.word(tokens.end - 1), Place::Last);
    if let Some(of) = of {
        // "Medal of Valor Act".
        return naming.kind_by_word(document.word(of - 1), Place::Of).or(last);
    }
    last.or_else(|| naming.kind_by_word(document.word(tokens.start), Place::First))
}

/// "Tal Skik, a mountainous area": what the phrase that renames a name says that it is.
pub(super) fn kind_by_apposition(parsed: &Parsed<'_>, tokens: &Range<usize>) -> Option<EntityType> {
    let head = parsed.clauses.head_of(tokens.clone());
    parsed.clauses.appositions(head).into_iter().find_map(|noun| kind_of_noun(parsed, noun))
}

/// "The newspaper *Altavoz*", "the cruise ship *Star Queen*": what the noun right before a name says that it is. Whom
/// titles stand before, `titles` knows.
fn kind_by_noun_before(parsed: &Parsed<'_>, tokens: &Range<usize>) -> Option<EntityType> {
    let document = parsed.document;
    let noun = tokens.start.checked_sub(1).filter(|&before| document.pos(before) == Pos::Noun)?;
    let head = parsed.clauses.head_of(tokens.clone());
    let is_called_so = document.head(noun) == head || document.head(head) == noun;
    let kind = kind_of_noun(parsed, noun).filter(|_| is_called_so)?;
    (kind != EntityType::Person).then_some(kind)
}

/// What a noun says of what it stands for.
fn kind_of_noun(parsed: &Parsed<'_>, noun: usize) -> Option<EntityType> {
    let lemma = parsed.document.lemma(noun).to_lowercase();
    let role = parsed.lexicon.roles.by_noun(&lemma).map(|role| parsed.lexicon.roles.at(role));
    let is_one = parsed.document.tag(noun) == "NN";
    match role.map(|role| role.is) {
        Some(Being::Person) => Some(EntityType::Person),
        // "a woman", "the man".
        Some(Being::Side) if is_one && role.is_some_and(|role| role.gender() != Gender::Open) => {
            Some(EntityType::Person)
        }
        Some(Being::Body) => Some(EntityType::Org),
        Some(Being::Place) => Some(EntityType::Gpe),
        _ if parsed.lexicon.events.noun_classes.has("product", &lemma) => Some(EntityType::Other),
        _ => parsed.lexicon.naming.kind_by_word(&capitalised(&lemma), Place::Last),
    }
}

/// The word with a large letter at its head.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn known_kind(parsed: &Parsed<'_>, draft: &Draft, known: Known) -> EntityType {
    match known {
        Known::Country(_) | Known::Capital(_) => EntityType::Gpe,
        Known::Organisation(idx) => parsed.lexicon.actors.organisations[idx].value.kind,
        Known::Person(_) => EntityType::Person,
        Known::People(_) | Known::Folk(_) => EntityType::Norp,
        Known::Adjective(_) | Known::FolkAdjective(_) => draft.label.unwrap_or(EntityType::Norp),
    }
}
