//! Words of which only one can hold of one thing: "rigged" and "fair".

use super::{Folder, LexiconError, rows};
use std::collections::BTreeSet;

/// The table `opposites.tsv`.
#[derive(Debug, Default)]
pub struct Opposites {
    pairs: BTreeSet<(String, String)>,
}

impl Opposites {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let bundled = include_str!("../../../../lexicon/opposites.tsv");
        let mut pairs = BTreeSet::new();
        for entry in rows::load("opposites.tsv", &["one", "other"], bundled, user)? {
            let (one, other) = (entry.value.cell("one"), entry.value.cell("other"));
            pairs.insert((one.to_owned(), other.to_owned()));
            pairs.insert((other.to_owned(), one.to_owned()));
        }
        Ok(Self { pairs })
    }

    /// Whether one of two words, by their dictionary forms, denies the other.
    pub fn hold(&self, one: &str, other: &str) -> bool {
        self.pairs.contains(&(one.to_owned(), other.to_owned()))
    }
}
