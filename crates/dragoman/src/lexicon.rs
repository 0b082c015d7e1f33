//! `dragoman lexicon`: the form of all tables, the examples of their entries, what a user's folder does to built-in
//! entries, and what of his dictionaries was left out.

use crate::arguments::{Knowledge, Lexicon};
use crate::engine::Engine;
use crate::{ALL, Failure, NONE, write_page};
use dragoman_reading::lexicon::examples;

/// Does what the arguments ask for; gives the exit status.
pub fn run(arguments: &Lexicon) -> Result<u8, Failure> {
    match arguments {
        Lexicon::Check { knowledge } => check(knowledge),
        Lexicon::Examples { knowledge } => print_examples(knowledge),
    }
}

fn check(knowledge: &Knowledge) -> Result<u8, Failure> {
    let engine = Engine::open(knowledge)?;
    for change in &engine.lexicon().changes {
        println!("{change}");
    }
    for note in &engine.lexicon().petrarch.notes {
        println!("{note}");
    }
    let faults = examples::check(engine.lexicon(), |sentence| engine.parse(sentence));
    for fault in &faults {
        eprintln!("{fault}");
    }
    let n_examples = engine.lexicon().examples().len();
    println!("{n_examples} examples, {} do not hold", faults.len());
    Ok(if faults.is_empty() { ALL } else { NONE })
}

fn print_examples(knowledge: &Knowledge) -> Result<u8, Failure> {
    let engine = Engine::open(knowledge)?;
    let lines = engine.lexicon().examples().into_iter().map(|example| {
        let wanted = if example.must_find { "finds" } else { "leaves" };
        format!("{}\t{wanted}\t{}\n", example.rule, example.sentence)
    });
    write_page(&lines.collect::<String>())?;
    Ok(ALL)
}
