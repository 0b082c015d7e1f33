//! Where somebody is, by what takes place there: "the envoy met reporters *in Geneva*", "told a news conference *in
//! Geneva*", "the last meeting of the envoys took place *in Rome*". All who take part are there.
//!
//! A state takes part from afar: "Israel struck targets in Syria" does not put Israel there.

use super::{Finder, Named};
use crate::clauses::{Clause, Link, Preposition};
use dragoman_records::Relation;

/// Words of place that say where those who take part are.
const WHERE: [&str; 9] = ["across", "in", "at", "near", "inside", "into", "outside", "within", "throughout"];

impl Finder<'_> {
    /// All who take part in a clause are where it takes place.
    pub(super) fn by_whereabouts(&self, clause: &Clause) -> Vec<Relation> {
        let with =
            clause.prepositions.iter().filter(|it| it.lemma == "with").flat_map(|it| it.objects.iter());
        let there: Vec<usize> = clause.subject.iter().chain(&clause.object).chain(with).copied().collect();
        let mut found = self.all_there(&there, &self.reached(clause));
        found.extend(self.where_it_is(clause, &there));
        let behind = clause.prepositions.iter().flat_map(|it| it.objects.iter());
        let nouns = clause.object.iter().chain(behind).filter(|&&noun| self.is_noun_of("session", noun));
        for &noun in nouns {
            let there = [clause.subject.clone(), self.attending(noun)].concat();
            let with_them = self.attending(noun).into_iter().chain([noun]);
            let places = with_them.flat_map(|it| self.parsed.clauses.prepositions(it));
            found.extend(self.all_there(&there, &places.collect::<Vec<_>>()));
        }
        for &noun in clause.subject.iter().filter(|&&noun| self.is_noun_of("session", noun)) {
            found.extend(self.all_there(&self.attending(noun), &clause.prepositions));
        }
        found
    }

    /// What says where a clause takes place; "fired missiles *into Syria*" is from afar.
    fn reached(&self, clause: &Clause) -> Vec<Preposition> {
        let is_sent = clause.object.iter().any(|&it| self.named(it).is_none());
        let is_there = |it: &&Preposition| it.lemma != "into" || !is_sent;
        clause.prepositions.iter().filter(is_there).cloned().collect()
    }

    /// "The town *where* they live", "fled to Aleppo, *where* they died".
    fn where_it_is(&self, clause: &Clause, there: &[usize]) -> Vec<Relation> {
        let clauses = self.parsed.clauses;
        let is_where = |&adverb: &usize| self.lemma(adverb) == "where" && adverb < clause.head;
        let Some(adverb) = clauses.adverbs(clause.head).into_iter().find(is_where) else { return Vec::new() };
        let Some((_, Link::Modifier)) = clause.parent else { return Vec::new() };
        self.at_place(&self.bodies(there), adverb, &[self.parsed.document.head(clause.head)])
    }

    /// Who meets: "the meeting *of the envoys*", "talks *between A and B*", "*its* consultations".
    fn attending(&self, session: usize) -> Vec<usize> {
        let clauses = self.parsed.clauses;
        let behind = ["of", "between", "with"].into_iter().flat_map(|word| clauses.objects_of(session, word));
        clauses.possessor(session).into_iter().chain(behind).collect()
    }

    fn all_there(&self, there: &[usize], prepositions: &[Preposition]) -> Vec<Relation> {
        let there = self.bodies(there);
        let places = prepositions.iter().filter(|it| WHERE.contains(&it.lemma.as_str()));
        places.flat_map(|it| self.at_place(&there, it.token, &it.objects)).collect()
    }

    /// Those who can be somewhere: all but states.
    fn bodies(&self, tokens: &[usize]) -> Vec<Named> {
        let mut bodies = self.all_named(tokens);
        bodies.retain(|&(_, entity)| !self.entities().is_state(entity));
        bodies
    }

    pub(super) fn at_place(&self, ones: &[Named], word: usize, places: &[usize]) -> Vec<Relation> {
        let mut ties = self.parsed.lexicon.relations.with_preposition("in");
        let tie = ties.find(|tie| tie.kind == "located_in");
        let named = tie.map_or_else(Vec::new, |tie| self.ties(tie, ones, word, &self.all_named(places)));
        [named, self.at_spots(ones, word, places)].concat()
    }
}
