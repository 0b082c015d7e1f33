//! What somebody denies in an aside at the end of another's words.
//!
//! In: the drafts, each with its content. Out: the same, where
//!
//! - "Berg claims he asked for a loan, *which Reyes denied*": she denies that he asked, not the loan;
//! - "said the vessel entered its waters, *something* Norway *disputes*", "*an accusation that* residents *reject*";
//!
//! have the clause before the comma as what is denied, and the words before lose the aside, which is not theirs.

use super::draft::Draft;
use super::page::{Page, runs, trim};
use crate::clauses::{Form, Link};
use dragoman_records::Act;
use std::ops::Range;

/// How many drafts before or behind an aside may hold it.
const NEAR: usize = 16;

/// Lays to each denial in an aside what it denies.
pub(super) fn lay(page: &Page<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 0..drafts.len() {
        let Some((aside, claim)) = parts(page, &drafts[idx]) else { continue };
        drafts[idx].content = runs(page, &claim);
        drafts[idx].tell("the aside denies the clause before it");
        let near = idx.saturating_sub(NEAR)..(idx + NEAR).min(drafts.len());
        for other in near.filter(|&other| other != idx) {
            cut(page, &mut drafts[other], &aside);
        }
    }
}

/// The tokens of the aside from its comma on, and those of the clause before it.
fn parts(page: &Page<'_>, draft: &Draft<'_>) -> Option<(Range<usize>, Vec<usize>)> {
    let clause = &page.clauses.list()[draft.clause?];
    let is_denial = draft.word.is_some_and(|word| word.act == Act::Deny) && !draft.negated;
    let is_aside = matches!(clause.parent, Some((_, Link::Modifier))) && clause.form != Form::Infinitive;
    if !is_denial || !is_aside || page.quote_of(draft.head).is_some() {
        return None;
    }
    let noun = page.document.head(draft.head);
    let start = begins(page, noun, draft.head)?;
    let inside = page.clauses.below(draft.head);
    let end = inside.last()? + 1;
    let around = page.clauses.around(start.checked_sub(1)?)?;
    let head = page.clauses.list()[around].head;
    let claim: Vec<usize> = page
        .clauses
        .below(head)
        .into_iter()
        .filter(|&token| token < start && !is_opener(page, head, token))
        .collect();
    (head < start && claim.len() >= 3).then_some((start..end, claim))
}

/// The comma before "which", or before a noun that sums up what was said: "*, a claim* he denies".
fn begins(page: &Page<'_>, noun: usize, verb: usize) -> Option<usize> {
    let comma_before =
        |token: usize| token.checked_sub(1).filter(|&before| page.document.word(before) == ",");
    if sums_up(page, noun) {
        return comma_before(page.clauses.core(noun).start);
    }
    let relative = *page.clauses.below(verb).first()?;
    let is_of_noun = page.lexicon.events.noun_classes.has("claim", &page.lemma(noun));
    let is_relative = page.lower(relative) == "which" && !is_of_noun && !is_deniable(page, noun);
    comma_before(relative).filter(|_| is_relative)
}

/// "*an accusation*", "*something*".
fn sums_up(page: &Page<'_>, noun: usize) -> bool {
    let is_one =
        page.clauses.determiners(noun).iter().any(|&it| matches!(page.lower(it).as_str(), "a" | "an"));
    let is_claim = page.lexicon.events.noun_classes.has("claim", &page.lemma(noun));
    page.lower(noun) == "something" || is_one && is_claim
}

/// "charged with *fraud*, which he denies": one can deny the thing itself.
fn is_deniable(page: &Page<'_>, noun: usize) -> bool {
    let classes = &page.lexicon.events.noun_classes;
    ["accusation", "crime", "wrongdoing"].iter().any(|class| classes.has(class, &page.lemma(noun)))
}

fn is_opener(page: &Page<'_>, head: usize, token: usize) -> bool {
    page.clauses.opener(head) == Some(token)
}

/// Takes the aside out of reported words.
fn cut(page: &Page<'_>, draft: &mut Draft<'_>, aside: &Range<usize>) {
    let is_his = |token: usize| aside.contains(&token) && page.quote_of(token).is_none();
    if !draft.content.iter().any(|run| run.start < aside.start && is_his(run.end - 1)) {
        return;
    }
    let cut = draft.content.iter().filter_map(|run| {
        let end = if run.start < aside.start && is_his(run.end - 1) { aside.start } else { run.end };
        trim(page, run.start..end)
    });
    draft.content = cut.collect();
    draft.tell("what somebody denies in an aside stays out");
}
