//! Which event of the text is the same as one of the title, and which event the report is chiefly about.

use dragoman_records::{Aux, Event, EventId, MainEventId, Party, Reading, TitleEvent};
use std::cmp::Reverse;

/// The event of the text that tells what the title tells: the first of its category, before others one that shares
/// a mode or a party.
pub(super) fn told_in(title: &TitleEvent, of_text: &[Event]) -> Option<EventId> {
    let is_of_kind = |event: &&Event| event.event == title.event && is_as_real(&event.aux, &title.aux);
    let alike = |event: &&Event| {
        let shares_mode = event.mode.iter().any(|mode| title.mode.contains(mode));
        let sides = share(&event.actor, &title.actor) as u8 + share(&event.recipient, &title.recipient) as u8;
        Reverse(sides + shares_mode as u8)
    };
    of_text.iter().filter(is_of_kind).min_by_key(alike).map(|event| event.id)
}

/// What the report is chiefly about: what the title tells first, else what the first sentence tells first. Further down
/// a report tells what led to it, or what else there is: it is then about no event.
pub(super) fn main_event(reading: &Reading) -> Option<MainEventId> {
    let of_title = reading.title_events.iter().find(|event| !is_denied(&event.aux));
    if let Some(event) = of_title {
        return Some(event.told_in.map_or(MainEventId::Title(event.id), MainEventId::Text));
    }
    let lead = reading.sentences.first()?;
    let is_told =
        |event: &&Event| event.evidence.iter().any(|span| span.overlaps(*lead)) && !is_denied(&event.aux);
    reading.events.iter().find(is_told).map(|event| MainEventId::Text(event.id))
}

/// Whether an event is denied if the title's is, and neither history nor only thought of unless the title's is.
fn is_as_real(aux: &[Aux], of_title: &[Aux]) -> bool {
    let is_other = |kind: Aux| aux.contains(&kind) && !of_title.contains(&kind);
    is_denied(aux) == is_denied(of_title) && !is_other(Aux::Historical) && !is_other(Aux::Hypothetical)
}

fn is_denied(aux: &[Aux]) -> bool {
    aux.contains(&Aux::Negation)
}

/// Whether two sides have an entity, or else a code, in common.
fn share(one: &[Party], other: &[Party]) -> bool {
    let is_same = |a: &Party, b: &Party| match (a.entity, b.entity) {
        (Some(a), Some(b)) => a == b,
        _ => a.code.is_some() && (&a.code, &a.sector) == (&b.code, &b.sector),
    };
    one.iter().any(|a| other.iter().any(|b| is_same(a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dragoman_records::{Span, TitleEventId};

    fn event(idx: usize, category: &str, mode: &str, aux: &[Aux]) -> Event {
        serde_json::from_value(serde_json::json!({
            "id": EventId::from_idx(idx), "event": category, "mode": [mode], "context": [], "aux": aux, "actor": [],
            "recipient": [], "date": null, "enddate": null, "event_loc": null, "size": {}, "quad_code": null,
            "event_scale": null, "cameo": null, "reported_by": null, "evidence": [[10 * idx, 10 * idx + 5]], "rule": "", "confidence": 1.0
        }))
        .expect("an event")
    }

    fn check(title: &[(&str, &str)], text: &[Event], expected: &str) {
        let sentences = vec![Span { start: 0, end: 20 }, Span { start: 20, end: 40 }];
        let mut reading = Reading { sentences, events: text.to_vec(), ..Reading::default() };
        for (idx, (category, mode)) in title.iter().enumerate() {
            let told = event(idx, category, mode, &[]);
            let mut title_event = TitleEvent {
                id: TitleEventId::from_idx(idx),
                event: told.event,
                mode: told.mode,
                context: Vec::new(),
                aux: Vec::new(),
                actor: Vec::new(),
                recipient: Vec::new(),
                size: told.size,
                told_in: None,
                evidence: Vec::new(),
                rule: String::new(),
                confidence: 1.0,
            };
            title_event.told_in = told_in(&title_event, text);
            reading.title_events.push(title_event);
        }
        let main = main_event(&reading).map_or("none".into(), |id| id.to_string());
        assert_eq!(main, expected, "{title:?}");
    }

    #[test]
    fn the_title_goes_before_the_text() {
        let text = [
            event(0, "CONSULT", "visit", &[]),
            event(1, "ASSAULT", "", &[]),
            event(2, "ASSAULT", "aerial", &[]),
        ];
        check(&[("ASSAULT", "aerial")], &text, "v3");
        check(&[("ASSAULT", "firearms")], &text, "v2");
        check(&[("PROTEST", "strike"), ("CONSULT", "visit")], &text, "g1");
        check(&[], &text, "v1");
        check(&[], &[], "none");
        check(&[], &[event(2, "ASSAULT", "", &[])], "none");
    }

    #[test]
    fn what_did_not_happen_is_not_what_a_report_is_about() {
        let text = [event(0, "CONSULT", "visit", &[Aux::Negation]), event(1, "REJECT", "", &[])];
        check(&[], &text, "v2");
        check(&[("CONSULT", "visit")], &text, "g1");
        check(&[("CONSULT", "visit")], &[event(0, "CONSULT", "visit", &[Aux::Historical])], "g1");
    }
}
