//! Runs the networks of a pipeline over the tokens of a text.
//!
//! In: [`TokenFeatures`]. Out: [`Annotations`]: tags, heads and labels, sentences, names.
//!
//! 1. `tok2vec`  vectors of tokens; components may share those of one network.
//! 2. `tagger`   a tag for each vector.
//! 3. `parser`   heads, labels and sentences.
//! 4. `ner`      names, which stay inside sentences.
//!
//! Under these lie `weights` (thinc's files), `transitions` and `blocks` (scores of moves, for
//! parser and recogniser), `dense` and `kernel` (matrix products). A long text goes through the
//! networks in parts that overlap as far as a vector sees, so what comes out does not depend on
//! the parts.

mod blocks;
mod component;
mod dense;
mod kernel;
mod ner;
mod open;
mod parser;
mod sizes;
mod tagger;
mod tok2vec;
mod transitions;
mod weights;

#[cfg(test)]
mod tests;

use crate::document::Name;
use crate::lexeme::TokenFeatures;
use dense::padded;
use ner::Recognizer;
use parser::{Parser, ParserScratch};
use std::ops::Range;
use tagger::Tagger;
use tok2vec::{EncoderScratch, Tok2Vec};
use transitions::TransitionScratch;

/// What the networks know of a text.
#[derive(Debug, Default)]
pub struct Annotations {
    /// The tag of each token, as a position in [`Network::tag_labels`].
    pub tags: Vec<u16>,
    /// The head of each token; its own position at a root.
    pub heads: Vec<u32>,
    /// The label of each token's arc, as a position in [`Network::dep_labels`].
    pub deps: Vec<u16>,
    /// Whether a token starts a sentence.
    pub sent_starts: Vec<bool>,
    /// The named entities.
    pub names: Vec<Name>,
}

/// The networks of a pipeline. Opened by [`Network::open`].
#[derive(Debug)]
pub struct Network {
    /// The vectors that several components read.
    shared: Option<Tok2Vec>,
    tagger: Component<Tagger>,
    parser: Component<Parser>,
    recognizer: Component<Recognizer>,
    /// Whether the recogniser comes after the parser, and so knows the sentences.
    names_in_sentences: bool,
}

/// A component and where its vectors come from: a network of its own, or the shared one.
#[derive(Debug)]
struct Component<C> {
    tok2vec: Option<Tok2Vec>,
    component: C,
}

/// Room for one text, kept from text to text. A thread has one.
#[derive(Debug, Default)]
pub struct NetworkScratch {
    encoder: EncoderScratch,
    scores: Vec<f32>,
    parser: ParserScratch,
    recognizer: TransitionScratch,
}

/// Takes vectors that lie so many floats apart.
type Consumer<'c> = &'c mut dyn FnMut(&[f32], usize);

/// Tokens that go through the networks at a time: enough for the weights to be worth fetching,
/// few enough for the vectors to stay near.
const PART: usize = 512;

impl Network {
    /// The tags.
    pub fn tag_labels(&self) -> &[String] {
        self.tagger.component.labels()
    }

    /// The labels of arcs.
    pub fn dep_labels(&self) -> &[String] {
        self.parser.component.labels()
    }

    /// Runs all networks over the tokens of one text.
    pub fn run(&self, scratch: &mut NetworkScratch, tokens: &[TokenFeatures]) -> Annotations {
        let mut annotations = Annotations::default();
        let parser = &self.parser.component;
        let recognizer = &self.recognizer.component;
        parser.model().begin(&mut scratch.parser.transitions);
        recognizer.model().begin(&mut scratch.recognizer);
        for start in (0..tokens.len()).step_by(PART) {
            let part = start..tokens.len().min(start + PART);
            self.encode_part(scratch, tokens, part, &mut annotations.tags);
        }
        let arcs = parser.parse(&mut scratch.parser, tokens);
        let starts: &[bool] = match self.names_in_sentences {
            true => &arcs.starts,
            false => &[],
        };
        annotations.names = recognizer.find(&mut scratch.recognizer, tokens, starts);
        annotations.heads = arcs.heads;
        annotations.deps = arcs.labels;
        annotations.sent_starts = arcs.starts;
        annotations
    }

    /// Gives the components the vectors of a part of the text. The tagger needs no more.
    fn encode_part(
        &self,
        scratch: &mut NetworkScratch,
        tokens: &[TokenFeatures],
        part: Range<usize>,
        tags: &mut Vec<u16>,
    ) {
        let NetworkScratch { encoder, scores, parser, recognizer } = scratch;
        let mut tag = |vectors: &[f32], stride: usize| {
            self.tagger.component.tag(scores, vectors, stride, tags);
        };
        let mut parse = |vectors: &[f32], stride: usize| {
            let model = self.parser.component.model();
            model.add_vectors(&mut parser.transitions, vectors, stride);
        };
        let mut recognize = |vectors: &[f32], stride: usize| {
            let model = self.recognizer.component.model();
            model.add_vectors(recognizer, vectors, stride);
        };
        let mut consumers: [(Option<&Tok2Vec>, Consumer<'_>); 3] = [
            (self.tagger.tok2vec.as_ref(), &mut tag),
            (self.parser.tok2vec.as_ref(), &mut parse),
            (self.recognizer.tok2vec.as_ref(), &mut recognize),
        ];
        if let Some(shared) = &self.shared {
            let vectors = shared.encode(encoder, tokens, part.clone());
            for (_, consume) in consumers.iter_mut().filter(|(own, _)| own.is_none()) {
                consume(vectors, padded(shared.width()));
            }
        }
        for (own, consume) in &mut consumers {
            if let Some(own) = own {
                let vectors = own.encode(encoder, tokens, part.clone());
                consume(vectors, padded(own.width()));
            }
        }
    }
}
