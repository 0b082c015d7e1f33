//! Texts of one writer, and to whom they are written.
//!
//! 1. "Dear Ann", or a name alone with a mark behind it ("Dr. Reyes,"), is who is told; a name alone below is
//!    who writes.
//! 2. "By Ann Reyes", "Remarks by Ann Reyes", or a name alone, near the top is who writes.
//!
//! A line with two names leaves it open.

use super::Turn;
use super::lines::{Lines, SALUTATION};
use std::ops::Range;

/// How many lines from the top a byline or a salutation is looked for, and from the end a signature.
const NEAR_AN_END: usize = 12;
/// The longest signature, in tokens.
const SIGNATURE: usize = 3;
/// How many words lie between "remarks" and the name: "Remarks by the Prime Minister, *Ann Reyes*".
const TITLE: usize = 8;

/// Who writes a text, and to whom.
pub(super) fn turn(lines: &Lines<'_, '_, '_>) -> Turn {
    let top = || 0..lines.list.len().min(NEAR_AN_END);
    let opens = |line: usize, word: &str| lines.word(lines.list[line].start).eq_ignore_ascii_case(word);
    let byline = top().filter(|&line| opens(line, "by")).find_map(|line| lines.alone(line));
    let heading = || top().find_map(|line| heading(lines, line));
    let salutation = salutation(lines);
    let signature = salutation.and_then(|first| {
        below(lines, first).find_map(|line| lines.alone(line).or_else(|| lines.closing(line)))
    });
    let is_heading = |line: &usize| !matches!(lines.word(lines.list[*line].end - 1), "." | "?" | "!");
    let alone =
        || top().take_while(is_heading).find_map(|line| lines.alone(line)).filter(|_| salutation.is_none());
    Turn {
        says: byline.or_else(heading).or(signature).or_else(alone),
        hears: salutation.and_then(|line| lines.only(line).or_else(|| addressee(lines, line))),
    }
}

/// The last line of a letter if it is a name and nothing else: "Tova".
pub(super) fn signature(lines: &Lines<'_, '_, '_>) -> Option<Range<usize>> {
    let first = salutation(lines)?;
    let signs = |line: &usize| {
        let is_capital = |token: usize| lines.word(token).starts_with(char::is_uppercase);
        lines.list[*line].len() <= SIGNATURE && lines.list[*line].clone().all(is_capital)
    };
    below(lines, first).next().filter(signs).map(|line| lines.list[line].clone())
}

/// The line that greets.
fn salutation(lines: &Lines<'_, '_, '_>) -> Option<usize> {
    let mut top = 0..lines.list.len().min(NEAR_AN_END);
    top.find(|&line| lines.list[line].len() <= SALUTATION && greets(lines, line))
}

/// The lines at the end, the last first.
fn below(lines: &Lines<'_, '_, '_>, salutation: usize) -> impl Iterator<Item = usize> {
    (salutation + 1..lines.list.len()).rev().take(NEAR_AN_END)
}

/// "Dear Ann", "Dr. Reyes,".
fn greets(lines: &Lines<'_, '_, '_>, line: usize) -> bool {
    let tokens = &lines.list[line];
    let has_mark = matches!(lines.word(tokens.end - 1), "," | ":");
    let is_name = lines.only(line).is_some_and(|name| {
        let name = &lines.linking.mentions[name].tokens;
        name.start <= tokens.start + 1 && name.end + 1 == tokens.end
    });
    lines.word(tokens.start).eq_ignore_ascii_case("dear") || has_mark && is_name
}

/// Whom a salutation without a name greets: "Dear *Friends*:".
fn addressee(lines: &Lines<'_, '_, '_>, line: usize) -> Option<usize> {
    lines.list[line].clone().rev().find_map(|token| lines.linking.by_head[token])
}

/// The only person of "Remarks by Ann Reyes", and of "Ann Reyes delivered remarks".
fn heading(lines: &Lines<'_, '_, '_>, line: usize) -> Option<usize> {
    let document = lines.linking.parsed.document;
    let is_speech = |token: usize| SPEECHES.contains(&document.lemma(token).to_lowercase().as_str());
    let tokens = &lines.list[line];
    let name = lines.only(line)?;
    let named = &lines.linking.mentions[name].tokens;
    let is_by = |token: usize| {
        is_speech(token)
            && matches!(lines.word(token + 1).to_lowercase().as_str(), "by" | "of" | "from")
            && (token..=token + TITLE).contains(&named.start)
    };
    let delivers = |token: usize| {
        is_speech(token)
            && token > named.end
            && matches!(document.lemma(document.head(token)), "deliver" | "make" | "give")
            && document.head(token) == document.head(lines.linking.mentions[name].head)
    };
    let mut words = tokens.start..tokens.end - 1;
    words.any(|token| is_by(token) || delivers(token)).then_some(name)
}

const SPEECHES: [&str; 9] =
    ["remark", "remarks", "statement", "speech", "address", "testimony", "message", "lecture", "sermon"];
