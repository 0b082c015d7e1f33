//! "She claimed that the church had imprisoned her": an accusation without a verb of accusing.
//!
//! In: clauses and drafts. Out: an ACCUSE for each verb that claims, where what is claimed is harm done by another;
//! the harm stays an event on the claimant's word. To say that somebody did what is wrong by its very word ("said that
//! they had *violated* the truce") accuses too, and a court that rules so convicts. What somebody claims of himself, or
//! claims for himself ("claimed the attack"), is no accusation.

use super::draft::Draft;
use super::reader::Reader;
use super::roles;
use super::sorted::Sorted;
use crate::clauses::{Clause, ComplementKind, Tense};

const CLAIMS: [&str; 4] = ["allege", "charge", "claim", "complain"];
const HARM: [&str; 2] = ["ASSAULT", "COERCE"];

const SAYINGS: [&str; 8] = ["say", "insist", "argue", "state", "report", "conclude", "find", "believe"];
const RULINGS: [&str; 4] = ["rule", "find", "conclude", "hold"];
const COURTS: [&str; 5] = ["court", "judge", "tribunal", "jury", "justice"];

/// Adds the accusations.
pub(super) fn find<'a>(reader: &Reader<'a>, drafts: &mut Vec<Draft<'a>>) {
    let sorted = Sorted::new(reader, drafts);
    for (idx, clause) in reader.parsed.clauses.list().iter().enumerate() {
        let lemma = reader.lemma(clause.head);
        let (claims, says) = (CLAIMS.contains(&lemma), SAYINGS.contains(&lemma) || RULINGS.contains(&lemma));
        let is_taken = sorted.at([clause.head]).into_iter().any(|it| !drafts[it].gone);
        if !(claims || says) || clause.negated || clause.passive || is_taken {
            continue;
        }
        let harm =
            harm_told(drafts, &sorted, clause).filter(|_| claims).or_else(|| wrong_told(reader, clause));
        drafts.extend(harm.and_then(|doers| accusation(reader, drafts, idx, clause, doers)));
    }
}

/// Who did the harm that a clause tells in its complement.
fn harm_told(drafts: &[Draft<'_>], sorted: &Sorted, clause: &Clause) -> Option<Vec<usize>> {
    let is_harm =
        |draft: &Draft<'_>| !draft.gone && !draft.is_noun && HARM.contains(&draft.category.name.as_str());
    let told = told(clause).into_iter().flat_map(|idx| sorted.of_clause(Some(idx))).copied();
    let first = told.filter(|&it| is_harm(&drafts[it])).min()?;
    Some(drafts[first].actor.clone()).filter(|doers| !doers.is_empty())
}

/// Who did what is wrong by its very word.
fn wrong_told(reader: &Reader<'_>, clause: &Clause) -> Option<Vec<usize>> {
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let is_wrong = |it: &&Clause| {
        let is_done = it.modal.is_none() && !it.negated && it.tense != Tense::Future;
        is_done
            && classes.has("wrong", reader.lemma(it.head))
            && it.subject.iter().any(|&doer| reader.can_act(doer))
    };
    let wrong = told(clause).into_iter().map(|idx| reader.clause(idx)).find(is_wrong)?;
    Some(wrong.subject.clone())
}

fn told(clause: &Clause) -> Vec<usize> {
    let finite = clause.complements.iter().filter(|it| it.kind == ComplementKind::Finite);
    finite.map(|it| it.clause).collect()
}

fn accusation<'a>(
    reader: &Reader<'a>,
    drafts: &[Draft<'a>],
    idx: usize,
    clause: &Clause,
    doers: Vec<usize>,
) -> Option<Draft<'a>> {
    let subjects = clause.subject.iter().flat_map(|&it| roles::party_behind(reader, drafts, it, 0));
    let claimants: Vec<usize> = subjects.collect();
    let entity = |token: usize| reader.findings.entities.referred_to(token);
    let is_own = |&token: &usize| {
        claimants.iter().any(|&it| it == token || entity(it).is_some() && entity(it) == entity(token))
            || reader.noun_for(token).is_some_and(|noun| claimants.contains(&noun))
            || matches!(reader.lemma(token), "i" | "we")
    };
    if claimants.is_empty() || doers.iter().any(is_own) {
        return None;
    }
    let (name, mode) = match convicts(reader, clause) {
        true => ("SANCTION", "convict"),
        false => ("ACCUSE", "allege"),
    };
    let steps = reader.trace(|| format!("“{}” over harm makes {name} {mode}", reader.quote(&clause.words)));
    let category = reader.parsed.lexicon.events.plover.category(name)?;
    Some(Draft {
        modes: vec![mode.to_owned()],
        actor: claimants.clone(),
        recipient: doers,
        arguments: claimants,
        steps,
        ..Draft::of_clause(category, idx, clause, "rule:claim")
    })
}

/// "The court *ruled* that Poland had violated his rights."
fn convicts(reader: &Reader<'_>, clause: &Clause) -> bool {
    RULINGS.contains(&reader.lemma(clause.head))
        && clause.subject.iter().any(|&token| COURTS.contains(&reader.lemma(token)))
}
