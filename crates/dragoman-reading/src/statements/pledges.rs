//! What is promised for a side: "our jets *will* go on", "said operations *would* continue".
//!
//! In: the topmost clause of a content. Out: a promise, and why it is one.
//!
//! Who will do it is the speaker's side by its words ("Russia's campaign", said by its president), or by what the
//! speaker decides in the same breath ("*ruled out* talks, but said operations would continue"). Any other "will" is an
//! outlook (`act`).

use super::act::{Content, Decided};
use super::cues;
use crate::clauses::Clause;
use crate::lexicon::frames::PredicateKind;
use crate::lexicon::operators::OperatorKind;
use dragoman_records::Act;

/// What is done against those who decide, not by them.
const AGAINST: [&str; 2] = ["ACCUSE", "PROTEST"];

impl Content<'_, '_> {
    /// What one who speaks for a side says that it will do.
    pub(super) fn pledge(&self, clause: &Clause) -> Option<Decided> {
        let will = matches!(clause.modal.as_deref(), Some("will" | "would" | "shall"));
        if !will || clause.negated {
            return None;
        }
        match clause.subject.first() {
            Some(&subject) => self.of_side(clause, subject).or_else(|| self.of_decided(clause, subject)),
            None => self.of_state(clause),
        }
    }

    /// "all claims *will be* heard", said by officials.
    fn of_state(&self, clause: &Clause) -> Option<Decided> {
        let harms = self.page.lexicon.speech.tones.of_verb(&self.page.lemma(clause.head)).is_some();
        let speaks = clause.passive && !harms && self.sides().is_of_state();
        speaks.then_some((Act::Promise, "one who speaks for a state says what will be done"))
    }

    /// "the United States *would* pay", said by its secretary.
    fn of_side(&self, clause: &Clause, subject: usize) -> Option<Decided> {
        let is_deed =
            !self.page.is_a(clause.head, "plain_state") && !self.page.is_a(clause.head, "befalling");
        let speaks = is_deed && self.sides().speaks_for(subject);
        speaks.then_some((Act::Promise, "the speaker's side will do it"))
    }

    /// "ruled out talks, but said operations *would* continue": who decides the one decides the other, unless it is
    /// somebody else's.
    fn of_decided(&self, clause: &Clause, subject: usize) -> Option<Decided> {
        let verb = self.page.lemma(clause.head);
        let mut operators = self.page.lexicon.events.operators.with_verb(&verb);
        let goes_on = operators.any(|(operator, _)| operator.kind == OperatorKind::Perform);
        let decides = goes_on && self.is_undertaken(subject) && self.decides_before();
        decides
            .then_some((Act::Promise, "who decides one thing in the same breath will go on with the other"))
    }

    /// Whether a noun names something done, and nobody whose it is.
    fn is_undertaken(&self, noun: usize) -> bool {
        let frames = &self.page.lexicon.events.frames;
        let lemma = self.page.lemma(noun);
        let mut senses = frames.senses(PredicateKind::Noun, &lemma);
        let is_done = senses.any(|sense| !AGAINST.contains(&sense.category));
        let clauses = self.page.clauses;
        let doers = clauses.objects_of(noun, "by").into_iter().chain(clauses.objects_of(noun, "of"));
        let is_anothers = |&doer: &usize| self.entities.referred_to(doer).is_some();
        is_done && !self.sides().is_sent_by_another(noun) && !doers.into_iter().any(|doer| is_anothers(&doer))
    }

    /// Whether the cue goes on from one by which the same speaker refuses or promises something.
    fn decides_before(&self) -> bool {
        let Some(cue) = self.draft.clause.map(|idx| self.page.clauses.list()[idx].head) else { return false };
        let before = self.page.document.head(cue);
        let is_next = self.page.document.dep(cue) == "conj" && before < cue;
        let Some(clause) = self.page.clauses.headed_by(before).map(|idx| &self.page.clauses.list()[idx])
        else {
            return false;
        };
        let particle = clause.particle.map(|token| self.page.lower(token));
        let words = cues::entries(self.page, before).into_iter();
        let mut words = words.filter(|word| word.tail() == particle.as_deref());
        is_next && words.any(|word| matches!(word.act, Act::Refuse | Act::Promise))
    }
}
