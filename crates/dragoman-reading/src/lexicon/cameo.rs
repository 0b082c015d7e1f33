//! CAMEO's codes of events beside PLOVER's (`lexicon/cameo.tsv`).
//!
//! In: the table. Out: what a code of CAMEO means in PLOVER's terms, and the code that stands for a
//! category with its modes, where there is one that holds all that the table has for them: COERCE
//! curfew is 1723 and PROTEST demo 141 with all that begins so, but COERCE restrict is none of them.

use super::contexts::Contexts;
use super::plover::Plover;
use super::{Entry, Folder, LexiconError, rows};
use std::collections::BTreeMap;

const FILE: &str = "cameo.tsv";
const COLUMNS: &[&str] = &["code", "event", "modes", "contexts", "meaning"];
const BUNDLED: &str = include_str!("../../../../lexicon/cameo.tsv");

/// A code of CAMEO.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameoCode {
    /// The code: "1723".
    pub code: String,
    /// PLOVER's category.
    pub event: String,
    /// PLOVER's modes.
    pub modes: Vec<String>,
    /// PLOVER's contexts.
    pub contexts: Vec<String>,
    /// What it says, in CAMEO's words.
    pub meaning: String,
}

/// The table, in both directions.
#[derive(Clone, Debug, Default)]
pub struct Cameo {
    codes: Vec<Entry<CameoCode>>,
    back: BTreeMap<(String, String), String>,
}

impl Cameo {
    /// The built-in codes, with the user's added.
    pub(super) fn load(plover: &Plover, contexts: &Contexts, user: &Folder) -> Result<Self, LexiconError> {
        let mut codes = Vec::new();
        for row in rows::load(FILE, COLUMNS, BUNDLED, user)? {
            let code = CameoCode {
                code: row.value.cell("code").to_owned(),
                event: row.value.cell("event").to_owned(),
                modes: row.value.list("modes"),
                contexts: row.value.list("contexts"),
                meaning: row.value.cell("meaning").to_owned(),
            };
            let entry = Entry { file: row.file, line: row.line, value: code };
            check(plover, contexts, &entry)?;
            codes.push(entry);
        }
        let back = back(&codes);
        Ok(Self { codes, back })
    }

    /// What a code means.
    pub fn code(&self, code: &str) -> Option<&CameoCode> {
        let idx = self.codes.binary_search_by(|entry| entry.value.code.as_str().cmp(code)).ok()?;
        Some(&self.codes[idx].value)
    }

    /// The code of a category with its modes, if one holds all that the table has for them.
    pub fn of_event(&self, event: &str, modes: &[String]) -> Option<&str> {
        let mode = match modes {
            [] => String::new(),
            [mode] => mode.clone(),
            _ => return None,
        };
        self.back.get(&(event.to_owned(), mode)).map(String::as_str)
    }
}

fn check(plover: &Plover, contexts: &Contexts, entry: &Entry<CameoCode>) -> Result<(), LexiconError> {
    let fault = |message: String| Err(LexiconError::at(&entry.file, entry.line, message));
    let code = &entry.value;
    let wrong = plover.fault(&code.event, &code.modes).or_else(|| contexts.fault(&code.contexts));
    wrong.map_or(Ok(()), fault)
}

fn back(codes: &[Entry<CameoCode>]) -> BTreeMap<(String, String), String> {
    let mut groups: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    for code in codes.iter().map(|entry| &entry.value) {
        let mode = code.modes.first().cloned().unwrap_or_default();
        groups.entry((code.event.clone(), mode)).or_default().push(&code.code);
    }
    let widest = |(key, group): ((String, String), Vec<&str>)| {
        let widest = group.iter().find(|code| group.iter().all(|other| holds(code, other)))?;
        Some((key, (*widest).to_owned()))
    };
    groups.into_iter().filter_map(widest).collect()
}

/// Whether a code is the other or the kind of which the other is one: 141 of 1411, and 140 of all 14.
fn holds(wide: &str, narrow: &str) -> bool {
    let stem = if wide.len() == 3 { wide.strip_suffix('0').unwrap_or(wide) } else { wide };
    narrow.starts_with(stem)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    fn check(event: &str, modes: &[&str], expected: Option<&str>) {
        let lexicon = Lexicon::bundled().unwrap();
        let modes: Vec<String> = modes.iter().map(|&mode| mode.to_owned()).collect();
        assert_eq!(lexicon.events.cameo.of_event(event, &modes), expected, "{event} {modes:?}");
    }

    #[test]
    fn a_category_has_a_code_where_one_holds_all_of_it() {
        check("COERCE", &["curfew"], Some("1723"));
        check("PROTEST", &["demo"], Some("141"));
        check("AGREE", &[], Some("030"));
        check("COERCE", &["restrict"], None);
        check("ASSAULT", &["aerial", "targeted"], None);
    }

    #[test]
    fn a_code_has_a_category_with_modes() {
        let lexicon = Lexicon::bundled().unwrap();
        let code = lexicon.events.cameo.code("1831").unwrap();
        assert_eq!((code.event.as_str(), &code.modes[..]), ("ASSAULT", &["suicide-attack".to_owned()][..]));
        assert_eq!(lexicon.events.cameo.code("012"), None);
    }
}
