//! Where the suite gets its parses from.

use dragoman_language::Document;
use std::collections::BTreeMap;

/// What to do so that the suite runs.
pub const HOW: &str = "no parses: set DRAGOMAN_SUITE_PARSES to a file of JSON lines with text and table";

/// Parses the texts of cases.
pub struct Parser {
    tables: BTreeMap<String, String>,
}

/// The parser, if there is one.
pub fn open() -> Option<Parser> {
    let path = std::env::var("DRAGOMAN_SUITE_PARSES").ok()?;
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let rows = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a JSON line"));
    let field = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    Some(Parser { tables: rows.map(|row| (field(&row, "text"), field(&row, "table"))).collect() })
}

impl Parser {
    /// The parse of a text.
    pub fn parse(&self, text: &str) -> Result<Document, String> {
        Document::from_table(self.tables.get(text).ok_or("no parse of this text")?)
    }
}
