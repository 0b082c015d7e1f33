//! The roles of phrases around a predicate, by which frames ask for them: `subject`, `object`, a preposition.
//!
//! In: `lexicon/prepositions.tsv`, which a user may add to. Out: whether there is such a role. Chains of prepositions are
//! roles ("out of"); what fills a role is found in `events::roles`.

use super::near::did_you_mean;
use super::{Folder, LexiconError, rows};
use std::collections::BTreeSet;

const FILE: &str = "prepositions.tsv";
const BUNDLED: &str = include_str!("../../../../lexicon/prepositions.tsv");

/// Roles that are no prepositions.
const ROLES: [&str; 12] = [
    "adjective",
    "attribute",
    "complement",
    "direct",
    "indirect",
    "modifier",
    "object",
    "object_of",
    "possessor",
    "self",
    "subject",
    "when",
];

/// The roles that there are.
#[derive(Debug, Default)]
pub(super) struct PhraseRoles {
    prepositions: BTreeSet<String>,
}

impl PhraseRoles {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let rows = rows::load(FILE, &["word"], BUNDLED, user)?;
        Ok(Self { prepositions: rows.iter().map(|row| row.value.cell("word").to_owned()).collect() })
    }

    /// What is wrong with the first of these that is no role.
    pub(super) fn fault<'r>(&self, roles: impl IntoIterator<Item = &'r String>) -> Option<String> {
        let is_role = |role: &str| ROLES.contains(&role) || self.is_preposition(role);
        let role = roles.into_iter().find(|role| !is_role(role))?;
        Some(format!("{role:?} is no role{}", self.instead(role, &ROLES)))
    }

    /// What is wrong with the first of these that is no preposition.
    pub(super) fn fault_of_preposition<'r>(
        &self,
        words: impl IntoIterator<Item = &'r String>,
    ) -> Option<String> {
        let word = words.into_iter().find(|word| !self.is_preposition(word))?;
        Some(format!("{word:?} is no preposition{}", self.instead(word, &[])))
    }

    fn is_preposition(&self, words: &str) -> bool {
        words.split(' ').all(|word| self.prepositions.contains(word))
    }

    fn instead(&self, found: &str, roles: &[&str]) -> String {
        let known = roles.iter().copied().chain(self.prepositions.iter().map(String::as_str));
        match did_you_mean(found, known) {
            near if !near.is_empty() => near,
            _ if roles.is_empty() => "; expected one of prepositions.tsv".to_owned(),
            _ => format!("; expected a preposition or one of {}", roles.join(", ")),
        }
    }
}
