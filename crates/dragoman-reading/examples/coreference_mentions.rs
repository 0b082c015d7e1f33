//! Writes the mentions of texts, for `training/sheets.py`, which makes sheets for annotators of them.
//!
//! In: a file of JSON lines with `id` and `text`, and one with `id` and `table` for the same texts, as the example
//! `parse` writes. Out, to standard output, for each text a JSON line with `id`, `title`, `text` and `mentions`, each with the
//! `span` of its phrase and of its `head`, in code points of `text`, and its `form`: `named`, `nominal` or `pronoun`.

mod marked;

use dragoman_language::Document;
use dragoman_reading::clauses::Clauses;
use dragoman_reading::lexicon::Lexicon;
use dragoman_reading::{Parsed, entities};
use dragoman_records::Article;
use serde_json::{Value, json};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: coreference_mentions TEXTS TABLES";
    let [texts, tables] = [1, 2].map(|nth| std::env::args().nth(nth).ok_or(usage));
    let lexicon = Lexicon::bundled()?;
    marked::each(&texts?, &tables?, |row, document| mentions_of(row, document, &lexicon))
}

fn mentions_of(row: &Value, document: &Document, lexicon: &Lexicon) -> Result<Value, Box<dyn Error>> {
    let text = row["text"].as_str().ok_or("no text")?.to_owned();
    let article = Article { text, ..Article::default() };
    let clauses = Clauses::find(document);
    let parsed = Parsed { article: &article, document, clauses: &clauses, lexicon };
    let start = |token: usize| document.tokens()[token].span.start;
    let end = |token: usize| document.tokens()[token].span.end;
    let mention = |phrase: entities::MarkedPhrase| {
        let span = [start(phrase.tokens.start), end(phrase.tokens.end - 1)];
        json!({ "span": span, "head": [start(phrase.head), end(phrase.head)], "form": phrase.form })
    };
    let mentions: Vec<Value> = entities::coreference_mentions(&parsed).into_iter().map(mention).collect();
    Ok(json!({ "id": row["id"], "title": row["title"], "text": article.text, "mentions": mentions }))
}
