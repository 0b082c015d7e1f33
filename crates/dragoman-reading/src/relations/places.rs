//! Where somebody or something is, by the noun phrase: "forces *in Syria*", "experts *from the museum*",
//! "*Baghdad's* Karrada district", "Berlin, *Germany*".

use super::{Finder, Named};
use crate::clauses::Preposition;
use dragoman_language::Pos;
use dragoman_records::{EntityType, Relation};

impl Finder<'_> {
    /// The ties that a preposition behind a noun tells, and of a place within a greater one.
    pub(super) fn by_place(&self, head: usize, own: Named) -> Vec<Relation> {
        let clauses = self.parsed.clauses;
        let bearers = self.bearers(own);
        let mut found: Vec<Relation> = Vec::new();
        if bearers.is_empty() {
            return found;
        }
        let prepositions = clauses.prepositions(head);
        // "Envoy for minorities *in Asia*": they are there, not he.
        let is_of_theirs = |it: &&Preposition| {
            prepositions.iter().any(|other| other.lemma == "for" && other.token < it.token)
        };
        for it in prepositions.iter().filter(|it| !is_of_theirs(it)) {
            // "Forces and civilians *in Aleppo*" are both there.
            let beside =
                clauses.conjuncts(head).into_iter().filter(|&other| head < other && other < it.token);
            let ones = [bearers.clone(), self.all_named(&beside.collect::<Vec<_>>())].concat();
            found.extend(ones.into_iter().flat_map(|one| self.behind_noun(head, one, it)));
        }
        if self.is_place(own.0) {
            found.extend(self.within(head, own));
        }
        found
    }

    /// "Attacks in *Iraq*, including one in *Baghdad*": of the places in a phrase the towns are in the country that is
    /// theirs.
    pub(super) fn in_country(&self, head: usize) -> Vec<Relation> {
        let clauses = self.parsed.clauses;
        let prepositions = clauses.prepositions(head);
        let around = clauses.extent(head);
        prepositions
            .iter()
            .filter(|it| it.lemma == "in")
            .flat_map(|it| {
                let states = self
                    .all_named(&it.objects)
                    .into_iter()
                    .filter(|&(_, entity)| self.entities().is_state(entity));
                states
                    .flat_map(|state| {
                        let towns = around.clone().filter(|&token| self.is_town_of(token, state.1));
                        towns
                            .flat_map(|town| self.at_place(&self.all_named(&[town]), it.token, &[state.0]))
                            .collect::<Vec<_>>()
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// Whether a noun names a town or a region of a country.
    fn is_town_of(&self, token: usize, state: usize) -> bool {
        let entities = self.entities();
        let is_noun = matches!(self.parsed.document.pos(token), Pos::Noun | Pos::Propn);
        entities.referred_to(token).filter(|_| is_noun).is_some_and(|entity| {
            let (town, country) = (&entities.list()[entity], &entities.list()[state]);
            let is_within = town.code.is_some() && town.code == country.code && !entities.is_state(entity);
            is_within && matches!(town.kind, EntityType::Gpe | EntityType::Loc)
        })
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
            let at_spots = match tie.kind.as_str() {
                "located_in" if people => self.at_spots(&[bearer], preposition.token, &preposition.objects),
                _ => Vec::new(),
            };
            [self.ties(tie, &[bearer], preposition.token, &others), at_spots].concat()
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
