//! Lays words to a name that stands beside them with a colon or a dash and no verb.
//!
//! In: the page and the drafts of all cues. Out: more drafts.
//!
//! - `Clinton: "…"`          a name before a quotation;
//! - `"…" — Ann Reyes`       a name after one, at the end of its paragraph;
//! - `He took to the air: "…"`  a clause that leads up to one: who acts in it speaks;
//! - `WALLACE: Let us begin.`   a transcript or a headline: the rest of the paragraph.
//!
//! A place before a colon or a dash is a dateline and says nothing.

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
    if page.quote_of(quote.tokens.start) == page.quote_of(colon) || !is_plain(page, name.clone()) {
        return None;
    }
    let head = page.clauses.head_of(name);
    drafts.push(draft("rule:name_with_colon", colon, vec![head], Vec::new()));
    Some(drafts.len() - 1)
}

/// "…" — *Ann Reyes*
pub(super) fn name_after(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>, quote: &Quote) -> Option<usize> {
    let paragraph = page.paragraph_around(quote.tokens.start);
    let dash = (quote.tokens.end..paragraph.end).find(|&token| !is_space(page, token))?;
    let is_dash = page.document.word(dash).chars().all(|char| matches!(char, '-' | '—' | '–' | '―'));
    let words: Vec<usize> = (dash + 1..paragraph.end).filter(|&token| !page.is_mark(token)).collect();
    let name = *words.first()?..*words.last()? + 1;
    let after = (name.end..paragraph.end).all(|token| page.is_mark(token));
    if !is_dash || !after || !is_plain(page, name.clone()) {
        return None;
    }
    let head = page.clauses.head_of(name);
    drafts.push(draft("rule:name_after_dash", dash, vec![head], Vec::new()));
    Some(drafts.len() - 1)
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
    drafts.push(draft("rule:clause_with_colon", colon, main.subject.clone(), Vec::new()));
    Some(drafts.len() - 1)
}

/// Finds the paragraphs of transcripts and the headlines that begin with a name and a colon.
pub(super) fn lay(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>) {
    for paragraph in &page.paragraphs {
        let Some((name, colon)) = label(page, paragraph) else { continue };
        let rest: Vec<usize> = (colon + 1..paragraph.end).collect();
        let has_own = (colon + 1..paragraph.end.min(colon + 3))
            .any(|token| page.quote_of(token).is_some_and(|quote| page.quotes[quote].tokens.start > colon));
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
    let has_letters =
        page.document.words(name.clone()).chars().filter(|char| char.is_alphabetic()).count() > 3;
    let fits = !name.is_empty() && has_letters && name.clone().all(is_capital) && (is_shouted || is_named);
    fits.then_some((name, colon))
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
    Draft {
        word: None,
        rule: rule.to_owned(),
        frame: Frame::Quote,
        cue: vec![mark],
        head: mark,
        lemma: ":".to_owned(),
        clause: None,
        speaker,
        content,
        quotes: Vec::new(),
        negated: false,
    }
}
