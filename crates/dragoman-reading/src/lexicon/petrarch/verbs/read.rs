//! The lines of a verb dictionary.
//!
//! In: the text. Out: sets, blocks, verbs and patterns in a [`VerbDictionary`], and a note for each line
//! that is not understood. An error is a line that belongs to nothing: a synonym without a set, a verb or a
//! pattern without a block.

use super::super::{without_remark, words};
use super::{Block, DictionaryVerb, Meaning, Pattern, VerbDictionary, pattern};
use crate::lexicon::LexiconError;
use crate::lexicon::cameo::Cameo;
use rustc_hash::FxHashMap;

/// Reads a file, whose entry in `into.files` is the last, into the dictionary.
pub(super) fn read(
    text: &str,
    cameo: &Cameo,
    into: &mut VerbDictionary,
    notes: &mut Vec<String>,
) -> Result<(), LexiconError> {
    let file = into.files.len() - 1;
    let mut reader = Lines {
        file,
        path: into.files[file].path.clone(),
        line: 0,
        cameo,
        into,
        notes,
        sets: FxHashMap::default(),
        place: Place::Head,
    };
    for (idx, line) in text.lines().enumerate() {
        reader.line = idx + 1;
        let content = without_remark(line).trim();
        if !content.is_empty() {
            reader.take(content)?;
        }
    }
    Ok(())
}

/// What the lines belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Head,
    Set { plurals: bool },
    Block(Meaning),
}

struct Lines<'r> {
    file: usize,
    path: String,
    line: usize,
    cameo: &'r Cameo,
    into: &'r mut VerbDictionary,
    notes: &'r mut Vec<String>,
    sets: FxHashMap<String, usize>,
    place: Place,
}

impl Lines<'_> {
    fn take(&mut self, content: &str) -> Result<(), LexiconError> {
        if let Some(name) = content.strip_prefix('&') {
            self.open_set(name);
            return Ok(());
        }
        if content.starts_with("---") {
            return self.open_block(content);
        }
        match (self.place, content.chars().next()) {
            (Place::Set { plurals }, Some('+')) => self.synonym(&content[1..], plurals),
            (Place::Block(_), Some('-')) => self.pattern(&content[1..])?,
            (Place::Block(_), Some('~')) => self.note(content, "a rule over two verbs"),
            (Place::Block(meaning), _) => self.verb(content, meaning)?,
            (_, Some('+')) => return Err(self.fault("a synonym without a set above it, expected \"&NAME\"")),
            _ => {
                return Err(
                    self.fault(&format!("{content:?} stands in no block, expected \"--- NAME [CODE] ---\""))
                );
            }
        }
        Ok(())
    }

    fn open_set(&mut self, name: &str) {
        let idx = self.into.sets.len();
        self.into.sets.push(Vec::new());
        self.sets.insert(name.trim().trim_end_matches('_').to_owned(), idx);
        self.place = Place::Set { plurals: !name.trim().ends_with('_') };
    }

    /// A phrase and its regular plural; one that ends in "_" has none.
    fn synonym(&mut self, phrase: &str, plurals: bool) {
        let has_plural = plurals && !phrase.trim_end().ends_with('_');
        let phrase: Vec<String> = words(phrase).split(' ').map(str::to_lowercase).collect();
        let set = self.into.sets.last_mut().expect("a set was opened");
        if let Some(head) = phrase.last().filter(|_| has_plural) {
            let mut plural = phrase.clone();
            plural.pop();
            plural.push(plural_of(head));
            set.push(plural);
        }
        set.push(phrase);
    }

    fn open_block(&mut self, content: &str) -> Result<(), LexiconError> {
        let meaning = match code_in(content) {
            Some("---") | None => Meaning::Open,
            Some(code) => self.meaning(content, code),
        };
        self.into.blocks.push(Block { file: self.file, ..Block::default() });
        self.place = Place::Block(meaning);
        Ok(())
    }

    fn verb(&mut self, content: &str, of_block: Meaning) -> Result<(), LexiconError> {
        let phrase = content.split(['{', '[']).next().unwrap_or_default().trim();
        let parts: Vec<&str> = phrase.split('_').filter(|part| !part.is_empty()).collect();
        let verb = parts.iter().position(|part| part.starts_with('+')).unwrap_or(0);
        if verb > 0 || parts.is_empty() {
            self.note(content, "its verb stands behind other words");
            return Ok(());
        }
        let meaning = match code_in(content) {
            Some("---") => Meaning::Open,
            Some(code) => self.meaning(content, code),
            None => of_block,
        };
        let words = parts.join(" ").replace('+', "").to_lowercase();
        let line = self.line;
        self.block().verbs.push(DictionaryVerb { words, meaning, line });
        Ok(())
    }

    fn pattern(&mut self, content: &str) -> Result<(), LexiconError> {
        let Some(code) = code_in(content) else {
            self.note(content, "has no code in brackets");
            return Ok(());
        };
        let body = &content[..content.rfind('[').unwrap_or(content.len())];
        let sides = pattern::sides(body, |name| self.sets.get(name.trim_end_matches('_')).copied());
        match sides {
            Err(why) => self.note(content, &why),
            Ok((before, after)) => {
                let meaning = self.meaning(content, code);
                let line = self.line;
                if meaning != Meaning::Open {
                    self.block().patterns.push(Pattern { before, after, meaning, line });
                }
            }
        }
        Ok(())
    }

    fn meaning(&mut self, content: &str, code: &str) -> Meaning {
        let meaning = self.into.codes.meaning(self.cameo, code);
        meaning.unwrap_or_else(|why| {
            self.note(content, &why);
            Meaning::Open
        })
    }

    fn block(&mut self) -> &mut Block {
        self.into.blocks.last_mut().expect("a block was opened")
    }

    fn note(&mut self, content: &str, why: &str) {
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        self.notes.push(format!("{}:{}: \"{content}\": {why}; left out", self.path, self.line));
    }

    fn fault(&self, message: &str) -> LexiconError {
        LexiconError::at(&self.path, self.line, message)
    }
}

/// The last code in brackets: `[173]`.
fn code_in(content: &str) -> Option<&str> {
    let start = content.rfind('[')? + 1;
    let end = start + content[start..].find(']')?;
    Some(content[start..end].trim())
}

fn plural_of(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if noun.ends_with("ss") => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}
