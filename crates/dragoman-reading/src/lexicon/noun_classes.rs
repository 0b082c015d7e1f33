//! Classes of nouns that frames ask for: `@weapon`, `@troops`.
//!
//! Some classes are not lists of words; the reading knows their members from elsewhere
//! ([`KNOWN`]): `@actor` is any party that can act, `@place` any toponym.

use super::{Keyed, LexiconError, Table};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::path::Path;

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
}

/// Which nouns are in which class.
#[derive(Debug, Default)]
pub struct NounClasses {
    names: Vec<String>,
    of_noun: FxHashMap<String, Vec<u16>>,
}

impl NounClasses {
    pub(super) fn load(dir: Option<&Path>) -> Result<Self, LexiconError> {
        let table: Table<NounClass> = Table::load(FILE, "class", BUNDLED, dir)?;
        let mut classes = Self::default();
        for (idx, entry) in table.entries().iter().enumerate() {
            classes.names.push(entry.value.name.clone());
            for noun in &entry.value.nouns {
                classes.of_noun.entry(noun.clone()).or_default().push(idx as u16);
            }
        }
        Ok(classes)
    }

    /// Whether there is a class of that name.
    pub fn knows(&self, class: &str) -> bool {
        KNOWN.contains(&class) || self.names.iter().any(|name| name == class)
    }

    /// Whether a noun, by its dictionary form, is in a class.
    pub fn has(&self, class: &str, noun: &str) -> bool {
        let classes = self.of_noun.get(noun).map_or(&[][..], Vec::as_slice);
        classes.iter().any(|&idx| self.names[idx as usize] == class)
    }
}
