//! Gives reported words back what goes on after them in their sentence.
//!
//! In: a draft whose content is settled. Out: the same, with one more run of tokens where
//!
//! 1. its cue interrupts a sentence: "*The bridge is shut*, he said, *at least until May*";
//! 2. a clause with "that" is joined to a quotation: "told them “*it is late*” and *that he was tired*";
//! 3. the sentence leans on a quotation that does not end it: "called it “*a disaster*” *for the town*".
//!
//! What the reporter adds of the speaker ("…, he said, *citing a map*", "…, said Reyes, *a lawyer*"), when and
//! where ("…, he said, *in a speech*") stays out.

use super::around::first_word;
use super::draft::Draft;
use super::page::{Page, trim};
use super::reach;
use crate::clauses::Form;
use crate::lexicon::Frame;
use dragoman_language::Pos;
use std::ops::Range;

/// Words with which the reporter goes on after an interrupting cue.
pub(super) const REPORTERS: [&str; 19] = [
    "according",
    "after",
    "although",
    "as",
    "before",
    "following",
    "during",
    "like",
    "though",
    "through",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "with",
    "without",
];

/// Words that can only go on with what is said, even after a name.
const JOINTS: [&str; 6] = ["because", "if", "so", "that", "to", "unless"];

/// Words that lean on the quotation before them.
const LEANS: [&str; 8] = ["about", "against", "because", "for", "if", "of", "that", "to"];

/// Adds to the content what goes on after it.
pub(super) fn go_on(page: &Page<'_>, draft: &mut Draft<'_>) {
    if page.quote_of(draft.head).is_some() || draft.content.is_empty() {
        return;
    }
    let rest = after_cue(page, draft).or_else(|| joined(page, draft)).or_else(|| leaning(page, draft));
    if let Some(rest) = rest.and_then(|rest| trim(page, rest)) {
        draft.content.push(rest);
        draft.tell("the sentence goes on with what is said after the cue or the quotation");
    }
}

/// "The bridge is shut, he said, *at least until May*".
fn after_cue(page: &Page<'_>, draft: &Draft<'_>) -> Option<Range<usize>> {
    let clause = &page.clauses.list()[draft.clause?];
    let is_plain = draft.word.is_some_and(|word| word.takes(Frame::BareClause) && word.takes(Frame::Quote));
    let own = own_words(page, draft);
    let told = draft.content.last()?.end;
    let interrupts = told <= own.start && own.start - told <= 3 && clause.form == Form::Finite;
    if !is_plain || !interrupts || !is_word(page, own.end, ",") {
        return None;
    }
    let rest = stretch(page, own.end + 1)?;
    // After a quotation or an inverted cue the reporter is as likely to go on.
    let is_unsure = !draft.quotes.is_empty() || draft.speaker.iter().any(|&head| head > draft.head);
    goes_on(page, rest.clone(), is_unsure).then_some(rest)
}

/// From the first word of cue and speaker to one past the last.
fn own_words(page: &Page<'_>, draft: &Draft<'_>) -> Range<usize> {
    let speakers = draft.speaker.iter().map(|&head| page.clauses.core(head));
    let cue = draft.cue.iter().map(|&token| token..token + 1);
    let near = speakers.filter(|core| core.end.abs_diff(draft.head) <= 30);
    near.chain(cue)
        .fold(draft.head..draft.head + 1, |all, part| all.start.min(part.start)..all.end.max(part.end))
}

fn is_word(page: &Page<'_>, at: usize, word: &str) -> bool {
    at < page.document.len() && page.lower(at) == word
}

/// The words from here to the end of the sentence, if no quotation stands among them.
fn stretch(page: &Page<'_>, start: usize) -> Option<Range<usize>> {
    if start >= page.document.len() {
        return None;
    }
    let end = page.paragraph_around(start).end;
    let stops = |&token: &usize| page.ends_sentence(token) || matches!(page.document.word(token), ";" | ":");
    let end = (start..end).find(stops).unwrap_or(end);
    // "The choir sings outside, she said, *until it is “safe again”*": words in marks that are a part of the sentence.
    let is_part = |idx: usize| {
        let quote = &page.quotes[idx];
        quote.tokens.start > start
            && first_word(page, quote).is_some_and(|word| word.starts_with(char::is_lowercase))
    };
    let is_free = (start..end).all(|token| page.quote_of(token).is_none_or(is_part));
    (is_free && page.n_words(start..end) >= 2).then_some(start..end)
}

