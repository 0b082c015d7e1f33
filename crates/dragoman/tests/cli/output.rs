//! What comes out: pages, JSON lines, Parquet tables; the same bytes for any number of threads.

use crate::harness::{Folder, REPORT, has_model};
use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::{self, File};

#[test]
fn a_page_shows_statements_and_events_without_colour_in_a_pipe() {
    if !has_model() {
        return;
    }
    let run = Folder::new("page").pipe(&["read", "-", "--format", "pretty"], REPORT.as_bytes());
    assert!(run.stdout.starts_with("Bridge closed in Paris\n"), "{}", run.stdout);
    assert!(run.stdout.contains("Who said what"), "{}", run.stdout);
    assert!(run.stdout.contains("COERCE"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'), "{:?}", run.stdout);
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 100), "{}", run.stdout);
}

#[test]
fn a_page_says_what_the_report_is_chiefly_about() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("page_main");
    let line =
        r#"{"id": "a", "title": "TROOPS SHELL TOLO", "text": "It rained. The army arrested two men."}"#;
    folder.write("one.jsonl", line);
    let run = folder.run(&["read", "one.jsonl", "--format", "pretty"]);
    let main: Vec<&str> = run.stdout.lines().filter(|line| line.ends_with(" · main event")).collect();
    assert!(main.len() == 1 && main[0].starts_with("  g1  ASSAULT heavy-weapons"), "{}", run.stdout);
    let run = folder.run(&["read", "one.jsonl", "--format", "jsonl"]);
    assert!(run.stdout.contains(r#""span":[0,6],"text":"TROOPS""#), "{}", run.stdout);
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("threads");
    let line =
        |n: usize| format!("{{\"id\": \"a{n}\", \"text\": \"The minister said {n} men had left.\"}}\n");
    folder.write("wire.jsonl", (0..300).map(line).collect::<String>());
    let one = folder.run(&["read", "wire.jsonl", "--threads", "1"]);
    let three = folder.run(&["read", "wire.jsonl", "--threads", "3"]);
    assert_eq!(one.stdout.lines().count(), 300);
    assert_eq!(one.stdout, three.stdout);
}

#[test]
fn a_file_takes_the_place_of_standard_output() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("out");
    let piped = folder.pipe(&["read", "-"], REPORT.as_bytes());
    let filed = folder.pipe(&["read", "-", "--out", "records.jsonl"], REPORT.as_bytes());
    assert_eq!(filed.stdout, "");
    assert_eq!(fs::read_to_string(folder.path("records.jsonl")).unwrap(), piped.stdout);
}

#[test]
fn parquet_is_one_file_a_table() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("parquet");
    let run = folder.pipe(&["read", "-", "--format", "parquet", "--out", "tables"], REPORT.as_bytes());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(n_rows(&folder, "articles"), 1);
    assert_eq!(n_rows(&folder, "sentences"), 2);
    assert!(n_rows(&folder, "statements") >= 1 && n_rows(&folder, "events") >= 1);
    // The police and the two men are in Paris.
    assert_eq!(n_rows(&folder, "relations"), 2);
    assert_eq!(n_rows(&folder, "contested"), 0);
}

fn n_rows(folder: &Folder, table: &str) -> usize {
    let file = File::open(folder.path(&format!("tables/{table}.parquet"))).expect("the table is there");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).and_then(|builder| builder.build());
    reader.expect("the table opens").map(|batch: Result<RecordBatch, _>| batch.unwrap().num_rows()).sum()
}

#[test]
fn parquet_without_a_folder_is_refused() {
    let run = Folder::new("parquet_nowhere").pipe(&["read", "-", "--format", "parquet"], REPORT.as_bytes());
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("--out DIR") || !has_model(), "{}", run.stderr);
}

#[test]
fn events_that_are_hardly_any_are_told_only_on_demand() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("min_confidence");
    let rules = |options: &[&str]| {
        let text = "Airlines help passengers. Rebels bombed the army base in Mosul on Monday.";
        let run = folder.pipe(&[&["read", "-", "--format", "jsonl"], options].concat(), text.as_bytes());
        ["aid:help", "assault:bomb"].map(|rule| run.stdout.contains(rule))
    };
    assert_eq!(rules(&[]), [false, true]);
    assert_eq!(rules(&["--min-confidence", "0"]), [true, true]);
    assert_eq!(folder.run(&["read", "-", "--min-confidence", "2"]).status, 1);
}
