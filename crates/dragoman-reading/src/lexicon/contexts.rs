//! PLOVER's contexts ("why") and the words that show them.

use super::near::did_you_mean;
use super::{Entry, Folder, Keyed, LexiconError, Table};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILE: &str = "contexts.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/contexts.toml");

/// A context and its words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// As PLOVER names it: `human rights`.
    pub name: String,
    /// Words and phrases, in dictionary form, that show it.
    pub words: Vec<String>,
}

impl Keyed for Context {
    fn key(&self) -> String {
        self.name.clone()
    }

    fn words(&mut self) -> Vec<&mut Vec<String>> {
        vec![&mut self.words]
    }
}

/// The contexts, by the first words of their phrases.
#[derive(Debug, Default)]
pub struct Contexts {
    table: Table<Context>,
    phrases: FxHashMap<String, Vec<(usize, Vec<String>)>>,
}

impl Contexts {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let table: Table<Context> = Table::load(FILE, "context", BUNDLED, user)?;
        let mut phrases: FxHashMap<String, Vec<(usize, Vec<String>)>> = FxHashMap::default();
        for (idx, entry) in table.entries().iter().enumerate() {
            for phrase in &entry.value.words {
                let mut words = phrase.split(' ').map(str::to_owned);
                let first = words.next().unwrap_or_default();
                phrases.entry(first).or_default().push((idx, words.collect()));
            }
        }
        Ok(Self { table, phrases })
    }

    /// The contexts whose phrase begins at this word, the rest of the phrase being asked of `follows`:
    /// `follows(n, word)` is whether the `n`th word after it is `word`.
    pub fn at<'s>(
        &'s self,
        word: &str,
        follows: impl Fn(usize, &str) -> bool + 's,
    ) -> impl Iterator<Item = &'s str> + 's {
        let phrases = self.phrases.get(word).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter_map(move |(idx, rest)| {
            let holds = rest.iter().enumerate().all(|(n, word)| follows(n + 1, word));
            holds.then(|| self.table.entries()[*idx].value.name.as_str())
        })
    }

    /// What is wrong with the first of these that is no context.
    pub(super) fn fault(&self, contexts: &[String]) -> Option<String> {
        let context = contexts.iter().find(|context| self.entry(context).is_none())?;
        let known = self.table.entries().iter().map(|entry| entry.value.name.as_str());
        Some(format!("{context:?} is no context of contexts.toml{}", did_you_mean(context, known)))
    }

    /// The entry of that name.
    pub fn entry(&self, name: &str) -> Option<&Entry<Context>> {
        self.table.entries().iter().find(|entry| entry.value.name == name)
    }
}
