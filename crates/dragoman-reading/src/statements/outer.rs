//! Takes out of reported words who is told to report the report itself.
//!
//! In: the drafts, each with its content. Out: the same; "told them it was late, *according to the paper*" keeps
//! "it was late", as the paper tells of the whole sentence.
//!
//! A phrase that the parse hangs inside the reported words stays: "said the van was lost, *according to the police*".

use super::draft::Draft;
use super::page::{Page, trim};
use crate::lexicon::Frame;
use std::ops::Range;

/// Cuts the phrase of an outer report off the end of what the reports inside it say.
pub(super) fn cut(page: &Page<'_>, drafts: &mut [Draft<'_>]) {
    let phrases: Vec<(Range<usize>, usize)> = (0..drafts.len())
        .filter(|&idx| drafts[idx].frame == Frame::Preposition)
        .filter_map(|idx| Some((extent(page, &drafts[idx])?, idx)))
        .collect();
    for (phrase, outer) in phrases {
        let near = outer.saturating_sub(NEAR)..(outer + NEAR).min(drafts.len());
        let told: Vec<usize> =
            near.filter(|&idx| idx != outer && drafts[outer].says(drafts[idx].head)).collect();
        for idx in told {
            cut_one(page, &mut drafts[idx], &phrase);
        }
    }
}

/// How many drafts before or behind a phrase may be reported by it.
const NEAR: usize = 16;

/// From the first word of a phrase that reports to one past the last of whom it names.
fn extent(page: &Page<'_>, draft: &Draft<'_>) -> Option<Range<usize>> {
    let start = *draft.cue.first()?;
    let ends = draft.speaker.iter().map(|&head| page.clauses.extent(head).end);
    Some(start..ends.max()?.max(start + 1))
}

fn cut_one(page: &Page<'_>, draft: &mut Draft<'_>, phrase: &Range<usize>) {
    let Some(last) = draft.content.last_mut() else { return };
    let ends_with = last.start < phrase.start && last.end > phrase.start && last.end <= phrase.end + 1;
    if let Some(rest) = trim(page, last.start..phrase.start).filter(|_| ends_with) {
        *last = rest;
        draft.tell("who reports the report stays out");
    }
}
