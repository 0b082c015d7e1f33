//! Lays quotations to the cues that report them.
//!
//! In: the drafts of all cues, in text order. Out: the same, with the quotations that are their content.
//!
//! 1. A quotation that the parse hangs on a cue is that cue's: as a whole, or as part of what it
//!    reports in the reporter's words.
//! 2. Else the cue is the one just after ("…," he said), just before (He said: "…"), or a name with a
//!    colon.
//! 3. A quotation without a cue goes on from the one before it in its paragraph, from a cue's
//!    indirect words there, from an unclosed quotation of the paragraph before, or leads up to the
//!    next one with a cue.
//!
//! Words in marks that are no whole utterance and hang on no cue (scare quotes, titles) stay out.

use super::draft::Draft;
use super::inverted;
use super::labels;
use super::page::{Page, Quote, runs};
use super::unparsed;
use crate::clauses::Form;
use crate::lexicon::Frame;
use std::ops::Range;

/// How many tokens may lie between a quotation and the verb that reports it.
const REACH: usize = 40;

/// Fills in the quotations that are content and returns all drafts with content, in text order.
pub(super) fn lay<'a>(page: &Page<'a>, mut drafts: Vec<Draft<'a>>) -> Vec<Draft<'a>> {
    let mut owners = by_parse(page, &mut drafts);
    for (quote_idx, owner) in owners.iter_mut().enumerate().filter(|(_, owner)| owner.is_none()) {
        *owner = by_place(page, &mut drafts, quote_idx);
    }
    go_on(page, &mut drafts, &mut owners);
    labels::lay(page, &mut drafts);
    for draft in &mut drafts {
        unparsed::fill(page, draft);
        inverted::name(page, draft);
        settle(page, draft);
    }
    drafts.retain(|draft| !draft.content.is_empty());
    drafts
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

/// Whether nothing of the reporter's sentence leads into the quotation, save a cue.
fn begins_utterance(page: &Page<'_>, quote: &Quote) -> bool {
    let paragraph = page.paragraph_around(quote.tokens.start);
    let Some(before) = (paragraph.start..quote.tokens.start).rev().find(|&token| !is_space(page, token))
    else {
        return true;
    };
    let begins_big = first_word(page, quote).is_some_and(|word| !word.starts_with(char::is_lowercase));
    page.ends_sentence(before)
        || page.quote_of(before).is_some()
        || page.document.word(before) == ":"
        || begins_big
        || page.document.word(before) == ","
}

fn first_word<'p>(page: &'p Page<'_>, quote: &Quote) -> Option<&'p str> {
    quote.tokens.clone().find(|&token| !page.is_mark(token)).map(|token| page.document.word(token))
}

fn is_space(page: &Page<'_>, token: usize) -> bool {
    page.document.word(token).trim().is_empty()
}

/// Lays a quotation to the cue that stands beside it.
fn by_place(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>, quote_idx: usize) -> Option<usize> {
    let quote = &page.quotes[quote_idx];
    let after = cue_after(page, drafts, quote);
    let before = || cue_before(page, drafts, quote);
    let draft_idx = if ends_with_comma(page, quote) { after.or_else(before) } else { before().or(after) };
    let draft_idx = draft_idx
        .or_else(|| labels::name_before(page, drafts, quote, sentence_before(page, quote)))
        .or_else(|| labels::name_after(page, drafts, quote))
        .or_else(|| labels::colon_before(page, drafts, quote, leads_up(page, quote)))?;
    let draft = &mut drafts[draft_idx];
    let leads_in = sentence_before(page, quote);
    if Some(draft_idx) == after && !leads_in.is_empty() && !begins_utterance(page, quote) {
        // "The plan was “a mistake,” he said": the words before the marks are his too.
        draft.content.push(leads_in.start..quote.tokens.end);
    } else {
        draft.quotes.push(quote_idx);
    }
    Some(draft_idx)
}

fn ends_with_comma(page: &Page<'_>, quote: &Quote) -> bool {
    let last_inside = quote.tokens.clone().rev().nth(1);
    let is_comma = |token: usize| page.document.word(token) == ",";
    last_inside.is_some_and(is_comma) || quote.tokens.end < page.document.len() && is_comma(quote.tokens.end)
}

/// What stands before a quotation in its sentence.
fn sentence_before(page: &Page<'_>, quote: &Quote) -> Range<usize> {
    let paragraph = page.paragraph_around(quote.tokens.start);
    let stops = |&token: &usize| page.ends_sentence(token) || page.quote_of(token).is_some();
    let stop =
        (paragraph.start..quote.tokens.start).rev().find(stops).map_or(paragraph.start, |token| token + 1);
    let start =
        (stop..quote.tokens.start).find(|&token| !is_space(page, token)).unwrap_or(quote.tokens.start);
    start..quote.tokens.start
}

/// What stands after a quotation in its sentence.
fn sentence_after(page: &Page<'_>, quote: &Quote) -> Range<usize> {
    let end = page.paragraph_around(quote.tokens.start).end.min(quote.tokens.end + REACH);
    let stops = |&token: &usize| page.ends_sentence(token) || page.quote_of(token).is_some();
    let stop = (quote.tokens.end..end).find(stops).unwrap_or(end.max(quote.tokens.end));
    quote.tokens.end..stop
}

/// "…," *he said*.
fn cue_after(page: &Page<'_>, drafts: &[Draft<'_>], quote: &Quote) -> Option<usize> {
    let stretch = sentence_after(page, quote);
    let first = stretch.clone().find(|&token| !page.is_mark(token))?;
    let last_inside =
        quote.tokens.clone().rev().nth(1).map(|token| page.document.word(token)).unwrap_or_default();
    let goes_on = last_inside != "." || page.document.word(first).starts_with(char::is_lowercase);
    let joins = matches!(
        page.lower(first).as_str(),
        "and" | "but" | "which" | "that" | "or" | "while" | "because" | "who" | "when" | "so"
    );
    let breaks = page.document.word(stretch.start) == ";" || page.document.word(stretch.start) == ":";
    if !goes_on || joins || breaks {
        return None;
    }
    cues_in(page, drafts, stretch).find(|&idx| {
        let clause = drafts[idx].clause.map(|idx| &page.clauses.list()[idx]);
        clause.is_none_or(|clause| clause.form == Form::Finite || clause.head == first)
            && is_free(&drafts[idx])
    })
}

