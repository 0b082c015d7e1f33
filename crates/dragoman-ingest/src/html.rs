//! Web pages: the body by an extraction library, the rest from what the page says of itself.
//!
//! In: the bytes of a page. Out: an article whose paragraphs are parted by a blank line.
//!
//! 1. `decode` makes characters, by mark, by content, by the page's `charset`, by guess.
//! 2. `nesting` refuses what would take forever to walk.
//! 3. `page` reads title, byline, publisher, address, date and language.
//! 4. The library finds the body; `paragraphs` makes plain text of it.
//! 5. `head` takes off a headline, byline and date that the body repeats.
//!
//! What scripts would load is not there. A page without a body (a list of links) is an error.

use crate::head::split_head;
use crate::page::{self, read_page};
use crate::paragraphs::paragraphs;
use crate::{Error, dateline, decode, id_of_text, nesting, set_published};
use dragoman_records::{Article, PublishedFrom};
use scraper::Html;
use trafilatura::{ExtractionFocus, Options};

/// The longest page that is read, in bytes: what web crawls keep of one, too. A tree takes some two hundred
/// times the space of its markup.
const MAX_PAGE_BYTES: usize = 5 << 20;

/// A page declares its encoding within so many bytes.
const CHARSET_BYTES: usize = 2048;

/// Reads one article from a web page in any common encoding.
///
/// The title is the page's own; the body does not repeat it. The day of publication is what the
/// page states in its metadata (else in its dateline): a date elsewhere in the page, which may be
/// that of a comment or a copyright, is not taken.
///
/// Bytes that are no text, pages over 5 MiB, and pages without an article on them are an error.
///
/// ```
/// # use dragoman_ingest::read_html;
/// let page = "<title>Talks fail - Daily Wire</title><nav><a href=/>Home</a></nav><article>\
///     <h1>Talks fail</h1><p>Both sides left Geneva on Friday.</p><p>Nobody said why.</p>";
/// let article = read_html(page.as_bytes())?;
/// assert_eq!(article.title.as_deref(), Some("Talks fail"));
/// assert_eq!(article.text, "Both sides left Geneva on Friday.\n\nNobody said why.");
/// # Ok::<(), dragoman_ingest::Error>(())
/// ```
pub fn read_html(bytes: &[u8]) -> Result<Article, Error> {
    decode::refuse_long(bytes, MAX_PAGE_BYTES)?;
    let html = decode::decode(bytes, declared_charset(bytes).as_deref())?;
    nesting::refuse_open(&html)?;
    let page = Html::parse_document(&html);
    nesting::refuse_deep(&page)?;
    let mut article = read_page(&page);
    let body = find_body(&html)?;
    let head = split_head(&paragraphs(&body.html), article.title.as_deref());
    let publisher = article.publisher.as_deref();
    let bylines = [article.byline, head.byline, page::names(&[body.author], publisher)];
    article.byline = bylines.into_iter().find(|names| !names.is_empty()).unwrap_or_default();
    article.language = article.language.or(body.language);
    set_published(&mut article, head.date, PublishedFrom::Dateline);
    set_published(&mut article, dateline::filed_on(&head.body), PublishedFrom::Dateline);
    article.id = id_of_text(&head.body);
    article.text = head.body;
    Ok(article)
}

/// The body of a page as markup, the language that its words are in, and who signs it.
struct Body {
    html: String,
    author: String,
    language: Option<String>,
}

/// Finds the body, with more care to leave out foreign matter than to catch every line of it.
fn find_body(html: &str) -> Result<Body, Error> {
    let options = Options::default().with_focus(ExtractionFocus::FavorPrecision);
    let options = options.with_fallback(true).with_exclude_comments(true);
    let missing = || Error::new("no article found on the page");
    let result = trafilatura::extract(html, &options).map_err(|_| missing())?;
    if result.content_text.trim().is_empty() {
        return Err(missing());
    }
    let language = Some(result.metadata.language).filter(|language| language.len() == 2);
    Ok(Body { html: result.content_html, author: result.metadata.author, language })
}

/// The encoding in `<meta charset=…>` or `<meta … content="text/html; charset=…">`.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(CHARSET_BYTES)]).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset")?;
    let label = rest.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
    Some(label[..end.unwrap_or(label.len())].to_string())
}
