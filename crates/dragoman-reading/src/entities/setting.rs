//! The countries that an article is about.
//!
//! In: the names of the lexicon in a text, and its places. Out: the country that it is clearly about, the only
//! one that it names, and whether it is set elsewhere than in a country.
//!
//! Bodies that share a name ("Labour Party") are of the country that the name is best known from, unless the
//! article is about another and gives no sign of that one.

use super::describe::code_of;
use super::known_at::KnownAt;
use crate::Parsed;
use crate::lexicon::Known;
use dragoman_records::{Place, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The countries that an article is about, by PLOVER's code.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    /// The country that it is clearly about.
    pub(super) focus: Option<String>,
    /// The only one that it names.
    pub(super) only_country: Option<String>,
    /// All that anything in it is of.
    signs: BTreeSet<String>,
}

impl Setting {
    /// Looks through the names and places of a text.
    pub(super) fn new(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, places: &[Place]) -> Self {
        let named = countries_named(parsed, known_at);
        let of_places = countries_of_places(parsed, places);
        let of_others = known_at.list.iter().flat_map(|found| codes_of_actor(parsed, found.reading));
        let signs = of_others.chain(named.keys().chain(of_places.keys()).cloned()).collect();
        Self {
            focus: focus(&named)
                .or_else(|| focus(&of_places))
                .filter(|focus| opens_in(parsed, places, focus)),
            only_country: named.keys().next().filter(|_| named.len() == 1).cloned(),
            signs,
        }
    }

    /// The country that the article is about, or the only one that it names, if nothing in it is of `code`.
    pub(super) fn elsewhere_than(&self, code: &str) -> Option<&str> {
        let about = self.focus.as_deref().or(self.only_country.as_deref());
        about.filter(|_| !self.signs.contains(code))
    }
}

/// The countries of people in the lexicon, and of bodies that share their name with none.
fn codes_of_actor(parsed: &Parsed<'_>, reading: Known) -> Vec<String> {
    let actors = &parsed.lexicon.actors;
    match reading {
        Known::Person(idx) => {
            actors.people[idx].value.offices.iter().filter_map(|office| office.code.clone()).collect()
        }
        Known::Organisation(idx) if !actors.organisations[idx].value.shared => {
            actors.organisations[idx].value.code.iter().cloned().collect()
        }
        _ => Vec::new(),
    }
}

/// A country that a text names, or that a place in it lies in.
#[derive(Debug)]
pub(super) struct Named {
    span: Span,
    pub(super) code: String,
    is_name: bool,
}

/// The countries that a text names and those of its places, in text order.
pub(super) fn named_at(parsed: &Parsed<'_>, places: &[Place], known_at: &KnownAt<'_>) -> Vec<Named> {
    let names = known_at.list.iter().filter_map(|found| {
        let span = parsed.document.span(found.tokens.clone());
        Some(Named { span, code: code_named(parsed, found.reading)?, is_name: true })
    });
    let located = places.iter().filter(|place| place.literal).filter_map(|place| {
        let country = parsed.lexicon.countries.by_code(place.country_code.as_deref()?)?;
        Some(Named { span: place.span, code: country.actor.clone(), is_name: false })
    });
    let mut named: Vec<Named> = names.chain(located).collect();
    named.sort_by_key(|it| (it.span.start, it.is_name));
    named
}

/// Those in a part of the text.
pub(super) fn within(named: &[Named], part: Span) -> impl Iterator<Item = &Named> {
    let first = named.partition_point(|it| it.span.start < part.start);
    named[first..].iter().take_while(move |it| it.span.start < part.end)
}

/// The country that a part of the text is clearly about, and the only one that it names; if all its places lie in
/// others, the country that these are in: "*Russian* forces shelled Odesa".
pub(super) fn of_span(named: &[Named], part: Span) -> (Option<String>, Option<String>) {
    let count = |is_name: bool| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for it in within(named, part).filter(|it| it.is_name == is_name) {
            *counts.entry(it.code.clone()).or_default() += 1;
        }
        counts
    };
    let (names, of_places) = (count(true), count(false));
    let is_there = |code: &String| of_places.is_empty() || of_places.contains_key(code);
    let only = names.keys().next().filter(|_| names.len() == 1).cloned();
    (focus(&names).filter(is_there).or_else(|| focus(&of_places)), only.filter(is_there))
}

/// The code of the country that a name of the lexicon names. A body has a country; it does not name it.
fn code_named(parsed: &Parsed<'_>, reading: Known) -> Option<String> {
    let is_body = matches!(reading, Known::Organisation(_));
    let code = code_of(parsed.lexicon, reading).filter(|_| !is_body)?;
    parsed.lexicon.countries.by_actor(&code).is_some().then_some(code)
}

/// How often each country is named, by its code.
fn countries_named(parsed: &Parsed<'_>, known_at: &KnownAt<'_>) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for found in &known_at.list {
        if let Some(code) = code_named(parsed, found.reading) {
            *counts.entry(code).or_default() += 1;
        }
    }
    counts
}

/// How often a place in each country is named, by its code.
fn countries_of_places(parsed: &Parsed<'_>, places: &[Place]) -> BTreeMap<String, usize> {
    countries_of_places_before(parsed, places, usize::MAX)
}

fn countries_of_places_before(parsed: &Parsed<'_>, places: &[Place], end: usize) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for code in places
        .iter()
        .filter(|place| place.literal && place.span.end <= end)
        .filter_map(|place| place.country_code.as_deref())
    {
        if let Some(country) = parsed.lexicon.countries.by_code(code) {
            *counts.entry(country.actor.clone()).or_default() += 1;
        }
    }
    counts
}

/// The country that the article is clearly about: more than half of what is named of countries.
fn focus(counts: &BTreeMap<String, usize>) -> Option<String> {
    let n_all: usize = counts.values().sum();
    let (code, &n_most) = counts.iter().max_by_key(|(code, n)| (**n, std::cmp::Reverse(*code)))?;
    (n_most >= 2 && 2 * n_most > n_all).then(|| code.clone())
}

/// Whether an article opens in a country, as far as the places of its first sentence tell. One that opens in one
/// country and names another most is about both.
fn opens_in(parsed: &Parsed<'_>, places: &[Place], code: &str) -> bool {
    let Some(first) = parsed.document.sentences().first() else { return true };
    let end = parsed.document.span(first.clone()).end;
    let codes = countries_of_places_before(parsed, places, end);
    codes.len() != 1 || codes.contains_key(code)
}
