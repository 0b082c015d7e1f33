//! `dragoman lexicon check`: the form of all tables, and the examples of their entries.

use crate::arguments::Lexicon;
use crate::engine::Engine;
use crate::{ALL, Failure, NONE};
use dragoman_reading::lexicon::examples;

/// Checks the tables; gives the exit status.
pub fn check(arguments: &Lexicon) -> Result<u8, Failure> {
    let Lexicon::Check { knowledge } = arguments;
    let engine = Engine::open(knowledge)?;
    let faults = examples::check(engine.lexicon(), |sentence| engine.parse(sentence));
    for fault in &faults {
        eprintln!("{fault}");
    }
    let n_examples = engine.lexicon().examples().len();
    println!("{n_examples} examples, {} do not hold", faults.len());
    Ok(if faults.is_empty() { ALL } else { NONE })
}
