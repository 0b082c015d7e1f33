//! A stretch of text that stands for somebody or something.

use super::describe::Description;
use crate::lexicon::{Gender, Known};
use dragoman_records::EntityType;
use std::ops::Range;

/// A mention, before it is known what it refers to.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The words to show: a name without titles, a noun phrase without clauses, a pronoun.
    pub(super) tokens: Range<usize>,
    /// The head of the noun phrase.
    pub(super) head: usize,
    pub(super) form: Form,
    /// What it is; of a pronoun and a thing `Other`.
    pub(super) kind: EntityType,
    /// What the lexicon says that a name is of.
    pub(super) known: Option<Known>,
    /// A code that the words around a name give it against the lexicon's first reading.
    pub(super) code: Option<String>,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    /// What the phrase says of itself: of a name its title, of a nominal its words.
    pub(super) description: Description,
}

/// Forms of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "Angela Merkel".
    Name,
    /// "the chancellor".
    Nominal,
    /// "she".
    Pronoun,
    /// A noun phrase that denotes nobody; kept because "it" and "they" may mean it.
    Thing,
    /// A noun before a noun: "*city* centre"; it takes part in coreference alone.
    Modifier,
}
