//! A page an article, for a person: what is contested first, then who said what, then who did what.
//!
//! Each row gives its id, which `dragoman explain` takes, and the words that support it.

mod contested;
mod events;
mod statements;
mod titles;

use super::Stream;
use crate::Failure;
use crate::screen::{FAINT, HEADING, paint, width, wrap};
use dragoman_records::{Record, Span, TextIndex};

/// Columns before the words of a row.
const INDENT: usize = 6;
/// Quoted words are cut after so many characters, at a word.
const MOST_WORDS: usize = 280;

/// Writes pages.
pub struct Pages {
    stream: Stream,
    width: usize,
    n_written: usize,
}

impl Pages {
    pub(super) fn new(stream: Stream) -> Self {
        Self { stream, width: width(), n_written: 0 }
    }

    pub(super) fn write(&mut self, records: &[Record]) -> Result<(), Failure> {
        for record in records {
            let gap = if self.n_written > 0 { "\n" } else { "" };
            let page = Page::new(record, self.width).text();
            self.stream.write(format!("{gap}{page}").as_bytes())?;
            self.n_written += 1;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Failure> {
        self.stream.finish()
    }
}

/// One article and the lines written of it so far.
struct Page<'r> {
    record: &'r Record,
    index: TextIndex,
    width: usize,
    lines: Vec<String>,
}

impl<'r> Page<'r> {
    fn new(record: &'r Record, width: usize) -> Self {
        Self { record, index: TextIndex::new(&record.article.text), width, lines: Vec::new() }
    }

    fn text(mut self) -> String {
        self.head();
        self.contested();
        self.statements();
        self.events();
        self.lines.join("\n") + "\n"
    }

    fn head(&mut self) {
        let article = &self.record.article;
        let title = article.title.as_deref().unwrap_or("(no title)");
        for line in wrap(title, 0, self.width) {
            self.lines.push(paint(HEADING, &line));
        }
        let published = article.published.map(|day| match article.published_from {
            Some(from) => format!("{day} ({from})"),
            None => day.to_string(),
        });
        let byline = (!article.byline.is_empty()).then(|| article.byline.join(", "));
        let about = [article.publisher.clone(), byline, published, Some(format!("article {}", article.id))];
        self.faint(&about.into_iter().flatten().collect::<Vec<_>>().join(" · "), 0);
    }

    fn section(&mut self, name: &str) {
        self.lines.push(String::new());
        self.lines.push(paint(HEADING, name));
    }

    fn line(&mut self, words: &str, indent: usize) {
        self.lines.extend(wrap(words, indent, self.width));
    }

    fn faint(&mut self, words: &str, indent: usize) {
        let lines = wrap(words, indent, self.width).into_iter().map(|line| paint(FAINT, &line));
        self.lines.extend(lines);
    }

    /// A row opens with its id; the rest of its lines stand under the first.
    fn row(&mut self, id: &str, words: &str) {
        let mut lines = wrap(words, INDENT, self.width).into_iter();
        let first = lines.next().unwrap_or_default();
        self.lines.push(format!("  {id:<width$}{}", first.trim_start(), width = INDENT - 2));
        self.lines.extend(lines);
    }

    /// The words of the article under some spans, gaps marked.
    fn words(&self, spans: &[Span]) -> String {
        let text = &self.record.article.text;
        let words: Vec<&str> = spans.iter().map(|&span| self.index.slice(text, span)).collect();
        shortened(&words.join(" … "))
    }
}

/// Words on one line, cut at a word if there are too many.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST_WORDS) {
        None => words,
        Some((byte, _)) => {
            let cut = words[..byte].rfind(' ').unwrap_or(byte);
            format!("{} …", &words[..cut])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_between_words() {
        assert_eq!(shortened("a\n b"), "a b");
        let cut = shortened(&"word ".repeat(100));
        assert!(cut.chars().count() <= MOST_WORDS + 2 && cut.ends_with("word …"), "{cut}");
        assert_eq!(shortened(&"ä".repeat(300)).chars().count(), MOST_WORDS + 2);
    }
}
