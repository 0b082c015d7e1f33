//! Names in small letters, of people who write in haste.
//!
//! In: the tokens that are in no name. Out: drafts of places and persons.
//!
//! Only a text that shows its haste is read so: it has "i" for "I", or a third of its sentences, two at least,
//! open with a small letter. There "im going to ohio" names a large place of the gazetteer's, and "hope maria
//! comes" somebody, where the tagger too takes the word for a name.

use super::super::known_at::KnownAt;
use super::Draft;
use super::kinds::capitalised;
use super::place_signs::Atlas;
use crate::Parsed;
use crate::lexicon::PlaceWord;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::ops::Range;

/// The fewest letters of a name that is looked for.
const SHORTEST: usize = 4;

/// The names that stand in small letters, if the text is such.
pub(super) fn names(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    atlas: &Atlas<'_>,
    covered: &[bool],
) -> Vec<Draft> {
    if !is_careless(parsed) {
        return Vec::new();
    }
    let mut found: Vec<Draft> = Vec::new();
    for token in 0..parsed.document.len() {
        let is_taken = found.last().is_some_and(|draft| draft.tokens.contains(&token));
        let pair = token..(token + 2).min(parsed.document.len());
        for tokens in [pair, token..token + 1] {
            let is_free = |at: usize| !covered[at] && known_at.at(at).is_none();
            let label = if is_taken { None } else { label(parsed, atlas, &tokens) };
            if let Some(label) = label.filter(|_| tokens.clone().all(is_free)) {
                found.push(Draft { tokens, label: Some(label), known: None });
                break;
            }
        }
    }
    found
}

fn is_careless(parsed: &Parsed<'_>) -> bool {
    let document = parsed.document;
    let is_small = |token: usize| document.word(token).starts_with(char::is_lowercase);
    let says_i = (0..document.len()).any(|token| document.word(token) == "i" && document.tag(token) == "PRP");
    let sentences = document.sentences();
    let n_small = sentences.iter().filter(|sentence| is_small(sentence.start)).count();
    says_i || n_small >= 2 && n_small * 3 >= sentences.len()
}

fn label(parsed: &Parsed<'_>, atlas: &Atlas<'_>, tokens: &Range<usize>) -> Option<EntityType> {
    let document = parsed.document;
    let words: Vec<&str> = tokens.clone().map(|token| document.word(token)).collect();
    let is_small = words.iter().all(|word| word.chars().all(char::is_lowercase));
    let is_long = words.concat().chars().count() >= SHORTEST;
    if !is_small || !is_long {
        return None;
    }
    let large = words.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" ");
    let is_name = tokens.clone().all(|token| document.pos(token) == Pos::Propn);
    if atlas.has_large(&large) && (is_name || is_somewhere(parsed, tokens)) {
        return Some(EntityType::Gpe);
    }
    let is_given = tokens.len() == 1 && parsed.lexicon.naming.given_name(&large).is_some();
    (is_given && is_name).then_some(EntityType::Person)
}

/// Behind a preposition of place.
fn is_somewhere(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    let is_noun =
        tokens.clone().all(|token| matches!(document.pos(token), Pos::Noun | Pos::Propn | Pos::Adj));
    let before = tokens.start.checked_sub(1).map(|before| document.word(before));
    is_noun && before.is_some_and(|word| parsed.lexicon.places.is_word(word, PlaceWord::Where))
}
