//! Words of time expressions: `lexicon/times.toml`.

use super::table::Keyed;
use super::{Entry, Folder, LexiconError, Table};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILE: &str = "times.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/times.toml");

/// An entry: a word or phrase and what it says of time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeEntry {
    /// The words, in lower case.
    pub word: String,
    /// Other spellings.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What kind of word it is.
    pub kind: TimeKind,
    /// What it says, in the form of its kind.
    pub value: Option<String>,
    /// Sentences in which it is found.
    #[serde(default)]
    pub finds: Vec<String>,
    /// Sentences in which it is not.
    #[serde(default)]
    pub leaves: Vec<String>,
}

/// Kinds of time words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum TimeKind {
    Month,
    Weekday,
    Unit,
    Season,
    Part,
    Clock,
    Day,
    Holiday,
    Reference,
    Set,
    Edge,
}

impl Keyed for TimeEntry {
    fn key(&self) -> String {
        self.word.clone()
    }
}

/// What a time word says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sense {
    /// 1 to 12.
    Month(i8),
    /// 1, Monday, to 7.
    Weekday(i8),
    /// A measure of time.
    Unit(Unit),
    /// TIMEX3's name of a season.
    Season(String),
    /// TIMEX3's name of a part of the day.
    Part(String),
    /// Hour and minute.
    Clock(i8, i8),
    /// Days from today, with a part of the day if the word says one.
    Day(i32, Option<String>),
    /// A named day.
    Holiday(Holiday),
    /// A time left vague.
    Reference(String),
    /// A repetition.
    Set(String),
    /// Narrows what follows.
    Edge,
}

/// A measure of time: so many of a TIMEX3 unit ("TH", "D", "Y").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// How many of the base unit: ten for a decade.
    pub times: i64,
    /// The base unit; hours, minutes and seconds with their "T".
    pub base: String,
}

/// The rule of a named day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same day every year.
    Fixed(i8, i8),
    /// The Nth weekday of a month; −1 is the last.
    Weekday(i8, i8, i8),
    /// Days from Easter Sunday.
    Easter(i32),
    /// The Tuesday after the first Monday of a month.
    Election(i8),
}

/// The words, and the phrases by their first word.
#[derive(Debug, Default)]
pub struct TimeWords {
    table: Table<TimeEntry>,
    words: FxHashMap<String, Sense>,
    phrases: FxHashMap<String, Vec<(String, Sense)>>,
}

impl TimeWords {
    /// Reads the table.
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let table = Table::<TimeEntry>::load(FILE, "word", BUNDLED, user)?;
        let mut words = Self::default();
        for entry in table.entries() {
            let sense = sense(entry)?;
            for form in std::iter::once(&entry.value.word).chain(&entry.value.forms) {
                for form in in_pieces(form) {
                    match form.split_once(' ') {
                        Some((first, _)) => {
                            let phrases = words.phrases.entry(first.to_owned()).or_default();
                            phrases.push((form, sense.clone()));
                        }
                        None => drop(words.words.insert(form, sense.clone())),
                    }
                }
            }
        }
        words.table = table;
        Ok(words)
    }

    /// The table as it was read.
    pub fn table(&self) -> &Table<TimeEntry> {
        &self.table
    }

    /// What a word in lower case says.
    pub fn word(&self, word: &str) -> Option<&Sense> {
        self.words.get(word)
    }

    /// The phrases that start with a word.
    pub fn phrases_from(&self, first: &str) -> &[(String, Sense)] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }
}

fn sense(entry: &Entry<TimeEntry>) -> Result<Sense, LexiconError> {
    let value = entry.value.value.as_deref().unwrap_or_default();
    let number = |least: i8, most: i8| value.parse().ok().filter(|&number| least <= number && number <= most);
    let sense = match entry.value.kind {
        TimeKind::Month => number(1, 12).map(Sense::Month),
        TimeKind::Weekday => number(1, 7).map(Sense::Weekday),
        TimeKind::Unit => unit(value).map(Sense::Unit),
        TimeKind::Season => known(value, &["SP", "SU", "FA", "WI"]).map(Sense::Season),
        TimeKind::Part => known(value, &["MO", "MI", "AF", "EV", "NI", "DT"]).map(Sense::Part),
        TimeKind::Clock => clock(value),
        TimeKind::Day => day(value),
        TimeKind::Holiday => holiday(value).map(Sense::Holiday),
        TimeKind::Reference => known(value, &["PAST_REF", "PRESENT_REF", "FUTURE_REF"]).map(Sense::Reference),
        TimeKind::Set => (value.starts_with('P') && value.len() > 2).then(|| Sense::Set(value.to_owned())),
        TimeKind::Edge => value.is_empty().then_some(Sense::Edge),
    };
    sense.ok_or_else(|| {
        let message = format!("value {value:?} is not in the form of its kind; see the head of the table");
        LexiconError::at(&entry.file, entry.line, message)
    })
}

fn known(value: &str, values: &[&str]) -> Option<String> {
    values.contains(&value).then(|| value.to_owned())
}

fn unit(value: &str) -> Option<Unit> {
    let n_digits = value.len() - value.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let (times, base) = value.split_at(n_digits);
    let times = if times.is_empty() { 1 } else { times.parse().ok()? };
    let base = known(base, &["TS", "TM", "TH", "D", "NI", "W", "WE", "M", "Q", "H", "Y"])?;
    Some(Unit { times, base })
}

fn clock(value: &str) -> Option<Sense> {
    let (hour, minute) = value.split_once(':')?;
    Some(Sense::Clock(hour.parse().ok()?, minute.parse().ok()?))
}

fn day(value: &str) -> Option<Sense> {
    let (days, part) = match value.split_once('T') {
        Some((days, part)) => (days, Some(part.to_owned())),
        None => (value, None),
    };
    Some(Sense::Day(days.parse().ok()?, part))
}

/// The words as the text is cut: "new year 's eve", with either apostrophe.
fn in_pieces(form: &str) -> Vec<String> {
    match form.contains("'s") {
        true => ["'s", "’s"].iter().map(|mark| form.replace("'s", &format!(" {mark}"))).collect(),
        false => vec![form.to_owned()],
    }
}

fn holiday(value: &str) -> Option<Holiday> {
    if let Some(days) = value.strip_prefix("easter") {
        return days.parse().ok().map(Holiday::Easter);
    }
    let parts: Vec<&str> = value.split('-').collect();
    let number = |idx: usize| parts.get(idx).and_then(|part| part.parse::<i8>().ok());
    let month = number(0).filter(|month| (1..=12).contains(month))?;
    match parts[1..] {
        ["election"] => Some(Holiday::Election(month)),
        [_] => number(1).filter(|day| (1..=31).contains(day)).map(|day| Holiday::Fixed(month, day)),
        ["last", _] => Some(Holiday::Weekday(month, -1, number(2)?)),
        [_, _] => Some(Holiday::Weekday(month, number(1)?, number(2)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_in_the_form_of_their_kind() {
        assert_eq!(unit("10Y"), Some(Unit { times: 10, base: "Y".to_owned() }));
        assert_eq!(unit("10X"), None);
        assert_eq!(clock("24:00"), Some(Sense::Clock(24, 0)));
        assert_eq!(day("-1"), Some(Sense::Day(-1, None)));
        assert_eq!(holiday("05-last-1"), Some(Holiday::Weekday(5, -1, 1)));
        assert_eq!(holiday("easter-46"), Some(Holiday::Easter(-46)));
        assert_eq!(holiday("13-01"), None);
    }
}
