//! The lexicon: what we know of words and names, as data.
//!
//! The tables lie in `lexicon/` at the root of the project and are built into the library. A folder
//! of the user's with files of the same names adds entries and overrides those with the same key; its
//! `remove.tsv` takes entries out (`folder`).
//!
//! Each table has its own module with the form of its entries; `table` reads them all. The loader
//! refuses what the form does not allow and names file, line and the word that was meant (`near`). Whether an entry does what it
//! says is checked by running its examples ([`examples`]).

mod actors;
pub mod cameo;
mod claims;
pub mod confidence;
pub mod contexts;
mod countries;
mod error;
mod events;
pub mod examples;
mod folder;
pub mod frames;
mod known_names;
mod naming;
mod near;
mod noun_classes;
mod numbers;
pub mod operators;
pub mod petrarch;
mod phrase_roles;
mod places;
pub mod plover;
pub mod relations;
mod roles;
mod rows;
mod slots;
mod speech;
mod table;
mod times;
mod tones;
mod word_pairs;

pub use actors::{
    Actors, Folk, Gender, NON_STATE_CODES, Office, Organisation, Person, SECTORS, canonical_role,
};
pub use countries::{Countries, Country, Rival};
pub use error::LexiconError;
pub use events::EventWords;
pub use examples::Example;
pub use folder::{Change, ChangeKind};
use folder::{Folder, Laid};
pub use known_names::{Known, KnownName, KnownNames};
pub use naming::{Naming, Place, Title};
pub use noun_classes::NounClasses;
pub use numbers::{Bound, NumberEntry, NumberKind, Numbers};
pub use places::{Alias, Level, PlaceWord, Places, Region, RegionKind};
use relations::Ties;
pub use roles::{Being, Role, Roles};
pub use speech::{Frame, Speech, SpeechWord, SpeechWords};
pub use table::{Entry, Keyed, Table};
pub use times::{Holiday, Sense, TimeEntry, TimeWords, Unit};
pub use tones::Tones;
pub use word_pairs::WordPairs;

use petrarch::Petrarch;
use std::path::Path;

#[cfg(test)]
mod tests;

/// All tables.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Countries and territories.
    pub countries: Countries,
    /// Organisations, people with their offices, peoples.
    pub actors: Actors,
    /// Nouns for people and bodies.
    pub roles: Roles,
    /// Titles, given names, words that tell what a name is of.
    pub naming: Naming,
    /// All names of countries and actors in one index.
    pub known_names: KnownNames,
    /// Places beside the gazetteer.
    pub places: Places,
    /// Number words and bounds.
    pub numbers: Numbers,
    /// Words of time expressions.
    pub times: TimeWords,
    /// Words that report what somebody said.
    pub speech: Speech,
    /// Event frames, categories, contexts and operators.
    pub events: EventWords,
    /// Dictionaries of PETRARCH's in the user's folder; their actors and agents are in the tables above.
    pub petrarch: Petrarch,
    /// Words of standing ties.
    pub relations: Ties,
    /// What the user's folder does to built-in entries.
    pub changes: Vec<Change>,
}

impl Lexicon {
    /// The tables that are built in.
    pub fn bundled() -> Result<Self, LexiconError> {
        Self::load(Folder::default())
    }

    /// The tables that are built in, with the user's files in `dir` added.
    pub fn with_folder(dir: &Path) -> Result<Self, LexiconError> {
        Self::load(Folder::open(dir)?)
    }

    /// File and line of the entry that a record names as its rule: `speech_verbs:deny`. `None` for
    /// rules that are code (`rule:…`) and for entries that this lexicon does not have.
    pub fn entry(&self, rule: &str) -> Option<(&str, usize)> {
        let (table, key) = rule.split_once(':')?;
        match table {
            "roles" => self.roles.entry(key),
            "speech_verbs" | "speech_nouns" | "speech_adjectives" | "speech_phrases" => {
                self.speech.entry(table, key)
            }
            "relations" => self.relations.entry(key).map(|entry| (entry.file.as_str(), entry.line)),
            _ => self.events.entry(table, key),
        }
    }

    /// What the user's folder does to the entry that a record names as its rule.
    pub fn change(&self, rule: &str) -> Option<&Change> {
        self.changes.iter().rev().find(|change| change.entry == rule)
    }

    /// The examples of all tables, in order of the tables.
    pub fn examples(&self) -> Vec<Example> {
        let words = self.roles.examples().chain(self.speech.examples());
        words.chain(self.events.examples()).chain(self.relations.examples()).collect()
    }

    fn load(folder: Folder) -> Result<Self, LexiconError> {
        let user = &folder;
        let countries = Countries::load(user)?;
        let mut actors = Actors::load(user)?;
        claims::check(&countries, &actors)?;
        let mut petrarch = Petrarch::load(user)?;
        let additions = petrarch::merge(&petrarch, actors.organisations.len(), actors.people.len());
        let known_names = KnownNames::new(&countries, &actors, &additions.names);
        actors.organisations.extend(additions.organisations);
        actors.people.extend(additions.people);
        let places = Places::load(user, &countries)?;
        let (mut roles, naming) = (Roles::load(user)?, Naming::load(user)?);
        roles.add_agents(&petrarch.agents);
        let (numbers, times) = (Numbers::load(user)?, TimeWords::load(user)?);
        let (speech, events) = (Speech::load(user)?, EventWords::load(user, &mut petrarch.notes)?);
        let relations = Ties::load(user)?;
        Ok(Self {
            countries,
            actors,
            roles,
            naming,
            known_names,
            places,
            numbers,
            times,
            speech,
            events,
            petrarch,
            relations,
            changes: folder.changes()?,
        })
    }
}
