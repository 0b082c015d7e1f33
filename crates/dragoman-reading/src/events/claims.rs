//! Who is said to have done it by a verb of claiming, blaming or denying.
//!
//! In: drafts in text order. Out: the same, where
//!
//! - "the Taliban *claimed responsibility* for the bombing": the attack named there, and the last ones told before it
//!   without a doer, are theirs;
//! - "blamed Chad *for the attack*": whoever is blamed has done it, on the word of who blames him;
//! - "the group is suspected to be *behind the attack*", "the mastermind *of the attack*": so have they;
//! - "dismissed reports *of an attack*": what is reported and rejected was not done.
//!
//! What nobody or somebody denies to have done stays open.

use super::carry::{self, N_BEFORE, NEXT};
use super::draft::Draft;
use super::reader::Reader;
use crate::clauses::Clause;
use dragoman_records::Aux;

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

/// "Blamed Chad *for the attack*": a happening behind a verb of blame is of whom it blames, whomever others blame for it.
pub(super) fn blamed(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 0..drafts.len() {
        let draft = &drafts[idx];
        let Some(clause) = draft.clause.filter(|_| draft.is("ACCUSE") && !draft.recipient.is_empty()) else {
            continue;
        };
        let prepositions = &reader.clause(clause).prepositions;
        let tied = ["for", "of", "over"].iter().flat_map(|lemma| reader.behind(prepositions, lemma));
        let tied: Vec<usize> = tied.map(|it| reader.counted(it)).collect();
        let blamed = draft.recipient.clone();
        let is_his = |it: &Draft<'_>| it.is_noun && it.actor.is_empty() && tied.contains(&it.head);
        for deed in (0..drafts.len()).filter(|&deed| is_his(&drafts[deed])).collect::<Vec<usize>>() {
            let struck = struck_before(reader, drafts, deed);
            let own = &mut drafts[deed];
            own.actor.clone_from(&blamed);
            own.step(|| "who is blamed for it has done it".to_owned());
            if let Some(struck) = struck.filter(|_| own.recipient.is_empty()) {
                own.recipient = struck;
            }
        }
    }
}

/// Whom a happening struck that a noun takes up: "shelled *the hospital* … *the attack*".
fn struck_before(reader: &Reader<'_>, drafts: &[Draft<'_>], deed: usize) -> Option<Vec<usize>> {
    let own = &drafts[deed];
    let before = drafts[..deed].iter().rev().take(N_BEFORE).filter(|other| {
        other.category.name == own.category.name && carry::distance(reader, other, own) <= NEXT
    });
    let mut struck = before.map(|other| other.recipient.clone()).filter(|recipient| !recipient.is_empty());
    carry::takes_up(reader, own).then(|| struck.next()).flatten()
}

/// "The group is said to be *behind the attack*", "the mastermind *of the attack*, Jan Berg".
pub(super) fn behind(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for draft in drafts.iter_mut().filter(|it| it.is_noun && it.is("ASSAULT") && it.actor.is_empty()) {
        let clauses = reader.parsed.clauses;
        let behind = clauses.holder_by(draft.head, "behind").map_or(Vec::new(), |at| standing(reader, at));
        let stands = behind.into_iter().chain(responsible(reader, draft.head));
        let named = ["of", "behind", "in"].into_iter().find_map(|lemma| clauses.holder_by(draft.head, lemma));
        let is_doer = |&it: &usize| reader.parsed.lexicon.events.noun_classes.has("doer", reader.lemma(it));
        let doer = named.filter(is_doer).map(|it| clauses.renames(it).unwrap_or(it));
        let found: Vec<usize> = stands.chain(doer).filter(|&it| claims(reader, it)).collect();
        if !found.is_empty() {
            draft.actor = found;
            draft.step(|| "who is behind it has done it".to_owned());
        }
    }
}

/// "The group is *responsible for the attack*".
fn responsible(reader: &Reader<'_>, noun: usize) -> Vec<usize> {
    let holder = reader.parsed.clauses.holder_by(noun, "for");
    let blame = holder.filter(|&holder| reader.lemma(holder) == "responsible");
    blame.map_or(Vec::new(), |blame| standing(reader, reader.parsed.document.head(blame)))
}

/// Who stands where a clause of "be" says, or whom the clause above accuses of standing there.
fn standing(reader: &Reader<'_>, verb: usize) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let Some(idx) = clauses.headed_by(verb).filter(|_| reader.lemma(verb) == "be") else { return Vec::new() };
    let clause = reader.clause(idx);
    if clause.negated || clause.modal.is_some() {
        return Vec::new();
    }
    let above = || clauses.governors(idx).next().map(|idx| reader.clause(idx));
    match clause.subject.is_empty() {
        true => above().map_or(Vec::new(), |above| above.object.clone()),
        false => clause.subject.clone(),
    }
}

/// "Dismissed reports *of an attack* as fake".
pub(super) fn denied(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    let is_denial = |draft: &&Draft<'_>| draft.rule == "events/accuse:reject_claim";
    let clauses = drafts.iter().filter(is_denial).filter_map(|draft| draft.clause);
    let rejected: Vec<usize> = clauses.flat_map(|idx| reader.clause(idx).object.clone()).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.is_noun) {
        let of = reader.parsed.clauses.holder_by(draft.head, "of");
        let is_reported = |&holder: &usize| {
            rejected.contains(&holder)
                && reader.parsed.lexicon.events.noun_classes.has("claim", reader.lemma(holder))
        };
        if of.filter(is_reported).is_some() {
            draft.mark(Aux::Negation);
            draft.step(|| "what is reported is rejected".to_owned());
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
