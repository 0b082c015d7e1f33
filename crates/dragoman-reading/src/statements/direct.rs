//! Lays quotations to the cues that report them.
//!
//! In: the drafts of all cues, in text order. Out: the same, with the quotations that are their content.
//!
//! 1. A quotation that the parse hangs on a cue is that cue's: as a whole, or as part of what it
//!    reports in the reporter's words.
//! 2. Else the cue is the verb that calls something so, the one that stands beside it (`beside`), or what is right
//!    behind it and looks like one (`behind`).
//! 3. A quotation without a cue goes on from what was said before it, or leads up to the next one with
//!    a cue (`going_on`).
//! 4. What the parse and the marks say is laid together into the content; `resume` adds what goes on after it,
//!    `in_part` the quotations with which its clause goes on.
//! 5. Whole utterances that nothing holds yet are laid to who acts in the words before them (`unclaimed`).
//!
//! Words in marks that are no whole utterance and hang on no cue (scare quotes, titles) stay out.

use super::around::begins_utterance;
use super::aside_denied;
use super::behind;
use super::beside::by_place;
use super::dateline;
use super::draft::Draft;
use super::going_on::{by_naming, by_outer_naming, go_on};
use super::heads::Heads;
use super::in_part;
use super::inverted;
use super::labels;
use super::outer;
use super::page::{Page, Quote, runs};
use super::resume;
use super::set_apart;
use super::unclaimed;
use super::unparsed;
use crate::lexicon::Frame;
use std::ops::Range;

/// Fills in the quotations that are content and returns all drafts with content, in text order.
pub(super) fn lay<'a>(page: &Page<'a>, mut drafts: Vec<Draft<'a>>) -> Vec<Draft<'a>> {
    let mut owners = by_parse(page, &mut drafts);
    for (quote_idx, owner) in owners.iter_mut().enumerate().filter(|(_, owner)| owner.is_none()) {
        *owner = by_naming(page, &mut drafts, quote_idx).or_else(|| by_place(page, &mut drafts, quote_idx));
    }
    for (quote_idx, owner) in owners.iter_mut().enumerate() {
        let outer = owner.and_then(|holder| by_outer_naming(page, &mut drafts, quote_idx, holder));
        *owner = outer.or(*owner);
    }
    let mut heads = Heads::of(&drafts);
    for (quote_idx, owner) in owners.iter_mut().enumerate().filter(|(_, owner)| owner.is_none()) {
        *owner = behind::lay(page, &mut drafts, &mut heads, quote_idx);
    }
    in_order(&mut drafts, &mut owners);
    go_on(page, &mut drafts, &mut owners);
    labels::lay(page, &mut drafts);
    set_apart::lay(page, &mut drafts);
    for draft in &mut drafts {
        unparsed::fill(page, draft);
        inverted::name(page, draft);
        settle(page, draft);
        resume::go_on(page, draft);
    }
    in_part::go_on(page, &mut drafts);
    outer::cut(page, &mut drafts);
    aside_denied::lay(page, &mut drafts);
    drafts.retain(|draft| !draft.content.is_empty());
    unclaimed::lay(page, &mut drafts);
    drafts
}

/// Puts the drafts that came to quotations alone in the order of their heads.
fn in_order(drafts: &mut Vec<Draft<'_>>, owners: &mut [Option<usize>]) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&idx| drafts[idx].head);
    let mut place = vec![0; drafts.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    drafts.sort_by_key(|draft| draft.head);
    for owner in owners.iter_mut().flatten() {
        *owner = place[*owner];
    }
}

/// Lays to each cue the quotations that its content touches.
fn by_parse(page: &Page<'_>, drafts: &mut [Draft<'_>]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = vec![None; page.quotes.len()];
    for draft_idx in 0..drafts.len() {
        let draft = &drafts[draft_idx];
        let touched = quotes_touched(page, draft);
        for quote_idx in touched {
            let is_narrower =
                owners[quote_idx].is_none_or(|owner| drafts[owner].len() > drafts[draft_idx].len());
            if is_narrower {
                owners[quote_idx] = Some(draft_idx);
            }
        }
    }
    for (quote_idx, owner) in owners.iter().enumerate() {
        let Some(draft) = owner.map(|owner| &mut drafts[owner]) else { continue };
        if is_whole(page, draft, &page.quotes[quote_idx]) {
            draft.quotes.push(quote_idx);
            draft.tell("the parse hangs the quotation on the cue");
        }
    }
    owners
}

