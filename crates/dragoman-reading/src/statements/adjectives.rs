//! Finds stances told of by an adjective: "is *confident* that it will hold", "were *critical* of the plan".
//!
//! In: a clause whose verb only ties an adjective or participle to its subject. Out: a draft whose cue is
//! both, with the clause, the infinitive or the phrase after a preposition that the adjective governs.
//!
//! "Would be happy to" and "if he is sure" tell of no stance. An adjective without a verb ("critics
//! worried about …") is left.

use super::draft::Draft;
use super::page::{Page, runs};
use super::reach;
use super::reports;
use crate::clauses::{Clause, Form};
use crate::lexicon::{Frame, SpeechWord};

/// Verbs that tie an adjective to a subject.
const TIES: [&str; 9] = ["be", "become", "feel", "get", "grow", "look", "remain", "seem", "sound"];

/// The stance that the adjective or participle at a token tells of.
pub(super) fn find<'a>(page: &Page<'a>, token: usize) -> Option<Draft<'a>> {
    let lemma = page.lower(token);
    let word = page.lexicon.speech.adjectives.beginning_with(&lemma).find(|word| word.tail().is_none())?;
    let (clause_idx, subject) = tie(page, token)?;
    let clause = &page.clauses.list()[clause_idx];
    if clause.modal.is_some()
        || !reports::reports(page, clause_idx, word)
        || subject.iter().any(|&head| is_empty(page, head))
    {
        return None;
    }
    let (frame, words, preposition) = content(page, token, word)?;
    let mut words = words;
    reach::widen(page, clause.head, &mut words);
    let content = runs(page, &words);
    let mut cue: Vec<usize> = clause.words.iter().copied().chain([token]).chain(preposition).collect();
    cue.sort_unstable();
    cue.dedup();
    let draft = Draft::of_word(word, page.lexicon.speech.adjectives.rule(word), frame, token, cue);
    Some(Draft { clause: Some(clause_idx), speaker: subject, content, negated: clause.negated, ..draft })
}

/// The clause that says the adjective of somebody, and of whom: "*they* are sure", "*he* was encouraged".
fn tie(page: &Page<'_>, token: usize) -> Option<(usize, Vec<usize>)> {
    let passive = page.clauses.headed_by(token).filter(|&idx| page.clauses.list()[idx].passive);
    if let Some(idx) = passive.filter(|&idx| page.clauses.list()[idx].form == Form::Finite) {
        let said_of = &page.clauses.list()[idx].object;
        return (!said_of.is_empty()).then(|| (idx, said_of.clone()));
    }
    let idx = page.clauses.headed_by(page.document.head(token))?;
    let clause = &page.clauses.list()[idx];
    let ties = TIES.contains(&page.lemma(clause.head).as_str());
    let is_said = ties && clause.attribute.contains(&token) && !clause.subject.is_empty();
    (is_said && !clause.passive).then(|| (idx, clause.subject.clone()))
}

/// "*It* is clear that", "*there* is", "*that* is sure to": nobody.
fn is_empty(page: &Page<'_>, head: usize) -> bool {
    matches!(page.lower(head).as_str(), "it" | "there" | "this" | "that" | "what")
}

type Found = (Frame, Vec<usize>, Option<usize>);

/// What the adjective governs.
fn content(page: &Page<'_>, token: usize, word: &SpeechWord) -> Option<Found> {
    let governed =
        governed(page, token).find_map(|(frame, words)| word.takes(frame).then_some((frame, words)));
    if let Some((frame, words)) = governed {
        return Some((frame, words, None));
    }
    let own = page.clauses.prepositions(token).into_iter();
    let own = own.filter(|preposition| preposition.token > token && word.with.contains(&preposition.lemma));
    let preposition = own.into_iter().next()?.token;
    let words = page.clauses.below(preposition).into_iter().filter(|&inner| inner != preposition);
    let words: Vec<usize> = words.collect();
    (!words.is_empty()).then_some((Frame::Noun, words, Some(preposition)))
}

/// The clauses that hang on the adjective, or on its verb behind it, without "that".
fn governed<'p>(page: &'p Page<'_>, token: usize) -> impl Iterator<Item = (Frame, Vec<usize>)> + 'p {
    let tied = page.clauses.complement_heads(page.document.head(token));
    let heads = page.clauses.complement_heads(token).into_iter().chain(tied);
    let clauses = heads.filter_map(|head| page.clauses.headed_by(head)).map(|idx| &page.clauses.list()[idx]);
    clauses.filter(move |inner| inner.head > token).filter_map(|inner: &Clause| {
        let opener = page.clauses.opener(inner.head);
        let is_that = opener.is_some_and(|opener| page.lower(opener) == "that");
        let frame = match inner.form {
            Form::Finite if is_that => Frame::ThatClause,
            Form::Finite if opener.is_some() => Frame::WhClause,
            Form::Finite => Frame::BareClause,
            Form::Infinitive => Frame::Infinitive,
            _ => return None,
        };
        let words = page.clauses.below(inner.head).into_iter();
        Some((frame, words.filter(|&token| !is_that || Some(token) != opener).collect()))
    })
}
