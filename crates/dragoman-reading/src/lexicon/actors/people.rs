//! People with their offices: `people.tsv`, one row an office, those of one person one below the other.

use super::super::rows::Row;
use super::super::{Entry, LexiconError};
use super::{code, sector};
use jiff::civil::Date;
use std::borrow::Cow;

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
    pub(in crate::lexicon) fn read(cell: &str) -> Result<Self, String> {
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

/// One word for one office: "defense minister" and "defence minister", "premier" and "prime minister".
pub fn canonical_role(role: &str) -> Cow<'_, str> {
    match role {
        "premier" => Cow::Borrowed("prime minister"),
        _ if role.contains("defense") => Cow::Owned(role.replace("defense", "defence")),
        _ => Cow::Borrowed(role),
    }
}

pub(super) fn people(rows: Vec<Entry<Row>>) -> Result<Vec<Entry<Person>>, LexiconError> {
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
