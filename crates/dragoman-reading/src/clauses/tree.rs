//! The dependency tree seen from the heads: the children of each token, in text order.

use dragoman_language::Document;
use std::ops::Range;

/// Children of every token, in one list with offsets into it.
#[derive(Debug)]
pub(super) struct Tree {
    heads: Vec<usize>,
    starts: Vec<usize>,
    children: Vec<usize>,
    first: Vec<usize>,
    last: Vec<usize>,
}

impl Tree {
    pub(super) fn new(document: &Document) -> Self {
        let heads: Vec<usize> = (0..document.len()).map(|token| document.head(token)).collect();
        let (starts, children) = invert(&heads);
        let mut tree = Self {
            first: (0..heads.len()).collect(),
            last: (0..heads.len()).collect(),
            heads,
            starts,
            children,
        };
        for token in 0..tree.heads.len() {
            tree.widen_ancestors(token);
        }
        tree
    }

    /// The tokens whose head this is, in text order.
    pub(super) fn children(&self, token: usize) -> &[usize] {
        &self.children[self.starts[token]..self.starts[token + 1]]
    }

    /// From the first to the last token that hangs on this one.
    pub(super) fn subtree(&self, token: usize) -> Range<usize> {
        self.first[token]..self.last[token] + 1
    }

    /// The token, its head, and so on up to the root.
    pub(super) fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let up = |&token: &usize| Some(self.heads[token]).filter(|&head| head != token);
        // A parse made elsewhere may hold a ring; no tree is deeper than it has tokens.
        std::iter::successors(Some(token), up).take(self.heads.len())
    }

    fn widen_ancestors(&mut self, token: usize) {
        let ancestors: Vec<usize> = self.ancestors(token).skip(1).collect();
        for ancestor in ancestors {
            self.first[ancestor] = self.first[ancestor].min(token);
            self.last[ancestor] = self.last[ancestor].max(token);
        }
    }
}

fn invert(heads: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let mut starts = vec![0; heads.len() + 1];
    let arcs = || heads.iter().enumerate().filter(|&(token, &head)| token != head);
    for (_, &head) in arcs() {
        starts[head + 1] += 1;
    }
    for token in 0..heads.len() {
        starts[token + 1] += starts[token];
    }
    let mut next = starts.clone();
    let mut children = vec![0; starts[heads.len()]];
    for (token, &head) in arcs() {
        children[next[head]] = token;
        next[head] += 1;
    }
    (starts, children)
}
