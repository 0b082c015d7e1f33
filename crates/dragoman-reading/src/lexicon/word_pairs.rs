//! Pairs of words that tell of one thing: opposites ("rigged" and "fair"), of which only one can hold, and converses
//! ("send" and "receive"), of which both hold or neither.

use super::{Folder, LexiconError, rows};
use std::collections::BTreeSet;

/// A table of pairs: `opposites.tsv`, `converses.tsv`.
#[derive(Debug, Default)]
pub struct WordPairs {
    pairs: BTreeSet<(String, String)>,
}

impl WordPairs {
    pub(super) fn opposites(user: &Folder) -> Result<Self, LexiconError> {
        Self::load("opposites.tsv", include_str!("../../../../lexicon/opposites.tsv"), user)
    }

    pub(super) fn converses(user: &Folder) -> Result<Self, LexiconError> {
        Self::load("converses.tsv", include_str!("../../../../lexicon/converses.tsv"), user)
    }

    fn load(file: &str, bundled: &str, user: &Folder) -> Result<Self, LexiconError> {
        let mut pairs = BTreeSet::new();
        for entry in rows::load(file, &["one", "other"], bundled, user)? {
            let (one, other) = (entry.value.cell("one"), entry.value.cell("other"));
            pairs.insert((one.to_owned(), other.to_owned()));
            pairs.insert((other.to_owned(), one.to_owned()));
        }
        Ok(Self { pairs })
    }

    /// Whether two words, by their dictionary forms, are a pair, in whichever order.
    pub fn hold(&self, one: &str, other: &str) -> bool {
        self.pairs.contains(&(one.to_owned(), other.to_owned()))
    }
}
