//! Who did what to whom, in PLOVER 2.0's terms.
//!
//! In: the clauses of an article with its entities, places, times and statements. Out: [`Event`]s in
//! text order of the words that name them.
//!
//! 1. `predicates` finds the frames of the lexicon at verbs, nouns and adjectives; `roles` finds who
//!    acts and who is acted upon.
//! 2. `compose`    lays operators over them: agree, threaten, demand, refuse, deny, accuse, end.
//!    `musts` adds demands that only a "must" makes.
//! 3. `mood`       negation, future, hypothesis, and what PLOVER makes of them.
//! 4. `merge`      two mentions of one happening in one clause are one event.
//! 5. `carry`      what an event leaves unsaid because the report has said it.
//! 6. `record`     writes them down, with `setting` (place and date) and `context`.
//!
//! Then `contested` lays the accounts of different voices side by side.
//! What is not certain enough to be told is left out: a missing event is better than an invented one.

mod carry;
mod compose;
mod contested;
mod context;
mod draft;
mod merge;
mod mood;
mod musts;
mod predicates;
mod reader;
mod record;
mod roles;
mod setting;

use crate::Parsed;
use crate::entities::Entities;
use crate::statements::Statements;
use dragoman_records::{Event, EventId, Place, TimeExpression};
use reader::Reader;

pub use contested::find_contested;

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

/// Finds the events of an article, in text order of the words that name them.
pub fn find_events(parsed: &Parsed<'_>, findings: &Findings<'_>) -> Vec<Event> {
    let reader = Reader::new(parsed, findings);
    let mut drafts = predicates::find(&reader);
    compose::compose(&reader, &mut drafts);
    musts::find(&reader, &mut drafts);
    merge::merge(&reader, &mut drafts);
    mood::judge(&reader, &mut drafts);
    drafts.retain(|draft| !draft.gone);
    drafts.sort_by_key(|draft| draft.head);
    carry::parties(&reader, &mut drafts);
    let mut events: Vec<Event> = drafts.iter().map(|draft| record::write(&reader, draft)).collect();
    carry::setting(&reader, &drafts, &mut events);
    for (idx, event) in events.iter_mut().enumerate() {
        event.id = EventId::from_idx(idx);
    }
    events
}
