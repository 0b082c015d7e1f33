//! Writes what the trained part of coreference learns from: `training/coreference.py` reads it.
//!
//! In: a file of JSON lines with `id`, `title`, `text` and `mentions` as the development sets have them (`head`, a span
//! of code points, and `cluster`; with `"complete": true` whatever has no cluster stands for something of its own),
//! one with `id` and `table` for the same texts, as the example `parse` writes, and weights by which the chains grow:
//! those built in where none are named. Out, to standard output, for each text a JSON line with `id` and `lessons`:
//! lists of options, each a list of rows, and `right`, the positions of the right ones.

mod marked;

use dragoman_language::Document;
use dragoman_reading::clauses::Clauses;
use dragoman_reading::entities::{Lesson, Ranker};
use dragoman_reading::lexicon::Lexicon;
use dragoman_reading::{Parsed, entities, statements};
use dragoman_records::Article;
use serde_json::{Value, json};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: coreference_lessons TEXTS TABLES [WEIGHTS]";
    let [texts, tables] = [1, 2].map(|nth| std::env::args().nth(nth).ok_or(usage));
    let given = std::env::args().nth(3).map(read_weights).transpose()?;
    let ranker = given.as_ref().unwrap_or(Ranker::bundled());
    let lexicon = Lexicon::bundled()?;
    marked::each(&texts?, &tables?, |row, document| lessons_of(row, document, &lexicon, ranker))
}

fn read_weights(path: String) -> Result<Ranker, Box<dyn Error>> {
    Ranker::read(&std::fs::read(&path)?).ok_or_else(|| format!("{path}: not the size of the network").into())
}

fn lessons_of(
    row: &Value,
    document: &Document,
    lexicon: &Lexicon,
    ranker: &Ranker,
) -> Result<Value, Box<dyn Error>> {
    let text = row["text"].as_str().ok_or("no text")?.to_owned();
    let title = row["title"].as_str().map(str::to_owned);
    let article = Article { text, title, ..Article::default() };
    let clauses = Clauses::find(document);
    let parsed = Parsed { article: &article, document, clauses: &clauses, lexicon };
    let voices = statements::find_speech(&parsed).voices();
    let lessons = entities::coreference_lessons(&parsed, &voices, &things(row, document), ranker);
    let lessons: Vec<Value> = lessons.iter().map(|lesson| as_json(lesson, document)).collect();
    Ok(json!({ "id": row["id"], "lessons": lessons }))
}

fn as_json(lesson: &Lesson, document: &Document) -> Value {
    let right: Vec<usize> = (0..lesson.right.len()).filter(|&idx| lesson.right[idx]).collect();
    json!({ "options": lesson.options, "right": right, "word": document.word(lesson.head) })
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
    let mut things: Vec<(usize, usize)> = mentions.iter().filter_map(read).collect();
    if row["complete"] == true {
        let n = things.iter().map(|(_, thing)| thing + 1).max().unwrap_or_default();
        things.extend((0..document.len()).map(|token| (token, n + token)));
    }
    things
}
