//! Number words and what the words before a number make of it: `lexicon/numbers.toml`.

use super::table::Keyed;
use super::{Folder, LexiconError, Table};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILE: &str = "numbers.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/numbers.toml");

/// An entry: a word and its number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberEntry {
    /// The word or words, in lower case.
    pub word: String,
    /// What kind of number word it is.
    pub kind: NumberKind,
    /// Its number, or the kind of bound.
    pub value: NumberValue,
    /// Sentences in which it counts.
    #[serde(default)]
    pub finds: Vec<String>,
    /// Sentences in which it does not.
    #[serde(default)]
    pub leaves: Vec<String>,
}

/// Kinds of number words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberKind {
    /// Nought to nineteen.
    Unit,
    /// Twenty, thirty.
    Ten,
    /// Hundred, dozen.
    Scale,
    /// First, second.
    Ordinal,
    /// Several, dozens.
    Count,
    /// Up to, at least.
    Bound,
}

/// A number, or the name of a bound.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum NumberValue {
    /// A number.
    Number(u64),
    /// `min`, `max` or `about`.
    Bound(Bound),
}

/// What words before a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// It is at least the number.
    Min,
    /// It is at most the number.
    Max,
    /// It is near the number.
    About,
}

impl Keyed for NumberEntry {
    fn key(&self) -> String {
        self.word.clone()
    }
}

/// Number words and bounds.
#[derive(Debug, Default)]
pub struct Numbers {
    table: Table<NumberEntry>,
    words: FxHashMap<String, (NumberKind, u64)>,
    bounds: FxHashMap<String, Vec<(String, Bound)>>,
}

impl Numbers {
    /// Reads the table.
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let table = Table::<NumberEntry>::load(FILE, "word", BUNDLED, user)?;
        let mut numbers = Self { table: Table::default(), ..Self::default() };
        for entry in table.entries() {
            match (&entry.value.kind, &entry.value.value) {
                (NumberKind::Bound, NumberValue::Bound(bound)) => {
                    let first = entry.value.word.split(' ').next().unwrap_or_default().to_owned();
                    numbers.bounds.entry(first).or_default().push((entry.value.word.clone(), *bound));
                }
                (kind, NumberValue::Number(number)) if *kind != NumberKind::Bound => {
                    numbers.words.insert(entry.value.word.clone(), (*kind, *number));
                }
                _ => {
                    let message = "a bound takes \"min\", \"max\" or \"about\", every other kind a number";
                    return Err(LexiconError::at(&entry.file, entry.line, message));
                }
            }
        }
        numbers.table = table;
        Ok(numbers)
    }

    /// The table as it was read.
    pub fn table(&self) -> &Table<NumberEntry> {
        &self.table
    }

    /// Kind and number of a word in lower case.
    pub fn word(&self, word: &str) -> Option<(NumberKind, u64)> {
        self.words.get(word).copied()
    }

    /// The bounds whose first word this is.
    pub fn bounds_from(&self, first: &str) -> &[(String, Bound)] {
        self.bounds.get(first).map_or(&[], Vec::as_slice)
    }
}
