//! "The minister said that the rebels *must* disarm": a demand without a verb of demanding.
//!
//! In: clauses, statements and drafts. Out: a REQUEST for each clause with "must" or "has to" inside
//! what somebody says of others: the speaker asks, the clause's subject is asked, and what it must do
//! gives the mode. What somebody says of himself is no demand, and neither is what "must" be so
//! ("it must be late").

use super::compose::wish_for;
use super::draft::Draft;
use super::reader::Reader;
use super::roles;
use crate::clauses::Clause;

/// The name of this rule in the records.
pub(super) const RULE: &str = "rule:must";

/// Adds the demands and takes away the acts that are only demanded.
pub(super) fn find<'a>(reader: &Reader<'a>, drafts: &mut Vec<Draft<'a>>) {
    for (idx, clause) in reader.parsed.clauses.list().iter().enumerate() {
        if !obliges(reader, clause) {
            continue;
        }
        if let Some(demand) = demand(reader, drafts, idx) {
            drafts.iter_mut().filter(|draft| draft.head == clause.head).for_each(|draft| draft.gone = true);
            drafts.push(demand);
        }
    }
}

fn obliges(reader: &Reader<'_>, clause: &Clause) -> bool {
    // "Insists that he must leave" is the demand already.
    let above = clause.parent.and_then(|(parent, _)| reader.operator(reader.clause(parent)));
    let is_act = above.is_none() && !matches!(reader.lemma(clause.head), "be" | "have" | "remain");
    clause.modal.as_deref() == Some("must") && is_act && !clause.subject.is_empty()
}

fn demand<'a>(reader: &Reader<'a>, drafts: &[Draft<'a>], idx: usize) -> Option<Draft<'a>> {
    let clause = reader.clause(idx);
    let statements = reader.findings.statements;
    let statement = statements.around(reader.parsed.document.tokens()[clause.head].span);
    // In the words of the publisher itself nobody is named who asks.
    let speaker = match statement {
        Some(statement) => Some(reader.speaker_head(statement)?),
        None => None,
    };
    let asked: Vec<usize> =
        clause.subject.iter().flat_map(|&it| roles::party_behind(reader, drafts, it, 0)).collect();
    let entities = reader.findings.entities;
    let is_speaker = |&token: &usize| {
        Some(token) == speaker
            || matches!(reader.lemma(token), "i" | "we")
            || entities.referred_to(token).is_some()
                && speaker.is_some_and(|speaker| entities.referred_to(token) == entities.referred_to(speaker))
    };
    if asked.is_empty() || asked.iter().any(is_speaker) {
        return None;
    }
    let inner = drafts.iter().find(|draft| !draft.gone && draft.head == clause.head);
    if inner.is_some_and(|draft| draft.is("REQUEST") || draft.is("REJECT")) {
        return None;
    }
    let mode = inner.and_then(wish_for);
    let steps = reader
        .trace(|| format!("“must” at “{}” in what another says makes REQUEST", reader.quote(&clause.words)));
    let category = reader.parsed.lexicon.events.plover.category("REQUEST")?;
    Some(Draft {
        modes: mode.map(str::to_owned).into_iter().collect(),
        actor: speaker.into_iter().collect(),
        recipient: asked.clone(),
        arguments: asked,
        steps,
        ..Draft::of_clause(category, idx, clause, RULE)
    })
}
