//! "She claimed that the church had imprisoned her": an accusation without a verb of accusing.
//!
//! In: clauses and drafts. Out: an ACCUSE for each verb that claims, where what is claimed is harm done by another;
//! the harm stays an event on the claimant's word. What somebody claims of himself, or claims for himself
//! ("claimed the attack"), is no accusation.

use super::draft::Draft;
use super::reader::Reader;
use super::roles;
use crate::clauses::{Clause, ComplementKind};

const CLAIMS: [&str; 4] = ["allege", "charge", "claim", "complain"];
const HARM: [&str; 2] = ["ASSAULT", "COERCE"];

/// Adds the accusations.
pub(super) fn find<'a>(reader: &Reader<'a>, drafts: &mut Vec<Draft<'a>>) {
    for (idx, clause) in reader.parsed.clauses.list().iter().enumerate() {
        let is_claim = CLAIMS.contains(&reader.lemma(clause.head)) && !clause.negated && !clause.passive;
        if !is_claim || drafts.iter().any(|draft| !draft.gone && draft.head == clause.head) {
            continue;
        }
        drafts.extend(accusation(reader, drafts, idx, clause));
    }
}

fn accusation<'a>(
    reader: &Reader<'a>,
    drafts: &[Draft<'a>],
    idx: usize,
    clause: &Clause,
) -> Option<Draft<'a>> {
    let told = clause.complements.iter().filter(|it| it.kind == ComplementKind::Finite);
    let told: Vec<usize> = told.map(|it| it.clause).collect();
    let harm = drafts.iter().find(|draft| {
        let is_told = draft.clause.is_some_and(|clause| told.contains(&clause));
        !draft.gone && !draft.is_noun && is_told && HARM.contains(&draft.category.name.as_str())
    })?;
    let subjects = clause.subject.iter().flat_map(|&it| roles::party_behind(reader, drafts, it, 0));
    let claimants: Vec<usize> = subjects.collect();
    let entity = |token: usize| reader.findings.entities.referred_to(token);
    let is_own = |&token: &usize| {
        claimants.iter().any(|&it| it == token || entity(it).is_some() && entity(it) == entity(token))
            || matches!(reader.lemma(token), "i" | "we")
    };
    if claimants.is_empty() || harm.actor.is_empty() || harm.actor.iter().any(is_own) {
        return None;
    }
    let steps = reader.trace(|| format!("“{}” over harm makes ACCUSE allege", reader.quote(&clause.words)));
    let category = reader.parsed.lexicon.events.plover.category("ACCUSE")?;
    Some(Draft {
        modes: vec!["allege".to_owned()],
        actor: claimants.clone(),
        recipient: harm.actor.clone(),
        arguments: claimants,
        steps,
        ..Draft::of_clause(category, idx, clause, "rule:claim")
    })
}