/// The quotations outside of which the cue stands and into which its content reaches.
fn quotes_touched(page: &Page<'_>, draft: &Draft<'_>) -> Vec<usize> {
    let paragraph = page.paragraph_of(draft.head);
    let own = page.quote_of(draft.head);
    let mut touched: Vec<usize> =
        draft.content.iter().flat_map(|run| run.clone()).filter_map(|token| page.quote_of(token)).collect();
    touched.dedup();
    touched.retain(|&quote_idx| Some(quote_idx) != own && page.quotes[quote_idx].paragraph == paragraph);
    if own.is_some() { Vec::new() } else { touched }
}

/// Whether the quotation is an utterance of its own and no part of a sentence of the reporter's.
fn is_whole(page: &Page<'_>, draft: &Draft<'_>, quote: &Quote) -> bool {
    let before = draft.content.iter().flat_map(|run| run.clone()).filter(|&token| token < quote.tokens.start);
    let mut before = before.filter(|&token| page.quote_of(token).is_none() && !page.is_mark(token));
    before.next().is_none() && begins_utterance(page, quote)
}

/// Lays structure and quotations together into the content.
fn settle(page: &Page<'_>, draft: &mut Draft<'_>) {
    draft.quotes.sort_unstable();
    draft.quotes.dedup();
    if let Some(own) = page.quote_of(draft.head) {
        let inside = page.quotes[own].tokens.start + 1..page.quotes[own].tokens.end.saturating_sub(1);
        let tokens: Vec<usize> =
            draft.content.iter().flat_map(|run| run.clone()).filter(|token| inside.contains(token)).collect();
        draft.content = runs(page, &tokens).into_iter().map(|run| trim_marks(page, run)).collect();
        return;
    }
    let mut tokens: Vec<usize> = draft.content.iter().flat_map(|run| run.clone()).collect();
    let touched: Vec<usize> = quotes_touched(page, draft);
    let quoted = !draft.quotes.is_empty();
    if quoted && draft.frame != Frame::Adverb {
        let first = page.quotes[draft.quotes[0]].tokens.start;
        let is_told = |run: &Range<usize>| {
            matches!(draft.frame, Frame::ThatClause | Frame::BareClause) && run.start < first
        };
        let touches_quote = draft
            .content
            .iter()
            .any(|run| draft.quotes.iter().any(|&idx| overlap(run, &page.quotes[idx].tokens)));
        let told = draft.content.iter().filter(|run| is_told(run) && !touches_quote);
        tokens = told.flat_map(|run| run.clone()).collect();
    }
    // "It was, if “*so small*,” a gain, he said. “…”": the words told before a quotation may hold marks as well.
    let touched = touched
        .iter()
        .filter(|&&idx| !quoted || tokens.iter().any(|token| page.quotes[idx].tokens.contains(token)));
    let whole: Vec<usize> = draft.quotes.iter().chain(touched).copied().collect();
    tokens.extend(whole.into_iter().flat_map(|idx| page.quotes[idx].tokens.clone()));
    tokens.sort_unstable();
    tokens.dedup();
    let stop = stop_before(page, draft);
    let dateline = dateline::of(page, &page.paragraph_around(draft.head)).unwrap_or_default();
    tokens.retain(|token| !dateline.contains(token));
    tokens.retain(|token| !draft.cue.contains(token) && stop.is_none_or(|stop| *token > stop));
    draft.content = runs(page, &tokens);
}

/// The last full stop outside of quotation marks before a cue whose words come first: the parse may run over it.
fn stop_before(page: &Page<'_>, draft: &Draft<'_>) -> Option<usize> {
    let is_clause = matches!(draft.frame, Frame::BareClause | Frame::ThatClause) && !draft.cue.is_empty();
    let first =
        draft.content.first().map(|run| run.start).filter(|&first| is_clause && first < draft.head)?;
    let stops = |&token: &usize| page.ends_sentence(token) && page.quote_of(token).is_none();
    let goes_on =
        |&token: &usize| (token + 1..draft.head).any(|next| draft.says(next) && !page.is_mark(next));
    (first..draft.head).rev().filter(stops).find(goes_on)
}

/// Without marks at either end: inside a quotation they belong to the one around.
fn trim_marks(page: &Page<'_>, mut run: Range<usize>) -> Range<usize> {
    while run.start + 1 < run.end && page.is_mark(run.start) {
        run.start += 1;
    }
    while run.start + 1 < run.end && page.is_mark(run.end - 1) {
        run.end -= 1;
    }
    run
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
