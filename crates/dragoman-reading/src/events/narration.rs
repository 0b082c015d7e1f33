//! When and where an event took place that says neither, because the report has said it or says it next.
//!
//! In: drafts in text order, and their records. Out: the same, with day and place filled in.
//!
//! 1. `fill`            from the event that a noun takes up, or that this one narrates on: of one category, if the two have
//!    a party or a voice in common; of two, if both.
//! 2. `headlines`       a headline has the day that the report tells next.
//! 3. `days`            deeds of one kind that voices tell of have the one day of all.
//! 4. `months`          the year or month of the report goes on.
//! 5. `meeting_places`  people meet where the report says next that they do.
//! 6. `fields`          where one acts without a word of where.
//!
//! What is denied, to come, or only thought of neither lends nor borrows a day.

use super::carry::{N_BEFORE, REACH, distance, takes_up};
use super::draft::Draft;
use super::reader::Reader;
use super::setting;
use dragoman_records::{Aux, Event, Party};
use std::collections::BTreeSet;

/// How many sentences back a day still holds without a word that says so.
const NEXT: usize = 2;

/// Fills in day and place. `events` are the records of `drafts`, in their order.
pub(super) fn fill(reader: &Reader<'_>, drafts: &[Draft<'_>], events: &mut [Event]) {
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
    headlines(reader, drafts, events);
    days(events);
    months(reader, drafts, events);
    meeting_places(reader, drafts, events);
    fields(events);
}

/// The headline tells what the report tells next, with its day.
fn headlines(reader: &Reader<'_>, drafts: &[Draft<'_>], events: &mut [Event]) {
    let is_told = |event: &Event| event.reported_by.is_none() && event.aux.is_empty();
    let is_day = |event: &Event| event.date.as_ref().is_some_and(|date| date.len() == 10);
    let today = reader.parsed.article.published.map(|day| day.to_string()).unwrap_or_default();
    // A month that its own words say is no worse than the day of another.
    let is_open = |event: &Event| event.date.as_ref().is_none_or(|date| today.starts_with(date.as_str()));
    for idx in 0..events.len() {
        if reader.nth_sentence(drafts[idx].head) > 0
            || is_day(&events[idx])
            || !is_open(&events[idx])
            || !is_told(&events[idx])
        {
            continue;
        }
        let next =
            (idx + 1..events.len()).take_while(|&it| distance(reader, &drafts[idx], &drafts[it]) <= REACH);
        let same = |&it: &usize| events[it].event == events[idx].event && events[it].mode == events[idx].mode;
        let told = next.into_iter().filter(same).find(|&it| is_told(&events[it]) && is_day(&events[it]));
        if let Some(told) = told {
            events[idx].date = events[told].date.clone();
        }
    }
}

/// Where all deeds of a category that have a day have the one, others of the same kind that a voice tells of are of it.
fn days(events: &mut [Event]) {
    let is_real = |event: &Event| event.aux.is_empty();
    for idx in 0..events.len() {
        let event = &events[idx];
        if event.date.is_some() || event.mode.is_empty() || !is_real(event) || event.reported_by.is_none() {
            continue;
        }
        let alike = events.iter().filter(|it| it.event == event.event && it.date.is_some());
        let days: BTreeSet<&String> = alike.clone().filter_map(|it| it.date.as_ref()).collect();
        let of_mode = alike.filter(|it| is_real(it) && it.mode == event.mode).count();
        if let [day] = days.into_iter().collect::<Vec<_>>().as_slice()
            && of_mode > 1
        {
            events[idx].date = Some((*day).clone());
        }
    }
}

/// "Ann met Tom. *At the meeting in Bonn* …": the same people meet where the report says next that they do.
fn meeting_places(reader: &Reader<'_>, drafts: &[Draft<'_>], events: &mut [Event]) {
    for idx in 0..events.len() {
        let is_open = |event: &Event| event.event == "CONSULT" && !event.actor.is_empty();
        if !is_open(&events[idx]) || setting::is_own_place(reader, &drafts[idx], &events[idx]) {
            continue;
        }
        let near =
            (idx + 1..events.len()).take_while(|&it| distance(reader, &drafts[idx], &drafts[it]) <= REACH);
        let same = |&it: &usize| {
            let party = |event: &Event| event.actor.iter().map(|it| it.entity).collect::<BTreeSet<_>>();
            let (own, its) = (party(&events[idx]), party(&events[it]));
            let is_told_on = own == its || own.len() > 1 && own.is_subset(&its);
            events[it].event == "CONSULT"
                && is_told_on
                && setting::is_own_place(reader, &drafts[it], &events[it])
        };
        if let Some(it) = near.into_iter().find(same) {
            events[idx].event_loc = events[it].event_loc.clone();
        }
    }
}

/// Where one acts without a word of where, he acts in the one country in which the report has him act so.
fn fields(events: &mut [Event]) {
    let country = |event: &Event| {
        let place = event.event_loc.as_ref()?;
        Some((place.country.clone()?, place.country_code.clone()?))
    };
    for idx in 0..events.len() {
        let event = &events[idx];
        let code = event.actor.first().and_then(|party| party.code.clone());
        if event.event != "ASSAULT" || event.event_loc.is_some() || code.is_none() {
            continue;
        }
        let alike = events.iter().filter(|it| {
            let his = it.actor.first().and_then(|party| party.code.clone());
            let is_real = it.aux.iter().all(|aux| *aux == Aux::Historical);
            is_real && it.event == event.event && it.mode == event.mode && his == code
        });
        let fields: BTreeSet<(String, String)> = alike.filter_map(country).collect();
        if let [(name, code)] = fields.iter().cloned().collect::<Vec<_>>().as_slice() {
            events[idx].event_loc = Some(setting::country(name.clone(), code.clone()));
        }
    }
}

/// The year or month of the report goes on from one event that the report itself tells to the next; a verb in the past
/// without a time of its own would say so otherwise. Of a day only the month goes on, and no farther than two
/// sentences; a noun may name what was long before. Into another item only the month of publication does.
fn months(reader: &Reader<'_>, drafts: &[Draft<'_>], events: &mut [Event]) {
    let month =
        reader.parsed.article.published.map_or(String::new(), |day| day.strftime("%Y-%m").to_string());
    let mut last: Option<usize> = None;
    for idx in 0..events.len() {
        if events[idx].reported_by.is_some() || !events[idx].aux.is_empty() {
            last = last
                .filter(|&last| last + 1 != idx || events[last].date.as_ref().is_some_and(|it| it.len() > 4));
            continue;
        }
        if events[idx].date.is_none()
            && let Some(before) = last
        {
            let is_near = distance(reader, &drafts[before], &drafts[idx]) <= NEXT;
            let date = events[before].date.as_deref().unwrap_or_default();
            let is_one_item = reader.item_of(drafts[before].head) == reader.item_of(drafts[idx].head);
            let goes_on = before + 1 == idx && (is_one_item || date.get(..7) == Some(month.as_str()));
            if !drafts[idx].is_noun && (is_near || date.len() < 10 && goes_on) {
                events[idx].date = date.get(..date.len().min(7)).map(str::to_owned);
            }
        }
        last = if events[idx].date.is_some() { Some(idx) } else { last };
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
