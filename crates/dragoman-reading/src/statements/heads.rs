//! Looks drafts up by the place of their cue's head.
//!
//! In: drafts. Out: their positions by head, without going through all of them.

use super::draft::Draft;
use std::collections::BTreeMap;
use std::ops::Range;

/// Positions of drafts by the heads of their cues; of several with one head the first.
#[derive(Debug)]
pub(super) struct Heads(BTreeMap<usize, usize>);

impl Heads {
    /// Of all drafts.
    pub(super) fn of(drafts: &[Draft<'_>]) -> Self {
        Self(drafts.iter().enumerate().rev().map(|(idx, draft)| (draft.head, idx)).collect())
    }

    /// Notes a draft more.
    pub(super) fn add(&mut self, head: usize, draft_idx: usize) {
        self.0.entry(head).or_insert(draft_idx);
    }

    /// The draft whose cue has its head here.
    pub(super) fn at(&self, token: usize) -> Option<usize> {
        self.0.get(&token).copied()
    }

    /// The drafts whose cues have their heads in a run of tokens, in text order.
    pub(super) fn within(&self, tokens: Range<usize>) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let end = tokens.end.max(tokens.start);
        self.0.range(tokens.start..end).map(|(_, &idx)| idx)
    }
}
