//! Gives reported words the quotations with which their clause goes on.
//!
//! In: the drafts with their content settled. Out: the same, some of them longer.
//!
//! "said the nurses “were right” since “*nobody else came*”", "wrote that though “it rained,” the wells “*stayed
//! dry*”": where words in marks follow in the sentence, the reporter speaks on with his source's tongue, though the
//! parse breaks the clause off. Only what no other cue stands before, and no dash or semicolon cuts off, goes on.

use super::around::{REACH, first_word};
use super::draft::Draft;
use super::heads::Heads;
use super::page::{Page, Quote, runs};
use super::resume::REPORTERS;
use super::unparsed;
use crate::clauses::Clause;
use crate::lexicon::Frame;
use std::ops::Range;

/// How many words stand between a verb and the words in marks that it leads to.
const NEAR: usize = 12;

/// How many words in marks count as what is said, where a verb only leads to them.
const SHORTEST: usize = 3;

/// Lengthens the content of each draft to the last quotation of its clause.
pub(super) fn go_on(page: &Page<'_>, drafts: &mut [Draft<'_>]) {
    let told = Told::of(page, drafts);
    for draft in drafts.iter_mut() {
        fill(page, draft, &told);
    }
    let told = Told::of(page, drafts);
    for idx in 0..drafts.len() {
        if let Some(more) = reach(page, drafts, idx, &told) {
            let draft = &mut drafts[idx];
            let mut tokens: Vec<usize> =
                draft.content.iter().flat_map(|run| run.clone()).chain(more).collect();
            tokens.sort_unstable();
            tokens.dedup();
            draft.content = runs(page, &tokens);
            draft.tell("the clause that the cue reports goes on in quotation marks");
        }
    }
}

/// What is told where, before anything goes on.
struct Told {
    heads: Heads,
    /// The drafts in whose content each quotation begins.
    holders: Vec<Vec<usize>>,
}

impl Told {
    fn of(page: &Page<'_>, drafts: &[Draft<'_>]) -> Self {
        let mut holders = vec![Vec::new(); page.quotes.len()];
        for (idx, run) in
            drafts.iter().enumerate().flat_map(|(idx, draft)| draft.content.iter().map(move |run| (idx, run)))
        {
            let first = page.quotes.partition_point(|quote| quote.tokens.start < run.start);
            let held = page.quotes[first..].iter().take_while(|quote| quote.tokens.start < run.end).count();
            for holder in &mut holders[first..first + held] {
                holder.push(idx);
            }
        }
        Self { heads: Heads::of(drafts), holders }
    }
}

/// Whether words in marks that are no utterance of their own follow a verb in its clause.
pub(super) fn leads(page: &Page<'_>, clause: &Clause) -> bool {
    let is_active = !clause.passive && page.document.tag(clause.head) != "VBN";
    is_active && page.quote_of(clause.head).is_none() && ahead(page, clause.head).is_some()
}

/// The quotation that a verb leads to: "accused them of “hiding the truth”".
fn ahead(page: &Page<'_>, head: usize) -> Option<usize> {
    let next = page.quotes.partition_point(|quote| quote.tokens.start <= head);
    let quote = page.quotes.get(next)?;
    let between = head + 1..quote.tokens.start;
    let is_near = between.len() <= NEAR
        && !between.into_iter().any(|token| cuts(page, token) || page.document.word(token) == ",");
    let is_long = page.n_words(quote.tokens.clone()) >= SHORTEST;
    let is_here = page.paragraph_of(head) == quote.paragraph;
    (begins_small(page, quote) && is_near && is_long && is_here).then_some(next)
}

fn begins_small(page: &Page<'_>, quote: &Quote) -> bool {
    first_word(page, quote).is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Gives a cue without words those in marks that it leads to.
fn fill(page: &Page<'_>, draft: &mut Draft<'_>, told: &Told) {
    let clause = draft.clause.map(|clause| &page.clauses.list()[clause]);
    let is_open = draft.content.is_empty() && clause.is_some_and(|clause| leads(page, clause));
    let Some(quote_idx) = ahead(page, draft.head).filter(|_| is_open) else { return };
    let quote = page.quotes[quote_idx].tokens.clone();
    let is_anothers = !told.holders[quote_idx].is_empty()
        || told.heads.within(draft.head + 1..quote.start).next().is_some();
    if !is_anothers {
        draft.content = vec![quote];
        draft.tell("the cue leads to the words in quotation marks");
    }
}

/// The run of tokens by which the content of a draft goes on.
fn reach(page: &Page<'_>, drafts: &[Draft<'_>], idx: usize, told: &Told) -> Option<Range<usize>> {
    let draft = &drafts[idx];
    let tells = matches!(draft.frame, Frame::ThatClause | Frame::BareClause | Frame::Quote);
    let start = begins(page, draft).filter(|_| tells && page.quote_of(draft.head).is_none())?;
    let mut end = draft.content.last().map_or(start, |run| run.end).max(start);
    // "said it rained *after* the mayor “lost his way”": the reporter goes on.
    if end > start && end < page.document.len() && REPORTERS.contains(&page.lower(end).as_str()) {
        return None;
    }
    let from = page.quotes.partition_point(|quote| quote.tokens.end <= start);
    let (mut last, mut looked_at) = (None, start);
    for (quote_idx, quote) in page.quotes.iter().enumerate().skip(from) {
        let is_near = end.min(quote.tokens.start) + REACH >= quote.tokens.start;
        if !is_near
            || !begins_small(page, quote)
            || is_cut(page, drafts, idx, told, looked_at..quote.tokens.start)
        {
            break;
        }
        if told.holders[quote_idx].iter().any(|&other| other != idx && !draft.says(drafts[other].head)) {
            break;
        }
        end = end.max(quote.tokens.end);
        looked_at = quote.tokens.start;
        last = Some(end);
    }
    last.map(|end| start..end)
        .filter(|more| more.clone().any(|token| !draft.says(token) && !page.is_mark(token)))
}

/// Where what a cue tells begins: behind its "that", or with words that are no whole quotation.
fn begins(page: &Page<'_>, draft: &Draft<'_>) -> Option<usize> {
    let that = draft.clause.and_then(|clause| unparsed::that_behind(page, &page.clauses.list()[clause]));
    let told = draft.content.first().map(|run| run.start).filter(|&start| {
        start > draft.head && draft.quotes.iter().all(|&quote| page.quotes[quote].tokens.start != start)
    });
    that.map(|that| that + 1).or(told)
}

/// Whether a mark or a cue that is not told itself cuts a stretch in two.
fn is_cut(page: &Page<'_>, drafts: &[Draft<'_>], idx: usize, told: &Told, stretch: Range<usize>) -> bool {
    let mut cues = told.heads.within(stretch.clone());
    cues.any(|other| !drafts[idx].says(drafts[other].head))
        || stretch.into_iter().any(|token| cuts(page, token))
}

/// Whether a token outside of quotation marks ends what is told.
fn cuts(page: &Page<'_>, token: usize) -> bool {
    page.quote_of(token).is_none()
        && (page.ends_sentence(token)
            || matches!(page.document.word(token), ";" | ":" | "—" | "–" | "--" | "-" | "("))
}
