//! Whether an operator's word does here what it says.
//!
//! In: an operator where it stands. Out: whether it is a phrase of politeness ("we would like to thank
//! them" wants nothing), whether it leaves open what it seems to deny, and whether its subject is one
//! who can promise, threaten, ask or refuse.

use super::super::draft::Draft;
use super::super::reader::Reader;
use super::super::roles::{self, Site};
use crate::clauses::Link;
use crate::lexicon::operators::OperatorKind;

/// "I want to thank them", "we would like to apologise": saying so does it.
pub(super) fn is_polite(reader: &Reader<'_>, kind: OperatorKind, site: &Site) -> bool {
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return false };
    let is_first = clause.subject.iter().any(|&token| matches!(reader.lemma(token), "i" | "we"));
    // "Let us hope": nobody is allowed anything.
    let is_call = |&token: &usize| matches!(reader.lemma(token), "us" | "me" | "we" | "i");
    let asked = clause.complements.iter().flat_map(|it| &reader.clause(it.clause).subject);
    if reader.lemma(clause.head) == "let" && clause.object.iter().chain(asked).any(is_call) {
        return true;
    }
    matches!(reader.lemma(clause.head), "want" | "like" | "wish")
        && matches!(kind, OperatorKind::Wish | OperatorKind::Demand)
        && is_first
        && clause.object.is_empty()
}

/// "Has neither confirmed nor *denied* that it bombed" denies nothing.
pub(super) fn is_left_open(reader: &Reader<'_>, site: &Site) -> bool {
    let Some((parent, Link::Conjunct)) = site.clause.and_then(|idx| reader.clause(idx).parent) else {
        return false;
    };
    reader.lemma(reader.clause(parent).head) == "confirm"
}

/// Whether the one who commits, threatens, asks or refuses can: talks do not "aim to meet".
pub(super) fn is_done_by_someone(
    reader: &Reader<'_>,
    drafts: &[Draft<'_>],
    kind: OperatorKind,
    site: &Site,
) -> bool {
    use OperatorKind::{Allow, Commit, Demand, Refuse, Threaten};
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return true };
    let needs_one = matches!(kind, Allow | Commit | Threaten | Demand | Refuse);
    // "Is intended to help" commits nobody.
    if kind == Commit && clause.passive && clause.subject.is_empty() {
        return false;
    }
    let mut subjects = clause.subject.iter();
    !needs_one
        || clause.subject.is_empty() && clause.passive
        || subjects.any(|&it| reader.can_act(reader.counted(it)) || is_owned(reader, drafts, it))
}

/// "His speech called on them to leave" is done by him; a happening asks for nothing.
fn is_owned(reader: &Reader<'_>, drafts: &[Draft<'_>], subject: usize) -> bool {
    let is_happening = drafts.iter().any(|draft| draft.is_noun && draft.head == subject);
    !is_happening && !roles::party_behind(reader, drafts, subject, 0).is_empty()
}