/// Whether the words after an interrupting cue are still what is said.
fn goes_on(page: &Page<'_>, rest: Range<usize>, is_unsure: bool) -> bool {
    let first = page.lower(rest.start);
    if is_unsure || JOINTS.contains(&first.as_str()) {
        return JOINTS.contains(&first.as_str());
    }
    let is_told = match page.document.pos(rest.start) {
        Pos::Noun | Pos::Propn | Pos::Pron | Pos::Det | Pos::Num | Pos::Adj => {
            begins_clause(page, rest.start, &rest)
        }
        Pos::Cconj => begins_clause(page, rest.start + 1, &rest),
        Pos::Verb | Pos::Aux => !matches!(page.document.tag(rest.start), "VBG" | "VBN"),
        _ => true,
    };
    is_told && !REPORTERS.contains(&first.as_str()) && !reach::is_setting(page, rest.start, rest)
}

/// Whether a finite clause begins here with its own subject.
fn begins_clause(page: &Page<'_>, start: usize, rest: &Range<usize>) -> bool {
    let heads = rest.clone().filter_map(|token| page.clauses.headed_by(token));
    heads.map(|idx| &page.clauses.list()[idx]).any(|inner| {
        let begins = |&head: &usize| head >= start && page.clauses.core(head).start == start;
        let subject = if inner.passive { &inner.object } else { &inner.subject };
        inner.form == Form::Finite && !inner.subject_shared && subject.iter().any(begins)
    })
}

/// "told them “it is late” and *that he was tired*".
fn joined(page: &Page<'_>, draft: &Draft<'_>) -> Option<Range<usize>> {
    let end = draft.content.last()?.end;
    let is_told = draft.head < draft.content[0].start && !draft.quotes.is_empty();
    let joins = (is_word(page, end, "and") || is_word(page, end, "but")) && is_word(page, end + 1, "that");
    if !is_told || !joins || page.quote_of(end).is_some() {
        return None;
    }
    let stop = page.paragraph_around(end).end;
    let stops = |&token: &usize| page.ends_sentence(token) && page.quote_of(token).is_none();
    Some(end..(end..stop).find(stops).unwrap_or(stop))
}

/// Whether a phrase goes on here that only words in marks can have begun: "wrote that they “will never sell” *the land*".
fn is_inside(page: &Page<'_>, token: usize) -> bool {
    let is_small = page.document.word(token).starts_with(char::is_lowercase);
    let is_phrase =
        matches!(page.document.pos(token), Pos::Noun | Pos::Det | Pos::Adj | Pos::Verb | Pos::Aux);
    is_small && is_phrase && !REPORTERS.contains(&page.lower(token).as_str())
}

/// "called it “a disaster” *for the town*": words that lean on a quotation whose marks close in mid-sentence.
fn leaning(page: &Page<'_>, draft: &Draft<'_>) -> Option<Range<usize>> {
    let end = draft.content.last()?.end;
    let quote = page.quote_of(end - 1).map(|idx| &page.quotes[idx])?;
    let last = quote.tokens.clone().rev().nth(1)?;
    let is_open = quote.tokens.end == end && !page.ends_sentence(last) && page.document.word(last) != ",";
    let leans =
        end < page.document.len() && (LEANS.contains(&page.lower(end).as_str()) || is_inside(page, end));
    if draft.head > draft.content[0].start || !is_open || !leans {
        return None;
    }
    let stop = page.paragraph_around(end).end;
    let is_break =
        |token: usize| matches!(page.document.word(token), "," | ";" | ":" | "(" | "—" | "–" | "--");
    let stops =
        |&token: &usize| is_break(token) || page.ends_sentence(token) || page.quote_of(token).is_some();
    let rest = end..(end..stop).find(stops).unwrap_or(stop);
    (page.n_words(rest.clone()) >= 2).then_some(rest)
}
