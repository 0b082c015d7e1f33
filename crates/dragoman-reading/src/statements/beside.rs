//! Lays a quotation to the cue that stands beside it.
//!
//! In: the drafts of all cues and a quotation that the parse hangs on none. Out: the draft that it was laid to.
//!
//! 1. The cue just after it in its sentence: "…," he said; first if the quotation ends with a comma.
//! 2. The cue just before it, in its sentence or at the end of the paragraph before: He said: "…".
//! 3. A name with a colon ([`super::labels`]).

use super::around::{begins_utterance, first_word, is_space, sentence_after, sentence_before};
use super::draft::Draft;
use super::labels;
use super::page::{Page, Quote};
use crate::clauses::Form;
use crate::lexicon::Frame;
use dragoman_language::Pos;
use std::ops::Range;

/// Lays a quotation to the cue that stands beside it.
pub(super) fn by_place(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>, quote_idx: usize) -> Option<usize> {
    let quote = &page.quotes[quote_idx];
    if is_inside_phrase(page, quote) {
        return None;
    }
    let after = cue_after(page, drafts, quote);
    let before = || cue_before(page, drafts, quote);
    let draft_idx = if ends_with_comma(page, quote) { after.or_else(before) } else { before().or(after) };
    let draft_idx = draft_idx
        .or_else(|| labels::name_before(page, drafts, quote, sentence_before(page, quote)))
        .or_else(|| labels::name_after(page, drafts, quote))
        .or_else(|| labels::colon_before(page, drafts, quote, leads_up(page, quote)))?;
    let draft = &mut drafts[draft_idx];
    draft.tell("the quotation stands beside the cue");
    take(page, draft, quote_idx, Some(draft_idx) == after);
    Some(draft_idx)
}

/// Gives a cue the quotation beside it, with what leads into it if the cue stands behind.
pub(super) fn take(page: &Page<'_>, draft: &mut Draft<'_>, quote_idx: usize, is_behind: bool) {
    let quote = &page.quotes[quote_idx];
    let leads_in = sentence_before(page, quote);
    if is_behind && !leads_in.is_empty() && !begins_utterance(page, quote) {
        // "The plan was “a mistake,” he said": the words before the marks are his too.
        draft.content.push(leads_in.start..quote.tokens.end);
    } else {
        draft.quotes.push(quote_idx);
    }
}

fn ends_with_comma(page: &Page<'_>, quote: &Quote) -> bool {
    let last_inside = quote.tokens.clone().rev().nth(1);
    let is_comma = |token: usize| page.document.word(token) == ",";
    last_inside.is_some_and(is_comma) || quote.tokens.end < page.document.len() && is_comma(quote.tokens.end)
}

/// "…," *he said*.
fn cue_after(page: &Page<'_>, drafts: &[Draft<'_>], quote: &Quote) -> Option<usize> {
    let stretch = goes_on(page, quote).then(|| sentence_after(page, quote))?;
    let first = stretch.clone().find(|&token| !page.is_mark(token))?;
    cues_in(page, drafts, stretch).find(|&idx| {
        let clause = drafts[idx].clause.map(|idx| &page.clauses.list()[idx]);
        clause.is_none_or(|clause| clause.form == Form::Finite || clause.head == first)
            && is_free(&drafts[idx])
    })
}

/// Whether the sentence goes on behind a quotation with what may be its cue.
pub(super) fn goes_on(page: &Page<'_>, quote: &Quote) -> bool {
    let stretch = sentence_after(page, quote);
    let Some(first) = stretch.clone().find(|&token| !page.is_mark(token)) else { return false };
    let last_inside =
        quote.tokens.clone().rev().nth(1).map(|token| page.document.word(token)).unwrap_or_default();
    let is_open = last_inside != "."
        || page.document.word(first).starts_with(char::is_lowercase)
        || is_bare_cue(page, stretch.clone());
    let joins = matches!(
        page.lower(first).as_str(),
        "and" | "but" | "which" | "that" | "or" | "while" | "because" | "who" | "when" | "so"
    );
    let breaks = matches!(page.document.word(stretch.start), ";" | ":");
    is_open && !joins && !breaks
}

/// "“It rained.” *Reyes said.*": nothing but a verb and its subject before it stand in a sentence.
fn is_bare_cue(page: &Page<'_>, stretch: Range<usize>) -> bool {
    let words: Vec<usize> = stretch.clone().filter(|&token| !page.is_mark(token)).collect();
    let Some(clause) = words.last().and_then(|&last| page.clauses.headed_by(last)) else { return false };
    let clause = &page.clauses.list()[clause];
    let [subject] = clause.subject[..] else { return false };
    let is_own = |token: &usize| page.clauses.core(subject).contains(token) || clause.words.contains(token);
    let stops = stretch.end < page.document.len() && page.ends_sentence(stretch.end);
    stops && clause.form == Form::Finite && words.iter().all(is_own)
}

/// *He said*: "…".
fn cue_before(page: &Page<'_>, drafts: &[Draft<'_>], quote: &Quote) -> Option<usize> {
    let mut stretch = sentence_before(page, quote);
    if stretch.is_empty() {
        stretch = paragraph_end_before(page, quote)?;
    }
    let last = stretch.end.checked_sub(1)?;
    let word = page.lower(last);
    if is_title(page, quote) && !matches!(word.as_str(), "," | ":") {
        return None;
    }
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

/// Whether a phrase stands around one or two words in marks: "the “*Bakery*” leaflet".
fn is_inside_phrase(page: &Page<'_>, quote: &Quote) -> bool {
    let is = |token: usize, pos: Pos| token < page.document.len() && page.document.pos(token) == pos;
    page.n_words(quote.tokens.clone()) <= 2
        && quote.tokens.start.checked_sub(1).is_some_and(|token| is(token, Pos::Det))
        && is(quote.tokens.end, Pos::Noun)
}

/// Whether words in marks are the name of something: "told them on “*Morning Talk*”".
fn is_title(page: &Page<'_>, quote: &Quote) -> bool {
    let mut words = quote.tokens.clone().filter(|&token| !page.is_mark(token));
    page.n_words(quote.tokens.clone()) >= 2
        && words.all(|token| {
            matches!(page.document.pos(token), Pos::Propn | Pos::Adp | Pos::Det)
                && page.clauses.headed_by(token).is_none()
        })
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
