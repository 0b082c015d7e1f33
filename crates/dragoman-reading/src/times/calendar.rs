//! Stretches of the calendar and steps between them; all reckoning is jiff's.

use crate::lexicon::{Holiday, Unit};
use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

/// A stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Day(Date),
    /// ISO year and week.
    Week(i16, i8),
    /// The weekend of an ISO week.
    Weekend(i16, i8),
    Month(i16, i8),
    /// Year and `Q3`, `H1`, `SU`.
    Season(i16, String),
    Year(i16),
    /// The first three digits of the year.
    Decade(i16),
    /// The first two digits of the year.
    Century(i16),
}

impl Calendar {
    /// TIMEX3's value: `2015-10-11`, `2015-W41`, `2015-10`, `1989-Q3`, `1990`, `199`, `19`.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(year, week) => format!("{year:04}-W{week:02}"),
            Self::Weekend(year, week) => format!("{year:04}-W{week:02}-WE"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Season(year, name) => format!("{year:04}-{name}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    pub(super) fn week_of(day: Date) -> Self {
        let iso = day.iso_week_date();
        Self::Week(iso.year(), iso.week())
    }

    pub(super) fn weekend_of(day: Date) -> Self {
        let iso = day.iso_week_date();
        Self::Weekend(iso.year(), iso.week())
    }

    pub(super) fn month_of(day: Date) -> Self {
        Self::Month(day.year(), day.month())
    }

    /// The year it lies in, if it lies in one.
    pub(super) fn year(&self) -> Option<i16> {
        match self {
            Self::Day(day) => Some(day.year()),
            Self::Week(year, _) | Self::Weekend(year, _) | Self::Month(year, _) => Some(*year),
            Self::Season(year, _) | Self::Year(year) => Some(*year),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// A day in its middle, to measure distances from.
    pub(super) fn middle(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Month(year, month) => Date::new(*year, *month, 15).ok(),
            Self::Week(year, week) | Self::Weekend(year, week) => {
                jiff::civil::ISOWeekDate::new(*year, *week, Weekday::Thursday).ok().map(|iso| iso.date())
            }
            other => Date::new(other.year()?, 7, 1).ok(),
        }
    }

    /// The stretch `n` units on, no finer than the two of them allow; `None` where the unit is finer
    /// than the stretch ("two days after 1990").
    pub(super) fn moved(&self, unit: &Unit, n: f64) -> Option<Self> {
        let whole = n.fract() == 0.0;
        let n = (n * unit.times as f64) as i64;
        match (unit.base.as_str(), self) {
            ("D" | "NI", Self::Day(day)) => Some(Self::Day(add(*day, n.days())?)),
            ("W", Self::Day(day)) if whole => Some(Self::Day(add(*day, n.weeks())?)),
            ("W", Self::Week(..) | Self::Weekend(..)) => Some(Self::week_of(add(self.middle()?, n.weeks())?)),
            ("M", Self::Day(_) | Self::Month(..)) => Some(Self::month_of(add(self.middle()?, n.months())?)),
            ("M", _) => None,
            ("Y", Self::Decade(_) | Self::Century(_)) => None,
            ("Y", _) => Some(Self::Year(self.year()?.checked_add(i16::try_from(n).ok()?)?)),
            _ => None,
        }
    }

    /// The stretch of a unit that holds this one, moved by `n`: "the following month" of a day.
    pub(super) fn unit_around(&self, unit: &Unit, n: i32) -> Option<Self> {
        let (n, day) = (i64::from(n), self.middle());
        match (unit.base.as_str(), unit.times) {
            ("D", 1) => match self {
                Self::Day(day) => Some(Self::Day(add(*day, n.days())?)),
                _ => None,
            },
            ("W", 1) => match self {
                Self::Day(_) | Self::Week(..) | Self::Weekend(..) => {
                    Some(Self::week_of(add(day?, n.weeks())?))
                }
                _ => None,
            },
            ("M", 1) => match self {
                Self::Year(_) | Self::Season(..) | Self::Decade(_) | Self::Century(_) => None,
                _ => Some(Self::month_of(add(day?, n.months())?)),
            },
            ("Y", 1) => Some(Self::Year(self.year()? + n as i16)),
            ("Y", 10) => Some(Self::Decade(self.year()? / 10 + n as i16)),
            ("Y", 100) => Some(Self::Century(self.year()? / 100 + n as i16)),
            _ => None,
        }
    }
}

/// The day a span away; `None` outside the calendar.
pub(super) fn add(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

/// The nearest such weekday on or before (`back`) or on or after a day; strictly so, if `strict`.
pub(super) fn weekday_near(day: Date, weekday: i8, back: bool, strict: bool) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    if !strict && day.weekday() == wanted {
        return Some(day);
    }
    day.nth_weekday(if back { -1 } else { 1 }, wanted).ok()
}

/// The named day in a year.
pub(super) fn holiday(rule: &Holiday, year: i16) -> Option<Date> {
    match rule {
        Holiday::Fixed(month, day) => Date::new(year, *month, *day).ok(),
        Holiday::Weekday(month, nth, weekday) => {
            let weekday = Weekday::from_monday_one_offset(*weekday).ok()?;
            Date::new(year, *month, 1).ok()?.nth_weekday_of_month(*nth, weekday).ok()
        }
        Holiday::Election(month) => {
            let monday = Date::new(year, *month, 1).ok()?.nth_weekday_of_month(1, Weekday::Monday).ok()?;
            add(monday, 1.day())
        }
        Holiday::Easter(days) => add(easter(year)?, i64::from(*days).days()),
    }
}

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, month as i8, day as i8).ok()
}

/// The first day of a season or quarter.
pub(super) fn season_start(year: i16, name: &str) -> Option<Date> {
    let month = match name {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        "WI" => 12,
        "Q1" | "H1" => 1,
        "Q2" => 4,
        "Q3" | "H2" => 7,
        "Q4" => 10,
        _ => return None,
    };
    Some(date(year, month, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_has_it() {
        assert_eq!(easter(2000), Some(date(2000, 4, 23)));
        assert_eq!(easter(2015), Some(date(2015, 4, 5)));
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
    }

    #[test]
    fn named_days_are_found_in_their_year() {
        assert_eq!(holiday(&Holiday::Weekday(11, 4, 4), 1999), Some(date(1999, 11, 25)));
        assert_eq!(holiday(&Holiday::Weekday(5, -1, 1), 2015), Some(date(2015, 5, 25)));
        assert_eq!(holiday(&Holiday::Election(11), 1998), Some(date(1998, 11, 3)));
    }

    #[test]
    fn a_step_is_no_finer_than_what_it_starts_from() {
        let (day, year) = (Calendar::Day(date(2015, 10, 12)), Calendar::Year(2015));
        let unit = |base: &str| Unit { times: 1, base: base.to_owned() };
        assert_eq!(day.moved(&unit("D"), -2.0).unwrap().value(), "2015-10-10");
        assert_eq!(day.moved(&unit("M"), -5.0).unwrap().value(), "2015-05");
        assert_eq!(year.moved(&unit("D"), 2.0), None);
        assert_eq!(year.moved(&unit("Y"), 2.0).unwrap().value(), "2017");
        assert_eq!(day.unit_around(&unit("W"), -1).unwrap().value(), "2015-W41");
    }
}
