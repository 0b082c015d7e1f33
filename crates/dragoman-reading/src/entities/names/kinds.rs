//! What each name is of.
//!
//! In: the drafts. Out: a type for each. The lexicon decides where it knows the name; else every mention
//! of the same words puts what it shows on one scale ([`Scale`]): the parser's label, a title, words
//! that tell ("Ministry", "River"), an apposition, a given name, signs of a place, an age. So one clear
//! mention settles the others. A surname goes with the person whose full name the article has.

use super::super::titles;
use super::Draft;
use super::place_signs::{self, Atlas};
use crate::Parsed;
use crate::lexicon::{Being, Gender, Known, Place};
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// Storms that have names.
const STORMS: [&str; 4] = ["Cyclone", "Hurricane", "Storm", "Typhoon"];

/// What was shown for each type.
type Scale = BTreeMap<EntityType, u32>;

/// What a title or a telling word weighs.
const CLEAR: u32 = 6;
/// What an apposition or a given name with a surname weighs.
const STRONG: u32 = 4;
/// What the parser's label weighs.
const LABEL: u32 = 2;
/// What only points one way weighs.
const HINT: u32 = 1;

/// Settles the type of each name.
pub(super) fn settle(parsed: &Parsed<'_>, atlas: &Atlas<'_>, drafts: &[Draft]) -> Vec<Option<EntityType>> {
    let mut scales: BTreeMap<&str, Scale> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.known.is_none()) {
        weigh(parsed, atlas, draft, scales.entry(parsed.document.words(draft.tokens.clone())).or_default());
    }
    let surnames = surnames(parsed, drafts, &scales);
    let storms = storms(parsed, drafts);
    let kind = |draft: &Draft| {
        if let Some(known) = draft.known {
            return Some(known_kind(parsed, draft, known));
        }
        let words = parsed.document.words(draft.tokens.clone());
        if draft.tokens.len() == 1 && storms.contains(words) {
            return Some(EntityType::Event);
        }
        if draft.tokens.len() == 1 && surnames.contains(words) {
            return Some(EntityType::Person);
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
        person_sign(parsed, draft),
        organisation_sign(parsed, atlas, draft),
        designation_sign(parsed, draft),
    ];
    for (kind, weight) in signs.into_iter().flatten() {
        add(kind, weight);
    }
    if by_words != Some(EntityType::Org) {
        add(EntityType::Gpe, place_signs::weight(parsed, atlas, &draft.tokens));
    }
}

/// A given name before others, an age behind the name, a verb of speech over it.
fn person_sign(parsed: &Parsed<'_>, draft: &Draft) -> Option<(EntityType, u32)> {
    let tokens = &draft.tokens;
    let shows = has_given_name(parsed, tokens) && all_proper(parsed, tokens) || has_age(parsed, tokens);
    let is_named_so = shows || is_of_halves(parsed.document.words(tokens.clone()));
    if is_named_so || is_said_to_be_a_person(parsed, tokens) {
        return Some((EntityType::Person, STRONG + HINT));
    }
    let document = parsed.document;
    let is_given =
        tokens.len() == 1 && parsed.lexicon.naming.given_name(document.word(tokens.start)).is_some();
    let head = parsed.clauses.head_of(tokens.clone());
    let above = document.head(head);
    let speaks = above != head
        && document.pos(above) == Pos::Verb
        && document.dep(head) == "nsubj"
        && parsed.lexicon.speech.verbs.beginning_with(document.lemma(above)).next().is_some();
    let weight = if is_given { LABEL } else { 0 } + if speaks && tokens.len() < 3 { HINT } else { 0 };
    (weight > 0).then_some((EntityType::Person, weight))
}

/// "Park Min-Su", "Lam Wai-ho": a short surname and a given name of two short halves.
fn is_of_halves(words: &str) -> bool {
    let is_short = |word: &str, most: usize| {
        let n_letters = word.chars().count();
        (2..=most).contains(&n_letters) && word.chars().all(char::is_alphabetic)
    };
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let parts = words.split_once(' ').and_then(|(surname, given)| Some((surname, given.split_once('-')?)));
    parts.is_some_and(|(surname, (one, other))| {
        let is_mixed = surname.chars().any(char::is_lowercase);
        is_mixed
            && is_capital(surname)
            && is_capital(one)
            && is_short(surname, 6)
            && is_short(one, 5)
            && is_short(other, 5)
    })
}

fn has_given_name(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    (2..5).contains(&tokens.len())
        && parsed.lexicon.naming.given_name(parsed.document.word(tokens.start)).is_some()
}

fn all_proper(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|token| {
        let word = parsed.document.word(token);
        word.chars().next().is_some_and(char::is_uppercase) && !word.chars().all(char::is_uppercase)
            || matches!(word, "al" | "bin" | "-" | "el" | "van" | "de" | "von" | "ibn")
            || word.ends_with('.')
    })
}

/// "Reyes was a commander".
fn is_said_to_be_a_person(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let head = parsed.clauses.head_of(tokens.clone());
    let above = parsed.document.head(head);
    let Some(clause) = parsed.clauses.headed_by(above).map(|clause| &parsed.clauses.list()[clause]) else {
        return false;
    };
    let role = clause
        .attribute
        .first()
        .and_then(|&noun| parsed.lexicon.roles.by_noun(&parsed.document.lemma(noun).to_lowercase()));
    clause.subject.contains(&head)
        && role.is_some_and(|role| parsed.lexicon.roles.at(role).is == Being::Person)
}

/// "Reyes, 34, said", "34-year-old Reyes".
fn has_age(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    let before = tokens.start.checked_sub(1).map(|before| document.word(before));
    if before == Some("old") && tokens.start >= 3 && document.word(tokens.start - 3) == "year"
        || before.is_some_and(|word| word.ends_with("year-old"))
    {
        return true;
    }
    tokens.end + 2 < document.len()
        && document.word(tokens.end) == ","
        && matches!(document.word(tokens.end + 2), "," | ".")
        && document.word(tokens.end + 1).parse::<u8>().is_ok_and(|age| (1..=110).contains(&age))
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

/// The last words of the people whose full names the article has.
fn surnames<'a>(parsed: &Parsed<'a>, drafts: &[Draft], scales: &BTreeMap<&str, Scale>) -> HashSet<&'a str> {
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
fn storms<'a>(parsed: &Parsed<'a>, drafts: &[Draft]) -> HashSet<&'a str> {
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
