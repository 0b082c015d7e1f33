//! Where the suite gets its parses from: the language model, if there is one.

use dragoman_language::Pipeline;
use std::path::Path;

/// What to do so that the suite runs.
pub const HOW: &str = "no model: build with models/en_dragoman_news or set DRAGOMAN_MODEL";

/// The model named by the environment, else the one built in.
pub fn open() -> Option<Pipeline> {
    match std::env::var_os("DRAGOMAN_MODEL") {
        Some(path) => Some(Pipeline::open(Path::new(&path)).unwrap_or_else(|error| panic!("{error}"))),
        None => Pipeline::bundled().unwrap_or_else(|error| panic!("{error}")),
    }
}
