//! Finds the frames at the verbs, nouns and adjectives of a document.
//!
//! In: clauses and the lexicon's frames. Out: one [`Draft`] per predicate at most: the frame whose
//! words and conditions ask for most, the first of equals by file and name. Nouns come first, so
//! that a verb whose subject is a happening ("its bombing campaign targets…") finds who is behind it.
//!
//! 1. `sites`       where the words of a frame stand.
//! 2. `conditions`  whether the phrases around them are what the frame asks for.
//! 3. `drafting`    who fills its roles, and the draft of it.

mod conditions;
mod drafting;
mod sites;

use super::dictionary;
use super::draft::Draft;
use super::reader::Reader;
use super::roles::Site;
use crate::lexicon::frames::{PredicateKind, Sense};
use conditions::holds;
use drafting::draft;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use sites::{adjective_sites, noun_site, noun_words, support_sites, verb_sites};
use std::cmp::Reverse;

/// Finds all drafts, nouns before verbs, each in text order.
pub(super) fn find<'a>(reader: &Reader<'a>) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for token in 0..reader.parsed.document.len() {
        if let Some(draft) = noun_draft(reader, &drafts, token) {
            drafts.push(draft);
        }
    }
    for idx in 0..reader.parsed.clauses.list().len() {
        if let Some(draft) = clause_draft(reader, &drafts, idx) {
            drafts.push(draft);
        }
    }
    drafts
}

fn noun_draft<'a>(reader: &Reader<'a>, drafts: &[Draft<'a>], token: usize) -> Option<Draft<'a>> {
    let document = reader.parsed.document;
    let is_noun = matches!(document.pos(token), Pos::Noun | Pos::Propn);
    let is_free = |token| !is_in_a_name(reader, token) && !reader.is_time(token);
    if !is_noun || !reader.parsed.clauses.heads_a_phrase(token) || !is_free(token) {
        return None;
    }
    let frames = &reader.parsed.lexicon.events.frames;
    let site = noun_site(reader, token);
    let candidates = frames.senses(PredicateKind::Noun, reader.lemma(token)).filter_map(|sense| {
        let words = noun_words(reader, token, sense.words)?;
        let site = Site { words, ..site.clone() };
        holds(reader, &site, &sense).then_some((sense, site))
    });
    let (sense, site) = best(candidates)?;
    Some(draft(reader, drafts, &sense, site))
}

/// "The Episcopal *Conference*" is a body, not a conference.
fn is_in_a_name(reader: &Reader<'_>, token: usize) -> bool {
    let entity = reader.findings.entities.referred_to(token);
    let is_body = |idx: usize| {
        matches!(reader.findings.entities.list()[idx].kind, EntityType::Org | EntityType::Person)
    };
    reader.parsed.document.pos(token) == Pos::Propn && entity.is_some_and(is_body)
}

fn clause_draft<'a>(reader: &Reader<'a>, drafts: &[Draft<'a>], idx: usize) -> Option<Draft<'a>> {
    // "*The wounded* were taken away" is a noun phrase.
    let determiners = reader.parsed.clauses.determiners(reader.clause(idx).head);
    if determiners.iter().any(|&token| matches!(reader.lemma(token), "the" | "a" | "an")) {
        return None;
    }
    let candidates = verb_sites(reader, idx)
        .chain(support_sites(reader, idx))
        .chain(adjective_sites(reader, idx))
        .filter(|(sense, site)| holds(reader, site, sense))
        .chain(dictionary::sites(reader, idx));
    let (sense, site) = best(candidates)?;
    // A dictionary may say of a verb with these arguments that it is no event.
    (!sense.category.is_empty()).then(|| draft(reader, drafts, &sense, site))
}

/// The candidate that asks for most; of equals the first, since the index keeps the order of files.
fn best<'a>(candidates: impl Iterator<Item = (Sense<'a>, Site)>) -> Option<(Sense<'a>, Site)> {
    candidates.min_by_key(|(sense, site)| Reverse(specificity(sense, site)))
}

fn specificity(sense: &Sense<'_>, site: &Site) -> usize {
    let supported = usize::from(sense.frame.support.is_some() && site.noun.is_some());
    let words = sense.words.split(' ').count() + supported;
    2 * words + 2 * (sense.frame.conditions.len() + sense.asks) + usize::from(!sense.frame.mode.is_empty())
}
