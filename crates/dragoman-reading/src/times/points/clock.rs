//! Times and parts of the day, and the day that stands with them.
//!
//! In: pieces of text from a position on. Out: a point with its time ("5 p.m. EST, Nov. 6", "noon on
//! Sunday") or its part of day ("last night", "Sunday evening"). A bare time is one of the day spoken
//! of; a bare part of the day ("in the evening") is some day's and left open.

use super::super::grammar::{Grammar, Read};
use super::super::meaning::{Base, Point};
use super::days;
use crate::lexicon::Sense;
use crate::numbers::number_at;
use crate::pieces::Kind;

impl Grammar<'_> {
    /// "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "noon on Sunday", "midnight".
    pub(super) fn clock_point(&self, at: usize) -> Read<Point> {
        let (mut end, clock) = self.clock(at)?;
        let mut base = Base::Same { unit: days(), n: 0 };
        let next = self.past(self.past(end, &[","]), &["on", "of", "this"]);
        let next = if self.pieces.is(next, "the") { end } else { next };
        if let Some((day_end, day)) = self.day(next) {
            (end, base) = (day_end, day);
        }
        Some((end, Point { base, part: None, clock: Some(clock) }))
    }

    /// A time of day: "5 p.m.", "10:30", "3 o'clock", "noon", "0900 GMT", with its time zone.
    fn clock(&self, at: usize) -> Read<(i8, i8)> {
        let pieces = self.pieces;
        if let Some((end, Sense::Clock(hour, minute))) = self.sense(at) {
            return Some((end, (*hour, *minute)));
        }
        let digits = pieces.lower(at);
        if pieces.kind(at) != Kind::Digits {
            return self.hour_in_words(at);
        }
        let (hour, minute) = hour_and_minute(digits)?;
        let marked = match pieces.lower(at + 1) {
            "am" if hour <= 12 => Some(hour % 12),
            "pm" if hour <= 12 => Some(hour % 12 + 12),
            "o'clock" if hour <= 12 => Some(hour),
            "hours" | "hrs" if digits.len() == 4 => Some(hour),
            _ => None,
        };
        let is_written_out =
            digits.contains(':') || digits.contains('.') && at > 0 && pieces.is(at - 1, "at");
        let (end, hour) = match marked {
            Some(hour) => (at + 2, hour),
            None if is_written_out || self.is_zone(at + 1) && digits.len() == 4 => (at + 1, hour),
            None => return None,
        };
        (hour < 25 && minute < 60).then_some((if self.is_zone(end) { end + 1 } else { end }, (hour, minute)))
    }

    /// "three o'clock".
    fn hour_in_words(&self, at: usize) -> Read<(i8, i8)> {
        let hour = number_at(self.pieces, self.numbers, at)?;
        let is_clock = self.pieces.is(hour.end, "o'clock") && hour.value <= 12.0;
        is_clock.then(|| (hour.end + 1, (hour.value as i8, 0)))
    }

    fn is_zone(&self, at: usize) -> bool {
        let zones = ["gmt", "est", "edt", "utc", "cst", "cdt", "mst", "pst", "pdt", "bst", "cet", "et", "pt"];
        self.pieces.is_any(at, &zones)
    }

    /// "this morning", "last night", "the night of April 18", "that evening", "the next morning".
    pub(super) fn part_point(&self, at: usize) -> Read<Point> {
        let pieces = self.pieces;
        let start = self.past(at, &["the"]);
        let steps: &[(&str, Base)] = &[
            ("this", Base::Today(0)),
            ("last", Base::Today(-1)),
            ("tomorrow", Base::Today(1)),
            ("that", Base::Same { unit: days(), n: 0 }),
            ("same", Base::Same { unit: days(), n: 0 }),
            ("next", Base::Same { unit: days(), n: 1 }),
            ("following", Base::Same { unit: days(), n: 1 }),
            ("previous", Base::Same { unit: days(), n: -1 }),
        ];
        if let Some((_, base)) = steps.iter().find(|(word, _)| pieces.is(start, word)) {
            let (end, part) = self.part(start + 1)?;
            return Some((end, Point { base: base.clone(), part: Some(part), clock: None }));
        }
        let (end, part) = self.part(start)?;
        let next = self.past(end, &["of", "on"]);
        // "at dawn", "in the evening" are some day's and left open.
        let (end, base) = self.day(next).filter(|_| next > end || start == at)?;
        Some((end, Point { base, part: Some(part), clock: None }))
    }

    /// A part of the day: "evening", "early morning", "mid-afternoon".
    fn part(&self, at: usize) -> Read<String> {
        match self.sense(at)? {
            (end, Sense::Part(part)) => Some((end, part.clone())),
            (end, Sense::Unit(unit)) if unit.base == "NI" && self.pieces.is(at, "night") => {
                Some((end, "NI".to_owned()))
            }
            (end, Sense::Edge) => self.part(self.past_hyphen(end)),
            _ => None,
        }
    }

    /// "Sunday evening", "Friday at 5 p.m.", "yesterday", "May 3".
    pub(super) fn day_point(&self, at: usize) -> Read<Point> {
        if let Some((end, Sense::Day(days, part))) = self.sense(at) {
            let point = Point { base: Base::Today(*days), part: part.clone(), clock: None };
            return Some(if part.is_some() { (end, point) } else { self.with_time(end, point) });
        }
        let (end, base) = self.day(at)?;
        Some(self.with_time(end, Point::new(base)))
    }

    /// The part or time of day that stands behind a day.
    fn with_time(&self, end: usize, point: Point) -> (usize, Point) {
        if let Some((end, part)) = self.part(end) {
            return (end, Point { part: Some(part), ..point });
        }
        let next = self.past(self.past(end, &[","]), &["at"]);
        match self.clock(next).filter(|_| next > end || self.pieces.kind(end) == Kind::Digits) {
            Some((end, clock)) => (end, Point { clock: Some(clock), ..point }),
            None => (end, point),
        }
    }
}

/// "10:30", "10.30", "1030", "10".
fn hour_and_minute(digits: &str) -> Option<(i8, i8)> {
    match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => Some((hour.parse().ok()?, minute.parse().ok()?)),
        Some(_) => None,
        None if digits.len() == 4 => Some((digits[..2].parse().ok()?, digits[2..].parse().ok()?)),
        None => Some((digits.parse().ok()?, 0)),
    }
}
