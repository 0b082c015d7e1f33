//! Who did what to whom, in PLOVER 2.0's terms.
//!
//! In: the clauses of an article with its entities, places, times and statements. Out: [`Event`]s in
//! text order of the words that name them.
//!
//! 1. `predicates` finds the frames of the lexicon at verbs, nouns and adjectives; `roles` finds who
//!    acts and who is acted upon; `dictionary` adds PETRARCH's verbs, if the user has them.
//! 2. `compose`    lays operators over them: agree, threaten, demand, refuse, deny, accuse, end.
//!    `musts` adds demands that only a "must" makes, `charges` accusations that only claim harm.
//! 3. `mood`       negation, future, hypothesis, and what PLOVER makes of them.
//! 4. `merge`      two mentions of one happening are one event (`outcomes`: harm and the act that did it); `accidents` leaves out harm
//!    that nobody did, `figures` what only looks like force.
//! 5. `farther`    parties farther off in the sentence; `claims` who claims an attack; `sides` who "both sides" are; `ties` parties tied to a noun;
//!    `weapons` with what it was done; `carry` what an event leaves unsaid because the report has said it; `struck` the place where nobody is named.
//! 6. `record`     writes them down, with `setting` (place and date), `past`, `home` and `context`, and `narration` fills in days and places; `confidence` says how sure they are
//!    (by their `genre`, among others); the caller leaves out those that are hardly any.
//!
//! Then `contested` lays the accounts of different voices side by side: events, `disputes` statements that deny a claim by a word
//! for it, `denials` those that deny it by their own words (`accounts`, `points`), `counts` those that count otherwise, `rejections`
//! deeds whose doer rejects the claim.
//! What is not certain enough to be told is left out: a missing event is better than an invented one.

mod accidents;
mod accounts;
mod carry;
mod charges;
mod claims;
mod compose;
mod confidence;
mod contested;
mod context;
mod counts;
mod denials;
mod dictionary;
mod disputes;
mod draft;
mod farther;
mod figures;
mod genre;
mod home;
mod left;
mod merge;
mod mood;
mod musts;
mod narration;
mod outcomes;
mod past;
mod points;
mod predicates;
mod protested;
mod reader;
mod record;
mod rejections;
mod roles;
mod setting;
mod sides;
mod sorted;
mod struck;
mod ties;
mod weapons;

use crate::Parsed;
use crate::entities::Entities;
use crate::lexicon::operators::OperatorKind;
use crate::statements::Statements;
use draft::Draft;
use dragoman_records::{Event, Place, TimeExpression};
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

/// Categories of happenings that a noun tells of without anybody in it: "the bombing", "the summit".
const SEEN: [&str; 5] = ["ASSAULT", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST"];

/// "The investigation", "support": a noun with nobody in it tells of what is done by words or law too little
/// to be an event, unless its clause says that it took place ("lawsuits were filed").
fn tells_enough(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let names_someone = !draft.actor.is_empty() || !draft.recipient.is_empty();
    let takes_place = || {
        let operator = reader.place_of(draft.head).and_then(|(idx, _)| reader.operator(reader.clause(idx)));
        operator.is_some_and(|(operator, _)| operator.kind == OperatorKind::Perform)
    };
    // "Dialogue builds trust": one word in the singular, of which nothing is said, is the thing in general.
    let is_general = || {
        let is_peaceful = draft.category.is_cooperative();
        let is_bare = draft.words.len() == 1 && reader.parsed.document.tag(draft.head) == "NN";
        is_peaceful && is_bare && reader.parsed.clauses.determiners(draft.head).is_empty()
    };
    let is_seen = SEEN.contains(&draft.category.name.as_str());
    names_someone || !draft.is_noun || !is_general() && (is_seen || takes_place())
}

/// An event with the steps by which it came about.
pub type Traced = (Event, Vec<String>);

/// Finds the events of an article, in text order of the words that name them. Each has the steps by which
/// it came about if `is_traced`, else none.
pub fn find_events(parsed: &Parsed<'_>, findings: &Findings<'_>, is_traced: bool) -> Vec<Traced> {
    let reader = Reader::new(parsed, findings, is_traced);
    let mut drafts = predicates::find(&reader);
    compose::compose(&reader, &mut drafts);
    musts::find(&reader, &mut drafts);
    charges::find(&reader, &mut drafts);
    merge::merge(&reader, &mut drafts);
    weapons::name(&reader, &mut drafts);
    accidents::leave_out(&reader, &mut drafts);
    figures::leave_out(&reader, &mut drafts);
    mood::judge(&reader, &mut drafts);
    drafts.retain(|draft| !draft.gone);
    drafts.sort_by_key(|draft| draft.head);
    farther::parties(&reader, &mut drafts);
    claims::doers(&reader, &mut drafts);
    claims::blamed(&reader, &mut drafts);
    claims::behind(&reader, &mut drafts);
    claims::denied(&reader, &mut drafts);
    struck::places(&reader, &mut drafts, false);
    sides::name(&reader, &mut drafts);
    carry::parties(&reader, &mut drafts);
    carry::doers(&reader, &mut drafts);
    carry::blamed(&reader, &mut drafts);
    struck::places(&reader, &mut drafts, true);
    struck::taken(&reader, &mut drafts);
    drafts.retain(|draft| tells_enough(&reader, draft));
    let mut events: Vec<Event> = drafts.iter().map(|draft| record::write(&reader, draft)).collect();
    narration::fill(&reader, &drafts, &mut events);
    confidence::reckon(&reader, &mut drafts, &mut events);
    events.into_iter().zip(drafts.into_iter().map(|draft| draft.steps)).collect()
}
