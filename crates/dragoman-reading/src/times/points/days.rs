//! Days by their names: weekdays, holidays, yesterday and tomorrow.
//!
//! In: pieces of text from a position on. Out: the longest reading of a day, those of `dates` and
//! `relative` among them. A short form ("Sun") counts only where its surroundings show that it is one;
//! a weekday with a date behind it is that date.

use super::super::grammar::{Grammar, Read};
use super::super::meaning::{Base, When};
use super::years;
use crate::lexicon::Sense;
use crate::pieces::Kind;

impl Grammar<'_> {
    /// A day: "Friday, Oct. 23", "last Friday", "yesterday", "the following day", "three days ago", "Christmas".
    pub(super) fn day(&self, at: usize) -> Read<Base> {
        let readings = [
            self.weekday(at),
            self.month_first(at),
            self.day_first(at),
            self.numeric(at),
            self.named(at),
            self.away(at),
            self.same(at),
            self.summed_up(at),
        ];
        readings.into_iter().flatten().max_by_key(|(end, _)| *end)
    }

    fn named(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        if pieces.is(at, "last")
            && let Some((end, date @ Base::Date { day: Some(_), .. })) = self.month_first(at + 1)
        {
            return Some((end, date));
        }
        let before = pieces.phrase_at(at, "the day before yesterday").map(|end| (end, Base::Today(-2)));
        let after = pieces.phrase_at(at, "the day after tomorrow").map(|end| (end, Base::Today(2)));
        if before.is_some() || after.is_some() {
            return before.or(after);
        }
        let step = self.step_word(at);
        match self.sense(at + usize::from(step.is_some()))? {
            (end, Sense::Day(days, None)) if step.is_none() => Some((end, Base::Today(*days))),
            (end, Sense::Holiday(rule)) if pieces.is_capital(end - 1) => {
                let unit = self.unit(end).filter(|unit| matches!(unit.base.as_str(), "W" | "WE"));
                let (end, when) = self.when(end + usize::from(unit.is_some()), step);
                let day = Base::Holiday { rule: rule.clone(), when };
                Some((end, unit.map_or(day.clone(), |unit| Base::Around { unit, day: Box::new(day) })))
            }
            _ => None,
        }
    }

    /// "Sunday", "last Sunday", "Friday, Oct. 23, 1998", "Monday of last week".
    fn weekday(&self, at: usize) -> Read<Base> {
        let start = self.past(at, &["the"]);
        let step = self.step_word(start);
        let word_at = start + usize::from(step.is_some());
        if start > at && step.is_none() {
            return None;
        }
        let (end, Sense::Weekday(day)) = self.sense(word_at)? else { return None };
        if !self.is_name_of_day(word_at) {
            return None;
        }
        let date_at = self.past(self.past(end, &[","]), &["the"]);
        if let Some(date) =
            self.month_first(date_at).or_else(|| self.day_first(date_at)).or_else(|| self.numeric(date_at))
        {
            return Some(date);
        }
        let week_at = self.past(end, &["of"]);
        if let Some(weeks) = self.step_word(week_at)
            && self.unit(week_at + 1).is_some_and(|unit| unit.base == "W")
        {
            return Some((week_at + 2, Base::WeekdayOfWeek { day: *day, weeks }));
        }
        Some((end, Base::Weekday { day: *day, step }))
    }

    /// A short form ("Sun") counts only with a stop, a comma or a date behind it.
    fn is_name_of_day(&self, at: usize) -> bool {
        self.pieces.is_capital(at) && (self.pieces.lower(at).ends_with("day") || self.is_short_form(at))
    }

    pub(super) fn is_short_form(&self, at: usize) -> bool {
        let Some(piece) = self.pieces.get(at) else { return false };
        self.pieces.document().text()[piece.bytes.clone()].ends_with('.')
            || self.pieces.kind(self.past(at + 1, &[","])) == Kind::Digits
    }

    /// −1, 0 or 1 for "last", "this", "next" and their like.
    pub(in crate::times) fn step_word(&self, at: usize) -> Option<i32> {
        match self.pieces.lower(at) {
            "last" | "past" => Some(-1),
            "this" | "current" => Some(0),
            "next" | "coming" | "upcoming" => Some(1),
            _ => None,
        }
    }

    /// The tail of a season, quarter or holiday: "of 1998", "1998", "of last year".
    pub(in crate::times) fn when(&self, at: usize, step: Option<i32>) -> (usize, When) {
        let next = self.past(self.past(at, &[","]), &["of", "in"]);
        if let Some((end, year)) = self.year(next) {
            return (end, When::Year(year));
        }
        if next > at
            && let Some(n) = self.step_word(next)
            && self.unit(next + 1) == Some(years())
        {
            return (next + 2, When::YearStep(n));
        }
        (at, step.map_or(When::Open, When::Step))
    }
}
