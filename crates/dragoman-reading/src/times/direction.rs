//! Where the clause around a time looks: back or ahead.
//!
//! In: the clauses of a text and the piece at which the time starts. Out: a [`Direction`].
//!
//! 1. Words before the time: "since Friday", "until Friday", "as early as Friday", "planned for Friday".
//! 2. What is planned, and what was planned before something came of it ("had been due to end on Friday").
//! 3. Else the tense of the clause, and of those that govern it.
//!
//! "Could" looks ahead, "could not" back: what nobody could do on Friday was tried.

use super::resolve::Direction;
use crate::Parsed;
use crate::clauses::{Clause, Complement, ComplementKind, Form, Link, Tense};
use crate::pieces::Pieces;
use dragoman_language::Pos;

/// Verbs of what is to come: "planned a march on Saturday".
const PLANS: &[&str] = &["plan", "schedule", "slate"];

/// Verbs that set an end ahead: "extended the truce until Friday", which "waited until Friday" does not.
const PUTS_OFF: &[&str] = &[
    "extend", "postpone", "delay", "adjourn", "defer", "prolong", "suspend", "remand", "close", "ban",
    "give", "shut", "push",
];

/// Verbs whose infinitive is to come: "plans to meet", "is expected to resign".
const LOOKS_AHEAD: &[&str] =
    &["plan", "schedule", "slate", "intend", "hope", "expect", "aim", "set", "agree", "promise", "vow"];

/// Where the clause around a piece looks: from its tense, its modal, or the preposition before the time.
pub(super) fn direction(parsed: &Parsed<'_>, pieces: &Pieces<'_>, start: usize) -> Direction {
    let looks = Looks { parsed, pieces, start };
    if looks.is_behind(1, "since") {
        return Direction::Back;
    }
    if looks.is_a_limit() || looks.is_planned() {
        return Direction::Ahead;
    }
    if looks.is_of_a_past_happening() || looks.was_planned() {
        return Direction::Back;
    }
    looks.by_tense()
}

struct Looks<'a> {
    parsed: &'a Parsed<'a>,
    pieces: &'a Pieces<'a>,
    start: usize,
}

