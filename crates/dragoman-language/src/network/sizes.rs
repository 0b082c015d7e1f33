//! Settings of the networks: sizes of layers inside the bounds that the code keeps, JSON files.

use super::dense::Dense;
use crate::error::Error;
use crate::model::Section;
use serde_json::{Map, Value};

/// A size that is at least 1, and small enough for its products not to overflow.
pub fn read_size(section: Section<'_>, name: &str) -> Result<usize, Error> {
    const MAX: usize = 1 << 16;
    match section.number(name)? {
        size @ 1..=MAX => Ok(size),
        size => Err(section.error(name, format_args!("expected 1 to {MAX}, found {size}"))),
    }
}

/// The number of pieces of a maxout layer.
pub fn read_pieces(section: Section<'_>) -> Result<usize, Error> {
    const NAME: &str = "maxout_pieces";
    let max = Dense::MAX_PIECES;
    match section.number(NAME)? {
        n_pieces if (1..=max).contains(&n_pieces) => Ok(n_pieces),
        found => Err(section.error(NAME, format_args!("expected 1 to {max}, found {found}"))),
    }
}

/// Parses a file that holds one JSON object.
pub fn read_json(file: &str, text: &str) -> Result<Map<String, Value>, Error> {
    serde_json::from_str(text).map_err(|why| Error::new(file, format!("expected a JSON object: {why}")))
}
