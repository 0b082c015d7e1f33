//! Turns tokens into vectors: spaCy's `Tok2Vec.v2` with hash embeddings and a window encoder.
//!
//! In: tokens. Out: one vector each, which knows the tokens around it.
//!
//! 1. `embed`   gives a word a vector by its forms, and what the first layer makes of it.
//! 2. `words`   remembers that for the words seen last.
//! 3. `encode`  mixes each vector with its neighbours, layer by layer.
//!
//! Beyond both ends of a text lie vectors of zero, as thinc pads them.

mod embed;
mod encode;
mod maxout;
mod table;
mod vectors;
mod words;

pub use encode::EncoderScratch;
pub use vectors::Vectors;

use super::weights::{Layer, Nodes};
use crate::error::Error;
use crate::lexeme::TokenFeatures;
use crate::model::Config;
use embed::Embedder;
use encode::Encoder;
use std::ops::Range;
use std::sync::Arc;
use words::{Word, WordKey, Words};

/// A network from tokens to vectors.
#[derive(Debug)]
pub struct Tok2Vec {
    embedder: Embedder,
    encoder: Encoder,
    words: Words,
}

/// The shape of a [`Tok2Vec`], before its weights are read.
#[derive(Debug)]
pub struct Tok2VecShape {
    embed: embed::Shape,
    encode: encode::Shape,
}

impl Tok2VecShape {
    /// Reads the shape from a section of `config.cfg`.
    pub fn read(config: &Config, section: &str, vectors: &Vectors) -> Result<Self, Error> {
        config.section(section)?.expect("@architectures", "spacy.Tok2Vec.v2")?;
        let embed = embed::Shape::read(config, &format!("{section}.embed"), vectors)?;
        let encode = encode::Shape::read(config, &format!("{section}.encode"), embed.width)?;
        Ok(Self { embed, encode })
    }

    /// The layers, as thinc nests them.
    pub fn layers(&self) -> Layer {
        Layer::of([self.embed.layers(), self.encode.layers()])
    }

    /// Length of the vectors that come out.
    pub fn width(&self) -> usize {
        self.embed.width
    }

    /// Takes the weights.
    pub fn build(self, nodes: &mut Nodes, vectors: &Arc<Vectors>) -> Tok2Vec {
        let embedder = Embedder::new(&self.embed, nodes, vectors);
        let encoder = Encoder::new(&self.encode, nodes);
        let words = Words::new(encoder.word_len());
        Tok2Vec { embedder, encoder, words }
    }
}

impl Tok2Vec {
    /// Length of a vector.
    pub fn width(&self) -> usize {
        self.encoder.width()
    }

    /// The vectors of the tokens in `range`, one after the other, each padded to whole lanes.
    pub fn encode<'s>(
        &self,
        scratch: &'s mut EncoderScratch,
        tokens: &[TokenFeatures],
        range: Range<usize>,
    ) -> &'s [f32] {
        let reach = self.encoder.reach();
        let start = range.start.saturating_sub(reach);
        let end = tokens.len().min(range.end + reach);
        self.look_up(scratch, &tokens[start..end]);
        let before = reach - (range.start - start);
        let after = reach - (end - range.end);
        self.encoder.encode(scratch, before, after)
    }

    /// Puts the words of the tokens into the scratch: looked up, or worked out.
    fn look_up(&self, scratch: &mut EncoderScratch, tokens: &[TokenFeatures]) {
        scratch.clear();
        for token in tokens {
            let key = self.embedder.key(token);
            scratch.add(key, |key| match self.words.get(key) {
                Some(word) => word,
                None => self.make_word(token, key),
            });
        }
    }

    fn make_word(&self, token: &TokenFeatures, key: WordKey) -> Word {
        let vector = self.embedder.embed(token);
        let word: Word = self.encoder.prepare(vector).into();
        self.words.insert(key, &word);
        word
    }
}
