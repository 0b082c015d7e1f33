//! Who claims an attack has done it: "the Taliban *claimed responsibility* for the bombing".
//!
//! In: drafts in text order. Out: the same; an attack without a doer has for its doer the one who claims it: the attack
//! named there, and the last ones told before it without a doer. What nobody or somebody denies to have done stays open.

use super::draft::Draft;
use super::reader::Reader;
use crate::clauses::Clause;

/// How many sentences before a claim the attack may have been told.
const REACH: usize = 6;

/// Fills in who claims it.
pub(super) fn doers(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for clause in reader.parsed.clauses.list().iter().filter(|clause| is_claim(reader, clause)) {
        let claimants: Vec<usize> = clause.subject.iter().copied().filter(|&it| claims(reader, it)).collect();
        if claimants.is_empty() {
            continue;
        }
        let said_in = reader.nth_sentence(clause.head);
        let is_open = |draft: &&mut Draft<'_>| {
            let told_in = reader.nth_sentence(draft.head);
            draft.is("ASSAULT")
                && draft.actor.is_empty()
                && draft.aux.is_empty()
                && told_in <= said_in
                && said_in - told_in <= REACH
        };
        for draft in drafts.iter_mut().filter(is_open) {
            draft.actor.clone_from(&claimants);
            draft.step(|| "who claims it has done it".to_owned());
        }
    }
}

/// "No group has claimed it" leaves it open.
fn claims(reader: &Reader<'_>, token: usize) -> bool {
    let determiners = reader.parsed.clauses.determiners(token);
    reader.can_act(token) && !determiners.iter().any(|&word| matches!(reader.lemma(word), "no" | "neither"))
}

/// "Claimed responsibility for it", "took responsibility", "claimed the attack".
fn is_claim(reader: &Reader<'_>, clause: &Clause) -> bool {
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let verb = reader.lemma(clause.head);
    let of_blame = |&object: &usize| reader.lemma(object) == "responsibility";
    let of_attack = |&object: &usize| verb == "claim" && classes.has("attack", reader.lemma(object));
    let names_it = clause.object.iter().any(of_blame) || clause.object.iter().any(of_attack);
    matches!(verb, "claim" | "take" | "admit" | "accept")
        && names_it
        && !clause.negated
        && clause.modal.is_none()
}
