//! Ties told from the other side: "the group *includes* soldiers", "*has* 300 members", "the alliance, *including*
//! Norway", "the town *fell to* the rebels", "troops *under the command of* the general".
//!
//! Of a verb the object or what stands behind its preposition has the tie to the subject. Of a hold the one whose it is
//! has the tie to what is under it.

use super::{Finder, Named};
use crate::clauses::{Clause, PhrasePlace};
use dragoman_records::{EntityType, Relation};

impl Finder<'_> {
    /// The ties that a clause tells of its object to its subject.
    pub(super) fn by_membership(&self, clause: &Clause) -> Vec<Relation> {
        if !self.holds(clause) {
            return Vec::new();
        }
        let lemma = self.lemma(clause.head);
        let others = self.bodies_among(&clause.subject);
        let ties = self.parsed.lexicon.relations.with_turned(&lemma);
        let mut found: Vec<Relation> = ties
            .flat_map(|(tie, preposition)| {
                let behind = clause.prepositions.iter().filter(|it| Some(it.lemma.as_str()) == preposition);
                let ones: Vec<usize> = match preposition {
                    None => clause.object.clone(),
                    Some(_) => behind.flat_map(|it| it.objects.iter().copied()).collect(),
                };
                self.ties(tie, &self.all_named(&ones), clause.head, &others)
            })
            .collect();
        if lemma == "have" {
            found.extend(clause.object.iter().flat_map(|&it| self.members(it, clause.head, &others)));
        }
        found
    }

    /// "The party has 300 *members*".
    fn members(&self, noun: usize, verb: usize, others: &[Named]) -> Vec<Relation> {
        let is_several = self.parsed.document.tag(noun) == "NNS";
        let title = self.title(noun, noun).filter(|title| title.tie.kind == "member_of" && is_several);
        title.map_or_else(Vec::new, |title| self.ties(title.tie, &self.all_named(&[noun]), verb, others))
    }

    /// "The alliance, *including* Norway".
    pub(super) fn included(&self, head: usize) -> Vec<Relation> {
        let whole = self.bodies_among(&[head]);
        let prepositions = self.parsed.clauses.prepositions(head);
        let including = prepositions.iter().filter(|it| matches!(it.lemma.as_str(), "include" | "including"));
        let found = including.flat_map(|it| {
            let ties = self.parsed.lexicon.relations.with_turned("include");
            ties.flat_map(|(tie, _)| self.ties(tie, &self.all_named(&it.objects), it.token, &whole))
                .collect::<Vec<_>>()
        });
        found.collect()
    }

    /// Those that can have members, or fall to somebody: a team, not "the guests" or "two websites".
    fn bodies_among(&self, tokens: &[usize]) -> Vec<Named> {
        let mut bodies = self.all_named(tokens);
        bodies.retain(|&(_, entity)| {
            self.kind(entity) != EntityType::Group
                && !(self.kind(entity) == EntityType::Org && self.entities().is_plural(entity))
        });
        bodies
    }

    /// "Mosul is under *the control* of the group", "areas in rebel *hands*".
    pub(super) fn by_hold(&self, noun: usize) -> Vec<Relation> {
        let lemma = self.lemma(noun);
        let found = ["in", "under"].into_iter().flat_map(|word| {
            let ties =
                self.parsed.lexicon.relations.with_hold(word).filter(|(_, it)| *it == Some(lemma.as_str()));
            let held = self.parsed.clauses.holder_by(noun, word).map_or_else(Vec::new, |it| self.held(it));
            ties.flat_map(|(tie, _)| self.ties(tie, &self.holders(noun), noun, &held)).collect::<Vec<_>>()
        });
        found.collect()
    }

    /// Whose a hold is; the parser may leave a name beside the noun that it goes with ("under *IS* control").
    fn holders(&self, noun: usize) -> Vec<Named> {
        let clauses = self.parsed.clauses;
        let document = self.parsed.document;
        let is_beside = |&it: &usize| {
            clauses.place_of(it) == PhrasePlace::Oblique && document.head(it) == document.head(noun)
        };
        let beside: Vec<usize> = noun.checked_sub(1).into_iter().filter(is_beside).collect();
        let around = [clauses.objects_of(noun, "of"), beside].concat();
        [self.doers(noun, None), self.all_named(&around)].concat()
    }

    /// What is under a hold: a noun, or of a clause whom it is about.
    fn held(&self, holder: usize) -> Vec<Named> {
        let clauses = self.parsed.clauses;
        let Some(clause) = clauses.headed_by(holder).map(|idx| &clauses.list()[idx]) else {
            return self.all_named(&[holder]);
        };
        let about = if clause.object.is_empty() { &clause.subject } else { &clause.object };
        if self.holds(clause) { self.all_named(about) } else { Vec::new() }
    }
}
