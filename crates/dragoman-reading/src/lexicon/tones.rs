//! Words that show what a speaker does though the cue is a plain "said".

use super::{Folder, Keyed, LexiconError, Table};
use dragoman_records::Act;
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILE: &str = "speech_tones.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/speech_tones.toml");

/// An act and the words in what is said that show it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tone {
    act: Act,
    /// Verbs that somebody other than the speaker does.
    #[serde(default)]
    verbs: Vec<String>,
    /// What the subject is said to be.
    #[serde(default)]
    words: Vec<String>,
    /// What the subject is said not to be.
    #[serde(default)]
    denied: Vec<String>,
}

impl Keyed for Tone {
    fn key(&self) -> String {
        format!("{:?}", self.act)
    }

    fn words(&mut self) -> Vec<&mut Vec<String>> {
        vec![&mut self.verbs, &mut self.words, &mut self.denied]
    }
}

/// Which act a word of the content shows.
#[derive(Debug, Default)]
pub struct Tones {
    verbs: FxHashMap<String, Act>,
    words: FxHashMap<String, Act>,
    denied: FxHashMap<String, Act>,
}

impl Tones {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let table: Table<Tone> = Table::load(FILE, "tone", BUNDLED, user)?;
        let mut tones = Self::default();
        for entry in table.entries() {
            let Tone { act, verbs, words, denied } = &entry.value;
            let lists = [(verbs, &mut tones.verbs), (words, &mut tones.words), (denied, &mut tones.denied)];
            for (list, map) in lists {
                for word in list {
                    if map.insert(word.clone(), *act).is_some() {
                        let message = format!("{word:?} is listed twice; it can show one act only");
                        return Err(LexiconError::at(&entry.file, entry.line, message));
                    }
                }
            }
        }
        Ok(tones)
    }

    /// The act that a verb with another doer than the speaker shows.
    pub fn of_verb(&self, lemma: &str) -> Option<Act> {
        self.verbs.get(lemma).copied()
    }

    /// The act that a word for what something is shows.
    pub fn of_word(&self, lemma: &str) -> Option<Act> {
        self.words.get(lemma).copied()
    }

    /// The act that a word for what something is *not* shows.
    pub fn of_denied(&self, lemma: &str) -> Option<Act> {
        self.denied.get(lemma).copied()
    }
}
