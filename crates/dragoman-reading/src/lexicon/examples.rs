//! Runs the examples of the lexicon: each entry finds what it says it finds and leaves the rest.
//!
//! In: a lexicon and a way to parse. Out: one [`LexiconError`] per example that does not hold, with
//! file and line of its entry. The loader has already checked the form.

use super::{Entry, Lexicon, LexiconError};
use dragoman_language::Document;
use dragoman_records::{Article, Event, Reading};
use std::collections::BTreeMap;

/// A sentence of the lexicon and what reading it has to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The entry, as records name it: `speech_verbs:deny`.
    pub rule: String,
    /// The file of the entry.
    pub file: String,
    /// The line of the entry.
    pub line: usize,
    /// The sentence.
    pub sentence: String,
    /// What is looked for.
    pub mark: Mark,
    /// Whether it must be found (`finds`) or must not (`leaves`).
    pub must_find: bool,
}

/// What shows that an entry was at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A statement, event or relation whose `rule` is the entry's.
    Rule,
    /// An event of the entry's category with its modes. Several frames may know a sentence; which of
    /// them it is laid to is no matter as long as each is reached by one of its own.
    Event {
        /// The category.
        category: String,
        /// Modes that it has, perhaps among others.
        modes: Vec<String>,
    },
    /// An entity, actor or recipient with this code and sector; `None` accepts any.
    Actor {
        /// Country or non-state code.
        code: Option<String>,
        /// Sector.
        sector: Option<String>,
    },
}

/// The examples of an entry whose name shows as the `rule` of what it finds.
pub(super) fn of_entry<T>(entry: &Entry<T>, rule: &str, finds: &[String], leaves: &[String]) -> Vec<Example> {
    let example = |sentence: &String, must_find| Example {
        rule: rule.to_owned(),
        file: entry.file.clone(),
        line: entry.line,
        sentence: sentence.clone(),
        mark: Mark::Rule,
        must_find,
    };
    let found = finds.iter().map(|sentence| example(sentence, true));
    found.chain(leaves.iter().map(|sentence| example(sentence, false))).collect()
}

/// Reads every example of the lexicon and returns those that do not hold, in order of the tables, then
/// the entries that none of their own sentences reaches.
pub fn check(lexicon: &Lexicon, parse: impl Fn(&str) -> Document) -> Vec<LexiconError> {
    let examples = lexicon.examples();
    let mut reached: BTreeMap<&str, (&Example, bool)> = BTreeMap::new();
    let mut faults = Vec::new();
    for example in &examples {
        let article = Article { text: example.sentence.clone(), ..Article::default() };
        let reading = crate::read(&article, &parse(&example.sentence), lexicon);
        faults.extend(fault(&reading, example));
        if matches!(example.mark, Mark::Event { .. }) && example.must_find {
            let entry = reached.entry(&example.rule).or_insert((example, false));
            entry.1 |= rules(&reading).any(|rule| rule == example.rule);
        }
    }
    faults.extend(reached.into_values().filter(|(_, is_reached)| !is_reached).map(|(example, _)| {
        let message = format!("{} is reached by none of the sentences that it finds", example.rule);
        LexiconError::at(&example.file, example.line, message)
    }));
    faults
}

fn fault(reading: &Reading, example: &Example) -> Option<LexiconError> {
    if shows(reading, example) == example.must_find {
        return None;
    }
    let what = if example.must_find { "does not find" } else { "finds what it should leave in" };
    let message = format!("{} {what} {:?}", example.rule, example.sentence);
    Some(LexiconError::at(&example.file, example.line, message))
}

fn shows(reading: &Reading, example: &Example) -> bool {
    let has_rule = || rules(reading).any(|rule| rule == example.rule);
    match &example.mark {
        Mark::Rule => has_rule(),
        Mark::Event { .. } if !example.must_find => has_rule(),
        Mark::Event { category, modes } => {
            let is_it = |event: &Event| {
                event.event == *category && modes.iter().all(|mode| event.mode.contains(mode))
            };
            reading.events.iter().any(is_it)
        }
        Mark::Actor { code, sector } => actors(reading).any(|(found_code, found_sector)| {
            (code.is_none() || code == found_code) && (sector.is_none() || sector == found_sector)
        }),
    }
}

fn rules(reading: &Reading) -> impl Iterator<Item = &str> {
    let statements = reading.statements.iter().map(|statement| &statement.rule);
    let events = reading.events.iter().map(|event| &event.rule);
    let relations = reading.relations.iter().map(|relation| &relation.rule);
    statements.chain(events).chain(relations).map(String::as_str)
}

fn actors(reading: &Reading) -> impl Iterator<Item = (&Option<String>, &Option<String>)> {
    let entities = reading.entities.iter().map(|entity| (&entity.code, &entity.sector));
    let parties = reading.events.iter().flat_map(|event| event.actor.iter().chain(&event.recipient));
    entities.chain(parties.map(|party| (&party.code, &party.sector)))
}
