//! Nouns for people and bodies with their sectors: `lexicon/roles.toml`.

use super::actors::{SECTORS, no_sector};
use super::examples::{Example, Mark};
use super::petrarch::Agent;
use super::table::{Keyed, Table};
use super::{Entry, Folder, Gender, LexiconError};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILE: &str = "roles.toml";

/// One kind of people, bodies or things they act with.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Names the entry.
    pub name: String,
    /// Dictionary forms of the nouns.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Adjectives that give the sector to nouns that yield.
    #[serde(default)]
    pub words: Vec<String>,
    /// What the nouns denote.
    #[serde(default)]
    pub is: Being,
    /// Whether its words say that an office was held before: "former".
    #[serde(default)]
    pub past: bool,
    /// PLOVER's sector.
    pub sector: Option<String>,
    /// Whether the sector gives way to what describes the noun.
    #[serde(default)]
    pub yields: bool,
    /// "m" or "f".
    pub gender: Option<String>,
    /// Whether a body has one such person at a time.
    #[serde(default)]
    pub office: bool,
    /// Whether one without a name cannot be told from others.
    #[serde(default)]
    pub anonymous: bool,
    /// Sentences in which the role is found.
    pub finds: Vec<String>,
    /// Sentences in which it is not.
    pub leaves: Vec<String>,
}

/// What a noun denotes.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Being {
    /// A human being, or several.
    #[default]
    Person,
    /// Only several.
    People,
    /// An institution, company, armed group: "it".
    Body,
    /// What a body acts with.
    Thing,
    /// A country or town.
    Place,
    /// A party to something, known only from the text.
    Side,
}

impl Role {
    /// He or she, where the noun tells.
    pub fn gender(&self) -> Gender {
        Gender::read(self.gender.as_deref().unwrap_or_default()).unwrap_or_default()
    }
}

impl Keyed for Role {
    fn key(&self) -> String {
        self.name.clone()
    }

    fn words(&mut self) -> Vec<&mut Vec<String>> {
        vec![&mut self.nouns, &mut self.words]
    }
}

/// The table.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    table: Table<Role>,
    by_noun: FxHashMap<String, usize>,
    by_word: FxHashMap<String, usize>,
    /// Roles of the user's agents, counted on from the table's.
    agents: Vec<Role>,
}

impl Roles {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let bundled = include_str!("../../../../lexicon/roles.toml");
        let mut roles = Self { table: Table::load(FILE, "role", bundled, user)?, ..Self::default() };
        for idx in 0..roles.table.entries().len() {
            roles.index(idx)?;
        }
        Ok(roles)
    }

    fn index(&mut self, idx: usize) -> Result<(), LexiconError> {
        let entry = &self.table.entries()[idx];
        let fault = |message: String| Err(LexiconError::at(&entry.file, entry.line, message));
        let role = &entry.value;
        if let Some(sector) = role.sector.as_deref().filter(|sector| !SECTORS.contains(sector)) {
            return fault(no_sector(sector));
        }
        if let Err(message) = Gender::read(role.gender.as_deref().unwrap_or_default()) {
            return fault(message);
        }
        if role.finds.is_empty() || role.leaves.is_empty() {
            return fault(format!("{:?} lacks an example that it finds or leaves", role.name));
        }
        for (list, index) in [(&role.nouns, &mut self.by_noun), (&role.words, &mut self.by_word)] {
            for noun in list {
                if let Some(before) = index.insert(noun.clone(), idx) {
                    let before = &self.table.entries()[before].value.name;
                    return fault(format!("{noun:?} is listed under {before:?} too"));
                }
            }
        }
        Ok(())
    }

    /// Adds a user's agents: what they denote stays as we know it, their sector goes before ours.
    pub(super) fn add_agents(&mut self, agents: &[Entry<Agent>]) {
        for entry in agents {
            for noun in &entry.value.nouns {
                let known = self.by_noun(noun).map(|idx| self.at(idx).clone());
                let role = known.unwrap_or_else(|| Role { name: noun.clone(), ..Role::default() });
                let sector = entry.value.sector.clone().or(role.sector);
                self.by_noun.insert(noun.clone(), self.table.entries().len() + self.agents.len());
                self.agents.push(Role { sector, yields: false, ..role });
            }
        }
    }

    /// The entry at a place of the table.
    pub fn at(&self, idx: usize) -> &Role {
        let entries = self.table.entries();
        entries.get(idx).map_or_else(|| &self.agents[idx - entries.len()], |entry| &entry.value)
    }

    /// The entry of a noun: "foreign minister".
    pub fn by_noun(&self, noun: &str) -> Option<usize> {
        self.by_noun.get(noun).copied()
    }

    /// The sector that an adjective gives: "military".
    pub fn sector_of_word(&self, word: &str) -> Option<&str> {
        self.by_word.get(word).map(|&idx| self.at(idx)).filter(|role| !role.past)?.sector.as_deref()
    }

    /// The sector of those who held an office before, if a word says so: "former".
    pub fn sector_of_past(&self, word: &str) -> Option<&str> {
        self.by_word.get(word).map(|&idx| self.at(idx)).filter(|role| role.past)?.sector.as_deref()
    }

    /// File and line of an entry.
    pub(super) fn entry(&self, key: &str) -> Option<(&str, usize)> {
        let entry = self.table.entries().iter().find(|entry| entry.value.name == key)?;
        Some((&entry.file, entry.line))
    }

    /// The examples of all entries.
    pub(super) fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        self.table.entries().iter().flat_map(|entry| {
            let finds = entry.value.finds.iter().map(|sentence| (sentence, true));
            let leaves = entry.value.leaves.iter().map(|sentence| (sentence, false));
            finds.chain(leaves).map(|(sentence, must_find)| Example {
                rule: format!("roles:{}", entry.value.name),
                file: entry.file.clone(),
                line: entry.line,
                sentence: sentence.clone(),
                mark: Mark::Actor { code: None, sector: entry.value.sector.clone() },
                must_find,
            })
        })
    }
}
