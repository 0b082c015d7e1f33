//! Writes what the trained part of coreference learns from: `training/coreference.py` reads it.
//!
//! In: a file of JSON lines with `id`, `text` and `mentions` as the development sets have them (`head`, a span of
//! code points, and `cluster`), and one with `id` and `table` for the same texts, as the example `parse` writes.
//! Out, to standard output, for each text a JSON line with `id` and `lessons`: lists of options, each a
//! list of rows, and `right`, the positions of the right ones.

use dragoman_language::Document;
use dragoman_reading::clauses::Clauses;
use dragoman_reading::lexicon::Lexicon;
use dragoman_reading::{Parsed, entities, statements};
use dragoman_records::Article;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: coreference_lessons TEXTS TABLES";
    let [texts, tables] = [1, 2].map(|nth| std::env::args().nth(nth).ok_or(usage));
    let mut tables = std::io::BufReader::new(std::fs::File::open(tables?)?).lines();
    let lexicon = Lexicon::bundled()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::BufReader::new(std::fs::File::open(texts?)?).lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let table: Value = serde_json::from_str(&tables.next().ok_or("fewer tables than texts")??)?;
        if table["id"] != row["id"] {
            return Err(format!("{} among the tables, {} among the texts", table["id"], row["id"]).into());
        }
        let document = Document::from_table(table["table"].as_str().ok_or("no table")?)?;
        let text = row["text"].as_str().ok_or("no text")?.to_owned();
        let article = Article { text, ..Article::default() };
        let clauses = Clauses::find(&document);
        let parsed = Parsed { article: &article, document: &document, clauses: &clauses, lexicon: &lexicon };
        let voices = statements::find_speech(&parsed).voices();
        let things = things(&row, &document);
        let lessons =
            [false, true].map(|own| entities::coreference_lessons(&parsed, &voices, &things, own)).concat();
        let lessons: Vec<Value> = lessons
            .iter()
            .map(|lesson| {
                let right: Vec<usize> = (0..lesson.right.len()).filter(|&idx| lesson.right[idx]).collect();
                json!({ "options": lesson.options, "right": right, "word": document.word(lesson.head) })
            })
            .collect();
        writeln!(out, "{}", json!({ "id": row["id"], "lessons": lessons }))?;
    }
    Ok(())
}

/// The token that heads each mention, with the number of what it stands for.
fn things(row: &Value, document: &Document) -> Vec<(usize, usize)> {
    let read = |mention: &Value| {
        let start = mention["head"][0].as_u64()? as usize;
        let cluster = mention["cluster"].as_u64()? as usize;
        let token = document.tokens().iter().position(|token| token.span.end > start)?;
        Some((token, cluster))
    };
    let mentions = row["mentions"].as_array().map(Vec::as_slice).unwrap_or_default();
    mentions.iter().filter_map(read).collect()
}