impl<'a> Looks<'a> {
    /// The clause around the time, and those that govern it.
    fn clauses(&self) -> impl Iterator<Item = &'a Clause> {
        let clauses = self.parsed.clauses;
        let inner = clauses.around(self.pieces.token(self.start));
        let around = inner.into_iter().flat_map(|idx| std::iter::once(idx).chain(clauses.governors(idx)));
        around.take(4).filter_map(|idx| clauses.list().get(idx))
    }

    fn is_behind(&self, back: usize, word: &str) -> bool {
        self.start >= back && self.pieces.is(self.start - back, word)
    }

    fn by_tense(&self) -> Direction {
        for clause in self.clauses() {
            match (clause.tense, clause.form) {
                (Tense::Past, _) => return Direction::Back,
                (Tense::Open, Form::Finite) if self.could_not(clause) => return Direction::Back,
                (Tense::Future, _) | (Tense::Open, Form::Infinitive) => return Direction::Ahead,
                (Tense::Open, Form::Finite) if clause.modal.is_some() => return Direction::Ahead,
                (Tense::Present, _) if self.has_plans(clause) => return Direction::Ahead,
                (Tense::Present, _) => return Direction::Open,
                _ => {}
            }
        }
        Direction::Open
    }

    /// "On Friday the council *plans to meet*".
    fn has_plans(&self, clause: &Clause) -> bool {
        let is_infinitive = |complement: &Complement| complement.kind == ComplementKind::Infinitive;
        clause.complements.iter().any(is_infinitive) && self.is_one_of(clause, LOOKS_AHEAD)
    }

    /// "could not be reached", "nobody could be reached".
    fn could_not(&self, clause: &Clause) -> bool {
        let document = self.parsed.document;
        let is_nobody = |&token: &usize| {
            let first = self.parsed.clauses.extent(token).start;
            let classes = &self.parsed.lexicon.events.noun_classes;
            [first, token].iter().any(|&at| classes.has("nobody", &document.word(at).to_lowercase()))
        };
        let mut parties = clause.subject.iter().chain(&clause.object);
        clause.modal.as_deref() == Some("could") && (clause.negated || parties.any(is_nobody))
    }

    /// "as early as Tuesday"; "has given them until Tuesday", "extended the truce until Tuesday", which
    /// not every past looks ahead with ("waited until Tuesday").
    fn is_a_limit(&self) -> bool {
        if self.is_behind(1, "as") && self.is_behind(3, "as") {
            return ["early", "soon", "late"].iter().any(|word| self.is_behind(2, word));
        }
        if !self.is_behind(1, "until") && !self.is_behind(1, "till") {
            return false;
        }
        self.clauses().next().is_some_and(|clause| {
            clause.tense == Tense::Present
                || self.is_perfect(clause)
                || self.is_one_of(clause, PUTS_OFF) && !self.is_past_perfect(clause)
        })
    }

    /// "was set for Friday", "planned a march on Friday".
    fn is_planned(&self) -> bool {
        let Some(clause) = self.clauses().next().filter(|clause| clause.form != Form::Gerund) else {
            return false;
        };
        let document = self.parsed.document;
        let hangs_on_a_verb = || {
            let preposition = self.pieces.token(self.start - 1);
            document.pos(document.head(preposition)) == Pos::Verb
        };
        let is_set = self.is_behind(1, "for") && hangs_on_a_verb();
        let is_plan = self.is_one_of(clause, PLANS) && !clause.object.is_empty();
        (is_set || is_plan) && !self.is_past_perfect(clause) && !self.is_told_of(clause)
    }

    /// "The games *planned for Friday* went ahead", unlike "… have been called off": the day is over.
    fn is_told_of(&self, clause: &Clause) -> bool {
        let Some((parent, Link::Modifier)) = clause.parent else { return false };
        let parent = &self.parsed.clauses.list()[parent];
        parent.tense == Tense::Past && !self.is_perfect(parent)
    }

    /// "has said", "have been held".
    fn is_perfect(&self, clause: &Clause) -> bool {
        let has = |&token: &usize| matches!(self.parsed.document.word(token), "has" | "have" | "is" | "are");
        clause.words.iter().any(has)
    }

    /// "had been scheduled to expire on Friday".
    fn was_planned(&self) -> bool {
        let mut clauses = self.clauses();
        clauses.next().is_some_and(|clause| clause.form == Form::Infinitive)
            && clauses.next().is_some_and(|clause| self.is_past_perfect(clause))
    }

    fn is_one_of(&self, clause: &Clause, verbs: &[&str]) -> bool {
        let lemma = self.parsed.clauses.lemma(clause);
        lemma.split(' ').next().is_some_and(|verb| verbs.contains(&verb))
    }

    /// "had said", "had been said"; not "had a say".
    fn is_past_perfect(&self, clause: &Clause) -> bool {
        let is_had = |token: usize| matches!(self.parsed.document.word(token), "had" | "'d");
        clause.words.iter().any(|&token| token != clause.head && is_had(token))
    }

    /// "to talk about the bombings on Saturday *that killed* ten": the relative clause says when, on
    /// whatever the parser hangs it.
    fn is_of_a_past_happening(&self) -> bool {
        let (clauses, document) = (self.parsed.clauses, self.parsed.document);
        let behind = self.pieces.token(self.start) + 1;
        behind < document.len()
            && matches!(document.tag(behind), "WDT" | "WP")
            && document.dep(behind) == "nsubj"
            && clauses
                .headed_by(document.head(behind))
                .is_some_and(|idx| clauses.list()[idx].tense == Tense::Past)
    }
}
