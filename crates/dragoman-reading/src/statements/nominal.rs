//! Which words a noun, an adverb or a prepositional phrase reports.
//!
//! In: the cue and, of a noun, the clause of the verb that lends itself to it. Out: the frame and the reported words,
//! in runs of tokens. What a verb reports is told in `content`.

use super::content::{Found, opens_with_that, phrase_words, that_of};
use super::page::{Page, runs};
use crate::clauses::Form;
use crate::lexicon::{Frame, SpeechWord};
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
    let sentence = page.document.sentences()[page.document.sentence_of(first)].clone();
    let stands_apart = first == sentence.start || page.is_mark(first - 1) && first > sentence.start;
    let clause = || page.clauses.around(first).map(|idx| page.clauses.list()[idx].head);
    // "*The boats moored near the mill*, according to a count": the parse may see no clause in a sentence at all.
    let around = if !is_adverb && stands_apart { root_of(page, first) } else { clause()? };
    let opener = page.clauses.opener(around);
    let rest = page.clauses.below(around).into_iter();
    let rest: Vec<usize> = rest.filter(|token| !mine.contains(token) && Some(*token) != opener).collect();
    let content = runs(page, &rest);
    (!content.is_empty()).then_some(content)
}

/// The head of the sentence in which a token stands.
fn root_of(page: &Page<'_>, token: usize) -> usize {
    let up = |&token: &usize| Some(page.document.head(token)).filter(|&head| head != token);
    std::iter::successors(Some(token), up).take(page.document.len()).last().unwrap_or(token)
}
