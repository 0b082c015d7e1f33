//! One published report.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One published report, cleaned: what ingest gives and every other step takes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Given by the input, else a hash of the text.
    pub id: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The outlet that published it.
    pub publisher: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The names of its authors.
    pub byline: Vec<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// How the day of publication is known.
    pub published_from: Option<PublishedFrom>,
    /// An ISO 639-1 code, where known.
    pub language: Option<String>,
    /// The clean body. Every offset of the record counts code points of it.
    pub text: String,
}

/// How the day of publication is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// The user said so.
    Given,
    /// The page or the input record carries it.
    Metadata,
    /// The text opens with it.
    Dateline,
}
