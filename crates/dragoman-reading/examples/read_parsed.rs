//! Reads articles whose parse was made elsewhere and writes their records.
//!
//! Takes a file of JSON lines with `id`, `text`, `published` and `table` (the form of
//! `Document::to_table`), so that reading can be worked on without the language step. A folder after it
//! holds tables that are laid over the built-in ones.

use dragoman_language::Document;
use dragoman_reading::lexicon::Lexicon;
use dragoman_records::{Article, Record};
use std::error::Error;
use std::io::BufRead;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: read_parsed FILE [LEXICON]")?;
    let folder = std::env::args().nth(2);
    let lexicon = folder.map_or_else(Lexicon::bundled, |dir| Lexicon::with_folder(dir.as_ref()))?;
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |key: &str| row[key].as_str().map(str::to_owned);
        let document = Document::from_table_of(
            row["text"].as_str().ok_or("no text")?,
            row["table"].as_str().ok_or("no table")?,
        )?;
        let article = Article {
            id: field("id").ok_or("no id")?,
            title: field("title"),
            url: field("url"),
            publisher: field("publisher"),
            published: field("published").and_then(|day| day.get(..10).and_then(|day| day.parse().ok())),
            text: field("text").ok_or("no text")?,
            ..Article::default()
        };
        let reading = dragoman_reading::read(&article, &document, &lexicon);
        println!("{}", serde_json::to_string(&Record { article, reading })?);
    }
    Ok(())
}
