//! Reads texts and writes what the pipeline makes of them, for comparisons and measurements.
//!
//! In: a file of JSON lines with `id` and `text`, or any other file as one text.
//! Out: the table of the text; for JSON lines, a JSON line with `id` and `table` for each.
//!
//! `--time` writes no tables but one JSON line: the numbers of texts and tokens, seconds, and the
//! most memory the process ever had resident, in kB (null where the system does not say).
//! `--article` reads paragraph by paragraph, as the program does.

use dragoman_language::{Document, Pipeline};
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

const USAGE: &str = "usage: parse [--model PATH] [--article] [--time [--threads N]] FILE";

#[derive(Default)]
struct Arguments {
    model: Option<PathBuf>,
    is_article: bool,
    is_timed: bool,
    n_threads: usize,
    file: PathBuf,
}

struct Text {
    id: String,
    text: String,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments = read_arguments()?;
    let start = Instant::now();
    let pipeline = Pipeline::open_or_bundled(arguments.model.as_deref())?;
    let load_seconds = start.elapsed().as_secs_f64();
    let texts = read_texts(&arguments)?;
    let read = |text: &Text| match arguments.is_article {
        true => pipeline.read_article(&text.text),
        false => pipeline.read(&text.text),
    };
    if arguments.is_timed {
        return time(&texts, read, arguments.n_threads, load_seconds);
    }
    let mut out = BufWriter::new(stdout().lock());
    for text in &texts {
        let table = read(text).to_table();
        match is_json_lines(&arguments) {
            true => writeln!(out, "{}", json!({"id": text.id, "table": table}))?,
            false => write!(out, "{table}")?,
        }
    }
    Ok(out.flush()?)
}

fn read_arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments { n_threads: 1, ..Arguments::default() };
    let mut values = std::env::args().skip(1);
    while let Some(value) = values.next() {
        match value.as_str() {
            "--model" => arguments.model = Some(values.next().ok_or(USAGE)?.into()),
            "--article" => arguments.is_article = true,
            "--time" => arguments.is_timed = true,
            "--threads" => arguments.n_threads = values.next().ok_or(USAGE)?.parse()?,
            _ if value.starts_with('-') => return Err(USAGE.into()),
            _ => arguments.file = value.into(),
        }
    }
    match arguments.file.as_os_str().is_empty() {
        true => Err(USAGE.into()),
        false => Ok(arguments),
    }
}

fn is_json_lines(arguments: &Arguments) -> bool {
    arguments.file.extension().is_some_and(|extension| extension == "jsonl")
}

fn read_texts(arguments: &Arguments) -> Result<Vec<Text>, Box<dyn Error>> {
    let content = fs::read_to_string(&arguments.file)?;
    if !is_json_lines(arguments) {
        return Ok(vec![Text { id: String::new(), text: content }]);
    }
    let read_line = |line: &str| -> Result<Text, Box<dyn Error>> {
        let value: Value = serde_json::from_str(line)?;
        let string = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Ok(Text { id: string("id"), text: string("text") })
    };
    content.lines().filter(|line| !line.trim().is_empty()).map(read_line).collect()
}

fn time(
    texts: &[Text],
    read: impl Fn(&Text) -> Document + Sync,
    n_threads: usize,
    load_seconds: f64,
) -> Result<(), Box<dyn Error>> {
    let (next, n_tokens) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        while let Some(text) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
            n_tokens.fetch_add(read(text).len(), Ordering::Relaxed);
        }
    };
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..n_threads {
            scope.spawn(work);
        }
    });
    let line = json!({
        "texts": texts.len(),
        "tokens": n_tokens.into_inner(),
        "seconds": start.elapsed().as_secs_f64(),
        "load_seconds": load_seconds,
        "peak_kb": peak_kilobytes(),
    });
    Ok(writeln!(stdout(), "{line}")?)
}

/// As Linux counts it for this program alone; what a parent sees may include its own memory.
fn peak_kilobytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
