//! Runs the suite: `tests/suite/TABLE.txt` at the root of the project, one file a table of the record.
//!
//! Each case is read from its text to its records by the real steps; the records of the table are
//! compared with the marks. A case with marks expects as many records as it numbers, unless it says
//! `partial`; one without marks expects none. What a mark does not speak of is not looked at. A case
//! that does not hold is printed with what was found, in the form of marks.

mod facts;
mod form;
mod parses;
mod plain;
mod rows;
mod told;

use dragoman_reading::lexicon::Lexicon;
use dragoman_records::{Article, Reading, Span};
use facts::{Fact, Fit};
use form::{Case, Item};
use std::fmt::Write;
use std::path::PathBuf;

type Facts = fn(&Reading) -> Vec<Vec<Fact>>;

#[test]
fn statements() {
    run("statements", facts::statements);
}

#[test]
fn events() {
    run("events", facts::events);
}

#[test]
fn relations() {
    run("relations", facts::relations);
}

#[test]
fn contested() {
    run("contested", facts::contested);
}

#[test]
fn places() {
    run("places", facts::places);
}

#[test]
fn times() {
    run("times", facts::times);
}

#[test]
fn entities() {
    run("entities", facts::entities);
}

#[test]
fn coreference() {
    run("coreference", facts::coreference);
}

#[test]
fn coreference_form() {
    run("coreference_form", facts::coreference);
}

/// Each word that reports finds what its entry says it finds and leaves the rest.
#[test]
fn words_that_report() {
    let Some(parser) = parses::open() else {
        return println!("lexicon: skipped, {}", parses::HOW);
    };
    let lexicon = Lexicon::bundled().unwrap_or_else(|error| panic!("{error}"));
    let parse = |sentence: &str| parser.read_article(sentence);
    let mut faults = dragoman_reading::lexicon::examples::check(&lexicon, parse);
    faults.retain(|fault| fault.file.contains("speech_"));
    let shown: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    assert!(faults.is_empty(), "\n{shown}{} examples do not hold", faults.len());
}

/// A category of the user's own, with frames and classes of nouns: `examples/lexicon-health`.
#[test]
fn a_lexicon_of_ones_own() {
    let Some(parser) = parses::open() else {
        return println!("lexicon: skipped, {}", parses::HOW);
    };
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/lexicon-health");
    let lexicon = Lexicon::with_folder(&folder).unwrap_or_else(|error| panic!("{error}"));
    let parse = |sentence: &str| parser.read_article(sentence);
    let own = |example: &dragoman_reading::lexicon::Example| example.file.contains("lexicon-health");
    assert!(lexicon.examples().iter().filter(|example| own(example)).count() > 40);
    let mut faults = dragoman_reading::lexicon::examples::check(&lexicon, parse);
    faults.retain(|fault| fault.file.contains("lexicon-health"));
    let shown: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    assert!(faults.is_empty(), "\n{shown}{} examples do not hold", faults.len());
}

fn run(table: &str, facts: Facts) {
    let file = format!("tests/suite/{table}.txt");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(&file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        return println!("{file} is not there: nothing to check");
    };
    let cases = form::parse(&text).unwrap_or_else(|why| panic!("{file}: {why}"));
    let Some(parser) = parses::open() else {
        return println!("{file}: skipped, {}", parses::HOW);
    };
    let lexicon = Lexicon::bundled().unwrap_or_else(|error| panic!("{error}"));
    let wrong: Vec<String> =
        cases.iter().filter_map(|case| check(case, &parser, &lexicon, facts).err()).collect();
    let n_wrong = wrong.len();
    let shown: String = wrong.iter().map(|why| format!("{file}:{why}\n")).collect();
    assert!(wrong.is_empty(), "\n{shown}{n_wrong} of {} cases do not hold", cases.len());
}

fn check(
    case: &Case,
    parser: &dragoman_language::Pipeline,
    lexicon: &Lexicon,
    facts: Facts,
) -> Result<(), String> {
    let document = parser.read_article(&case.text);
    let article = Article {
        id: case.name.clone(),
        published: case.published,
        text: case.text.clone(),
        ..Article::default()
    };
    let found = facts(&dragoman_reading::read(&article, &document, lexicon));
    let why = compare(case, &found);
    if why.is_empty() {
        Ok(())
    } else {
        Err(format!("{} {}: {why}{}", case.line, case.name, show(&case.text, &found)))
    }
}

/// Lays each expected record to one found; says what is left over.
fn compare(case: &Case, found: &[Vec<Fact>]) -> String {
    let mut used = vec![false; found.len()];
    let mut why = String::new();
    for (number, items) in &case.records {
        let fits = |idx: &usize| !used[*idx] && items.iter().all(|item| holds(item, &found[*idx]));
        match (0..found.len()).find(fits) {
            Some(idx) => used[idx] = true,
            None => write!(why, "record {number} is not there; ").expect("a string takes all"),
        }
    }
    let n_more = used.iter().filter(|used| !**used).count();
    if !case.partial && n_more > 0 {
        write!(why, "{n_more} found that no mark speaks of; ").expect("a string takes all");
    }
    why
}

fn holds(item: &Item, facts: &[Fact]) -> bool {
    facts.iter().any(|fact| {
        fact.name == item.name
            && (item.value.is_none() || item.value == fact.value)
            && match fact.fit {
                Fit::Exact => fact.spans == item.spans,
                Fit::Inside => {
                    item.spans.iter().all(|span| fact.spans.iter().any(|words| words.contains(*span)))
                }
                Fit::Anywhere => true,
            }
    })
}

/// The text with what was found under its lines.
fn show(text: &str, found: &[Vec<Fact>]) -> String {
    let mut out = String::from("found:\n");
    let mut start = 0;
    for line in text.lines() {
        let here = Span::new(start, start + line.chars().count());
        writeln!(out, "{line}").expect("a string takes all");
        for (idx, facts) in found.iter().enumerate() {
            for fact in facts {
                out.extend(fact.spans.iter().filter(|span| span.overlaps(here)).map(|span| {
                    let marks = "^".repeat(span.end.min(here.end) - span.start.max(start));
                    let blanks = " ".repeat(span.start.max(start) - start);
                    format!("{blanks}{marks} {} {}\n", idx + 1, label(fact))
                }));
            }
        }
        start = here.end + 1;
    }
    for (idx, facts) in found.iter().enumerate() {
        let whole: Vec<String> = facts.iter().filter(|fact| fact.spans.is_empty()).map(label).collect();
        writeln!(out, "{}: {}", idx + 1, whole.join(", ")).expect("a string takes all");
    }
    out
}

fn label(fact: &Fact) -> String {
    match &fact.value {
        Some(value) => format!("{}: {value}", fact.name),
        None => fact.name.to_owned(),
    }
}
