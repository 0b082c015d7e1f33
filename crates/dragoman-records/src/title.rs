//! What the title of an article tells: who said what, who did what to whom.

use crate::{
    Act, Aux, Cue, EventId, Party, Size, Span, Speaker, StatementKind, TitleEventId, TitleStatementId,
};
use serde::{Deserialize, Serialize};

/// A statement of the title. Its spans count code points of the title, not of the text, which is why it has a list
/// of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TitleStatement {
    /// Names it inside the article.
    pub id: TitleStatementId,
    /// How the words are given.
    pub kind: StatementKind,
    /// What the speaker does with it.
    pub act: Act,
    /// Who vouches for it: words of the title, an entity of the text.
    pub speaker: Speaker,
    /// The words that report it; none for a name with a colon.
    pub cue: Option<Cue>,
    /// The words that are reported, in the order of the title.
    pub content: Vec<Span>,
    /// The lexicon entry or rule that found it.
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f64,
}

/// An event of the title. Its spans, those of its parties too, count code points of the title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TitleEvent {
    /// Names it inside the article.
    pub id: TitleEventId,
    /// The category: `ASSAULT`.
    pub event: String,
    /// How: `aerial`.
    pub mode: Vec<String>,
    /// Why: `territory`.
    pub context: Vec<String>,
    /// Whether it is not a plain fact of the present or near past.
    pub aux: Vec<Aux>,
    /// Who did it: words of the title, entities of the text.
    pub actor: Vec<Party>,
    /// To whom.
    pub recipient: Vec<Party>,
    /// How many.
    pub size: Size,
    /// The event of the text that tells it too; none if none of its category does.
    pub told_in: Option<EventId>,
    /// The words that support it.
    pub evidence: Vec<Span>,
    /// The lexicon entry or rule that found it.
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f64,
}
