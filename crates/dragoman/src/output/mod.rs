//! Records out: a page for a person, JSON lines, Parquet tables.

mod jsonl;
mod page;
mod parquet;

use crate::Failure;
use crate::arguments::{Format, Read};
use dragoman_records::Record;
use jsonl::JsonLines;
use page::Pages;
use parquet::TableFiles;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

const STANDARD_OUTPUT: &str = "standard output";

/// Where records go.
pub enum Output {
    Pages(Pages),
    JsonLines(JsonLines),
    Tables(TableFiles),
}

impl Output {
    /// Opens what the user asked for: without a word, a page on a terminal and JSON lines elsewhere.
    pub fn open(arguments: &Read) -> Result<Self, Failure> {
        let to_person = arguments.out.is_none() && io::stdout().is_terminal();
        let default = if to_person { Format::Pretty } else { Format::Jsonl };
        let out = arguments.out.as_deref();
        match (arguments.format.unwrap_or(default), out) {
            (Format::Pretty, _) => Ok(Self::Pages(Pages::new(painted(out)?))),
            (Format::Jsonl, _) => Ok(Self::JsonLines(JsonLines::new(plain(out)?))),
            (Format::Parquet, Some(folder)) => TableFiles::create(folder).map(Self::Tables),
            (Format::Parquet, None) => {
                Err("--format parquet writes several files, expected a folder: --out DIR".into())
            }
        }
    }

    /// Writes some records, in order.
    pub fn write(&mut self, records: &[Record]) -> Result<(), Failure> {
        match self {
            Self::Pages(pages) => pages.write(records),
            Self::JsonLines(lines) => lines.write(records),
            Self::Tables(tables) => tables.write(records),
        }
    }

    /// Writes what is left; nothing may come after it.
    pub fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Pages(pages) => pages.finish(),
            Self::JsonLines(lines) => lines.finish(),
            Self::Tables(tables) => tables.finish(),
        }
    }
}

/// A file or standard output, with the name that errors call it by.
struct Stream {
    name: String,
    inner: Box<dyn Write>,
}

/// JSON lines go out byte for byte.
fn plain(out: Option<&Path>) -> Result<Stream, Failure> {
    match out {
        Some(path) => Ok(Stream::new(file_name(path), create(path)?)),
        None => Ok(Stream::new(STANDARD_OUTPUT.into(), io::stdout())),
    }
}

/// Colour goes to a terminal only.
fn painted(out: Option<&Path>) -> Result<Stream, Failure> {
    match out {
        Some(path) => Ok(Stream::new(file_name(path), anstream::StripStream::new(create(path)?))),
        None => Ok(Stream::new(STANDARD_OUTPUT.into(), anstream::stdout())),
    }
}

fn file_name(path: &Path) -> String {
    path.display().to_string()
}

fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|error| format!("{}: cannot be written: {error}", path.display()))
}

impl Stream {
    fn new(name: String, inner: impl Write + 'static) -> Self {
        Self { name, inner: Box::new(BufWriter::new(inner)) }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        crate::unless_closed(self.inner.write_all(bytes), &self.name)
    }

    fn finish(mut self) -> Result<(), Failure> {
        crate::unless_closed(self.inner.flush(), &self.name)
    }
}
