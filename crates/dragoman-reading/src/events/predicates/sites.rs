//! Where the words of a frame stand.
//!
//! In: a noun, or a clause. Out: the senses of the lexicon whose words are there, each with the site
//! of its arguments: event nouns ("air strike"), verbs, verbs with a noun they only support ("impose a
//! curfew"), and adjectives behind a copula. Whether a sense's conditions hold is not asked here.

use super::super::reader::{Place, Reader};
use super::super::roles::Site;
use crate::lexicon::frames::{PredicateKind, Sense};
use crate::lexicon::operators::OperatorKind;

/// The site of an event noun; a verb that only carries it out ("launched an attack") lends its
/// arguments.
pub(super) fn noun_site(reader: &Reader<'_>, noun: usize) -> Site {
    let carried = place_of(reader, noun).filter(|&(idx, place)| {
        let operator = reader.operator(reader.clause(idx));
        let carrier = operator.filter(|(operator, _)| operator.kind == OperatorKind::Perform);
        carrier.is_some_and(|(_, words)| match place {
            Place::Object => words.preposition.is_none(),
            Place::Behind(number) => words.preposition == Some(number),
            Place::Subject => false,
        })
    });
    let mut words = vec![noun];
    if let Some((idx, _)) = carried {
        words = [&reader.clause(idx).words[..], &[noun]].concat();
    }
    let clause =
        carried.map(|(idx, _)| idx).or_else(|| done_by(reader, noun)).or_else(|| ended_by(reader, noun));
    Site { head: noun, words, clause, noun: Some(noun), preposition: None }
}

/// "Atrocities *being committed by* rebels": the clause that says of the noun who does it.
fn done_by(reader: &Reader<'_>, noun: usize) -> Option<usize> {
    let clauses = reader.parsed.clauses;
    clauses.described_by(noun).into_iter().filter_map(|verb| clauses.headed_by(verb)).find(|&idx| {
        let clause = reader.clause(idx);
        let operator = reader.operator(clause);
        let performs = operator.is_some_and(|(operator, _)| operator.kind == OperatorKind::Perform);
        performs && clause.passive && !clause.subject.is_empty()
    })
}

/// "Assad *ceased* his air strikes": only who does it ceases or resumes it.
fn ended_by(reader: &Reader<'_>, noun: usize) -> Option<usize> {
    let (idx, place) = reader.place_of(noun)?;
    let clause = reader.clause(idx);
    let is_own =
        matches!(reader.lemma(clause.head), "cease" | "suspend" | "renew" | "resume" | "discontinue");
    (place == Place::Object && is_own && !clause.passive).then_some(idx)
}

/// How a noun, or the number that counts it ("*$2 million* in aid"), stands in a clause.
fn place_of(reader: &Reader<'_>, noun: usize) -> Option<(usize, Place)> {
    let number = || {
        let holders = ["of", "in"].map(|lemma| reader.parsed.clauses.holder_by(noun, lemma));
        holders.into_iter().flatten().find(|&number| reader.counted(number) == noun)
    };
    reader.place_of(noun).or_else(|| reader.place_of(number()?))
}

/// The words of a noun predicate: "air strike" asks for "air" right before the noun.
pub(super) fn noun_words(reader: &Reader<'_>, head: usize, pattern: &str) -> Option<Vec<usize>> {
    let mut words = vec![head];
    let mut at = head;
    for word in pattern.split([' ', '-']).rev().skip(1) {
        at = at.checked_sub(1)?;
        if reader.lemma(at) == "-" {
            at = at.checked_sub(1)?;
        }
        // The parser may take "data" and "ddos" for plurals.
        let is_it = reader.lemma(at) == word || reader.parsed.document.word(at).eq_ignore_ascii_case(word);
        if !is_it {
            return None;
        }
        words.insert(0, at);
    }
    Some(words)
}

pub(super) fn verb_sites<'r, 'a>(
    reader: &'r Reader<'a>,
    idx: usize,
) -> impl Iterator<Item = (Sense<'a>, Site)> + use<'r, 'a> {
    let clause = reader.clause(idx);
    let senses = reader.parsed.lexicon.events.frames.senses(PredicateKind::Verb, reader.lemma(clause.head));
    senses.filter_map(move |sense| {
        let found = reader.verb_match(clause, sense.words)?;
        let site = Site {
            head: clause.head,
            words: found.words,
            clause: Some(idx),
            noun: None,
            preposition: found.preposition,
        };
        Some((sense, site))
    })
}

/// Sites of "impose" with "curfew": the noun is the verb's object or stands behind its preposition.
pub(super) fn support_sites<'r, 'a>(
    reader: &'r Reader<'a>,
    idx: usize,
) -> impl Iterator<Item = (Sense<'a>, Site)> + use<'r, 'a> {
    let clause = reader.clause(idx);
    let behind = clause.prepositions.iter().flat_map(|preposition| preposition.objects.iter());
    let nouns = clause.object.iter().chain(behind).chain(&clause.attribute).map(|&it| measured(reader, it));
    nouns.flat_map(move |noun| {
        let senses = reader.parsed.lexicon.events.frames.senses(PredicateKind::Support, reader.lemma(noun));
        senses.filter_map(move |sense| {
            let verbs = &sense.frame.support.as_ref()?.verbs;
            let found = verbs.iter().filter(|verb| verb.split(' ').next() == Some(reader.lemma(clause.head)));
            let found = found.filter_map(|verb| reader.verb_match(clause, verb)).next()?;
            let words = [found.words, noun_words(reader, noun, sense.words)?].concat();
            let site =
                Site { head: clause.head, words, clause: Some(idx), noun: Some(noun), preposition: None };
            Some((sense, site))
        })
    })
}

/// "Wrote off *most of the debt*", but what a number counts is not itself meant: "brought the number of cases to nine".
fn measured(reader: &Reader<'_>, noun: usize) -> usize {
    if reader.lemma(noun) == "number" { noun } else { reader.counted(noun) }
}

pub(super) fn adjective_sites<'r, 'a>(
    reader: &'r Reader<'a>,
    idx: usize,
) -> impl Iterator<Item = (Sense<'a>, Site)> + use<'r, 'a> {
    let clause = reader.clause(idx);
    clause.attribute.iter().flat_map(move |&adjective| {
        let senses =
            reader.parsed.lexicon.events.frames.senses(PredicateKind::Adjective, reader.lemma(adjective));
        senses.map(move |sense| {
            let words = [&clause.words[..], &[adjective]].concat();
            let site =
                Site { head: adjective, words, clause: Some(idx), noun: Some(adjective), preposition: None };
            (sense, site)
        })
    })
}
