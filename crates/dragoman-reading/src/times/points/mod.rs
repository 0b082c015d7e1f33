//! Points of the calendar: days, months, years, and the times of day that stand with them.
//!
//! In: pieces of text from a position on. Out: the end of the longest reading, and its [`Point`].
//!
//! - `clock`     times and parts of day: "10 p.m. Wednesday", "the night of April 18".
//! - `days`      days by their names: "last Friday", "yesterday", "Christmas".
//! - `dates`     days by their numbers: "May 3, 2010", "31.10.2015".
//! - `relative`  days that lean on others: "three days ago", "the following month".
//!
//! Here they are narrowed: "the end of November". Seasons, quarters and years are in `stretches`.

mod clock;
mod dates;
mod days;
mod relative;

use super::grammar::{Grammar, Read};
use super::meaning::{Base, Point};
use crate::lexicon::{Bound, Sense, Unit};
use crate::quantities::bound_at;

/// Words that name a portion of a stretch: "the end of November".
const PORTIONS: &[&str] =
    &["end", "beginning", "start", "middle", "close", "rest", "remainder", "turn", "height", "course", "eve"];

impl Grammar<'_> {
    /// A point with words that narrow it: "early Sunday", "the end of November", "around Nov. 1".
    pub(super) fn narrowed_point(&self, at: usize) -> Read<Point> {
        // Only what is near a day may stand before one: "over the weekend" bounds nothing.
        let (bound, past_bound) = bound_at(self.pieces, self.numbers, at);
        let is_near =
            bound == Some(Bound::About) && self.pieces.is_any(at, &["about", "around", "approximately"]);
        let start = if is_near { past_bound } else { at };
        let readings = [self.point(start), self.edged(start), self.portioned(start)];
        readings.into_iter().flatten().max_by_key(|(end, _)| *end)
    }

    /// "early Sunday", "late last week", "mid-October", "the early hours of Sunday", "earlier in the year".
    fn edged(&self, at: usize) -> Read<Point> {
        let at = self.past(at, &["the", "very"]);
        let (past, sense) = self.sense(self.past(at, &["very"]))?;
        if *sense != Sense::Edge {
            return None;
        }
        // "the early hours of Sunday".
        let of = ["hours of", "days of", "weeks of", "months of", "part of"];
        let past = of.iter().find_map(|words| self.pieces.phrase_at(past, words)).unwrap_or(past);
        let next = self.past_hyphen(past);
        let next = self.past(next, &["on", "in", "during"]);
        if self.pieces.is_any(next, &["the", "that"])
            && let Some(unit) =
                self.unit(next + 1).filter(|unit| matches!(unit.base.as_str(), "D" | "W" | "M" | "Y"))
        {
            let is_that = self.pieces.is(next, "that");
            let is_plain = unit.times == 1 && (is_that || unit.base != "D");
            let base = if is_that { Base::Same { unit, n: 0 } } else { Base::Spoken(unit) };
            return is_plain.then(|| (next + 2, Point::new(base)));
        }
        self.point(next).or_else(|| self.point(self.past(next, &["the"])))
    }

    /// "the end of November", "the beginning of this week", "year's end", "year end".
    fn portioned(&self, at: usize) -> Read<Point> {
        let pieces = self.pieces;
        if pieces.is(at, "year") {
            let end_at = self.past(self.past_hyphen(at + 1), &["'s"]);
            let year = Base::Step { unit: years(), n: 0 };
            return pieces.is(end_at, "end").then(|| (end_at + 1, Point::new(year)));
        }
        let noun = self.past(self.past(at, &["the"]), &["very"]);
        let of = PORTIONS.contains(&pieces.lower(noun)).then_some(noun + 1)?;
        if !pieces.is(of, "of") {
            return None;
        }
        let next = of + 1;
        if pieces.is(next, "the")
            && let Some(unit) =
                self.unit(next + 1).filter(|unit| matches!(unit.base.as_str(), "W" | "M" | "Y" | "D"))
        {
            return Some((next + 2, Point::new(Base::Spoken(unit))));
        }
        self.point(next).or_else(|| self.edged(next)).or_else(|| self.point(self.past(next, &["the"])))
    }

    /// A point as it stands, with its part or time of day.
    pub(super) fn point(&self, at: usize) -> Read<Point> {
        let readings = [self.clock_point(at), self.part_point(at), self.day_point(at), self.coarse(at)];
        readings.into_iter().flatten().max_by_key(|(end, _)| *end)
    }
}

fn days() -> Unit {
    Unit { times: 1, base: "D".to_owned() }
}

pub(super) fn years() -> Unit {
    Unit { times: 1, base: "Y".to_owned() }
}
