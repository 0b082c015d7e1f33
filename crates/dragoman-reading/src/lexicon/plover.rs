//! The categories of the codebook: quad class, modes, scores, and who does what in event nouns.
//!
//! PLOVER 2.0's sixteen are built in (`lexicon/plover.toml`); a user's file of the same name adds
//! categories of its own, which frames in `events/<name in lower case>.toml` then fill.

use super::near::{did_you_mean, did_you_mean_or_all};
use super::phrase_roles::PhraseRoles;
use super::{Entry, Folder, Keyed, LexiconError, Table};
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "plover.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/plover.toml");
const QUADS: [&str; 4] =
    ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"];

/// A category of events.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// The code: `ASSAULT`.
    pub name: String,
    /// The quad class: `MATERIAL CONFLICT`.
    pub quad: String,
    /// The conflict–cooperation score of an event without a mode, −10 to 10.
    pub score: f64,
    /// Scores of its modes.
    #[serde(default)]
    pub modes: BTreeMap<String, f64>,
    /// Whether those who take part do it to each other, so that all are actors.
    #[serde(default)]
    pub reciprocal: bool,
    /// Prepositions that name the actor beside an event noun, best first.
    pub noun_actor: Vec<String>,
    /// Prepositions that name the recipient beside an event noun, best first.
    pub noun_recipient: Vec<String>,
}

impl Keyed for Category {
    fn key(&self) -> String {
        self.name.clone()
    }
}

impl Category {
    /// The score of an event with these modes: that of the mode farthest from zero.
    pub fn score_of(&self, modes: &[String]) -> f64 {
        let scores = modes.iter().filter_map(|mode| self.modes.get(mode).copied());
        scores.max_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(self.score)
    }

    /// Whether it is done to things as well as to people: a market is shelled, a house is searched.
    pub fn strikes_things(&self) -> bool {
        matches!(self.name.as_str(), "ASSAULT" | "COERCE")
    }

    /// Whether events of this category are cooperative.
    pub fn is_cooperative(&self) -> bool {
        self.quad.ends_with("COOPERATION")
    }
}

/// The categories, by name.
#[derive(Debug, Default)]
pub struct Plover {
    table: Table<Category>,
}

impl Plover {
    /// The built-in categories, with the user's added.
    pub(super) fn load(roles: &PhraseRoles, user: &Folder) -> Result<Self, LexiconError> {
        let table = Table::load(FILE, "category", BUNDLED, user)?;
        for entry in table.entries() {
            check(roles, entry)?;
        }
        Ok(Self { table })
    }

    /// The category of that name.
    pub fn category(&self, name: &str) -> Option<&Category> {
        self.entry(name).map(|entry| &entry.value)
    }

    /// What is wrong with an event of that name and these modes.
    pub(super) fn fault(&self, name: &str, modes: &[String]) -> Option<String> {
        let Some(category) = self.category(name) else {
            let known = self.table.entries().iter().map(|entry| entry.value.name.as_str());
            return Some(format!("{name:?} is no category of plover.toml{}", did_you_mean(name, known)));
        };
        let known = category.modes.keys().map(String::as_str);
        let mode = modes.iter().find(|mode| !category.modes.contains_key(*mode))?;
        Some(format!("{mode:?} is no mode of {name}{}", did_you_mean_or_all(mode, known)))
    }

    /// The entry of a category.
    pub fn entry(&self, name: &str) -> Option<&Entry<Category>> {
        let entries = self.table.entries();
        let idx = entries.binary_search_by(|entry| entry.value.name.as_str().cmp(name)).ok()?;
        entries.get(idx)
    }
}

fn check(roles: &PhraseRoles, entry: &Entry<Category>) -> Result<(), LexiconError> {
    let category = &entry.value;
    if !QUADS.contains(&category.quad.as_str()) {
        let message = format!("{:?} is no quad class; expected one of {}", category.quad, QUADS.join(", "));
        return Err(LexiconError::at(&entry.file, entry.line, message));
    }
    if let Some(message) =
        roles.fault_of_preposition(category.noun_actor.iter().chain(&category.noun_recipient))
    {
        return Err(LexiconError::at(&entry.file, entry.line, message));
    }
    let mut scores = category.modes.values().chain([&category.score]);
    if scores.any(|score| !(-10.0..=10.0).contains(score)) {
        let message = format!("a score of {} lies outside -10 to 10", category.name);
        return Err(LexiconError::at(&entry.file, entry.line, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_that_of_the_strongest_mode() {
        let plover =
            Plover::load(&PhraseRoles::load(&Folder::default()).unwrap(), &Folder::default()).unwrap();
        let score = |category: &str, modes: &[&str]| {
            let modes: Vec<String> = modes.iter().map(|&mode| mode.to_owned()).collect();
            plover.category(category).unwrap().score_of(&modes)
        };
        assert_eq!(score("ASSAULT", &[]), -9.0);
        assert_eq!(score("ASSAULT", &["beat", "aerial"]), -9.5);
        assert_eq!(score("RETREAT", &["disarm"]), 10.0);
    }

    #[test]
    fn all_sixteen_categories_are_there() {
        let plover =
            Plover::load(&PhraseRoles::load(&Folder::default()).unwrap(), &Folder::default()).unwrap();
        assert_eq!(plover.table.entries().len(), 16);
    }
}
