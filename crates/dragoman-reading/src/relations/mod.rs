//! Standing ties between entities: who leads what, belongs to what, is where; who fights and who meets whom.
//!
//! In: clauses, entities, statements and events. Out: [`Relation`]s in text order of their evidence.
//! The words that tell a tie are in `lexicon/relations.toml`.
//!
//! 1. `nouns`   for the one who has it: "the leader *of the party*", "*HRW's* director", "*Hamas* leader Ismail Haniyeh".
//! 2. `places`  where somebody or something is: "forces *in Syria*", "Berlin, *Germany*"; `presence` by what takes place
//!    there: "met reporters *in Geneva*".
//! 3. `clauses` verbs ("*commands* the garrison"), and to whom something is said.
//!    `membership` what is told from the other side: "*includes* soldiers", "*under the control of* the group".
//! 4. `words`   adjectives, hyphens and nouns for deeds: "*loyal to* the king", "US-*led*", "its *war on* the clan".
//! 5. `events`  an ASSAULT shows who fights whom, a CONSULT who spoke with whom, co-actors of an
//!    ASSAULT and military help who are allies.
//!
//! `spots` has places without a name that somebody is at: "the airport".
//! `fitness` tells which entities can have a tie. Evidence is the words for the one, the words that tie them, the words
//! for the other. What is denied, past or only thought of shows no tie. Ties to what is no entity are left out.

mod bearers;
mod clauses;
mod events;
mod fitness;
mod membership;
mod nouns;
mod places;
mod presence;
mod spots;
mod words;

use crate::Parsed;
use crate::entities::{Entities, counted};
use crate::events::Findings;
use crate::lexicon::relations::Tie;
use dragoman_records::{Entity, EntityId, Event, Relation, RelationId, Span, StatementId};
use spots::Spots;
use std::collections::BTreeSet;

/// Finds the relations of an article, in text order, with the places without a name that they tell of: entities that
/// come after those of `findings`.
pub fn find_relations(
    parsed: &Parsed<'_>,
    findings: &Findings<'_>,
    events: &[Event],
) -> (Vec<Relation>, Vec<Entity>) {
    let finder = Finder { parsed, findings, spots: Spots::find(parsed, findings.entities) };
    let mut found: Vec<Relation> = (0..parsed.document.len()).flat_map(|token| finder.at(token)).collect();
    found.extend(parsed.clauses.list().iter().flat_map(|clause| finder.of_clause(clause)));
    found.extend(findings.statements.list().iter().filter_map(|statement| finder.of_statement(statement)));
    found.extend(events.iter().flat_map(|event| finder.shown_by(event)));
    found.retain(|relation| relation.source != relation.target);
    // A sentence tells a tie once: the words that name it go before an event that shows it.
    let mut known = BTreeSet::new();
    found.retain(|it| {
        let sentence = it.evidence.first().map(|&span| parsed.sentence_at(span));
        known.insert((it.kind.clone(), it.source, it.target, sentence))
    });
    found.sort_by_key(|relation| relation.evidence.first().map(|span| (span.start, span.end)));
    for (idx, relation) in found.iter_mut().enumerate() {
        relation.id = RelationId::from_idx(idx);
    }
    let spots = finder.spots.told_of(&mut found);
    (found, spots)
}

struct Finder<'a> {
    parsed: &'a Parsed<'a>,
    findings: &'a Findings<'a>,
    spots: Spots,
}

/// Words for an entity: the head token of the phrase and the position of the entity.
type Named = (usize, usize);

impl Finder<'_> {
    fn entities(&self) -> &Entities {
        self.findings.entities
    }

    /// The ties that a word tells of itself.
    fn at(&self, token: usize) -> Vec<Relation> {
        let mut found = [self.by_words(token), self.of_spot(token)].concat();
        if self.parsed.clauses.heads_a_phrase(token) {
            found.extend(self.in_country(token));
        }
        if let Some(own) = self.named(token).filter(|_| self.parsed.clauses.heads_a_phrase(token)) {
            found.extend(self.by_nouns(token, own));
            found.extend(self.by_place(token, own));
            found.extend(self.included(token));
        }
        found
    }

    /// The token with the entity that its phrase refers to. A relative pronoun stands for its noun, "scores of men"
    /// for the men, "the suburb of Darayya" for Darayya.
    fn named(&self, token: usize) -> Option<Named> {
        let head = self.parsed.clauses.antecedent(token).unwrap_or(token);
        let inside = || counted(self.parsed, head).or_else(|| self.place_named_by(head));
        let head = Some(head).filter(|&head| self.entities().referred_to(head).is_some()).or_else(inside)?;
        Some((head, self.entities().referred_to(head)?))
    }

    /// What the words of a span refer to.
    fn named_at(&self, span: Span) -> Option<Named> {
        let tokens = self.parsed.document.tokens_under(span);
        if tokens.is_empty() {
            return None;
        }
        self.named(self.parsed.clauses.head_of(tokens))
    }

    /// The tie between two, if they can have it.
    fn tie(&self, tie: &Tie, one: Named, word: usize, other: Named) -> Option<Relation> {
        if !self.fits(tie, one, other) {
            return None;
        }
        let (from, to) = (self.words(one), self.words(other));
        Some(Relation {
            id: RelationId::from_idx(0),
            kind: tie.kind.clone(),
            source: EntityId::from_idx(one.1),
            target: EntityId::from_idx(other.1),
            evidence: vec![from, self.parsed.document.tokens()[word].span, to],
            reported_by: self.voice(from),
            rule: tie.rule(),
        })
    }

    /// The ties of each of some with each of others.
    fn ties(&self, tie: &Tie, ones: &[Named], word: usize, others: &[Named]) -> Vec<Relation> {
        let pairs = ones.iter().flat_map(|&one| others.iter().map(move |&other| (one, other)));
        pairs.filter_map(|(one, other)| self.tie(tie, one, word, other)).collect()
    }

    fn all_named(&self, tokens: &[usize]) -> Vec<Named> {
        tokens.iter().filter_map(|&token| self.named(token)).collect()
    }

    /// The name of which a token is part, else the token.
    fn words(&self, (token, entity): Named) -> Span {
        let word = self.parsed.document.tokens()[token].span;
        let names = &self.entities().list()[entity].names;
        names.iter().copied().find(|name| name.overlaps(word)).unwrap_or(word)
    }

    fn voice(&self, span: Span) -> Option<StatementId> {
        let idx = self.findings.statements.around(span)?;
        Some(self.findings.statements.list().get(idx)?.id)
    }

    fn lemma(&self, token: usize) -> String {
        self.parsed.document.lemma(token).to_lowercase()
    }
}
