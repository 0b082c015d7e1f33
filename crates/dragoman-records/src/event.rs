//! Who did what to whom, in PLOVER 2.0's terms.

use crate::{AccountId, EntityId, EventId, PlaceId, Precision, Span, StatementId};
use serde::{Deserialize, Serialize};

/// One thing that somebody is reported to have done. Codes are the PLOVER 2.0 manual's; they are
/// strings because a user's lexicon may add its own categories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Names it inside the article.
    pub id: EventId,
    /// The category: `ASSAULT`.
    pub event: String,
    /// How: `aerial`.
    pub mode: Vec<String>,
    /// Why: `territory`.
    pub context: Vec<String>,
    /// Whether it is not a plain fact of the present or near past.
    pub aux: Vec<Aux>,
    /// Who did it. All sides, if they did it to each other.
    pub actor: Vec<Party>,
    /// To whom.
    pub recipient: Vec<Party>,
    /// The first day, ISO 8601, as finely as known: `2015-10`, `2015-10-11`.
    pub date: Option<String>,
    /// The last day, if it took several.
    pub enddate: Option<String>,
    /// Where.
    pub event_loc: Option<EventLocation>,
    /// How many.
    pub size: Size,
    /// PLOVER's quad class: `MATERIAL CONFLICT`.
    pub quad_code: Option<String>,
    /// PLOVER's conflict–cooperation score, −10 to 10.
    pub event_scale: Option<f64>,
    /// CAMEO's code, where the category with its modes has one or a verb dictionary gives it: `1723`.
    pub cameo: Option<String>,
    /// The statement it hangs on; none when the article itself vouches for it.
    pub reported_by: Option<StatementId>,
    /// The words that support it.
    pub evidence: Vec<Span>,
    /// The lexicon entry or rule that found it.
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f64,
}

/// PLOVER's auxiliary modes (manual, section 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aux {
    /// Long past: "during the decolonisation struggle".
    Historical,
    /// To come: "will meet next month".
    Future,
    /// Only thought of: "if forces were to cross".
    Hypothetical,
    /// Did not happen.
    Negation,
}

/// An actor or a recipient.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Party {
    /// The words, where the text has them.
    pub span: Option<Span>,
    /// The words, spelt out.
    pub text: String,
    /// The entity they refer to.
    pub entity: Option<EntityId>,
    /// Its fullest name.
    pub name: Option<String>,
    /// PLOVER country or non-state code.
    pub code: Option<String>,
    /// PLOVER sector.
    pub sector: Option<String>,
}

/// Where an event took place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventLocation {
    /// The place of the article it was taken from.
    pub place: Option<PlaceId>,
    /// The words.
    pub span: Option<Span>,
    /// The gazetteer's name, else the words.
    pub name: String,
    /// Name of the country.
    pub country: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country_code: Option<String>,
    /// First-order division.
    pub province: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// GeoNames identifier.
    pub geonameid: Option<u64>,
    /// How finely it is known.
    pub precision: Option<Precision>,
}

/// How many were dead, injured, arrested…; each a range, since reports give bounds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// Killed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead: Option<Range>,
    /// Wounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub injured: Option<Range>,
    /// Arrested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrested: Option<Range>,
    /// Kidnapped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abducted: Option<Range>,
    /// Taking part in a protest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protesters: Option<Range>,
    /// Driven from their homes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub displaced: Option<Range>,
    /// Soldiers moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub troops: Option<Range>,
    /// Flights of war planes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sorties: Option<Range>,
}

/// A number as a report bounds it: "up to 128" has no `min`, "at least a dozen" no `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// At least.
    pub min: Option<u64>,
    /// At most.
    pub max: Option<u64>,
}

/// Two accounts of one matter in one article that differ: events, or statements of which one denies what the other
/// says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contested {
    /// One account.
    pub a: AccountId,
    /// The other.
    pub b: AccountId,
    /// What they differ on: `actor`, `recipient`, `size`, `place`, `happening`.
    pub what: String,
    /// The rule that laid the two beside each other.
    pub rule: String,
}
