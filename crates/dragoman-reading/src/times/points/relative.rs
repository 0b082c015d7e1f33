//! Points that lean on another: on the day of the report, or on what was mentioned before.
//!
//! In: pieces of text from a position on. Out: how far away it lies and from what: "three days ago" from
//! the report, "two weeks later" and "the following month" from the last mention. "Before" and "after"
//! count only where they govern nothing.

use super::super::grammar::{Grammar, Read};
use super::super::meaning::{Base, From, Length};
use crate::lexicon::Sense;

impl Grammar<'_> {
    /// "three days ago", "a year earlier", "two weeks later", "five months from now", "year-ago".
    pub(super) fn away(&self, at: usize) -> Read<Base> {
        let (end, length) = self.duration(at).or_else(|| {
            let unit = self.unit(at).filter(|_| self.pieces.is(at + 1, "-"))?;
            Some((at + 1, Length { number: Some(1.0), unit }))
        })?;
        let word = self.past_hyphen(end);
        let is_count = self.pieces.is(at, "the");
        let (past, forward, from) = match self.pieces.lower(word) {
            "ago" => (word + 1, false, From::Anchor),
            "earlier" | "previously" => (word + 1, false, From::Mention),
            "before" if self.closes(word + 1) => (word + 1, false, From::Mention),
            "later" | "afterward" | "afterwards" => (word + 1, true, From::Mention),
            "after" if self.closes(word + 1) => (word + 1, true, From::Mention),
            "hence" => (word + 1, true, From::Anchor),
            "from" => match self.pieces.lower(word + 1) {
                "now" | "today" => (word + 2, true, From::Anchor),
                _ => return None,
            },
            _ => return None,
        };
        (!is_count).then_some((past, Base::Away { length, forward, from }))
    }

    /// Whether nothing follows that "before" or "after" could govern.
    fn closes(&self, at: usize) -> bool {
        self.pieces.get(at).is_none_or(|piece| piece.opens_line)
            || self.pieces.is_any(at, &[",", ".", ";", ")", "–", "—", "and", "but", "in", "at", "when"])
    }

    /// "that day", "the same day", "the following month", "the previous year", "the next day", "the day before".
    pub(super) fn same(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        let start = self.past(at, &["the"]);
        let n = match pieces.lower(start) {
            "that" if start == at => 0,
            "same" if start > at => 0,
            "following" | "next" if start > at => 1,
            "previous" | "preceding" if start > at => -1,
            _ if start > at && self.unit(start).is_some() => {
                let n = match pieces.lower(start + 1) {
                    "before" => -1,
                    "after" => 1,
                    _ => return None,
                };
                let unit = self.unit(start).filter(|_| self.closes(start + 2))?;
                return Some((start + 2, Base::Same { unit, n }));
            }
            _ => return None,
        };
        if let Some(Sense::Weekday(day)) = self.times.word(pieces.lower(start + 1)).filter(|_| n == 1) {
            return Some((start + 2, Base::Weekday { day: *day, step: Some(1) }));
        }
        let unit = self.unit(start + 1).filter(|unit| matches!(unit.base.as_str(), "D" | "W" | "M" | "Y"))?;
        let is_plural = pieces.lower(start + 1).ends_with('s');
        (!is_plural).then_some((start + 2, Base::Same { unit, n }))
    }

    /// "For *the week*, the index fell": the one of the report.
    pub(super) fn summed_up(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        let sums_up = at > 0 && pieces.is(at - 1, "for") && pieces.is_capital(at - 1) && pieces.is(at, "the");
        let unit = self.unit(at + 1).filter(|unit| matches!(unit.base.as_str(), "W" | "M" | "Y"))?;
        (sums_up && pieces.is(at + 2, ",")).then_some((at + 2, Base::Spoken(unit)))
    }
}
