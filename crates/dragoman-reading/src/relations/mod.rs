//! Standing ties between entities: who leads what, belongs to what, is where; who fights and who meets whom.
//!
//! In: clauses, entities, statements and events. Out: [`Relation`]s in text order of their evidence.
//!
//! 1. Nouns and prepositions of `lexicon/relations.toml`: "the leader *of the party*", "*HRW's* director", "forces *in
//!    Syria*", "experts *from the museum*", "Berlin, *Germany*".
//! 2. `clauses` verbs of the same table, where a clause takes place, and to whom something is said.
//! 3. `events`  an ASSAULT shows who fights whom, a CONSULT who spoke with whom, co-actors of an
//!    ASSAULT and military help who are allies.
//!
//! Evidence is the words for the one, the words that tie them, the words for the other. What is denied
//! or only thought of shows no tie. Ties to what is no entity are left out.

mod clauses;
mod events;

use crate::Parsed;
use crate::entities::Entities;
use crate::events::Findings;
use crate::lexicon::relations::Tie;
use dragoman_records::{EntityId, EntityType, Event, Relation, RelationId, Span, StatementId};
use std::collections::BTreeSet;

/// Finds the relations of an article, in text order.
pub fn find_relations(parsed: &Parsed<'_>, findings: &Findings<'_>, events: &[Event]) -> Vec<Relation> {
    let finder = Finder { parsed, findings };
    let mut found: Vec<Relation> = (0..parsed.document.len()).flat_map(|token| finder.at(token)).collect();
    found.extend(parsed.clauses.list().iter().flat_map(|clause| finder.of_clause(clause)));
    found.extend(findings.statements.list().iter().filter_map(|statement| finder.of_statement(statement)));
    found.extend(events.iter().flat_map(events::shown_by));
    found.retain(|relation| relation.source != relation.target);
    found.sort_by_key(|relation| relation.evidence.first().map(|span| (span.start, span.end)));
    let mut known = BTreeSet::new();
    found.retain(|it| {
        known.insert((it.kind.clone(), it.evidence.first().copied(), it.evidence.last().copied()))
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
        let mut found = Vec::new();
        for it in self.parsed.clauses.prepositions(token) {
            let tied = ties.with_preposition(&it.lemma);
            let pairs = tied.flat_map(|tie| it.objects.iter().map(move |&object| (tie, object)));
            let fitting = pairs.filter(|&(tie, object)| self.fits(tie, own, object));
            found.extend(fitting.filter_map(|(tie, object)| self.tie(tie, (token, own), it.token, object)));
        }
        let inside = ties.with_preposition("in").find(|tie| tie.kind == "located_in");
        if let Some(tie) = inside.filter(|_| self.is_place(token)) {
            let around = self.parsed.clauses.appositions(token).into_iter().filter(|&it| self.is_place(it));
            found.extend(around.filter_map(|it| self.tie(tie, (token, own), it, it)));
        }
        found
    }

    /// Whether a preposition can tell this tie between these: at a place are all, of a body are people.
    fn fits(&self, tie: &Tie, own: usize, object: usize) -> bool {
        let kind = |idx: usize| self.entities().list()[idx].kind;
        if tie.kind == "located_in" {
            return self.is_place(object);
        }
        let is_people = matches!(kind(own), EntityType::Person | EntityType::Group);
        let other = self.entities().referred_to(object).map(kind);
        is_people && matches!(other, Some(EntityType::Org | EntityType::Norp))
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
