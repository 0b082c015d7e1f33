//! The items of a text: a report is one; a list, or several reports in one text, has more.
//!
//! In: the things that are spoken of, countries and nouns of each paragraph. Out: the item of each sentence, and the countries
//! that each is about. What an item leaves unsaid (who, where, when, of which country) is not in another.
//!
//! 1. A list has many paragraphs of which few speak of anybody, of a country or in several words of the same things as the
//!    one before does: the news of a day. Each is an item.
//! 2. Elsewhere a new item begins where several paragraphs before and several after have nothing of all this in common.
//! 3. A paragraph that speaks of "him" before it names anybody goes on with the one before.

use super::known_at::KnownAt;
use super::pronouns::{self, Pronoun};
use super::setting;
use crate::Parsed;
use dragoman_language::Pos;
use dragoman_records::{Place, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many paragraphs a text of several items has at the least.
const LEAST: usize = 6;
/// Of ten neighbouring paragraphs of a list so few speak of the same.
const TIED_OF_TEN: usize = 4;
/// How many paragraphs a plain list has at the least.
const LEAST_PLAIN: usize = 10;
/// Of ten paragraphs of a plain list so many name somebody or something.
const NAMED_OF_TEN: usize = 9;
/// Two paragraphs that share so many nouns speak of the same; of several one will do.
const SHARED: usize = 2;
/// How many paragraphs before and after the beginning of an item speak of nothing in common; fewer at the ends of a text.
const WINDOW: usize = 3;

/// The items of a text.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// The number of each sentence's item.
    of_sentence: Vec<usize>,
    /// Of each item, if there are several, the country that it is clearly about and the only one that it names.
    countries: Vec<(Option<String>, Option<String>)>,
}

impl Items {
    /// Tells the items of a text apart, by the number of what the phrase of each token that heads one stands for.
    pub(super) fn new(
        parsed: &Parsed<'_>,
        places: &[Place],
        known_at: &KnownAt<'_>,
        thing: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let paragraphs = paragraphs(parsed);
        let named = setting::named_at(parsed, places, known_at);
        let spoken_of = Spoken::of(parsed, &named, &paragraphs, thing);
        let item = items(&spoken_of);
        let of_sentence: Vec<usize> = paragraphs.iter().map(|&paragraph| item[paragraph]).collect();
        let n_items = of_sentence.last().map_or(1, |last| last + 1);
        let span = |number: usize| span_of(parsed, &of_sentence, number);
        let several = (0..n_items).filter(|_| n_items > 1);
        let countries = several.map(|number| setting::of_span(&named, span(number))).collect();
        Self { of_sentence, countries }
    }

    /// The number of a sentence's item.
    pub(super) fn at(&self, sentence: usize) -> usize {
        self.of_sentence.get(sentence).copied().unwrap_or_default()
    }

    /// The country that the item of a sentence is about and the only one that it names, if there are several items.
    pub(super) fn countries(&self, sentence: usize) -> Option<&(Option<String>, Option<String>)> {
        self.countries.get(self.at(sentence))
    }
}

/// The number of each sentence's paragraph, if the text is so plainly a list that "he" and "the company" of one
/// paragraph are in no other; `thing` is as for [`Items::new`].
pub(super) fn plain_list(
    parsed: &Parsed<'_>,
    places: &[Place],
    known_at: &KnownAt<'_>,
    thing: impl Fn(usize) -> Option<usize>,
) -> Option<Vec<usize>> {
    let paragraphs = paragraphs(parsed);
    if paragraphs.last().is_none_or(|last| last + 1 < LEAST_PLAIN) {
        return None;
    }
    let named = setting::named_at(parsed, places, known_at);
    is_plain_list(&Spoken::of(parsed, &named, &paragraphs, thing)).then_some(paragraphs)
}

fn span_of(parsed: &Parsed<'_>, of_sentence: &[usize], number: usize) -> Span {
    let sentences = parsed.document.sentences();
    let start = of_sentence.partition_point(|&item| item < number);
    let end = of_sentence.partition_point(|&item| item <= number);
    parsed.document.span(sentences[start].start..sentences[end - 1].end)
}

/// What a paragraph speaks of.
#[derive(Clone, Debug, Default)]
struct Spoken<'a> {
    things: BTreeSet<usize>,
    countries: BTreeSet<&'a str>,
    nouns: BTreeSet<&'a str>,
    /// Whether a name is in it.
    is_named: bool,
    /// Whether it speaks of "him" before it names anybody.
    goes_on: bool,
}

