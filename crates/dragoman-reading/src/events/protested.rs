//! Against whom a protest is, where only its purpose says so: "blocked a bridge to voice their anger at *Norway's* rules",
//! "fasted to sway *the senate*".
//!
//! In: the clause of the protest. Out: the phrases of its purpose, level by level: those that stand in it and whose what
//! stands in it is, then what prepositions tie to them. Who of them can be meant, the caller decides.

use super::reader::Reader;
use crate::clauses::{Clause, Form, Link};

/// Nouns for what one does for a purpose: "as part of *a drive* to sway the senate".
const EFFORTS: [&str; 6] = ["attempt", "bid", "campaign", "drive", "effort", "part"];
/// Prepositions that lead on: "anger *over* the rules *of* Norway".
const ONWARD: [&str; 6] = ["of", "for", "by", "against", "with", "over"];
/// How many levels are looked at.
const N_LEVELS: usize = 3;

/// The phrases of a purpose, nearest first.
pub(super) fn levels(reader: &Reader<'_>, idx: usize) -> [Vec<usize>; N_LEVELS] {
    levels_from(reader, of_purpose(reader, idx))
}

fn levels_from(reader: &Reader<'_>, mut nouns: Vec<usize>) -> [Vec<usize>; N_LEVELS] {
    std::array::from_fn(|_| {
        let owners = nouns.iter().filter_map(|&noun| reader.parsed.clauses.possessor(noun));
        let named = nouns.iter().copied().filter(|&noun| !is_against(reader, noun));
        let level: Vec<usize> = owners.chain(named).collect();
        nouns = nouns.iter().flat_map(|&noun| onward(reader, noun)).collect();
        level
    })
}

/// The phrases of what a noun for a protest demands, nearest first: "a rally *calling for the removal of the king*".
pub(super) fn levels_of_noun(reader: &Reader<'_>, noun: usize) -> [Vec<usize>; N_LEVELS] {
    levels_from(reader, aims(reader, noun, 0))
}

/// What the clauses of purpose act on.
fn of_purpose(reader: &Reader<'_>, idx: usize) -> Vec<usize> {
    let list = reader.parsed.clauses.list();
    let near = list.iter().skip(idx.saturating_sub(6)).take(14);
    let is_purpose = |it: &&Clause| it.form == Form::Infinitive && it.parent == Some((idx, Link::Adverbial));
    let below = near.filter(is_purpose).flat_map(acted_on);
    let efforts = reader.clause(idx).prepositions.iter().flat_map(|it| it.objects.iter().copied());
    let efforts =
        efforts.filter(|&noun| is_effort(reader, noun)).flat_map(|noun| aims(reader, noun, N_LEVELS));
    // "Held a rally *calling for his removal*".
    let held = reader.clause(idx).object.iter().flat_map(|&noun| aims(reader, noun, 0));
    below.chain(efforts).chain(held).collect()
}

fn acted_on(clause: &Clause) -> Vec<usize> {
    let behind = clause.prepositions.iter().filter(|it| it.lemma == "for" || it.lemma == "against");
    clause.object.iter().copied().chain(behind.flat_map(|it| it.objects.iter().copied())).collect()
}

fn is_effort(reader: &Reader<'_>, noun: usize) -> bool {
    EFFORTS.contains(&reader.lemma(noun))
}

/// What an effort is to act on: "part of a drive *to convince the parliament*".
fn aims(reader: &Reader<'_>, effort: usize, depth: usize) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let verbs = clauses.described_by(effort).into_iter().filter_map(|verb| clauses.headed_by(verb));
    let own = verbs.flat_map(|verb| acted_on(reader.clause(verb)));
    let deeper =
        clauses.objects_of(effort, "of").into_iter().filter(|&noun| depth > 0 && is_effort(reader, noun));
    own.chain(deeper.flat_map(|noun| aims(reader, noun, depth - 1))).collect()
}

/// What prepositions tie to a noun. "The removal *of the king*" is against him, "the release *of the men*" is for them.
fn onward(reader: &Reader<'_>, noun: usize) -> Vec<usize> {
    let leads_on = |lemma: &&&str| **lemma != "of" || is_against(reader, noun);
    let lemmas = ONWARD.iter().filter(leads_on);
    lemmas.flat_map(|lemma| reader.parsed.clauses.objects_of(noun, lemma)).collect()
}

/// Whether a noun is for what is protested against, and who stands behind its "of" is the one.
fn is_against(reader: &Reader<'_>, noun: usize) -> bool {
    reader.parsed.lexicon.events.noun_classes.has("protested", reader.lemma(noun))
}
