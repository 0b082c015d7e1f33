//! Statements of one article that deny each other: "the drives were returned", says one; "they never were", another.
//!
//! In: statements, their clauses and entities. Out: pairs with the claim first, where it stands first.
//!
//! One is a denial: its act is to deny, or its main clause is negated. The other says it: of another voice, not
//! inside the first, and about the same, which is that
//!
//! 1. its main clause has the verb that the denial denies, and they share one of its arguments; or
//! 2. it has three in four of the words that somebody denies outright; or
//! 3. it stands right before the denial, and a word sets the one against the other: "*but* residents had seen none".
//!
//! What hangs on two statements as events that are contested already is left out. Two different stories of one matter
//! ("imprisoned", "a volunteer") are not found: that takes knowledge of what cannot both be.

use super::Findings;
use crate::Parsed;
use crate::clauses::Clause;
use dragoman_language::{Pos, Token};
use dragoman_records::{AccountId, Act, Contested, Event, Span, Statement};
use std::collections::BTreeSet;

/// How many statements may lie between a claim and its denial.
const REACH: usize = 10;
/// The share of a denial's words that the claim has to have.
const MOST: f64 = 0.75;
/// Verbs that tell too little to say that two clauses are of one thing.
const EMPTY: [&str; 22] = [
    "be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "give", "want", "know", "think",
    "see", "need", "become", "happen", "let", "seem", "keep", "find",
];

/// Words that set what follows against what was said.
const AGAINST: [&str; 6] = ["although", "but", "however", "though", "while", "yet"];
/// Words that deny by who or what takes part: "*nobody* came", "put *no* pressure on him".
const NOBODY: [&str; 5] = ["no", "nobody", "none", "nothing", "no-one"];

/// What a statement says, as far as it is compared.
struct Said<'s> {
    statement: &'s Statement,
    points: Vec<Point>,
    /// Its nouns, names, adjectives and verbs.
    words: BTreeSet<String>,
}

/// A main clause: its verb, whether it is denied, and who and what takes part, by word and by entity.
struct Point {
    verb: String,
    denied: bool,
    nouns: BTreeSet<String>,
    entities: BTreeSet<usize>,
}

/// Pairs of statements of which one denies what the other says.
pub(super) fn denied(
    parsed: &Parsed<'_>,
    findings: &Findings<'_>,
    events: &[Event],
    known: &[Contested],
) -> Vec<Contested> {
    let said: Vec<Said<'_>> =
        findings.statements.list().iter().map(|statement| Said::read(parsed, findings, statement)).collect();
    let mut found = Vec::new();
    for (idx, first) in said.iter().enumerate() {
        for (between, second) in said[idx + 1..].iter().take(REACH).enumerate() {
            let answers = || between == 0 && second.answers(parsed, first);
            let rivals = are_two_voices(first.statement, second.statement)
                && (second.denies(first) || first.denies(second) || answers());
            if rivals && !is_known(events, known, first.statement, second.statement) {
                let (a, b) =
                    (AccountId::Statement(first.statement.id), AccountId::Statement(second.statement.id));
                let (what, rule) = ("happening".to_owned(), "rule:said_otherwise".to_owned());
                found.push(Contested { a, b, what, rule });
            }
        }
    }
    found
}

impl<'s> Said<'s> {
    fn read(parsed: &Parsed<'_>, findings: &Findings<'_>, statement: &'s Statement) -> Self {
        let document = parsed.document;
        let inside = |token: usize| {
            let word = document.tokens()[token].span;
            statement.content.iter().any(|span| span.contains(word))
        };
        let tokens: Vec<usize> = (0..document.len()).filter(|&token| inside(token)).collect();
        let tells = |token: &usize| {
            let is_open = matches!(document.pos(*token), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Verb);
            is_open && !EMPTY.contains(&document.lemma(*token))
        };
        let words = tokens.iter().filter(|token| tells(token)).map(|&token| lemma(parsed, token)).collect();
        let clauses = parsed.clauses;
        let heads =
            tokens.iter().filter_map(|&token| clauses.headed_by(token)).map(|idx| &clauses.list()[idx]);
        let main =
            heads.filter(|clause| clause.parent.is_none_or(|(above, _)| !inside(clauses.list()[above].head)));
        let points =
            main.map(|clause| Point::read(parsed, findings, clause, statement.act == Act::Deny)).collect();
        Self { statement, points, words }
    }

    fn denies(&self, claim: &Self) -> bool {
        let same = self.points.iter().any(|point| claim.affirms_what(point));
        claim.says() && self.speaks_of_fact() && (same || self.is_mostly_of(claim))
    }

    /// Whether it says what a point denies, and denies it nowhere itself.
    fn affirms_what(&self, denial: &Point) -> bool {
        let denied_too = self.points.iter().any(|point| point.denied && point.verb == denial.verb);
        !denied_too && self.points.iter().any(|point| denial.denies(point))
    }

