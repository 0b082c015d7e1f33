//! Finds the dateline with which a paragraph begins: "MANILA, Philippines (AP) — ".
//!
//! In: a paragraph. Out: the tokens of its dateline, with the dash. They are nobody's words.
//!
//! A dateline begins with a word in capitals and has nothing but names, figures and marks before its dash; a date
//! without a place is not looked for.

use super::page::Page;
use dragoman_language::Pos;
use std::ops::Range;

/// How many tokens a dateline has at most.
const LONGEST: usize = 14;

/// The dateline of a paragraph, if it has one.
pub(super) fn of(page: &Page<'_>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    let start = paragraph.clone().find(|&token| !page.is_mark(token))?;
    let end = paragraph.end.min(start + LONGEST);
    let dash = (start..end).find(|&token| matches!(page.document.word(token), "-" | "--" | "–" | "—"))?;
    let first = page.document.word(start);
    let is_shouted = first.chars().count() >= 3 && first.chars().all(char::is_uppercase);
    let is_plain = |token: usize| {
        page.quote_of(token).is_none()
            && (page.is_mark(token) || matches!(page.document.pos(token), Pos::Propn | Pos::Num))
    };
    let is_apart =
        dash > start && page.document.span(dash - 1..dash).end < page.document.span(dash..dash + 1).start;
    (is_shouted && is_apart && (start..dash).all(is_plain)).then_some(start..dash + 1)
}
