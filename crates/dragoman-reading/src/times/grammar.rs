//! Reads the time expression that starts at a piece.
//!
//! In: pieces and the words of `lexicon/times.toml`. Out: where it ends and its [`Meaning`].
//!
//! The grammar tries every kind of expression and keeps the longest: repetitions, stretches laid at a
//! point, points of the calendar ([`super::points`]), lengths, vague references. What an expression
//! takes in follows TIMEX3: determiners and bounds belong to it ("the past three months", "nearly two
//! weeks"), prepositions do not.

use super::meaning::{Base, Length, Meaning};
use crate::lexicon::{Numbers, Sense, TimeWords, Unit};
use crate::numbers::number_at;
use crate::pieces::{Kind, Pieces};
use crate::quantities::bound_at;

/// The grammar over the pieces of one document.
pub(super) struct Grammar<'a> {
    pub(super) pieces: &'a Pieces<'a>,
    pub(super) times: &'a TimeWords,
    pub(super) numbers: &'a Numbers,
}

/// Something read: the position past it, and what it is.
pub(super) type Read<T> = Option<(usize, T)>;

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
    /// The longest expression that starts at a piece.
    pub(super) fn expression(&self, at: usize) -> Read<Meaning> {
        let readings = [
            self.set(at),
            self.interval(at),
            self.narrowed_point(at).map(|(end, point)| (end, Meaning::Point(point))),
            self.reference(at),
            self.duration(at).map(|(end, length)| (end, Meaning::Duration(length))),
        ];
        let mut best: Read<Meaning> = None;
        for reading in readings.into_iter().flatten() {
            if best.as_ref().is_none_or(|(end, _)| reading.0 > *end) {
                best = Some(reading);
            }
        }
        best.filter(|(end, _)| self.is_in_one_line(at, *end))
    }

    fn is_in_one_line(&self, start: usize, end: usize) -> bool {
        (start + 1..end).all(|idx| self.pieces.get(idx).is_some_and(|piece| !piece.opens_line))
    }

    /// What a word or phrase of the lexicon says, longest first.
    pub(super) fn sense(&self, at: usize) -> Read<&Sense> {
        let word = self.pieces.lower(at);
        let phrases = self.times.phrases_from(word).iter();
        let found = phrases.filter_map(|(phrase, sense)| Some((self.pieces.phrase_at(at, phrase)?, sense)));
        let longest = found.max_by_key(|(end, _)| *end);
        longest.or_else(|| self.times.word(word).map(|sense| (at + 1, sense)))
    }

    /// The unit named at a piece.
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        match self.times.word(self.pieces.lower(at)) {
            Some(Sense::Unit(unit)) => Some(unit.clone()),
            _ => None,
        }
    }

    /// The position past a hyphen, if there is one.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.pieces.is_any(at, &["-", "–"]))
    }

    /// The position past a word, if it stands there.
    pub(super) fn past(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.pieces.is_any(at, words))
    }

    fn reference(&self, at: usize) -> Read<Meaning> {
        let (end, sense) = self.sense(at)?;
        let Sense::Reference(value) = sense else { return None };
        // "as soon as", "shortly after the raid", "the past week": the words lean on what follows.
        let pieces = self.pieces;
        let leans = pieces.is_any(end, &["as", "after", "before", "thereafter", "afterwards", "history"])
            || pieces.is(at, "one")
                && at > 0
                && pieces.is_any(at - 1, &["by", "for", "in", "after", "within", "only", "just"])
            || self.unit(end).is_some()
            || number_at(pieces, self.numbers, end).is_some() && pieces.is(end - 1, "past");
        (!leans).then(|| (end, Meaning::Reference(value.clone())))
    }

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
            .or_else(|| self.single_length(number_start, located))
            .or_else(|| self.open_length(number_start, located, bounded))?;
        Some((self.past_tail(end), length))
    }

    /// "three days", "two to three weeks", "two and a half years", "10-hour", "half an hour".
    fn counted_length(&self, at: usize) -> Read<Length> {
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
        // What is so many years old is a person, more often than not.
        let is_age = pieces.is_any(self.past_hyphen(unit_at + 1), &["old", "olds"]);
        (!is_share && !is_age).then_some((unit_at + 1, Length { number: value, unit }))
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

    fn is_plural(&self, at: usize) -> bool {
        let word = self.pieces.lower(at);
        word.ends_with('s') || word.ends_with('a')
    }

    /// Past "-old", "or so", "or more" after a length.
    fn past_tail(&self, end: usize) -> usize {
        let pieces = self.pieces;
        if pieces.is(end, "-") && pieces.is(end + 1, "long") {
            return end + 2;
        }
        ["or so", "or more", "and more"].iter().find_map(|tail| pieces.phrase_at(end, tail)).unwrap_or(end)
    }

    /// "the 24 hours before midday on Sunday", "three days after the 4 May vote" (up to the date).
    fn interval(&self, at: usize) -> Read<Meaning> {
        let (end, length) = self.duration(at)?;
        let is_definite = self.pieces.is(at, "the");
        let before = match self.pieces.lower(end) {
            "before" | "to" | "until" | "till" | "preceding" => true,
            "after" | "from" | "following" => false,
            _ => return None,
        };
        let point_at = self.past(end + 1, &["on", "at"]);
        let (end, point) = self.point(self.past(point_at, &["the"])).or_else(|| self.point(point_at))?;
        let is_dated = !matches!(point.base, Base::Same { .. });
        (is_definite && is_dated && length.number.is_some())
            .then_some((end, Meaning::Interval { length, before, point }))
    }

    /// "every Friday", "each year", "daily", "twice a week", "$5 a day", "Sundays".
    fn set(&self, at: usize) -> Read<Meaning> {
        let pieces = self.pieces;
        if pieces.is_any(at, &["every", "each"]) {
            return self.repeated(at + 1).map(|(end, value)| (end, Meaning::Set(value)));
        }
        if let Some(past) = ["once", "twice"].iter().find_map(|word| pieces.phrase_at(at, word)) {
            let unit = self.unit(past + 1).filter(|_| pieces.is_any(past, &["a", "an", "every", "each"]))?;
            return Some((past + 2, Meaning::Set(Length { number: Some(1.0), unit }.value())));
        }
        if pieces.is_any(at, &["a", "an", "per"]) && self.is_rated(at) {
            let unit = self.unit(at + 1).filter(|_| !self.is_plural(at + 1))?;
            let leans =
                pieces.is_any(at + 2, &["ago", "earlier", "before", "later", "after", "-", "old", "from"]);
            return (!leans).then(|| (at + 2, Meaning::Set(Length { number: Some(1.0), unit }.value())));
        }
        if let Some(Sense::Weekday(day)) = pieces
            .lower(at)
            .strip_suffix('s')
            .filter(|day| day.ends_with("day"))
            .and_then(|day| self.times.word(day))
        {
            return Some((at + 1, Meaning::Set(format!("XXXX-WXX-{day}"))));
        }
        match self.sense(at)? {
            (end, Sense::Set(value)) if !self.names_a_paper(at) => Some((end, Meaning::Set(value.clone()))),
            _ => None,
        }
    }

    /// What "every" and "each" repeat.
    fn repeated(&self, at: usize) -> Read<String> {
        if let Some((end, length)) = self.counted_length(at) {
            return Some((end, length.value()));
        }
        match self.sense(at)? {
            (end, Sense::Unit(unit)) => Some((end, Length { number: Some(1.0), unit: unit.clone() }.value())),
            (end, Sense::Weekday(day)) => Some((end, format!("XXXX-WXX-{day}"))),
            (end, Sense::Month(month)) => Some((end, format!("XXXX-{month:02}"))),
            (end, Sense::Season(name)) => Some((end, format!("XXXX-{name}"))),
            (end, Sense::Part(part)) => Some((end, format!("XXXX-XX-XXT{part}"))),
            _ => None,
        }
    }

    /// Whether "a day" after a piece is a rate: "100 tons a day", "5 per cent a year", "three times a week".
    fn is_rated(&self, at: usize) -> bool {
        if self.pieces.is(at, "per") {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let counted = (before.saturating_sub(3)..=before).any(|idx| {
            self.pieces.kind(idx) == Kind::Digits || number_at(self.pieces, self.numbers, idx).is_some()
        });
        let is_amount = self.pieces.tag(before).starts_with("NN")
            || self.pieces.is_any(before, &["%", "percent"])
            || self.pieces.kind(before) == Kind::Digits
            || number_at(self.pieces, self.numbers, before).is_some();
        counted && is_amount && self.unit(before).is_none()
    }

    fn names_a_paper(&self, at: usize) -> bool {
        self.pieces.is_capital(at) && self.pieces.is_capital(at + 1)
    }
}
