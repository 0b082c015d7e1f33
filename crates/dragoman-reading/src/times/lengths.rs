//! Lengths of time: "three days", "the past two months", "day-long", "the year ended March 31".
//!
//! In: pieces of text from a position on. Out: the end of the longest length, and its [`Length`].
//!
//! Determiners and bounds belong to it ("nearly two weeks", "the next few days"). Ages of people have no
//! value; those of things do ("a three-year-old war").

use super::grammar::{Grammar, Read};
use super::meaning::Length;
use super::points::years;
use crate::lexicon::Sense;
use crate::numbers::number_at;
use crate::pieces::Kind;
use crate::quantities::bound_at;

/// Things whose age is worth a value: "a three-year-old war". Whoever else is so old is a person more often.
const AGED: &[&str] = &[
    "agreement",
    "alliance",
    "ban",
    "blockade",
    "boycott",
    "building",
    "campaign",
    "case",
    "ceasefire",
    "church",
    "coalition",
    "company",
    "conflict",
    "crackdown",
    "crisis",
    "curfew",
    "deal",
    "dispute",
    "embargo",
    "feud",
    "government",
    "insurgency",
    "insurrection",
    "intifada",
    "investigation",
    "law",
    "lockdown",
    "mission",
    "monarchy",
    "mosque",
    "movement",
    "occupation",
    "offensive",
    "operation",
    "policy",
    "practice",
    "programme",
    "program",
    "protest",
    "rebellion",
    "regime",
    "revolt",
    "rivalry",
    "rule",
    "siege",
    "standoff",
    "state",
    "strike",
    "struggle",
    "system",
    "temple",
    "tradition",
    "treaty",
    "trial",
    "truce",
    "uprising",
    "war",
];

/// Words between a number and its unit that leave the length as it is.
const FILLERS: &[&str] = &[
    "more",
    "additional",
    "full",
    "whole",
    "consecutive",
    "straight",
    "trading",
    "calendar",
    "business",
    "working",
    "long",
    "short",
    "further",
    "other",
    "successive",
];

/// Words before a length that say where it lies but not how long it is.
const BEFORE_LENGTH: &[&str] = &[
    "past",
    "last",
    "next",
    "coming",
    "first",
    "final",
    "previous",
    "following",
    "preceding",
    "recent",
    "latest",
    "initial",
    "opening",
];