    /// Whether it is set against the claim right before it: "they were there, he said, *but* residents saw none".
    fn answers(&self, parsed: &Parsed<'_>, claim: &Self) -> bool {
        let (Some(start), Some(end)) = (self.begins(), claim.ends()) else { return false };
        let near = parsed.sentence_at(Span::new(start, start)) <= parsed.sentence_at(Span::new(end, end)) + 1;
        let is_between = |token: &&Token| end <= token.span.start && token.span.start < start;
        let mut between = parsed.document.tokens().iter().enumerate().filter(|(_, token)| is_between(token));
        let is_set_against = between.any(|(token, _)| AGAINST.contains(&lemma(parsed, token).as_str()));
        let is_denial = self.points.iter().all(|point| point.denied) && !self.points.is_empty();
        let is_denial = is_denial && self.speaks_of_fact();
        let is_claim = claim.points.iter().all(|point| !point.denied) && claim.says();
        near && is_set_against && is_denial && is_claim
    }

    fn begins(&self) -> Option<usize> {
        self.spans().map(|span| span.start).min()
    }

    fn ends(&self) -> Option<usize> {
        self.spans().map(|span| span.end).max()
    }

    fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let cue = self.statement.cue.iter().flat_map(|cue| &cue.spans);
        self.statement.content.iter().chain(&self.statement.speaker.spans).chain(cue).copied()
    }

    fn speaks_of_fact(&self) -> bool {
        matches!(self.statement.act, Act::Assert | Act::Deny)
    }

    fn says(&self) -> bool {
        use Act::{Accuse, Assert, Criticise, Predict, Warn};
        matches!(self.statement.act, Assert | Accuse | Criticise | Predict | Warn)
    }

    /// Whether most words of a denial are words of the claim: "the link between the payments and the deaths".
    fn is_mostly_of(&self, claim: &Self) -> bool {
        let (shared, all) = (self.words.intersection(&claim.words).count(), self.words.len());
        self.statement.act == Act::Deny && shared >= 3 && shared as f64 >= MOST * all as f64
    }
}

impl Point {
    fn read(parsed: &Parsed<'_>, findings: &Findings<'_>, clause: &Clause, in_denial: bool) -> Self {
        let behind = clause.prepositions.iter().flat_map(|it| &it.objects);
        let named = clause.subject.iter().chain(&clause.object).chain(&clause.attribute);
        let parts: Vec<usize> = named.chain(behind).copied().collect();
        let is_nobody = |&it: &usize| {
            let before = parsed.clauses.determiners(it);
            before.iter().chain([&it]).any(|&word| NOBODY.contains(&lemma(parsed, word).as_str()))
        };
        Self {
            verb: lemma(parsed, clause.head),
            // "Said they had *not* seen any" is a denial by its words alone.
            denied: clause.negated || in_denial || parts.iter().any(is_nobody),
            nouns: parts.iter().filter(|&&it| is_noun(parsed, it)).map(|&it| lemma(parsed, it)).collect(),
            entities: parts.iter().filter_map(|&it| findings.entities.referred_to(it)).collect(),
        }
    }

    fn denies(&self, claim: &Self) -> bool {
        let share = !self.nouns.is_disjoint(&claim.nouns) || !self.entities.is_disjoint(&claim.entities);
        let tells = !EMPTY.contains(&self.verb.as_str());
        self.denied && !claim.denied && self.verb == claim.verb && tells && share
    }
}

fn lemma(parsed: &Parsed<'_>, token: usize) -> String {
    parsed.document.lemma(token).to_lowercase()
}

fn is_noun(parsed: &Parsed<'_>, token: usize) -> bool {
    matches!(parsed.document.pos(token), Pos::Noun | Pos::Propn)
}

/// Whether two speak, each of them known, and neither inside what the other says.
pub(super) fn are_two_voices(first: &Statement, second: &Statement) -> bool {
    let voice = |statement: &Statement| (statement.speaker.entity, statement.speaker.name.clone());
    let known = |statement: &Statement| !statement.speaker.spans.is_empty();
    let one_entity = first.speaker.entity.is_some() && first.speaker.entity == second.speaker.entity;
    let inside = first.within == Some(second.id) || second.within == Some(first.id);
    known(first) && known(second) && voice(first) != voice(second) && !one_entity && !inside
}

/// Whether the two, or events that hang on them or that their cues tell of, are contested already.
pub(super) fn is_known(events: &[Event], known: &[Contested], first: &Statement, second: &Statement) -> bool {
    let cue =
        |statement: &Statement| statement.cue.iter().flat_map(|cue| cue.spans.clone()).collect::<Vec<_>>();
    let on = |account: AccountId, statement: &Statement| match account {
        AccountId::Event(id) => {
            let event = &events[id.idx()];
            let holds_cue =
                || event.evidence.iter().any(|words| cue(statement).iter().any(|it| words.contains(*it)));
            event.reported_by == Some(statement.id) || event.reported_by.is_none() && holds_cue()
        }
        AccountId::Statement(id) => id == statement.id,
    };
    known.iter().any(|pair| on(pair.a, first) && on(pair.b, second))
}
