//! Reads the time expression that starts at a piece.
//!
//! In: pieces and the words of `lexicon/times.toml`. Out: where it ends and its [`Meaning`].
//!
//! The grammar tries every kind of expression and keeps the longest: repetitions, stretches laid at a
//! point, points of the calendar ([`super::points`]), lengths ([`super::lengths`]), vague references. What an expression
//! takes in follows TIMEX3: determiners and bounds belong to it ("the past three months", "nearly two
//! weeks"), prepositions do not.

use super::meaning::{Base, Length, Meaning};
use crate::lexicon::{NounClasses, Numbers, Sense, TimeWords, Unit};
use crate::numbers::number_at;
use crate::pieces::{Kind, Pieces};

/// The grammar over the pieces of one document.
pub(super) struct Grammar<'a> {
    pub(super) pieces: &'a Pieces<'a>,
    pub(super) times: &'a TimeWords,
    pub(super) numbers: &'a Numbers,
    pub(super) classes: &'a NounClasses,
}

/// Something read: the position past it, and what it is.
pub(super) type Read<T> = Option<(usize, T)>;

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

    /// "every Friday", "each year", "daily", "twice a week", "24 hours a day", "$5 a day", "Sundays".
    fn set(&self, at: usize) -> Read<Meaning> {
        let pieces = self.pieces;
        if let Some((end, _)) = self.counted_length(at).filter(|&(end, _)| pieces.is_any(end, &["a", "per"]))
        {
            let unit = self.unit(end + 1).filter(|_| !self.is_plural(end + 1))?;
            return Some((end + 2, Meaning::Set(Length { number: Some(1.0), unit }.value())));
        }
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
