//! The lexicon's names, laid over the parser's.
//!
//! In: the parser's names, trimmed, and the lexicon's. Out: [`Draft`]s of both.
//!
//! The lexicon's names take the place of the parser's, unless they are part of a longer name: "Bank of
//! *Georgia*", "Progressive *Conservative Party* of Canada". What has a full name of its own ("*World Health
//! Organization* Europe") is no such part; a name that bodies of many countries bear is.

use super::super::known_at::KnownAt;
use super::super::titles;
use super::Draft;
use crate::Parsed;
use crate::lexicon::{Known, Place};
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::ops::Range;

/// Lays the lexicon's names over the parser's.
pub(super) fn lay(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, mut labelled: Vec<Draft>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut taken: Vec<bool> = vec![false; labelled.len()];
    let mut longer: Vec<(usize, Known)> = Vec::new();
    for found in &known_at.list {
        let overlapping = overlapping(&labelled, &found.tokens);
        let same = overlapping.clone().find(|&idx| labelled[idx].tokens == found.tokens);
        let inside =
            overlapping.clone().find(|&idx| is_part(parsed, &found.tokens, &labelled[idx], found.reading));
        let supported = same.is_some() || known_at.is_supported(found);
        if let Some(idx) = inside {
            longer.extend((found.tokens.len() > 1).then_some((idx, found.reading)));
            continue;
        }
        if !supported || !is_mention(parsed, &found.tokens, found.reading) {
            continue;
        }
        if same.is_none()
            && overlapping.clone().next().is_none()
            && is_in_longer_run(parsed, known_at, &found.tokens)
        {
            continue;
        }
        for idx in overlapping {
            taken[idx] = true;
        }
        let label = same.and_then(|idx| labelled[idx].label);
        drafts.push(Draft { tokens: found.tokens.clone(), label, known: Some(found.reading) });
    }
    name_in_full(parsed, &longer, &mut labelled);
    let left = labelled.into_iter().zip(taken).filter(|(_, taken)| !taken);
    let left = left.map(|(draft, _)| draft).filter(|draft| !is_adjective(known_at, draft));
    drafts.extend(left.map(|draft| of_peoples(known_at, draft)));
    drafts
}

/// "The Chilean *Supreme Court* of Appeal", then "the Supreme Court": the longer name is of that one where
/// every country has one of the name and the article has no other.
fn name_in_full(parsed: &Parsed<'_>, longer: &[(usize, Known)], drafts: &mut [Draft]) {
    let organisations = &parsed.lexicon.actors.organisations;
    let is_anybodys =
        |known: Known| matches!(known, Known::Organisation(idx) if organisations[idx].value.code.is_none());
    let is_body = |idx: usize, drafts: &[Draft]| drafts[idx].label == Some(EntityType::Org);
    for &(idx, known) in longer {
        if !is_anybodys(known) || !is_body(idx, drafts) {
            continue;
        }
        let words = |idx: usize| parsed.document.words(drafts[idx].tokens.clone());
        let mut others = longer.iter().filter(|(_, other)| *other == known);
        if others.all(|&(other, _)| words(other) == words(idx)) {
            drafts[idx].known = Some(known);
        }
    }
}

fn overlapping<'d>(drafts: &'d [Draft], tokens: &Range<usize>) -> impl Iterator<Item = usize> + Clone + 'd {
    let tokens = tokens.clone();
    let first = drafts.partition_point(|draft| draft.tokens.end <= tokens.start);
    (first..drafts.len()).take_while(move |&idx| drafts[idx].tokens.start < tokens.end)
}

