//! Lays a quotation without a cue of its own to the statement that it goes on from or leads up to.
//!
//! In: the drafts, and whose each quotation is so far. Out: the same, with more of them laid.
//!
//! In this order: the sentence whose end it is, the sentence that went on after its cue, what was
//! said before in its paragraph, an unclosed quotation of the paragraph before, the quotation that
//! ends it, the next one of its own paragraph. Words that are no whole utterance (scare quotes, titles) stay
//! out, save at the end of a reported sentence.

use super::around::{REACH, is_space, sentence_before};
use super::draft::Draft;
use super::page::{Page, Quote, runs};
use crate::lexicon::Frame;
use std::ops::Range;

/// Lays quotations without a cue of their own to the one that they go on from or lead up to.
pub(super) fn go_on<'a>(page: &Page<'a>, drafts: &mut [Draft<'a>], owners: &mut [Option<usize>]) {
    for quote_idx in 0..page.quotes.len() {
        if owners[quote_idx].is_some() {
            continue;
        }
        if let Some(owner) = told_before(page, drafts, quote_idx) {
            owners[quote_idx] = Some(owner);
            let from = drafts[owner].content.last().map_or(0, |run| run.end);
            drafts[owner].content.push(from..page.quotes[quote_idx].tokens.end);
            drafts[owner].tell("words in marks end the sentence that the cue reports");
            continue;
        }
        let same = same_sentence(page, drafts, owners, quote_idx);
        if same.is_none() && !is_utterance(page, &page.quotes[quote_idx]) {
            continue;
        }
        let owner = same
            .or_else(|| before_in_paragraph(page, drafts, owners, quote_idx))
            .or_else(|| unclosed_before(page, owners, quote_idx))
            .or_else(|| alone_after(page, owners, quote_idx))
            .or_else(|| after_in_paragraph(page, owners, quote_idx));
        if let Some(owner) = owner {
            owners[quote_idx] = Some(owner);
            drafts[owner].quotes.push(quote_idx);
            drafts[owner]
                .tell("a quotation without a cue of its own goes on from the words or leads up to them");
        }
    }
}

/// Takes from what is told within a thing the words in marks that say what the thing is called: "called a claim
/// that it was sold *“absurd”*".
pub(super) fn by_outer_naming(
    page: &Page<'_>,
    drafts: &mut [Draft<'_>],
    quote_idx: usize,
    holder: usize,
) -> Option<usize> {
    let quote = page.quotes[quote_idx].tokens.clone();
    let is_short = page.n_words(quote.clone()) <= 4;
    let content = &drafts[holder].content;
    let is_last = drafts[holder].quotes.is_empty()
        && content.iter().any(|run| run.start < quote.start)
        && content.iter().all(|run| run.end <= quote.end);
    if !is_short || !is_last {
        return None;
    }
    let outer =
        called_before(page, drafts, quote_idx).filter(|&outer| drafts[outer].head < drafts[holder].head)?;
    let tokens: Vec<usize> = drafts[holder].content.iter().flat_map(|run| run.clone()).collect();
    let kept: Vec<usize> = tokens.into_iter().filter(|&token| token < quote.start).collect();
    drafts[holder].content = runs(page, &kept);
    by_naming(page, drafts, quote_idx).filter(|&owner| owner == outer)
}

/// Lays to a verb the words in marks that say what something is called.
pub(super) fn by_naming(page: &Page<'_>, drafts: &mut [Draft<'_>], quote_idx: usize) -> Option<usize> {
    let owner = called_before(page, drafts, quote_idx)?;
    let from = drafts[owner].cue.last().map_or(drafts[owner].head, |&last| last) + 1;
    drafts[owner].frame = Frame::ObjectComplement;
    drafts[owner].content.push(from..page.quotes[quote_idx].tokens.end);
    drafts[owner].tell("words in marks say what something is called");
    Some(owner)
}

