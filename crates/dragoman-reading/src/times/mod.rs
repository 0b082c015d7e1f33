//! Time expressions and their values.

use crate::Parsed;
use dragoman_records::TimeExpression;

/// Finds the time expressions of an article, in text order.
pub fn find_times(_parsed: &Parsed<'_>) -> Vec<TimeExpression> {
    Vec::new()
}
