//! Who is often in the news: `organisations.tsv`, `people.tsv` with dated offices, `peoples.tsv`.

use super::rows::{self, Row};
use super::{Entry, LexiconError};
use dragoman_records::EntityType;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

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

/// He, she or either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "He".
    Male,
    /// "She".
    Female,
    /// Not known, or a thing.
    #[default]
    Open,
}

impl Gender {
    pub(super) fn read(cell: &str) -> Result<Self, String> {
        match cell {
            "m" => Ok(Self::Male),
            "f" => Ok(Self::Female),
            "" => Ok(Self::Open),
            other => Err(format!("gender {other:?}, expected m, f or nothing")),
        }
    }

    /// Whether one being can have both.
    pub fn fits(self, other: Self) -> bool {
        self == other || self == Self::Open || other == Self::Open
    }
}

/// An institution, company, armed group, or a region that acts as a state.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its usual name.
    pub name: String,
    /// `ORG` or `GPE`.
    pub kind: EntityType,
    /// PLOVER's code; none where every country has one of the name.
    pub code: Option<String>,
    /// PLOVER's sector.
    pub sector: Option<String>,
    /// Other spellings; those with "?" before them need support.
    pub names: Vec<String>,
    /// Its Wikidata item.
    pub wikidata: Option<String>,
}

/// A person with the offices held.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The usual full name.
    pub name: String,
    /// Other spellings, and the surname where it is enough.
    pub names: Vec<String>,
    /// He or she.
    pub gender: Gender,
    /// In order of time.
    pub offices: Vec<Office>,
    /// The Wikidata item.
    pub wikidata: Option<String>,
}

/// An office with its time.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// PLOVER's code.
    pub code: Option<String>,
    /// PLOVER's sector.
    pub sector: Option<String>,
    /// "foreign minister".
    pub role: String,
    /// First day, if known.
    pub from: Option<Date>,
    /// Last day; none if it was held when the table was written, or if not known.
    pub until: Option<Date>,
    /// Line of the table.
    pub line: usize,
}

impl Office {
    /// Whether it was held on a day.
    pub fn held_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A people, faith or political bent without a state of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Folk {
    /// "Kurds".
    pub name: String,
    /// Other forms.
    pub names: Vec<String>,
    /// "Kurdish".
    pub adjectives: Vec<String>,
    /// PLOVER's code, where all of them have it.
    pub code: Option<String>,
    /// PLOVER's sector.
    pub sector: Option<String>,
}

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
    by_surname: HashMap<String, Vec<usize>>,
    /// People by what stands before the last word of one of their names: nothing, if it is all.
    by_given_name: HashMap<String, Vec<usize>>,
    /// People and their offices by code and [`canonical_role`].
    by_office: HashMap<(String, String), Vec<(usize, usize)>>,
}

impl Actors {
    pub(super) fn load(dir: Option<&Path>) -> Result<Self, LexiconError> {
        let bundled = include_str!("../../../../lexicon/organisations.tsv");
        let organisations = rows::load("organisations.tsv", ORGANISATION, bundled, dir)?;
        let bundled = include_str!("../../../../lexicon/people.tsv");
        let offices = rows::load("people.tsv", PERSON, bundled, dir)?;
        let bundled = include_str!("../../../../lexicon/peoples.tsv");
        let peoples = rows::load("peoples.tsv", FOLK, bundled, dir)?;
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

/// One word for one office: "defense minister" and "defence minister", "premier" and "prime minister".
pub fn canonical_role(role: &str) -> Cow<'_, str> {
    match role {
        "premier" => Cow::Borrowed("prime minister"),
        _ if role.contains("defense") => Cow::Owned(role.replace("defense", "defence")),
        _ => Cow::Borrowed(role),
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

fn organisation(row: &Row) -> Result<Organisation, String> {
    let kind = match row.cell("type") {
        "ORG" => EntityType::Org,
        "GPE" => EntityType::Gpe,
        "OTHER" => EntityType::Other,
        "EVENT" => EntityType::Event,
        other => return Err(format!("type {other:?}, expected ORG, GPE, OTHER or EVENT")),
    };
    Ok(Organisation {
        name: row.cell("name").to_owned(),
        kind,
        code: code(row)?,
        sector: sector(row)?,
        names: row.list("names"),
        wikidata: row.filled("wikidata"),
    })
}

fn folk(row: &Row) -> Result<Folk, String> {
    Ok(Folk {
        name: row.cell("name").to_owned(),
        names: row.list("names"),
        adjectives: row.list("adjectives"),
        code: code(row)?,
        sector: sector(row)?,
    })
}

fn people(rows: Vec<Entry<Row>>) -> Result<Vec<Entry<Person>>, LexiconError> {
    let mut people: Vec<Entry<Person>> = Vec::new();
    let mut until = String::new();
    for Entry { file, line, value: row } in rows {
        let fault = |message: String| LexiconError::at(&file, line, message);
        let office = office(&row, line).map_err(fault)?;
        let name = row.cell("name");
        if let Some(last) = people.last_mut().filter(|last| last.value.name == name) {
            if last.value.offices.last().is_some_and(|before| before.from > office.from) {
                return Err(fault(format!("offices of {name:?} are not in order of time")));
            }
            if overlap(&until, row.cell("from")) {
                let message = format!("{name:?} takes this office before leaving the one above; close that");
                return Err(fault(message));
            }
            until = row.cell("until").to_owned();
            last.value.names.extend(row.list("names"));
            last.value.offices.push(office);
            continue;
        }
        let person = Person {
            name: name.to_owned(),
            names: row.list("names"),
            gender: Gender::read(row.cell("gender")).map_err(fault)?,
            offices: vec![office],
            wikidata: row.filled("wikidata"),
        };
        until = row.cell("until").to_owned();
        people.push(Entry { file, line, value: person });
    }
    Ok(people)
}

fn office(row: &Row, line: usize) -> Result<Office, String> {
    let from = row.filled("from").map(|day| bound(&day, false)).transpose()?;
    let until = row.filled("until").map(|day| bound(&day, true)).transpose()?;
    if from.zip(until).is_some_and(|(from, until)| from > until) {
        return Err("the office ends before it begins".to_owned());
    }
    Ok(Office {
        code: code(row)?,
        sector: sector(row)?,
        role: row.cell("role").to_owned(),
        from,
        until,
        line,
    })
}

/// Whether an office that ends then reaches into one that begins then, as finely as both are known.
fn overlap(until: &str, from: &str) -> bool {
    let len = until.len().min(from.len());
    len == 0 || until[..len] > from[..len]
}

/// The first or last day of a date that may be a year, a month or a day.
fn bound(text: &str, last: bool) -> Result<Date, String> {
    let fault = || format!("{text:?} is no date, month or year");
    let parse = |text: &str| text.parse::<Date>().map_err(|_| fault());
    match (text.len(), last) {
        (4, false) => parse(&format!("{text}-01-01")),
        (4, true) => parse(&format!("{text}-12-31")),
        (7, false) => parse(&format!("{text}-01")),
        (7, true) => Ok(parse(&format!("{text}-01"))?.last_of_month()),
        _ => parse(text),
    }
}

fn code(row: &Row) -> Result<Option<String>, String> {
    match row.filled("code") {
        Some(code) if code.len() != 3 => Err(format!("code {code:?} has not three letters")),
        code => Ok(code),
    }
}

fn sector(row: &Row) -> Result<Option<String>, String> {
    match row.filled("sector") {
        Some(sector) if !SECTORS.contains(&sector.as_str()) => {
            Err(format!("{sector:?} is no sector of PLOVER's"))
        }
        sector => Ok(sector),
    }
}
