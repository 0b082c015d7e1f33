//! Toponyms and where they lie.

use crate::{PlaceId, Span};
use serde::{Deserialize, Serialize};

/// A toponym of an article and the place it names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Names it inside the article.
    pub id: PlaceId,
    /// The words.
    pub span: Span,
    /// The gazetteer's name, else the words.
    pub name: String,
    /// Degrees north, where known.
    pub lat: Option<f64>,
    /// Degrees east, where known.
    pub lon: Option<f64>,
    /// The GeoNames identifier, where known.
    pub geonameid: Option<u64>,
    /// ISO 3166-1 alpha-3 code of the country it lies in.
    pub country_code: Option<String>,
    /// First-order division it lies in.
    pub province: Option<String>,
    /// How finely the place is known.
    pub precision: Option<Precision>,
    /// Whether the words speak of the place itself. False where they speak of a government, a people
    /// or a body by the name of a place: "the *Syrian* army", "*Moscow* denied it".
    pub literal: bool,
    /// Those that the name may mean, likeliest first, where that is not sure; empty if it is.
    pub candidates: Vec<PlaceCandidate>,
    /// What the decision rests on, or why there is none.
    pub why: Option<String>,
}

/// One of several bearers of a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceCandidate {
    /// The GeoNames identifier, where known.
    pub geonameid: Option<u64>,
    /// The gazetteer's name.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of the country it lies in.
    pub country_code: Option<String>,
    /// First-order division it lies in.
    pub province: Option<String>,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// How finely a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// Somewhere in the country.
    Country,
    /// Somewhere in a first-order division.
    Province,
    /// Somewhere in a second-order division.
    District,
    /// In the populated place.
    City,
    /// At the very spot.
    Point,
}
