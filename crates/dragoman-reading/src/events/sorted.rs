//! Drafts by the word that names them and by the clause they happen in.
//!
//! In: the drafts of an article. Out: their positions by head, by clause, and by the clause that theirs hangs on, in the order
//! of the drafts, so that a step that asks for the drafts of one clause does not walk through a whole long article.
//! A draft's head and clause never change; one that is added later is not in it.

use super::draft::Draft;
use super::reader::Reader;
use rustc_hash::FxHashMap;

/// Where drafts stand in their list.
pub(super) struct Sorted {
    by_head: FxHashMap<usize, Vec<usize>>,
    by_clause: FxHashMap<Option<usize>, Vec<usize>>,
    by_parent: FxHashMap<usize, Vec<usize>>,
}

impl Sorted {
    pub(super) fn new(reader: &Reader<'_>, drafts: &[Draft<'_>]) -> Self {
        let mut sorted = Self {
            by_head: FxHashMap::default(),
            by_clause: FxHashMap::default(),
            by_parent: FxHashMap::default(),
        };
        for (idx, draft) in drafts.iter().enumerate() {
            sorted.by_head.entry(draft.head).or_default().push(idx);
            sorted.by_clause.entry(draft.clause).or_default().push(idx);
            if let Some((parent, _)) = draft.clause.and_then(|clause| reader.clause(clause).parent) {
                sorted.by_parent.entry(parent).or_default().push(idx);
            }
        }
        sorted
    }

    /// The drafts that one of these words names, in order.
    pub(super) fn at(&self, heads: impl IntoIterator<Item = usize>) -> Vec<usize> {
        in_order(heads.into_iter().filter_map(|head| self.by_head.get(&head)))
    }

    /// The drafts that happen in a clause, or in none.
    pub(super) fn of_clause(&self, clause: Option<usize>) -> &[usize] {
        self.by_clause.get(&clause).map_or(&[], Vec::as_slice)
    }

    /// The drafts whose clauses hang on one of these, in order.
    pub(super) fn below(&self, clauses: &[usize]) -> Vec<usize> {
        in_order(clauses.iter().filter_map(|clause| self.by_parent.get(clause)))
    }
}

fn in_order<'s>(lists: impl Iterator<Item = &'s Vec<usize>>) -> Vec<usize> {
    let mut all: Vec<usize> = lists.flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
