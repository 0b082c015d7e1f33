//! The nouns of Dragoman: plain types that flow between its steps and leave it.
//!
//! Nothing here acts. [`Article`] is what ingest gives; [`Reading`] is what reading an article
//! gives; [`Record`] is the two together, the shape of one line of output.
//!
//! Every offset is a Unicode code point of the article's `text`, held in a [`Span`]; in a [`TitleStatement`] and a
//! [`TitleEvent`] alone it is one of the title.
//! Field names and their order are the record of `docs/record.md`.

mod article;
mod entity;
mod event;
mod id;
mod place;
mod reading;
mod span;
mod statement;
#[cfg(feature = "tables")]
pub mod tables;
mod time;
mod title;
mod written;

pub use article::{Article, PublishedFrom};
pub use entity::{Entity, EntityType};
pub use event::{Aux, Contested, Event, EventLocation, Party, Range, Size};
pub use id::{
    AccountId, EntityId, EventId, MainEventId, PlaceId, RelationId, StatementId, TimeId, TitleEventId,
    TitleStatementId,
};
pub use place::{Place, PlaceCandidate, Precision};
pub use reading::{Reading, Record, Relation};
pub use span::{Span, TextIndex};
pub use statement::{Act, Cue, Speaker, Statement, StatementKind};
pub use time::{TimeExpression, TimeType};
pub use title::{TitleEvent, TitleStatement};
