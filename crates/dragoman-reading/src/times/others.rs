//! Words of time that are none: "the Turkish *daily* Hurriyet", "the annual *March* for Bread".
//!
//! In: the tokens of one expression. Out: whether they stand for a paper, a programme or a procession.

use crate::Parsed;
use dragoman_language::Pos;

const PAPERS: [&str; 3] = ["daily", "weekly", "monthly"];
/// "In *early* March" is a time all the same.
const PARTS: [&str; 3] = ["early", "late", "mid"];

/// Whether the words from `first` to `last` mean no time.
pub(super) fn are_none(parsed: &Parsed<'_>, first: usize, last: usize) -> bool {
    first == last && (is_paper(parsed, first) || is_procession(parsed, first))
        || is_title(parsed, first, last)
}

/// ABC's "*This Week*", CBS's "*60 Minutes*": all of what stands in quotes, with large letters.
fn is_title(parsed: &Parsed<'_>, first: usize, last: usize) -> bool {
    let document = parsed.document;
    let is_quote = |token: usize| {
        token < document.len() && document.word(token).starts_with(['"', '“', '”', '\'', '‘', '’', '`'])
    };
    let is_small = |token: usize| document.word(token).starts_with(char::is_lowercase);
    let close =
        last + 1 + usize::from(last + 1 < document.len() && matches!(document.word(last + 1), "," | "."));
    first > 0 && last > first && is_quote(first - 1) && is_quote(close) && !(first..=last).any(is_small)
}

/// "The daily *Altavoz*", "the Madrid daily *Altavoz*".
fn is_paper(parsed: &Parsed<'_>, token: usize) -> bool {
    let document = parsed.document;
    let is_before_a_name = token + 1 < document.len() && document.pos(token + 1) == Pos::Propn;
    PAPERS.contains(&document.word(token)) && is_before_a_name
}

/// "The March *for* Bread", "the March *on* Rome".
fn is_procession(parsed: &Parsed<'_>, token: usize) -> bool {
    let document = parsed.document;
    let Some(before) = token.checked_sub(1) else { return false };
    let describes = match document.pos(before) {
        Pos::Det => true,
        Pos::Adj => !PARTS.contains(&document.word(before).to_lowercase().as_str()),
        _ => false,
    };
    document.word(token) == "March"
        && describes
        && token + 2 < document.len()
        && matches!(document.word(token + 1), "for" | "of" | "on")
        && document.pos(token + 2) == Pos::Propn
}
