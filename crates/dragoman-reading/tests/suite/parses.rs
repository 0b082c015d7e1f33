//! Where the suite gets its parses from: the language model, if there is one.

use dragoman_language::Pipeline;
use std::path::{Path, PathBuf};

/// What to do so that the suite runs.
pub const HOW: &str = "no model: run `make model` or set DRAGOMAN_MODEL";

/// The model named by the environment, else the one that `make` fetched, else the one built in.
pub fn open() -> Option<Pipeline> {
    match std::env::var_os("DRAGOMAN_MODEL").map(PathBuf::from).or_else(fetched) {
        Some(path) => Some(Pipeline::open(&path).unwrap_or_else(|error| panic!("{error}"))),
        None => Pipeline::bundled().unwrap_or_else(|error| panic!("{error}")),
    }
}

fn fetched() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.models");
    let files = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    files.filter(|path| path.extension().is_some_and(|end| end == "whl")).min()
}
