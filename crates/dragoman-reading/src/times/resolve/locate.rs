//! The stretch of the calendar that the words name.
//!
//! In: the base of a point, and its setting. Out: the stretch, if it can be told, and whether it was
//! reckoned from the day of the report.
//!
//! - A weekday means the latest one not after the report, or the next one if the clause looks ahead.
//! - "That day", "two weeks later" lean on the stretch mentioned last.
//! - In a passage that tells of other years, "the month" is that passage's.

use super::super::calendar::{Calendar, add, holiday, weekday_near};
use super::super::meaning::{Base, From, Length, When};
use super::{Direction, Setting};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

impl Setting {
    /// The stretch that the words name, and whether it was reckoned from the day of the report.
    pub(super) fn locate(&self, base: &Base) -> (Option<Calendar>, bool) {
        match base {
            Base::Date { year: Some(year), month, day: Some(day) } => {
                (Date::new(*year, *month, *day).ok().map(Calendar::Day), false)
            }
            Base::Date { year: Some(year), month, day: None } => {
                (Some(Calendar::Month(*year, *month)), false)
            }
            Base::Date { year: None, month, day } => self.date_without_year(*month, *day),
            Base::Year(year) => (Some(Calendar::Year(*year)), false),
            Base::Decade(decade) => (Some(Calendar::Decade(*decade)), false),
            Base::Century(century) => (Some(Calendar::Century(*century)), false),
            Base::Fixed(_) => (None, false),
            Base::Quarter { when: When::Year(year), name }
            | Base::Season { when: When::Year(year), name } => {
                (Some(Calendar::Season(*year, name.clone())), false)
            }
            Base::Holiday { when: When::Year(year), rule } => {
                (holiday(rule, *year).map(Calendar::Day), false)
            }
            Base::SameQuarter(years) => (self.same_quarter(*years), false),
            Base::Same { unit, n } => {
                (self.mention.as_ref().and_then(|mention| mention.unit_around(unit, *n)), false)
            }
            Base::Away { length, forward, from } => self.away(length, *forward, *from),
            Base::DayOfThatYear { month, day } => {
                let year = self.mention.as_ref().and_then(Calendar::year);
                (year.and_then(|year| Date::new(year, *month, *day).ok()).map(Calendar::Day), false)
            }
            Base::Spoken(unit) => match self.mention.as_ref().filter(|_| self.tells_of_the_past) {
                Some(mention) => (mention.unit_around(unit, 0), false),
                None => (self.anchor.and_then(|anchor| Calendar::Day(anchor).unit_around(unit, 0)), true),
            },
            Base::Around { unit, day } => {
                let (calendar, anchored) = self.locate(day);
                let around = |day: Calendar| match unit.base.as_str() {
                    "WE" => day.middle().map(Calendar::weekend_of),
                    _ => day.unit_around(unit, 0),
                };
                (calendar.and_then(around), anchored)
            }
            Base::Season { when: When::Open, name } if self.tells_of_the_past => {
                let year = self.mention.as_ref().and_then(Calendar::year);
                (year.map(|year| Calendar::Season(year, name.clone())), false)
            }
            anchored => (self.anchor.and_then(|anchor| self.reckon(anchored, anchor)), true),
        }
    }

    /// What is reckoned from the day of the report.
    fn reckon(&self, base: &Base, anchor: Date) -> Option<Calendar> {
        let back = self.direction != Direction::Ahead;
        match base {
            Base::Today(days) => add(anchor, days.days()).map(Calendar::Day),
            Base::Step { unit, n } => Calendar::Day(anchor).unit_around(unit, *n),
            Base::Weekday { day, step } => {
                let back = step.map_or(back, |step| step < 0);
                weekday_near(anchor, *day, back, step.is_some_and(|step| step != 0)).map(Calendar::Day)
            }
            Base::WeekdayOfWeek { day, weeks } => {
                let monday = weekday_near(anchor, 1, true, false)?;
                add(monday, Span::new().weeks(*weeks).days(i64::from(*day) - 1)).map(Calendar::Day)
            }
            Base::Weekend { step } => weekend(anchor, *step, back),
            Base::Month { month, step } => {
                let year = anchor.year() + i16::from(*step > 0 && *month <= anchor.month())
                    - i16::from(*step < 0 && *month >= anchor.month());
                Some(Calendar::Month(year, *month))
            }
            Base::Season { name, when } | Base::Quarter { name, when } => self.season(name, *when, anchor),
            Base::Holiday { rule, when } => {
                let year = match when {
                    When::YearStep(n) => anchor.year() + *n as i16,
                    _ => self.nearest_year(anchor, |year| holiday(rule, year))?,
                };
                holiday(rule, year).map(Calendar::Day)
            }
            _ => None,
        }
    }

    fn same_quarter(&self, years: i16) -> Option<Calendar> {
        let (year, name) = self.quarter.as_ref()?;
        Some(Calendar::Season(year + years, name.clone()))
    }

    fn away(&self, length: &Length, forward: bool, from: From) -> (Option<Calendar>, bool) {
        let Some(number) = length.number else { return (None, false) };
        let is_year = length.unit.base == "Y" && number == 1.0 && length.unit.times == 1;
        if is_year && !forward && self.quarter.is_some() {
            return (self.same_quarter(-1), false);
        }
        let start = match (from, &self.mention) {
            (From::Mention, Some(mention)) => (Some(mention.clone()), false),
            _ => (self.anchor.map(Calendar::Day), true),
        };
        let number = if forward { number } else { -number };
        let calendar = start.0.and_then(|start| match (length.unit.base.as_str(), &start) {
            // Nobody counts weeks to the day when looking back from today.
            ("W", Calendar::Day(_)) if from == From::Anchor => {
                start.moved(&length.unit, number)?.middle().map(Calendar::week_of)
            }
            _ => start.moved(&length.unit, number),
        });
        (calendar, start.1)
    }
}

/// The weekend before or after a day; this one is that whose Sunday comes next.
fn weekend(anchor: Date, step: Option<i32>, back: bool) -> Option<Calendar> {
    let day = match step {
        Some(0) => weekday_near(anchor, 7, false, false)?,
        Some(step) => weekday_near(anchor, 6, step < 0, true)?,
        None => weekday_near(anchor, 6, back, false)?,
    };
    Some(Calendar::weekend_of(day))
}
