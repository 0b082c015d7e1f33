//! Nouns with the sector they add: `FARMER [~AGR]`, `ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]`,
//! `DAIRY!PERSON! [~AGR]` with `!PERSON! = MAN, WOMAN` above it.
//!
//! Regular plurals need no entry: nouns are looked up by their dictionary form.

use super::code::of_agent;
use super::{without_remark, words};
use crate::lexicon::{Entry, LexiconError};
use std::collections::BTreeMap;

/// A noun with its sector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// The noun in small letters, and its irregular plural.
    pub nouns: Vec<String>,
    /// PLOVER's sector, if it has one for the code.
    pub sector: Option<String>,
}

/// Reads a file of agents.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Entry<Agent>>, LexiconError> {
    let mut sets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut agents = Vec::new();
    for (idx, line) in text.lines().enumerate() {
        let content = without_remark(line).trim();
        let fault = |message: String| LexiconError::at(file, idx + 1, message);
        if content.is_empty() || content.starts_with("<!--") {
            continue;
        }
        if let Some((marker, list)) = content.split_once('=').filter(|_| content.starts_with('!')) {
            let words = list.split(',').map(|word| word.trim().to_owned()).collect();
            sets.insert(marker.trim().to_owned(), words);
            continue;
        }
        // Some nouns of the published file have no code and say nothing.
        let Some((noun, code)) = content.split_once('[') else { continue };
        let Some(end) = code.find([']', '}']) else {
            return Err(fault(format!("code \"[{code}\" is not closed, expected \"[~CODE]\"")));
        };
        let code = code[..end].trim().trim_matches('~');
        if code.is_empty() || !code.chars().all(|letter| letter.is_ascii_alphanumeric()) {
            return Err(fault(format!("{code:?} is no code, expected \"[~CODE]\"")));
        }
        let nouns = nouns(noun, &sets).map_err(fault)?;
        agents.push(Entry {
            file: file.to_owned(),
            line: idx + 1,
            value: Agent { nouns, sector: of_agent(code) },
        });
    }
    Ok(agents)
}

/// The noun and its irregular plural, with sets put in.
fn nouns(noun: &str, sets: &BTreeMap<String, Vec<String>>) -> Result<Vec<String>, String> {
    let (noun, plural) = noun.split_once('{').unwrap_or((noun, ""));
    let plural = plural.trim_end().trim_end_matches('}');
    let mut forms = vec![noun.to_owned()];
    if let Some(start) = noun.find('!') {
        let end = noun[start + 1..].find('!').map(|end| start + end + 2);
        let marker = end.map(|end| &noun[start..end]).unwrap_or(noun);
        let set = sets.get(marker).ok_or_else(|| format!("{marker} is no set of this file"))?;
        forms = set.iter().map(|word| noun.replacen(marker, word, 1)).collect();
    }
    forms.push(plural.to_owned());
    let forms = forms.iter().map(|form| words(form).to_lowercase());
    Ok(forms.filter(|form| !form.is_empty()).collect())
}
