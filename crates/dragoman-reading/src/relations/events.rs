//! Ties that events show: who fights whom, who is whose ally, who spoke with whom.
//!
//! Fighting takes somebody armed or a state: who shoots his neighbour or attacks a rival on his taxes fights no war.

use super::Finder;
use super::fitness::is_actor;
use dragoman_records::{Aux, EntityId, EntityType, Event, Party, Relation, RelationId};

/// The entry for help to those who fight.
const BACKING: &str = "events/aid:back_group";

/// Whether it is told as done, now or in the past.
pub(super) fn has_happened(event: &Event) -> bool {
    event.aux.iter().all(|aux| *aux == Aux::Historical)
}

impl Finder<'_> {
    /// The ties that an event shows; none if it did not happen.
    pub(super) fn shown_by(&self, event: &Event) -> Vec<Relation> {
        if !has_happened(event) {
            return Vec::new();
        }
        let among = |kind: &str| self.pairs(event, kind, &event.actor, &event.actor);
        let between = |kind: &str| self.pairs(event, kind, &event.actor, &event.recipient);
        let is_military = event.context.iter().any(|context| context == "military");
        match event.event.as_str() {
            "ASSAULT" if self.is_reciprocal(event) => among("fighting_against"),
            "ASSAULT" => [between("fighting_against"), among("allied_with")].concat(),
            "AID" if is_military || event.rule == BACKING || self.is_among_armed(event) => {
                between("allied_with")
            }
            "COOPERATE" if is_military => [among("allied_with"), between("allied_with")].concat(),
            // A meeting to come is AGREE too, by the frame of a meeting.
            "AGREE" if event.rule.starts_with("events/agree:") => among("communicated_with"),
            "CONSULT" if event.recipient.is_empty() => among("communicated_with"),
            // "Commanded a garrison" is not said to it.
            "REQUEST" if self.is_led(event) => Vec::new(),
            "CONSULT" | "REQUEST" => between("communicated_with"),
            _ => Vec::new(),
        }
    }

    /// Whether those who help and those who are helped bear arms: help among states need be no help in war.
    fn is_among_armed(&self, event: &Event) -> bool {
        let is_state = |id: EntityId| self.entities().is_state(id.idx());
        let mut all = event.actor.iter().chain(&event.recipient);
        all.all(|party| self.entity_of(party).is_some_and(|id| self.is_armed(id.idx()) && !is_state(id)))
    }

    /// Whether the verb of the event is one for leading.
    fn is_led(&self, event: &Event) -> bool {
        let Some(evidence) = event.evidence.first() else { return false };
        let mut tokens = self.parsed.document.tokens_under(*evidence);
        let leads = |verb: &str| {
            self.parsed
                .lexicon
                .relations
                .with_verb(verb)
                .any(|(tie, word)| tie.kind == "leads" && word.is_none())
        };
        tokens.any(|it| self.parsed.clauses.headed_by(it).is_some() && leads(&self.lemma(it)))
    }

    /// Whether each does it to the other: a battle, not an attack.
    fn is_reciprocal(&self, event: &Event) -> bool {
        let frame = event.rule.strip_prefix("events/").and_then(|rule| rule.split_once(':'));
        let entry = frame.and_then(|(file, name)| self.parsed.lexicon.events.frames.entry(file, name));
        entry.is_some_and(|entry| entry.value.reciprocal == Some(true))
    }

    fn pairs(&self, event: &Event, kind: &str, first: &[Party], second: &[Party]) -> Vec<Relation> {
        let tie = |a: &Party, b: &Party| {
            let (from, to) = (a.span?, b.span?);
            let (source, target) = (self.entity_of(a)?, self.entity_of(b)?);
            let fits = self.can_show(kind, source, target) && (from.start < to.start || first != second);
            fits.then(|| Relation {
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

    /// The entity of a party; of "scores of civilians" the civilians.
    fn entity_of(&self, party: &Party) -> Option<EntityId> {
        party.entity.or_else(|| Some(EntityId::from_idx(self.named_at(party.span?)?.1)))
    }

    fn can_show(&self, kind: &str, one: EntityId, other: EntityId) -> bool {
        let both = [one.idx(), other.idx()];
        let mut armed = both.iter().map(|&it| self.is_armed(it));
        // A town that is taken or shelled fights nobody.
        let is_town = |&it: &usize| self.kind(it) == EntityType::Gpe && !self.entities().is_state(it);
        let fits = match kind {
            "communicated_with" => true,
            // "Soldiers and civilians" side by side are no allies.
            "allied_with" => armed.all(|it| it),
            _ => armed.any(|it| it) && !both.iter().any(is_town),
        };
        fits && both.iter().all(|&it| is_actor(self.kind(it)))
    }
}
