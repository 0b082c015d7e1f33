//! Words that tell a standing tie (`lexicon/relations.toml`): "the *leader* of the party".

use super::{Entry, Example, Keyed, LexiconError, Table, examples};
use serde::Deserialize;
use std::path::Path;

const FILE: &str = "relations.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/relations.toml");

/// A tie and its words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Names the entry.
    pub name: String,
    /// The type of the relation.
    #[serde(rename = "type")]
    pub kind: String,
    /// Nouns for the one who has the tie.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Prepositions that tie a phrase to what stands behind them.
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// Verbs that tie their subject to their object, or with a preposition to what stands behind it.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Sentences in which it is found.
    pub finds: Vec<String>,
    /// Sentences in which it is not.
    pub leaves: Vec<String>,
}

impl Keyed for Tie {
    fn key(&self) -> String {
        self.name.clone()
    }
}

impl Tie {
    /// How records name it: `relations:leads`.
    pub fn rule(&self) -> String {
        format!("relations:{}", self.name)
    }
}

/// All ties.
#[derive(Debug, Default)]
pub struct Ties {
    table: Table<Tie>,
}

impl Ties {
    pub(super) fn load(dir: Option<&Path>) -> Result<Self, LexiconError> {
        let table: Table<Tie> = Table::load(FILE, "relation", BUNDLED, dir)?;
        for entry in table.entries() {
            let tie = &entry.value;
            if tie.nouns.is_empty() && tie.prepositions.is_empty() && tie.verbs.is_empty() {
                let message = format!("{:?} has no words; give nouns, prepositions or verbs", tie.name);
                return Err(LexiconError::at(&entry.file, entry.line, message));
            }
        }
        Ok(Self { table })
    }

    /// The tie that a noun tells.
    pub fn with_noun(&self, noun: &str) -> Option<&Tie> {
        self.find(|tie| tie.nouns.iter().any(|known| known == noun))
    }

    /// The ties that a preposition tells: which of them, the phrases on both sides say.
    pub fn with_preposition<'s>(&'s self, preposition: &'s str) -> impl Iterator<Item = &'s Tie> {
        self.list().filter(move |tie| tie.prepositions.iter().any(|known| known == preposition))
    }

    /// The ties that a verb tells, with the preposition that goes with it: "belong", "to".
    pub fn with_verb<'s>(&'s self, verb: &'s str) -> impl Iterator<Item = (&'s Tie, Option<&'s str>)> {
        self.list().flat_map(move |tie| {
            let words = tie.verbs.iter().map(|words| words.split_once(' ').unwrap_or((words, "")));
            let ours = words.filter(move |(head, _)| *head == verb);
            ours.map(move |(_, preposition)| (tie, Some(preposition).filter(|it| !it.is_empty())))
        })
    }

    fn list(&self) -> impl Iterator<Item = &Tie> {
        self.table.entries().iter().map(|entry| &entry.value)
    }

    fn find(&self, is_it: impl Fn(&Tie) -> bool) -> Option<&Tie> {
        self.list().find(|tie| is_it(tie))
    }

    /// The entry of that name.
    pub fn entry(&self, name: &str) -> Option<&Entry<Tie>> {
        self.table.entries().iter().find(|entry| entry.value.name == name)
    }

    /// The examples of the ties.
    pub fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        self.table.entries().iter().flat_map(|entry| {
            let value = &entry.value;
            examples::of_entry(entry, &value.rule(), &value.finds, &value.leaves)
        })
    }
}
