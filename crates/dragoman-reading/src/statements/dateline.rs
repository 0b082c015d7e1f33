//! The dateline with which a paragraph begins: "MANILA, Philippines (AP) — ".
//!
//! In: a paragraph. Out: the tokens of its dateline, with the mark. They are nobody's words, and nobody says what
//! follows: "KARACHI: Two men …". [`dateline`] tells how one looks.

use super::page::Page;
use dragoman_gazetteer::{Gazetteer, fold};
use dragoman_language::dateline;
use std::ops::Range;

/// A town of so many inhabitants is where a report was filed, however often it is named.
const LARGE: f64 = 100_000.0;

/// The dateline of a paragraph, if it has one.
pub(super) fn of(page: &Page<'_>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    let first = page.document.tokens().get(paragraph.start)?.bytes.start;
    let last = page.document.tokens().get(paragraph.end.checked_sub(1)?)?.bytes.end;
    let end = first + dateline(&page.document.text()[first..last])?;
    let tokens = paragraph.clone().take_while(|&token| page.document.tokens()[token].bytes.end <= end);
    Some(paragraph.start..tokens.last()? + 1)
}

/// Whether the words before a colon are where a report was filed: a place bears the name, and nobody in the text, and
/// what follows is in nobody's own words ("*We* have lost"). A small town's name that comes again, or that the parser
/// takes for a person's, is that of one who speaks.
pub(super) fn is_place(page: &Page<'_>, name: Range<usize>) -> bool {
    let words = page.document.words(name.clone());
    let folded = fold(words);
    let recurs = page.document.text().match_indices(words).nth(1).is_some();
    let mut people = people(page);
    let least = if recurs || people.any(|found| found.end == name.end) { LARGE } else { 0.0 };
    !page.lexicon.places.is_ordinary(&folded)
        && !is_somebody(page, &name)
        && !page.paragraph_around(name.start).any(|token| speaks_for_itself(page, token))
        && inhabitants(&folded).is_some_and(|inhabitants| inhabitants >= least)
}

/// Whether somebody else's name in the text ends in the last word of this one.
fn is_somebody(page: &Page<'_>, name: &Range<usize>) -> bool {
    let Some(last) = name.clone().last().map(|token| page.lower(token)) else { return false };
    let mut others = people(page).filter(|found| found.end != name.end);
    others.any(|found| found.last().is_some_and(|token| page.lower(token) == last))
}

/// "I", "we" and "you" outside of quotations.
fn speaks_for_itself(page: &Page<'_>, token: usize) -> bool {
    let is_own =
        matches!(page.lower(token).as_str(), "i" | "we" | "you" | "my" | "our" | "your" | "us" | "me");
    is_own && page.document.word(token) != "US" && page.quote_of(token).is_none()
}

/// What the parser takes for names of people.
fn people<'p>(page: &'p Page<'_>) -> impl Iterator<Item = Range<usize>> + 'p {
    let names = page.document.names().iter().filter(|found| found.label == "PERSON");
    names.map(|found| found.tokens.clone())
}

/// Of the largest place of a name.
fn inhabitants(folded: &str) -> Option<f64> {
    let gazetteer = Gazetteer::bundled();
    gazetteer.find(folded).map(|hit| gazetteer.spot(hit.idx).population).reduce(f64::max)
}
