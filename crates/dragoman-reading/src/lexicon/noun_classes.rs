//! Classes of nouns that frames ask for: `@weapon`, `@troops`.
//!
//! Some classes are not lists of words; the reading knows their members from elsewhere
//! ([`KNOWN`]): `@actor` is any party that can act, `@place` any toponym.

use super::near::did_you_mean;
use super::{Folder, Keyed, LexiconError, Table};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILE: &str = "noun_classes.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/noun_classes.toml");

/// Classes whose members the reading knows: a party, a person or group of people, a place, a
/// state or city, an event of another frame, anything at all.
pub const KNOWN: [&str; 6] = ["actor", "person", "place", "state", "event", "any"];

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NounClass {
    name: String,
    nouns: Vec<String>,
}

impl Keyed for NounClass {
    fn key(&self) -> String {
        self.name.clone()
    }

    fn words(&mut self) -> Vec<&mut Vec<String>> {
        vec![&mut self.nouns]
    }
}

/// Which nouns are in which class.
#[derive(Debug, Default)]
pub struct NounClasses {
    names: Vec<String>,
    of_noun: FxHashMap<String, Vec<u16>>,
}

impl NounClasses {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let table: Table<NounClass> = Table::load(FILE, "class", BUNDLED, user)?;
        let mut classes = Self::default();
        for (idx, entry) in table.entries().iter().enumerate() {
            classes.names.push(entry.value.name.clone());
            for noun in &entry.value.nouns {
                classes.of_noun.entry(noun.clone()).or_default().push(idx as u16);
            }
        }
        Ok(classes)
    }

    /// What is wrong with the first of these that asks for a class that there is not (`@weapon`).
    pub(super) fn fault<'w>(&self, wanted: impl IntoIterator<Item = &'w String>) -> Option<String> {
        let known = || KNOWN.into_iter().chain(self.names.iter().map(String::as_str));
        let mut classes = wanted.into_iter().filter_map(|word| word.strip_prefix('@'));
        let class = classes.find(|class| !known().any(|name| name == *class))?;
        Some(format!("@{class} is no class of noun_classes.toml{}", did_you_mean(class, known())))
    }

    /// Whether a noun, by its dictionary form, is in a class.
    pub fn has(&self, class: &str, noun: &str) -> bool {
        let classes = self.of_noun.get(noun).map_or(&[][..], Vec::as_slice);
        classes.iter().any(|&idx| self.names[idx as usize] == class)
    }
}
