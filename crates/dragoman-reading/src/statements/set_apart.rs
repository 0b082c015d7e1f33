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
use std::ops::Range;

/// How many paragraphs in the first person may go on from the first.
const LONGEST: usize = 6;

/// Lays paragraphs to the cues before them.
pub(super) fn lay(page: &Page<'_>, drafts: &mut Vec<Draft<'_>>) {
    // In text order; what is added below has no clause and is no cue for another paragraph.
    let mut cues: Vec<usize> = (0..drafts.len()).filter(|&idx| drafts[idx].clause.is_some()).collect();
    cues.sort_by_key(|&idx| drafts[idx].head);
    for idx in 1..page.paragraphs.len() {
        let Some((colon, owner)) = leading_up(page, drafts, &cues, idx - 1) else { continue };
        let words = words_from(page, drafts, &cues, idx);
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
fn leading_up(
    page: &Page<'_>,
    drafts: &[Draft<'_>],
    cues: &[usize],
    paragraph: usize,
) -> Option<(usize, usize)> {
    let tokens = page.paragraphs[paragraph].clone();
    let colon = tokens.rev().find(|&token| !page.document.word(token).trim().is_empty())?;
    if page.document.word(colon) != ":" || page.quote_of(colon).is_some() {
        return None;
    }
    let sentence = page.document.sentences()[page.document.sentence_of(colon)].clone();
    let owner = *within(drafts, cues, &sentence).iter().rfind(|&&cue| may_lead(&drafts[cue]))?;
    Some((colon, owner))
}

/// The cues whose heads lie in a run of tokens.
fn within<'c>(drafts: &[Draft<'_>], cues: &'c [usize], tokens: &Range<usize>) -> &'c [usize] {
    let from = |start: usize| cues.partition_point(|&cue| drafts[cue].head < start);
    &cues[from(tokens.start)..from(tokens.end)]
}

/// Whether a cue tells words that nothing else holds yet, or denies what it names in a word.
fn may_lead(draft: &Draft<'_>) -> bool {
    let is_said = draft.word.is_some_and(|word| !word.stance && word.takes(Frame::Quote));
    let is_open = draft.content.is_empty() && draft.quotes.is_empty() && is_said;
    let denies = draft.frame == Frame::Noun && draft.word.is_some_and(|word| word.act == Act::Deny);
    !draft.negated && !draft.speaker.is_empty() && (is_open || denies)
}

/// The words of a paragraph and of those that go on from it.
fn words_from(page: &Page<'_>, drafts: &[Draft<'_>], cues: &[usize], first: usize) -> Vec<usize> {
    let mut words = said_in(page, drafts, cues, first);
    let last = page.paragraphs.len().min(first + LONGEST);
    let mut next = first + 1;
    while next < last && is_first_person(page, &words) && words.last() == whole(page, next - 1).last() {
        let more = said_in(page, drafts, cues, next);
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
fn said_in(page: &Page<'_>, drafts: &[Draft<'_>], cues: &[usize], paragraph: usize) -> Vec<usize> {
    let tokens = whole(page, paragraph);
    let begins = tokens.first().is_some_and(|&token| !page.is_mark(token) && page.quote_of(token).is_none());
    let is_text = tokens.last().is_some_and(|&token| page.ends_sentence(token));
    if !begins || !is_text {
        return Vec::new();
    }
    let mut reports = within(drafts, cues, &page.paragraphs[paragraph]).iter().map(|&cue| &drafts[cue]);
    let stop =
        reports.find(|draft| is_by_others(page, draft)).map(|draft| page.document.sentence_of(draft.head));
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
