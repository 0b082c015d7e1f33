//! Standing ties between entities: who leads what, belongs to what, is where; who fights and who meets whom.
//!
//! In: clauses, entities, statements and events. Out: [`Relation`]s in text order of their evidence.
//!
//! 1. `nouns`   "the leader *of the party*", "*HRW's* director": words of `lexicon/relations.toml`.
//! 2. `places`  "forces *in Syria*".
//! 3. `events`  an ASSAULT shows who fights whom, a CONSULT who spoke with whom, co-actors of an
//!    ASSAULT who are allies.
//!
//! Evidence is the words for the one, the words that tie them, the words for the other. What is denied
//! or only thought of shows no tie. Ties to what is no entity are left out.

use crate::Parsed;
use crate::entities::Entities;
use crate::events::Findings;
use crate::lexicon::relations::Tie;
use dragoman_records::{Aux, EntityId, EntityType, Event, Party, Relation, RelationId, Span, StatementId};

/// Finds the relations of an article, in text order.
pub fn find_relations(parsed: &Parsed<'_>, findings: &Findings<'_>, events: &[Event]) -> Vec<Relation> {
    let finder = Finder { parsed, findings };
    let mut found: Vec<Relation> = (0..parsed.document.len()).flat_map(|token| finder.at(token)).collect();
    found.extend(events.iter().flat_map(shown_by));
    found.retain(|relation| relation.source != relation.target);
    found.sort_by_key(|relation| relation.evidence.first().map(|span| (span.start, span.end)));
    found.dedup_by(|later, first| {
        later.kind == first.kind && later.source == first.source && later.target == first.target
    });
    for (idx, relation) in found.iter_mut().enumerate() {
        relation.id = RelationId::from_idx(idx);
    }
    found
}

struct Finder<'a> {
    parsed: &'a Parsed<'a>,
    findings: &'a Findings<'a>,
}

impl Finder<'_> {
    fn entities(&self) -> &Entities {
        self.findings.entities
    }

    /// The ties that a noun tells of itself.
    fn at(&self, token: usize) -> Vec<Relation> {
        if !self.parsed.clauses.heads_a_phrase(token) {
            return Vec::new();
        }
        let Some(own) = self.entities().referred_to(token) else { return Vec::new() };
        [self.by_noun(token, own), self.by_place(token, own)].concat()
    }

    fn by_noun(&self, token: usize, own: usize) -> Vec<Relation> {
        let ties = &self.parsed.lexicon.relations;
        let lemma = self.parsed.document.lemma(token).to_lowercase();
        let Some(tie) = ties.with_noun(&lemma) else { return Vec::new() };
        let clauses = self.parsed.clauses;
        let behind = ["of", "for", "at"].into_iter().flat_map(|word| clauses.objects_of(token, word));
        let tied = clauses.possessor(token).into_iter().chain(behind).chain(clauses.modifiers(token));
        tied.filter_map(|other| self.tie(tie, (token, own), token, other)).collect()
    }

    fn by_place(&self, token: usize, own: usize) -> Vec<Relation> {
        let ties = &self.parsed.lexicon.relations;
        let prepositions = self.parsed.clauses.prepositions(token);
        let tied = prepositions.iter().filter_map(|it| Some((ties.with_preposition(&it.lemma)?, it)));
        tied.flat_map(|(tie, it)| {
            let places = it.objects.iter().filter(|&&object| self.is_place(object));
            places.filter_map(move |&object| self.tie(tie, (token, own), it.token, object))
        })
        .collect()
    }

    fn is_place(&self, token: usize) -> bool {
        let entity = self.entities().referred_to(token).map(|idx| self.entities().list()[idx].kind);
        matches!(entity, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac))
    }

    fn tie(&self, tie: &Tie, (head, own): (usize, usize), word: usize, other: usize) -> Option<Relation> {
        let target = self.entities().referred_to(other)?;
        let document = self.parsed.document;
        let span = |token: usize| document.tokens()[token].span;
        Some(Relation {
            id: RelationId::from_idx(0),
            kind: tie.kind.clone(),
            source: EntityId::from_idx(own),
            target: EntityId::from_idx(target),
            evidence: vec![span(head), span(word), span(other)],
            reported_by: self.voice(span(head)),
            rule: tie.rule(),
        })
    }

    fn voice(&self, span: Span) -> Option<StatementId> {
        let idx = self.findings.statements.around(span)?;
        Some(self.findings.statements.list().get(idx)?.id)
    }
}

/// The ties that an event shows.
fn shown_by(event: &Event) -> Vec<Relation> {
    if event.aux.iter().any(|aux| *aux != Aux::Historical) {
        return Vec::new();
    }
    let among = |kind: &str| pairs(event, kind, &event.actor, &event.actor);
    match event.event.as_str() {
        "ASSAULT" if event.recipient.is_empty() => among("fighting_against"),
        "ASSAULT" => {
            let fights = pairs(event, "fighting_against", &event.actor, &event.recipient);
            [fights, among("allied_with")].concat()
        }
        "CONSULT" if event.recipient.is_empty() => among("communicated_with"),
        "CONSULT" | "REQUEST" => pairs(event, "communicated_with", &event.actor, &event.recipient),
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
