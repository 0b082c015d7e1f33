//! Predicates that say something of another event: agree to it, threaten it, demand it, end it.
//!
//! What an operator and the event under it come to together is decided in `events::compose`; the
//! words are data (`lexicon/operators.toml`).

use super::phrase_roles::PhraseRoles;
use super::plover::Plover;
use super::{Entry, Example, Folder, Keyed, LexiconError, Table, examples};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILE: &str = "operators.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/operators.toml");

/// What an operator does to the event under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OperatorKind {
    /// Will do it: agree, promise, offer, plan.
    Commit,
    /// Will do it as harm: threaten.
    Threaten,
    /// Wants it done: demand, urge, call for.
    Demand,
    /// Will not have it: refuse, reject, rule out.
    Refuse,
    /// Says that it is not so: deny.
    Deny,
    /// Lays it to somebody: accuse.
    Accuse,
    /// Brings it to an end or keeps it from going on: stop, lift, suspend.
    Stop,
    /// It goes on or begins: begin, continue, resume, carry out, hold.
    Perform,
    /// Tries it: attempt, seek.
    Try,
    /// Does not bring it about: fail.
    Fail,
    /// Lets others do it: allow.
    Allow,
    /// Keeps others from it: prevent.
    Prevent,
    /// Speaks for it: welcome, back.
    Praise,
    /// Wishes or thinks it: want, hope; the event under it is none.
    Wish,
}

/// An operator: its words and what it does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// Names the operator.
    pub name: String,
    /// What it does to the event under it.
    pub kind: OperatorKind,
    /// Verbs, with particle or preposition.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns: "threat", "offer".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Adjectives after "be": "ready".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// The category when nothing that it governs is an event; none: no event.
    pub alone: Option<String>,
    /// Roles that name the recipient, best first; else the event under it tells.
    #[serde(default)]
    pub recipient: Vec<String>,
    /// Sentences in which it is found.
    #[serde(default)]
    pub finds: Vec<String>,
    /// Sentences in which it is not.
    #[serde(default)]
    pub leaves: Vec<String>,
}

impl Keyed for Operator {
    fn key(&self) -> String {
        self.name.clone()
    }

    fn words(&mut self) -> Vec<&mut Vec<String>> {
        vec![&mut self.verbs, &mut self.nouns, &mut self.adjectives]
    }
}

impl Operator {
    /// How records name it: `operators:threaten`.
    pub fn rule(&self) -> String {
        format!("operators:{}", self.name)
    }

    /// Whether it makes an event of its own, so that its examples can show it.
    fn makes_events(&self) -> bool {
        !matches!(
            self.kind,
            OperatorKind::Perform | OperatorKind::Try | OperatorKind::Wish | OperatorKind::Deny
        )
    }
}

/// The operators, by the head words of their predicates.
#[derive(Debug, Default)]
pub struct Operators {
    table: Table<Operator>,
    verbs: FxHashMap<String, Vec<(usize, usize)>>,
    nouns: FxHashMap<String, usize>,
    adjectives: FxHashMap<String, usize>,
}

impl Operators {
    pub(super) fn load(plover: &Plover, roles: &PhraseRoles, user: &Folder) -> Result<Self, LexiconError> {
        let mut operators = Self { table: Table::load(FILE, "operator", BUNDLED, user)?, ..Self::default() };
        for (idx, entry) in operators.table.entries().iter().enumerate() {
            check(plover, roles, entry)?;
            for (words, verb) in entry.value.verbs.iter().enumerate() {
                let head = verb.split(' ').next().unwrap_or(verb);
                operators.verbs.entry(head.to_owned()).or_default().push((idx, words));
            }
            operators.nouns.extend(entry.value.nouns.iter().map(|noun| (noun.clone(), idx)));
            operators.adjectives.extend(entry.value.adjectives.iter().map(|word| (word.clone(), idx)));
        }
        Ok(operators)
    }

    /// The operators with a verb that begins with this one, each with all its words.
    pub fn with_verb(&self, head: &str) -> impl Iterator<Item = (&Operator, &str)> {
        let keys = self.verbs.get(head).map_or(&[][..], Vec::as_slice);
        keys.iter().map(|&(idx, words)| {
            let operator = &self.table.entries()[idx].value;
            (operator, operator.verbs[words].as_str())
        })
    }

    /// The operator that a noun is.
    pub fn with_noun(&self, noun: &str) -> Option<&Operator> {
        self.nouns.get(noun).map(|&idx| &self.table.entries()[idx].value)
    }

    /// The operator that an adjective after "be" is.
    pub fn with_adjective(&self, adjective: &str) -> Option<&Operator> {
        self.adjectives.get(adjective).map(|&idx| &self.table.entries()[idx].value)
    }

    /// The entry of that name.
    pub fn entry(&self, name: &str) -> Option<&Entry<Operator>> {
        self.table.entries().iter().find(|entry| entry.value.name == name)
    }

    /// The examples of the operators.
    pub fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        self.table.entries().iter().flat_map(|entry| {
            let value = &entry.value;
            examples::of_entry(entry, &value.rule(), &value.finds, &value.leaves)
        })
    }
}

fn check(plover: &Plover, roles: &PhraseRoles, entry: &Entry<Operator>) -> Result<(), LexiconError> {
    let operator = &entry.value;
    let fault = |message: String| Err(LexiconError::at(&entry.file, entry.line, message));
    if let Some(message) = operator.alone.as_ref().and_then(|name| plover.fault(name, &[])) {
        return fault(message);
    }
    if let Some(message) = roles.fault(&operator.recipient) {
        return fault(message);
    }
    if operator.makes_events() && (operator.finds.is_empty() || operator.leaves.is_empty()) {
        return fault(format!("{:?} needs a sentence it finds and one it leaves", operator.name));
    }
    Ok(())
}
