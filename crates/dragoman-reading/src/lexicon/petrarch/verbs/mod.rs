//! PETRARCH's dictionary of verbs: blocks of verbs that mean one thing, and patterns over them.
//!
//! In: `CAMEO….txt` or `…verbs.txt` of the user's folder. Out: [`VerbDictionary`], found by the verb.
//!
//! 1. `read`    lines as sets of synonyms, blocks, verbs and patterns.
//! 2. `pattern` one pattern as what it asks of a clause before and after the verb.
//! 3. `code`    CAMEO's code as what an event is: PLOVER's category, who is actor.
//!
//! What is not understood is a note with file and line: rules over two verbs (`~`), phrases with a verb
//! of the parser's that stands behind its words, sets that nobody defined, codes that have no place in
//! PLOVER (CAMEO's 01 and 02). Only what cannot be a dictionary is an error.

mod code;
mod pattern;
mod read;

pub use code::Meaning;
pub use pattern::{Asked, Atom, Pattern, Term};

use super::super::cameo::Cameo;
use super::super::frames::Sense;
use super::super::{Folder, LexiconError};
use code::Codes;
use rustc_hash::FxHashMap;

/// A verb of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryVerb {
    /// Its words, the verb first: "come upon".
    pub words: String,
    /// What it means where no pattern says otherwise.
    pub meaning: Meaning,
    /// Its line.
    pub line: usize,
}

/// Verbs that mean one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The file, by its place in [`VerbDictionary`].
    pub(super) file: usize,
    /// Its verbs.
    pub verbs: Vec<DictionaryVerb>,
    /// What their arguments may be, and what that means.
    pub patterns: Vec<Pattern>,
}

/// The dictionary of verbs.
#[derive(Clone, Debug, Default)]
pub struct VerbDictionary {
    files: Vec<DictionaryFile>,
    blocks: Vec<Block>,
    /// Sets of phrases, each phrase as its words, the last of them the head.
    sets: Vec<Vec<Vec<String>>>,
    codes: Codes,
    heads: FxHashMap<String, Vec<(usize, usize)>>,
}

#[derive(Clone, Debug, Default)]
struct DictionaryFile {
    path: String,
    /// How records name it: `petrarch/CAMEO.2.0.txt`.
    name: String,
}

impl VerbDictionary {
    /// Reads the verb dictionaries of a folder, if it has any; what is left out goes to the notes.
    pub(in crate::lexicon) fn load(
        user: &Folder,
        cameo: &Cameo,
        notes: &mut Vec<String>,
    ) -> Result<Self, LexiconError> {
        let mut dictionary = Self::default();
        let paths = user.dir().map(|dir| super::files(dir, super::is_verb_file)).transpose()?;
        for path in paths.unwrap_or_default() {
            let shown = path.display().to_string();
            let bytes = std::fs::read(&path).map_err(|error| LexiconError::of(&shown, error.to_string()))?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            dictionary.files.push(DictionaryFile { path: shown, name: format!("petrarch/{name}") });
            read::read(&String::from_utf8_lossy(&bytes), cameo, &mut dictionary, notes)?;
        }
        dictionary.index();
        Ok(dictionary)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The verbs with this word at their head, with their blocks.
    pub fn verbs(&self, head: &str) -> impl Iterator<Item = (&Block, &DictionaryVerb)> {
        let places = self.heads.get(head).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&(block, verb)| (&self.blocks[block], &self.blocks[block].verbs[verb]))
    }

    /// The phrases of a set.
    pub fn set(&self, idx: usize) -> &[Vec<String>] {
        &self.sets[idx]
    }

    /// A verb, alone or with a pattern, as the event coder takes it: `line` and `asks` are those of what
    /// matched. Nothing for what has no meaning of its own.
    pub fn sense<'l>(
        &'l self,
        block: &'l Block,
        verb: &'l DictionaryVerb,
        meaning: Meaning,
        (line, asks): (usize, usize),
    ) -> Option<Sense<'l>> {
        let (category, frame, cameo) = match meaning {
            Meaning::Open => return None,
            Meaning::Nothing => ("", self.codes.nothing(), None),
            Meaning::Event(idx) => {
                let known = self.codes.at(idx);
                (known.category.as_str(), &known.frame, Some(known.code.as_str()))
            }
        };
        let file = self.files[block.file].name.as_str();
        Some(Sense { frame, category, file, words: &verb.words, line: Some(line), asks, cameo })
    }

    /// Path and line of what a record names as its rule: `petrarch/CAMEO.2.0.txt`, `1234`.
    pub fn entry(&self, table: &str, line: &str) -> Option<(&str, usize)> {
        let file = self.files.iter().find(|file| file.name == table)?;
        Some((&file.path, line.parse().ok()?))
    }

    fn index(&mut self) {
        for (block, entry) in self.blocks.iter().enumerate() {
            for (verb, value) in entry.verbs.iter().enumerate() {
                let head = value.words.split(' ').next().unwrap_or_default().to_owned();
                self.heads.entry(head).or_default().push((block, verb));
            }
        }
    }
}

#[cfg(test)]
mod tests;
