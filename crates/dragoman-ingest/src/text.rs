//! Plain text: one article, its headline on top if it has one.
//!
//! Headline, breadcrumb, byline and a date on a line of its own come off ([`crate::head`]). All
//! other lines stay as they are, a dateline too; only line ends become `\n`, and blank lines at
//! both ends are dropped.

use crate::head::{Head, split_head};
use crate::{Error, dateline, decode, id_of_text, set_published};
use dragoman_records::{Article, PublishedFrom};

/// Reads one article from plain text in any common encoding.
///
/// A text without a headline is all body. The day of publication is known only if the text states
/// it in full, on a line of its own or in its dateline.
///
/// Bytes that are no text, or only white space, are an error.
///
/// ```
/// # use dragoman_ingest::read_text;
/// let article = read_text("World Talks fail in Geneva\n\nTalks fail in Geneva\n\n\
///     GENEVA, 2 May 2015 (Agency) – Both sides left.\n".as_bytes())?;
/// assert_eq!(article.title.as_deref(), Some("Talks fail in Geneva"));
/// assert_eq!(article.text, "GENEVA, 2 May 2015 (Agency) – Both sides left.");
/// assert_eq!(article.published.unwrap().to_string(), "2015-05-02");
/// # Ok::<(), dragoman_ingest::Error>(())
/// ```
pub fn read_text(bytes: &[u8]) -> Result<Article, Error> {
    let text = decode::decode(bytes, None)?;
    let Head { title, byline, date, body } = split_head(&text, None);
    let mut article = Article { id: id_of_text(&body), title, byline, ..Article::default() };
    set_published(&mut article, date, PublishedFrom::Dateline);
    set_published(&mut article, dateline::filed_on(&body), PublishedFrom::Dateline);
    article.text = body;
    Ok(article)
}
