//! Who did it and to whom, where an event leaves it unsaid because the report has said it.
//!
//! In: drafts in text order. Out: the same, filled in. When and where is told by `narration`.
//!
//! 1. "*The attack*", "*these raids*" speak of a happening told before: the nearest event of the same
//!    category in the sentences before lends actor and recipient; of one whose victims are told, the actor.
//! 2. Who did what somebody condemns is condemned.
//! 3. Somebody was struck, and nobody is said to have done it: who struck him in the sentence before did, or whose
//!    crimes the report has begun to tell.

use super::draft::Draft;
use super::reader::Reader;
use crate::lexicon::operators::OperatorKind;
use dragoman_records::Party;

/// How many sentences back a happening may have been told.
pub(super) const REACH: usize = 4;
/// How many sentences back a day still holds without a word that says so.
pub(super) const NEXT: usize = 2;
/// How many events back are looked at.
pub(super) const N_BEFORE: usize = 12;

/// Nouns for a row of deeds that a report then tells one by one.
const CRIMES: [&str; 7] = ["atrocity", "abuse", "crime", "killing", "massacre", "offensive", "violation"];

/// Fills in who did it and to whom where a noun only takes up a happening.
pub(super) fn parties(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 0..drafts.len() {
        let draft = &drafts[idx];
        let is_open = draft.recipient.is_empty() || draft.actor.is_empty();
        if !is_open || !takes_up(reader, draft) {
            continue;
        }
        if let Some(before) =
            told_before(reader, drafts, idx).filter(|&it| !denies(reader, draft, &drafts[it]))
        {
            let (actor, recipient) = (drafts[before].actor.clone(), drafts[before].recipient.clone());
            for (own, its) in [(&mut drafts[idx].actor, actor), (&mut drafts[idx].recipient, recipient)] {
                if own.is_empty() {
                    *own = its;
                }
            }
            drafts[idx].step(|| "takes up what was told before: actor and recipient from there".to_owned());
        }
    }
}

/// "Denied involvement *in the attack*", of whom it was told before that he did it.
fn denies(reader: &Reader<'_>, draft: &Draft<'_>, told: &Draft<'_>) -> bool {
    let clauses = reader.parsed.clauses;
    let holder = ["in", "for", "of", "to"].into_iter().find_map(|lemma| clauses.holder_by(draft.head, lemma));
    let clause = holder.and_then(|holder| clauses.around(holder)).map(|idx| reader.clause(idx));
    let denial = clause.filter(|clause| {
        let object = holder.is_some_and(|holder| clause.object.contains(&holder));
        object && reader.operator(clause).is_some_and(|(operator, _)| operator.kind == OperatorKind::Deny)
    });
    denial.is_some_and(|clause| same_party(reader, &clause.subject, &told.actor))
}

/// "Condemned *the attack*", of which the report tells elsewhere who did it: he is condemned.
pub(super) fn blamed(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 0..drafts.len() {
        let draft = &drafts[idx];
        let Some(clause) = draft.clause.filter(|_| draft.is("ACCUSE") && draft.recipient.is_empty()) else {
            continue;
        };
        let objects: Vec<usize> = reader.clause(clause).object.iter().map(|&it| reader.counted(it)).collect();
        let is_blamed = |it: &&Draft<'_>| it.is_noun && objects.contains(&it.head) && !it.actor.is_empty();
        if let Some(actor) = drafts.iter().find(is_blamed).map(|it| it.actor.clone()) {
            let others = actor.into_iter().filter(|token| !drafts[idx].actor.contains(token)).collect();
            drafts[idx].recipient = others;
            drafts[idx].step(|| "who did what is condemned was told elsewhere".to_owned());
        }
    }
}

/// "Militants took six men from the village. *They were beaten* with sticks": a passive without a doer, told of the
/// one whom a deed of the same category has struck before.
pub(super) fn doers(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 0..drafts.len() {
        let draft = &drafts[idx];
        let is_passive = draft.clause.is_some_and(|clause| reader.clause(clause).passive);
        if !draft.actor.is_empty() || draft.is_noun || !is_passive || !draft.aux.is_empty() {
            continue;
        }
        let entity = |token: usize| reader.findings.entities.referred_to(token);
        let struck: Vec<usize> = draft.recipient.iter().filter_map(|&token| entity(token)).collect();
        let lender = (idx.saturating_sub(N_BEFORE)..idx).rev().find(|&before| {
            let other = &drafts[before];
            let is_same =
                || other.recipient.iter().any(|&token| entity(token).is_some_and(|it| struck.contains(&it)));
            other.category.name == draft.category.name
                && other.aux.is_empty()
                && !other.actor.is_empty()
                && distance(reader, other, draft) <= NEXT
                && (is_same() || goes_on(reader, other, draft))
        });
        if let Some(before) = lender {
            let actor = drafts[before].actor.clone();
            drafts[idx].actor = actor;
            drafts[idx].step(|| "who did it was told before".to_owned());
        }
    }
}

