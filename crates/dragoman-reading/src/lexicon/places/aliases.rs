//! Short, former and familiar names, and the words that tell the level of what bears a name.

use super::super::countries::Countries;
use super::super::rows::{self, Row};
use super::super::{Entry, Folder, LexiconError};
use rustc_hash::FxHashMap;

/// Where a short, former or familiar name leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name that the gazetteer knows.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of the country it lies in.
    pub country: String,
    /// What it is.
    pub level: Level,
    /// Whether the name counts only behind the name of a town: "CA" in "Long Beach, CA".
    pub only_behind: bool,
    /// Whether others bear the name too.
    pub is_one_of_many: bool,
    /// Whether it is the best known of them, though others are larger: "Kent".
    pub is_first: bool,
    /// Whether it is the adjective or the people: "Parisian", "Texans".
    pub is_adjective: bool,
}

/// Levels of places that names and words may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A country.
    Country,
    /// A first-order division.
    Province,
    /// A second-order division.
    District,
    /// A populated place.
    Town,
}

pub(super) fn aliases(
    user: &Folder,
    countries: &Countries,
) -> Result<FxHashMap<String, Alias>, LexiconError> {
    let bundled = include_str!("../../../../../lexicon/places/aliases.tsv");
    let mut aliases = FxHashMap::default();
    for entry in rows::load("places/aliases.tsv", &["alias", "of", "country", "level", "use"], bundled, user)?
    {
        let row = &entry.value;
        let fault = |message: String| LexiconError::at(&entry.file, entry.line, message);
        if countries.by_code(row.cell("country")).is_none() {
            return Err(fault(format!("{:?} is no code of countries.tsv", row.cell("country"))));
        }
        if !matches!(row.cell("use"), "" | "also" | "first" | "behind" | "adjective") {
            return Err(fault(format!(
                "use {:?}, expected also, first, behind, adjective or nothing",
                row.cell("use")
            )));
        }
        let alias = Alias {
            name: row.cell("of").to_owned(),
            country: row.cell("country").to_owned(),
            level: level(row.cell("level")).map_err(fault)?,
            is_one_of_many: matches!(row.cell("use"), "also" | "first"),
            is_first: row.cell("use") == "first",
            only_behind: row.cell("use") == "behind",
            is_adjective: row.cell("use") == "adjective",
        };
        if aliases.insert(row.cell("alias").to_owned(), alias).is_some() {
            return Err(fault(format!("{:?} is listed twice", row.cell("alias"))));
        }
    }
    Ok(aliases)
}

fn level(cell: &str) -> Result<Level, String> {
    Ok(match cell {
        "country" => Level::Country,
        "province" => Level::Province,
        "district" => Level::District,
        "town" => Level::Town,
        other => return Err(format!("level {other:?}, expected country, province, district or town")),
    })
}

pub(super) fn division_words(user: &Folder) -> Result<FxHashMap<String, Level>, LexiconError> {
    let bundled = include_str!("../../../../../lexicon/places/division_words.tsv");
    let rows = rows::load("places/division_words.tsv", &["word", "level"], bundled, user)?;
    let word = |entry: Entry<Row>| {
        let level = level(entry.value.cell("level"));
        let level = level.map_err(|message| LexiconError::at(&entry.file, entry.line, message))?;
        Ok((entry.value.cell("word").to_owned(), level))
    };
    rows.into_iter().map(word).collect()
}
