//! Words that the parser takes for names and that are none.
//!
//! In: the drafts. Out: those that stay. Only words that the lexicon does not know are let go,
//! and only where the text shows what they are: a judgement ("Lovely Dinner"), a label ("Reply:", "Image:"), a side ("pro-X"), an aside ("(Laughter.)"),
//! the rest of an office ("Secretary of *State*"), an ordinary word that only the beginning of a sentence
//! or a cry ("CLOSED") makes large.

use super::Draft;
use super::kinds::capitalised;
use crate::Parsed;
use crate::entities::titles;
use crate::lexicon::{Being, Place};
use dragoman_language::Pos;
use dragoman_records::EntityType;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What makes a name say for or against whom something is, and not who.
const SIDES: [&str; 5] = ["pro", "anti", "non", "ex", "post"];

/// Lets go of words that are no names.
pub(super) fn drop(parsed: &Parsed<'_>, drafts: &mut Vec<Draft>) {
    let small = small_words(parsed);
    let inside = inside_sentences(parsed, drafts);
    drafts.retain(|draft| {
        !is_a_side(parsed, draft.tokens.start)
            && !is_of_an_office(parsed, draft)
            && !is_praise(parsed, draft)
            && (draft.known.is_some()
                || draft.tokens.len() > 1
                || !is_label(parsed, &draft.tokens)
                    && !is_aside(parsed, draft.tokens.start)
                    && !is_drawn_out(parsed.document.word(draft.tokens.start))
                    && !is_of_letters(parsed, draft.tokens.start)
                    && !is_one_of_a_role(parsed, &draft.tokens)
                    && !is_ordinary(parsed, draft, &small, &inside))
    });
}

/// "A *Marine* was killed", "the seventh *Marine*".
fn is_one_of_a_role(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).map(|token| (token, parsed.document.word(token)));
    let is_counted = |(token, word): (usize, &str)| {
        matches!(word, "a" | "A" | "an" | "An" | "another" | "Another" | "one" | "One")
            || word.ends_with("th") && parsed.document.tag(token) == "JJ"
    };
    before.is_some_and(is_counted)
        && titles::role_of(parsed, tokens).is_some_and(|role| role.is == Being::Person)
}

/// "pro-Beijing", "anti-Israel", with the side inside the name or before it.
fn is_a_side(parsed: &Parsed<'_>, start: usize) -> bool {
    let document = parsed.document;
    let opens = start + 1 < document.len()
        && matches!(document.word(start + 1), "-" | "–")
        && SIDES.contains(&document.word(start).to_lowercase().as_str());
    opens
        || start >= 2
            && matches!(document.word(start - 1), "-" | "–")
            && !document.tokens()[start - 2].space_after
            && SIDES.contains(&document.word(start - 2).to_lowercase().as_str())
}

/// "Lovely Dinner", "SLOW Room Service": a heading over what somebody thinks of a house.
fn is_praise(parsed: &Parsed<'_>, draft: &Draft) -> bool {
    let has = |token: usize, place: Place| {
        let word = capitalised(&parsed.document.word(token).to_lowercase());
        parsed.lexicon.naming.kind_by_word(&word, place).is_some()
    };
    let is_judged = draft.tokens.clone().skip(1).any(|token| has(token, Place::Praised));
    draft.known.is_none() && is_judged && has(draft.tokens.start, Place::Praise)
}

/// Officials whose field of work stands beside them.
const OFFICIALS: [&str; 6] =
    ["Commissioner", "Minister", "Ministers", "Secretary", "Undersecretary", "Under-Secretary"];

/// "State" of "Secretary of State", "Home" of "the Home Secretary", "Education" of "Minister of Education".
fn is_of_an_office(parsed: &Parsed<'_>, draft: &Draft) -> bool {
    let (document, tokens) = (parsed.document, &draft.tokens);
    let word = |at: usize| if at < document.len() { document.word(at) } else { "" };
    let is_acronym = |token: usize| document.word(token).chars().all(|letter| !letter.is_lowercase());
    let is_field =
        draft.known.is_none() && draft.label == Some(EntityType::Org) && !tokens.clone().any(is_acronym);
    if is_field && OFFICIALS.contains(&word(tokens.end)) {
        return true;
    }
    if tokens.start < 2 || !matches!(word(tokens.start - 1), "of" | "for") {
        return false;
    }
    let office = document.words(tokens.start - 2..tokens.end).to_lowercase();
    let role = parsed.lexicon.roles.by_noun(&office);
    is_field && OFFICIALS.contains(&word(tokens.start - 2))
        || role.is_some_and(|role| parsed.lexicon.roles.at(role).is == Being::Person)
}

