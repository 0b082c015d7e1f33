//! Writes a draft down as an [`Event`].

use super::draft::Draft;
use super::reader::Reader;
use super::{home, past, setting};
use crate::lexicon::frames::SizeField;
use crate::quantities::quantity_of;
use dragoman_records::{Aux, Event, EventId, Party, Range as Count, Size, Span};
use std::ops::Range;

/// The record of a draft; its id and its confidence are set when all are in order.
pub(super) fn write(reader: &Reader<'_>, draft: &Draft<'_>) -> Event {
    let evidence = evidence(reader, draft);
    let (actor, recipient) = both_sides(reader, draft, None);
    let (date, enddate) = setting::dates(reader, draft);
    let mut aux = draft.aux.clone();
    if past::is_history(reader, draft, date.as_deref()) && !aux.contains(&Aux::Historical) {
        aux.insert(0, Aux::Historical);
    }
    let event_loc = setting::place(reader, draft, (&actor, &recipient));
    let land = home::of(reader, draft, event_loc.as_ref(), &actor);
    let (actor, recipient) = both_sides(reader, draft, land.as_deref());
    Event {
        id: EventId::from_idx(0),
        event: draft.category.name.clone(),
        mode: draft.modes.clone(),
        context: super::context::of(reader, draft),
        aux,
        confidence: 0.0,
        actor,
        recipient,
        date,
        enddate,
        event_loc,
        size: size(reader, draft),
        quad_code: Some(draft.category.quad.clone()),
        event_scale: Some(draft.category.score_of(&draft.modes)),
        cameo: cameo(reader, draft),
        reported_by: reported_by(reader, draft),
        evidence,
        rule: draft.rule.clone(),
    }
}

/// CAMEO's code: the dictionary's, else that of the category with its modes.
fn cameo(reader: &Reader<'_>, draft: &Draft<'_>) -> Option<String> {
    let table = &reader.parsed.lexicon.events.cameo;
    draft.cameo.clone().or_else(|| table.of_event(&draft.category.name, &draft.modes).map(str::to_owned))
}

/// How many, as far as the phrases say; what an earlier phrase counts is not counted again.
fn size(reader: &Reader<'_>, draft: &Draft<'_>) -> Size {
    let mut size = Size::default();
    for (field, heads) in &draft.counts {
        let slot = match field {
            SizeField::Dead => &mut size.dead,
            SizeField::Injured => &mut size.injured,
            SizeField::Arrested => &mut size.arrested,
            SizeField::Abducted => &mut size.abducted,
            SizeField::Protesters => &mut size.protesters,
            SizeField::Displaced => &mut size.displaced,
            SizeField::Troops => &mut size.troops,
            SizeField::Sorties => &mut size.sorties,
        };
        *slot = slot.or_else(|| total(reader, heads));
    }
    size
}

/// "Three soldiers and two children" are five; with one part not counted only the least is known.
fn total(reader: &Reader<'_>, heads: &[usize]) -> Option<Count> {
    // "And *another* was injured".
    let one = |head: usize| (reader.lemma(head) == "another").then_some(Count { min: Some(1), max: Some(1) });
    let counted = |&head: &usize| {
        let number = quantity_of(reader.parsed, reader.counted(head));
        number.or_else(|| quantity_of(reader.parsed, head)).or_else(|| one(head))
    };
    let counts: Vec<Option<Count>> = heads.iter().map(counted).collect();
    let is_whole = counts.iter().all(Option::is_some);
    let sum = |a: Option<u64>, b: Option<u64>| Some(a?.saturating_add(b?));
    let both = |a: Count, b: Count| Count { min: sum(a.min, b.min), max: sum(a.max, b.max) };
    let known = counts.into_iter().flatten().reduce(both)?;
    Some(Count { max: known.max.filter(|_| is_whole), ..known })
}

/// Who acts and who is acted upon, nobody on both sides; `land` is the country of those who name none.
fn both_sides(reader: &Reader<'_>, draft: &Draft<'_>, land: Option<&str>) -> (Vec<Party>, Vec<Party>) {
    let actor = parties(reader, &draft.actor, land);
    let mut recipient = parties(reader, &draft.recipient, land);
    recipient.retain(|party| party.entity.is_none() || !actor.iter().any(|it| it.entity == party.entity));
    (actor, recipient)
}

/// The parties of these phrases, each once.
fn parties(reader: &Reader<'_>, heads: &[usize], land: Option<&str>) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for &head in heads {
        let n_before = found.len();
        for party in home::at_home(reader, head, land, found.last()) {
            // "Both men" are two in the same words.
            let is_in_words = found[..n_before].iter().any(|other| other.span == party.span);
            let is_known = |other: &Party| other.entity.is_some() && other.entity == party.entity;
            let before = found.last().and_then(|other| other.span).zip(party.span);
            let is_where = before.is_some_and(|(place, behind)| reader.only_tells_where(place, behind));
            if !is_in_words && !is_where && !found.iter().any(is_known) {
                found.push(party);
            }
        }
    }
    found
}

/// The statement whose content holds the event; a cue lies outside the words it reports.
fn reported_by(reader: &Reader<'_>, draft: &Draft<'_>) -> Option<dragoman_records::StatementId> {
    let statements = reader.findings.statements;
    let idx = statements.around(reader.parsed.document.tokens()[draft.head].span)?;
    Some(statements.list().get(idx)?.id)
}

/// "Captured Tal Skik, *a mountainous area in Idlib*": what says where a place lies.
fn where_it_lies(reader: &Reader<'_>, head: usize) -> Option<usize> {
    let is_area = |&it: &usize| reader.parsed.lexicon.events.noun_classes.has("area", reader.lemma(it));
    reader.parsed.clauses.appositions(head).into_iter().find(is_area)
}

/// The predicate and the phrases that stand in its roles, without gaps of a mark or a blank.
fn evidence(reader: &Reader<'_>, draft: &Draft<'_>) -> Vec<Span> {
    let document = reader.parsed.document;
    let arguments = draft.arguments.iter().flat_map(|&head| [Some(head), where_it_lies(reader, head)]);
    let phrases = arguments.flatten().map(|head| reader.parsed.clauses.core(head));
    let words = draft.words.iter().map(|&word| word..word + 1);
    let mut ranges: Vec<Range<usize>> = phrases.chain(words).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined.into_iter().map(|range| document.span(range)).filter(|span| !span.is_empty()).collect()
}
