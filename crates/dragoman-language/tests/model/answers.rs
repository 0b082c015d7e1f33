//! The answers are spaCy's: `tests/data/expected.txt` was made with spaCy 3.8.

use crate::pipeline;
use serde_json::Value;
use std::fmt::Write;

const SENTENCES: &str = include_str!("../data/sentences.jsonl");
const EXPECTED: &str = include_str!("../data/expected.txt");

#[test]
fn answers_are_those_of_spacy() {
    let Some(pipeline) = pipeline() else { return };
    let mut found = String::new();
    for line in SENTENCES.lines() {
        let sentence: Value = serde_json::from_str(line).expect("a JSON line");
        let [name, text] = ["id", "text"].map(|key| sentence[key].as_str().expect("a string"));
        writeln!(found, "=== {name}").expect("a string grows");
        found.push_str(&pipeline.read(text).to_table());
    }
    for (idx, (found, expected)) in found.lines().zip(EXPECTED.lines()).enumerate() {
        assert_eq!(found, expected, "line {} of expected.txt", idx + 1);
    }
    assert_eq!(found.lines().count(), EXPECTED.lines().count());
}
