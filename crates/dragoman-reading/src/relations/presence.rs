//! Where somebody is, by what takes place there: "the envoy met reporters *in Geneva*", "told a news conference *in
//! Geneva*", "the last meeting of the envoys took place *in Rome*". All who take part are there.
//!
//! A state takes part from afar: "Israel struck targets in Syria" does not put Israel there.

use super::{Finder, Named};
use crate::clauses::{Clause, Preposition};
use dragoman_records::Relation;

/// Words of place that say where those who take part are.
const WHERE: [&str; 8] = ["across", "in", "at", "near", "inside", "into", "within", "throughout"];

impl Finder<'_> {
    /// All who take part in a clause are where it takes place.
    pub(super) fn by_whereabouts(&self, clause: &Clause) -> Vec<Relation> {
        let with =
            clause.prepositions.iter().filter(|it| it.lemma == "with").flat_map(|it| it.objects.iter());
        let there: Vec<usize> = clause.subject.iter().chain(&clause.object).chain(with).copied().collect();
        let mut found = self.all_there(&there, &clause.prepositions);
        let behind = clause.prepositions.iter().flat_map(|it| it.objects.iter());
        let nouns = clause.object.iter().chain(behind).filter(|&&noun| self.is_noun_of("session", noun));
        for &noun in nouns {
            let there = [clause.subject.clone(), self.attending(noun)].concat();
            found.extend(self.all_there(&there, &self.parsed.clauses.prepositions(noun)));
        }
        for &noun in clause.subject.iter().filter(|&&noun| self.is_noun_of("session", noun)) {
            found.extend(self.all_there(&self.attending(noun), &clause.prepositions));
        }
        found
    }

    /// Who meets: "the meeting *of the envoys*", "talks *between A and B*", "*its* consultations".
    fn attending(&self, session: usize) -> Vec<usize> {
        let clauses = self.parsed.clauses;
        let behind = ["of", "between", "with"].into_iter().flat_map(|word| clauses.objects_of(session, word));
        clauses.possessor(session).into_iter().chain(behind).collect()
    }

    fn all_there(&self, there: &[usize], prepositions: &[Preposition]) -> Vec<Relation> {
        let mut there = self.all_named(there);
        there.retain(|&(_, entity)| !self.entities().is_state(entity));
        let places = prepositions.iter().filter(|it| WHERE.contains(&it.lemma.as_str()));
        places.flat_map(|it| self.at_place(&there, it.token, &it.objects)).collect()
    }

    pub(super) fn at_place(&self, ones: &[Named], word: usize, places: &[usize]) -> Vec<Relation> {
        let mut ties = self.parsed.lexicon.relations.with_preposition("in");
        let tie = ties.find(|tie| tie.kind == "located_in");
        tie.map_or_else(Vec::new, |tie| self.ties(tie, ones, word, &self.all_named(places)))
    }
}
