//! A dictionary's actors as organisations and people of our tables.
//!
//! In: the actors. Out: [`Additions`]. One whose code says only which country it is, is that country; one
//! with dated sectors is a person with offices; the rest are organisations. The dictionaries are in
//! capitals, so a name is looked for with large first letters, and a single word in capitals too.

use super::{Dated, NamedActor, Petrarch};
use crate::lexicon::{Entry, Gender, Known, Office, Organisation, Person};
use dragoman_records::EntityType;

/// What goes behind our own tables, and the names that lead there.
#[derive(Clone, Debug, Default)]
pub(in crate::lexicon) struct Additions {
    pub(in crate::lexicon) organisations: Vec<Entry<Organisation>>,
    pub(in crate::lexicon) people: Vec<Entry<Person>>,
    pub(in crate::lexicon) names: Vec<(String, Known)>,
}

/// Makes entries of the actors; ours are so many organisations and people.
pub(in crate::lexicon) fn merge(petrarch: &Petrarch, n_organisations: usize, n_people: usize) -> Additions {
    let mut additions = Additions::default();
    for entry in petrarch.actors.iter().filter(|entry| !entry.value.codes.is_empty()) {
        let known = if is_person(&entry.value) {
            additions.people.push(entry_of(entry, person(entry)));
            Known::Person(n_people + additions.people.len() - 1)
        } else {
            additions.organisations.push(entry_of(entry, organisation(&entry.value)));
            Known::Organisation(n_organisations + additions.organisations.len() - 1)
        };
        let spellings = entry.value.names.iter().flat_map(|name| spellings(name));
        additions.names.extend(spellings.map(|name| (name, known)));
    }
    additions
}

fn entry_of<T>(entry: &Entry<NamedActor>, value: T) -> Entry<T> {
    Entry { file: entry.file.clone(), line: entry.line, value }
}

fn is_person(actor: &NamedActor) -> bool {
    actor.codes.iter().any(Dated::is_dated) && actor.codes.iter().any(|code| code.sector.is_some())
        || actor.codes.iter().any(|code| code.is_dated() && code.code.as_deref() == Some("UNO"))
}

fn person(entry: &Entry<NamedActor>) -> Person {
    let office = |dated: &Dated| Office {
        code: dated.code.clone(),
        sector: dated.sector.clone(),
        role: String::new(),
        from: dated.from,
        until: dated.until,
        line: entry.line,
    };
    Person {
        name: title_case(&entry.value.names[0]),
        names: Vec::new(),
        gender: Gender::Open,
        offices: entry.value.codes.iter().map(office).collect(),
        wikidata: None,
    }
}

fn organisation(actor: &NamedActor) -> Organisation {
    // Without a day the code of today counts: the one without dates, else the last.
    let code = actor.codes.iter().find(|code| !code.is_dated()).or(actor.codes.last());
    let sector = code.and_then(|code| code.sector.clone());
    Organisation {
        name: title_case(&actor.names[0]),
        kind: if sector.is_none() && code.is_some_and(is_country) {
            EntityType::Gpe
        } else {
            EntityType::Org
        },
        code: code.and_then(|code| code.code.clone()),
        shared: false,
        sector,
        names: Vec::new(),
        wikidata: None,
    }
}

fn is_country(code: &Dated) -> bool {
    code.code.as_deref().is_some_and(|code| !crate::lexicon::NON_STATE_CODES.contains(&code))
}

/// How an article may write a name of the dictionary.
pub(super) fn spellings(name: &str) -> Vec<String> {
    let mut spellings = vec![title_case(name)];
    if let Some(rest) = spellings[0].strip_prefix("Al-") {
        spellings.push(format!("al-{rest}"));
    }
    if !name.contains(' ') && name.chars().count() < 7 {
        spellings.push(name.to_owned());
    }
    spellings.dedup();
    spellings
}

/// "MOVEMENT OF THE SOUTH" as "Movement of the South".
fn title_case(name: &str) -> String {
    let word = |(idx, word): (usize, &str)| {
        let lower = word.to_lowercase();
        let is_small =
            matches!(&*lower, "of" | "the" | "and" | "for" | "in" | "on" | "de" | "du" | "la" | "bin" | "al");
        if idx > 0 && is_small { lower } else { parts_with_capitals(&lower) }
    };
    name.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

fn parts_with_capitals(word: &str) -> String {
    let mut is_first = true;
    let mut out = String::new();
    for letter in word.chars() {
        if is_first {
            out.extend(letter.to_uppercase())
        } else {
            out.push(letter)
        }
        is_first = matches!(letter, '-' | '.');
    }
    out
}
