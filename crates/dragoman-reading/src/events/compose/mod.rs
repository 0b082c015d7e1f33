//! What an operator and the event under it come to together.
//!
//! "Agreed to withdraw" is no withdrawal but a concession; "threatened to bomb" no assault but a
//! threat. In: the drafts of `predicates`. Out: the same, with those that operators make and without
//! those that operators keep from being events.
//!
//! 1. `sites`     finds the operators, words of `lexicon/operators.toml`, the deepest first.
//! 2. `force`     leaves out those whose words do not do here what they say.
//! 3. `governed`  which drafts each of them governs.
//! 4. `outcome`   what it and the nearest of those come to: a table of kinds and acts.
//! 5. `made`      the draft of that.
//!
//! An act that is only wanted, promised or refused is no event of its own. One that is denied,
//! ended or laid to somebody is: it is presupposed.

mod force;
mod governed;
mod made;
mod outcome;
mod sites;

use super::draft::Draft;
use super::reader::Reader;
use super::roles::Site;
use crate::lexicon::operators::{Operator, OperatorKind};
use dragoman_records::Aux;
use force::{is_done_by_someone, is_left_open, is_polite};
use governed::governed;
use made::{from_inner, made};
use outcome::{alone, over_event, stop};
use sites::operator_sites;

pub(super) use outcome::wish_for;

/// Adds the events that operators make and takes away those they keep from being events.
pub(super) fn compose<'a>(reader: &Reader<'a>, drafts: &mut Vec<Draft<'a>>) {
    for (operator, site) in operator_sites(reader) {
        if is_polite(reader, operator.kind, &site) {
            continue;
        }
        let governed = governed(reader, drafts, operator.kind, &site);
        if let Some(frame) = drafts.iter().position(|draft| draft.head == site.head && draft.specificity >= 4)
        {
            take_in(drafts, operator.kind, frame, &governed);
            continue;
        }
        apply(reader, drafts, operator, site, &governed);
    }
}

/// A frame that asks for its arguments comes before the operator of the same verb, but what it asks
/// for, refuses or threatens is no event of its own either.
fn take_in(drafts: &mut [Draft<'_>], kind: OperatorKind, frame: usize, governed: &[usize]) {
    use OperatorKind::{Commit, Demand, Refuse, Stop, Threaten, Wish};
    if kind == Stop {
        let is_over = |idx: usize| stop(&drafts[idx]).is_some_and(|outcome| outcome.takes_in);
        let over: Vec<usize> = governed.iter().copied().filter(|&idx| idx != frame && is_over(idx)).collect();
        over.into_iter().for_each(|idx| drafts[idx].gone = true);
    }
    if !matches!(kind, Commit | Demand | Refuse | Threaten | Wish) {
        return;
    }
    let inner = governed.iter().copied().find(|&idx| idx != frame);
    if matches!(kind, Demand | Refuse) && drafts[frame].modes.is_empty() {
        let mode = inner.and_then(|idx| wish_for(&drafts[idx]));
        drafts[frame].modes = mode.map(str::to_owned).into_iter().collect();
    }
    if drafts[frame].recipient.is_empty() {
        let own = from_inner(kind, inner.map(|idx| &drafts[idx]), &drafts[frame].actor);
        drafts[frame].recipient = own;
    }
    for &idx in governed.iter().filter(|&&idx| idx != frame) {
        drafts[idx].gone = true;
        let inner = drafts[idx].code();
        drafts[frame]
            .step(|| format!("{inner} is only asked for, promised or refused and no event of its own"));
    }
}

/// Lays an operator that no frame has taken over what it governs.
fn apply<'a>(
    reader: &Reader<'a>,
    drafts: &mut Vec<Draft<'a>>,
    operator: &'a Operator,
    site: Site,
    governed: &[usize],
) {
    let negated = site.clause.is_some_and(|idx| reader.clause(idx).negated);
    let kind =
        if negated && operator.kind == OperatorKind::Commit { OperatorKind::Refuse } else { operator.kind };
    if matches!(kind, OperatorKind::Perform | OperatorKind::Try) {
        return;
    }
    for &idx in governed {
        mark(reader, &mut drafts[idx], kind, &site);
    }
    let inner = governed.iter().copied().min_by_key(|&idx| drafts[idx].head.abs_diff(site.head));
    let outcome = match inner {
        Some(idx) => over_event(kind, operator.alone.is_some(), &drafts[idx]),
        None => alone(reader, operator, kind, &site),
    };
    if kind == OperatorKind::Refuse && inner.is_some_and(|idx| drafts[idx].is("REJECT")) {
        // "Refuses to rule out", "failed to block": who does not refuse has not agreed either.
        let is_double = |draft: &Draft<'_>| draft.head == site.head || draft.is("REJECT");
        governed.iter().for_each(|&idx| drafts[idx].gone |= is_double(&drafts[idx]));
        drop_plain(drafts, site.head);
        return;
    }
    let Some(outcome) = outcome else { return };
    if !is_done_by_someone(reader, drafts, kind, &site) {
        return;
    }
    let Some(category) = reader.parsed.lexicon.events.plover.category(outcome.category) else { return };
    let made = made(reader, drafts, operator, site, inner, category, &outcome);
    if outcome.takes_in {
        governed.iter().for_each(|&idx| drafts[idx].gone = true);
    }
    drop_plain(drafts, made.head);
    drafts.push(made);
}

/// The composed reading of a word stands for its plain ones.
fn drop_plain(drafts: &mut [Draft<'_>], head: usize) {
    drafts.iter_mut().filter(|draft| draft.head == head).for_each(|draft| draft.gone = true);
}

/// What an act under an operator is, whatever the two come to: only wished for, denied or left open.
fn mark(reader: &Reader<'_>, inner: &mut Draft<'_>, kind: OperatorKind, site: &Site) {
    match kind {
        OperatorKind::Wish => inner.gone = true,
        OperatorKind::Deny if is_left_open(reader, site) => inner.mark(Aux::Hypothetical),
        OperatorKind::Deny if !inner.is("ACCUSE") || !inner.is_noun => inner.mark(Aux::Negation),
        _ => {}
    }
}
