//! Reads how many a noun phrase counts, with the bounds that the words give.
//!
//! In: the head of a noun phrase. Out: a [`Range`]: "128 people" is 128 at least and at most, "up to
//! 128" has no minimum, "at least a dozen" no maximum, "dozens of men" are 24 at least, "no men" none.
//!
//! 1. The window: the phrase up to its head, and a count that holds it with "of" ("dozens of men").
//! 2. The first number in it that counts: no rank, year, age, share or sum of money.
//! 3. What the words before and after it make of the number.
//!
//! Who is counted and what happened to them is for the caller to say.

use crate::Parsed;
use crate::lexicon::{Bound, NumberKind, Numbers};
use crate::numbers::{Number, number_at};
use crate::pieces::{Kind, Pieces};
use dragoman_records::Range;
use std::ops::Range as Tokens;

/// How many the phrase headed by `head` counts; `None` if its words do not say.
///
/// A singular noun with "a", "an" or "another" counts one; so does no other singular: "the man" may
/// have been counted before. Ask with the noun that is counted ("people" of "dozens of people") or
/// with a number that stands alone ("killed *12*").
pub fn quantity_of(parsed: &Parsed<'_>, head: usize) -> Option<Range> {
    let pieces = Pieces::of(parsed.document, window(parsed, head));
    let end = pieces.first_of(head + 1);
    let words = &parsed.lexicon.numbers;
    let counted = (0..end).find_map(|start| counted_at(&pieces, words, start, end));
    counted.map(|(range, _)| range).or_else(|| counted_by_determiner(parsed, head))
}

/// The quantity written at a piece, with its bounds, and the position past it.
pub(crate) fn quantity_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> Option<(Range, usize)> {
    if pieces.is(start, "between")
        && let Some((low, high)) = pair(pieces, words, start + 1, &["and"])
    {
        return Some((span_of(low, high), high.end));
    }
    let (bound, at) = bound_at(pieces, words, start);
    let number = number_at(pieces, words, at)?;
    if bound.is_none()
        && let Some((low, high)) = pair(pieces, words, start, &["to", "-", "–", "or"])
    {
        return Some((span_of(low, high), high.end));
    }
    let (bound, end) = match bound_after(pieces, number.end) {
        Some((after, end)) => (Some(after), end),
        None => (bound, number.end),
    };
    Some((bounded(number, bound), end))
}

/// The bound whose words start at a piece, longest first, and the position past it.
pub(crate) fn bound_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> (Option<Bound>, usize) {
    let known = words.bounds_from(pieces.lower(start));
    let found = known.iter().filter_map(|(phrase, bound)| Some((pieces.phrase_at(start, phrase)?, *bound)));
    found.max_by_key(|(end, _)| *end).map_or((None, start), |(end, bound)| (Some(bound), end))
}

fn bound_after(pieces: &Pieces<'_>, at: usize) -> Option<(Bound, usize)> {
    let phrases = [("or more", Bound::Min), ("or so", Bound::About), ("or fewer", Bound::Max)];
    phrases.iter().find_map(|(phrase, bound)| Some((*bound, pieces.phrase_at(at, phrase)?)))
}

fn pair(pieces: &Pieces<'_>, words: &Numbers, start: usize, between: &[&str]) -> Option<(Number, Number)> {
    let low = number_at(pieces, words, start)?;
    let joined = pieces.is_any(low.end, between);
    let high = number_at(pieces, words, low.end + 1).filter(|high| joined && high.value > low.value)?;
    let scale_at = |at: usize| match words.word(pieces.lower(at)) {
        Some((NumberKind::Scale, scale)) => scale as f64,
        _ => 1.0,
    };
    // "two and three dozen": the dozen belongs to both.
    let scale = scale_at(high.end - 1);
    let is_shared = scale_at(low.end - 1) == 1.0 && low.value < high.value / scale;
    Some((Number { value: if is_shared { low.value * scale } else { low.value }, ..low }, high))
}

fn span_of(low: Number, high: Number) -> Range {
    // "2 to 3 million": the scale belongs to both.
    let scale = if low.value * 100.0 < high.value && high.value >= 1e5 { 1e6 } else { 1.0 };
    let low = if scale > 1.0 && low.value < 1000.0 { low.value * scale } else { low.value };
    Range { min: Some(low as u64), max: Some(high.value as u64) }
}

fn bounded(number: Number, bound: Option<Bound>) -> Range {
    let value = Some(number.value as u64);
    match bound {
        _ if number.is_open => Range { min: value, max: None },
        Some(Bound::Min) => Range { min: value, max: None },
        Some(Bound::Max) => Range { min: None, max: value },
        Some(Bound::About) | None => Range { min: value, max: value },
    }
}

