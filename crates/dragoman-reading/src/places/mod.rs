//! Toponyms and where they lie.

use crate::Parsed;
use dragoman_records::Place;

/// Finds the toponyms of an article, in text order.
pub fn find_places(_parsed: &Parsed<'_>) -> Vec<Place> {
    Vec::new()
}
