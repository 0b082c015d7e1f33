//! Tests that need a whole model: the project's own, which stands in `models` at the root of the
//! workspace. Without it they say that they skip.

mod answers;
mod damage;
mod errors;
mod folder;
mod laws;

use dragoman_language::Pipeline;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static PIPELINE: LazyLock<Option<Pipeline>> =
    LazyLock::new(|| own_model().map(|folder| Pipeline::open(&folder).expect("the model opens")));

/// The pipeline to test, if there is one.
fn pipeline() -> Option<&'static Pipeline> {
    if PIPELINE.is_none() {
        eprintln!("skipped: no models/en_dragoman_news");
    }
    PIPELINE.as_ref()
}

/// The folder of the project's own model, if it is there.
fn own_model() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/en_dragoman_news");
    folder.is_dir().then_some(folder)
}
