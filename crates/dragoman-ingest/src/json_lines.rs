//! JSON lines: one object a line, each an article.
//!
//! In: a stream. Out: for each line that is not blank, an article or an error that names the line.
//!
//! `text` is needed and is taken exactly as it stands, since other files may hold offsets into it:
//! nothing is trimmed, no title is taken off. `id`, `title`, `published`, `url`, `publisher`,
//! `byline` and `language` are taken where present; other keys are ignored.
//! One line is in memory at a time, [`MAX_ARTICLE_BYTES`] of it at most.

use crate::{Error, MAX_ARTICLE_BYTES, byline, date, decode, id_of_text, input};
use dragoman_records::{Article, PublishedFrom};
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::io::{BufRead, Read};

/// The articles of a stream of JSON lines: see [`read_json_lines`].
pub struct JsonLines<R> {
    input: R,
    line: Vec<u8>,
    n_lines: u64,
    is_begun: bool,
    is_done: bool,
}

/// Reads one article a line.
///
/// A line that is no article (no JSON, no `text`, a date that is no day) is an error, and the next
/// line is read. The end comes early only if the stream breaks, or turns out not to be JSON lines
/// at all. A stream without any article is an error too.
pub fn read_json_lines<R: BufRead>(input: R) -> JsonLines<R> {
    JsonLines { input, line: Vec::new(), n_lines: 0, is_begun: false, is_done: false }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_done {
            match self.fill_line() {
                Ok(false) => return self.finish(),
                Ok(true) if self.line.trim_ascii().is_empty() => continue,
                Ok(true) => {}
                Err(error) => return Some(Err(error)),
            }
            let article = self.refuse_other_formats().and_then(|()| read_article(&self.line));
            return Some(article.map_err(|error| error.at_line(self.n_lines)));
        }
        None
    }
}

impl<R: BufRead> JsonLines<R> {
    /// Reads the next line; false at the end. A line that is too long is passed over.
    fn fill_line(&mut self) -> Result<bool, Error> {
        self.line.clear();
        let mut limited = self.input.by_ref().take(MAX_ARTICLE_BYTES as u64 + 1);
        let n_read = limited.read_until(b'\n', &mut self.line).map_err(|error| {
            self.is_done = true;
            input::unreadable(&error)
        })?;
        self.n_lines += u64::from(n_read > 0);
        if n_read <= MAX_ARTICLE_BYTES {
            return Ok(n_read > 0);
        }
        self.is_begun = true;
        if !self.line.ends_with(b"\n") {
            self.pass_line_end()?;
        }
        let mebibytes = MAX_ARTICLE_BYTES >> 20;
        Err(Error::new(format!("the line is longer than {mebibytes} MiB")).at_line(self.n_lines))
    }

    fn pass_line_end(&mut self) -> Result<(), Error> {
        self.input.skip_until(b'\n').map(|_| ()).map_err(|error| {
            self.is_done = true;
            input::unreadable(&error)
        })
    }

    fn finish(&mut self) -> Option<Result<Article, Error>> {
        self.is_done = true;
        (!self.is_begun).then(|| Err(Error::new("empty, expected one JSON object a line")))
    }

    /// A file of another format would be one error a line; the first line tells it.
    fn refuse_other_formats(&mut self) -> Result<(), Error> {
        if std::mem::replace(&mut self.is_begun, true) {
            return Ok(());
        }
        if self.line.starts_with(b"\xef\xbb\xbf") {
            self.line.drain(..3);
        }
        let refusal = refuse_first_line(&self.line);
        self.is_done = refusal.is_err();
        refusal
    }
}

fn refuse_first_line(line: &[u8]) -> Result<(), Error> {
    decode::refuse_known_binary(line)?;
    if line.contains(&0) {
        return Err(Error::new("binary data or UTF-16, expected JSON lines in UTF-8"));
    }
    match line.trim_ascii() {
        [b'['] | [b'{'] => {
            Err(Error::new("one JSON document over several lines, expected one object a line"))
        }
        _ => Ok(()),
    }
}

