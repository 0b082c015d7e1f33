//! Who is said by the title of an article to have said what.

use crate::{Act, Cue, Span, Speaker, StatementKind, TitleStatementId};
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
