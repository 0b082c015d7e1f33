//! Where somebody or something is, by the noun phrase: "forces *in Syria*", "experts *from the museum*",
//! "*Baghdad's* Karrada district", "Berlin, *Germany*".

use super::{Finder, Named};
use crate::clauses::Preposition;
use dragoman_records::{EntityType, Relation};

impl Finder<'_> {
    /// The ties that a preposition behind a noun tells, and of a place within a greater one.
    pub(super) fn by_place(&self, head: usize, own: Named) -> Vec<Relation> {
        let clauses = self.parsed.clauses;
        let Some(bearer) = self.bearer(own) else { return Vec::new() };
        let mut found: Vec<Relation> = Vec::new();
        for it in clauses.prepositions(head) {
            // "Forces and civilians *in Aleppo*" are both there.
            let beside =
                clauses.conjuncts(head).into_iter().filter(|&other| head < other && other < it.token);
            let ones = [vec![bearer], self.all_named(&beside.collect::<Vec<_>>())].concat();
            found.extend(ones.into_iter().flat_map(|one| self.behind_noun(head, one, &it)));
        }
        if self.is_place(own.0) {
            found.extend(self.within(head, own));
        }
        found
    }

    fn behind_noun(&self, head: usize, bearer: Named, preposition: &Preposition) -> Vec<Relation> {
        let ties = self.parsed.lexicon.relations.with_preposition(&preposition.lemma);
        let people = match self.kind(bearer.1) {
            EntityType::Person | EntityType::Group => true,
            // "A team from the museum".
            EntityType::Org => !self.entities().is_named(bearer.1),
            _ => false,
        };
        ties.flat_map(|tie| {
            let mut others = self.all_named(&preposition.objects);
            // People are of a body; what is from a place or a people has come from there.
            others.retain(|&(_, other)| {
                let is_body = matches!(self.kind(other), EntityType::Org | EntityType::Group);
                tie.kind != "member_of" || people && is_body
            });
            // "On Syria" is about it, "on the Tigris" beside it; a professor at the university is of it.
            others.retain(|&(_, other)| match self.kind(other) {
                EntityType::Gpe => preposition.lemma != "on",
                EntityType::Org => tie.kind != "located_in" || self.title(head, head).is_none(),
                _ => true,
            });
            self.ties(tie, &[bearer], preposition.token, &others)
        })
        .collect()
    }

    /// "Berlin, *Germany*", "*Baghdad's* Karrada district", "the *Damascus* suburb".
    fn within(&self, head: usize, own: Named) -> Vec<Relation> {
        let clauses = self.parsed.clauses;
        let mut around = clauses.appositions(head);
        if !self.entities().is_state(own.1) {
            around.extend(clauses.possessor(head));
            around.extend(clauses.modifiers(head));
        }
        around.retain(|&it| self.is_place(it));
        around.iter().flat_map(|&it| self.at_place(&[own], it, &[it])).collect()
    }
}
