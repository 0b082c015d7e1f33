//! Splits a text into tokens, as spaCy's tokenizer does with the rules of the model.
//!
//! In: a text. Out: [`Token`]s that, with the blanks after them, are the whole text.
//!
//! 1. this file      splits the text into chunks at white space.
//! 2. `rules`        holds patterns and exceptions, read from the model's `tokenizer` file.
//! 3. `affixes`      takes prefixes and suffixes off a chunk and splits the rest at infixes.
//! 4. `exceptions`   knows words with a split of their own ("don't", ":-)"), and puts those
//!    together again that step 3 cut.
//!
//! The split of a chunk is a function of the chunk alone, so it is remembered.

mod affixes;
mod exceptions;
mod rules;

use crate::lexeme::{Lexeme, TokenFeatures};
use crate::unicode::is_space;
use affixes::Splitter;
pub use rules::Rules;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A token: its bytes in the text and what the network reads of it.
#[derive(Clone, Debug, Default)]
pub struct Token {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// Word type and following blank.
    pub features: TokenFeatures,
}

/// A part of a chunk that becomes a token.
#[derive(Clone, Copy, Debug)]
struct Piece {
    n_bytes: usize,
    lexeme: Lexeme,
}

/// So many chunks are remembered; then all are forgotten, which changes no result.
const MAX_CHUNKS: usize = 1 << 16;

/// Chunks longer than this are rare and not remembered.
const MAX_CHUNK_BYTES: usize = 128;

/// Room to work in, kept between texts; one for each thread.
#[derive(Debug, Default)]
pub struct Scratch {
    splitter: Splitter,
    pieces: Vec<Piece>,
    remembered: Vec<Piece>,
    chunks: FxHashMap<Box<str>, Range<usize>>,
}

/// Splits a text.
pub fn tokenize(text: &str, rules: &Rules, scratch: &mut Scratch) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for chunk in chunks(text) {
        split_chunk(text, chunk, rules, scratch, &mut tokens);
    }
    rules.exceptions.rejoin(text, tokens)
}

/// A run of white space or of anything else, and whether a blank that belongs to no run follows.
struct Chunk {
    bytes: Range<usize>,
    space_after: bool,
}

/// The chunks of a text. The first blank after a word belongs to no chunk; further white space
/// makes a chunk of its own.
fn chunks(text: &str) -> impl Iterator<Item = Chunk> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        let is_white = is_space(rest.chars().next()?);
        let len = rest.find(|char| is_space(char) != is_white);
        let end = len.map_or(text.len(), |len| start + len);
        let space_after = !is_white && text[end..].starts_with(' ');
        let bytes = start..end;
        start = end + usize::from(space_after);
        Some(Chunk { bytes, space_after })
    })
}

fn split_chunk(text: &str, chunk: Chunk, rules: &Rules, scratch: &mut Scratch, tokens: &mut Vec<Token>) {
    let word = &text[chunk.bytes.clone()];
    let mut start = chunk.bytes.start;
    for piece in scratch.pieces_of(word, rules) {
        let bytes = start..start + piece.n_bytes;
        start = bytes.end;
        let features = TokenFeatures { lexeme: piece.lexeme, space_after: false };
        tokens.push(Token { bytes, features });
    }
    if let Some(last) = tokens.last_mut() {
        last.features.space_after = chunk.space_after;
    }
}

impl Scratch {
    fn pieces_of(&mut self, word: &str, rules: &Rules) -> &[Piece] {
        if let Some(range) = self.chunks.get(word) {
            return &self.remembered[range.clone()];
        }
        self.pieces.clear();
        self.splitter.split(word, rules, &mut self.pieces);
        if word.len() <= MAX_CHUNK_BYTES {
            self.remember(word);
        }
        &self.pieces
    }

    fn remember(&mut self, word: &str) {
        if self.chunks.len() >= MAX_CHUNKS {
            self.chunks.clear();
            self.remembered.clear();
        }
        let start = self.remembered.len();
        self.remembered.extend_from_slice(&self.pieces);
        self.chunks.insert(word.into(), start..self.remembered.len());
    }
}

#[cfg(test)]
mod tests;
