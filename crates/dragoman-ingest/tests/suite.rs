//! Runs the cases of `tests/suite/ingest.txt`: an input, and what is read from it.
//!
//! The first word of a case's name is the ending under which its input is read. A case whose
//! input has to hold odd characters writes them as `\u{…}`, `\r` or `\t`.

use dragoman_ingest::{Article, Error, Options, articles};
use std::fmt::Write;
use std::path::Path;

#[test]
fn cases_are_read_as_they_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite/ingest.txt");
    let suite = std::fs::read_to_string(path).unwrap();
    let mut cases = suite.split("\n--- ").skip(1).map(Case::parse).peekable();
    assert!(cases.peek().is_some(), "no case in the suite");
    let failed: Vec<String> = cases.filter_map(|case| case.run()).collect();
    assert!(failed.is_empty(), "{} failed\n\n{}", failed.len(), failed.join("\n"));
}

struct Case<'s> {
    name: &'s str,
    input: String,
    expected: &'s str,
}

impl<'s> Case<'s> {
    fn parse(case: &'s str) -> Self {
        let (name, rest) = case.split_once(" ---\n").expect("a name between dashes");
        let (why, rest) = rest.split_once('\n').expect("a line of why");
        assert!(why.starts_with("// "), "{name}: the first line says why");
        let (input, expected) = rest.split_once("\n=>\n").expect("an input, =>, what is read");
        Self { name, input: unescape(input), expected: expected.trim_end() }
    }

    fn run(&self) -> Option<String> {
        let (ending, _) = self.name.split_once('-').expect("an ending before the first hyphen");
        let input = self.input.as_bytes();
        let read = articles(&format!("case.{ending}"), input, &Options::default());
        let found: String = read.map(show).collect();
        let (found, name, expected) = (found.trim_end(), self.name, self.expected);
        (found != expected).then(|| format!("--- {name}\n{found}\n    but expected\n{expected}\n"))
    }
}

fn unescape(input: &str) -> String {
    let mut text = input.replace("\\r", "\r").replace("\\t", "\t");
    while let Some((before, rest)) = text.split_once("\\u{") {
        let (code, after) = rest.split_once('}').expect("a closed escape");
        let code = u32::from_str_radix(code, 16).expect("a hexadecimal number");
        text = format!("{before}{}{after}", char::from_u32(code).expect("a character"));
    }
    text
}

fn show(item: Result<Article, Error>) -> String {
    let article = match item {
        Ok(article) => article,
        Err(error) => return format!("error: {error}\n"),
    };
    let mut shown = String::new();
    let byline = (!article.byline.is_empty()).then(|| article.byline.join("; "));
    let published = article.published.zip(article.published_from);
    let published = published.map(|(day, from)| format!("{day} {from:?}").to_lowercase());
    let id = Some(article.id).filter(|id| id.len() != 16);
    let fields = [
        ("id", id),
        ("title", article.title),
        ("byline", byline),
        ("published", published),
        ("url", article.url),
        ("publisher", article.publisher),
        ("language", article.language),
    ];
    for (key, value) in fields {
        value.inspect(|value| writeln!(shown, "{key}: {value}").unwrap());
    }
    for line in article.text.split('\n') {
        writeln!(shown, "| {}", line.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\""))
            .unwrap();
    }
    shown
}
