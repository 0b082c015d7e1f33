//! How likely it is that an event is one and its category right.
//!
//! In: the records of a report's events with their drafts. Out: for each a probability, the logistic sum of the weights of
//! the signs that hold for it (`lexicon/confidence.tsv`, learned from events judged by eye). The signs are
//!
//! - of the record: who is named and known, of how many countries, whether anybody in office or under arms meets, when and where,
//!   what mode;
//! - of the parse and the frame: whether a finite verb or a known noun tells it, whether its parties are bare plurals, and the frame
//!   itself, as far as enough of its events are judged;
//! - of its sentence: whether it tells what will or should be, and whether the report begins with it;
//! - of the report: its `genre`, and whether it tells of the like elsewhere.
//!
//! `dragoman explain` names those that hold.

use super::draft::Draft;
use super::genre::Genre;
use super::reader::Reader;
use crate::clauses::{Form, Tense};
use dragoman_language::Pos;
use dragoman_records::{Aux, Event, Party, Size};
use std::collections::{BTreeMap, BTreeSet};

/// With so many sentences a report begins.
pub(super) const N_FIRST: usize = 3;
/// Sectors of those who hold an office or bear arms, for whom politics is their trade.
const OFFICIAL: [&str; 14] =
    ["COP", "GOV", "IGO", "INT", "JUD", "LEG", "MIL", "OPP", "PRE", "PRM", "PTY", "REB", "SPY", "UAF"];

/// Sectors of those under arms.
const ARMED: [&str; 4] = ["MIL", "PRM", "REB", "UAF"];

/// Reckons the confidence of all events. `events` are the records of `drafts`, in their order.
pub(super) fn reckon(reader: &Reader<'_>, drafts: &mut [Draft<'_>], events: &mut [Event]) {
    let genre = Genre::of(reader, events);
    let weights = &reader.parsed.lexicon.events.weights;
    let mut n_told: BTreeMap<String, usize> = BTreeMap::new();
    for event in events.iter() {
        *n_told.entry(event.event.clone()).or_default() += 1;
    }
    for idx in 0..events.len() {
        let is_told_again = n_told[&events[idx].event] > 1;
        let is_general = is_general(reader, &drafts[idx], &events[idx]);
        let all = of_record(&events[idx]).into_iter().chain(of_parties(reader, &drafts[idx], &events[idx]));
        let all = all.chain(of_draft(reader, &drafts[idx]));
        let all = all.chain(of_report(genre, &events[idx]));
        let all = all.chain([("general", is_general), ("told_again", is_told_again)]);
        let all = all.chain([("sentence_wants", tells_wish(reader, &drafts[idx]))]);
        let all = all.chain([("early", is_early(reader, &drafts[idx]))]);
        let mut holding: Vec<&str> = all.filter(|(_, holds)| *holds).map(|(sign, _)| sign).collect();
        let rule = drafts[idx].rule.clone();
        holding.push(&rule);
        holding.sort_unstable();
        events[idx].confidence = weights.confidence(holding.iter().copied());
        drafts[idx].step(|| format!("signs of its confidence: {}", holding.join(", ")));
    }
}

/// Among the first sentences of a report; a text that has no more is none.
fn is_early(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let is_report = reader.parsed.document.sentences().len() > N_FIRST;
    is_report && reader.nth_sentence(draft.head) < N_FIRST
}

/// "Those who *force* others", "health personnel *treat* patients": told in the present of nobody whose country is known, nowhere
/// and on no day. "I urge you" is done by saying so.
fn is_general(reader: &Reader<'_>, draft: &Draft<'_>, event: &Event) -> bool {
    let Some(clause) = draft.clause.filter(|_| !draft.is_noun).map(|idx| reader.clause(idx)) else {
        return false;
    };
    let has_country = event.actor.iter().chain(&event.recipient).any(|party| party.code.is_some());
    let is_set = event.event_loc.as_ref().is_some_and(|place| place.span.is_some())
        || event.date.as_ref().is_some_and(|date| date.len() == 10);
    let is_own = clause.subject.iter().any(|&token| matches!(reader.lemma(token), "i" | "we"));
    let is_present = clause.form == Form::Finite && clause.tense == Tense::Present;
    is_present && !has_country && !is_set && !is_own
}

