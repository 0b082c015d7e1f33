//! What an event leaves unsaid because the report has said it: who, to whom, when, where.
//!
//! In: drafts in text order, and their records. Out: the same, filled in.
//!
//! 1. "*The attack*", "*these raids*" speak of a happening told before: the nearest event of the same
//!    category in the sentences before lends actor, recipient, date and place.
//! 2. An event without a date takes that of the nearest event of its category before it, if the two
//!    have a party or a voice in common.
//!
//! What is denied, to come, or only thought of neither lends nor borrows a day.

use super::draft::Draft;
use super::reader::Reader;
use dragoman_records::{Aux, Event, Party};

/// How many sentences back a happening may have been told.
const REACH: usize = 4;
/// How many sentences back a day still holds without a word that says so.
const NEXT: usize = 2;
/// How many events back are looked at.
const N_BEFORE: usize = 12;

const DEFINITE: [&str; 7] = ["the", "this", "that", "these", "those", "such", "both"];

/// Fills in who did it and to whom where a noun only takes up a happening.
pub(super) fn parties(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 0..drafts.len() {
        let draft = &drafts[idx];
        let is_bare = draft.actor.is_empty() && draft.recipient.is_empty();
        if !is_bare || !takes_up(reader, draft) {
            continue;
        }
        if let Some(before) = told_before(reader, drafts, idx) {
            let (actor, recipient) = (drafts[before].actor.clone(), drafts[before].recipient.clone());
            drafts[idx].actor = actor;
            drafts[idx].recipient = recipient;
        }
    }
}

/// Whether a noun takes up a happening that was told before.
fn takes_up(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let definite = |&word: &usize| {
        let determiners = reader.parsed.clauses.determiners(word);
        determiners.iter().any(|&token| DEFINITE.contains(&reader.lemma(token)))
    };
    draft.is_noun && draft.words.iter().any(definite)
}

fn told_before(reader: &Reader<'_>, drafts: &[Draft<'_>], idx: usize) -> Option<usize> {
    let draft = &drafts[idx];
    (idx.saturating_sub(N_BEFORE)..idx).rev().find(|&before| {
        let other = &drafts[before];
        other.category.name == draft.category.name
            && other.aux.is_empty()
            && (!other.actor.is_empty() || !other.recipient.is_empty())
            && distance(reader, other, draft) <= REACH
    })
}

fn distance(reader: &Reader<'_>, first: &Draft<'_>, second: &Draft<'_>) -> usize {
    let sentence = |draft: &Draft<'_>| reader.parsed.document.sentence_of(draft.head);
    sentence(second).saturating_sub(sentence(first))
}

/// Fills in day and place. `events` are the records of `drafts`, in their order.
pub(super) fn setting(reader: &Reader<'_>, drafts: &[Draft<'_>], events: &mut [Event]) {
    for idx in 0..events.len() {
        let is_real = |event: &Event| !event.aux.iter().any(|aux| *aux != Aux::Historical);
        let lender = (idx.saturating_sub(N_BEFORE)..idx).rev().find(|&before| {
            let far = distance(reader, &drafts[before], &drafts[idx]);
            let same = events[before].event == events[idx].event && is_real(&events[before]);
            let known = takes_up(reader, &drafts[idx]) && far <= REACH;
            same && (known || far <= NEXT && goes_on(&events[before], &events[idx]))
        });
        let Some(before) = lender.filter(|_| is_real(&events[idx])) else { continue };
        if events[idx].date.is_none() {
            let (date, enddate) = (events[before].date.clone(), events[before].enddate.clone());
            events[idx].date = date;
            events[idx].enddate = enddate;
        }
        if events[idx].event_loc.is_none() {
            events[idx].event_loc = events[before].event_loc.clone();
        }
    }
}

/// Whether one event narrates another on: one voice tells both, or they have a party in common.
fn goes_on(first: &Event, second: &Event) -> bool {
    first.reported_by == second.reported_by || shares_a_party(first, second)
}

fn shares_a_party(first: &Event, second: &Event) -> bool {
    let same = |a: &Party, b: &Party| match (a.entity, b.entity) {
        (Some(a), Some(b)) => a == b,
        _ => a.code.is_some() && a.code == b.code,
    };
    let all = |event: &Event| event.actor.iter().chain(&event.recipient).cloned().collect::<Vec<_>>();
    let theirs = all(second);
    all(first).iter().any(|a| theirs.iter().any(|b| same(a, b)))
}
