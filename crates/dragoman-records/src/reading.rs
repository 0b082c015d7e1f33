//! What reading an article gives, and the whole record of an article.

use crate::{
    Article, Contested, Entity, EntityId, Event, MainEventId, Place, RelationId, Span, Statement,
    StatementId, TimeExpression, TitleEvent, TitleStatement,
};
use serde::{Deserialize, Serialize};

/// What an article reports. Lists are in text order, and the id of a row is its place in its list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The sentences of the text.
    pub sentences: Vec<Span>,
    /// Who and what is spoken of.
    pub entities: Vec<Entity>,
    /// Toponyms.
    pub places: Vec<Place>,
    /// Time expressions.
    pub times: Vec<TimeExpression>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Who said what by the title; spans count code points of the title.
    #[serde(default)]
    pub title_statements: Vec<TitleStatement>,
    /// Who did what to whom.
    pub events: Vec<Event>,
    /// Who did what to whom by the title; spans count code points of the title.
    #[serde(default)]
    pub title_events: Vec<TitleEvent>,
    /// What the report is chiefly about: what its title tells first, else what its first sentence tells first.
    #[serde(default)]
    pub main_event: Option<MainEventId>,
    /// Standing ties.
    pub relations: Vec<Relation>,
    /// Pairs of events that tell of one happening and differ.
    pub contested: Vec<Contested>,
    /// Chains of mentions of one thing, names and pronouns together.
    pub coreference: Vec<Vec<Span>>,
}

/// A standing tie between two entities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// Names it inside the article.
    pub id: RelationId,
    /// `member_of`, `leads`, `allied_with`, `fighting_against`, `located_in`, `communicated_with`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The one it is said of. (The field names are re3d's.)
    pub source: EntityId,
    /// The other.
    pub target: EntityId,
    /// The words that support it.
    pub evidence: Vec<Span>,
    /// The statement it hangs on.
    pub reported_by: Option<StatementId>,
    /// The lexicon entry or rule that found it.
    pub rule: String,
}

/// One line of output: an article and what it reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The report.
    #[serde(flatten)]
    pub article: Article,
    /// What it reports.
    #[serde(flatten)]
    pub reading: Reading,
}