/// Whether a name of the lexicon is only a part of the parser's: the rest has proper nouns too.
fn is_part(parsed: &Parsed<'_>, tokens: &Range<usize>, draft: &Draft, reading: Known) -> bool {
    let encloses = draft.tokens.start <= tokens.start && tokens.end <= draft.tokens.end;
    let rest = || draft.tokens.clone().filter(|token| !tokens.contains(token));
    let is_proper = |token: usize| parsed.document.pos(token) == Pos::Propn;
    let is_generic = matches!(reading, Known::Organisation(idx) if is_of_many(parsed, idx))
        && draft.label == Some(EntityType::Org)
        && !(draft.tokens.start + 1..tokens.start).any(|token| parsed.document.pos(token) == Pos::Det);
    // "House of Commons *Library*": a body of its own.
    let ends_in_body = || {
        let last = parsed.document.word(draft.tokens.end - 1);
        let kind = parsed.lexicon.naming.kind_by_word(last, Place::Last);
        draft.label == Some(EntityType::Org)
            && draft.tokens.end > tokens.end
            && parsed.document.pos(tokens.end) == Pos::Propn
            && matches!(kind, Some(EntityType::Org | EntityType::Fac))
    };
    let is_full_name = matches!(reading, Known::Person(_) | Known::Organisation(_))
        && tokens.len() > 1
        && !is_generic
        && !ends_in_body();
    encloses && draft.tokens != *tokens && !is_full_name && rest().any(is_proper)
}

/// Whether a body of the lexicon has namesakes elsewhere, so that a longer name is another's: "Progressive
/// *Conservative Party* of Canada".
fn is_of_many(parsed: &Parsed<'_>, organisation: usize) -> bool {
    let organisation = &parsed.lexicon.actors.organisations[organisation].value;
    organisation.shared || organisation.code.is_none()
}

/// Adjectives are no mentions, and a people's name before a noun is one.
fn is_mention(parsed: &Parsed<'_>, tokens: &Range<usize>, reading: Known) -> bool {
    match reading {
        Known::Adjective(_) | Known::FolkAdjective(_) => false,
        Known::People(_) | Known::Folk(_) => parsed.clauses.heads_a_phrase(tokens.end - 1),
        Known::Person(_) | Known::Capital(_) => parsed.document.pos(tokens.end - 1) != Pos::Adj,
        _ => true,
    }
}

/// Whether proper nouns beside a short name make it part of another: "Bush Hill", "Paris Hilton".
fn is_in_longer_run(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    let is_stranger = |token: usize| {
        document.pos(token) == Pos::Propn
            && known_at.at(token).is_none()
            && titles::title_at(parsed, token..token + 1).is_none()
            && parsed.lexicon.roles.by_noun(&document.word(token).to_lowercase()).is_none()
    };
    let after =
        tokens.end < document.len() && is_stranger(tokens.end) && document.head(tokens.end - 1) == tokens.end;
    let before = tokens.start > 0
        && is_stranger(tokens.start - 1)
        && tokens.contains(&document.head(tokens.start - 1))
        && document.tokens()[tokens.start - 1].space_after;
    tokens.len() == 1 && (after || before)
}

fn is_adjective(known_at: &KnownAt<'_>, draft: &Draft) -> bool {
    let found = known_at.at(draft.tokens.start).filter(|found| found.tokens == draft.tokens);
    let is_adjective = |reading: Known| {
        matches!(reading, Known::Adjective(_) | Known::FolkAdjective(_) | Known::People(_) | Known::Folk(_))
    };
    found.is_some_and(|found| is_adjective(found.reading))
}

/// "Kurdish Yazidi", "Tamil Hindus": a name of peoples' names alone is theirs.
fn of_peoples(known_at: &KnownAt<'_>, draft: Draft) -> Draft {
    let is_people = |reading: Known| {
        matches!(reading, Known::Adjective(_) | Known::FolkAdjective(_) | Known::People(_) | Known::Folk(_))
    };
    let is_of_them = |token: usize| known_at.at(token).is_some_and(|found| is_people(found.reading));
    let is_theirs = draft.tokens.len() > 1 && draft.tokens.clone().all(is_of_them);
    if is_theirs { Draft { label: Some(EntityType::Norp), ..draft } } else { draft }
}
