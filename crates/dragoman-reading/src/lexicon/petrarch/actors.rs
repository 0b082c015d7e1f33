//! Names with synonyms and dated codes: `NAME [CODE]`, `+SYNONYM`, a tab and `[CODE 010203-040506]`.

use super::code::of_actor;
use super::{Petrarch, without_remark, words};
use crate::lexicon::{Entry, LexiconError};
use jiff::civil::Date;

/// An actor of a dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedActor {
    /// The first name and its synonyms, in capitals.
    pub names: Vec<String>,
    /// Its codes, those without dates first.
    pub codes: Vec<Dated>,
}

/// A code with its time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// PLOVER's code.
    pub code: Option<String>,
    /// PLOVER's sector.
    pub sector: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Dated {
    /// Whether it has a beginning or an end.
    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.until.is_some()
    }
}

/// Reads a file into the actors.
pub(super) fn read(file: &str, text: &str, into: &mut Petrarch) -> Result<(), LexiconError> {
    let first = into.actors.len();
    for (idx, line) in text.lines().enumerate() {
        let at = Place { file, line: idx + 1 };
        let content = without_remark(line);
        let (name, codes) = content.split_once('[').unwrap_or((content, ""));
        let is_synonym = name.trim_start().starts_with('+');
        let name = words(name.trim().trim_start_matches('+'));
        if name.is_empty() && codes.is_empty() {
            continue;
        }
        if !is_synonym && !name.is_empty() {
            into.actors.push(Entry { file: file.to_owned(), line: at.line, value: NamedActor::default() });
        }
        let Some(actor) = into.actors[first..].last_mut() else {
            return Err(at.fault("a synonym or a date without a name above it"));
        };
        if !name.is_empty() {
            actor.value.names.push(name);
        }
        if content.contains('[') {
            let codes = read_codes(&at, codes, &mut into.notes)?;
            actor.value.codes.extend(codes);
        }
    }
    for actor in &mut into.actors[first..] {
        actor.value.codes.sort_by_key(|code| (code.is_dated(), code.from));
    }
    Ok(())
}

/// A line of a file.
struct Place<'f> {
    file: &'f str,
    line: usize,
}

impl Place<'_> {
    fn fault(&self, message: impl Into<String>) -> LexiconError {
        LexiconError::at(self.file, self.line, message)
    }
}

/// `CODE 010203-040506] [CODE]`: what stands between the brackets, without the first of them.
fn read_codes(at: &Place<'_>, codes: &str, notes: &mut Vec<String>) -> Result<Vec<Dated>, LexiconError> {
    let mut read = Vec::new();
    for part in codes.split('[') {
        let Some(end) = part.find([']', '}']) else {
            return Err(at.fault(format!("code \"[{part}\" is not closed, expected \"[CODE]\"")));
        };
        let inner = part[..end].trim();
        let (code, dates) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let is_code = code == "---" || code.len() >= 3 && code.chars().all(|one| one.is_ascii_alphanumeric());
        if !is_code {
            return Err(at.fault(format!("{code:?} is no code, expected three letters or more")));
        }
        match bounds(dates) {
            Some((from, until)) => {
                let (code, sector) = of_actor(code);
                read.push(Dated { code, sector, from, until });
            }
            None => {
                let note = format!("{}:{}: {dates:?} is no time; its code is left out", at.file, at.line);
                notes.push(note);
            }
        }
    }
    Ok(read)
}

/// "<920305", ">920305", "920305-19991231", or nothing: first and last day.
fn bounds(dates: &str) -> Option<(Option<Date>, Option<Date>)> {
    let dates = dates.trim();
    if dates.is_empty() {
        return Some((None, None));
    }
    if let Some(until) = dates.strip_prefix('<') {
        return Some((None, Some(day(until)?)));
    }
    if let Some(from) = dates.strip_prefix('>') {
        return Some((Some(day(from)?), None));
    }
    let (from, until) = dates.split_once('-')?;
    Some((Some(day(from)?), Some(day(until)?)))
}

/// YYMMDD, years up to 30 being of this century, or YYYYMMDD. Days and months beyond their ends count
/// as the nearest.
fn day(digits: &str) -> Option<Date> {
    let digits = digits.trim();
    if !digits.is_ascii() || !digits.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, len: usize| digits.get(from..from + len)?.parse::<i16>().ok();
    let (year, rest) = match digits.len() {
        6 => (number(0, 2).map(|year| if year > 30 { 1900 + year } else { 2000 + year })?, 2),
        8 => (number(0, 4)?, 4),
        _ => return None,
    };
    let month = i8::try_from(number(rest, 2)?.clamp(1, 12)).ok()?;
    let first = Date::new(year, month, 1).ok()?;
    let last = i16::from(first.days_in_month());
    Date::new(year, month, i8::try_from(number(rest + 2, 2)?.clamp(1, last)).ok()?).ok()
}
