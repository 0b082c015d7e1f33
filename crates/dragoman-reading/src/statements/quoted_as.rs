//! "The general was quoted *as saying* that it was over": who is quoted says it.
//!
//! In: the drafts, each with its content. Out: the same, with the quoted as the speaker of words that stand before the cue
//! ("“It is over,” *he* was quoted as saying"), and without a report of the report by nobody. "The paper quoted the general
//! as saying …" stays: the paper reports what the general says.

use super::draft::Draft;
use super::page::Page;
use std::ops::Range;

/// Settles who speaks where somebody is quoted as saying something.
pub(super) fn settle(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>) {
    let quoting: Vec<(usize, usize)> =
        drafts.iter().enumerate().filter_map(|(idx, draft)| Some((idx, saying(page, draft)?))).collect();
    let mut idle = Vec::new();
    for (idx, saying) in quoting {
        let Some(clause) = drafts[idx].clause.map(|clause| &page.clauses.list()[clause]) else { continue };
        let is_told = drafts.iter().any(|draft| draft.head == saying && !draft.content.is_empty());
        if is_told && clause.passive && page.clauses.objects_of(clause.head, "by").is_empty() {
            idle.push(idx);
        } else if !is_told && !clause.object.is_empty() {
            name(&mut drafts[idx], &clause.object, saying);
        } else if is_told && !clause.passive && !clause.object.is_empty() {
            lay_to_quoted(page, drafts, idx, saying);
        }
    }
    for idx in idle.into_iter().rev() {
        drafts.remove(idx);
    }
}

/// "The paper quotes *the general* as later saying …": what he says is his, and what the paper reports is that he says it.
fn lay_to_quoted(page: &Page<'_>, drafts: &mut [Draft<'_>], quoting: usize, saying: usize) {
    let Some(clause) = drafts[quoting].clause.map(|clause| &page.clauses.list()[clause]) else { return };
    let quoted = clause.object.clone();
    let Some(told) = drafts.iter_mut().find(|draft| draft.head == saying) else { return };
    told.speaker = quoted.clone();
    let end = told.content.last().map_or(saying + 1, |run| run.end);
    let start = quoted.iter().map(|&head| page.clauses.core(head).start).min();
    if let Some(start) = start.filter(|_| !drafts[quoting].says(saying)) {
        drafts[quoting].content.clear();
        drafts[quoting].content.push(start..end);
    }
}

/// Makes the quoted the speaker, whose name is no part of what is said.
fn name(draft: &mut Draft<'_>, quoted: &[usize], saying: usize) {
    draft.speaker = quoted.to_vec();
    let names_him = |run: &Range<usize>| quoted.iter().any(|token| run.contains(token));
    for run in draft.content.iter_mut().filter(|run| names_him(run) && run.contains(&saying)) {
        run.start = saying + 1;
    }
    draft.content.retain(|run| !run.is_empty());
    draft.tell("who is quoted speaks");
}

/// The gerund of "quoted as *saying*".
fn saying(page: &Page<'_>, draft: &Draft<'_>) -> Option<usize> {
    let verb = page.clauses.list()[draft.clause?].head;
    if !page.is_a(verb, "quoting") {
        return None;
    }
    let document = page.document;
    let is_gerund = |it: usize| document.tag(it) == "VBG" && page.is_a(it, "saying");
    let mut behind = document.children(verb).filter(|&it| it > verb && document.word(it) == "as");
    let under = behind
        .find_map(|preposition| document.children(preposition).find(|&it| it > preposition && is_gerund(it)));
    // "as later saying" is parsed as a clause of its own.
    let is_behind_as = |it: usize| (it.saturating_sub(3)..it).any(|token| document.word(token) == "as");
    under.or_else(|| document.children(verb).find(|&it| it > verb && is_gerund(it) && is_behind_as(it)))
}
