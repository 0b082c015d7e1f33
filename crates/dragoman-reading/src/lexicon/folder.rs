//! The user's folder of tables, and how it changes the built-in ones.
//!
//! A file of the name of a built-in table adds entries, and an entry with the key of a built-in one stands in its place.
//! `remove.tsv` takes built-in entries out, or single words of them: its lines name an entry as records name it
//! ("events/assault:kill", "places/aliases:Burma") and, behind a tab, the word, if not all of it goes.
//!
//! In: a folder. Out: for each table its entries after the change, and at the end a list of all [`Change`]s. A line that takes
//! out nothing is an error, and so is a table that no built-in one has the name of.

use super::near::did_you_mean;
use super::{Entry, LexiconError};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

const REMOVALS: &str = "remove.tsv";

/// A built-in entry that the user's folder changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The entry, as records name it: `events/assault:kill`.
    pub entry: String,
    /// What is done to it.
    pub kind: ChangeKind,
    /// File and line that change it.
    pub by: (String, usize),
    /// File and line of the built-in entry.
    pub of: (String, usize),
}

/// What the user's folder does to a built-in entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Another stands in its place.
    Replaced,
    /// It is taken out.
    TakenOut,
    /// This word of it is taken out.
    Without(String),
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (by, of) = (&self.by, format!("{}, {}:{}", self.entry, self.of.0, self.of.1));
        match &self.kind {
            ChangeKind::Replaced => write!(f, "{}:{}: stands in place of {of}", by.0, by.1),
            ChangeKind::TakenOut => write!(f, "{}:{}: takes out {of}", by.0, by.1),
            ChangeKind::Without(word) => write!(f, "{}:{}: takes {word:?} out of {of}", by.0, by.1),
        }
    }
}

/// A line of `remove.tsv`.
#[derive(Debug)]
struct Removal {
    /// The file of removals and the line.
    place: (String, usize),
    table: String,
    key: String,
    word: Option<String>,
}

/// The user's folder; by default there is none.
#[derive(Debug, Default)]
pub(super) struct Folder {
    dir: Option<PathBuf>,
    removals: Vec<Removal>,
    changes: RefCell<Vec<Change>>,
    tables: RefCell<BTreeSet<String>>,
}

/// What laying a table needs to know of its entries.
pub(super) trait Laid {
    /// What tells the entry from the others of its table.
    fn key(&self) -> String;
    /// Takes a word out of the lists of the entry; whether it was there.
    fn take_out(&mut self, word: &str) -> bool;
}

impl Folder {
    /// Opens a folder.
    pub(super) fn open(dir: &Path) -> Result<Self, LexiconError> {
        if !dir.is_dir() {
            return Err(LexiconError::of(
                &dir.display().to_string(),
                "is no folder, expected one with tables",
            ));
        }
        let mut folder = Self { dir: Some(dir.to_owned()), ..Self::default() };
        if let Some((file, text)) = folder.read(REMOVALS)? {
            folder.removals = removals(&file, &text)?;
        }
        Ok(folder)
    }

    /// Where it lies, if there is one.
    pub(super) fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    /// The file of that name, as it is shown, with its text; none if the folder has none.
    pub(super) fn read(&self, file: &str) -> Result<Option<(String, String)>, LexiconError> {
        let Some(path) = self.dir.as_ref().map(|dir| dir.join(file)).filter(|path| path.exists()) else {
            return Ok(None);
        };
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(&path);
        text.map(|text| Some((shown.clone(), text)))
            .map_err(|error| LexiconError::of(&shown, error.to_string()))
    }

    /// Lays the user's entries of a table over ours, with what is to go taken out; sorted by key.
    pub(super) fn lay<T: Laid>(
        &self,
        file: &str,
        mut ours: Vec<Entry<T>>,
        theirs: Vec<Entry<T>>,
    ) -> Result<Vec<Entry<T>>, LexiconError> {
        self.tables.borrow_mut().insert(file.to_owned());
        let table = without_ending(file);
        for removal in self.removals.iter().filter(|removal| removal.table == table) {
            self.take_out(removal, &mut ours)?;
        }
        if theirs.is_empty() {
            return Ok(ours);
        }
        let new: BTreeMap<String, (String, usize)> =
            theirs.iter().map(|entry| (entry.value.key(), place(entry))).collect();
        for entry in ours.extract_if(.., |entry| new.contains_key(&entry.value.key())) {
            let key = entry.value.key();
            self.note(&format!("{table}:{key}"), ChangeKind::Replaced, &new[&key], &entry);
        }
        ours.extend(theirs);
        ours.sort_by_cached_key(|entry| entry.value.key());
        Ok(ours)
    }

