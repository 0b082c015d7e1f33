//! Who did what to whom, in PLOVER 2.0's terms.

use crate::Parsed;
use crate::entities::Entities;
use crate::statements::Statements;
use dragoman_records::{Contested, Event, Place, TimeExpression};

/// What the steps before found.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// Who and what is spoken of.
    pub entities: &'a Entities,
    /// Toponyms.
    pub places: &'a [Place],
    /// Time expressions.
    pub times: &'a [TimeExpression],
    /// Who said what.
    pub statements: &'a Statements,
}

/// Finds the events of an article, in text order of their evidence.
pub fn find_events(_parsed: &Parsed<'_>, _findings: &Findings<'_>) -> Vec<Event> {
    Vec::new()
}

/// Finds pairs of events that tell of one happening and differ.
pub fn find_contested(_parsed: &Parsed<'_>, _findings: &Findings<'_>, _events: &[Event]) -> Vec<Contested> {
    Vec::new()
}
