//! Lays words to a name that stands beside them with a colon or a dash and no verb.
//!
//! In: the page and the drafts of all cues. Out: more drafts.
//!
//! - `Clinton: "…"`          a name before a quotation;
//! - `"…" — Ann Reyes`       a name after one, at the end of its paragraph;
//! - `He took to the air: "…"`  a clause that leads up to one: who acts in it speaks;
//! - `WALLACE: Let us begin.`   a transcript or a headline: the rest of the paragraph;
//! - `Strikes will go on: Putin`  a headline that ends in a name, with or without "says".
//!
//! A place before a colon or a dash is a dateline and says nothing.

use super::dateline;
use super::draft::Draft;
use super::page::{Page, Quote, runs};
use crate::lexicon::Frame;
use dragoman_language::Pos;
use std::ops::Range;

/// *Clinton*: "…".
pub(super) fn name_before(
    page: &Page<'_>,
    drafts: &mut Vec<Draft<'_>>,
    quote: &Quote,
    stretch: Range<usize>,
) -> Option<usize> {
    let colon = colon_of(page, &stretch)?;
    let name = stretch.start..colon;
    // "Reports: “streamlined” process to replace …": the marks hold a word of the headline, not all of it.
    let after = (quote.tokens.end..page.paragraph_around(colon).end).find(|&token| !page.is_mark(token));
    let goes_on = after.is_some_and(|token| page.lower(token) == page.document.word(token));
    let is_word = goes_on && page.n_words(quote.tokens.clone()) < 4;
    if page.quote_of(quote.tokens.start) == page.quote_of(colon) || is_word || !is_plain(page, name.clone()) {
        return None;
    }
    let head = page.clauses.head_of(name);
    Some(added(drafts, draft("rule:name_with_colon", colon, vec![head], Vec::new())))
}

/// "…" — *Ann Reyes*
pub(super) fn name_after(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>, quote: &Quote) -> Option<usize> {
    let is_mark = |char: char| matches!(char, '-' | '—' | '–' | '―');
    let own = page.paragraph_around(quote.tokens.start);
    let is_last = (quote.tokens.end..own.end).all(|token| is_space(page, token));
    let below = page.paragraphs.get(quote.paragraph + 1).filter(|_| is_last);
    let paragraph = below.cloned().unwrap_or(own);
    // The dash may stick to the mark before it.
    let last = quote.tokens.end.checked_sub(1)?;
    let sticks = page.document.word(last).ends_with(is_mark);
    let next = (quote.tokens.end..paragraph.end).find(|&token| !is_space(page, token));
    let dash = if sticks { last } else { next? };
    let is_dash = sticks || page.document.word(dash).chars().all(is_mark);
    let words: Vec<usize> = (dash + 1..paragraph.end).filter(|&token| !page.is_mark(token)).collect();
    let name = *words.first()?..*words.last()? + 1;
    let after = (name.end..paragraph.end).all(|token| page.is_mark(token));
    if !is_dash || !after || !is_plain(page, name.clone()) {
        return None;
    }
    let head = page.clauses.head_of(name);
    Some(added(drafts, draft("rule:name_after_dash", dash, vec![head], Vec::new())))
}

/// He took to the air: "…".
pub(super) fn colon_before(
    page: &Page<'_>,
    drafts: &mut Vec<Draft<'_>>,
    quote: &Quote,
    stretch: Range<usize>,
) -> Option<usize> {
    let colon = colon_of(page, &stretch)?;
    if page.n_words(quote.tokens.clone()) < 4 {
        return None;
    }
    let clauses = stretch.clone().filter_map(|token| page.clauses.headed_by(token));
    let main = clauses.map(|idx| &page.clauses.list()[idx]).find(|clause| {
        clause.parent.is_none_or(|(above, _)| !stretch.contains(&page.clauses.list()[above].head))
    })?;
    let subject = main.subject.first().copied().filter(|subject| stretch.contains(subject))?;
    let may_speak = matches!(page.document.pos(subject), Pos::Propn | Pos::Pron)
        && !matches!(page.lower(subject).as_str(), "it" | "this" | "that" | "there" | "which");
    if !may_speak {
        return None;
    }
    Some(added(drafts, draft("rule:clause_with_colon", colon, main.subject.clone(), Vec::new())))
}

/// Adds a draft; gives its position.
fn added<'a>(drafts: &mut Vec<Draft<'a>>, draft: Draft<'a>) -> usize {
    drafts.push(draft);
    drafts.len() - 1
}

/// Finds the paragraphs of transcripts and the headlines that begin with a name and a colon.
pub(super) fn lay(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>) {
    for paragraph in &page.paragraphs {
        if ends_in_name(page, drafts, paragraph) {
            continue;
        }
        let Some((name, colon)) = label(page, paragraph) else { continue };
        let rest: Vec<usize> = (colon + 1..paragraph.end).collect();
        let has_own = drafts.iter().any(|draft| draft.head == colon);
        if page.n_words(colon + 1..paragraph.end) < 3 || has_own {
            continue;
        }
        let head = page.clauses.head_of(name);
        drafts.push(draft("rule:label_with_colon", colon, vec![head], runs(page, &rest)));
    }
}

