//! Lays what an expression means on the calendar.
//!
//! In: a [`Meaning`] and its [`Setting`]: the day of the report, the direction of the tense, what was
//! mentioned before. Out: TIMEX3 type and value, and whether the day of the report was used.
//!
//! - A weekday means the latest one not after the report, or the next one if the clause looks ahead.
//! - A day without its year means the nearest such day; one against the tense counts as twice as far.
//! - In a passage that tells of other years ("in September 1939 …"), bare dates are that passage's.
//! - Without a day of report, expressions stay relative: `XXXX-WXX-7` is a Sunday.

use super::calendar::{Calendar, add, holiday, season_start, weekday_near};
use super::meaning::{Base, From, Length, Meaning, Point, When};
use crate::lexicon::Unit;
use dragoman_records::TimeType;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// Where the clause around an expression looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Ahead,
    Open,
}

/// What an expression is resolved against.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// The day of the report.
    pub(super) anchor: Option<Date>,
    /// Where the clause looks.
    pub(super) direction: Direction,
    /// The stretch mentioned last, in this sentence or one shortly before.
    pub(super) mention: Option<Calendar>,
    /// The quarter mentioned last in this paragraph.
    pub(super) quarter: Option<(i16, String)>,
    /// Whether the passage tells of other years than the report's.
    pub(super) tells_of_the_past: bool,
}

/// A value in TIMEX3's terms.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    pub(super) kind: TimeType,
    pub(super) text: String,
    /// The stretch of the calendar, if it is one.
    pub(super) calendar: Option<Calendar>,
    /// Whether the day of the report was used.
    pub(super) anchored: bool,
}

/// Resolves an expression.
pub(super) fn resolve(meaning: &Meaning, setting: &Setting) -> Value {
    let plain = |kind, text: String| Value { kind, text, calendar: None, anchored: false };
    match meaning {
        Meaning::Point(point) => point_value(point, setting),
        Meaning::Duration(length) => plain(TimeType::Duration, length.value()),
        Meaning::Set(text) => plain(TimeType::Set, text.clone()),
        Meaning::Reference(text) => plain(TimeType::Date, text.clone()),
        Meaning::Interval { length, before, point } => interval_value(length, *before, point, setting)
            .unwrap_or_else(|| plain(TimeType::Duration, length.value())),
    }
}

fn point_value(point: &Point, setting: &Setting) -> Value {
    let (calendar, anchored) = match &point.base {
        // The day of a bare time of day is the one spoken of, else the day of the report.
        Base::Same { n: 0, .. } if point.clock.is_some() => match &setting.mention {
            Some(day @ Calendar::Day(_)) => (Some(day.clone()), false),
            _ => (setting.anchor.map(Calendar::Day), true),
        },
        base => setting.locate(base),
    };
    let day = calendar.as_ref().map_or_else(|| open_value(&point.base), Calendar::value);
    let (kind, text) = match (&point.part, point.clock) {
        (_, Some((hour, minute))) => (TimeType::Time, format!("{day}T{hour:02}:{minute:02}")),
        (Some(part), None) => (TimeType::Time, format!("{day}T{part}")),
        (None, None) => (TimeType::Date, day),
    };
    let kind = if text.starts_with('P') && text.len() < 6 { TimeType::Duration } else { kind };
    Value { kind, text, anchored: anchored && calendar.is_some(), calendar }
}

/// The value of a stretch that nothing can be reckoned from.
fn open_value(base: &Base) -> String {
    let unit_value = |unit: &Unit| match unit.base.as_str() {
        "W" => "XXXX-WXX".to_owned(),
        "M" => "XXXX-XX".to_owned(),
        "Y" => "XXXX".to_owned(),
        _ => "XXXX-XX-XX".to_owned(),
    };
    match base {
        Base::Fixed(value) => value.clone(),
        Base::Date { year: None, month, day: Some(day) } => format!("XXXX-{month:02}-{day:02}"),
        Base::Date { month, .. } | Base::Month { month, .. } => format!("XXXX-{month:02}"),
        Base::Season { name, .. } => format!("XXXX-{name}"),
        Base::Quarter { name, .. } if name.len() > 1 => format!("XXXX-{name}"),
        Base::Quarter { .. } | Base::SameQuarter(_) => "XXXX-QX".to_owned(),
        Base::Weekday { day, .. } | Base::WeekdayOfWeek { day, .. } => format!("XXXX-WXX-{day}"),
        Base::Weekend { .. } => "XXXX-WXX-WE".to_owned(),
        Base::Holiday { rule: crate::lexicon::Holiday::Fixed(month, day), .. } => {
            format!("XXXX-{month:02}-{day:02}")
        }
        Base::DayOfThatYear { month, day } => format!("XXXX-{month:02}-{day:02}"),
        Base::Step { unit, .. } | Base::Same { unit, .. } | Base::Spoken(unit) => unit_value(unit),
        Base::Away { length, forward, from } => match (length.number, forward) {
            (None, _) if *from == From::Mention => length.value(),
            (None, true) => "FUTURE_REF".to_owned(),
            (None, false) => "PAST_REF".to_owned(),
            (Some(_), _) => unit_value(&length.unit),
        },
        _ => "XXXX-XX-XX".to_owned(),
    }
}

