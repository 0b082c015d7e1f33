//! Statements of one article that deny each other: "the keys were copied", says one; "they never were", another.
//!
//! In: statements, their clauses and entities. Out: pairs with the claim first, where it stands first.
//!
//! One is a denial: its act is to deny, or its main clause is negated. The other says it: of another voice, not
//! inside the first, and about the same, which is that
//!
//! 1. its main clause has the verb that the denial denies, and they share one of its arguments (in long statements what it
//!    is said of, too); or
//! 2. it has three in four of the words that somebody denies outright; or
//! 3. it stands right before the denial, which takes it up, and a word sets the one against the other: "*but* herders had
//!    found none".
//!
//! Neither is a denial, and yet they differ, if they say opposites of one thing within a few sentences: "the vote was
//! *rigged*", "the vote was *fair*".
//!
//! What hangs on two statements as events that are contested already is left out, and so are shares of people who were
//! asked ("*one in three* said …"). Two different stories of one matter ("sent by post", "not received") are found only
//! where `lexicon/opposites.tsv` sets their words against each other.

use super::Findings;
use super::accounts::{Said, is_of, lemma};
use super::contested::pair;
use crate::Parsed;
use dragoman_language::Pos;
use dragoman_records::{AccountId, Contested, Event, Span, Statement};

/// How many statements may lie between a claim and its denial.
const REACH: usize = 10;
/// How many sentences may lie between two that say opposites.
const NEAR: usize = 2;

/// Pairs of statements of which one denies what the other says.
pub(super) fn denied(
    parsed: &Parsed<'_>,
    findings: &Findings<'_>,
    events: &[Event],
    known: &[Contested],
) -> Vec<Contested> {
    let list = findings.statements.list().iter().filter(|statement| !is_share(parsed, statement));
    let said: Vec<Said<'_>> = list.map(|statement| Said::read(parsed, findings, statement)).collect();
    let mut found = Vec::new();
    for (idx, first) in said.iter().enumerate() {
        for (between, second) in said[idx + 1..].iter().take(REACH).enumerate() {
            let rivals = are_two_voices(first.statement, second.statement)
                && (second.denies(parsed, first, between == 0)
                    || first.denies(parsed, second, false)
                    || between == 0 && answers(parsed, second, first)
                    || say_opposites(parsed, first, second, between == 0));
            if rivals && !is_known(events, known, first.statement, second.statement) {
                let (a, b) =
                    (AccountId::Statement(first.statement.id), AccountId::Statement(second.statement.id));
                found.push(pair(a, b, ("happening", "rule:said_otherwise")));
            }
        }
    }
    found
}

/// Whether a denial is set against the claim right before it: "they were there, he said, *but* herders saw none".
fn answers(parsed: &Parsed<'_>, denial: &Said<'_>, claim: &Said<'_>) -> bool {
    let (Some(start), Some(end)) = (denial.begins(), claim.ends()) else { return false };
    let near = parsed.sentence_at(Span::new(start, start)) <= parsed.sentence_at(Span::new(end, end)) + 1;
    if end > start || !near {
        return false;
    }
    let mut between = parsed.document.tokens_under(Span::new(end, start));
    let is_set_against = between.any(|token| is_of(parsed, token, "against"));
    let is_denial = denial.speaks_of_fact() && denial.is_denial_of_all(claim);
    is_set_against && is_denial && claim.denies_nothing() && claim.says()
}

/// "The vote was rigged", "the vote was fair": told of one thing near each other.
fn say_opposites(parsed: &Parsed<'_>, first: &Said<'_>, second: &Said<'_>, is_next: bool) -> bool {
    let sentence = |said: &Said<'_>| said.begins().map(|start| parsed.sentence_at(Span::new(start, start)));
    let is_near = matches!((sentence(first), sentence(second)), (Some(a), Some(b)) if a.abs_diff(b) <= NEAR);
    let differ =
        || first.points.iter().any(|a| second.points.iter().any(|b| a.is_opposite(parsed, b, is_next)));
    is_near && first.says() && second.says() && differ()
}

/// "*One in three* said", "*24 percent* said": a share of those who were asked is no voice.
fn is_share(parsed: &Parsed<'_>, statement: &Statement) -> bool {
    let classes = &parsed.lexicon.events.noun_classes;
    let tokens: Vec<usize> =
        statement.speaker.spans.iter().flat_map(|&span| parsed.document.tokens_under(span)).collect();
    let Some(&first) = tokens.first() else { return false };
    let words: Vec<String> = tokens.iter().map(|&token| lemma(parsed, token)).collect();
    let is_one_in = parsed.document.pos(first) == Pos::Num && words.get(1).is_some_and(|word| word == "in");
    is_one_in || words.iter().take(4).any(|word| classes.has("share", word))
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
