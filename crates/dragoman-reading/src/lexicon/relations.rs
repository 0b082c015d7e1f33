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
            if entry.value.nouns.is_empty() && entry.value.prepositions.is_empty() {
                let message = format!("{:?} has no words; give nouns or prepositions", entry.value.name);
                return Err(LexiconError::at(&entry.file, entry.line, message));
            }
        }
        Ok(Self { table })
    }

    /// The tie that a noun tells.
    pub fn with_noun(&self, noun: &str) -> Option<&Tie> {
        self.find(|tie| tie.nouns.iter().any(|known| known == noun))
    }

    /// The tie that a preposition tells.
    pub fn with_preposition(&self, preposition: &str) -> Option<&Tie> {
        self.find(|tie| tie.prepositions.iter().any(|known| known == preposition))
    }

    fn find(&self, is_it: impl Fn(&Tie) -> bool) -> Option<&Tie> {
        self.table.entries().iter().map(|entry| &entry.value).find(|tie| is_it(tie))
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