fn of_record(event: &Event) -> [(&'static str, bool); 13] {
    let known = |list: &[Party]| list.iter().any(|party| party.code.is_some() || party.sector.is_some());
    let quad = event.quad_code.as_deref().unwrap_or_default();
    [
        ("actor_named", !event.actor.is_empty()),
        ("any", true),
        ("composed", event.rule.starts_with("operators:") || event.rule.starts_with("rule:")),
        ("context", !event.context.is_empty()),
        ("counted", event.size != Size::default()),
        ("material", quad.starts_with("MATERIAL")),
        ("mode", !event.mode.is_empty()),
        ("placed", event.event_loc.as_ref().is_some_and(|place| place.span.is_some())),
        ("recipient_known", known(&event.recipient)),
        ("recipient_named", !event.recipient.is_empty()),
        ("reported", event.reported_by.is_some()),
        ("timed", event.date.is_some()),
        ("unsure", event.aux.iter().any(|aux| *aux != Aux::Historical)),
    ]
}

fn of_parties(reader: &Reader<'_>, draft: &Draft<'_>, event: &Event) -> [(&'static str, bool); 4] {
    // "Norway" without more is its government.
    let is_official = |party: &Party| match &party.sector {
        Some(sector) => OFFICIAL.contains(&sector.as_str()),
        None => party.code.is_some(),
    };
    let official = event.actor.iter().chain(&event.recipient).any(is_official);
    let countries =
        |list: &[Party]| list.iter().filter_map(|party| party.code.clone()).collect::<BTreeSet<_>>();
    let (actor, recipient) = (countries(&event.actor), countries(&event.recipient));
    let is_together = matches!(event.event.as_str(), "CONSULT" | "COOPERATE");
    let between = match is_together {
        true => actor.len() > 1,
        false => !actor.is_empty() && !recipient.is_empty() && actor != recipient,
    };
    // "We" talked: whoever says so may hold any office.
    let is_own = draft.actor.iter().any(|&token| matches!(reader.lemma(token), "i" | "we" | "us"));
    let private = is_together && !official && !is_own;
    let sectors = || event.actor.iter().chain(&event.recipient).map(|party| party.sector.as_deref());
    let is_civil = |sector: Option<&str>| sector.is_none_or(|sector| sector == "CVL");
    let is_armed = |sector: Option<&str>| sector.is_some_and(|sector| ARMED.contains(&sector));
    [
        ("armed", sectors().any(is_armed)),
        ("civilians", sectors().count() > 0 && sectors().all(is_civil)),
        ("private", private),
        ("two_countries", between),
    ]
}

/// Whether the sentence of an event tells what will or should be.
fn tells_wish(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let document = reader.parsed.document;
    let mut tokens = document.sentences()[document.sentence_of(draft.head)].clone();
    tokens.any(|token| matches!(reader.lemma(token), "will" | "must" | "should"))
}

fn of_draft(reader: &Reader<'_>, draft: &Draft<'_>) -> [(&'static str, bool); 3] {
    let form = draft.clause.filter(|_| !draft.is_noun).map(|idx| reader.clause(idx).form);
    let is_bare = |&token: &usize| is_bare(reader, token);
    [
        ("bare_party", draft.actor.iter().chain(&draft.recipient).any(is_bare)),
        ("definite_noun", draft.is_noun && is_definite(reader, draft.head)),
        ("finite", form == Some(Form::Finite)),
    ]
}

/// "*Tourists* were hurt": a noun in the plural of which nothing says which or how many.
fn is_bare(reader: &Reader<'_>, token: usize) -> bool {
    let (document, clauses) = (reader.parsed.document, reader.parsed.clauses);
    let is_name = |&word: &usize| document.pos(word) == Pos::Propn;
    document.tag(token) == "NNS"
        && clauses.determiners(token).is_empty()
        && clauses.numbers(token).is_empty()
        && clauses.possessor(token).is_none()
        && !clauses.modifiers(token).iter().any(is_name)
}

/// "*The* raid", "*their* talks": one that is known.
fn is_definite(reader: &Reader<'_>, noun: usize) -> bool {
    reader.parsed.clauses.possessor(noun).is_some() || reader.parsed.is_definite(noun)
}

fn of_report(genre: Genre, event: &Event) -> [(&'static str, bool); 6] {
    let is_deed = matches!(event.event.as_str(), "ASSAULT" | "COERCE" | "MOBILIZE" | "PROTEST" | "RETREAT");
    [
        ("conflict_report", genre.conflict),
        ("deed_in_conflict", genre.conflict && is_deed),
        ("first_person", genre.first_person),
        ("lawmaking", genre.lawmaking),
        ("one_country", genre.one_country),
        ("sparse", genre.sparse),
    ]
}
