//! Lays what an expression means on the calendar.
//!
//! In: a [`Meaning`] and its [`Setting`]: the day of the report, the direction of the tense, what was
//! mentioned before. Out: TIMEX3 type and value, and whether the day of the report was used.
//!
//! - `locate`  finds the stretch of the calendar that the words name.
//! - `years`   which year is meant where the words leave it out.
//! - `open`    without a day of report, expressions stay relative: `XXXX-WXX-7` is a Sunday.

mod locate;
mod open;
mod years;

use super::calendar::{Calendar, add};
use super::meaning::{Base, Length, Meaning, Point};
use dragoman_records::TimeType;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use open::open_value;

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

/// "Two days before Sunday": from the point to as far before or after it as the length says.
fn interval_value(length: &Length, before: bool, point: &Point, setting: &Setting) -> Option<Value> {
    let Value { calendar: Some(Calendar::Day(day)), anchored, .. } = point_value(point, setting) else {
        return None;
    };
    let span = span_of(length)?;
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

/// How much time a length is; none for one without a number.
fn span_of(length: &Length) -> Option<Span> {
    let amount = (length.number? * length.unit.times as f64) as i64;
    match length.unit.base.as_str() {
        "TH" => Some(amount.hours()),
        "TM" => Some(amount.minutes()),
        "D" => Some(amount.days()),
        "W" => Some(amount.weeks()),
        "M" => Some(amount.months()),
        "Y" => Some(amount.years()),
        _ => None,
    }
}
