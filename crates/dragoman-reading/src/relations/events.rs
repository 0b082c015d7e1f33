//! Ties that events show: who fights whom, who is whose ally, who spoke with whom.

use dragoman_records::{Aux, Event, Party, Relation, RelationId};

/// The ties that an event shows; none if it did not happen.
pub(super) fn shown_by(event: &Event) -> Vec<Relation> {
    if event.aux.iter().any(|aux| *aux != Aux::Historical) {
        return Vec::new();
    }
    let among = |kind: &str| pairs(event, kind, &event.actor, &event.actor);
    let between = |kind: &str| pairs(event, kind, &event.actor, &event.recipient);
    let is_military = event.context.iter().any(|context| context == "military");
    match event.event.as_str() {
        "ASSAULT" if event.recipient.is_empty() => among("fighting_against"),
        "ASSAULT" => [between("fighting_against"), among("allied_with")].concat(),
        "AID" if is_military => between("allied_with"),
        "COOPERATE" if is_military => [among("allied_with"), between("allied_with")].concat(),
        "CONSULT" if event.recipient.is_empty() => among("communicated_with"),
        "CONSULT" | "REQUEST" => between("communicated_with"),
        _ => Vec::new(),
    }
}

fn pairs(event: &Event, kind: &str, first: &[Party], second: &[Party]) -> Vec<Relation> {
    let tie = |a: &Party, b: &Party| {
        let (source, target, from, to) = (a.entity?, b.entity?, a.span?, b.span?);
        (from.start < to.start || first != second).then(|| Relation {
            id: RelationId::from_idx(0),
            kind: kind.to_owned(),
            source,
            target,
            evidence: vec![from, *event.evidence.first().unwrap_or(&from), to],
            reported_by: event.reported_by,
            rule: format!("rule:{kind}"),
        })
    };
    first.iter().flat_map(|a| second.iter().filter_map(move |b| tie(a, b))).collect()
}
