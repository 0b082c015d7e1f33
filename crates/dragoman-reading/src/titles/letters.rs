//! A headline in the letters of a sentence: "Minister Denounces New Law" as "Minister denounces new law".
//!
//! In: a title, the text under it, the dictionary and the lexicon. Out: the title with as many code points, so that
//! spans of the one are spans of the other.
//!
//! 1. How a word is written inside the sentences of the text is how it is written.
//! 2. A word that the text has not: small if the dictionary knows it and no name of the lexicon, or town, is written so.
//! 3. Only if most words that should be small stand with a capital is the title a heading, and changed.
//!
//! The parser takes words with a capital for names, and headlines of half the press would be one long name.

use crate::lexicon::Lexicon;
use dragoman_gazetteer::{Gazetteer, fold};
use dragoman_language::Pipeline;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Fewer letters and a word is too often small in headings too ("of", "for") to tell what the title is.
const TELLING: usize = 4;
/// Towns with fewer people are not thought of: nearly every word is the name of some hamlet.
const TOWN: f64 = 100_000.0;

/// The title as a sentence would have it.
pub(super) fn in_sentence_letters(title: &str, text: &str, pipeline: &Pipeline, lexicon: &Lexicon) -> String {
    let spellings = Spellings::of(text);
    let mut name_end = 0;
    let mut plain = |word: &Range<usize>| {
        name_end = name_end.max(end_of_name(title, word.start, lexicon));
        let written = &title[word.clone()];
        let is_name = word.end <= name_end;
        if is_name { written.to_owned() } else { spellings.plain(written, pipeline, lexicon) }
    };
    let words: Vec<Range<usize>> = words(title);
    let mut plain: Vec<String> = words.iter().map(&mut plain).collect();
    let later = words.iter().zip(&plain).skip(1);
    if !is_heading(later.map(|(word, plain)| (&title[word.clone()], plain.as_str()))) {
        return title.to_owned();
    }
    if let Some(first) = plain.first_mut() {
        *first = raised(first);
    }
    let mut sentence = title.to_owned();
    for (word, plain) in
        words.iter().zip(&plain).filter(|(word, plain)| is_as_long(&title[(*word).clone()], plain))
    {
        sentence.replace_range(word.clone(), plain);
    }
    sentence
}

/// Whether a word has as many code points and bytes in other letters: "ß" has no capital of one.
fn is_as_long(written: &str, plain: &str) -> bool {
    written.len() == plain.len() && written.chars().count() == plain.chars().count()
}

/// With a capital, as the first word has it.
fn raised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Whether most words that should be small stand with a capital.
fn is_heading<'w>(words: impl Iterator<Item = (&'w str, &'w str)>) -> bool {
    let telling = words.filter(|(_, plain)| is_small(plain) && plain.chars().count() >= TELLING);
    let (small, raised): (Vec<_>, Vec<_>) = telling.partition(|(written, _)| is_small(written));
    !raised.is_empty() && raised.len() >= 2 * small.len()
}

fn is_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// Runs of letters, as bytes.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphabetic()) {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end += letter.len_utf8(),
            None => words.push(at..at + letter.len_utf8()),
        }
    }
    words
}

/// Where the lexicon's longest name ends that begins at a place; that place if there is none.
fn end_of_name(title: &str, start: usize, lexicon: &Lexicon) -> usize {
    let name = lexicon.known_names.starting(&title[start..]).next();
    start + name.map_or(0, |(length, _)| length)
}

/// How the words of a text are written inside its sentences.
struct Spellings<'t> {
    /// By the word in small letters: each spelling and how often it stands.
    known: FxHashMap<String, Vec<(&'t str, usize)>>,
}

impl<'t> Spellings<'t> {
    fn of(text: &'t str) -> Self {
        let mut known: FxHashMap<String, Vec<(&'t str, usize)>> = FxHashMap::default();
        for word in words(text).into_iter().filter(|word| is_inside(&text[..word.start])) {
            let word = &text[word];
            let spellings = known.entry(word.to_lowercase()).or_default();
            match spellings.iter_mut().find(|(spelling, _)| *spelling == word) {
                Some((_, count)) => *count += 1,
                None => spellings.push((word, 1)),
            }
        }
        Self { known }
    }

    /// A word as a sentence would have it.
    fn plain(&self, written: &str, pipeline: &Pipeline, lexicon: &Lexicon) -> String {
        let lower = written.to_lowercase();
        if let Some(spellings) = self.known.get(&lower) {
            let mut best = spellings[0];
            for &spelling in &spellings[1..] {
                best = if spelling.1 > best.1 { spelling } else { best };
            }
            return best.0.to_owned();
        }
        let is_word = pipeline.knows(&lower) && !is_name(written, lexicon);
        if is_word { lower } else { written.to_owned() }
    }
}

/// Whether a sentence has begun in what stands before a word.
fn is_inside(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    before.chars().next_back().is_some_and(|mark| mark.is_alphanumeric() || ",;-–’'".contains(mark))
}

/// Whether a word is a given name or a town.
fn is_name(written: &str, lexicon: &Lexicon) -> bool {
    let folded = fold(written);
    let gazetteer = Gazetteer::bundled();
    let is_town = || gazetteer.find(&folded).any(|hit| gazetteer.spot(hit.idx).population >= TOWN);
    lexicon.naming.given_name(written).is_some() || (!lexicon.places.is_ordinary(&folded) && is_town())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[(&str, &str)], expected: bool) {
        assert_eq!(is_heading(words.iter().copied()), expected, "{words:?}");
    }

    #[test]
    fn a_heading_raises_words_that_are_small() {
        check(&[("Denounces", "denounces"), ("New", "new"), ("Law", "law")], true);
        check(&[("meets", "meets"), ("Merkel", "Merkel")], false);
        check(&[("Minister", "minister"), ("resigns", "resigns"), ("today", "today")], false);
        check(&[("Merkel", "Merkel")], false);
    }

    #[test]
    fn a_letter_without_one_capital_stays() {
        assert!(is_as_long("Denounces", "denounces"));
        assert!(!is_as_long("ßome", &raised("ßome")));
        assert!(!is_as_long("ﬃ", &raised("ﬃ")));
    }

    #[test]
    fn words_are_runs_of_letters() {
        let title = "Élan's 2nd-Best";
        let found: Vec<&str> = words(title).into_iter().map(|word| &title[word]).collect();
        assert_eq!(found, ["Élan", "s", "nd", "Best"]);
    }

    #[test]
    fn a_word_is_written_as_inside_the_sentences() {
        let spellings = Spellings::of("Police said a police officer met Ann Law. Law is law.");
        let best = |word: &str| spellings.known.get(word).cloned();
        assert_eq!(best("police"), Some(vec![("police", 1)]));
        assert_eq!(best("law"), Some(vec![("Law", 1), ("law", 1)]));
    }
}
