//! Event frames: which predicate with which arguments means which event.
//!
//! One file a category (`lexicon/events/assault.toml`); the name of the file, in capitals, is the
//! category. A frame is found by the words of its predicate: a verb with its particle, an event
//! noun, an adjective after "be", or a verb with a noun ("impose a curfew"). [`Frames`] keeps an
//! index from the head word of a predicate to its frames, so that thousands of frames cost a
//! document no more than hundreds do.

mod check;
mod frame;

pub(super) use check::Known;
pub use frame::{Frame, PredicateKind, Sense, SizeField, Support};

use super::{Entry, Example, Folder, LexiconError, Table, examples::Mark, slots};
use frame::{head_word, predicates};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

macro_rules! bundled {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../../lexicon/events/", $name, ".toml")))),*]
    };
}

const BUNDLED: &[(&str, &str)] = bundled![
    "accuse",
    "agree",
    "aid",
    "assault",
    "coerce",
    "concede",
    "consult",
    "cooperate",
    "mobilize",
    "protest",
    "reject",
    "request",
    "retreat",
    "sanction",
    "support",
    "threaten",
];

#[derive(Debug)]
struct File {
    name: String,
    category: String,
    table: Table<Frame>,
}

#[derive(Clone, Copy, Debug)]
struct Key {
    file: usize,
    entry: usize,
    words: usize,
}

/// All frames, found by their predicates.
#[derive(Debug, Default)]
pub struct Frames {
    files: Vec<File>,
    index: [FxHashMap<String, Vec<Key>>; 4],
}

impl Frames {
    /// The built-in frames with the user's `events/*.toml` added.
    pub(super) fn load(known: &Known<'_>, user: &Folder) -> Result<Self, LexiconError> {
        let mut frames = Self::default();
        for (name, text) in BUNDLED {
            let table = Table::load(&format!("events/{name}.toml"), "frame", text, user)?;
            frames.add(known, name, table)?;
        }
        for (name, path) in new_files(user)? {
            let shown = path.display().to_string();
            let text = std::fs::read_to_string(&path)
                .map_err(|error| LexiconError::of(&shown, error.to_string()))?;
            frames.add(known, &name, Table::parse(&shown, "frame", &text)?)?;
        }
        Ok(frames)
    }

    /// The frames whose predicate has this word at its head: the verb, the noun, the adjective.
    pub fn senses(&self, kind: PredicateKind, head: &str) -> impl Iterator<Item = Sense<'_>> {
        let keys = self.index[kind as usize].get(head).map_or(&[][..], Vec::as_slice);
        keys.iter().map(move |key| self.sense(kind, *key))
    }

    /// File and line of a frame: `assault`, `bomb`.
    pub fn entry(&self, file: &str, name: &str) -> Option<&Entry<Frame>> {
        let file = self.files.iter().find(|known| known.name == file)?;
        file.table.entries().iter().find(|entry| entry.value.name == name)
    }

    /// The examples of all frames.
    pub fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        self.files.iter().flat_map(|file| {
            file.table.entries().iter().flat_map(move |entry| {
                let rule = format!("events/{}:{}", file.name, entry.value.name);
                let example = move |sentence, must_find| Example {
                    rule: rule.clone(),
                    file: entry.file.clone(),
                    line: entry.line,
                    sentence,
                    mark: Mark::Event { category: file.category.clone(), modes: entry.value.mode.clone() },
                    must_find,
                };
                let frame = &entry.value;
                let filled = |list: &[String]| -> Vec<String> {
                    list.iter().flat_map(|sentence| slots::fill(frame, sentence)).collect()
                };
                let (finds, leaves) = (filled(&frame.finds), filled(&frame.leaves));
                let of = |list: Vec<String>, must_find| list.into_iter().map(move |it| (it, must_find));
                of(finds, true).chain(of(leaves, false)).map(move |(it, must_find)| example(it, must_find))
            })
        })
    }

    /// The number of frames.
    pub fn len(&self) -> usize {
        self.files.iter().map(|file| file.table.entries().len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn sense(&self, kind: PredicateKind, key: Key) -> Sense<'_> {
        let file = &self.files[key.file];
        let frame = &file.table.entries()[key.entry].value;
        let words = &predicates(frame, kind)[key.words];
        Sense { frame, category: &file.category, file: &file.name, words, line: None, asks: 0, cameo: None }
    }

    fn add(&mut self, known: &Known<'_>, name: &str, table: Table<Frame>) -> Result<(), LexiconError> {
        let category = name.to_uppercase();
        for (idx, entry) in table.entries().iter().enumerate() {
            check::check(known, &category, entry)?;
            self.index(idx, &entry.value);
        }
        self.files.push(File { name: name.to_owned(), category, table });
        Ok(())
    }

    fn index(&mut self, entry: usize, frame: &Frame) {
        let file = self.files.len();
        let kinds =
            [PredicateKind::Verb, PredicateKind::Noun, PredicateKind::Adjective, PredicateKind::Support];
        for kind in kinds {
            for (words, predicate) in predicates(frame, kind).iter().enumerate() {
                let head = head_word(kind, predicate).to_owned();
                self.index[kind as usize].entry(head).or_default().push(Key { file, entry, words });
            }
        }
    }
}

/// Files of the user's folder that the built-in lexicon does not have.
fn new_files(user: &Folder) -> Result<BTreeMap<String, std::path::PathBuf>, LexiconError> {
    let Some(folder) = user.dir().map(|dir| dir.join("events")).filter(|folder| folder.is_dir()) else {
        return Ok(BTreeMap::new());
    };
    let unreadable =
        |error: std::io::Error| LexiconError::of(&folder.display().to_string(), error.to_string());
    let mut files = BTreeMap::new();
    for file in std::fs::read_dir(&folder).map_err(unreadable)? {
        let path = file.map_err(unreadable)?.path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let is_table = path.extension().is_some_and(|ending| ending == "toml");
        if is_table && !BUNDLED.iter().any(|(known, _)| *known == name) {
            files.insert(name, path);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_frame_is_found_by_the_head_of_its_predicate() {
        let lexicon = Lexicon::bundled().unwrap();
        let rules = |kind, head| -> Vec<String> {
            lexicon.events.frames.senses(kind, head).map(|sense| sense.rule()).collect()
        };
        assert!(rules(PredicateKind::Verb, "bomb").contains(&"events/assault:bomb".to_owned()));
        assert!(rules(PredicateKind::Noun, "strike").contains(&"events/assault:air_strike".to_owned()));
        assert!(rules(PredicateKind::Noun, "air").is_empty());
    }
}
