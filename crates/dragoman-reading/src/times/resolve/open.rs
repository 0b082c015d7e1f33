//! The value of a stretch that nothing can be reckoned from.
//!
//! In: the base of a point without a place on the calendar. Out: TIMEX3's value with an X for each figure
//! that is not known: `XXXX-05-03`, `XXXX-WXX-7`, or a reference to the past or the future.

use super::super::meaning::{Base, From};
use crate::lexicon::Unit;

/// The value of a stretch that nothing can be reckoned from.
pub(super) fn open_value(base: &Base) -> String {
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
