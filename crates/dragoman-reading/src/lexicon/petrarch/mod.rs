//! PETRARCH's dictionaries of actors, agents and discards, as they are.
//!
//! In: a folder of the user's. Out: [`Petrarch`]. Files are taken by the ends of their names, in order:
//! `…actors.txt` (Phoenix' countries, international, non-state), `…agents.txt`, `…discards.txt`.
//!
//! 1. `code`     CAMEO's codes as PLOVER's code and sector.
//! 2. `actors`   names with synonyms and dated codes.
//! 3. `agents`   nouns with plurals, substitution sets and the sector they add.
//! 4. `discards` what keeps a sentence or a story from being coded.
//! 5. `merge`    lays the actors behind our own tables; their names go before ours.
//! 6. `verbs`    verbs with patterns and CAMEO's codes (`CAMEO….txt`, `…verbs.txt`).
//!
//! A line that cannot be read is an error with file and line; a date that no calendar has is a note and
//! its code is left out, since the published dictionaries hold some.

mod actors;
mod agents;
mod code;
mod discards;
mod merge;
pub mod verbs;

pub use actors::{Dated, NamedActor};
pub use agents::Agent;
pub use discards::Discards;
pub(super) use merge::merge;

use super::{Entry, Folder, LexiconError};
use std::path::{Path, PathBuf};

/// What the dictionaries of a folder hold.
#[derive(Clone, Debug, Default)]
pub struct Petrarch {
    /// Names with codes.
    pub actors: Vec<Entry<NamedActor>>,
    /// Nouns with sectors.
    pub agents: Vec<Entry<Agent>>,
    /// What is not to be coded.
    pub discards: Discards,
    /// What was left out, by file and line.
    pub notes: Vec<String>,
}

impl Petrarch {
    /// Reads the dictionaries of a folder, if it has any.
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let mut petrarch = Self::default();
        for path in user.dir().map(|dir| files(dir, is_other_file)).transpose()?.unwrap_or_default() {
            let file = path.display().to_string();
            let bytes = std::fs::read(&path).map_err(|error| LexiconError::of(&file, error.to_string()))?;
            let text = String::from_utf8_lossy(&bytes);
            if file.ends_with("actors.txt") {
                actors::read(&file, &text, &mut petrarch)?;
            } else if file.ends_with("agents.txt") {
                petrarch.agents.extend(agents::read(&file, &text)?);
            } else {
                petrarch.discards.read(&text);
            }
        }
        Ok(petrarch)
    }
}

fn is_other_file(name: &str) -> bool {
    ["actors.txt", "agents.txt", "discards.txt"].iter().any(|end| name.ends_with(end))
}

fn is_verb_file(name: &str) -> bool {
    name.ends_with("verbs.txt") || name.starts_with("CAMEO") && name.ends_with(".txt")
}

/// The dictionaries of a folder with such names, in order of them.
fn files(dir: &Path, is_wanted: fn(&str) -> bool) -> Result<Vec<PathBuf>, LexiconError> {
    let fault = |error: std::io::Error| LexiconError::of(&dir.display().to_string(), error.to_string());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if is_wanted(&name) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A line without its remark, which "#" or ";" opens.
fn without_remark(line: &str) -> &str {
    line.split(['#', ';']).next().unwrap_or_default().trim_end()
}

/// Words of a dictionary: "_" stands for a blank, and the one at the end for the end of a word.
fn words(phrase: &str) -> String {
    phrase.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
