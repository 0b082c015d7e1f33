//! Predicates of several words, and the operators among them.
//!
//! In: a clause and a pattern of the lexicon: "look into", "pull out of", "put on trial". Out: the words
//! that match it, if all are there, with the preposition whose object is the predicate's. A verb with a
//! particle does not match a pattern without one.

use super::Reader;
use crate::clauses::{Clause, Form, Preposition};
use crate::lexicon::operators::Operator;
use dragoman_language::Pos;

/// A predicate of several words at a verb.
#[derive(Clone, Debug, Default)]
pub(in crate::events) struct VerbMatch {
    /// Its words, in text order.
    pub(in crate::events) words: Vec<usize>,
    /// The preposition among them whose object is the predicate's: position in the clause's list.
    pub(in crate::events) preposition: Option<usize>,
}

impl<'a> Reader<'a> {
    /// Whether the words of a verb with its particle, preposition or set phrase stand in a clause:
    /// "look into", "pull out of", "put on trial".
    pub(in crate::events) fn verb_match(&self, clause: &Clause, pattern: &str) -> Option<VerbMatch> {
        let mut found = VerbMatch { words: clause.words.clone(), preposition: None };
        let rest: Vec<&str> = pattern.split(' ').skip(1).collect();
        let particle = clause.particle.map(|token| self.lemma(token));
        if particle.is_some() && rest.is_empty() {
            return None;
        }
        let mut at = 0;
        while at < rest.len() {
            at += self.next_words(clause, &rest[at..], &mut found)?;
        }
        found.words.sort_unstable();
        found.words.dedup();
        Some(found)
    }

    /// Takes the next words of a pattern; gives how many.
    fn next_words(&self, clause: &Clause, rest: &[&str], found: &mut VerbMatch) -> Option<usize> {
        found.preposition = None;
        if clause.particle.is_some_and(|token| self.lemma(token) == rest[0]) {
            return Some(1);
        }
        let chain = |n: usize| {
            let lemma = rest[..n].join(" ");
            clause.prepositions.iter().position(|it| it.lemma == lemma && self.may_belong(clause, it))
        };
        if let Some((n, idx)) = (1..=rest.len().min(3)).rev().find_map(|n| Some((n, chain(n)?))) {
            // "set ablaze the house": what the parser takes for a preposition may have no object.
            found.preposition = Some(idx).filter(|&idx| !clause.prepositions[idx].objects.is_empty());
            found.words.push(clause.prepositions[idx].token);
            return Some(n);
        }
        found.words.push(self.word_beside(clause.head, rest[0], &found.words)?);
        Some(1)
    }

    /// "*In* 1979 they took the city", "took place *in* May" tell when, and do not take anybody in.
    fn may_belong(&self, clause: &Clause, preposition: &Preposition) -> bool {
        let (token, objects) = (preposition.token, &preposition.objects);
        let is_set_ahead = !objects.is_empty() && objects.iter().all(|it| (token..clause.head).contains(it));
        !(self.tells_when(token) || clause.form == Form::Finite && is_set_ahead)
    }

    fn tells_when(&self, preposition: usize) -> bool {
        let document = self.parsed.document;
        document.pos(preposition) == Pos::Adp
            && preposition + 1 < document.len()
            && self.is_time(preposition + 1)
    }

    /// A word of the pattern that hangs on the verb or on a word of the pattern before it ("stepped
    /// *down*", "put on *trial*"), or that stands right behind them: what the parser hangs "over" on in
    /// "ran over two soldiers" varies.
    fn word_beside(&self, verb: usize, word: &str, before: &[usize]) -> Option<usize> {
        let document = self.parsed.document;
        let end = (verb + 9).min(document.len());
        let last = before.iter().copied().max().map_or(verb, |last| last.max(verb));
        let hangs = |token: usize| {
            before.contains(&document.head(token))
                || document.head(token) == verb
                || token == last + 1 && !matches!(document.dep(token), "nsubj" | "nsubjpass")
        };
        (verb + 1..end).find(|&token| hangs(token) && self.lemma(token) == word && !self.tells_when(token))
    }

    /// The operator at a clause, the one with most words.
    pub(in crate::events) fn operator(&self, clause: &Clause) -> Option<(&'a Operator, VerbMatch)> {
        let operators = &self.parsed.lexicon.events.operators;
        let matches = operators.with_verb(self.lemma(clause.head)).filter_map(|(operator, words)| {
            let found = self.verb_match(clause, words)?;
            Some((words.split(' ').count(), operator, found))
        });
        let verb = matches.max_by_key(|(n_words, ..)| *n_words).map(|(_, operator, found)| (operator, found));
        verb.or_else(|| self.adjective_operator(clause))
    }

    fn adjective_operator(&self, clause: &Clause) -> Option<(&'a Operator, VerbMatch)> {
        let adjective = *clause.attribute.first()?;
        let operator = self.parsed.lexicon.events.operators.with_adjective(self.lemma(adjective))?;
        let words = [&clause.words[..], &[adjective]].concat();
        Some((operator, VerbMatch { words, preposition: None }))
    }
}
