//! Who said what.

use crate::{EntityId, Span, StatementId};
use serde::{Deserialize, Serialize};

/// Words that somebody is reported to have said, or declared otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Names it inside the article.
    pub id: StatementId,
    /// How the words are given.
    pub kind: StatementKind,
    /// What the speaker does with it.
    pub act: Act,
    /// Who vouches for it.
    pub speaker: Speaker,
    /// The words that report it; none for a quotation that goes on without them.
    pub cue: Option<Cue>,
    /// The words that are reported, in text order.
    pub content: Vec<Span>,
    /// To whom it was said.
    pub addressee: Option<Span>,
    /// Where or through what it was said: "in an interview with Channel One".
    pub venue: Option<Span>,
    /// The statement in whose content this one lies.
    pub within: Option<StatementId>,
    /// When it was said: the words.
    pub time: Option<Span>,
    /// The lexicon entry or rule that found it.
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f64,
}

/// How reported words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// Word for word, between quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// In the reporter's words with quoted ones among them.
    Mixed,
}

/// What a speaker does with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Says that it is so.
    Assert,
    /// Says that it is not so.
    Deny,
    /// Lays a wrong to somebody.
    Accuse,
    /// Finds fault.
    Criticise,
    /// Speaks well of somebody or something.
    Praise,
    /// Wants it done.
    Demand,
    /// Will do it.
    Promise,
    /// Will not do it.
    Refuse,
    /// Will do harm.
    Threaten,
    /// Says that harm may come.
    Warn,
    /// Is of one mind with somebody.
    Agree,
    /// Is sorry.
    Apologise,
    /// Wants to know.
    Ask,
    /// Says what will be.
    Predict,
}

/// Who vouches for a statement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The words that name the speaker.
    pub spans: Vec<Span>,
    /// The entity they refer to.
    pub entity: Option<EntityId>,
    /// Its fullest name, else the words.
    pub name: Option<String>,
    /// Whether the speaker cannot be told from others ("critics", "an official").
    pub anonymous: bool,
}

/// The words that report a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    /// The words: "has said", "according to".
    pub spans: Vec<Span>,
    /// Dictionary form of their head: "say".
    pub lemma: String,
}
