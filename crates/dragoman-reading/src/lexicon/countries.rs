//! Countries and territories: `lexicon/countries.tsv`.

use super::rows::{self, Row};
use super::{Entry, Folder, LexiconError};
use rustc_hash::FxHashMap;

const FILE: &str = "countries.tsv";
const COLUMNS: &[&str] = &[
    "code",
    "actor",
    "iso2",
    "name",
    "names",
    "adjectives",
    "people",
    "capitals",
    "lat",
    "lon",
    "rivals",
    "wikidata",
];

/// A country or territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3.
    pub code: String,
    /// PLOVER's code of one who acts for it.
    pub actor: String,
    /// ISO 3166-1 alpha-2.
    pub iso2: String,
    /// Its usual English name.
    pub name: String,
    /// Other names: long, short, former.
    pub names: Vec<String>,
    /// "Syrian".
    pub adjectives: Vec<String>,
    /// "Syrians".
    pub people: Vec<String>,
    /// Seats of government.
    pub capitals: Vec<String>,
    /// Degrees north of its middle.
    pub lat: f64,
    /// Degrees east of its middle.
    pub lon: f64,
    /// What else its name may be of.
    pub rival: Option<Rival>,
    /// Its Wikidata item, only where certain.
    pub wikidata: Option<String>,
}

/// Another bearer of a country's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// Words that stand in articles about it.
    pub words: Vec<String>,
    /// The code it has.
    pub code: String,
}

/// The table.
#[derive(Clone, Debug, Default)]
pub struct Countries {
    list: Vec<Entry<Country>>,
    by_code: FxHashMap<String, usize>,
}

impl Countries {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let bundled = include_str!("../../../../lexicon/countries.tsv");
        let rows = rows::load(FILE, COLUMNS, bundled, user)?;
        let list = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let keyed = list.iter().enumerate().map(|(idx, entry)| (entry.value.code.clone(), idx));
        Ok(Self { by_code: keyed.collect(), list })
    }

    /// All, in order of their codes.
    pub fn list(&self) -> &[Entry<Country>] {
        &self.list
    }

    /// The country at a place of the list.
    pub fn at(&self, idx: usize) -> &Country {
        &self.list[idx].value
    }

    /// The country of an ISO 3166-1 alpha-3 code (XKX for Kosovo).
    pub fn by_code(&self, code: &str) -> Option<&Country> {
        self.by_code.get(code).map(|&idx| self.at(idx))
    }

    /// The country that acts under a PLOVER code: the state itself, not its territories.
    pub fn by_actor(&self, code: &str) -> Option<&Country> {
        if code == "KOS" { self.by_code("XKX") } else { self.by_code(code) }
    }
}

fn read(entry: Entry<Row>) -> Result<Entry<Country>, LexiconError> {
    let Entry { file, line, value: row } = entry;
    let fault = |message: String| LexiconError::at(&file, line, message);
    let degrees = |column: &str, most: f64| {
        let number = row.cell(column).parse::<f64>().ok().filter(|number| number.abs() <= most);
        number.ok_or_else(|| fault(format!("{column} {:?} is no degree", row.cell(column))))
    };
    for (column, len) in [("code", 3), ("actor", 3), ("iso2", 2)] {
        if row.cell(column).len() != len {
            return Err(fault(format!("{column} {:?} has not {len} letters", row.cell(column))));
        }
    }
    let country = Country {
        code: row.cell("code").to_owned(),
        actor: row.cell("actor").to_owned(),
        iso2: row.cell("iso2").to_owned(),
        name: row.cell("name").to_owned(),
        names: row.list("names"),
        adjectives: row.list("adjectives"),
        people: row.list("people"),
        capitals: row.list("capitals"),
        lat: degrees("lat", 90.0)?,
        lon: degrees("lon", 180.0)?,
        rival: rival(row.cell("rivals")).map_err(fault)?,
        wikidata: row.filled("wikidata"),
    };
    Ok(Entry { file, line, value: country })
}

fn rival(cell: &str) -> Result<Option<Rival>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let (words, code) = cell.split_once('=').ok_or(format!("rivals {cell:?} lack \"=CODE\""))?;
    Ok(Some(Rival { words: words.split(',').map(str::to_owned).collect(), code: code.to_owned() }))
}
