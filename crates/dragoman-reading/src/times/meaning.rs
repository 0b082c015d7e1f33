//! What time expressions mean before they are laid on the calendar.

use crate::lexicon::{Holiday, Unit};

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A point or stretch of the calendar.
    Point(Point),
    /// So long: "three days".
    Duration(Length),
    /// So often: "every Friday", with its TIMEX3 value.
    Set(String),
    /// A stretch laid at a point: "the 24 hours before midday on Sunday".
    Interval { length: Length, before: bool, point: Point },
    /// A time left vague: `PAST_REF`.
    Reference(String),
}

/// A stretch of the calendar with, perhaps, a part of the day or a time of day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) base: Base,
    pub(super) part: Option<String>,
    pub(super) clock: Option<(i8, i8)>,
}

/// A stretch of the calendar as the words give it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Base {
    /// "3 May 2010", "May 3", "May".
    Date { year: Option<i16>, month: i8, day: Option<i8> },
    /// "2015-10-11", "2015-XX-XX": nothing is left to reckon.
    Fixed(String),
    /// "2010".
    Year(i16),
    /// "the 1990s": the first three digits of the year.
    Decade(i16),
    /// "the 20th century": the first two digits of the year.
    Century(i16),
    /// "last October".
    Month { month: i8, step: i32 },
    /// "summer", "last summer", "the summer of 2012".
    Season { name: String, when: When },
    /// `Q3`, `H1`.
    Quarter { name: String, when: When },
    /// "that quarter", "a year ago" beside a quarter: years from the quarter last mentioned.
    SameQuarter(i16),
    /// "Sunday", "last Sunday".
    Weekday { day: i8, step: Option<i32> },
    /// "Sunday of last week": weeks from this one.
    WeekdayOfWeek { day: i8, weeks: i32 },
    /// "the weekend", "last weekend".
    Weekend { step: Option<i32> },
    /// "Christmas", "Christmas 2010".
    Holiday { rule: Holiday, when: When },
    /// "Easter week": the week or weekend of a day.
    Around { unit: Unit, day: Box<Base> },
    /// "yesterday": days from the anchor.
    Today(i32),
    /// "last week", "this year": whole units from the anchor.
    Step { unit: Unit, n: i32 },
    /// "two days ago" (from the anchor), "two days later" (from the day last mentioned).
    Away { length: Length, forward: bool, from: From },
    /// "January 24 of that year".
    DayOfThatYear { month: i8, day: i8 },
    /// "the month", "the year": the one spoken of, this one in a report of the day.
    Spoken(Unit),
    /// "that day", "the following month": whole units from the day last mentioned.
    Same { unit: Unit, n: i32 },
}

/// From where a distance is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The day of the report.
    Anchor,
    /// The time last mentioned, else the day of the report.
    Mention,
}

/// Which of several summers, quarters or Christmases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// The one of a year.
    Year(i16),
    /// The one of a year so many from now: "last year's third quarter".
    YearStep(i32),
    /// The last (−1), this (0), the next (1).
    Step(i32),
    /// The nearest in the direction of the tense.
    Open,
}

/// A length; without a number it is left open ("weeks").
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Length {
    pub(super) number: Option<f64>,
    pub(super) unit: Unit,
}

impl Point {
    pub(super) fn new(base: Base) -> Self {
        Self { base, part: None, clock: None }
    }
}

impl Length {
    /// The TIMEX3 duration: `P3D`, `PT24H`, `PXW`.
    pub(super) fn value(&self) -> String {
        let (prefix, base) = match self.unit.base.strip_prefix('T') {
            Some(base) => ("PT", base),
            None => ("P", self.unit.base.as_str()),
        };
        match self.number {
            Some(number) => format!("{prefix}{}{base}", number * self.unit.times as f64),
            None if self.unit.times == 10 => "PXDE".to_owned(),
            None if self.unit.times == 100 => "PXCE".to_owned(),
            None => format!("{prefix}X{base}"),
        }
    }
}
