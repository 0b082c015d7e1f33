//! Which words a noun, an adverb or a prepositional phrase reports.
//!
//! In: the cue and, of a noun, the clause of the verb that lends itself to it. Out: the frame and the reported words,
//! in runs of tokens. What a verb reports is told in `content`.

use super::content::{Found, opens_with_that, phrase_words, that_of};
use super::page::{Page, runs};
use super::reach;
use crate::clauses::Form;
use crate::lexicon::{Frame, SpeechWord};
use dragoman_language::Pos;
use std::ops::Range;

/// The content of a noun that reports: "the claim *that Russia lied*", "calls *for calm*".
pub(super) fn of_noun(page: &Page<'_>, noun: usize, word: &SpeechWord, lent: Option<usize>) -> Option<Found> {
    let clauses = page.clauses;
    let said = clauses.described_by(noun).into_iter().chain(clauses.complement_heads(noun));
    let governed = said.filter_map(|verb| Some((verb, clauses.headed_by(verb)?))).find_map(|(verb, idx)| {
        let inner = &clauses.list()[idx];
        let frame = match inner.form {
            Form::Finite if opens_with_that(page, inner) => Frame::ThatClause,
            Form::Infinitive => Frame::Infinitive,
            _ => return None,
        };
        let opener = that_of(page, verb).filter(|_| frame == Frame::ThatClause);
        let tokens: Vec<usize> =
            clauses.below(verb).into_iter().filter(|&token| Some(token) != opener).collect();
        word.takes(frame).then(|| (frame, runs(page, &tokens)))
    });
    governed.or_else(|| {
        let own = clauses
            .prepositions(noun)
            .into_iter()
            .chain(lent.into_iter().flat_map(|idx| clauses.list()[idx].prepositions.clone()));
        let preposition = own
            .into_iter()
            .find(|preposition| word.with.contains(&preposition.lemma) && preposition.token > noun)?;
        let inner: Vec<usize> = clauses
            .below(preposition.token)
            .into_iter()
            .filter(|&token| token != preposition.token)
            .collect();
        let mut wider = inner.clone();
        reach::widen(page, noun, &mut wider);
        let inner = if wider.len() > inner.len() { wider } else { inner };
        (!inner.is_empty()).then(|| (Frame::Noun, runs(page, &inner)))
    })
}

/// The content of an adverb or of a prepositional phrase: the clause or sentence that it is in.
pub(super) fn of_phrase(
    page: &Page<'_>,
    cue: &[usize],
    speaker: &[usize],
    is_adverb: bool,
) -> Option<Vec<Range<usize>>> {
    let first = *cue.first()?;
    let mut mine: Vec<usize> = cue.to_vec();
    mine.extend(speaker.iter().flat_map(|&head| phrase_words(page, head)));
    // "…, according to a tally *in chalk on the quay*": what follows and hangs on the phrase tells of the speaker.
    let last = cue.last().copied().unwrap_or(first);
    mine.extend(page.clauses.below(first).into_iter().filter(|&token| !is_adverb && token > last));
    if let Some(noun) = described(page, first).filter(|_| is_adverb) {
        let words = page.clauses.below(noun).into_iter().filter(|token| !mine.contains(token));
        return Some(runs(page, &words.collect::<Vec<usize>>())).filter(|content| !content.is_empty());
    }
    let sentence = page.document.sentences()[page.document.sentence_of(first)].clone();
    let stands_apart = first == sentence.start || page.is_mark(first - 1) && first > sentence.start;
    let clause = || page.clauses.around(first).map(|idx| page.clauses.list()[idx].head);
    // "*The boats moored near the mill*, according to a count": the parse may see no clause in a sentence at all.
    let around = if !is_adverb && stands_apart { root_of(page, first) } else { clause()? };
    let opener = page.clauses.opener(around);
    let rest = page.clauses.below(around).into_iter();
    let rest: Vec<usize> = rest.filter(|token| !mine.contains(token) && Some(*token) != opener).collect();
    let beside = beside(page, first, &rest);
    let rest = if beside.is_empty() { rest } else { beside };
    let content = runs(page, &rest);
    (!content.is_empty()).then_some(content)
}

/// "10 *reportedly* kidnapped employees", "— *reportedly* the first deaths": the noun that alone is told of so.
fn described(page: &Page<'_>, adverb: usize) -> Option<usize> {
    let head = page.document.head(adverb);
    let is_noun = |token: usize| matches!(page.document.pos(token), Pos::Noun | Pos::Propn);
    let noun = if page.document.dep(head) == "amod" { page.document.head(head) } else { head };
    (is_noun(noun) && page.clauses.headed_by(noun).is_none()).then_some(noun)
}

/// The words that no semicolon parts from a token.
pub(super) fn beside(page: &Page<'_>, token: usize, words: &[usize]) -> Vec<usize> {
    let parts = |range: Range<usize>| range.into_iter().any(|between| page.document.word(between) == ";");
    let is_beside = |&word: &usize| !parts(word.min(token)..word.max(token));
    words.iter().copied().filter(is_beside).collect()
}

/// The head of the sentence in which a token stands.
fn root_of(page: &Page<'_>, token: usize) -> usize {
    let up = |&token: &usize| Some(page.document.head(token)).filter(|&head| head != token);
    std::iter::successors(Some(token), up).take(page.document.len()).last().unwrap_or(token)
}
