//! Dates: a month with its day and year, in words or in figures.
//!
//! In: pieces of text from a position on. Out: "May 3, 2010", "the 3rd of May", "2015-10-11" with what of
//! year, month and day is there. "May" and "March" have to be no verbs; where day and month cannot be
//! told apart only the year is given.

use super::super::grammar::{Grammar, Read};
use super::super::meaning::Base;
use crate::lexicon::Sense;
use crate::numbers::ordinal_at;
use crate::pieces::Kind;

impl Grammar<'_> {
    /// The month named at a piece.
    fn month(&self, at: usize) -> Option<i8> {
        let Some(Sense::Month(month)) = self.times.word(self.pieces.lower(at)) else { return None };
        let word = self.pieces.lower(at);
        let is_name = match word {
            "may" | "march" => self.is_no_verb(at),
            _ if word.len() <= 4 && !matches!(word, "june" | "july") => {
                self.is_short_form(at) || at > 0 && self.pieces.kind(at - 1) == Kind::Digits
            }
            _ => true,
        };
        (is_name && self.pieces.is_capital(at)).then_some(*month)
    }

    /// "May" and "March" may open a sentence as verbs.
    fn is_no_verb(&self, at: usize) -> bool {
        let opens = at == 0 || self.pieces.is_any(at - 1, &[".", "“", "\"", "?", "!"]);
        self.pieces.kind(at + 1) == Kind::Digits
            || !opens && (self.pieces.tag(at).starts_with("NN") || self.pieces.tag(at - 1) == "IN")
    }

    /// "May 3, 2010", "May 3", "May 2010", "May".
    pub(super) fn month_first(&self, at: usize) -> Read<Base> {
        let month = self.month(at)?;
        let day_at = self.past(at + 1, &["the"]);
        let date = |year, day| Base::Date { year, month, day };
        if let Some((end, day)) = self.day_number(day_at) {
            let year = self.year(self.past(end, &[","])).or_else(|| self.year(end));
            return Some(match year {
                Some((past, year)) => (past, date(Some(year), Some(day))),
                None => self.of_that_year(end, month, day).unwrap_or((end, date(None, Some(day)))),
            });
        }
        let year_at = self.past(at + 1, &[",", "of"]);
        if let Some((end, year)) = self.era_year(year_at) {
            return Some((end, Base::Fixed(format!("{year}-{month:02}"))));
        }
        match self.year(year_at) {
            Some((end, year)) => Some((end, date(Some(year), None))),
            None => Some((at + 1, date(None, None))),
        }
    }

    /// "of that year", "of the same year" behind a day.
    fn of_that_year(&self, end: usize, month: i8, day: i8) -> Read<Base> {
        let tails = ["of that year", "of the same year", "that year", "of the year"];
        let past = tails.iter().find_map(|tail| self.pieces.phrase_at(end, tail))?;
        Some((past, Base::DayOfThatYear { month, day }))
    }

    /// "3 May 2010", "the 3rd of May", "12-14 May" (its first day).
    pub(super) fn day_first(&self, at: usize) -> Read<Base> {
        let start = self.past(at, &["the"]);
        let (end, day) = self.day_number(start)?;
        let month_at = self.past(end, &["of"]);
        if let Some(month) = self.month(month_at) {
            let year = self.year(self.past(month_at + 1, &[","])).or_else(|| self.year(month_at + 1));
            let (past, year) = year.map_or((month_at + 1, None), |(past, year)| (past, Some(year)));
            let told = self.of_that_year(past, month, day).filter(|_| year.is_none());
            return Some(told.unwrap_or((past, Base::Date { year, month, day: Some(day) })));
        }
        if self.pieces.is_any(end, &["-", "–", "and", "to", "or"])
            && let Some((_, Base::Date { year, month, .. })) = self.day_first(end + 1)
        {
            return Some((end, Base::Date { year, month, day: Some(day) }));
        }
        None
    }

    /// The number of a day: "3", "3rd", "third".
    pub(in crate::times) fn day_number(&self, at: usize) -> Read<i8> {
        if let Some((end, rank)) = ordinal_at(self.pieces, self.numbers, at) {
            return (1..=31).contains(&rank).then_some((end, rank as i8));
        }
        let digits = self.pieces.lower(at);
        let is_number = self.pieces.kind(at) == Kind::Digits && digits.len() <= 2;
        let day: i8 = digits.parse().ok().filter(|_| is_number)?;
        // "May 5-year" and "May 30,000" are no dates.
        let goes_on = self.pieces.is(at + 1, "-") && self.unit(at + 2).is_some()
            || self.pieces.is_any(at + 1, &["%", "percent", "million", "billion", "am", "pm"]);
        ((1..=31).contains(&day) && !goes_on).then_some((at + 1, day))
    }

    /// "2015-10-11", "10/31/2015", "31.10.2015". Where day and month cannot be told apart only the
    /// year is given.
    pub(super) fn numeric(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        let number = |idx: usize| {
            (pieces.kind(idx) == Kind::Digits).then(|| pieces.lower(idx).parse::<i16>().ok()).flatten()
        };
        if let Some((day, month, year)) = dotted(pieces.lower(at)) {
            return Some((at + 1, Base::Date { year: Some(year), month, day: Some(day) }));
        }
        let mark = pieces.lower(at + 1);
        if !matches!(mark, "-" | "/")
            || !pieces.is(at + 3, mark)
            || !(at..at + 4).all(|idx| pieces.touches_next(idx))
        {
            return None;
        }
        let (first, second, third) = (number(at)?, number(at + 2)?, number(at + 4)?);
        let fixed = |year, month, day| Some((at + 5, Base::Date { year: Some(year), month, day: Some(day) }));
        let (is_month, is_day) = (|n: i16| (1..=12).contains(&n), |n: i16| (1..=31).contains(&n));
        match (first, second, third) {
            _ if first > 1000 && is_month(second) && is_day(third) => fixed(first, second as i8, third as i8),
            _ if third < 1000 => None,
            _ if is_month(first) && is_day(second) && (second > 12 || first == second) => {
                fixed(third, first as i8, second as i8)
            }
            _ if is_month(second) && is_day(first) && first > 12 => fixed(third, second as i8, first as i8),
            _ if is_month(first) && is_month(second) => Some((at + 5, Base::Fixed(format!("{third}-XX-XX")))),
            _ => None,
        }
    }
}

/// "31.10.2015" is one run of digits.
fn dotted(digits: &str) -> Option<(i8, i8, i16)> {
    let mut parts = digits.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4 && parts.next().is_none())?;
    let (day, month): (i8, i8) = (day.parse().ok()?, month.parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month, year))
}
