//! Where the names of the lexicon stand in a text.
//!
//! In: the text. Out: the longest names that do not overlap, each with the reading that its place
//! supports; adjectives ("Russian") are among them, though they are no mentions.

use crate::Parsed;
use crate::lexicon::{Known, KnownName, Lexicon};
use dragoman_language::Pos;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A name of the lexicon in the text.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) tokens: Range<usize>,
    pub(super) name: &'a KnownName,
    /// What it is of, at this place.
    pub(super) reading: Known,
}

/// The names of the lexicon in a text, and which of them covers a token.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownAt<'a> {
    pub(super) list: Vec<Found<'a>>,
    of_token: Vec<Option<usize>>,
    certain: FxHashSet<Known>,
}

impl<'a> KnownAt<'a> {
    /// Looks through a text.
    pub(super) fn find(parsed: &Parsed<'a>) -> Self {
        let mut found = Self { of_token: vec![None; parsed.document.len()], ..Self::default() };
        let mut token = 0;
        while token < parsed.document.len() {
            match longest(parsed, token) {
                Some(next) => {
                    token = next.tokens.end;
                    found.add(next);
                }
                None => token += 1,
            }
        }
        found
    }

    /// The name that covers a token.
    pub(super) fn at(&self, token: usize) -> Option<&Found<'a>> {
        self.of_token.get(token).copied().flatten().map(|idx| &self.list[idx])
    }

    /// Whether a name needs no support, or has it: another name of the same that needs none stands in the text.
    pub(super) fn is_supported(&self, found: &Found<'_>) -> bool {
        !found.name.uncertain || self.certain.contains(&found.reading)
    }

    /// Whether the text names the country of a people or political bent elsewhere.
    pub(super) fn is_at_home(&self, lexicon: &Lexicon, folk: usize) -> bool {
        let Some(code) = &lexicon.actors.peoples[folk].value.code else { return true };
        self.certain.iter().any(|known| match known {
            Known::Country(idx) | Known::Capital(idx) | Known::People(idx) | Known::Adjective(idx) => {
                lexicon.countries.at(*idx).actor == *code
            }
            _ => false,
        })
    }

    fn add(&mut self, found: Found<'a>) {
        for token in found.tokens.clone() {
            self.of_token[token] = Some(self.list.len());
        }
        if !found.name.uncertain {
            self.certain.insert(found.reading);
        }
        self.list.push(found);
    }
}

fn longest<'a>(parsed: &Parsed<'a>, start: usize) -> Option<Found<'a>> {
    let document = parsed.document;
    let tokens = document.tokens();
    let first = tokens[start].bytes.start;
    let candidates = parsed.lexicon.known_names.starting(&document.text()[first..]);
    candidates.into_iter().find_map(|(bytes, name)| {
        let end = token_ending_at(parsed, start, first + bytes)?;
        let tokens = start..end;
        let reading = reading(parsed, &tokens, name)?;
        (!is_new(parsed, start, reading)).then_some(Found { reading, tokens, name })
    })
}

/// "New *Mexico*", "New *Jersey*": other places, called after the country.
fn is_new(parsed: &Parsed<'_>, start: usize, reading: Known) -> bool {
    let before = start.checked_sub(1).map(|before| parsed.document.word(before));
    before == Some("New") && matches!(reading, Known::Country(_))
}

/// One past the token that ends at a byte.
fn token_ending_at(parsed: &Parsed<'_>, start: usize, byte: usize) -> Option<usize> {
    let tokens = &parsed.document.tokens()[start..];
    let n_tokens = tokens.iter().take_while(|token| token.bytes.end < byte).count();
    tokens.get(n_tokens).filter(|token| token.bytes.end == byte).map(|_| start + n_tokens + 1)
}

/// The reading that the place of a name supports: before a noun the adjective, as the head of a
/// phrase the people.
fn reading(parsed: &Parsed<'_>, tokens: &Range<usize>, name: &KnownName) -> Option<Known> {
    let has = |wanted: fn(&Known) -> bool| name.readings.iter().copied().find(wanted);
    let first_named =
        has(|known| matches!(known, Known::Country(_) | Known::Organisation(_) | Known::Person(_)));
    match first_named {
        Some(Known::Person(_)) => return Some(person(parsed, name)),
        Some(named) => return Some(named),
        None => {}
    }
    let last = tokens.end - 1;
    let adjective = has(|known| matches!(known, Known::Adjective(_) | Known::FolkAdjective(_)));
    let people = has(|known| matches!(known, Known::People(_) | Known::Folk(_)));
    let capital = has(|known| matches!(known, Known::Capital(_)));
    let describes = parsed.document.pos(last) == Pos::Adj || !parsed.clauses.heads_a_phrase(last);
    match (adjective, people.or(capital)) {
        (Some(adjective), Some(_)) if describes => Some(adjective),
        (Some(_), Some(people)) => Some(people),
        (one, other) => one.or(other),
    }
}

/// Of the people that a name may mean the one in office on the article's day, if there is one such,
/// else the first.
fn person(parsed: &Parsed<'_>, name: &KnownName) -> Known {
    let people = name.readings.iter().copied().filter(|known| matches!(known, Known::Person(_)));
    let in_office = |known: &Known| {
        let Known::Person(idx) = known else { return false };
        let offices = &parsed.lexicon.actors.people[*idx].value.offices;
        parsed.article.published.is_some_and(|day| offices.iter().any(|office| office.held_on(day)))
    };
    let mut held = people.clone().filter(in_office);
    match (held.next(), held.next()) {
        (Some(one), None) => one,
        _ => people.into_iter().next().unwrap_or(name.readings[0]),
    }
}
