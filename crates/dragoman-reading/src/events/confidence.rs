//! How likely it is that an event is one and its category right.
//!
//! In: the record of an event. Out: a probability, the logistic sum of the weights of the signs that hold for it
//! (`lexicon/confidence.tsv`, learned from events judged by eye). The signs are read from the record alone, so that
//! whoever has a record can see from what its confidence comes.

use super::reader::Reader;
use dragoman_records::{Aux, Event, Party, Size};

const LONG: usize = 40;

/// The confidence of an event.
pub(super) fn of(reader: &Reader<'_>, event: &Event) -> f64 {
    let weights = &reader.parsed.lexicon.events.weights;
    weights.confidence(signs(event).into_iter().filter(|(_, holds)| *holds).map(|(sign, _)| sign))
}

fn signs(event: &Event) -> [(&'static str, bool); 16] {
    let known = |list: &[Party]| list.iter().any(|party| party.code.is_some() || party.sector.is_some());
    let quad = event.quad_code.as_deref().unwrap_or_default();
    let length: usize = event.evidence.iter().map(|span| span.len()).sum();
    [
        ("actor_known", known(&event.actor)),
        ("actor_named", !event.actor.is_empty()),
        ("any", true),
        ("composed", event.rule.starts_with("operators:") || event.rule.starts_with("rule:")),
        ("conflict", quad.ends_with("CONFLICT")),
        ("context", !event.context.is_empty()),
        ("counted", event.size != Size::default()),
        ("dated", event.date.as_ref().is_some_and(|date| date.len() == 10)),
        ("long", length >= LONG),
        ("material", quad.starts_with("MATERIAL")),
        ("mode", !event.mode.is_empty()),
        ("placed", event.event_loc.as_ref().is_some_and(|place| place.span.is_some())),
        ("recipient_known", known(&event.recipient)),
        ("recipient_named", !event.recipient.is_empty()),
        ("reported", event.reported_by.is_some()),
        ("unsure", event.aux.iter().any(|aux| *aux != Aux::Historical)),
    ]
}