/// "called *the report on the plan “a lie”*": a verb that says what something is called, with no words yet and the
/// thing right behind it, whatever is told within that.
fn called_before(page: &Page<'_>, drafts: &[Draft<'_>], quote_idx: usize) -> Option<usize> {
    let quote = &page.quotes[quote_idx];
    let sentence = page.document.sentences()[page.document.sentence_of(quote.tokens.start)].clone();
    let start = sentence.start.max(page.paragraph_around(quote.tokens.start).start);
    let from = drafts.partition_point(|draft| draft.head < start);
    let until = drafts.partition_point(|draft| draft.head < quote.tokens.start);
    let owner = (from..until).rev().find(|&idx| {
        let draft = &drafts[idx];
        draft.word.is_some_and(|word| word.takes(Frame::ObjectComplement))
            && page.quote_of(draft.head).is_none()
    })?;
    let draft = &drafts[owner];
    let clause = draft.clause.map(|idx| &page.clauses.list()[idx]).filter(|clause| !clause.passive)?;
    let between = draft.cue.last().map_or(draft.head, |&last| last) + 1..quote.tokens.start;
    let is_plain = |token: usize| !matches!(page.document.word(token), "," | ";" | ":" | "—" | "–");
    let is_thing = page.n_words(between.clone()) > 0 && between.clone().all(is_plain);
    let in_object = |other: &Draft<'_>| {
        clause.object.iter().any(|&object| page.clauses.extent(object).contains(&other.head))
    };
    let is_next = drafts[owner + 1..until].iter().all(in_object);
    (is_next && is_thing && draft.content.is_empty() && draft.quotes.is_empty()).then_some(owner)
}

/// "said it rained, but “the roads were open”": words in marks end the sentence whose cue stands
/// before them, and no other cue stands between.
fn told_before(page: &Page<'_>, drafts: &[Draft<'_>], quote_idx: usize) -> Option<usize> {
    let quote = &page.quotes[quote_idx];
    let before = sentence_before(page, quote);
    let sentence = page.document.sentences()[page.document.sentence_of(before.start)].clone();
    let from = drafts.partition_point(|draft| draft.head < sentence.start);
    let near = drafts.iter().enumerate().skip(from).take_while(|(_, draft)| draft.head < quote.tokens.start);
    let mut near = near.filter(|(_, draft)| !draft.content.is_empty() && page.quote_of(draft.head).is_none());
    let (owner, draft) = near.next()?;
    let end = draft.content.last().map_or(0, |run| run.end);
    let is_told = matches!(draft.frame, Frame::ThatClause | Frame::BareClause) && draft.quotes.is_empty();
    let stays = before.contains(&draft.head) && draft.head < draft.content[0].start;
    let joins = (end..quote.tokens.start).any(|token| {
        matches!(page.lower(token).as_str(), "and" | "but" | "or" | "because" | "as" | "that" | "of" | "to")
    });
    let is_free = near.all(|(_, other)| draft.says(other.head));
    let is_near = end <= quote.tokens.start && quote.tokens.start - end <= REACH;
    (is_told && stays && is_near && joins && is_free).then_some(owner)
}