fn read_article(line: &[u8]) -> Result<Article, Error> {
    let mut object = parse(line)?;
    let text = take_string(&mut object, "text")?
        .ok_or_else(|| Error::new("\"text\" is missing, expected the body of a news report"))?;
    if text.trim().is_empty() {
        return Err(Error::new("\"text\" is empty, expected the body of a news report"));
    }
    let published = take_date(&mut object)?;
    Ok(Article {
        id: take_id(&mut object)?.unwrap_or_else(|| id_of_text(&text)),
        url: take_field(&mut object, "url")?,
        publisher: take_field(&mut object, "publisher")?,
        title: take_field(&mut object, "title")?,
        byline: take_byline(&mut object)?,
        published,
        published_from: published.map(|_| PublishedFrom::Metadata),
        language: take_field(&mut object, "language")?,
        text,
    })
}

fn parse(line: &[u8]) -> Result<Map<String, Value>, Error> {
    let line = std::str::from_utf8(line.trim_ascii_end())
        .map_err(|error| Error::new(format!("byte {} is not UTF-8", error.valid_up_to() + 1)))?;
    match serde_json::from_str(line) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(Error::new(format!("found {}, expected a JSON object", kind(&other)))),
        Err(error) => Err(Error::new(json_message(&error))),
    }
}

/// The parser's message, without the line, which it counts from the start of this one.
fn json_message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    format!("no JSON object: {what} at column {}", error.column())
}

fn take_string(object: &mut Map<String, Value>, key: &str) -> Result<Option<String>, Error> {
    match object.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(value)) => Ok(Some(value)),
        Some(other) => Err(wrong_kind(key, &other, "a string")),
    }
}

/// A string that says nothing if it is blank.
fn take_field(object: &mut Map<String, Value>, key: &str) -> Result<Option<String>, Error> {
    let value = take_string(object, key)?;
    Ok(value.filter(|value| !value.trim().is_empty()))
}

fn take_id(object: &mut Map<String, Value>) -> Result<Option<String>, Error> {
    match object.remove("id") {
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(value) => take_field(&mut Map::from_iter([("id".into(), value)]), "id"),
        None => Ok(None),
    }
}

fn take_date(object: &mut Map<String, Value>) -> Result<Option<Date>, Error> {
    let Some(value) = take_field(object, "published")? else {
        return Ok(None);
    };
    let unreadable = || Error::new(format!("\"published\" is {value:?}, expected a day like 2015-10-12"));
    date::parse_iso(value.trim()).map(Some).ok_or_else(unreadable)
}

/// A list of names, or one line of them.
fn take_byline(object: &mut Map<String, Value>) -> Result<Vec<String>, Error> {
    let names = match object.remove("byline") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::String(line)) => return Ok(byline::names(&line)),
        Some(Value::Array(names)) => names,
        Some(other) => return Err(wrong_kind("byline", &other, "a list of names")),
    };
    let name = |value: Value| match value {
        Value::String(name) => Ok(name),
        other => Err(Error::new(format!("\"byline\" holds {}, expected names", kind(&other)))),
    };
    names.into_iter().map(name).collect()
}

fn wrong_kind(key: &str, found: &Value, expected: &str) -> Error {
    Error::new(format!("{key:?} is {}, expected {expected}", kind(found)))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_over_the_bound_is_named_and_the_next_one_read() {
        let long = format!("{{\"text\": \"{}\"}}\n", "x".repeat(MAX_ARTICLE_BYTES));
        let lines = [long.as_bytes(), b"{\"text\": \"Talks failed.\"}"].concat();
        let read: Vec<_> = read_json_lines(&lines[..]).collect();
        let message = read[0].as_ref().unwrap_err().in_file("a.jsonl");
        assert_eq!(message, "a.jsonl:1: the line is longer than 16 MiB");
        assert_eq!(read[1].as_ref().unwrap().text, "Talks failed.");
        assert_eq!(read.len(), 2);
    }

    #[test]
    fn text_comes_back_verbatim() {
        let text = " \r\nTalks\u{0} “failed”\t😀\u{feff}\u{2028}e\u{301} \n\n";
        let line = serde_json::json!({ "text": text, "title": "Talks" }).to_string();
        let article = read_json_lines(line.as_bytes()).next().unwrap().unwrap();
        assert_eq!(article.text, text);
    }

    #[test]
    fn the_id_of_a_text_does_not_change() {
        let line = br#"{"text": "Talks failed."}"#;
        let article = read_json_lines(&line[..]).next().unwrap().unwrap();
        assert_eq!(article.id, id_of_text("Talks failed."));
        assert_eq!(article.id.len(), 16);
    }
}
