//! How names are made: titles before them, given names, words that tell what a name is of.

use super::actors::{Gender, SECTORS, no_sector};
use super::rows;
use super::{Folder, LexiconError};
use dragoman_records::EntityType;
use rustc_hash::FxHashMap;

/// A title: "Mr", "Foreign Minister", "Gen.".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// He or she, where the title tells.
    pub gender: Gender,
    /// The office it names; none for courtesy titles.
    pub role: Option<String>,
    /// PLOVER's sector, where the title tells.
    pub sector: Option<String>,
}

/// Where in a name a word tells what the name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// "Moscow *University*".
    Last,
    /// "*Lake* Chad".
    First,
    /// "*University* of Oslo".
    Of,
    /// Before a colon, as a label of what follows.
    Label,
    /// Behind a hyphen, as no part of the name before it: "Blair-*era*".
    Tail,
    /// Letters for a common noun, which name nobody: "ASAP", "CEO".
    Letters,
    /// What a heading says of what it judges: "*Great* Service".
    Praise,
    /// What is judged so: "Great *Service*".
    Praised,
}

/// The tables `titles.tsv`, `given_names.tsv` and `name_words.tsv`.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    titles: FxHashMap<String, Title>,
    given_names: FxHashMap<String, Gender>,
    words: FxHashMap<(String, Place), EntityType>,
}

impl Naming {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        Ok(Self { titles: titles(user)?, given_names: given_names(user)?, words: words(user)? })
    }

    /// The title of these words.
    pub fn title(&self, words: &str) -> Option<&Title> {
        self.titles.get(words)
    }

    /// Whether a word is a given name, and whose.
    pub fn given_name(&self, word: &str) -> Option<Gender> {
        self.given_names.get(word).copied()
    }

    /// What a name is of that has this word at this place.
    pub fn kind_by_word(&self, word: &str, place: Place) -> Option<EntityType> {
        self.words.get(&(word.to_owned(), place)).copied()
    }
}

fn titles(user: &Folder) -> Result<FxHashMap<String, Title>, LexiconError> {
    let bundled = include_str!("../../../../lexicon/titles.tsv");
    let rows = rows::load("titles.tsv", &["title", "gender", "role", "sector"], bundled, user)?;
    let mut titles = FxHashMap::default();
    for entry in rows {
        let fault = |message: String| LexiconError::at(&entry.file, entry.line, message);
        let row = &entry.value;
        let sector = row.filled("sector");
        if let Some(sector) = sector.as_deref().filter(|sector| !SECTORS.contains(sector)) {
            return Err(fault(no_sector(sector)));
        }
        let gender = Gender::read(row.cell("gender")).map_err(fault)?;
        titles.insert(row.cell("title").to_owned(), Title { gender, role: row.filled("role"), sector });
    }
    Ok(titles)
}

fn given_names(user: &Folder) -> Result<FxHashMap<String, Gender>, LexiconError> {
    let bundled = include_str!("../../../../lexicon/given_names.tsv");
    let mut names = FxHashMap::default();
    for entry in rows::load("given_names.tsv", &["name", "gender"], bundled, user)? {
        let gender = Gender::read(entry.value.cell("gender"));
        let gender = gender.map_err(|message| LexiconError::at(&entry.file, entry.line, message))?;
        names.insert(entry.value.cell("name").to_owned(), gender);
    }
    Ok(names)
}

fn words(user: &Folder) -> Result<FxHashMap<(String, Place), EntityType>, LexiconError> {
    let bundled = include_str!("../../../../lexicon/name_words.tsv");
    let mut words = FxHashMap::default();
    for entry in rows::load("name_words.tsv", &["word", "where", "type"], bundled, user)? {
        let fault = |message: String| LexiconError::at(&entry.file, entry.line, message);
        let place = match entry.value.cell("where") {
            "last" => Place::Last,
            "first" => Place::First,
            "of" => Place::Of,
            "label" => Place::Label,
            "tail" => Place::Tail,
            "letters" => Place::Letters,
            "praise" => Place::Praise,
            "praised" => Place::Praised,
            other => {
                let message = format!(
                    "where {other:?}, expected last, first, of, label, tail, letters, praise or praised"
                );
                return Err(fault(message));
            }
        };
        let kind = kind(entry.value.cell("type")).ok_or_else(|| fault("unknown type".to_owned()))?;
        words.insert((entry.value.cell("word").to_owned(), place), kind);
    }
    Ok(words)
}

fn kind(name: &str) -> Option<EntityType> {
    Some(match name {
        "ORG" => EntityType::Org,
        "GPE" => EntityType::Gpe,
        "LOC" => EntityType::Loc,
        "FAC" => EntityType::Fac,
        "EVENT" => EntityType::Event,
        "OTHER" => EntityType::Other,
        _ => return None,
    })
}