impl<'a> Spoken<'a> {
    fn of(
        parsed: &'a Parsed<'_>,
        named: &'a [setting::Named],
        paragraphs: &[usize],
        thing: impl Fn(usize) -> Option<usize>,
    ) -> Vec<Self> {
        let document = parsed.document;
        let mut list = vec![Self::default(); paragraphs.last().map_or(0, |last| last + 1)];
        for (sentence, &paragraph) in document.sentences().iter().zip(paragraphs) {
            let own = &mut list[paragraph];
            own.goes_on |= !own.is_named && speaks_of_him(parsed, sentence.clone());
            own.is_named |= sentence.clone().any(|token| document.pos(token) == Pos::Propn);
            own.things.extend(sentence.clone().filter_map(&thing));
            let nouns = sentence.clone().filter(|&token| document.pos(token) == Pos::Noun);
            own.nouns.extend(nouns.map(|token| document.lemma(token)));
            let span = document.span(sentence.clone());
            own.countries.extend(setting::within(named, span).map(|it| it.code.as_str()));
        }
        list
    }

    fn join(window: &[Self]) -> Self {
        let mut all = Self { goes_on: window.first().is_some_and(|first| first.goes_on), ..Self::default() };
        for own in window {
            all.things.extend(&own.things);
            all.countries.extend(&own.countries);
            all.nouns.extend(&own.nouns);
        }
        all
    }

    /// Whether it speaks of the same as the one behind it.
    fn is_tied_to(&self, other: &Self, n_nouns: usize) -> bool {
        other.goes_on
            || !self.things.is_disjoint(&other.things)
            || !self.countries.is_disjoint(&other.countries)
            || self.nouns.intersection(&other.nouns).count() >= n_nouns
    }
}

/// "*He* said" and "*their* home", with no name before.
fn speaks_of_him(parsed: &Parsed<'_>, sentence: Range<usize>) -> bool {
    let document = parsed.document;
    let mut before_a_name = sentence.take_while(|&token| document.pos(token) != Pos::Propn);
    before_a_name.any(|token| {
        matches!(pronouns::read(document.word(token)), Some(Pronoun::He | Pronoun::She | Pronoun::They))
    })
}

/// How many neighbouring paragraphs speak of the same.
fn n_tied(spoken_of: &[Spoken<'_>]) -> usize {
    spoken_of.windows(2).filter(|pair| pair[0].is_tied_to(&pair[1], SHARED)).count()
}

/// Many paragraphs with a name each, hardly any of which goes on with the one before.
fn is_plain_list(spoken_of: &[Spoken<'_>]) -> bool {
    let n_named = spoken_of.iter().filter(|own| own.is_named).count();
    n_named * 10 >= spoken_of.len() * NAMED_OF_TEN && n_tied(spoken_of) * 4 < spoken_of.len()
}

/// The item of each paragraph.
fn items(spoken_of: &[Spoken<'_>]) -> Vec<usize> {
    let n_gaps = spoken_of.len().saturating_sub(1);
    if spoken_of.len() < LEAST {
        return vec![0; spoken_of.len()];
    }
    if n_tied(spoken_of) * 10 < n_gaps * TIED_OF_TEN {
        return (0..spoken_of.len()).collect();
    }
    let begins = |at: usize| {
        let before = Spoken::join(&spoken_of[at.saturating_sub(WINDOW)..at]);
        !before.is_tied_to(&Spoken::join(&spoken_of[at..spoken_of.len().min(at + WINDOW)]), 1)
    };
    let mut number = 0;
    let mut count = |at: usize| {
        number += usize::from(at > 0 && begins(at));
        number
    };
    (0..spoken_of.len()).map(&mut count).collect()
}

/// The number of each sentence's paragraph: a line ends between two sentences.
fn paragraphs(parsed: &Parsed<'_>) -> Vec<usize> {
    let document = parsed.document;
    let is_word = |&token: &usize| document.word(token).chars().any(char::is_alphanumeric);
    let ends_line = |token: usize| document.word(token).contains('\n');
    let (mut number, mut end) = (0, None);
    let mut numbers = Vec::with_capacity(document.sentences().len());
    for sentence in document.sentences() {
        if let Some(start) = sentence.clone().find(is_word) {
            number += usize::from(end.is_some_and(|end: usize| (end..start).any(ends_line)));
            end = sentence.clone().rev().find(is_word);
        }
        numbers.push(number);
    }
    numbers
}
