//! Standing ties between entities.

use crate::Parsed;
use dragoman_records::Relation;

/// Finds the relations of an article, in text order.
pub fn find_relations(_parsed: &Parsed<'_>) -> Vec<Relation> {
    Vec::new()
}
