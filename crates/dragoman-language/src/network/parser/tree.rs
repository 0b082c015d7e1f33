//! From the arcs of the parser to trees and sentences.
//!
//! Training data had crossing arcs lifted to a higher head, and the label tells where they belong.
//! They are put back here as spaCy does it, and sentences are the spans of the trees that result.

use super::moves::{Lifted, Moves};
use super::state::State;
use crate::lexeme::TokenFeatures;

/// What the parser knows of a text.
#[derive(Debug, Default)]
pub struct Arcs {
    /// The head of each token; its own position at a root.
    pub heads: Vec<u32>,
    /// The label of each token's arc.
    pub labels: Vec<u16>,
    /// Whether a token starts a sentence.
    pub starts: Vec<bool>,
}

impl Arcs {
    /// Reads a final state.
    pub fn new(state: &State, moves: &Moves, tokens: &[TokenFeatures]) -> Self {
        let arc = |token: usize| state.arc(token).unwrap_or((token, moves.root()));
        let arcs = (0..tokens.len()).map(arc);
        let (heads, labels) = arcs.map(|(head, label)| (head as u32, label)).unzip();
        let mut arcs = Self { heads, labels, starts: Vec::new() };
        let mut edges = arcs.edges();
        if arcs.put_back_lifted(moves, tokens, &edges) {
            edges = arcs.edges();
        }
        arcs.starts = vec![false; tokens.len()];
        for token in arcs.roots() {
            arcs.starts[edges[token].left as usize] = true;
        }
        arcs
    }

    fn roots(&self) -> Vec<usize> {
        let heads = self.heads.iter().enumerate();
        heads.filter(|(token, head)| *token == **head as usize).map(|(token, _)| token).collect()
    }

    /// Gives lifted arcs the head that their label names; tells whether there were any.
    fn put_back_lifted(&mut self, moves: &Moves, tokens: &[TokenFeatures], edges: &[Edges]) -> bool {
        let mut any = false;
        for token in 0..self.heads.len() {
            if let Some(lifted) = moves.lifted(self.labels[token]) {
                self.heads[token] = self.find_head(token, lifted, tokens, edges);
                self.labels[token] = lifted.label;
                any = true;
            }
        }
        any
    }

    /// The first token under the head that has the label, level by level, left to right; else the
    /// head itself. White space and the token's own descendants do not count.
    fn find_head(&self, token: usize, lifted: Lifted, tokens: &[TokenFeatures], edges: &[Edges]) -> u32 {
        let mut level = vec![self.heads[token] as usize];
        while !level.is_empty() {
            let mut below = Vec::new();
            for &head in &level {
                for child in self.children(head, edges) {
                    if child == token || tokens[child].lexeme.is_space {
                        continue;
                    }
                    if self.labels[child] == lifted.head_label {
                        return child as u32;
                    }
                    below.push(child);
                }
            }
            level = below;
        }
        self.heads[token]
    }

    fn children(&self, head: usize, edges: &[Edges]) -> impl Iterator<Item = usize> {
        let Edges { left, right } = edges[head];
        let span = left as usize..=right as usize;
        span.filter(move |&child| child != head && self.heads[child] as usize == head)
    }

    /// The first and last token below each, by spaCy's repeated passes: trees that cross need
    /// more than one.
    fn edges(&self) -> Vec<Edges> {
        let own = |token: u32| Edges { left: token, right: token };
        let mut edges: Vec<Edges> = (0..self.heads.len() as u32).map(own).collect();
        for _ in 0..=MAX_PASSES {
            for token in 0..edges.len() {
                self.widen_head(token, &mut edges);
            }
            for token in (0..edges.len()).rev() {
                self.widen_head(token, &mut edges);
            }
            if self.heads_stay_inside(&edges) {
                break;
            }
        }
        edges
    }

    fn widen_head(&self, token: usize, edges: &mut [Edges]) {
        let Edges { left, right } = edges[token];
        let head = &mut edges[self.heads[token] as usize];
        head.left = head.left.min(left);
        head.right = head.right.max(right);
    }

    /// Whether each head lies in the sentence of its token, checked as spaCy checks it.
    fn heads_stay_inside(&self, edges: &[Edges]) -> bool {
        let last = edges.len().saturating_sub(1);
        let mut bounds: Vec<usize> = self.roots().iter().map(|&it| edges[it].left as usize).collect();
        bounds.push(last);
        bounds.sort_unstable();
        bounds.dedup();
        let mut start = 0;
        for end in bounds.into_iter().filter(|&end| end > 0) {
            // The bound is one too wide, and the last token is not checked; so does spaCy.
            let inside = start as u32..=end as u32;
            if self.heads[start..end].iter().any(|head| !inside.contains(head)) {
                return false;
            }
            start = end;
        }
        true
    }
}

const MAX_PASSES: usize = 11;

/// The first and last token of a subtree.
#[derive(Clone, Copy, Debug)]
struct Edges {
    left: u32,
    right: u32,
}
