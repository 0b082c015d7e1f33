//! The command line: arguments into calls, results into output; glue only.
//!
//! 1. `arguments`  what the user asked for.
//! 2. `engine`     model and lexicon, opened once; an article in, its record out.
//! 3. `run`        many inputs, read side by side and written in order.
//! 4. `output`     a page for a person, JSON lines, Parquet tables.
//! 5. `explain`    the way from the words to one record.
//! 6. `lexicon`    checks the examples of the lexicon.
//!
//! The exit status is 0 if everything was read, 1 if nothing was or the call was wrong, and 2 if
//! some inputs were skipped.

mod arguments;
mod engine;
mod explain;
mod lexicon;
mod output;
mod run;
mod screen;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// What went wrong, as one line for the user.
type Failure = String;

/// Everything was read.
const ALL: u8 = 0;
/// Nothing was, or the call was wrong.
const NONE: u8 = 1;
/// Some inputs were skipped.
const SOME: u8 = 2;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let done = match arguments.command {
        Command::Read(arguments) => run::read(&arguments),
        Command::Explain(arguments) => explain::explain(&arguments),
        Command::Lexicon(arguments) => lexicon::run(&arguments),
        Command::Completions { shell } => completions(shell),
    };
    ExitCode::from(done.unwrap_or_else(|failure| {
        eprintln!("{failure}");
        NONE
    }))
}

/// Prints what clap has to say: help and version are no mistakes, everything else is.
fn usage(error: &clap::Error) -> ExitCode {
    // Nothing can be done about a closed terminal.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { NONE } else { ALL })
}

fn completions(shell: clap_complete::Shell) -> Result<u8, Failure> {
    clap_complete::generate(shell, &mut Arguments::command(), "dragoman", &mut io::stdout());
    Ok(ALL)
}

/// Writes a page to standard output, in colour on a terminal.
fn write_page(page: &str) -> Result<(), Failure> {
    unless_closed(anstream::stdout().write_all(page.as_bytes()), "standard output")
}

/// A reader that has seen enough (`| head`) is no failure.
fn unless_closed(result: io::Result<()>, name: &str) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(ALL.into()),
        Err(error) => Err(format!("{name}: cannot be written: {error}")),
        Ok(()) => Ok(()),
    }
}
