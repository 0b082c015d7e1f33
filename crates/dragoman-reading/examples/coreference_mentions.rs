//! Writes the mentions of texts, for `training/sheets.py`, which makes sheets for annotators of them.
//!
//! In: a file of JSON lines with `id` and `text`, and one with `id` and `table` for the same texts, as the example
//! `parse` writes. Out, to standard output, for each text a JSON line with `id`, `title`, `text` and `mentions`, each with the
//! `span` of its phrase and of its `head`, in code points of `text`, and its `form`: `named`, `nominal` or `pronoun`.

use dragoman_language::Document;
use dragoman_reading::clauses::Clauses;
use dragoman_reading::lexicon::Lexicon;
use dragoman_reading::{Parsed, entities};
use dragoman_records::Article;
use serde_json::{Value, json};
use std::error::Error;
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: coreference_mentions TEXTS TABLES";
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
        let start = |token: usize| document.tokens()[token].span.start;
        let end = |token: usize| document.tokens()[token].span.end;
        let mentions: Vec<Value> = entities::coreference_mentions(&parsed)
            .into_iter()
            .map(|phrase| {
                let span = [start(phrase.tokens.start), end(phrase.tokens.end - 1)];
                json!({ "span": span, "head": [start(phrase.head), end(phrase.head)], "form": phrase.form })
            })
            .collect();
        writeln!(
            out,
            "{}",
            json!({ "id": row["id"], "title": row["title"], "text": article.text, "mentions": mentions })
        )?;
    }
    Ok(())
}
