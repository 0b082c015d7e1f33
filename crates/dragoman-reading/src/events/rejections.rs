//! Deeds laid to somebody, and his rejection of the claim as a whole: "Chad denied the accusation".
//!
//! In: events and statements. Out: a pair for each deed that another voice has laid, not long before, to the one who denies.
//! A denial that tells what it denies stands against deeds told with a name of its own words only.

use super::Findings;
use super::accounts::lemma;
use super::contested::{distance, is_deed, of_events, share};
use crate::Parsed;
use dragoman_language::Pos;
use dragoman_records::{Contested, Event, Party, Statement};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many sentences back a claim may have been made that is rejected as a whole.
const FAR: usize = 12;
/// The entries that reject a claim without telling what it was.
const DENIALS: [&str; 2] = ["events/accuse:reject_claim", "operators:deny"];

/// Deeds laid to somebody and his rejection of the claim.
pub(super) fn rejected(parsed: &Parsed<'_>, findings: &Findings<'_>, events: &[Event]) -> Vec<Contested> {
    let mut found = Vec::new();
    let denials = events.iter().enumerate().filter(|(_, event)| DENIALS.contains(&event.rule.as_str()));
    for (idx, denial) in denials {
        // Events are in text order, so that those near before it stand together.
        let n_near = events[..idx].iter().rev().take_while(|event| distance(parsed, event, denial) <= FAR);
        let near = &events[idx - n_near.count()..idx];
        let claims = near.iter().filter(|event| {
            is_deed(event) && event.reported_by.is_some() && share(&event.actor, &denial.actor)
        });
        let others = claims.filter(|event| !is_said_by(findings, event, &denial.actor));
        let others = others.filter(|event| !is_of_another(parsed, findings, denial, event));
        found.extend(others.map(|event| of_events(event, denial, ("happening", "rule:claim_rejected"))));
    }
    found
}

/// "Denied reports *that Reyes had ordered a raid*": what is denied has names of its own, none of them told with this deed.
fn is_of_another(parsed: &Parsed<'_>, findings: &Findings<'_>, denial: &Event, deed: &Event) -> bool {
    let is_cue = |statement: &&Statement| {
        let spans = statement.cue.iter().flat_map(|cue| &cue.spans);
        spans.into_iter().any(|cue| denial.evidence.iter().any(|words| words.contains(*cue)))
    };
    let names = |tokens: Range<usize>| -> BTreeSet<String> {
        let is_name = |token: &usize| parsed.document.pos(*token) == Pos::Propn;
        tokens.filter(is_name).map(|token| lemma(parsed, token)).collect()
    };
    let Some(told) = findings.statements.list().iter().find(is_cue) else { return false };
    let tells = told.content.iter().flat_map(|&span| parsed.document.tokens_under(span));
    let has_clause = tells.into_iter().any(|token| parsed.clauses.headed_by(token).is_some());
    let own: BTreeSet<String> =
        told.content.iter().flat_map(|&span| names(parsed.document.tokens_under(span))).collect();
    let sentence = deed.evidence.first().map(|&span| parsed.sentence_at(span));
    let of_deed = sentence.and_then(|idx| parsed.document.sentences().get(idx).cloned()).map(names);
    has_clause && !own.is_empty() && of_deed.is_some_and(|names| names.is_disjoint(&own))
}

/// Whether the voice on which an event hangs is one of these parties.
fn is_said_by(findings: &Findings<'_>, event: &Event, parties: &[Party]) -> bool {
    let statement = event.reported_by.and_then(|id| findings.statements.list().get(id.idx()));
    let speaker = statement.and_then(|statement| statement.speaker.entity);
    speaker.is_some() && parties.iter().any(|party| party.entity == speaker)
}