/// "The militia has committed atrocities. *Three women were shot dead*": crimes of somebody, then what they were.
fn goes_on(reader: &Reader<'_>, crimes: &Draft<'_>, draft: &Draft<'_>) -> bool {
    let names = |words: &[usize]| words.iter().any(|&word| CRIMES.contains(&reader.lemma(word)));
    let codes = |list: &[usize]| -> Vec<String> {
        list.iter().flat_map(|&token| reader.parties(token)).filter_map(|party| party.code).collect()
    };
    let own = codes(&draft.recipient);
    names(&crimes.words) && draft.is("ASSAULT") && !codes(&crimes.actor).iter().any(|code| own.contains(code))
}

/// Whether a noun takes up a happening that was told before.
pub(super) fn takes_up(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let definite = |&word: &usize| {
        reader.parsed.is_definite(word)
            || reader.parsed.is_determined(word, |word| matches!(word, "such" | "both"))
    };
    // "*Today's* talks".
    let dated = |&word: &usize| {
        reader.parsed.clauses.possessor(word).is_some_and(|possessor| reader.is_time(possessor))
    };
    draft.is_noun && (draft.words.iter().any(definite) || draft.words.iter().any(dated))
}

/// The nearest happening before of the same category that does not name others; one with a doer before others.
fn told_before(reader: &Reader<'_>, drafts: &[Draft<'_>], idx: usize) -> Option<usize> {
    let draft = &drafts[idx];
    let fits =
        |own: &[usize], its: &[usize]| own.is_empty() || its.is_empty() || same_party(reader, own, its);
    let near = (idx.saturating_sub(N_BEFORE)..idx).rev().filter(|&before| {
        let other = &drafts[before];
        other.category.name == draft.category.name
            && other.aux.is_empty()
            && fits(&draft.actor, &other.actor)
            && (draft.recipient.is_empty()
                || same_party(reader, &draft.recipient, &other.recipient)
                || goes_on_to_tell(reader, other, draft))
            && distance(reader, other, draft) <= REACH
    });
    let near: Vec<usize> = near.collect();
    let with_doer = near.iter().copied().find(|&before| !drafts[before].actor.is_empty());
    with_doer.or_else(|| near.into_iter().find(|&before| !drafts[before].recipient.is_empty()))
}

/// "Gunmen fired on a bus. *The attack* killed ten": whom it hit is told of the one told right before; not of what a state
/// did, if its own were hit.
fn goes_on_to_tell(reader: &Reader<'_>, told: &Draft<'_>, draft: &Draft<'_>) -> bool {
    let is_one = reader.parsed.document.tag(draft.head) == "NN";
    let far = distance(reader, told, draft);
    let parties = |list: &[usize]| list.iter().flat_map(|&token| reader.parties(token)).collect::<Vec<_>>();
    let hit = parties(&draft.recipient);
    let is_state = |party: &Party| party.sector.as_deref().is_none_or(|it| matches!(it, "GOV" | "MIL"));
    let hits_its_own =
        |party: &Party| is_state(party) && party.code.is_some() && hit.iter().any(|it| it.code == party.code);
    draft.struck && is_one && far > 0 && far <= NEXT && !parties(&told.actor).iter().any(hits_its_own)
}

pub(super) fn same_party(reader: &Reader<'_>, first: &[usize], second: &[usize]) -> bool {
    let entity = |token: usize| reader.findings.entities.referred_to(token);
    first.iter().any(|&a| second.iter().any(|&b| a == b || entity(a).is_some() && entity(a) == entity(b)))
}

pub(super) fn distance(reader: &Reader<'_>, first: &Draft<'_>, second: &Draft<'_>) -> usize {
    reader.distance(first.head, second.head)
}
