//! Event frames: which predicate with which arguments means which event.
//!
//! One file a category (`lexicon/events/assault.toml`); the name of the file, in capitals, is the
//! category. A frame is found by the words of its predicate: a verb with its particle, an event
//! noun, an adjective after "be", or a verb with a noun ("impose a curfew"). [`Frames`] keeps an
//! index from the head word of a predicate to its frames, so that thousands of frames cost a
//! document no more than hundreds do.

use super::plover::Plover;
use super::{Entry, Example, Keyed, LexiconError, NounClasses, Table, examples::Mark, slots};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

macro_rules! bundled {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../lexicon/events/", $name, ".toml")))),*]
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

/// What a predicate with certain arguments means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Names the frame inside its file.
    pub name: String,
    /// Verbs, with particle or preposition: "bomb", "carry out", "look into".
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Event nouns, with the nouns before them: "bombing", "air strike".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Adjectives after "be": "critical".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// A verb with a noun that hangs on it: "impose" with "curfew".
    pub support: Option<Support>,
    /// Modes of the event.
    #[serde(default)]
    pub mode: Vec<String>,
    /// What arguments must be: for each role at least one of its fillers is one of these words or in
    /// one of these classes (`@weapon`).
    #[serde(default, rename = "where")]
    pub conditions: BTreeMap<String, Vec<String>>,
    /// What arguments may not be.
    #[serde(default)]
    pub unless: BTreeMap<String, Vec<String>>,
    /// Roles that name the actor, best first; by default those of the kind of predicate.
    pub actor: Option<Vec<String>>,
    /// Roles that name the recipient, best first.
    pub recipient: Option<Vec<String>>,
    /// Whether all who take part are actors; by default the category says so.
    pub reciprocal: Option<bool>,
    /// Whether it only tells what an act led to ("killed"), so that with the act's own word beside
    /// it both are one event.
    #[serde(default)]
    pub outcome: bool,
    /// What the number of a phrase counts: "killed *12 soldiers*" counts the dead.
    pub counts: Option<SizeField>,
    /// Roles whose number counts; by default those of the recipient. `self` is the predicate's noun.
    pub counted: Option<Vec<String>>,
    /// Sentences in which the frame is found.
    pub finds: Vec<String>,
    /// Sentences in which it is not.
    pub leaves: Vec<String>,
}

/// The sizes of an event, as the record names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SizeField {
    /// Killed.
    Dead,
    /// Wounded.
    Injured,
    /// Arrested.
    Arrested,
    /// Kidnapped.
    Abducted,
    /// Taking part in a protest.
    Protesters,
    /// Driven from their homes.
    Displaced,
    /// Soldiers moved.
    Troops,
    /// Flights of war planes.
    Sorties,
}

/// A predicate of two words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// The verbs.
    pub verbs: Vec<String>,
    /// The nouns, as object or behind a preposition.
    pub nouns: Vec<String>,
}

impl Keyed for Frame {
    fn key(&self) -> String {
        self.name.clone()
    }
}

/// The part of speech of a predicate's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PredicateKind {
    /// A verb of its own.
    Verb,
    /// An event noun.
    Noun,
    /// An adjective after "be".
    Adjective,
    /// A verb that needs a noun: indexed by the noun.
    Support,
}

/// A frame at one of its predicates.
#[derive(Clone, Copy, Debug)]
pub struct Sense<'l> {
    /// The frame.
    pub frame: &'l Frame,
    /// The name of its category.
    pub category: &'l str,
    /// Its file, without folder and ending.
    pub file: &'l str,
    /// The words of the predicate: "carry out".
    pub words: &'l str,
    /// The line of a dictionary's entry, which has no name.
    pub line: Option<usize>,
    /// How many phrases a dictionary's pattern asks for.
    pub asks: usize,
    /// CAMEO's code, where a dictionary gives it.
    pub cameo: Option<&'l str>,
}

