//! Transcripts: lines that open with who speaks, in capitals, and a colon: "THE PRESIDENT: I …".
//!
//! What follows is the same speaker's until the next label. A label that names nobody, and the "Q" of a
//! question from the floor, leave it open.

use super::Turn;
use super::lines::{Lines, SALUTATION};
use std::ops::Range;

/// How many lines with a label make a transcript.
const LABELS: usize = 2;

/// The turns of a transcript, if the text is one.
pub(super) fn turns(lines: &Lines<'_, '_, '_>) -> Option<Vec<Turn>> {
    let labels: Vec<Option<Range<usize>>> = lines.list.iter().map(|line| label(lines, line)).collect();
    let named = |label: &Range<usize>| lines.mention_in(label).is_some();
    if labels.iter().flatten().count() < LABELS || !labels.iter().flatten().any(named) {
        return None;
    }
    let mut says = None;
    let mut turns = Vec::with_capacity(labels.len());
    for (line, label) in lines.list.iter().zip(&labels) {
        // A label at the end of a line is for the lines below.
        let is_below =
            label.as_ref().is_some_and(|label| label.end + 1 == line.end && label.start > line.start);
        let above = says;
        says = match label {
            Some(label) => lines.mention_in(label),
            None if lines.word(line.start) == "Q" => None,
            None => says,
        };
        turns.push(Turn { says: if is_below { above } else { says }, hears: None });
    }
    Some(turns)
}

/// The words in capitals before the colon that opens a line or ends it.
fn label(lines: &Lines<'_, '_, '_>, line: &Range<usize>) -> Option<Range<usize>> {
    let is_loud = |token: usize| {
        let word = lines.word(token);
        !word.chars().any(char::is_lowercase) && word.chars().any(char::is_alphabetic)
    };
    let is_colon = |token: usize| lines.word(token) == ":";
    let opening = line.start..line.end.min(line.start + SALUTATION);
    let colon = opening.clone().find(|&token| is_colon(token));
    let ending = Some(line.end - 1).filter(|&token| is_colon(token));
    let of = |colon: usize| {
        let n_loud = (line.start..colon).rev().take(SALUTATION).take_while(|&token| is_loud(token)).count();
        (n_loud > 0).then_some(colon - n_loud..colon)
    };
    let opens = |label: &Range<usize>| label.start == line.start;
    colon.and_then(of).filter(opens).or_else(|| ending.and_then(of))
}