/// "“I like him,” he said, but “he is *wrong*”": the same sentence goes on after its cue.
fn same_sentence(
    page: &Page<'_>,
    drafts: &[Draft<'_>],
    owners: &[Option<usize>],
    quote_idx: usize,
) -> Option<usize> {
    let before = quote_idx.checked_sub(1)?;
    let owner = owners[before].filter(|&owner| drafts[owner].quotes.contains(&before))?;
    let (last, next) = (&page.quotes[before], &page.quotes[quote_idx]);
    let between = last.tokens.end..next.tokens.start;
    let head = drafts[owner].head;
    // "told them, “it is late,” and, “*we are tired*”": a second quotation joined to the first.
    let is_joint =
        |token: usize| page.is_mark(token) || matches!(page.lower(token).as_str(), "and" | "but" | "or");
    let is_joined = between.len() <= 4 && !between.is_empty() && head < last.tokens.start;
    let ends = |token: usize| page.ends_sentence(token) || is_space(page, token);
    if is_joined && between.clone().all(is_joint) && !between.clone().any(ends) {
        return Some(owner);
    }
    let joins = |token: usize| {
        page.is_mark(token)
            || matches!(page.lower(token).as_str(), "but" | "and" | "adding" | "that" | "because" | "then")
    };
    let goes_on = between.contains(&head)
        && between.len() <= 12
        && !between.clone().any(|token| page.ends_sentence(token))
        && (head + 1..between.end).filter(|&token| !drafts[owner].speaker.contains(&token)).all(joins);
    (goes_on && last.paragraph == next.paragraph).then_some(owner)
}

/// Whether a quotation is a sentence or more, and no title or scare quote inside one.
fn is_utterance(page: &Page<'_>, quote: &Quote) -> bool {
    let leads_in = sentence_before(page, quote);
    let starts = leads_in.is_empty() || page.document.word(leads_in.end - 1) == ":";
    let last_inside =
        quote.tokens.clone().rev().find(|&token| !is_space(page, token) && !is_quote_mark(page, token));
    let ends = last_inside.is_some_and(|token| page.ends_sentence(token) || page.document.word(token) == ",");
    let next = (quote.tokens.end..page.paragraph_around(quote.tokens.start).end)
        .find(|&token| !is_space(page, token));
    let stops = next.is_none_or(|token| page.ends_sentence(token) || page.quote_of(token).is_some());
    let holds_one = || {
        let inside = quote.tokens.start + 1..quote.tokens.end.saturating_sub(2);
        inside.into_iter().any(|token| page.ends_sentence(token))
    };
    starts && (ends || stops || quote.open || holds_one()) && page.n_words(quote.tokens.clone()) >= 2
}

pub(super) fn is_quote_mark(page: &Page<'_>, token: usize) -> bool {
    page.document
        .word(token)
        .chars()
        .all(|char| matches!(char, '“' | '”' | '"' | '\'' | '’' | '‘' | '«' | '»' | '„'))
}

/// The statement that ends last before a quotation in its paragraph, if only that statement's
/// sentence stands between them.
fn before_in_paragraph(
    page: &Page<'_>,
    drafts: &[Draft<'_>],
    owners: &[Option<usize>],
    quote_idx: usize,
) -> Option<usize> {
    let quote = &page.quotes[quote_idx];
    let paragraph = page.paragraph_around(quote.tokens.start);
    let quoted = (0..quote_idx).rev().find_map(|idx| {
        let is_here = page.quotes[idx].paragraph == quote.paragraph;
        owners[idx].filter(|_| is_here).map(|owner| (owner, page.quotes[idx].tokens.end))
    });
    let sentence = sentence_just_before(page, quote);
    let reports = |draft: &Draft<'_>| {
        matches!(draft.frame, Frame::ThatClause | Frame::BareClause | Frame::Quote)
            && !draft.content.is_empty()
    };
    let told = drafts.iter().enumerate().filter(|(_, draft)| {
        page.quote_of(draft.head).is_none()
            && sentence.contains(&draft.head)
            && paragraph.contains(&draft.head)
            && reports(draft)
    });
    let told = told.map(|(idx, draft)| (idx, draft.head)).next();
    match (quoted, told) {
        (Some((owner, end)), Some((idx, head))) => Some(if head > end && idx != owner { idx } else { owner }),
        (Some((owner, _)), None) => Some(owner),
        (None, told) => told.map(|(idx, _)| idx),
    }
}

/// A paragraph that is one quotation goes on from the one that ends the paragraph before.
fn alone_after(page: &Page<'_>, owners: &[Option<usize>], quote_idx: usize) -> Option<usize> {
    let quote = &page.quotes[quote_idx];
    let before = quote_idx.checked_sub(1)?;
    let own = page.paragraph_around(quote.tokens.start);
    let is_alone = own.clone().all(|token| quote.tokens.contains(&token) || page.is_mark(token));
    let follows = page.quotes[before].paragraph + 1 == quote.paragraph;
    owners[before].filter(|_| is_alone && follows)
}

/// The sentence that ends where a quotation begins.
fn sentence_just_before(page: &Page<'_>, quote: &Quote) -> Range<usize> {
    let paragraph = page.paragraph_around(quote.tokens.start);
    let Some(end) = (paragraph.start..quote.tokens.start).rev().find(|&token| !is_space(page, token)) else {
        return quote.tokens.start..quote.tokens.start;
    };
    let stops = |&token: &usize| page.ends_sentence(token) && page.quote_of(token).is_none();
    let start = (paragraph.start..end).rev().find(stops).map_or(paragraph.start, |token| token + 1);
    start..end
}

fn unclosed_before(page: &Page<'_>, owners: &[Option<usize>], quote_idx: usize) -> Option<usize> {
    let before = quote_idx.checked_sub(1)?;
    let goes_on =
        page.quotes[before].open && page.quotes[before].paragraph + 1 == page.quotes[quote_idx].paragraph;
    owners[before].filter(|_| goes_on)
}

fn after_in_paragraph(page: &Page<'_>, owners: &[Option<usize>], quote_idx: usize) -> Option<usize> {
    let quote = &page.quotes[quote_idx];
    let next = page.quotes.get(quote_idx + 1)?;
    let between = quote.tokens.end..next.tokens.start;
    let is_next = next.paragraph == quote.paragraph || quote.open && next.paragraph == quote.paragraph + 1;
    owners[quote_idx + 1].filter(|_| is_next && between.clone().all(|token| page.is_mark(token)))
}
