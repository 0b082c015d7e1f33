//! The country of a party that only its clause tells.
//!
//! In: the head of a party's phrase. Out: a country's code.
//!
//! 1. Who fled is of where the flight began: "families *fleeing the war in Chad*".
//! 2. Who takes or leaves an office, where nobody says whose, has it where the clause is set: "*In Peru*, Ann Reyes
//!    resigns *as minister*".

use super::Entities;
use super::party::DOMESTIC;
use crate::Parsed;
use crate::lexicon::{Being, Known};

/// Verbs of flight.
const FLIGHT: [&str; 2] = ["escape", "flee"];
/// Prepositions before where a flight ends.
const WHERETO: [&str; 5] = ["for", "into", "to", "toward", "towards"];

impl Entities {
    /// The country that the clause of a party gives it.
    pub(super) fn code_told_by_clause(
        &self,
        parsed: &Parsed<'_>,
        head: usize,
        entity: Option<usize>,
    ) -> Option<String> {
        let is_named = entity.is_some_and(|entity| self.is_named(entity));
        let fled = || self.code_of_flight(parsed, head).filter(|_| !is_named);
        let place = || self.code_of_place(parsed, head).filter(|_| is_named && takes_office(parsed, head));
        fled().or_else(place)
    }

    fn code_of_flight(&self, parsed: &Parsed<'_>, head: usize) -> Option<String> {
        let document = parsed.document;
        let verbs = parsed.clauses.described_by(head).into_iter();
        let mut flights = verbs.filter(|&verb| FLIGHT.contains(&document.lemma(verb)));
        let is_whereto = |token: usize| WHERETO.contains(&document.lemma(document.head(token)));
        flights.find_map(|verb| {
            let mut places = parsed.clauses.below(verb).into_iter().filter(|&token| !is_whereto(token));
            places.find_map(|token| match self.known_at(token) {
                Some((_, known @ (Known::Country(_) | Known::Capital(_)))) => {
                    super::describe::code_of(parsed.lexicon, known)
                }
                _ => None,
            })
        })
    }
}

/// "Resigns *as minister*", "sworn in *as president*": an office of a state's, and nobody's in the words.
fn takes_office(parsed: &Parsed<'_>, head: usize) -> bool {
    let clauses = parsed.clauses;
    let Some(clause) = clauses.around(head).map(|idx| &clauses.list()[idx]) else { return false };
    let offices = clause.prepositions.iter().filter(|it| it.lemma == "as").flat_map(|it| it.objects.iter());
    let is_of_state = |&noun: &usize| {
        let lemma = parsed.document.lemma(noun).to_lowercase();
        let role = parsed.lexicon.roles.by_noun(&lemma).map(|role| parsed.lexicon.roles.at(role));
        role.is_some_and(|role| {
            role.is == Being::Person && role.sector.as_deref().is_some_and(|it| DOMESTIC.contains(&it))
        })
    };
    clause.subject.contains(&head) && offices.into_iter().any(is_of_state)
}