impl Grammar<'_> {
    /// "three days", "the past two months", "nearly a year", "10-hour", "weeks".
    pub(super) fn duration(&self, at: usize) -> Read<Length> {
        let (_, after_bound) = bound_at(self.pieces, self.numbers, at);
        let (bounded, start) = match self.pieces.is_any(at, &["another", "within"]) {
            true => (true, at + 1),
            false => (after_bound > at, after_bound),
        };
        let start = self.past(start, &["the", "these", "those"]);
        let mut number_start = start;
        while self.pieces.is_any(number_start, BEFORE_LENGTH) && number_start < start + 2 {
            number_start += 1;
        }
        let located = number_start > start;
        let (end, length) = self
            .counted_length(number_start)
            .or_else(|| self.long_length(number_start))
            .or_else(|| self.single_length(number_start, located))
            .or_else(|| self.business_year(number_start))
            .or_else(|| self.open_length(number_start, located, bounded))?;
        Some((self.past_tail(end), length))
    }

    /// "three days", "two to three weeks", "two and a half years", "10-hour", "half an hour".
    pub(super) fn counted_length(&self, at: usize) -> Read<Length> {
        let pieces = self.pieces;
        if pieces.is(at, "half") && pieces.is_any(at + 1, &["a", "an"]) {
            return Some((at + 3, Length { number: Some(0.5), unit: self.unit(at + 2)? }));
        }
        let number = number_at(pieces, self.numbers, at)?;
        let mut end = self.past(number.end, &["of"]);
        let mut value = (!number.is_open).then_some(number.value);
        if let Some(past) = pieces.phrase_at(end, "and a half") {
            (end, value) = (past, value.map(|value| value + 0.5));
        }
        if pieces.is_any(end, &["to", "or", "-", "–"])
            && let Some(more) =
                number_at(pieces, self.numbers, end + 1).filter(|more| more.value > number.value)
        {
            end = more.end;
        }
        let mut unit_at = self.past_hyphen(end);
        while pieces.is_any(unit_at, FILLERS) && unit_at < end + 3 {
            unit_at += 1;
        }
        let unit = self.unit(unit_at)?;
        // "three-quarters" is a share, "the 1988 quarter" a date.
        let is_share = matches!(unit.base.as_str(), "Q" | "H") && (unit_at > end || number.value > 100.0);
        let old = self.past_hyphen(unit_at + 1);
        let is_old = pieces.is_any(old, &["old", "olds"]);
        let end = if is_old { old + 1 } else { unit_at + 1 };
        (!is_share && (!is_old || self.is_of_a_thing(old))).then_some((end, Length { number: value, unit }))
    }

    /// "a year", "the past year".
    fn single_length(&self, at: usize, located: bool) -> Read<Length> {
        let has_article = self.pieces.is_any(at, &["a", "an"]);
        let unit_at = self.past(at + usize::from(has_article), if has_article { FILLERS } else { &[] });
        let unit = self.unit(unit_at)?;
        let is_past =
            at > 0 && self.pieces.is_any(at - 1, &["past", "first", "final", "previous", "preceding"]);
        let is_singular = !self.is_plural(unit_at);
        // "a second" and "the last day" rank rather than measure; "a night" is no length in news.
        let measures = has_article && !matches!(unit.base.as_str(), "TS" | "NI" | "WE" | "Q" | "H");
        (is_singular && (measures || located && is_past && unit.base != "D"))
            .then(|| (unit_at + 1, Length { number: Some(1.0), unit }))
    }

    /// "weeks", "recent months".
    fn open_length(&self, at: usize, located: bool, bounded: bool) -> Read<Length> {
        let unit = self.unit(at)?;
        let is_counted_before = at > 0 && self.pieces.kind(at - 1) == Kind::Digits;
        let is_calendar = !matches!(unit.base.as_str(), "Q" | "H" | "TS" | "NI" | "WE");
        let is_open = is_calendar && self.is_plural(at) && !is_counted_before && !(bounded && located);
        is_open.then(|| (at + 1, Length { number: None, unit }))
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let word = self.pieces.lower(at);
        word.ends_with('s') || word.ends_with('a')
    }

    /// "a day-long meeting", "the weeklong siege", "the decade-old war".
    fn long_length(&self, at: usize) -> Read<Length> {
        let pieces = self.pieces;
        let one = |unit| Length { number: Some(1.0), unit };
        let at = self.past(at, &["a", "an"]);
        if let Some(Sense::Unit(unit)) =
            pieces.lower(at).strip_suffix("long").and_then(|word| self.times.word(word))
        {
            return Some((at + 1, one(unit.clone())));
        }
        let unit = self.unit(at).filter(|_| pieces.is(at + 1, "-") && !self.is_plural(at))?;
        let is_length = pieces.is(at + 2, "long") || pieces.is(at + 2, "old") && self.is_of_a_thing(at + 2);
        is_length.then(|| (at + 3, one(unit)))
    }

    /// "the year ended March 31", "the fiscal year ending in June": a year that is not the calendar's.
    fn business_year(&self, at: usize) -> Read<Length> {
        let pieces = self.pieces;
        let unit_at = self.past(at, &["fiscal", "financial"]);
        let unit = self.unit(unit_at).filter(|unit| *unit == years() && pieces.is(unit_at, "year"))?;
        let is_led = at > 0 && pieces.is(at - 1, "the");
        let is_ended = pieces.is_any(unit_at + 1, &["ended", "ending"]);
        (is_led && is_ended).then(|| (unit_at + 1, Length { number: Some(1.0), unit }))
    }

    /// Whether what "old" at a piece describes is a thing: "eight-month-old truce".
    fn is_of_a_thing(&self, old: usize) -> bool {
        let document = self.pieces.document();
        let noun = document.head(self.pieces.token(old));
        AGED.contains(&document.lemma(noun).to_lowercase().as_str())
    }

    /// Past "-old", "or so", "or more" after a length.
    fn past_tail(&self, end: usize) -> usize {
        let pieces = self.pieces;
        if pieces.is(end, "-") && pieces.is(end + 1, "long") {
            return end + 2;
        }
        ["or so", "or more", "and more"].iter().find_map(|tail| pieces.phrase_at(end, tail)).unwrap_or(end)
    }
}
