//! The form of a frame: its predicate, what its arguments must be, and what it means.
//!
//! In: an entry of `lexicon/events/*.toml`. Out: [`Frame`], and [`Sense`], a frame at one of its predicates.

use super::super::Keyed;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a predicate with certain arguments means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Names the frame inside its file.
    pub name: String,
    /// Verbs, with particle or preposition: "bomb", "carry out", "look into".
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Event nouns, with the nouns before them: "bombing", "air strike".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Adjectives after "be": "critical".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// A verb with a noun that hangs on it: "impose" with "curfew".
    pub support: Option<Support>,
    /// Modes of the event.
    #[serde(default)]
    pub mode: Vec<String>,
    /// What arguments must be: for each role at least one of its fillers is one of these words or in
    /// one of these classes (`@weapon`).
    #[serde(default, rename = "where")]
    pub conditions: BTreeMap<String, Vec<String>>,
    /// What arguments may not be.
    #[serde(default)]
    pub unless: BTreeMap<String, Vec<String>>,
    /// Roles that name the actor, best first; by default those of the kind of predicate.
    pub actor: Option<Vec<String>>,
    /// Roles that name the recipient, best first.
    pub recipient: Option<Vec<String>>,
    /// Whether all who take part are actors; by default the category says so.
    pub reciprocal: Option<bool>,
    /// Whether it only tells what an act led to ("killed"), so that with the act's own word beside
    /// it both are one event.
    #[serde(default)]
    pub outcome: bool,
    /// What the number of a phrase counts: "killed *12 soldiers*" counts the dead.
    pub counts: Option<SizeField>,
    /// Roles whose number counts; by default those of the recipient. `self` is the predicate's noun.
    pub counted: Option<Vec<String>>,
    /// Sentences in which the frame is found.
    pub finds: Vec<String>,
    /// Sentences in which it is not.
    pub leaves: Vec<String>,
}

/// The sizes of an event, as the record names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SizeField {
    /// Killed.
    Dead,
    /// Wounded.
    Injured,
    /// Arrested.
    Arrested,
    /// Kidnapped.
    Abducted,
    /// Taking part in a protest.
    Protesters,
    /// Driven from their homes.
    Displaced,
    /// Soldiers moved.
    Troops,
    /// Flights of war planes.
    Sorties,
}

/// A predicate of two words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// The verbs.
    pub verbs: Vec<String>,
    /// The nouns, as object or behind a preposition.
    pub nouns: Vec<String>,
}

impl Keyed for Frame {
    fn key(&self) -> String {
        self.name.clone()
    }

    fn words(&mut self) -> Vec<&mut Vec<String>> {
        let own = [&mut self.verbs, &mut self.nouns, &mut self.adjectives];
        let support = self.support.as_mut().map(|support| [&mut support.verbs, &mut support.nouns]);
        own.into_iter().chain(support.into_iter().flatten()).collect()
    }
}

/// The part of speech of a predicate's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PredicateKind {
    /// A verb of its own.
    Verb,
    /// An event noun.
    Noun,
    /// An adjective after "be".
    Adjective,
    /// A verb that needs a noun: indexed by the noun.
    Support,
}

/// A frame at one of its predicates.
#[derive(Clone, Copy, Debug)]
pub struct Sense<'l> {
    /// The frame.
    pub frame: &'l Frame,
    /// The name of its category.
    pub category: &'l str,
    /// Its file, without folder and ending.
    pub file: &'l str,
    /// The words of the predicate: "carry out".
    pub words: &'l str,
    /// The line of a dictionary's entry, which has no name.
    pub line: Option<usize>,
    /// How many phrases a dictionary's pattern asks for.
    pub asks: usize,
    /// CAMEO's code, where a dictionary gives it.
    pub cameo: Option<&'l str>,
}

impl Sense<'_> {
    /// How records name the frame: `events/assault:bomb`, `petrarch/CAMEO.2.0.txt:1204`.
    pub fn rule(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => format!("events/{}:{}", self.file, self.frame.name),
        }
    }
}

/// The words by which a frame is found, for one kind of predicate.
pub(super) fn predicates(frame: &Frame, kind: PredicateKind) -> &[String] {
    match kind {
        PredicateKind::Verb => &frame.verbs,
        PredicateKind::Noun => &frame.nouns,
        PredicateKind::Adjective => &frame.adjectives,
        PredicateKind::Support => frame.support.as_ref().map_or(&[], |support| &support.nouns),
    }
}

/// English verbs stand before their particle, nouns behind what describes them.
pub(super) fn head_word(kind: PredicateKind, words: &str) -> &str {
    let head = match kind {
        PredicateKind::Verb => words.split(' ').next(),
        _ => words.split([' ', '-']).next_back(),
    };
    head.unwrap_or(words)
}
