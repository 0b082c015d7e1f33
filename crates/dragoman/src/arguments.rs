//! What can be asked for. The help texts are the manual of the program.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use std::path::PathBuf;

const READ_EXAMPLES: &str = "\
Examples:
  dragoman read report.txt --published 2015-10-12
      a page: who said what, who did what to whom, what is contested
  dragoman read *.html --format jsonl --out records.jsonl
      one JSON record a line; docs/record.md tells its fields
  dragoman read crawl.jsonl --format parquet --out tables/ --threads 8
      one Parquet file a table
  curl -s https://example.org/report.html | dragoman read -

Exit status: 0 if everything was read, 1 if nothing was, 2 if some inputs were skipped.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  dragoman explain report.txt v3
      the words, the clause, the lexicon entry and the actors of the third event
  dragoman explain crawl.jsonl s1 --article a17";

/// Reads news reports and writes down who said what and who did what to whom, each row with the
/// words that support it and the one who vouches for it.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read reports: plain text, HTML pages, JSON lines
    #[command(after_help = READ_EXAMPLES)]
    Read(Read),
    /// Show the way from the words of a report to one of its records
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// Look after the lexicon
    #[command(subcommand)]
    Lexicon(Lexicon),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// What every reading needs to know.
#[derive(Args, Debug, Default)]
pub struct Knowledge {
    /// A spaCy v3 CNN pipeline, a folder or a wheel [default: the one in the program]
    #[arg(long, value_name = "PATH", env = "DRAGOMAN_MODEL")]
    pub model: Option<PathBuf>,
    /// A folder of lexicon tables that add to the built-in ones and override them
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
}

/// Events that are less likely than this to be events are left out unless the user wants them.
pub const LEAST: f64 = 0.45;

/// Which events are told.
#[derive(Args, Clone, Copy, Debug)]
pub struct Sureness {
    /// Leave out events of less confidence, from 0 to 1; 0 keeps all that is found
    #[arg(long, value_name = "LEAST", default_value_t = LEAST, value_parser = probability)]
    pub min_confidence: f64,
}

impl Default for Sureness {
    fn default() -> Self {
        Self { min_confidence: LEAST }
    }
}

fn probability(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| format!("{text:?} is no probability, expected a number from 0 to 1"))
}

#[derive(Args, Debug, Default)]
pub struct Read {
    /// Files to read; `-` is standard input
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// How to write records [default: pretty on a terminal, else jsonl]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Where to write: a file, or a folder for parquet [default: standard output]
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Day of publication, as 2015-10-12; overrides what the input says
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    #[command(flatten)]
    pub knowledge: Knowledge,
    #[command(flatten)]
    pub sureness: Sureness,
    /// How many articles are read at a time [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A page an article, for a person
    Pretty,
    /// One JSON record a line
    Jsonl,
    /// One Parquet file a table, in a folder
    Parquet,
}

#[derive(Args, Debug)]
pub struct Explain {
    /// The file with the report; `-` is standard input
    pub file: PathBuf,
    /// The record: s3 is a statement, h1 one of the title, v2 an event, g1 one of the title, e1 an entity, p4 a place, t1 a time, r1 a relation
    pub id: String,
    /// The article's id, if the file has several
    #[arg(long, value_name = "ID")]
    pub article: Option<String>,
    /// Day of publication, as 2015-10-12; overrides what the input says
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    #[command(flatten)]
    pub knowledge: Knowledge,
    #[command(flatten)]
    pub sureness: Sureness,
}

#[derive(Debug, Subcommand)]
pub enum Lexicon {
    /// Check the form of all tables and run the examples of their entries
    Check {
        #[command(flatten)]
        knowledge: Knowledge,
    },
    /// Print the examples: rule, finds or leaves, sentence, parted by tabs
    Examples {
        #[command(flatten)]
        knowledge: Knowledge,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }
}