/// "Image:" anywhere, and any word with a colon at the head of a line.
fn is_label(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    if labels_what_follows(parsed, tokens.start) {
        return true;
    }
    let opens = tokens.start == 0 || document.pos(tokens.start - 1) == Pos::Space;
    let is_given = parsed.lexicon.naming.given_name(document.word(tokens.start)).is_some();
    opens && !is_given && tokens.end < document.len() && document.word(tokens.end) == ":"
}

/// "(Laughter.)" in what was said.
fn is_aside(parsed: &Parsed<'_>, token: usize) -> bool {
    let document = parsed.document;
    let word = |at: usize| if at < document.len() { document.word(at) } else { "" };
    token > 0 && word(token - 1) == "(" && word(token + 1) == "." && word(token + 2) == ")"
}

/// "CEO", "VII".
fn is_of_letters(parsed: &Parsed<'_>, token: usize) -> bool {
    let word = parsed.document.word(token).trim_end_matches('.');
    let is_number = word.len() > 1 && word.chars().all(|letter| "IVX".contains(letter));
    is_number || parsed.lexicon.naming.kind_by_word(word, Place::Letters).is_some()
}

/// "Sooooo".
fn is_drawn_out(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).any(|three| three[0].is_lowercase() && three.iter().all(|letter| *letter == three[0]))
}

/// A word like "Image" with a colon behind it.
pub(super) fn labels_what_follows(parsed: &Parsed<'_>, token: usize) -> bool {
    let document = parsed.document;
    token + 1 < document.len()
        && document.word(token + 1) == ":"
        && parsed.lexicon.naming.kind_by_word(document.word(token), Place::Label).is_some()
}

/// A word with a large letter only because it opens a sentence, or that is no proper noun at all.
fn is_ordinary(
    parsed: &Parsed<'_>,
    draft: &Draft,
    small: &FxHashSet<&str>,
    inside: &FxHashSet<&str>,
) -> bool {
    let document = parsed.document;
    let token = draft.tokens.start;
    let word = document.word(token);
    let lower = word.to_lowercase();
    let is_place_word = || parsed.lexicon.places.is_ordinary(&lower);
    let is_given = parsed.lexicon.naming.given_name(word).is_some();
    let is_cry = word.len() > 4 && !word.chars().any(char::is_lowercase) && small.contains(lower.as_str());
    (opens_sentence(parsed, token) || is_cry)
        && !inside.contains(word)
        && !is_given
        && (document.pos(token) != Pos::Propn || small.contains(lower.as_str()) || is_place_word())
}

fn opens_sentence(parsed: &Parsed<'_>, token: usize) -> bool {
    let document = parsed.document;
    let sentence = document.sentences().get(document.sentence_of(token));
    let opens = sentence.is_some_and(|sentence| sentence.start == token);
    opens
        || token > 0 && matches!(document.word(token - 1), "\"" | "“" | ":")
        || token > 0 && document.pos(token - 1) == Pos::Space
}

/// Words that the article writes with a small letter.
fn small_words<'a>(parsed: &Parsed<'a>) -> FxHashSet<&'a str> {
    let words = (0..parsed.document.len()).map(|token| parsed.document.word(token));
    words.filter(|word| word.chars().next().is_some_and(char::is_lowercase)).collect()
}

/// Words of names that stand elsewhere than at the beginning of a sentence: the surname of a name that
/// opens one too.
fn inside_sentences<'a>(parsed: &Parsed<'a>, drafts: &[Draft]) -> FxHashSet<&'a str> {
    let words = drafts.iter().flat_map(|draft| draft.tokens.clone());
    let inside = words.filter(|&token| !opens_sentence(parsed, token));
    inside.map(|token| parsed.document.word(token)).collect()
}
