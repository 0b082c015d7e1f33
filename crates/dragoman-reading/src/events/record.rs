//! Writes a draft down as an [`Event`].

use super::draft::Draft;
use super::reader::Reader;
use super::setting;
use dragoman_records::{Event, EventId, Party, Size, Span};
use std::ops::Range;

/// The record of a draft; its id is set when all are in order.
pub(super) fn write(reader: &Reader<'_>, draft: &Draft<'_>) -> Event {
    let evidence = evidence(reader, draft);
    let actor = parties(reader, &draft.actor);
    let recipient = parties(reader, &draft.recipient);
    let (date, enddate) = setting::dates(reader, draft);
    Event {
        id: EventId::from_idx(0),
        event: draft.category.name.clone(),
        mode: draft.modes.clone(),
        context: super::context::of(reader, draft),
        aux: draft.aux.clone(),
        confidence: confidence(draft, &actor),
        actor,
        recipient,
        date,
        enddate,
        event_loc: setting::place(reader, draft),
        size: Size::default(),
        quad_code: Some(draft.category.quad.clone()),
        event_scale: Some(draft.category.score_of(&draft.modes)),
        reported_by: reported_by(reader, draft),
        evidence,
        rule: draft.rule.clone(),
    }
}

/// The parties of these phrases, each once.
fn parties(reader: &Reader<'_>, heads: &[usize]) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for &head in heads {
        let party = reader.party(head);
        let is_known = |other: &Party| {
            other.span == party.span || other.entity.is_some() && other.entity == party.entity
        };
        if !found.iter().any(is_known) {
            found.push(party);
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

/// The predicate and the phrases that stand in its roles, without gaps of a mark or a blank.
fn evidence(reader: &Reader<'_>, draft: &Draft<'_>) -> Vec<Span> {
    let document = reader.parsed.document;
    let phrases = draft.arguments.iter().map(|&head| reader.parsed.clauses.core(head));
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

/// How far the record can be trusted: 0.5 for a bare predicate, more for each condition that the
/// frame asked for, for an actor, and for an actor whose country or sector is known; less for what is
/// only thought of. At most 0.95: no parse is certain.
fn confidence(draft: &Draft<'_>, actor: &[Party]) -> f64 {
    let specific = 0.05 * (draft.specificity.saturating_sub(2)).min(4) as f64;
    let acts = if actor.is_empty() { 0.0 } else { 0.1 };
    let known =
        if actor.iter().any(|party| party.code.is_some() || party.sector.is_some()) { 0.1 } else { 0.0 };
    let unsure = if draft.aux.is_empty() { 0.0 } else { -0.1 };
    let sum = 0.5 + specific + acts + known + unsure;
    (sum.clamp(0.05, 0.95) * 100.0).round() / 100.0
}
