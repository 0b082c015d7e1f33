//! Persons, organisations, places and groups of an article.

use crate::{EntityId, Span};
use serde::{Deserialize, Serialize};

/// A person, organisation, place or group in an article, with its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Names it inside the article.
    pub id: EntityId,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest name, else the words of the first mention.
    pub name: String,
    /// PLOVER country or non-state code (`RUS`, `IGO`, `IMG`), where known.
    pub code: Option<String>,
    /// PLOVER sector (`GOV`, `MIL`, `REB`), where known.
    pub sector: Option<String>,
    /// The office or function that the article or the lexicon gives it.
    pub role: Option<String>,
    /// Where it is mentioned, in text order.
    pub mentions: Vec<Span>,
    /// Those of the mentions that are names; the others are noun phrases ("the minister") and pronouns.
    #[serde(default)]
    pub names: Vec<Span>,
    /// Its Wikidata item, only where certain.
    pub wikidata: Option<String>,
    /// Whether a mention spells its name otherwise than the lexicon or the rest of the article, by a
    /// letter or two, so that a reader had better check it.
    #[serde(default)]
    pub misspelt: bool,
}

/// What an entity is: OntoNotes' types of names, and groups of people without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityType {
    /// A human being.
    Person,
    /// A company, institution, party, armed group.
    Org,
    /// A country, state, city: a place that can act.
    Gpe,
    /// A region, river, mountain: a place that cannot act.
    Loc,
    /// A building, airport, road, bridge.
    Fac,
    /// A nationality, religion or political bent ("Syrians", "Shia").
    Norp,
    /// A named war, storm, sports event.
    Event,
    /// People without a name ("critics", "the protesters").
    Group,
    /// Any other named thing: products, laws, works of art.
    Other,
}