/// The tokens in which the count of a phrase has to stand.
fn window(parsed: &Parsed<'_>, head: usize) -> Tokens<usize> {
    let clauses = parsed.clauses;
    let before = clauses.before_head(head);
    let counter = clauses.holder_by(head, "of").filter(|&holder| counts(parsed, holder));
    let start = match counter {
        Some(holder) => window(parsed, holder).start,
        None => before.start,
    };
    // Bounds are often parsed as part of the verb: "killed up to 128".
    let sentence = &parsed.document.sentences()[parsed.document.sentence_of(head)];
    let mut widened = start.saturating_sub(3).max(sentence.start);
    if let Some(mark) = (widened..start).rev().find(|&token| breaks(parsed, token)) {
        widened = mark + 1;
    }
    let first = (widened..start).find(|&token| opens_bound(parsed, token..start)).unwrap_or(start);
    first..head + 1
}

fn counts(parsed: &Parsed<'_>, token: usize) -> bool {
    let word = parsed.document.word(token).to_lowercase();
    parsed.lexicon.numbers.word(&word).is_some()
        || word == "total"
        || word.starts_with(|char: char| char.is_ascii_digit())
}

fn breaks(parsed: &Parsed<'_>, token: usize) -> bool {
    !parsed.document.word(token).chars().all(char::is_alphanumeric)
}

/// Whether exactly these tokens are the words of a bound.
fn opens_bound(parsed: &Parsed<'_>, tokens: Tokens<usize>) -> bool {
    let end = tokens.end;
    let pieces = Pieces::of(parsed.document, tokens);
    let (bound, past) = bound_at(&pieces, &parsed.lexicon.numbers, 0);
    let opens_pair = pieces.is(0, "between") && pieces.len() == 1;
    opens_pair || bound.is_some() && past == pieces.first_of(end)
}

fn counted_at(pieces: &Pieces<'_>, words: &Numbers, start: usize, end: usize) -> Option<(Range, usize)> {
    // The words of a rank, an age or a sum are not to be read again from their middle.
    if start > 0 && (pieces.is(start - 1, "-") || pieces.is_any(start - 1, &["$", "£", "€", "¥"])) {
        return None;
    }
    let (range, past) = quantity_at(pieces, words, start)?;
    let is_rank = pieces.is_any(past, &["st", "nd", "rd", "th", "s"]) && pieces.touches_next(past - 1);
    let is_measure = pieces.is_any(past, &["-", "%", "percent", "per", "$", "million-dollar"]);
    let is_year = pieces.kind(start) == Kind::Digits
        && pieces.lower(start).len() == 4
        && pieces.lower(start).parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
        && !pieces.tag(past).ends_with('S');
    (past <= end && !is_rank && !is_measure && !is_year).then_some((range, past))
}

fn counted_by_determiner(parsed: &Parsed<'_>, head: usize) -> Option<Range> {
    let document = parsed.document;
    let determiners = parsed.clauses.determiners(head);
    let is = |words: &[&str]| {
        determiners
            .iter()
            .any(|&token| words.iter().any(|word| document.word(token).eq_ignore_ascii_case(word)))
    };
    if is(&["no"]) {
        return Some(Range { min: Some(0), max: Some(0) });
    }
    (document.tag(head) == "NN" && is(&["a", "an", "another"]))
        .then_some(Range { min: Some(1), max: Some(1) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::plain::plain;

    /// Compares what the words at the start of a text say with `min..max`.
    /// What the first quantity of a text may mean, as the cases write it.
    fn bounds(lexicon: &Lexicon, text: &str) -> String {
        let document = plain(text);
        let pieces = Pieces::new(&document);
        let shown = (0..pieces.len()).find_map(|start| quantity_at(&pieces, &lexicon.numbers, start));
        let bound = |bound: Option<u64>| bound.map_or(String::new(), |bound| bound.to_string());
        shown.map(|(range, _)| format!("{}..{}", bound(range.min), bound(range.max))).unwrap_or_default()
    }

    /// Cases a linguist can add to: a text, a tab, the bounds.
    #[test]
    fn cases_hold() {
        let lexicon = Lexicon::bundled().unwrap();
        let cases = include_str!("../tests/quantities.tsv").lines().filter(|line| !line.starts_with('#'));
        let cases = cases.map(|line| line.split_once('\t').expect("text, tab, bounds"));
        let wrong: Vec<String> = cases
            .map(|(text, expected)| (text, expected, bounds(&lexicon, text)))
            .filter(|(_, expected, found)| expected != found)
            .map(|(text, expected, found)| format!("{text}: {found:?}, expected {expected:?}"))
            .collect();
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}
