//! The form of a suite file: cases as text with marks under the words.
//!
//! ```text
//! --- name published=2015-10-12 ---
//! // Why the case is here, in one line or more.
//! The text, in one line or more. Marks stand under the line they are about.
//! ^^^ item, item: value
//!     ^^^^ 2 item: value
//! ```
//!
//! Carets count code points. After them stand items, each a name or `name: value`, for the words
//! above; a number before them tells which record they belong to (the first, if none). The same
//! item twice in a record makes one of several spans. A case without marks says that nothing may
//! be found; `partial` after the name lets records be that no mark speaks of. A blank line inside a text is part of it.

use dragoman_records::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One case of a suite file.
#[derive(Debug)]
pub struct Case {
    /// Unique in its file.
    pub name: String,
    /// The line of its name, counted from 1.
    pub line: usize,
    /// The day of publication, if the case says so.
    pub published: Option<Date>,
    /// Whether records that no mark speaks of are let be.
    pub partial: bool,
    /// The text to read.
    pub text: String,
    /// The records expected: their items by number of the record.
    pub records: BTreeMap<usize, Vec<Item>>,
}

/// One thing that a record says of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is said: `cue`, `act`.
    pub name: String,
    /// Its value, if it has one.
    pub value: Option<String>,
    /// The words it is about, in text order.
    pub spans: Vec<Span>,
}

/// Reads a suite file. An error names the line.
pub fn parse(text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines: Vec<(usize, &str)> = Vec::new();
    for (idx, line) in text.lines().enumerate() {
        if line.starts_with("--- ") {
            fill(cases.last_mut(), &lines)?;
            lines.clear();
            cases.push(open_case(idx + 1, line).map_err(|why| format!("line {}: {why}", idx + 1))?);
        } else if !cases.is_empty() {
            lines.push((idx + 1, line));
        }
    }
    fill(cases.last_mut(), &lines)?;
    let mut seen = BTreeMap::new();
    for case in &cases {
        if let Some(first) = seen.insert(&case.name, case.line) {
            return Err(format!(
                "line {}: case {:?} is there already, at line {first}",
                case.line, case.name
            ));
        }
    }
    Ok(cases)
}

fn open_case(line: usize, header: &str) -> Result<Case, String> {
    let inner = header.trim().strip_prefix("---").and_then(|rest| rest.strip_suffix("---"));
    let mut words = inner.ok_or("expected \"--- name ---\"")?.split_whitespace();
    let name = words.next().ok_or("a case without a name")?.to_owned();
    let mut case =
        Case { name, line, published: None, partial: false, text: String::new(), records: BTreeMap::new() };
    for word in words {
        if word == "partial" {
            case.partial = true;
            continue;
        }
        let day = word.strip_prefix("published=").ok_or_else(|| format!("unknown setting {word:?}"))?;
        case.published = Some(day.parse().map_err(|_| format!("{day:?} is not a day"))?);
    }
    Ok(case)
}

/// Puts the lines under a name into its case: text, and marks for the text line above them.
fn fill(case: Option<&mut Case>, lines: &[(usize, &str)]) -> Result<(), String> {
    let Some(case) = case else { return Ok(()) };
    let is_text = |line: &&(usize, &str)| !line.1.starts_with("//") && !line.1.trim_start().starts_with('^');
    let last_text = lines.iter().rfind(|line| is_text(line) && !line.1.trim().is_empty());
    let last_text = last_text.map_or(0, |line| line.0);
    let mut line_start = 0;
    for line @ (number, words) in lines {
        if words.starts_with("//") || words.trim().is_empty() && *number > last_text {
            continue;
        }
        if is_text(&line) {
            if !case.text.is_empty() {
                case.text.push('\n');
            }
            line_start = case.text.chars().count();
            case.text.push_str(words);
        } else {
            mark(case, line_start, words).map_err(|why| format!("line {number}: {why}"))?;
        }
    }
    Ok(())
}

fn mark(case: &mut Case, line_start: usize, line: &str) -> Result<(), String> {
    let start = line.chars().take_while(|char| *char == ' ').count();
    let n_marked = line.chars().skip(start).take_while(|char| *char == '^').count();
    let span = Span::new(line_start + start, line_start + start + n_marked);
    if span.end > case.text.chars().count() {
        return Err("marks reach past the end of the text".to_owned());
    }
    let items = line.trim_start().trim_start_matches('^').trim();
    let (number, items) = match items.split_once(' ').map(|(word, rest)| (word.parse(), rest)) {
        Some((Ok(number), rest)) => (number, rest),
        _ => (1, items),
    };
    let record = case.records.entry(number).or_default();
    for item in items.split(", ") {
        let (name, value) = match item.split_once(": ") {
            Some((name, value)) => (name.trim(), Some(value.trim().to_owned())),
            None => (item.trim(), None),
        };
        if name.is_empty() {
            return Err("marks without an item".to_owned());
        }
        match record.iter_mut().find(|known| known.name == name && known.value == value) {
            Some(known) => known.spans.push(span),
            None => record.push(Item { name: name.to_owned(), value, spans: vec![span] }),
        }
    }
    Ok(())
}

#[test]
fn a_case_is_text_with_marks_under_its_lines() {
    let file = "# heading\n--- one published=2020-02-03 ---\n// Why.\nÄnn said so.\n^^^ speaker: Ann\n    ^^^^ cue, act: assert\n\nShe left.\n^^^ 2 speaker\n\n--- two ---\nNo.\n";
    let cases = parse(file).unwrap();
    assert_eq!(cases[0].text, "Änn said so.\n\nShe left.");
    assert_eq!(cases[0].published, Some(jiff::civil::date(2020, 2, 3)));
    let shown: Vec<String> = cases[0]
        .records
        .iter()
        .flat_map(|(number, items)| items.iter().map(move |item| (number, item)))
        .map(|(number, item)| format!("{number} {} {:?} {:?}", item.name, item.value, item.spans[0].start))
        .collect();
    let expected =
        ["1 speaker Some(\"Ann\") 0", "1 cue None 4", "1 act Some(\"assert\") 4", "2 speaker None 14"];
    assert_eq!(shown, expected);
    assert!(cases[1].records.is_empty());
}

#[test]
fn a_bad_case_is_named() {
    assert_eq!(
        parse("--- a ---\nYes.\n^^^^^^ x\n").unwrap_err(),
        "line 3: marks reach past the end of the text"
    );
    let twice = "--- a ---\nYes.\n--- a ---\nNo.\n";
    assert_eq!(parse(twice).unwrap_err(), "line 3: case \"a\" is there already, at line 1");
}