/// *He said*: "…".
fn cue_before(page: &Page<'_>, drafts: &[Draft<'_>], quote: &Quote) -> Option<usize> {
    let mut stretch = sentence_before(page, quote);
    if stretch.is_empty() {
        stretch = paragraph_end_before(page, quote)?;
    }
    let last = stretch.end.checked_sub(1)?;
    let word = page.lower(last);
    let is_near = |idx: usize| match word.as_str() {
        ":" | "," | "—" | "–" | "--" | "-" => true,
        "that" | "as" | "by" => last - drafts[idx].head <= 3,
        // "writing *in a blog post* “…”": only the occasion stands between.
        _ => {
            let begins_big = first_word(page, quote).is_some_and(|word| word.starts_with(char::is_uppercase));
            drafts[idx].cue.contains(&last) || last - drafts[idx].head <= if begins_big { 5 } else { 3 }
        }
    };
    let is_active = |idx: usize| {
        let clause = drafts[idx].clause.map(|idx| &page.clauses.list()[idx]);
        clause.is_none_or(|clause| clause.form != Form::Participle)
    };
    let fits = |&idx: &usize| {
        let is_open = is_free(&drafts[idx]) || word == "," && is_split(page, &drafts[idx], quote);
        drafts[idx].head <= last && is_near(idx) && is_active(idx) && is_open
    };
    cues_in(page, drafts, stretch).filter(fits).last()
}

/// The last sentence of the paragraph before, if it leads up to a quotation in the next.
fn paragraph_end_before(page: &Page<'_>, quote: &Quote) -> Option<Range<usize>> {
    let before = page.paragraphs.get(quote.paragraph.checked_sub(1)?)?;
    let last = before.clone().rev().find(|&token| !is_space(page, token))?;
    let leads_up = matches!(page.document.word(last), ":" | ",") && page.quote_of(last).is_none();
    let stops = |&token: &usize| page.ends_sentence(token) || page.quote_of(token).is_some();
    let start = (before.start..last).rev().find(stops).map_or(before.start, |token| token + 1);
    leads_up.then_some(start..last + 1)
}

/// What stands before a quotation in its sentence, or what leads up to it at the end of the paragraph before.
fn leads_up(page: &Page<'_>, quote: &Quote) -> Range<usize> {
    let stretch = sentence_before(page, quote);
    if stretch.is_empty() { paragraph_end_before(page, quote).unwrap_or(stretch) } else { stretch }
}

/// The cues in a stretch that take quotations.
fn cues_in<'d>(
    page: &'d Page<'_>,
    drafts: &'d [Draft<'_>],
    stretch: Range<usize>,
) -> impl Iterator<Item = usize> + 'd {
    let from = drafts.partition_point(|draft| draft.head < stretch.start);
    let heads = (from..drafts.len()).take_while(move |&idx| drafts[idx].head < stretch.end);
    heads.filter(|&idx| {
        let takes =
            drafts[idx].word.is_some_and(|word| word.takes(Frame::Quote) || word.takes(Frame::Preposition));
        takes && page.quote_of(drafts[idx].head).is_none()
    })
}

/// "It was, *he said*, “a stone …”": the quotation goes on with the sentence that the cue interrupts.
fn is_split(page: &Page<'_>, draft: &Draft<'_>, quote: &Quote) -> bool {
    let ends_before = draft.content.last().is_some_and(|run| run.end <= draft.head);
    let between = draft.head + 1..quote.tokens.start;
    draft.frame == Frame::BareClause
        && ends_before
        && between.len() <= 4
        && page.document.sentence_of(draft.head) == page.document.sentence_of(draft.content[0].start)
}

/// Whether a cue has no other words to report.
fn is_free(draft: &Draft<'_>) -> bool {
    draft.content.is_empty()
        || matches!(draft.frame, Frame::Noun | Frame::Preposition)
        || !draft.quotes.is_empty()
}

/// Lays quotations without a cue of their own to the one that they go on from or lead up to.
fn go_on<'a>(page: &Page<'a>, drafts: &mut [Draft<'a>], owners: &mut [Option<usize>]) {
    for quote_idx in 0..page.quotes.len() {
        if owners[quote_idx].is_some() {
            continue;
        }
        if let Some(owner) = told_before(page, drafts, quote_idx) {
            owners[quote_idx] = Some(owner);
            let from = drafts[owner].content.last().map_or(0, |run| run.end);
            drafts[owner].content.push(from..page.quotes[quote_idx].tokens.end);
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
        }
    }
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

fn is_quote_mark(page: &Page<'_>, token: usize) -> bool {
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
        tokens = draft
            .content
            .iter()
            .filter(|run| is_told(run) && !touches_quote)
            .flat_map(|run| run.clone())
            .collect();
    }
    let whole = draft.quotes.iter().chain(if quoted { &[][..] } else { &touched[..] });
    tokens.extend(whole.flat_map(|&idx| page.quotes[idx].tokens.clone()));
    tokens.sort_unstable();
    tokens.dedup();
    tokens.retain(|token| !draft.cue.contains(token));
    draft.content = runs(page, &tokens);
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
