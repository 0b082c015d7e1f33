//! What a statement says, as far as it is compared with what others say.
//!
//! In: a statement with its clauses and entities. Out: its points, one a main clause: the verb, whether it is said to
//! hold, what it is said of and who and what else takes part, by word and by entity; and all its words that tell something.

use super::Findings;
use super::points::{Near, Point, Stand};
use crate::Parsed;
use crate::clauses::{Clause, Link};
use dragoman_language::Pos;
use dragoman_records::{Act, Span, Statement};
use std::collections::BTreeSet;

/// The share of a denial's words that the claim has to have.
const MOST: f64 = 0.75;
/// How many points a statement has at most whose verb and one party are enough to know its matter by.
const FEW: usize = 2;
/// What a statement says.
pub(super) struct Said<'s> {
    pub(super) statement: &'s Statement,
    pub(super) points: Vec<Point>,
    /// Its nouns, adjectives and verbs, and the names in it.
    words: BTreeSet<String>,
    names: BTreeSet<String>,
    in_denial: bool,
}

impl<'s> Said<'s> {
    pub(super) fn read(parsed: &Parsed<'_>, findings: &Findings<'_>, statement: &'s Statement) -> Self {
        let document = parsed.document;
        let tokens: Vec<usize> =
            statement.content.iter().flat_map(|&span| document.tokens_under(span)).collect();
        let tells = |token: &&usize| {
            let is_open = matches!(document.pos(**token), Pos::Noun | Pos::Adj | Pos::Verb);
            is_open && !is_of(parsed, **token, "empty")
        };
        let is_name = |token: &&usize| document.pos(**token) == Pos::Propn;
        let main = main_clauses(parsed, statement, &tokens);
        let in_denial = statement.act == Act::Deny && !is_unknowing(parsed, statement, &main);
        let mut points: Vec<Point> =
            main.iter().map(|clause| Point::read(parsed, findings, clause, in_denial)).collect();
        if points.is_empty() {
            points.extend(Point::described(parsed, findings, &tokens));
        }
        Self {
            statement,
            points,
            words: tokens.iter().filter(tells).map(|&token| lemma(parsed, token)).collect(),
            names: tokens.iter().filter(is_name).map(|&token| lemma(parsed, token)).collect(),
            in_denial,
        }
    }

    /// Whether it is a denial of what another says.
    pub(super) fn denies(&self, parsed: &Parsed<'_>, claim: &Self, is_next: bool) -> bool {
        let near = Near { is_long: self.points.len() > FEW || claim.points.len() > FEW, is_next };
        let same = self.points.iter().any(|point| claim.affirms_what(parsed, point, near));
        claim.says() && self.speaks_of_fact() && (same || self.is_mostly_of(claim))
    }

    /// Whether it says what a point denies, and denies it nowhere itself.
    fn affirms_what(&self, parsed: &Parsed<'_>, denial: &Point, near: Near) -> bool {
        let denied_too =
            self.points.iter().any(|point| point.stand == Stand::Denied && point.verb == denial.verb);
        !denied_too && self.points.iter().any(|point| denial.denies(parsed, point, near))
    }

    /// Whether all it says is a denial, and takes up what the other says.
    pub(super) fn is_denial_of_all(&self, claim: &Self) -> bool {
        let is_denied = |point: &Point| point.stand == Stand::Denied;
        let takes_up = |point: &Point| {
            point.takes_up
                || claim.points.iter().any(|said| !point.parts.nouns.is_disjoint(&said.parts.nouns))
        };
        !self.points.is_empty() && self.points.iter().all(is_denied) && self.points.iter().any(takes_up)
    }

    /// Whether nothing that it says is a denial.
    pub(super) fn denies_nothing(&self) -> bool {
        self.points.iter().all(|point| point.stand == Stand::Holds)
    }

    /// Where its words, its cue and its speaker begin.
    pub(super) fn begins(&self) -> Option<usize> {
        self.spans().map(|span| span.start).min()
    }

    /// Where they end.
    pub(super) fn ends(&self) -> Option<usize> {
        self.spans().map(|span| span.end).max()
    }

    fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let cue = self.statement.cue.iter().flat_map(|cue| &cue.spans);
        self.statement.content.iter().chain(&self.statement.speaker.spans).chain(cue).copied()
    }

    /// Whether it says that something holds or does not.
    pub(super) fn speaks_of_fact(&self) -> bool {
        matches!(self.statement.act, Act::Assert | Act::Deny)
    }

    /// Whether it says that something holds.
    pub(super) fn says(&self) -> bool {
        says(self.statement)
    }

    /// Whether most words of a denial are words of the claim: "the link between the payments and the deaths".
    fn is_mostly_of(&self, claim: &Self) -> bool {
        let words = self.words.intersection(&claim.words).count();
        let shared = words + self.names.intersection(&claim.names).count();
        let all = self.words.len() + self.names.len();
        self.in_denial && words > 0 && shared >= 3 && shared as f64 >= MOST * all as f64
    }
}

/// The clauses of what is said that stand under no other of it; "her car was sold *and her dog was fed*" has two.
fn main_clauses<'c>(parsed: &Parsed<'c>, statement: &Statement, tokens: &[usize]) -> Vec<&'c Clause> {
    let list = parsed.clauses.list();
    let inside = |token: usize| {
        let word = parsed.document.tokens()[token].span;
        statement.content.iter().any(|span| span.contains(word))
    };
    let above = |clause: &Clause| clause.parent.filter(|(above, _)| inside(list[*above].head));
    let is_main = |clause: &&Clause| {
        let mut at = above(clause);
        while let Some((idx, Link::Conjunct)) = at {
            at = above(&list[idx]);
        }
        at.is_none()
    };
    let heads = tokens.iter().filter_map(|&token| parsed.clauses.headed_by(token));
    heads.map(|idx| &list[idx]).filter(is_main).collect()
}

/// "I do not *know* how", "said he was not *sure*": no denial.
fn is_unknowing(parsed: &Parsed<'_>, statement: &Statement, main: &[&Clause]) -> bool {
    let is_it = |word: &str| parsed.lexicon.events.noun_classes.has("unknowing", word);
    let cue = statement.cue.as_ref().and_then(|cue| cue.lemma.split(' ').next());
    let told =
        |clause: &Clause| clause.attribute.iter().chain([&clause.head]).any(|&it| is_it(&lemma(parsed, it)));
    cue.is_some_and(is_it) || main.iter().any(|clause| told(clause))
}

/// Whether a statement says that something holds.
pub(super) fn says(statement: &Statement) -> bool {
    use Act::{Accuse, Assert, Criticise, Predict, Warn};
    matches!(statement.act, Assert | Accuse | Criticise | Predict | Warn)
}

/// A token's dictionary form in small letters.
pub(super) fn lemma(parsed: &Parsed<'_>, token: usize) -> String {
    parsed.document.lemma(token).to_lowercase()
}

/// Whether a token is of a class of words.
pub(super) fn is_of(parsed: &Parsed<'_>, token: usize, class: &str) -> bool {
    parsed.lexicon.events.noun_classes.has(class, &lemma(parsed, token))
}