/// The name with which a paragraph begins and the colon after it.
fn label(page: &Page<'_>, paragraph: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let mut tokens = paragraph.clone().filter(|&token| !is_space(page, token));
    let start = tokens.find(|&token| !page.is_mark(token))?;
    let colon = (start..paragraph.end.min(start + 5)).find(|&token| page.document.word(token) == ":")?;
    let name = start..colon;
    let is_capital = |token: usize| page.document.word(token).chars().next().is_some_and(char::is_uppercase);
    let is_shouted =
        name.clone().all(|token| page.document.word(token).chars().all(|char| !char.is_lowercase()));
    let names = page.document.names();
    let from = names.partition_point(|found| found.tokens.end <= name.start);
    let mut within = names[from..].iter().take_while(|found| found.tokens.start < name.end);
    let is_named = within.any(|found| matches!(found.label.as_str(), "PERSON" | "ORG"));
    let is_named = is_named || is_office(page, name.clone());
    let has_letters =
        page.document.words(name.clone()).chars().filter(|char| char.is_alphabetic()).count() > 3;
    let is_name = name.clone().all(|token| page.document.word(token) == "." || is_capital(token))
        && (is_named || is_shouted)
        && !is_banner(page, name.clone())
        && !dateline::is_place(page, name.clone());
    let fits = !name.is_empty() && has_letters && is_name;
    fits.then_some((name, colon))
}

/// "*BREAKING NEWS*: …", "*WATCH LIVE*: …": what the page calls a paragraph.
fn is_banner(page: &Page<'_>, mut name: Range<usize>) -> bool {
    let classes = &page.lexicon.events.noun_classes;
    name.any(|token| classes.has("banner", &page.lower(token)))
}

/// "*Police*: two dead in fire", "*Poll*: most back the deal": a headline's noun for who says it.
fn is_office(page: &Page<'_>, name: Range<usize>) -> bool {
    let Some(last) = name.clone().last() else { return false };
    let lemma = page.lemma(last);
    let classes = &page.lexicon.events.noun_classes;
    let speaks = ["media", "police", "voice"].iter().any(|class| classes.has(class, &lemma));
    name.len() <= 3 && (speaks || page.lexicon.roles.by_noun(&lemma).is_some())
}

/// "Strikes will go on: *Putin*", "…: *Putin says*": lays the headline before the colon to the name.
fn ends_in_name(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>, paragraph: &Range<usize>) -> bool {
    let Some((colon, words)) = headline(page, paragraph) else { return false };
    let cue = drafts.iter().position(|draft| words.contains(&draft.head) && draft.clause.is_some());
    let name =
        words.start..cue.map_or(words.end, |cue| drafts[cue].cue.first().copied().unwrap_or(words.end));
    let is_capital = |token: usize| page.document.word(token).starts_with(char::is_uppercase);
    if name.is_empty() || !name.clone().all(is_capital) || !is_speaker(page, name.clone()) {
        return false;
    }
    let content = runs(page, &(paragraph.start..colon).collect::<Vec<usize>>());
    let head = page.clauses.head_of(name);
    match cue {
        Some(cue) => (drafts[cue].content, drafts[cue].speaker) = (content, vec![head]),
        None => drafts.push(draft("rule:name_ends_headline", colon, vec![head], content)),
    }
    true
}

/// The colon of a headline and the few words after it.
fn headline(page: &Page<'_>, paragraph: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let last = paragraph.clone().rev().find(|&token| !is_space(page, token))?;
    let colon = paragraph.clone().rev().find(|&token| page.document.word(token) == ":")?;
    let is_short = paragraph.len() <= 30 && last - colon <= 6 && !page.ends_sentence(last);
    let said = page.n_words(paragraph.start..colon) >= 3;
    (is_short && said && last > colon).then_some((colon, colon + 1..last + 1))
}

/// Whether a run of words is a person's or a body's name, or names an office.
fn is_speaker(page: &Page<'_>, name: Range<usize>) -> bool {
    let names = page.document.names();
    let from = names.partition_point(|found| found.tokens.end <= name.start);
    let mut within = names[from..].iter().take_while(|found| found.tokens.start < name.end);
    within.any(|found| matches!(found.label.as_str(), "PERSON" | "ORG" | "GPE")) || is_office(page, name)
}

fn colon_of(page: &Page<'_>, stretch: &Range<usize>) -> Option<usize> {
    let last = stretch.end.checked_sub(1)?;
    (stretch.contains(&last) && page.document.word(last) == ":").then_some(last)
}

/// A short run of words that begins big and has no verb.
fn is_plain(page: &Page<'_>, name: Range<usize>) -> bool {
    let has_verb = name.clone().any(|token| page.clauses.headed_by(token).is_some());
    let begins_big = page.document.word(name.start).starts_with(char::is_uppercase);
    !name.is_empty() && name.len() <= 8 && !has_verb && begins_big
}

fn is_space(page: &Page<'_>, token: usize) -> bool {
    page.document.word(token).trim().is_empty()
}

fn draft<'a>(rule: &str, mark: usize, speaker: Vec<usize>, content: Vec<Range<usize>>) -> Draft<'a> {
    let draft = Draft::at(rule.to_owned(), Frame::Quote, mark, ":".to_owned(), vec![mark]);
    Draft { speaker, content, ..draft }
}
