//! What an event leaves unsaid because the report has said it: who, to whom, when, where.
//!
//! In: drafts in text order, and their records. Out: the same, filled in.
//!
//! 1. "*The attack*", "*these raids*" speak of a happening told before: the nearest event of the same
//!    category in the sentences before lends actor, recipient, date and place.
//! 2. An event without a date takes that of the nearest event before it, if the two have a party or a voice in
//!    common; both, if they are of two categories.
//! 3. The year goes on from one event that the report tells itself to the next.
//! 4. Somebody was struck, and nobody is said to have done it: who struck him in the sentence before did.
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
            drafts[idx].step(|| "takes up what was told before: actor and recipient from there".to_owned());
        }
    }
}

/// "Militants took six men from the village. *They were beaten* with sticks": a passive without a doer, told of the
/// one whom a deed of the same category has struck before.
pub(super) fn doers(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 0..drafts.len() {
        let draft = &drafts[idx];
        let is_passive = draft.clause.is_some_and(|clause| reader.clause(clause).passive);
        if !draft.actor.is_empty() || draft.is_noun || !is_passive || !draft.aux.is_empty() {
            continue;
        }
        let entity = |token: usize| reader.findings.entities.referred_to(token);
        let struck: Vec<usize> = draft.recipient.iter().filter_map(|&token| entity(token)).collect();
        let lender = (idx.saturating_sub(N_BEFORE)..idx).rev().find(|&before| {
            let other = &drafts[before];
            other.category.name == draft.category.name
                && other.aux.is_empty()
                && !other.actor.is_empty()
                && distance(reader, other, draft) <= NEXT
                && other.recipient.iter().any(|&token| entity(token).is_some_and(|it| struck.contains(&it)))
        });
        if let Some(before) = lender {
            let actor = drafts[before].actor.clone();
            drafts[idx].actor = actor;
            drafts[idx].step(|| "who did it was told before".to_owned());
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
            let same = events[before].event == events[idx].event;
            let known = same && takes_up(reader, &drafts[idx]) && far <= REACH;
            let narrated = far <= NEXT && narrates(&events[before], &events[idx], same);
            is_real(&events[before]) && (known || narrated)
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
    years(drafts, events);
}

/// The year of the report goes on from one event that the report itself tells to the next; a verb in the past
/// without a time of its own would say so otherwise.
fn years(drafts: &[Draft<'_>], events: &mut [Event]) {
    for idx in 1..events.len() {
        let (before, after) = events.split_at_mut(idx);
        let (first, event) = (&before[idx - 1], &mut after[0]);
        let is_told = |event: &Event| event.reported_by.is_none() && event.aux.is_empty();
        let is_year = first.date.as_ref().is_some_and(|date| date.len() == 4);
        if event.date.is_none() && !drafts[idx].is_noun && is_year && is_told(first) && is_told(event) {
            event.date = first.date.clone();
        }
    }
}

/// Whether one event narrates another on: of one category, one voice tells both or they have a party in common;
/// of two, both.
fn narrates(first: &Event, second: &Event, is_same_category: bool) -> bool {
    let (one_voice, one_party) = (first.reported_by == second.reported_by, shares_a_party(first, second));
    if is_same_category { one_voice || one_party } else { one_voice && one_party }
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
