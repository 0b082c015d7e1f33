//! Finds phrases that own their speaker: "in *the mayor's* view", "by *their* account".
//!
//! In: the phrases of the lexicon that read "in the view of". Out: a draft where the same words stand with the one
//! they belong to before the noun.

use super::draft::Draft;
use super::nominal;
use super::page::Page;
use crate::lexicon::{Frame, SpeechWord};

/// The statement that a phrase with its speaker before the noun reports.
pub(super) fn find<'a>(page: &Page<'a>, token: usize) -> Option<Draft<'a>> {
    let preposition = page.lower(token);
    let words = page.lexicon.speech.phrases.beginning_with(&preposition);
    let noun = words_below(page, token)?;
    let (lemma, spelt) = (page.lemma(noun), page.lower(noun));
    let is_meant = |word: &&SpeechWord| noun_of(word).is_some_and(|noun| noun == lemma || noun == spelt);
    let word = words.into_iter().find(is_meant)?;
    let owner = page.clauses.possessor(noun)?;
    // "uncertain *in their views* of it", "“*in my view*”": what they hold, or the speaker's own.
    let is_mine = matches!(page.lower(owner).as_str(), "my" | "our" | "your");
    if !stands_apart(page, token) || is_mine || !page.clauses.prepositions(noun).is_empty() {
        return None;
    }
    let speaker = vec![owner];
    let mut cue = vec![token];
    cue.extend(page.clauses.core(noun).filter(|&inner| !page.clauses.below(speaker[0]).contains(&inner)));
    cue.dedup();
    let content = nominal::of_phrase(page, &cue, &speaker, false)?;
    Some(Draft::of_phrase(page, word, Frame::Preposition, cue, speaker, content))
}

/// Whether a phrase begins a sentence or follows a comma.
fn stands_apart(page: &Page<'_>, token: usize) -> bool {
    let sentence = page.document.sentences()[page.document.sentence_of(token)].clone();
    token == sentence.start || page.is_mark(token - 1)
}

/// The noun that a preposition governs.
fn words_below(page: &Page<'_>, preposition: usize) -> Option<usize> {
    let below = page.clauses.below(preposition).into_iter();
    let mut heads = below.filter(|&token| token > preposition && page.document.head(token) == preposition);
    heads.next()
}

/// The noun of a phrase such as "in the view of".
fn noun_of(word: &SpeechWord) -> Option<&str> {
    let parts: Vec<&str> = word.lemma.split(' ').collect();
    match parts[..] {
        [_, "the", noun, "of"] => Some(noun),
        _ => None,
    }
}
