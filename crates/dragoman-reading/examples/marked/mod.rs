//! Texts with their parses, for the examples about coreference.

use dragoman_language::Document;
use serde_json::Value;
use std::error::Error;
use std::io::{BufRead, BufReader, BufWriter, Write};

/// Shows each text of a file of JSON lines with `id`, `title` and `text`, with its parse from one with `id` and `table` for the
/// same texts, as the example `parse` writes; prints the JSON line that is made of it.
pub fn each(
    texts: &str,
    tables: &str,
    make: impl Fn(&Value, &Document) -> Result<Value, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let lines = |path: &str| Ok::<_, std::io::Error>(BufReader::new(std::fs::File::open(path)?).lines());
    let mut tables = lines(tables)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in lines(texts)? {
        let row: Value = serde_json::from_str(&line?)?;
        let table: Value = serde_json::from_str(&tables.next().ok_or("fewer tables than texts")??)?;
        if table["id"] != row["id"] {
            return Err(format!("{} among the tables, {} among the texts", table["id"], row["id"]).into());
        }
        let document = Document::from_table_of(
            row["text"].as_str().ok_or("no text")?,
            table["table"].as_str().ok_or("no table")?,
        )?;
        writeln!(out, "{}", make(&row, &document)?)?;
    }
    Ok(())
}
