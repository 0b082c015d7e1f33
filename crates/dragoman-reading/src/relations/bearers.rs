//! Whom a noun describes: "Ann Berg, *the mayor*", "she is *the mayor*", "served as *mayor*", "named him as *mayor*".
//!
//! In: the head of a phrase with the entity that it was taken for. Out: the words and the entity of him whom it describes;
//! the phrase itself where it describes nobody else; none where that is denied, over or only thought of.

use super::{Finder, Named};
use crate::clauses::Clause;
use dragoman_records::EntityType;

impl Finder<'_> {
    /// Whom a noun stands for, "A *and B* are members" both; none if they are not, or no longer.
    pub(super) fn bearers(&self, own: Named) -> Vec<Named> {
        if let Some(name) = self.name_beside(own) {
            return vec![name];
        }
        let Some(clause) = self.said_of(own.0) else { return vec![own] };
        // "Was president *until 2011*".
        let is_over = clause.prepositions.iter().any(|it| matches!(it.lemma.as_str(), "until" | "till"));
        if is_over || !self.holds(clause) {
            return Vec::new();
        }
        let is_subject = clause.attribute.contains(&self.one_of(own.0)) || clause.object.is_empty();
        let whom = self.all_named(if is_subject { &clause.subject } else { &clause.object });
        if whom.is_empty() { vec![own] } else { whom }
    }

    /// "*One* of the largest hospitals" is such a hospital.
    fn one_of(&self, token: usize) -> usize {
        let one = self.parsed.clauses.holder_by(token, "of");
        one.filter(|&one| self.lemma(one) == "one").unwrap_or(token)
    }

    /// A name that stands beside the noun: "*Ann Berg*, the mayor".
    fn name_beside(&self, own: Named) -> Option<Named> {
        let clauses = self.parsed.clauses;
        let mut beside = clauses.renames(own.0).into_iter().chain(clauses.appositions(own.0));
        // "His brother Ali Berg": whoever the noun was taken for, it is he.
        let is_nameless = !self.entities().is_named(own.1);
        let is_he = |entity: usize| entity == own.1 || is_nameless && self.kind(entity) == EntityType::Person;
        beside.find_map(|token| {
            let entity = self.entities().referred_to(token)?;
            (self.is_name(token, entity) && is_he(entity)).then_some((token, entity))
        })
    }

    /// The clause that says that somebody is this.
    fn said_of(&self, token: usize) -> Option<&Clause> {
        let clauses = self.parsed.clauses;
        let clause = &clauses.list()[clauses.around(token)?];
        let token = self.one_of(token);
        let as_one = || clause.prepositions.iter().any(|it| it.lemma == "as" && it.objects.contains(&token));
        (clause.attribute.contains(&token) || as_one()).then_some(clause)
    }

    fn is_name(&self, token: usize, entity: usize) -> bool {
        let word = self.parsed.document.tokens()[token].span;
        self.entities().list()[entity].names.iter().any(|name| name.overlaps(word))
    }
}