impl Setting {
    /// The stretch that the words name, and whether it was reckoned from the day of the report.
    fn locate(&self, base: &Base) -> (Option<Calendar>, bool) {
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
            Base::Weekend { step } => {
                let saturday = match step {
                    Some(0) => weekday_near(anchor, 7, false, false)?,
                    Some(step) => weekday_near(anchor, 6, *step < 0, true)?,
                    None => weekday_near(anchor, 6, back, false)?,
                };
                Some(Calendar::weekend_of(saturday))
            }
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

    /// A day or month without its year: the passage's year if it tells of another time, else the nearest.
    fn date_without_year(&self, month: i8, day: Option<i8>) -> (Option<Calendar>, bool) {
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

    fn nearest_year(&self, anchor: Date, in_year: impl Fn(i16) -> Option<Date>) -> Option<i16> {
        nearest(anchor, self.direction, AGAINST, in_year)
    }

    fn season(&self, name: &str, when: When, anchor: Date) -> Option<Calendar> {
        let (name, step) = match name {
            // "this quarter" has no number of its own.
            "Q" => {
                let quarter = i64::from((anchor.month() - 1) / 3) + i64::from(step_of(when));
                let (year, quarter) =
                    (i64::from(anchor.year()) + quarter.div_euclid(4), quarter.rem_euclid(4) + 1);
                return Some(Calendar::Season(year as i16, format!("Q{quarter}")));
            }
            name => (name, when),
        };
        let start = season_start(anchor.year(), name)?;
        let begun = start <= anchor;
        let year = anchor.year();
        let year = match step {
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
        };
        Some(Calendar::Season(year, name.to_owned()))
    }

    /// Whether the season that began at `start` still runs.
    fn is_within(&self, start: Date, anchor: Date) -> bool {
        add(start, 3.months()).is_some_and(|end| anchor < end && start <= anchor)
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

fn interval_value(length: &Length, before: bool, point: &Point, setting: &Setting) -> Option<Value> {
    let Value { calendar: Some(Calendar::Day(day)), anchored, .. } = point_value(point, setting) else {
        return None;
    };
    let amount = (length.number? * length.unit.times as f64) as i64;
    let span = match length.unit.base.as_str() {
        "TH" => amount.hours(),
        "TM" => amount.minutes(),
        "D" => amount.days(),
        "W" => amount.weeks(),
        "M" => amount.months(),
        "Y" => amount.years(),
        _ => return None,
    };
    let has_clock = point.clock.is_some() || length.unit.base.starts_with('T');
    let (hour, minute) = point.clock.unwrap_or((0, 0));
    let at = day.at(0, 0, 0, 0).checked_add(Span::new().hours(hour).minutes(minute)).ok()?;
    let other = if before { at.checked_sub(span) } else { at.checked_add(span) }.ok()?;
    let (first, last) = if before { (other, at) } else { (at, other) };
    let text = if has_clock {
        format!("{}/{}", first.strftime("%Y-%m-%dT%H:%M"), last.strftime("%Y-%m-%dT%H:%M"))
    } else {
        // Whole days: the day that is counted from is not among them.
        let (first, last) = match before {
            true => (first.date(), add(last.date(), (-1).days())?),
            false => (add(first.date(), 1.day())?, last.date()),
        };
        format!("{first}/{last}")
    };
    let kind = if has_clock { TimeType::Time } else { TimeType::Date };
    Some(Value { kind, text, calendar: None, anchored })
}
