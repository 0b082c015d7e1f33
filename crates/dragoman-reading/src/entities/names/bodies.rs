//! "World Organization *for Animal Health*", "Commission *on Presidential Debates*": what a body is for, which belongs to its
//! name and which the parser leaves out.
//!
//! In: the drafts in text order. Out: the same, with the names of bodies drawn out to the end of what they are for.
//!
//! The name must end with a word for a body (`name_words.tsv`, `of`), and every word behind the preposition be written
//! large; places, people and days are no part of it ("the Commission on *Friday*").

use super::Draft;
use crate::Parsed;
use crate::lexicon::{Place, Sense};
use dragoman_records::EntityType;
use std::ops::Range;

/// Prepositions behind a body that tell what it is for.
const FOR: [&str; 4] = ["against", "for", "of", "on"];

/// The most words that a body's name is drawn out by.
const LONGEST: usize = 12;

/// Draws out the names of bodies; names that they take in go.
pub(super) fn draw_out(parsed: &Parsed<'_>, drafts: &mut Vec<Draft>) {
    for idx in 0..drafts.len() {
        let Some(end) = end_of_purpose(parsed, &drafts[idx].tokens) else { continue };
        let tokens = drafts[idx].tokens.start..end;
        // "National Resistance Front *of Afghanistan*" is the one that the lexicon knows.
        let is_same = parsed.document.word(drafts[idx].tokens.end) == "of";
        let known = drafts[idx].known.filter(|_| is_same);
        drafts[idx] = Draft { tokens: tokens.clone(), label: Some(EntityType::Org), known };
        for other in &mut drafts[idx + 1..] {
            if other.tokens.start < tokens.end {
                other.tokens = other.tokens.start..other.tokens.start;
            }
        }
    }
    drafts.retain(|draft| !draft.tokens.is_empty());
}

/// One past the words that tell what a body is for.
fn end_of_purpose(parsed: &Parsed<'_>, tokens: &Range<usize>) -> Option<usize> {
    let document = parsed.document;
    let is_body = |word: &str| parsed.lexicon.naming.kind_by_word(word, Place::Of) == Some(EntityType::Org);
    let last = tokens.end.checked_sub(1).filter(|_| !tokens.is_empty())?;
    if tokens.end >= document.len()
        || !is_body(document.word(last))
        || !FOR.contains(&document.word(tokens.end))
    {
        return None;
    }
    let start = tokens.end
        + 1
        + usize::from(tokens.end + 1 < document.len() && document.word(tokens.end + 1) == "the");
    let mut end = end_of_run(parsed, start);
    if end == start {
        return None;
    }
    while let Some(next) = joined(parsed, end).filter(|next| next - tokens.end <= LONGEST) {
        end = next;
    }
    Some(end)
}

/// One past a run that goes on behind "and" or "of"; a body of its own is another.
fn joined(parsed: &Parsed<'_>, at: usize) -> Option<usize> {
    let document = parsed.document;
    let joins = at < document.len() && matches!(document.word(at), "and" | "of" | "for" | "&");
    let end = end_of_run(parsed, at + 1);
    let is_another =
        || parsed.lexicon.naming.kind_by_word(document.word(end - 1), Place::Last) == Some(EntityType::Org);
    (joins && end > at + 1 && !is_another()).then_some(end)
}

/// One past the words written large from here on.
fn end_of_run(parsed: &Parsed<'_>, start: usize) -> usize {
    let document = parsed.document;
    let is_other = |token: usize| {
        let name = document.name_at(token);
        name.is_some_and(|name| {
            matches!(name.label.as_str(), "PERSON" | "GPE" | "LOC" | "NORP" | "DATE" | "TIME")
        }) || matches!(
            parsed.lexicon.times.word(&document.word(token).to_lowercase()),
            Some(Sense::Weekday(_) | Sense::Month(_))
        )
    };
    let is_large = |token: usize| {
        token < document.len() && document.word(token).chars().next().is_some_and(char::is_uppercase)
    };
    // "American-Islamic".
    let is_hyphen = |token: usize| token > start && document.word(token) == "-" && is_large(token + 1);
    let goes_on = |&token: &usize| is_large(token) && !is_other(token) || is_hyphen(token);
    start + (start..document.len()).take_while(goes_on).count()
}
