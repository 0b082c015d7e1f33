//! Reads numbers in digits and words: "1,500", "two hundred and six", "a dozen", "1.5 million".
//!
//! In: pieces and a position. Out: a [`Number`] and where it ends. What bounds it ("up to") and what
//! it counts are left to [`crate::quantities`] and [`crate::times`].

use crate::lexicon::{NumberKind, Numbers};
use crate::pieces::{Kind, Pieces};

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// The position past its last piece.
    pub(crate) end: usize,
    /// Its value; of "several" and "dozens" the least they can mean.
    pub(crate) value: f64,
    /// Whether the words leave it open: "several", "dozens".
    pub(crate) is_open: bool,
}

/// Reads the number that starts at a piece.
pub(crate) fn number_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> Option<Number> {
    if pieces.kind(start) == Kind::Digits {
        return digits_at(pieces, words, start);
    }
    if let Some(half) = half_at(pieces, words, start) {
        return Some(half);
    }
    let (kind, _) = words.word(pieces.lower(start)).unwrap_or((NumberKind::Ordinal, 0));
    match kind {
        NumberKind::Unit | NumberKind::Ten => Some(words_at(pieces, words, start)),
        NumberKind::Count => count_at(pieces, words, start),
        NumberKind::Scale if !pieces.is(start, "dozen") => Some(words_at(pieces, words, start)),
        _ if pieces.is_any(start, &["a", "an"]) => article_at(pieces, words, start),
        _ => None,
    }
}

/// The rank that an ordinal names: "third", "21st". Gives the position past it, too.
pub(crate) fn ordinal_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> Option<(usize, u64)> {
    if pieces.kind(start) == Kind::Digits {
        let is_ordinal = pieces.touches_next(start) && pieces.is_any(start + 1, &["st", "nd", "rd", "th"]);
        let value = pieces.lower(start).parse().ok().filter(|_| is_ordinal)?;
        return Some((start + 2, value));
    }
    match words.word(pieces.lower(start))? {
        (NumberKind::Ordinal, value) => Some((start + 1, value)),
        (NumberKind::Ten, ten) => {
            let next = if pieces.is(start + 1, "-") { start + 2 } else { start + 1 };
            let (kind, unit) = words.word(pieces.lower(next))?;
            (kind == NumberKind::Ordinal && unit < 10).then_some((next + 1, ten + unit))
        }
        _ => None,
    }
}

/// "half a dozen", "a half-dozen", "half a million".
fn half_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> Option<Number> {
    let half = if pieces.is_any(start, &["a", "an"]) { start + 1 } else { start };
    let whole = if pieces.is_any(half + 1, &["a", "an", "-"]) { half + 2 } else { half + 1 };
    let scale = || words.word(pieces.lower(whole)).filter(|(kind, _)| *kind == NumberKind::Scale);
    let (_, value) = pieces.is(half, "half").then(scale).flatten()?;
    Some(Number { end: whole + 1, value: value as f64 / 2.0, is_open: false })
}

fn digits_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> Option<Number> {
    let digits = pieces.lower(start);
    if digits.contains(':') {
        return None;
    }
    let value: f64 = digits.replace(',', "").parse().ok()?;
    let mut number = Number { end: start + 1, value, is_open: false };
    if let Some((NumberKind::Scale, scale)) = words.word(pieces.lower(start + 1)) {
        number = Number { end: start + 2, value: value * scale as f64, is_open: false };
    }
    Some(number)
}

/// "a hundred", "a dozen", "a couple of", "a few".
fn article_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> Option<Number> {
    match words.word(pieces.lower(start + 1))? {
        (NumberKind::Scale, scale) => {
            let rest = words_at(pieces, words, start + 1);
            Some(Number { value: rest.value.max(scale as f64), ..rest })
        }
        (NumberKind::Count, _) => count_at(pieces, words, start + 1),
        _ => None,
    }
}

/// "dozens", "tens of thousands", "a couple of". A trailing "of" is not taken.
fn count_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> Option<Number> {
    let word = pieces.lower(start);
    let (_, value) = words.word(word)?;
    let is_exact = matches!(word, "couple" | "pair" | "trio");
    let mut number = Number { end: start + 1, value: value as f64, is_open: !is_exact };
    let scaled = pieces.is(number.end, "of").then(|| words.word(pieces.lower(number.end + 1))).flatten();
    if let Some((NumberKind::Count, _)) = scaled {
        let scale = match pieces.lower(number.end + 1) {
            "thousands" => 1e3,
            "millions" => 1e6,
            "billions" => 1e9,
            _ => return Some(number),
        };
        number = Number { end: number.end + 2, value: number.value * scale, ..number };
    }
    if let Some((NumberKind::Scale, scale)) = words.word(pieces.lower(number.end)) {
        number = Number { end: number.end + 1, value: number.value * scale as f64, ..number };
    }
    Some(number)
}

/// "twenty-five", "two hundred and six", "three thousand"; behind "between" an "and" parts two numbers.
fn words_at(pieces: &Pieces<'_>, words: &Numbers, start: usize) -> Number {
    let (mut total, mut current, mut end) = (0.0, 0.0, start);
    let mut last = NumberKind::Scale;
    let is_range = (1..=2).any(|back| start >= back && pieces.is(start - back, "between"));
    loop {
        let joins = end > start
            && (pieces.is(end, "-") || pieces.is(end, "and") && last == NumberKind::Scale && !is_range)
            && words.word(pieces.lower(end + 1)).is_some_and(|(kind, _)| extends(last, kind));
        let at = if joins { end + 1 } else { end };
        let Some((kind, value)) = words.word(pieces.lower(at)) else { break };
        if !(end == start || extends(last, kind)) {
            break;
        }
        match kind {
            NumberKind::Scale if value >= 1000 => {
                total += f64::max(current, 1.0) * value as f64;
                current = 0.0;
            }
            NumberKind::Scale => current = f64::max(current, 1.0) * value as f64,
            _ => current += value as f64,
        }
        last = kind;
        end = at + 1;
    }
    Number { end, value: total + current, is_open: false }
}

fn extends(last: NumberKind, next: NumberKind) -> bool {
    match next {
        NumberKind::Scale => true,
        NumberKind::Ten => last == NumberKind::Scale,
        NumberKind::Unit => matches!(last, NumberKind::Scale | NumberKind::Ten),
        _ => false,
    }
}
