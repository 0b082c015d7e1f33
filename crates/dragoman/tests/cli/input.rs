//! What goes in: formats, many inputs, bad inputs, and the exit status.

use crate::harness::{Folder, REPORT, has_model};
use serde_json::Value;

fn records(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).expect("each line is a record")).collect()
}

#[test]
fn a_text_on_standard_input_gives_one_record() {
    if !has_model() {
        return;
    }
    let run = Folder::new("stdin").pipe(&["read", "--published", "2024-03-12"], REPORT.as_bytes());
    let records = records(&run.stdout);
    assert_eq!((records.len(), run.status, run.stderr.as_str()), (1, 0, ""));
    assert_eq!(records[0]["title"], "Bridge closed in Paris");
    assert_eq!(records[0]["published"], "2024-03-12");
    assert_eq!(records[0]["published_from"], "given");
    assert_eq!(records[0]["statements"][0]["speaker"]["name"], "The minister");
    assert_eq!(records[0]["events"][0]["event"], "COERCE");
}

#[test]
fn every_format_is_told_from_its_content() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("formats");
    let page = "<html><head><title>Talks fail</title></head><body><article><p>The minister said on Monday \
        that the talks between the two sides had failed after three days.</p></article></body></html>";
    folder.write("page", page).write("lines", "{\"id\": \"a1\", \"text\": \"Talks failed, he said.\"}\n");
    let run = folder.run(&["read", "page", "lines"]);
    let records = records(&run.stdout);
    assert_eq!((records.len(), run.status), (2, 0), "{}", run.stderr);
    assert_eq!(records[0]["title"], "Talks fail");
    assert_eq!(records[1]["id"], "a1");
}

#[test]
fn one_bad_input_is_named_and_the_others_are_read() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("bad_input");
    folder.write("empty.txt", "").write("good.txt", REPORT).write("junk.txt", [0, 1, 2, 255, 254, 0, 9]);
    let run = folder.run(&["read", "empty.txt", "missing.txt", "good.txt", "junk.txt"]);
    assert_eq!((records(&run.stdout).len(), run.status), (1, 2));
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stderr);
    assert!(lines[0].starts_with("empty.txt: empty"), "{}", lines[0]);
    assert!(lines[1].starts_with("missing.txt: "), "{}", lines[1]);
    assert!(lines[2].starts_with("junk.txt: "), "{}", lines[2]);
}

#[test]
fn a_bad_line_is_named_by_its_number() {
    if !has_model() {
        return;
    }
    let folder = Folder::new("bad_line");
    folder.write("wire.jsonl", "{\"text\": \"Talks failed.\"}\nnonsense\n{\"text\": \"They met.\"}\n");
    let run = folder.run(&["read", "wire.jsonl"]);
    assert_eq!((records(&run.stdout).len(), run.status), (2, 2));
    assert!(run.stderr.starts_with("wire.jsonl:2: "), "{}", run.stderr);
}

#[test]
fn nothing_read_is_status_one() {
    if !has_model() {
        return;
    }
    let run = Folder::new("nothing").run(&["read", "missing.txt"]);
    assert_eq!((run.stdout.as_str(), run.status), ("", 1));
}

#[test]
fn a_report_in_another_language_is_refused() {
    if !has_model() {
        return;
    }
    let line = r#"{"text": "Les pourparlers ont échoué.", "language": "fr"}"#;
    let run = Folder::new("language").pipe(&["read", "-"], line.as_bytes());
    assert_eq!(run.stderr, "standard input: in language \"fr\", expected English (\"en\"); skipped\n");
    assert_eq!(run.status, 1);
}

#[test]
fn a_wrong_call_is_status_one_and_help_is_none() {
    let folder = Folder::new("usage");
    assert_eq!(folder.run(&["raed"]).status, 1);
    assert_eq!(folder.run(&["read", "--published", "yesterday", "a.txt"]).status, 1);
    assert_eq!(folder.run(&["read", "--threads", "0", "a.txt"]).status, 1);
    let help = folder.run(&["read", "--help"]);
    assert_eq!(help.status, 0);
    assert!(help.stdout.contains("Examples:"), "{}", help.stdout);
}

#[test]
fn a_model_that_is_none_is_an_error_that_names_it() {
    let folder = Folder::new("no_model");
    folder.write("a.txt", REPORT).write("model.txt", "not a model");
    let run = folder.run(&["read", "a.txt", "--model", "model.txt"]);
    assert_eq!((run.stdout.as_str(), run.status), ("", 1));
    assert!(run.stderr.starts_with("model.txt: "), "{}", run.stderr);
}

#[test]
fn completions_come_for_each_shell() {
    let run = Folder::new("completions").run(&["completions", "bash"]);
    assert!(run.stdout.contains("--published") && run.status == 0);
}