    fn take_out<T: Laid>(&self, removal: &Removal, ours: &mut Vec<Entry<T>>) -> Result<(), LexiconError> {
        let is_it = |entry: &Entry<T>| entry.value.key() == removal.key;
        if !ours.iter().any(is_it) {
            let keys: Vec<String> = ours.iter().map(|entry| entry.value.key()).collect();
            let hint = did_you_mean(&removal.key, keys.iter().map(String::as_str));
            return Err(removal.fault(format!("{:?} is no entry of {}{hint}", removal.key, removal.table)));
        }
        match &removal.word {
            None => ours
                .extract_if(.., |entry| is_it(entry))
                .for_each(|entry| self.note(&removal.entry(), ChangeKind::TakenOut, &removal.place, &entry)),
            Some(word) => {
                let mut without = ours.iter_mut().filter(|entry| is_it(entry));
                let Some(entry) = without.find_map(|entry| entry.value.take_out(word).then_some(entry))
                else {
                    return Err(removal.fault(format!("{word:?} is no word of {:?}", removal.entry())));
                };
                self.note(&removal.entry(), ChangeKind::Without(word.clone()), &removal.place, entry);
            }
        }
        Ok(())
    }

    fn note<T>(&self, entry: &str, kind: ChangeKind, by: &(String, usize), of: &Entry<T>) {
        let change = Change { entry: entry.to_owned(), kind, by: by.clone(), of: place(of) };
        self.changes.borrow_mut().push(change);
    }

    /// What the folder has changed, once all tables are laid. A file or a line that belongs to no table is an error.
    pub(super) fn changes(self) -> Result<Vec<Change>, LexiconError> {
        let tables = self.tables.into_inner();
        for removal in &self.removals {
            if !tables.iter().any(|file| without_ending(file) == removal.table) {
                let hint = did_you_mean(&removal.table, tables.iter().map(|file| without_ending(file)));
                return Err(removal.fault(format!("{:?} is no table{hint}", removal.table)));
            }
        }
        if let Some(dir) = &self.dir {
            check_names(dir, &tables)?;
        }
        Ok(self.changes.into_inner())
    }
}

impl Removal {
    fn entry(&self) -> String {
        format!("{}:{}", self.table, self.key)
    }

    fn fault(&self, message: String) -> LexiconError {
        LexiconError::at(&self.place.0, self.place.1, message)
    }
}

fn place<T>(entry: &Entry<T>) -> (String, usize) {
    (entry.file.clone(), entry.line)
}

/// How records name a table: `events/assault` for `events/assault.toml`.
fn without_ending(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(name, _)| name)
}

fn removals(file: &str, text: &str) -> Result<Vec<Removal>, LexiconError> {
    let lines = text.lines().enumerate().map(|(idx, line)| (idx + 1, line.trim_end_matches([' ', '\r'])));
    let told = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    told.map(|(number, line)| removal((file.to_owned(), number), line)).collect()
}

fn removal(place: (String, usize), line: &str) -> Result<Removal, LexiconError> {
    let (entry, word) = line.split_once('\t').map_or((line, None), |(entry, word)| (entry, Some(word)));
    match entry.split_once(':') {
        Some((table, key)) if word.is_none_or(|word| !word.is_empty() && !word.contains('\t')) => {
            Ok(Removal { place, table: table.to_owned(), key: key.to_owned(), word: word.map(str::to_owned) })
        }
        _ => {
            let message = format!(
                "{line:?}, expected an entry like events/assault:kill, then a tab and a word of it, if not all goes"
            );
            Err(LexiconError::at(&place.0, place.1, message))
        }
    }
}

/// Refuses tables whose names no built-in one has; a new file of frames is asked for its category elsewhere.
fn check_names(dir: &Path, tables: &BTreeSet<String>) -> Result<(), LexiconError> {
    for folder in ["", "events", "places"] {
        for path in files(&dir.join(folder))? {
            let name = path.strip_prefix(dir).unwrap_or(&path).display().to_string();
            let is_table = name.ends_with(".tsv") || name.ends_with(".toml");
            let is_known =
                tables.contains(&name) || name == REMOVALS || folder == "events" && name.ends_with(".toml");
            if is_table && !is_known {
                let bare = |file: &str| file.rsplit_once('/').map_or(file, |(_, bare)| bare).to_owned();
                let elsewhere = tables.iter().find(|file| bare(file) == name);
                let hint = elsewhere.map(|file| format!("; did you mean {file:?}?"));
                let hint = hint.unwrap_or_else(|| did_you_mean(&name, tables.iter().map(String::as_str)));
                return Err(LexiconError::of(&path.display().to_string(), format!("is no table{hint}")));
            }
        }
    }
    Ok(())
}

fn files(dir: &Path) -> Result<Vec<PathBuf>, LexiconError> {
    let fault = |error: std::io::Error| LexiconError::of(&dir.display().to_string(), error.to_string());
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(dir).map_err(fault)?;
    let mut files = entries.map(|entry| Ok(entry.map_err(fault)?.path())).collect::<Result<Vec<_>, _>>()?;
    files.sort();
    Ok(files)
}
