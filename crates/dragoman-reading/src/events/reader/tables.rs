//! What a reader works out once for the whole document.
//!
//! In: a parsed article. Out: for each token its lemma in lower case, how many heads stand above it,
//! and the clause and place in which it is an argument. The lemmatizer's known faults are mended here;
//! a ring in a parse made elsewhere is cut.

use super::Place;
use crate::Parsed;
use std::ops::Range;

pub(super) fn lemma(parsed: &Parsed<'_>, token: usize) -> String {
    let lemma = parsed.document.lemma(token).to_lowercase();
    // "Bases" are rather camps than premises.
    if lemma == "basis" && parsed.document.word(token).eq_ignore_ascii_case("bases") {
        return "base".to_owned();
    }
    let is_plural_name = parsed.document.tag(token) == "NNPS";
    if lacks_final_e(&lemma, parsed.document.word(token)) {
        return lemma + "e";
    }
    match lemma.strip_suffix('s') {
        Some(stem) if is_plural_name && !stem.ends_with('s') => stem.to_owned(),
        _ => lemma,
    }
}

/// The lemmatizer takes "staged" for a form of "stag" and "raped" for one of "rap". Those would double
/// their last letter: "stagged", "rapped".
fn lacks_final_e(lemma: &str, word: &str) -> bool {
    let is_vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    let word = word.to_lowercase();
    let ending = word.strip_prefix(lemma);
    let ends_short = |letters: &[u8]| {
        let [.., vowel, last] = letters else { return false };
        is_vowel(vowel) && !is_vowel(last) && !matches!(last, b'w' | b'x' | b'y')
    };
    matches!(ending, Some("ed" | "ing"))
        && lemma.bytes().filter(is_vowel).count() == 1
        && ends_short(lemma.as_bytes())
}

pub(super) fn depths(parsed: &Parsed<'_>) -> Vec<usize> {
    let document = parsed.document;
    let mut depths = vec![usize::MAX; document.len()];
    for token in 0..document.len() {
        let mut path = Vec::new();
        let mut at = token;
        // A parse made elsewhere may hold a ring.
        while depths[at] == usize::MAX && document.head(at) != at && path.len() < document.len() {
            path.push(at);
            depths[at] = usize::MAX - 1;
            at = document.head(at);
            if depths[at] == usize::MAX - 1 {
                break;
            }
        }
        let mut depth = if depths[at] >= usize::MAX - 1 { 0 } else { depths[at] };
        depths[at] = depth;
        for &step in path.iter().rev() {
            depth += 1;
            depths[step] = depth;
        }
    }
    depths
}

/// The sentences that have words, and for every sentence how many of these stand before it.
pub(super) fn sentences(parsed: &Parsed<'_>) -> (Vec<Range<usize>>, Vec<usize>) {
    let document = parsed.document;
    let (mut spoken, mut ranks): (Vec<Range<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
    for sentence in document.sentences() {
        ranks.push(spoken.len());
        let has_words = sentence.clone().any(|token| document.word(token).chars().any(char::is_alphanumeric));
        spoken.extend(has_words.then(|| sentence.clone()));
    }
    (spoken, ranks)
}

pub(super) fn places(parsed: &Parsed<'_>) -> Vec<Option<(usize, Place)>> {
    let mut places = vec![None; parsed.document.len()];
    let mut note = |token: usize, idx: usize, place: Place| {
        if let Some(slot @ None) = places.get_mut(token) {
            *slot = Some((idx, place));
        }
    };
    for (idx, clause) in parsed.clauses.list().iter().enumerate() {
        clause.object.iter().for_each(|&token| note(token, idx, Place::Object));
        if !clause.subject_shared {
            clause.subject.iter().for_each(|&token| note(token, idx, Place::Subject));
        }
        for (number, preposition) in clause.prepositions.iter().enumerate() {
            preposition.objects.iter().for_each(|&token| note(token, idx, Place::Behind(number)));
        }
    }
    places
}