impl Sense<'_> {
    /// How records name the frame: `events/assault:bomb`, `petrarch/CAMEO.2.0.txt:1204`.
    pub fn rule(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => format!("events/{}:{}", self.file, self.frame.name),
        }
    }
}

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
    pub(super) fn load(
        plover: &Plover,
        classes: &NounClasses,
        dir: Option<&Path>,
    ) -> Result<Self, LexiconError> {
        let mut frames = Self::default();
        for (name, text) in BUNDLED {
            let table = Table::load(&format!("events/{name}.toml"), "frame", text, dir)?;
            frames.add(plover, classes, name, table)?;
        }
        for (name, path) in new_files(dir)? {
            let shown = path.display().to_string();
            let text = std::fs::read_to_string(&path)
                .map_err(|error| LexiconError::of(&shown, error.to_string()))?;
            frames.add(plover, classes, &name, Table::parse(&shown, "frame", &text)?)?;
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

    fn add(
        &mut self,
        plover: &Plover,
        classes: &NounClasses,
        name: &str,
        table: Table<Frame>,
    ) -> Result<(), LexiconError> {
        let category = name.to_uppercase();
        for (idx, entry) in table.entries().iter().enumerate() {
            check(plover, classes, &category, entry)?;
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

/// The words by which a frame is found, for one kind of predicate.
fn predicates(frame: &Frame, kind: PredicateKind) -> &[String] {
    match kind {
        PredicateKind::Verb => &frame.verbs,
        PredicateKind::Noun => &frame.nouns,
        PredicateKind::Adjective => &frame.adjectives,
        PredicateKind::Support => frame.support.as_ref().map_or(&[], |support| &support.nouns),
    }
}

/// English verbs stand before their particle, nouns behind what describes them.
fn head_word(kind: PredicateKind, words: &str) -> &str {
    let head = match kind {
        PredicateKind::Verb => words.split(' ').next(),
        _ => words.split([' ', '-']).next_back(),
    };
    head.unwrap_or(words)
}

/// Files of the user's folder that the built-in lexicon does not have.
fn new_files(dir: Option<&Path>) -> Result<BTreeMap<String, std::path::PathBuf>, LexiconError> {
    let Some(folder) = dir.map(|dir| dir.join("events")).filter(|folder| folder.is_dir()) else {
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

fn check(
    plover: &Plover,
    classes: &NounClasses,
    category: &str,
    entry: &Entry<Frame>,
) -> Result<(), LexiconError> {
    let frame = &entry.value;
    let fault = |message: String| Err(LexiconError::at(&entry.file, entry.line, message));
    let Some(known) = plover.category(category) else {
        return fault(format!(
            "{category:?} is no category of plover.toml; a file is named for its category"
        ));
    };
    if let Some(mode) = frame.mode.iter().find(|mode| !known.modes.contains_key(*mode)) {
        return fault(format!("{mode:?} is no mode of {category}"));
    }
    if frame.verbs.is_empty()
        && frame.nouns.is_empty()
        && frame.adjectives.is_empty()
        && frame.support.is_none()
    {
        return fault(format!("{:?} has no predicate; give verbs, nouns, adjectives or support", frame.name));
    }
    let named = frame.conditions.values().chain(frame.unless.values()).flatten();
    if let Some(class) = named.filter_map(|word| word.strip_prefix('@')).find(|class| !classes.knows(class)) {
        return fault(format!("@{class} is no class of noun_classes.toml"));
    }
    if frame.finds.is_empty() || frame.leaves.is_empty() {
        return fault(format!("{:?} needs a sentence it finds and one it leaves", frame.name));
    }
    if let Some((slot, list)) = slots::missing(frame) {
        return fault(format!(
            "{:?} has several words for {slot}, so `{list}` needs a sentence with it",
            frame.name
        ));
    }
    Ok(())
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

    fn refused(text: &str) -> String {
        let classes = NounClasses::load(None).unwrap();
        let table = Table::parse("x.toml", "frame", text).unwrap();
        let plover = Plover::load(None).unwrap();
        let error = Frames::default().add(&plover, &classes, "assault", table);
        error.err().map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn what_cannot_work_is_refused() {
        let examples = "finds = [\"a\"]\nleaves = [\"b\"]\n";
        let with = |line: &str| refused(&format!("[[frame]]\nname = \"a\"\n{line}\n{examples}"));
        assert_eq!(with("verbs = [\"bomb\"]"), "");
        assert_eq!(
            with("verbs = [\"bomb\"]\nmode = [\"arial\"]"),
            "x.toml:1: \"arial\" is no mode of ASSAULT"
        );
        assert_eq!(
            with("verbs = [\"bomb\"]\nwhere = { object = [\"@tows\"] }"),
            "x.toml:1: @tows is no class of noun_classes.toml"
        );
        assert!(with("").contains("has no predicate"));
    }
}
