//! Who is often in the news: `organisations.tsv`, `people.tsv` with dated offices, `peoples.tsv`.

mod bodies;
mod people;

pub use bodies::{Folk, Organisation};
pub use people::{Gender, Office, Person, canonical_role};

use super::near::did_you_mean_or_all;
use super::rows::{self, Row};
use super::{Entry, Folder, LexiconError};
use bodies::{folk, organisation};
use jiff::civil::Date;
use people::people;
use rustc_hash::FxHashMap;

const ORGANISATION: &[&str] = &["name", "type", "code", "sector", "names", "wikidata"];
const PERSON: &[&str] = &["name", "names", "gender", "code", "sector", "role", "from", "until", "wikidata"];
const FOLK: &[&str] = &["name", "names", "adjectives", "code", "sector"];

/// PLOVER's sectors (manual, table 5.2).
pub const SECTORS: [&str; 25] = [
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL",
    "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
];

/// PLOVER's codes of those who belong to no country (manual, table 5.1).
pub const NON_STATE_CODES: [&str; 7] = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];

/// The three tables.
#[derive(Clone, Debug, Default)]
pub struct Actors {
    /// Institutions, companies, armed groups.
    pub organisations: Vec<Entry<Organisation>>,
    /// People with their offices.
    pub people: Vec<Entry<Person>>,
    /// Peoples, faiths and bents.
    pub peoples: Vec<Entry<Folk>>,
    /// People by the last word of their names.
    by_surname: FxHashMap<String, Vec<usize>>,
    /// People by what stands before the last word of one of their names: nothing, if it is all.
    by_given_name: FxHashMap<String, Vec<usize>>,
    /// People and their offices by code and [`canonical_role`].
    by_office: FxHashMap<(String, String), Vec<(usize, usize)>>,
}

impl Actors {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let bundled = include_str!("../../../../../lexicon/organisations.tsv");
        let organisations = rows::load("organisations.tsv", ORGANISATION, bundled, user)?;
        let bundled = include_str!("../../../../../lexicon/people.tsv");
        let offices = rows::load("people.tsv", PERSON, bundled, user)?;
        let bundled = include_str!("../../../../../lexicon/peoples.tsv");
        let peoples = rows::load("peoples.tsv", FOLK, bundled, user)?;
        Ok(Self {
            organisations: each(organisations, organisation)?,
            people: people(offices)?,
            peoples: each(peoples, folk)?,
            ..Self::default()
        }
        .indexed())
    }

    fn indexed(mut self) -> Self {
        for (idx, entry) in self.people.iter().enumerate() {
            let surname = entry.value.name.rsplit(' ').next().unwrap_or_default();
            // "Assad" is as good a surname as "al-Assad".
            let bare = surname.strip_prefix("al-").or(surname.strip_prefix("el-"));
            for form in std::iter::once(surname).chain(bare) {
                self.by_surname.entry(form.to_owned()).or_default().push(idx);
            }
            for name in std::iter::once(&entry.value.name).chain(&entry.value.names) {
                let given = name.rsplit_once(' ').map_or("", |(given, _)| given);
                let people = self.by_given_name.entry(given.to_owned()).or_default();
                if people.last() != Some(&idx) {
                    people.push(idx);
                }
            }
            for (at, office) in entry.value.offices.iter().enumerate() {
                let code = office.code.clone().unwrap_or_default();
                let key = (code, canonical_role(&office.role).into_owned());
                self.by_office.entry(key).or_default().push((idx, at));
            }
        }
        self
    }

    /// The people with a surname, in order of the table.
    pub fn bearers_of(&self, surname: &str) -> &[usize] {
        self.by_surname.get(surname).map_or(&[], Vec::as_slice)
    }

    /// The people one of whose names has this before its last word, in order of the table.
    pub fn with_given_name(&self, given: &str) -> &[usize] {
        self.by_given_name.get(given).map_or(&[], Vec::as_slice)
    }

    /// The one person who held an office of a country or body on a day.
    pub fn holder(&self, code: &str, role: &str, day: Date) -> Option<usize> {
        let offices = self.by_office.get(&(code.to_owned(), canonical_role(role).into_owned()))?;
        let held = |&&(person, at): &&(usize, usize)| self.people[person].value.offices[at].held_on(day);
        let mut holders = offices.iter().filter(held).map(|&(person, _)| person);
        let first = holders.next()?;
        holders.all(|other| other == first).then_some(first)
    }
}

fn each<T>(
    rows: Vec<Entry<Row>>,
    read: impl Fn(&Row) -> Result<T, String>,
) -> Result<Vec<Entry<T>>, LexiconError> {
    let entry = |entry: Entry<Row>| match read(&entry.value) {
        Ok(value) => Ok(Entry { file: entry.file, line: entry.line, value }),
        Err(message) => Err(LexiconError::at(&entry.file, entry.line, message)),
    };
    rows.into_iter().map(entry).collect()
}

fn code(row: &Row) -> Result<Option<String>, String> {
    match row.filled("code").map(|code| code.trim_start_matches('?').to_owned()) {
        Some(code) if code.len() != 3 => Err(format!("code {code:?} has not three letters")),
        code => Ok(code),
    }
}

fn sector(row: &Row) -> Result<Option<String>, String> {
    match row.filled("sector") {
        Some(sector) if !SECTORS.contains(&sector.as_str()) => Err(no_sector(&sector)),
        sector => Ok(sector),
    }
}

/// What is wrong with a sector that there is not.
pub(super) fn no_sector(sector: &str) -> String {
    format!("{sector:?} is no sector of PLOVER's{}", did_you_mean_or_all(sector, SECTORS))
}
