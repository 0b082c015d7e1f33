//! One lexicon file: a TOML list of entries, each with a key, in order of the keys.
//!
//! ```toml
//! [[verb]]
//! lemma  = "deny"
//! finds  = ["The minister denied that funds were missing."]
//! leaves = ["The court denied the appeal."]
//! ```
//!
//! The form of an entry is a serde type of the table's own module; unknown keys are refused there
//! by `deny_unknown_fields`. Here: order, doubles, and the user's file over the built-in one.

use super::near::with_hint;
use super::{Folder, Laid, LexiconError};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use toml::Spanned;

/// Where an entry stands and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<T> {
    /// The file, as named by the user or relative to the project.
    pub file: String,
    /// The line on which the entry starts, counted from 1.
    pub line: usize,
    /// What it says.
    pub value: T,
}

/// What every kind of entry has.
pub trait Keyed {
    /// What tells the entry from the others of its table.
    fn key(&self) -> String;

    /// The lists of words of which the user may take single ones out.
    fn words(&mut self) -> Vec<&mut Vec<String>> {
        Vec::new()
    }
}

impl<T: Keyed> Laid for T {
    fn key(&self) -> String {
        Keyed::key(self)
    }

    fn take_out(&mut self, word: &str) -> bool {
        let has = |list: &mut &mut Vec<String>| list.iter().any(|own| own == word);
        let mut lists: Vec<&mut Vec<String>> =
            self.words().into_iter().filter_map(|mut list| has(&mut list).then_some(list)).collect();
        lists.iter_mut().for_each(|list| list.retain(|own| own != word));
        !lists.is_empty()
    }
}

/// The entries of one file, in order of their keys.
#[derive(Clone, Debug)]
pub struct Table<T> {
    entries: Vec<Entry<T>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T: Keyed + DeserializeOwned> Table<T> {
    /// Reads a file whose entries are a list of tables called `list`: `[[verb]]`.
    pub fn parse(file: &str, list: &str, text: &str) -> Result<Self, LexiconError> {
        let mut lists: BTreeMap<String, Vec<Spanned<T>>> = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            LexiconError::at(file, line, with_hint(error.message().trim()))
        })?;
        let rows = lists.remove(list).unwrap_or_default();
        if let Some((other, rows)) = lists.first_key_value() {
            let line = rows.first().map_or(1, |row| line_of(text, row.span().start));
            return Err(LexiconError::at(
                file,
                line,
                format!("has a list [[{other}]], expected only [[{list}]]"),
            ));
        }
        let mut table = Self::default();
        for row in rows {
            let line = line_of(text, row.span().start);
            table.add(Entry { file: file.to_owned(), line, value: row.into_inner() })?;
        }
        Ok(table)
    }

    /// Reads the built-in text and lays the file of the same name in the user's folder over it, if any.
    pub(super) fn load(file: &str, list: &str, bundled: &str, user: &Folder) -> Result<Self, LexiconError> {
        let ours = Self::parse(&format!("lexicon/{file}"), list, bundled)?;
        let theirs = match user.read(file)? {
            Some((name, text)) => Self::parse(&name, list, &text)?,
            None => Self::default(),
        };
        Ok(Self { entries: user.lay(file, ours.entries, theirs.entries)? })
    }

    fn add(&mut self, entry: Entry<T>) -> Result<(), LexiconError> {
        let key = entry.value.key();
        if let Some(last) = self.entries.last() {
            let last_key = last.value.key();
            if last_key == key {
                let message =
                    format!("{key:?} is listed twice, first at line {}; merge the two entries", last.line);
                return Err(LexiconError::at(&entry.file, entry.line, message));
            }
            if last_key > key {
                let message = format!("{key:?} stands after {last_key:?}; keep the entries sorted");
                return Err(LexiconError::at(&entry.file, entry.line, message));
            }
        }
        self.entries.push(entry);
        Ok(())
    }
}

impl<T> Table<T> {
    /// The entries, in order of their keys.
    pub fn entries(&self) -> &[Entry<T>] {
        &self.entries
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    text[..byte.min(text.len())].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Clone, Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Word {
        lemma: String,
    }

    impl Keyed for Word {
        fn key(&self) -> String {
            self.lemma.clone()
        }
    }

    fn check(text: &str, expected: &str) {
        let shown = match Table::<Word>::parse("words.toml", "word", text) {
            Ok(table) => table
                .entries()
                .iter()
                .map(|entry| format!("{} {}", entry.line, entry.value.lemma))
                .collect::<Vec<_>>()
                .join(", "),
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn entries_know_their_line() {
        check("# words\n[[word]]\nlemma = \"a\"\n\n[[word]]\nlemma = \"b\"\n", "2 a, 5 b");
    }

    #[test]
    fn a_double_and_a_disorder_are_refused() {
        check(
            "[[word]]\nlemma = \"a\"\n[[word]]\nlemma = \"a\"\n",
            "words.toml:3: \"a\" is listed twice, first at line 1; merge the two entries",
        );
        check(
            "[[word]]\nlemma = \"b\"\n[[word]]\nlemma = \"a\"\n",
            "words.toml:3: \"a\" stands after \"b\"; keep the entries sorted",
        );
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line() {
        check(
            "[[word]]\nlemma = \"a\"\nlema = \"a\"\n",
            "words.toml:3: unknown field `lema`, expected `lemma`; did you mean `lemma`?",
        );
        check("[[verb]]\nlemma = \"a\"\n", "words.toml:1: has a list [[verb]], expected only [[word]]");
    }
}
