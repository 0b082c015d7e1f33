//! Tells the format of an input by the ending of its name, else by how it begins.

use crate::decode;

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One article as plain text.
    Text,
    /// One article as a web page.
    Html,
    /// One article a line, each a JSON object.
    JsonLines,
}

/// The format of an input with this name whose content begins with `head`.
///
/// A known ending decides; any other name (`-`, `report`, `page.php`) leaves it to the content.
/// A few hundred bytes of it are enough. What looks like nothing else is text.
///
/// ```
/// # use dragoman_ingest::{Format, detect_format};
/// assert_eq!(detect_format("wire.jsonl", b""), Format::JsonLines);
/// assert_eq!(detect_format("-", b"<!doctype html><title>Talks fail</title>"), Format::Html);
/// assert_eq!(detect_format("-", b"Talks fail\n\nPARIS - "), Format::Text);
/// ```
pub fn detect_format(name: &str, head: &[u8]) -> Format {
    by_ending(name).unwrap_or_else(|| by_content(head))
}

fn by_ending(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Format::Text),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "jsonl" | "ndjson" | "json" => Some(Format::JsonLines),
        _ => None,
    }
}

fn by_content(head: &[u8]) -> Format {
    let head = decode::head(head).to_ascii_lowercase();
    let head = head.trim_start();
    let is_json = head.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'));
    if is_json {
        Format::JsonLines
    } else if is_markup(head) {
        Format::Html
    } else {
        Format::Text
    }
}

fn is_markup(head: &str) -> bool {
    const OPENINGS: [&str; 7] = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<article"];
    OPENINGS.iter().any(|opening| head.starts_with(opening))
        // A page may open with comments or an XML declaration.
        || (head.starts_with("<!--") || head.starts_with("<?xml")) && head.contains("<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, head: &str, expected: Format) {
        assert_eq!(detect_format(name, head.as_bytes()), expected, "{name} {head:?}");
    }

    #[test]
    fn the_ending_decides_before_the_content() {
        check("a.TXT", "<html>", Format::Text);
        check("a.htm", "plain", Format::Html);
        check("dir.html/a", "plain", Format::Text);
    }

    #[test]
    fn the_content_decides_for_other_names() {
        check("-", "\u{feff}\n <!-- saved --><HTML lang=en>", Format::Html);
        check("-", "{ \"text\": \"x\"}", Format::JsonLines);
        check("-", "{curly} words", Format::Text);
        check("-", "<b>bold</b> claim", Format::Text);
        check("-", "", Format::Text);
    }

    #[test]
    fn utf16_content_is_told_too() {
        let page: Vec<u8> = "\u{feff}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(detect_format("-", &page), Format::Html);
    }
}
