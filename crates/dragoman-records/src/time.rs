//! Time expressions and their values.

use crate::{Span, TimeId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A time expression of an article and its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Names it inside the article.
    pub id: TimeId,
    /// The words.
    pub span: Span,
    /// What kind of value it has.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3/ISO 8601 value: `2015-10-11TEV`, `P3D`, `2015-10-10T12:00/2015-10-11T12:00`, or, with
    /// nothing to anchor it at, relative: `XXXX-WXX-7` is a Sunday.
    pub value: String,
    /// The day the value was reckoned from, if it was.
    pub anchor: Option<Date>,
}

/// TIMEX3's kinds of time expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A day or more: "Sunday", "last year".
    Date,
    /// Less than a day: "Sunday evening".
    Time,
    /// A length: "three days".
    Duration,
    /// A repetition: "every Friday".
    Set,
}
