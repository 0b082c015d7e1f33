//! Which year is meant where the words leave it out.
//!
//! In: a day, month, season or holiday, and its setting. Out: that of the year meant.
//!
//! - A day without its year means the nearest such day; one against the tense counts [`AGAINST`] times
//!   as far.
//! - In a passage that tells of other years ("in September 1939 …"), bare dates are that passage's.
//! - A season means the one that runs or ran last, or the next one if the clause looks ahead.

use super::super::calendar::{Calendar, add, season_start};
use super::super::meaning::When;
use super::{Direction, Setting};
use jiff::ToSpan;
use jiff::civil::Date;

impl Setting {
    /// A day or month without its year: the passage's year if it tells of another time, else the nearest.
    pub(super) fn date_without_year(&self, month: i8, day: Option<i8>) -> (Option<Calendar>, bool) {
        let in_year = |year| Date::new(year, month, day.unwrap_or(15)).ok();
        let told = self.mention.as_ref().filter(|_| self.tells_of_the_past || self.anchor.is_none());
        let (year, anchored) = match (told.and_then(Calendar::middle), self.anchor) {
            (Some(mention), _) if told.is_some_and(|told| matches!(told, Calendar::Year(_))) => {
                (Some(mention.year()), false)
            }
            (Some(mention), _) => (nearest(mention, Direction::Ahead, 1, in_year), false),
            (None, Some(anchor)) => (nearest(anchor, self.direction, AGAINST, in_year), true),
            (None, None) => (None, false),
        };
        let calendar = year.and_then(|year| match day {
            Some(_) => in_year(year).map(Calendar::Day),
            None => Some(Calendar::Month(year, month)),
        });
        (calendar, anchored)
    }

    pub(super) fn nearest_year(&self, anchor: Date, in_year: impl Fn(i16) -> Option<Date>) -> Option<i16> {
        nearest(anchor, self.direction, AGAINST, in_year)
    }

    /// A season or quarter; "Q" is "this quarter", which has no number of its own.
    pub(super) fn season(&self, name: &str, when: When, anchor: Date) -> Option<Calendar> {
        if name == "Q" {
            return Some(quarter_near(anchor, step_of(when)));
        }
        let start = season_start(anchor.year(), name)?;
        Some(Calendar::Season(self.year_of_season(name, when, start, anchor), name.to_owned()))
    }

    /// The year of a season; `start` is its first day in the year of the report.
    fn year_of_season(&self, name: &str, when: When, start: Date, anchor: Date) -> i16 {
        let begun = start <= anchor;
        let year = anchor.year();
        match when {
            When::YearStep(n) => year + n as i16,
            When::Year(year) => year,
            // A winter begins in the year before it ends.
            When::Step(0) => year - i16::from(name == "WI" && anchor.month() <= 2),
            When::Step(n) if n < 0 => year - i16::from(!begun || self.is_within(start, anchor)),
            When::Step(_) => year + i16::from(begun),
            // A quarter that is over goes on being reported on.
            When::Open if self.direction == Direction::Ahead && !name.starts_with('Q') => {
                year + i16::from(begun && !self.is_within(start, anchor))
            }
            When::Open => {
                year - i16::from(!begun && self.direction != Direction::Ahead && !is_near(start, anchor))
            }
        }
    }

    /// Whether the season that began at `start` still runs.
    fn is_within(&self, start: Date, anchor: Date) -> bool {
        add(start, 3.months()).is_some_and(|end| anchor < end && start <= anchor)
    }
}

/// The quarter so many before or after that of a day.
fn quarter_near(anchor: Date, step: i32) -> Calendar {
    let quarter = i64::from((anchor.month() - 1) / 3) + i64::from(step);
    let (year, quarter) = (i64::from(anchor.year()) + quarter.div_euclid(4), quarter.rem_euclid(4) + 1);
    Calendar::Season(year as i16, format!("Q{quarter}"))
}

fn step_of(when: When) -> i32 {
    match when {
        When::Step(n) | When::YearStep(n) => n,
        When::Year(_) | When::Open => 0,
    }
}

/// Whether a season about to begin is meant rather than the one a year before.
fn is_near(start: Date, anchor: Date) -> bool {
    add(anchor, 2.months()).is_some_and(|soon| start <= soon)
}

/// How many times as far a day counts that lies where the tense does not look.
const AGAINST: i32 = 4;

/// The year whose such day is nearest to `from`; a day against the direction counts `weight` times as far.
fn nearest(
    from: Date,
    direction: Direction,
    weight: i32,
    in_year: impl Fn(i16) -> Option<Date>,
) -> Option<i16> {
    let years = [from.year() - 1, from.year(), from.year() + 1];
    let distance = |year: i16| -> Option<i32> {
        let days = from.until(in_year(year)?).ok()?.get_days();
        let against = match direction {
            Direction::Back => days > 0,
            Direction::Ahead => days < 0,
            Direction::Open => false,
        };
        Some(days.abs() * if against { weight } else { 1 })
    };
    years.into_iter().filter_map(|year| Some((distance(year)?, year))).min().map(|(_, year)| year)
}
