//! Pairs of events of one article that tell of one happening and differ.
//!
//! Two events are accounts of one happening if they have the same category, hang on different
//! voices, and one side of them agrees: the same actor or, with the actor open, the same recipient
//! or place; and nothing sets them apart (two days, two places of the same fineness).
//! They are contested if they differ in recipient, actor, size, or in whether it happened.

use super::Findings;
use crate::Parsed;
use dragoman_records::{Aux, Contested, Event, Party};

/// How many sentences may lie between two accounts of one happening.
const REACH: usize = 4;

/// Finds pairs of events that tell of one happening and differ.
pub fn find_contested(parsed: &Parsed<'_>, findings: &Findings<'_>, events: &[Event]) -> Vec<Contested> {
    let mut found = Vec::new();
    for (idx, first) in events.iter().enumerate() {
        for second in events[idx + 1..].iter().take_while(|second| near(parsed, first, second)) {
            if let Some(field) = difference(findings, first, second) {
                found.push(Contested { a: first.id, b: second.id, what: field });
            }
        }
    }
    found
}

fn near(parsed: &Parsed<'_>, first: &Event, second: &Event) -> bool {
    let sentence = |event: &Event| {
        let at = event.evidence.first().map_or(0, |span| span.start);
        let tokens = parsed.document.tokens();
        parsed.document.sentence_of(tokens.partition_point(|token| token.span.end <= at))
    };
    sentence(second).abs_diff(sentence(first)) <= REACH
}

/// On what two accounts of one happening differ; none if they are not that.
fn difference(findings: &Findings<'_>, first: &Event, second: &Event) -> Option<String> {
    if first.event != second.event || !differ_in_voice(findings, first, second) || set_apart(first, second) {
        return None;
    }
    let same_actor = share(&first.actor, &second.actor);
    let same_recipient = share(&first.recipient, &second.recipient);
    let denied = |event: &Event| event.aux.contains(&Aux::Negation);
    if denied(first) != denied(second) && (same_actor || same_recipient) {
        return Some("happening".to_owned());
    }
    if !first.aux.is_empty() || !second.aux.is_empty() {
        return None;
    }
    let both = |list: fn(&Event) -> &Vec<Party>| !list(first).is_empty() && !list(second).is_empty();
    if same_actor && both(|event| &event.recipient) && !same_recipient {
        return Some("recipient".to_owned());
    }
    if same_recipient && both(|event| &event.actor) && !same_actor {
        return Some("actor".to_owned());
    }
    let sizes = (first.size.dead, second.size.dead);
    match sizes {
        (Some(a), Some(b)) if a != b && (same_actor || same_recipient) => Some("size".to_owned()),
        _ => None,
    }
}

/// Whether the two hang on different speakers, or one on the article itself.
fn differ_in_voice(findings: &Findings<'_>, first: &Event, second: &Event) -> bool {
    let voice = |event: &Event| {
        let statement = findings.statements.list().get(event.reported_by?.idx())?;
        Some((statement.speaker.entity, statement.speaker.name.clone()))
    };
    voice(first) != voice(second)
}

fn set_apart(first: &Event, second: &Event) -> bool {
    let days = matches!((&first.date, &second.date), (Some(a), Some(b)) if !a.starts_with(b.as_str()) && !b.starts_with(a.as_str()));
    let modes = !first.mode.is_empty()
        && !second.mode.is_empty()
        && !first.mode.iter().any(|mode| second.mode.contains(mode));
    let places = match (&first.event_loc, &second.event_loc) {
        (Some(a), Some(b)) => a.precision == b.precision && a.name != b.name,
        _ => false,
    };
    days || modes || places
}

/// Whether two lists name a party in common: the same entity, else the same code and sector.
fn share(first: &[Party], second: &[Party]) -> bool {
    let same = |a: &Party, b: &Party| {
        a.entity.is_some() && a.entity == b.entity
            || a.code.is_some()
                && a.code == b.code
                && (a.sector == b.sector || a.entity.is_none() || b.entity.is_none())
    };
    first.iter().any(|a| second.iter().any(|b| same(a, b)))
}
