//! Reports that are lists: items one below the other that have nothing to do with each other.
//!
//! In: the sentences of a report and its entities. Out: the number of each sentence's item; one and the same where the
//! report is told as a whole. A list has many paragraphs of which few speak of anybody that the one before speaks of, or of
//! the same things in several words: the news of a day. What an item leaves unsaid (who, where, when) is not in another.

use crate::Parsed;
use crate::entities::Entities;
use dragoman_language::Pos;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many paragraphs a list has at the least.
const LEAST: usize = 6;
/// Of so many neighbouring paragraphs of a list fewer than one may speak of the same.
const TIED: usize = 5;
/// Paragraphs that share so many nouns speak of the same.
const SHARED: usize = 2;

/// The item of each sentence, all the same unless the report is a list.
pub(super) fn items(parsed: &Parsed<'_>, entities: &Entities, sentences: &[Range<usize>]) -> Vec<usize> {
    let paragraphs = paragraphs(parsed, sentences);
    let n_paragraphs = paragraphs.last().map_or(0, |last| last + 1);
    let mut spoken_of = vec![BTreeSet::new(); n_paragraphs];
    let mut nouns = vec![BTreeSet::new(); n_paragraphs];
    for (sentence, &paragraph) in sentences.iter().zip(&paragraphs) {
        spoken_of[paragraph].extend(sentence.clone().filter_map(|token| entities.referred_to(token)));
        let is_noun = |token: &usize| parsed.document.pos(*token) == Pos::Noun;
        nouns[paragraph].extend(sentence.clone().filter(is_noun).map(|token| parsed.document.lemma(token)));
    }
    let ties = |idx: usize| {
        let same_nouns = nouns[idx].intersection(&nouns[idx + 1]).count();
        !spoken_of[idx].is_disjoint(&spoken_of[idx + 1]) || same_nouns >= SHARED
    };
    let n_tied = (0..n_paragraphs.saturating_sub(1)).filter(|&idx| ties(idx)).count();
    let is_list = n_paragraphs >= LEAST && n_tied * TIED < n_paragraphs - 1;
    if is_list { paragraphs } else { vec![0; sentences.len()] }
}

/// The number of each sentence's paragraph: a line ends between two sentences.
fn paragraphs(parsed: &Parsed<'_>, sentences: &[Range<usize>]) -> Vec<usize> {
    let document = parsed.document;
    let is_word = |&token: &usize| document.word(token).chars().any(char::is_alphanumeric);
    let ends_line = |token: usize| document.word(token).contains('\n');
    let (mut number, mut end) = (0, None);
    let mut numbers = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let start = sentence.clone().find(is_word).unwrap_or(sentence.start);
        number += usize::from(end.is_some_and(|end: usize| (end..start).any(ends_line)));
        end = sentence.clone().rev().find(is_word);
        numbers.push(number);
    }
    numbers
}
