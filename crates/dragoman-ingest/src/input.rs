//! The door of the crate: a named stream of bytes to its articles, whatever the format.
//!
//! The first bytes tell the format. Text and HTML are one article and are read whole, up to
//! [`MAX_ARTICLE_BYTES`]; JSON lines are read one by one, so memory is bounded by one article.

use crate::{Error, Format, JsonLines, MAX_ARTICLE_BYTES};
use crate::{detect_format, read_html, read_json_lines, read_text};
use dragoman_records::{Article, PublishedFrom};
use jiff::civil::Date;
use std::io::{BufRead, Chain, Cursor, Read};

/// How many bytes of the content may be needed to tell its format.
const HEAD_BYTES: u64 = 4096;

/// What the user knows about an input better than the input does.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The format, if it need not be told from the name and the content.
    pub format: Option<Format>,
    /// The day of publication. It replaces what the input says.
    pub published: Option<Date>,
}

/// The articles of one input, or the reasons why there are none: see [`articles`].
pub struct Articles<R> {
    source: Source<R>,
    published: Option<Date>,
}

enum Source<R> {
    One(Option<Result<Article, Error>>),
    Lines(JsonLines<Chain<Cursor<Vec<u8>>, R>>),
}

/// Reads the articles of one input.
///
/// `name` is only looked at for its ending ([`detect_format`]); for standard input it is `-`.
/// Text and HTML give one item. JSON lines give one item a line; a bad line is an error that
/// names the line, and the lines after it are read. An input without an article gives one error.
///
/// ```
/// # use dragoman_ingest::{Options, articles};
/// let lines = b"{\"id\": \"a1\", \"text\": \"Talks failed.\"}\nnonsense\n";
/// let read: Vec<_> = articles("wire.jsonl", &lines[..], &Options::default()).collect();
/// assert_eq!(read[0].as_ref().unwrap().id, "a1");
/// assert_eq!(read[1].as_ref().unwrap_err().line(), Some(2));
/// ```
pub fn articles<R: BufRead>(name: &str, mut input: R, options: &Options) -> Articles<R> {
    let mut head = Vec::new();
    let source = match input.by_ref().take(HEAD_BYTES).read_to_end(&mut head) {
        Err(error) => Source::One(Some(Err(unreadable(&error)))),
        Ok(_) => {
            let format = options.format.unwrap_or_else(|| detect_format(name, &head));
            open(format, Cursor::new(head).chain(input))
        }
    };
    Articles { source, published: options.published }
}

fn open<R: BufRead>(format: Format, input: Chain<Cursor<Vec<u8>>, R>) -> Source<R> {
    match format {
        Format::JsonLines => Source::Lines(read_json_lines(input)),
        Format::Text => Source::One(Some(read_whole(input).and_then(|bytes| read_text(&bytes)))),
        Format::Html => Source::One(Some(read_whole(input).and_then(|bytes| read_html(&bytes)))),
    }
}

fn read_whole(input: impl Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    // One byte more than may be read, so that the readers see that there is too much.
    let mut input = input.take(MAX_ARTICLE_BYTES as u64 + 1);
    input.read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

pub(crate) fn unreadable(error: &std::io::Error) -> Error {
    Error::new(format!("cannot be read: {error}"))
}

impl<R: BufRead> Iterator for Articles<R> {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut item = match &mut self.source {
            Source::One(item) => item.take(),
            Source::Lines(lines) => lines.next(),
        };
        if let (Some(Ok(article)), Some(date)) = (&mut item, self.published) {
            article.published = Some(date);
            article.published_from = Some(PublishedFrom::Given);
        }
        item
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_given_day_replaces_that_of_the_record() {
        let published = Some("2020-05-17".parse().unwrap());
        let options = Options { published, ..Options::default() };
        let line = br#"{"text": "Talks failed.", "published": "2020-01-01"}"#;
        let article = articles("-", &line[..], &options).next().unwrap().unwrap();
        assert_eq!(article.published, published);
        assert_eq!(article.published_from, Some(PublishedFrom::Given));
    }

    #[test]
    fn a_stream_that_breaks_is_one_error() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("the disk is gone"))
            }
        }
        let input = std::io::BufReader::new(Broken);
        let read: Vec<_> = articles("a.txt", input, &Options::default()).collect();
        assert_eq!(read.len(), 1);
        let message = read[0].as_ref().unwrap_err().in_file("a.txt");
        assert_eq!(message, "a.txt: cannot be read: the disk is gone");
    }

    #[test]
    fn a_file_that_is_no_single_article_is_refused() {
        let bytes = vec![b'x'; MAX_ARTICLE_BYTES + 1];
        for (name, bound) in [("a.txt", 16), ("a.html", 5)] {
            let read: Vec<_> = articles(name, &bytes[..], &Options::default()).collect();
            let message = read[0].as_ref().unwrap_err().to_string();
            assert_eq!(message, format!("longer than {bound} MiB, expected one news report"));
        }
    }
}
