//! All that the lexicon knows of events: categories, contexts, frames, operators.

use super::cameo::Cameo;
use super::confidence::Weights;
use super::contexts::Contexts;
use super::frames::{Frames, Known};
use super::operators::Operators;
use super::petrarch::verbs::VerbDictionary;
use super::phrase_roles::PhraseRoles;
use super::plover::Plover;
use super::{Entry, Example, Folder, LexiconError, NounClasses, WordPairs};

/// The tables of events.
#[derive(Debug, Default)]
pub struct EventWords {
    /// Categories.
    pub plover: Plover,
    /// Contexts.
    pub contexts: Contexts,
    /// Classes of nouns that frames ask for.
    pub noun_classes: NounClasses,
    /// Frames over predicates.
    pub frames: Frames,
    /// Predicates over events.
    pub operators: Operators,
    /// Words that deny each other.
    pub opposites: WordPairs,
    /// Verbs that tell of one happening.
    pub converses: WordPairs,
    /// CAMEO's codes beside PLOVER's.
    pub cameo: Cameo,
    /// Weights of the signs of confidence.
    pub weights: Weights,
    /// PETRARCH's verbs, if the user's folder has them.
    pub dictionary: VerbDictionary,
}

impl EventWords {
    /// The tables, with the user's added; what of his dictionaries is not understood goes to the notes.
    pub(super) fn load(user: &Folder, notes: &mut Vec<String>) -> Result<Self, LexiconError> {
        let roles = PhraseRoles::load(user)?;
        let (plover, noun_classes) = (Plover::load(&roles, user)?, NounClasses::load(user)?);
        let contexts = Contexts::load(user)?;
        let cameo = Cameo::load(&plover, &contexts, user)?;
        let dictionary = VerbDictionary::load(user, &cameo, notes)?;
        let frames = Frames::load(&Known { plover: &plover, classes: &noun_classes, roles: &roles }, user)?;
        let operators = Operators::load(&plover, &roles, user)?;
        let (opposites, converses) = (WordPairs::opposites(user)?, WordPairs::converses(user)?);
        let weights = Weights::load(user)?;
        Ok(Self {
            plover,
            contexts,
            noun_classes,
            frames,
            operators,
            opposites,
            converses,
            cameo,
            weights,
            dictionary,
        })
    }

    /// File and line of a frame (`events/assault`, `bomb`) or an operator (`operators`, `agree`).
    pub fn entry(&self, table: &str, key: &str) -> Option<(&str, usize)> {
        match table {
            "operators" => self.operators.entry(key).map(place),
            "plover" => self.plover.entry(key).map(place),
            "contexts" => self.contexts.entry(key).map(place),
            _ if table.starts_with("petrarch/") => self.dictionary.entry(table, key),
            _ => self.frames.entry(table.strip_prefix("events/")?, key).map(place),
        }
    }

    /// The examples of frames and operators.
    pub fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        self.frames.examples().chain(self.operators.examples())
    }
}

fn place<T>(entry: &Entry<T>) -> (&str, usize) {
    (&entry.file, entry.line)
}
