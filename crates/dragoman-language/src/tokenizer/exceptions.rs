//! Words with a split of their own: "don't" is "do" and "n't", ":-)" is one token.
//!
//! Most are met as chunks, or are left when affixes are off. An exception that consists of affixes
//! is cut before it is met; such cuts are found in the finished tokens and mended there. Of
//! overlapping ones the longest counts, then the first.

use crate::lexeme::TokenFeatures;
use crate::tokenizer::{Piece, Token};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The exceptions of a tokenizer.
#[derive(Clone, Debug, Default)]
pub struct Exceptions {
    pieces: FxHashMap<Box<str>, Vec<Piece>>,
    max_bytes: usize,
    /// How affixes cut exceptions: ids of words, by the first.
    cuts: FxHashMap<u64, Vec<Vec<u64>>>,
}

impl Exceptions {
    pub(super) fn insert(&mut self, word: &str, pieces: Vec<Piece>) {
        self.max_bytes = self.max_bytes.max(word.len());
        self.pieces.insert(word.into(), pieces);
    }

    pub(super) fn insert_cut(&mut self, ids: Vec<u64>) {
        if let Some(&first) = ids.first() {
            self.cuts.entry(first).or_default().push(ids);
        }
    }

    /// The pieces of an exception.
    pub(super) fn get(&self, word: &str) -> Option<&[Piece]> {
        // Hashing a long word again for each affix would take quadratic time.
        if word.len() > self.max_bytes {
            return None;
        }
        self.pieces.get(word).map(Vec::as_slice)
    }

    /// Puts exceptions together that affixes have cut.
    pub(super) fn rejoin(&self, text: &str, tokens: Vec<Token>) -> Vec<Token> {
        let spans = longest_spans(self.find_cuts(&tokens));
        if spans.is_empty() {
            return tokens;
        }
        let mut joined = Vec::with_capacity(tokens.len());
        let mut done = 0;
        for span in spans {
            let cut = &tokens[span.clone()];
            let bytes = cut[0].bytes.start..cut[cut.len() - 1].bytes.end;
            if let Some(pieces) = self.get(&text[bytes.clone()]) {
                joined.extend_from_slice(&tokens[done..span.start]);
                let space_after = cut[cut.len() - 1].features.space_after;
                push_pieces(pieces, bytes.start, space_after, &mut joined);
                done = span.end;
            }
        }
        joined.extend_from_slice(&tokens[done..]);
        joined
    }

    fn find_cuts(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for (idx, token) in tokens.iter().enumerate() {
            let Some(cuts) = self.cuts.get(&token.features.lexeme.orth) else {
                continue;
            };
            for cut in cuts {
                let rest = tokens[idx..].iter().map(|it| it.features.lexeme.orth);
                let n_same = rest.zip(cut).take_while(|(id, other)| id == *other).count();
                if n_same == cut.len() {
                    found.push(idx..idx + n_same);
                }
            }
        }
        found
    }
}

/// The longest spans, the first of equals, none of which starts or ends in another; in order.
fn longest_spans(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| (usize::MAX - span.len(), span.start));
    let mut seen = FxHashSet::default();
    let mut kept = Vec::new();
    for span in spans {
        if !seen.contains(&span.start) && !seen.contains(&(span.end - 1)) {
            kept.push(span.clone());
        }
        seen.extend(span);
    }
    kept.sort_by_key(|span| span.start);
    kept
}

fn push_pieces(pieces: &[Piece], start: usize, space_after: bool, tokens: &mut Vec<Token>) {
    let mut start = start;
    for piece in pieces {
        let token = Token {
            bytes: start..start + piece.n_bytes,
            features: TokenFeatures { lexeme: piece.lexeme, space_after: false },
        };
        start = token.bytes.end;
        tokens.push(token);
    }
    if let Some(last) = tokens.last_mut() {
        last.features.space_after = space_after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_span_counts_then_the_first() {
        assert_eq!(longest_spans(vec![0..1, 0..2, 1..3, 5..6]), [0..2, 5..6]);
        assert_eq!(longest_spans(vec![2..4, 0..3, 4..6]), [0..3, 4..6]);
        assert_eq!(longest_spans(Vec::new()), []);
    }
}
