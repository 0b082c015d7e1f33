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
