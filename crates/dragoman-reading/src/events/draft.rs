//! An event in the making: what was found, before it is written down.

use crate::clauses::Clause;
use crate::lexicon::frames::SizeField;
use crate::lexicon::plover::Category;
use dragoman_records::Aux;

/// One reading of one predicate.
#[derive(Clone, Debug)]
pub(super) struct Draft<'l> {
    pub(super) category: &'l Category,
    pub(super) modes: Vec<String>,
    /// The word that names it.
    pub(super) head: usize,
    /// The clause it happens in: its own, or the one a noun stands in.
    pub(super) clause: Option<usize>,
    /// Whether a noun names it.
    pub(super) is_noun: bool,
    /// The words of the predicate.
    pub(super) words: Vec<usize>,
    /// Heads of the phrases that name who did it, as they stand.
    pub(super) actor: Vec<usize>,
    /// Heads of the phrases that name to whom.
    pub(super) recipient: Vec<usize>,
    /// Heads of all phrases that support it.
    pub(super) arguments: Vec<usize>,
    /// What is counted, with the heads of the phrases that may hold the number.
    pub(super) counts: Vec<(SizeField, Vec<usize>)>,
    pub(super) aux: Vec<Aux>,
    /// CAMEO's code, where a dictionary gave it.
    pub(super) cameo: Option<String>,
    pub(super) rule: String,
    /// How much the entry asked for: words and conditions.
    pub(super) specificity: usize,
    /// Whether it only tells what an act led to.
    pub(super) outcome: bool,
    /// Whether a verb has told whom it struck.
    pub(super) struck: bool,
    /// Whether it came about by an operator over another event.
    pub(super) composed: bool,
    /// Whether another draft has taken it in.
    pub(super) gone: bool,
    /// How it came about, for `dragoman explain`; empty unless the reader keeps a trace.
    pub(super) steps: Vec<String>,
}

impl<'l> Draft<'l> {
    /// What a rule makes of a clause over another event or wish; the parties are the caller's to fill in.
    pub(super) fn of_clause(category: &'l Category, idx: usize, clause: &Clause, rule: &str) -> Self {
        Self {
            category,
            modes: Vec::new(),
            head: clause.head,
            clause: Some(idx),
            is_noun: false,
            words: clause.words.clone(),
            actor: Vec::new(),
            recipient: Vec::new(),
            arguments: Vec::new(),
            counts: Vec::new(),
            aux: Vec::new(),
            cameo: None,
            rule: rule.to_owned(),
            specificity: 6,
            outcome: false,
            struck: false,
            composed: true,
            gone: false,
            steps: Vec::new(),
        }
    }

    pub(super) fn is(&self, category: &str) -> bool {
        self.category.name == category
    }

    pub(super) fn has_mode(&self, mode: &str) -> bool {
        self.modes.iter().any(|own| own == mode)
    }

    pub(super) fn mark(&mut self, aux: Aux) {
        if !self.aux.contains(&aux) {
            self.aux.push(aux);
            self.aux.sort_unstable();
            self.step(|| format!("the clause makes it {aux}"));
        }
    }

    /// Notes a step on the way, if this draft has a trace.
    pub(super) fn step(&mut self, words: impl FnOnce() -> String) {
        if !self.steps.is_empty() {
            self.steps.push(words());
        }
    }

    /// The category with its modes: `ASSAULT aerial`.
    pub(super) fn code(&self) -> String {
        [std::slice::from_ref(&self.category.name), &self.modes[..]].concat().join(" ")
    }

    /// Adds parties to whom it was done too.
    pub(super) fn add_recipients(&mut self, others: &[usize]) {
        let new = others.iter().filter(|party| !self.recipient.contains(party)).copied().collect::<Vec<_>>();
        self.recipient.extend(new);
    }

    /// Takes in another mention of the same happening.
    pub(super) fn absorb(&mut self, other: &mut Draft<'_>) {
        other.gone = true;
        for step in &other.steps {
            self.step(|| format!("joined by: {step}"));
        }
        for mode in &other.modes {
            if !self.has_mode(mode) {
                self.modes.push(mode.clone());
            }
        }
        for (own, its) in [(&mut self.actor, &other.actor), (&mut self.recipient, &other.recipient)] {
            if own.is_empty() {
                own.clone_from(its);
            }
        }
        self.counts.append(&mut other.counts);
        self.words.extend(&other.words);
        self.words.sort_unstable();
        self.words.dedup();
        self.arguments.extend(&other.arguments);
        for &aux in &other.aux {
            self.mark(aux);
        }
    }
}
