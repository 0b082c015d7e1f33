//! Bytes to articles.
//!
//! In: a file or stream of plain text, HTML or JSON lines, in any common encoding.
//! Out: [`Article`]s: clean text, and title, byline, publisher and date where the input has them.
//!
//! 1. `format`     tells which of the three it is, by name, then by content.
//! 2. `decode`     makes characters of bytes, and refuses what is no text.
//! 3. `text`, `html`, `json_lines`  read one format each.
//! 4. `head`       takes headline, breadcrumb, byline and date off the top of a body.
//!
//! Start at [`articles`]. Nothing here opens a file or a connection, or knows what day it is.
//! A date that cannot be read for certain is left out, or is an error where the input states it.

mod byline;
mod date;
mod dateline;
mod decode;
mod error;
mod format;
mod head;
mod html;
mod input;
mod json_lines;
mod linked;
mod nesting;
mod page;
mod paragraphs;
mod text;

pub use dragoman_records::Article;
pub use error::Error;
pub use format::{Format, detect_format};
pub use html::read_html;
pub use input::{Articles, Options, articles};
pub use json_lines::{JsonLines, read_json_lines};
pub use text::read_text;

use dragoman_records::PublishedFrom;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// The longest article that is read: a text or one JSON line, in bytes. Of a page it is 5 MiB.
///
/// The longest news reports have some hundred kilobytes; what is longer is a collection in a
/// format that is not known here, and would only fill the memory.
pub const MAX_ARTICLE_BYTES: usize = 16 << 20;

/// The id of an article that brings none: the first 16 hexadecimal digits of the SHA-256 of its
/// text in UTF-8.
///
/// ```
/// assert_eq!(dragoman_ingest::id_of_text("Talks failed."), "6a90453d3b7024f2");
/// ```
pub fn id_of_text(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sets the day of publication and how it is known, unless an earlier source gave it.
fn set_published(article: &mut Article, date: Option<Date>, from: PublishedFrom) {
    if let (None, Some(date)) = (article.published, date) {
        article.published = Some(date);
        article.published_from = Some(from);
    }
}
