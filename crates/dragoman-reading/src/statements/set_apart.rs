//! Lays a paragraph without quotation marks to the sentence that leads up to it with a colon.
//!
//! In: the page and the drafts of all cues. Out: the same, with more content, and more drafts.
//!
//! - `The firm said in a statement:` / `We regret the accident.`: the cue takes the paragraph, and those
//!   after it that go on in the first person.
//! - `The firm denied these claims:` / `Nobody was hurt.`: the cue has its words; a second statement of its
//!   speaker, with the colon as cue and the same act, takes the paragraph.
//!
//! The words end where somebody is reported again: "They *also claimed* that …" is the reporter's.

use super::draft::Draft;
use super::page::{Page, runs};
use crate::lexicon::Frame;
use dragoman_records::Act;

/// How many paragraphs in the first person may go on from the first.
const LONGEST: usize = 6;

/// Lays paragraphs to the cues before them.
pub(super) fn lay(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>) {
    for idx in 1..page.paragraphs.len() {
        let Some((colon, owner)) = leading_up(page, drafts, idx - 1) else { continue };
        let words = words_from(page, drafts, idx);
        if words.is_empty() {
            continue;
        }
        let content = runs(page, &words);
        if drafts[owner].content.is_empty() {
            drafts[owner].content = content;
            drafts[owner].is_own = true;
            drafts[owner].tell("the paragraph after the colon is what is said");
        } else {
            let (speaker, word) = (drafts[owner].speaker.clone(), drafts[owner].word);
            let draft =
                Draft::at("rule:set_apart".to_owned(), Frame::Quote, colon, ":".to_owned(), vec![colon]);
            drafts.push(Draft { word, speaker, content, is_own: true, ..draft });
        }
    }
}

/// The colon that ends a paragraph and the cue of its sentence.
fn leading_up(page: &Page<'_>, drafts: &[Draft<'_>], paragraph: usize) -> Option<(usize, usize)> {
    let tokens = page.paragraphs[paragraph].clone();
    let colon = tokens.rev().find(|&token| !page.document.word(token).trim().is_empty())?;
    if page.document.word(colon) != ":" || page.quote_of(colon).is_some() {
        return None;
    }
    let sentence = page.document.sentences()[page.document.sentence_of(colon)].clone();
    let leads = |draft: &&Draft<'_>| sentence.contains(&draft.head) && may_lead(draft);
    let (owner, _) = drafts.iter().enumerate().rfind(|(_, draft)| leads(draft))?;
    Some((colon, owner))
}

/// Whether a cue tells words that nothing else holds yet, or denies what it names in a word.
fn may_lead(draft: &Draft<'_>) -> bool {
    let is_said = draft.word.is_some_and(|word| !word.stance && word.takes(Frame::Quote));
    let is_open = draft.content.is_empty() && draft.quotes.is_empty() && is_said;
    let denies = draft.frame == Frame::Noun && draft.word.is_some_and(|word| word.act == Act::Deny);
    draft.clause.is_some() && !draft.negated && !draft.speaker.is_empty() && (is_open || denies)
}

/// The words of a paragraph and of those that go on from it.
fn words_from(page: &Page<'_>, drafts: &[Draft<'_>], first: usize) -> Vec<usize> {
    let mut words = said_in(page, drafts, first);
    let last = page.paragraphs.len().min(first + LONGEST);
    let mut next = first + 1;
    while next < last && is_first_person(page, &words) && words.last() == whole(page, next - 1).last() {
        let more = said_in(page, drafts, next);
        if !is_first_person(page, &more) {
            break;
        }
        words.extend(more);
        next += 1;
    }
    words
}

fn whole(page: &Page<'_>, paragraph: usize) -> Vec<usize> {
    page.paragraphs[paragraph].clone().filter(|&token| !page.document.word(token).trim().is_empty()).collect()
}

/// The sentences of a paragraph up to the first that reports somebody else; none if it is no plain text.
fn said_in(page: &Page<'_>, drafts: &[Draft<'_>], paragraph: usize) -> Vec<usize> {
    let tokens = whole(page, paragraph);
    let begins = tokens.first().is_some_and(|&token| !page.is_mark(token) && page.quote_of(token).is_none());
    let is_text = tokens.last().is_some_and(|&token| page.ends_sentence(token));
    if !begins || !is_text {
        return Vec::new();
    }
    let reports = |draft: &&Draft<'_>| {
        tokens.contains(&draft.head) && draft.clause.is_some() && is_by_others(page, draft)
    };
    let stop = drafts.iter().find(reports).map(|draft| page.document.sentence_of(draft.head));
    let end = stop.map_or(usize::MAX, |sentence| page.document.sentences()[sentence].start);
    let said: Vec<usize> = tokens.iter().copied().filter(|&token| token < end).collect();
    if said.iter().filter(|&&token| !page.is_mark(token)).count() < 3 { Vec::new() } else { said }
}

/// Whether a cue reports somebody, and not who speaks himself ("we believe").
fn is_by_others(page: &Page<'_>, draft: &Draft<'_>) -> bool {
    !draft.speaker.is_empty()
        && !draft.speaker.iter().any(|&head| matches!(page.lower(head).as_str(), "i" | "we"))
}

fn is_first_person(page: &Page<'_>, words: &[usize]) -> bool {
    words.iter().any(|&token| matches!(page.lower(token).as_str(), "i" | "we" | "me" | "us" | "my" | "our"))
}
