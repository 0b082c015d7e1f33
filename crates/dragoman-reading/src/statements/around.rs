//! What stands around a quotation.
//!
//! In: a quotation on its page. Out: the stretches of its sentence before and after it, and whether
//! it begins an utterance of its own. A stretch ends with a sentence, a paragraph, another quotation.

use super::page::{Page, Quote};
use std::ops::Range;

/// How many tokens may lie between a quotation and the verb that reports it.
pub(super) const REACH: usize = 40;

/// Whether nothing of the reporter's sentence leads into the quotation, save a cue.
pub(super) fn begins_utterance(page: &Page<'_>, quote: &Quote) -> bool {
    let paragraph = page.paragraph_around(quote.tokens.start);
    let Some(before) = (paragraph.start..quote.tokens.start).rev().find(|&token| !is_space(page, token))
    else {
        return true;
    };
    let begins_big = first_word(page, quote).is_some_and(|word| !word.starts_with(char::is_lowercase));
    page.ends_sentence(before)
        || page.quote_of(before).is_some()
        || page.document.word(before) == ":"
        || begins_big
        || page.document.word(before) == ","
}

pub(super) fn first_word<'p>(page: &'p Page<'_>, quote: &Quote) -> Option<&'p str> {
    quote.tokens.clone().find(|&token| !page.is_mark(token)).map(|token| page.document.word(token))
}

pub(super) fn is_space(page: &Page<'_>, token: usize) -> bool {
    page.document.word(token).trim().is_empty()
}

/// What stands before a quotation in its sentence.
pub(super) fn sentence_before(page: &Page<'_>, quote: &Quote) -> Range<usize> {
    let paragraph = page.paragraph_around(quote.tokens.start);
    let stops = |&token: &usize| page.ends_sentence(token) || page.quote_of(token).is_some();
    let stop =
        (paragraph.start..quote.tokens.start).rev().find(stops).map_or(paragraph.start, |token| token + 1);
    let start =
        (stop..quote.tokens.start).find(|&token| !is_space(page, token)).unwrap_or(quote.tokens.start);
    start..quote.tokens.start
}

/// What stands after a quotation in its sentence.
pub(super) fn sentence_after(page: &Page<'_>, quote: &Quote) -> Range<usize> {
    let end = page.paragraph_around(quote.tokens.start).end.min(quote.tokens.end + REACH);
    let stops = |&token: &usize| page.ends_sentence(token) || page.quote_of(token).is_some();
    let stop = (quote.tokens.end..end).find(stops).unwrap_or(end.max(quote.tokens.end));
    quote.tokens.end..stop
}
