//! What every part of this step looks at: the parse with its paragraphs and quotations as tokens.

use super::quotes::{self, Quotation};
use crate::Parsed;
use crate::clauses::Clauses;
use crate::lexicon::Lexicon;
use dragoman_language::{Document, Pos};
use dragoman_records::Article;
use std::ops::Range;

/// One article laid out for this step.
#[derive(Debug)]
pub(super) struct Page<'a> {
    article: &'a Article,
    pub(super) document: &'a Document,
    pub(super) clauses: &'a Clauses<'a>,
    pub(super) lexicon: &'a Lexicon,
    /// Tokens of each paragraph.
    pub(super) paragraphs: Vec<Range<usize>>,
    /// Quotations in text order.
    pub(super) quotes: Vec<Quote>,
    quote_of: Vec<Option<usize>>,
}

/// A quotation as tokens.
#[derive(Clone, Debug)]
pub(super) struct Quote {
    /// With its marks.
    pub(super) tokens: Range<usize>,
    /// Position of its paragraph.
    pub(super) paragraph: usize,
    /// Whether it goes on in the next paragraph.
    pub(super) open: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(parsed: &Parsed<'a>) -> Self {
        let document = parsed.document;
        let paragraphs = quotes::paragraphs(document.text());
        let quotations = quotes::find(&paragraphs);
        let quotes: Vec<Quote> =
            quotations.iter().filter_map(|quotation| as_tokens(document, quotation)).collect();
        let mut quote_of = vec![None; document.len()];
        for (idx, quote) in quotes.iter().enumerate() {
            quote_of[quote.tokens.clone()].fill(Some(idx));
        }
        let paragraphs = paragraphs.iter().map(|paragraph| document.tokens_under(paragraph.span)).collect();
        let article = parsed.article;
        Self {
            article,
            document,
            clauses: parsed.clauses,
            lexicon: parsed.lexicon,
            paragraphs,
            quotes,
            quote_of,
        }
    }

    /// What the page was made from.
    pub(super) fn parsed(&self) -> Parsed<'a> {
        let Self { article, document, clauses, lexicon, .. } = *self;
        Parsed { article, document, clauses, lexicon }
    }

    /// The quotation in which a token stands, marks included.
    pub(super) fn quote_of(&self, token: usize) -> Option<usize> {
        self.quote_of.get(token).copied().flatten()
    }

    /// Whether a token is a mark or white space.
    pub(super) fn is_mark(&self, token: usize) -> bool {
        matches!(self.document.pos(token), Pos::Punct | Pos::Space)
            || self.document.word(token).chars().all(|char| !char.is_alphanumeric())
    }

    /// Whether a token ends a sentence.
    pub(super) fn ends_sentence(&self, token: usize) -> bool {
        matches!(self.document.word(token), "." | "?" | "!" | "..." | "…" | "....")
    }

    /// Position of the paragraph in which a token stands.
    pub(super) fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= token)
    }

    /// The tokens of the paragraph in which a token stands.
    pub(super) fn paragraph_around(&self, token: usize) -> Range<usize> {
        self.paragraphs.get(self.paragraph_of(token)).cloned().unwrap_or(token..token + 1)
    }

    /// The words of a token in lower case.
    pub(super) fn lower(&self, token: usize) -> String {
        self.document.word(token).to_lowercase()
    }

    /// The lemma of a token in lower case.
    pub(super) fn lemma(&self, token: usize) -> String {
        self.document.lemma(token).to_lowercase()
    }

    /// Whether the lemma of a token is in a class of `noun_classes.toml`.
    pub(super) fn is_a(&self, token: usize, class: &str) -> bool {
        self.lexicon.events.noun_classes.has(class, &self.lemma(token))
    }

    /// The number of words, marks left out.
    pub(super) fn n_words(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|&token| !self.is_mark(token)).count()
    }
}

fn as_tokens(document: &Document, quotation: &Quotation) -> Option<Quote> {
    let tokens = document.tokens_under(quotation.span);
    let holds_words = !document.slice(quotation.inner).trim().is_empty();
    let quote = Quote { tokens, paragraph: quotation.paragraph, open: quotation.open };
    (holds_words && !quote.tokens.is_empty()).then_some(quote)
}

/// Runs of tokens that follow each other, those with only marks between them joined.
pub(super) fn runs(page: &Page<'_>, tokens: &[usize]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for &token in tokens {
        match out.last_mut() {
            Some(run) if (run.end..token).all(|between| page.is_mark(between)) => run.end = token + 1,
            _ => out.push(token..token + 1),
        }
    }
    let trimmed = out.into_iter().filter_map(|run| trim(page, run));
    trimmed.collect()
}

/// A run without marks and white space at its ends; quotation marks that belong to it stay.
pub(super) fn trim(page: &Page<'_>, mut run: Range<usize>) -> Option<Range<usize>> {
    let is_quote_mark = |token: usize| page.quote_of(token).is_some();
    while run.start < run.end && page.is_mark(run.start) && !is_quote_mark(run.start) {
        run.start += 1;
    }
    let trails = |token: usize| page.is_mark(token) || page.document.pos(token) == Pos::Cconj;
    while run.start < run.end && trails(run.end - 1) && !is_quote_mark(run.end - 1) {
        run.end -= 1;
    }
    (!run.is_empty()).then_some(run)
}
