//! Which act the words themselves show: a wrong laid to somebody, a good or bad word for something.
//!
//! In: the content of a statement. Out: accuse, criticise, praise, deny, or nothing. The words are those of
//! `speech_tones.toml`; irony is not read.

use super::act::Content;
use crate::clauses::{Clause, Form};
use dragoman_records::Act;

/// Verbs under which an infinitive tells what was done.
const BEGINS: [&str; 6] = ["begin", "continue", "go", "manage", "proceed", "start"];

impl Content<'_, '_> {
    /// A wrong laid to somebody, or a good or bad word for something.
    pub(super) fn tone(&self, clause: &Clause) -> Option<Act> {
        let tones = &self.page.lexicon.speech.tones;
        let doer = clause.subject.first().copied();
        let by_another = doer.is_some_and(|doer| self.sides().may_be_blamed(doer) && !self.is_own(clause));
        // "she *was imprisoned*", said by her.
        let by_another = by_another
            || doer.is_none() && clause.object.iter().any(|&object| self.sides().is_speaker(object));
        let real = !clause.negated && clause.modal.is_none() && self.took_place(clause);
        let wrong = tones.of_verb(&self.page.lemma(clause.head)).filter(|_| by_another && real);
        wrong.or_else(|| {
            let words = clause
                .attribute
                .iter()
                .flat_map(|&word| std::iter::once(word).chain(self.page.clauses.modifiers(word)));
            // "it was *damning* that …" may be taken for a verb.
            let is_said = |&head: &usize| self.page.document.tag(head) == "VBG";
            let words = words.chain([clause.head].into_iter().filter(is_said));
            let said = words.into_iter().find_map(|word| Some((word, self.tone_of_word(word)?)));
            // "such reports are *irresponsible*" finds fault with them and does not say that they are untrue.
            let is_untrue = |word: usize| {
                self.page.is_a(word, "falsehood")
                    || self.page.lexicon.events.noun_classes.has("falsehood", &self.page.lower(word))
            };
            let said = said.map(|(word, act)| {
                if self.is_claim(clause) && is_bad(act) && is_untrue(word) { Act::Deny } else { act }
            });
            if clause.negated { None } else { said }.or_else(|| self.tone_of_denied(clause))
        })
    }

    /// "it was not *true* that …", "there was no *truth* in it".
    fn tone_of_denied(&self, clause: &Clause) -> Option<Act> {
        let is_none = |&word: &usize| {
            let determiners = self.page.clauses.determiners(word);
            determiners.into_iter().any(|determiner| self.page.is_a(determiner, "nobody"))
        };
        let denied = clause.attribute.iter().filter(|word| clause.negated || is_none(word));
        denied.into_iter().find_map(|&word| self.page.lexicon.speech.tones.of_denied(&self.page.lower(word)))
    }

    /// A word as it stands or in its dictionary form: "misleading", "lies".
    fn tone_of_word(&self, token: usize) -> Option<Act> {
        let tones = &self.page.lexicon.speech.tones;
        tones.of_word(&self.page.lower(token)).or_else(|| tones.of_word(&self.page.lemma(token)))
    }

    /// "the *claims* were lies": who says so denies them.
    fn is_claim(&self, clause: &Clause) -> bool {
        let classes = &self.page.lexicon.events.noun_classes;
        clause.subject.iter().any(|&subject| classes.has("accusation", &self.page.lemma(subject)))
    }

    /// Not "to shell", but "to have shelled" and "proceeded to shell".
    fn took_place(&self, clause: &Clause) -> bool {
        let list = self.page.clauses.list();
        let is_begun = || {
            clause
                .parent
                .is_some_and(|(above, _)| BEGINS.contains(&self.page.lemma(list[above].head).as_str()))
        };
        let is_perfect = || clause.words.iter().any(|&token| self.page.lemma(token) == "have");
        clause.form != Form::Infinitive || is_perfect() || is_begun()
    }

    /// "called it a *sham*".
    pub(super) fn tone_of_words(&self) -> Option<Act> {
        let words = self.draft.content.iter().flat_map(|run| run.clone()).take(16);
        words.into_iter().find_map(|token| self.tone_of_word(token))
    }
}

/// Whether an act finds fault with something.
fn is_bad(act: Act) -> bool {
    matches!(act, Act::Accuse | Act::Criticise | Act::Deny)
}
