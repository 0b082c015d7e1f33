//! Bytes to characters, and the refusal of what is no text.
//!
//! In: the bytes of one text or page. Out: its characters, line ends as `\n`, no byte order
//! mark, no zero characters.
//!
//! 1. Known binary formats, and bytes full of control characters, are refused by name.
//! 2. A byte order mark decides; else zero bytes that alternate are UTF-16.
//! 3. Valid UTF-8 is UTF-8, even if a page declares something else: such pages were converted.
//! 4. A page's declared encoding; else a guess from the bytes, as browsers make it.
//!
//! Bytes that the encoding does not have become U+FFFD. JSON lines do not come here: they are
//! UTF-8 by definition.

use crate::{Error, MAX_ARTICLE_BYTES};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Beginnings of files that are no text, and what they are.
const SIGNATURES: [(&[u8], &str); 16] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a web archive"),
];

/// Decodes a text; `declared` is the encoding that the text itself names, if it does.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, Error> {
    refuse_long(bytes, MAX_ARTICLE_BYTES)?;
    refuse_known_binary(bytes)?;
    let text = decode_with(bytes, encoding_of(bytes, declared));
    refuse_control_characters(&text)?;
    if text.trim().is_empty() {
        return Err(Error::new("empty, expected a news report"));
    }
    Ok(unify_line_ends(text.replace('\0', "")))
}

/// Refuses what is too long to be one report.
pub(crate) fn refuse_long(bytes: &[u8], n_most: usize) -> Result<(), Error> {
    if bytes.len() > n_most {
        let mebibytes = n_most >> 20;
        return Err(Error::new(format!("longer than {mebibytes} MiB, expected one news report")));
    }
    Ok(())
}

/// The characters at the head of an input, for a look at what it is.
pub(crate) fn head(bytes: &[u8]) -> Cow<'_, str> {
    decode_with(bytes, marked_encoding(bytes).unwrap_or(encoding_rs::UTF_8))
}

/// Refuses bytes that begin like a format that is known not to be text.
pub(crate) fn refuse_known_binary(bytes: &[u8]) -> Result<(), Error> {
    match SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        Some((_, what)) => Err(Error::new(format!("{what}, expected text, HTML or JSON lines"))),
        None => Ok(()),
    }
}

fn encoding_of(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    if let Some(encoding) = marked_encoding(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return encoding_rs::UTF_8;
    }
    declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        // Bytes of one width that declare UTF-16 in ASCII are not UTF-16.
        .filter(|encoding| ![encoding_rs::UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
        .unwrap_or_else(|| guess(bytes))
}

fn marked_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    marked.or_else(|| utf16_without_mark(bytes))
}

/// Western text in UTF-16 has a zero in nearly every second byte, and in no other.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(512) & !1];
    let n_zeros = |offset| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (n_even, n_odd, many) = (n_zeros(0), n_zeros(1), sample.len() * 2 / 5);
    match (n_even, n_odd) {
        _ if sample.len() < 8 => None,
        (0, zeros) if zeros > many => Some(UTF_16LE),
        (zeros, 0) if zeros > many => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

fn decode_with<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Cow<'b, str> {
    encoding.decode_with_bom_removal(bytes).0
}

/// Text has next to no control characters; compressed and compiled data has one in ten.
fn refuse_control_characters(text: &str) -> Result<(), Error> {
    let is_odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\u{85}');
    let n_odd = text.chars().filter(is_odd).count();
    if n_odd * 50 > text.len() {
        return Err(Error::new("binary data, expected text, HTML or JSON lines"));
    }
    Ok(())
}

fn unify_line_ends(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&str>, expected: &str) {
        let found = decode(bytes, declared).unwrap_or_else(|error| error.to_string());
        assert_eq!(found, expected);
    }

    #[test]
    fn each_encoding_gives_the_same_words() {
        let text = "“Zürich” liegt nördlich\n";
        let utf16 = |swap: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(swap).collect::<Vec<_>>();
        check(text.as_bytes(), None, text);
        check(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), None, text);
        check(&[b"\xff\xfe", &utf16(u16::to_le_bytes)[..]].concat(), None, text);
        check(&utf16(u16::to_le_bytes), None, text);
        check(&utf16(u16::to_be_bytes), None, text);
        check(b"\x93Z\xfcrich\x94 liegt n\xf6rdlich\n", None, text);
        check(b"\x93Z\xfcrich\x94 liegt n\xf6rdlich\n", Some("windows-1252"), text);
        check(b"\xcf\xf0\xe0\xe2\xe4\xe0", Some("windows-1251"), "Правда");
    }

    #[test]
    fn a_declared_encoding_that_the_bytes_belie_is_ignored() {
        check("Zürich".as_bytes(), Some("iso-8859-1"), "Zürich");
        check(b"Z\xfcrich ist sch\xf6n", Some("utf-16"), "Zürich ist schön");
    }

    #[test]
    fn line_ends_become_one_kind() {
        check(b"a\r\nb\rc\n", None, "a\nb\nc\n");
    }

    #[test]
    fn what_is_no_text_is_named() {
        let expected = "expected text, HTML or JSON lines";
        check(b"%PDF-1.7 ...", None, &format!("a PDF document, {expected}"));
        check(b"\x1f\x8b\x08\0", None, &format!("gzip data, {expected}"));
        check(b"words\0\0and \0zeros", None, &format!("binary data, {expected}"));
        check(b"\x01\x02\x03\x04words", None, &format!("binary data, {expected}"));
        check(b" \n\t\r\n", None, "empty, expected a news report");
        check(b"", None, "empty, expected a news report");
    }
}
