//! Scores the moves of a transition system: spaCy's `TransitionBasedParser.v2`.
//!
//! In: the vectors of a text and, step by step, the tokens at which a state looks.
//! Out: a score for each move.
//!
//! 1. `linear` makes each vector narrower.
//! 2. `lower`  gives each token a share for every place in which a state may look at it. These are
//!    worked out for [`Blocks`] of tokens when a state first looks at one, and kept for a while.
//! 3. A state adds up the shares of its tokens (a padding where it has none) and keeps the
//!    greatest of the pieces.
//! 4. `upper`  turns that into scores; a model may do without.

use super::blocks::{BLOCK, Blocks};
use super::dense::{Column, Dense, by_piece, columns, padded};
use super::kernel::{Rows, multiply, sum_and_max};
use super::sizes::{read_pieces, read_size};
use super::weights::{Layer, Nodes, take};
use crate::error::Error;
use crate::model::Config;

/// What `config.cfg` says of a transition model.
#[derive(Debug)]
pub struct Shape {
    token_width: usize,
    hidden: usize,
    n_pieces: usize,
    has_upper: bool,
    n_features: usize,
    n_moves: usize,
}

/// What tells the two users of a transition model apart.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Name of the component.
    pub component: &'static str,
    /// spaCy's name of the state.
    pub state_type: &'static str,
    /// How many tokens a state looks at: usually, and with `extra_state_tokens`.
    pub n_features: [usize; 2],
}

impl Shape {
    /// Reads the section of the model, which sees vectors of `token_width` floats.
    pub fn read(config: &Config, kind: Kind, token_width: usize, n_moves: usize) -> Result<Self, Error> {
        let name = format!("components.{}.model", kind.component);
        let section = config.section(&name)?;
        section.expect("@architectures", "spacy.TransitionBasedParser.v2")?;
        section.expect("state_type", kind.state_type)?;
        let [few, many] = kind.n_features;
        let has_extra = section.flag("extra_state_tokens")?;
        Ok(Self {
            token_width,
            hidden: read_size(section, "hidden_width")?,
            n_pieces: read_pieces(section)?,
            has_upper: section.flag("use_upper")?,
            n_features: if has_extra { many } else { few },
            n_moves,
        })
    }

    /// The layers, as thinc nests them, around those that make the vectors.
    pub fn layers(&self, tok2vec: Layer) -> Layer {
        let linear = linear(self.hidden, self.token_width);
        let (features, outputs, pieces) = (self.n_features, self.n_outputs(), self.n_pieces);
        let lower = vec![
            ("W", vec![features, outputs, pieces, self.hidden]),
            ("b", vec![outputs, pieces]),
            ("pad", vec![1, features, outputs, pieces]),
        ];
        let upper = match self.has_upper {
            true => self::linear(self.n_moves, self.hidden),
            false => Layer::bare("noop"),
        };
        Layer::of([
            Layer::of([tok2vec, Layer::bare("list2array"), linear]),
            Layer::Leaf("precomputable_affine", lower),
            upper,
        ])
    }

    /// Outputs of the lower layer: hidden ones, or the moves themselves.
    fn n_outputs(&self) -> usize {
        if self.has_upper { self.hidden } else { self.n_moves }
    }
}

fn linear(n_out: usize, n_in: usize) -> Layer {
    Layer::Leaf("linear", vec![("W", vec![n_out, n_in]), ("b", vec![n_out])])
}

/// A model that scores moves.
#[derive(Debug)]
pub struct TransitionModel {
    linear: Dense,
    lower: Dense,
    padding: Vec<f32>,
    bias: Vec<f32>,
    upper: Option<Dense>,
    n_features: usize,
    n_moves: usize,
}

impl TransitionModel {
    /// Takes the weights; those that make the vectors have been taken.
    pub fn new(shape: &Shape, nodes: &mut Nodes) -> Self {
        let linear = Dense::plain(&take_columns(nodes));
        let [weights, bias, padding] = take(nodes);
        let (pieces, len) = (shape.n_pieces, bias.len());
        // The shares get the bias once, when they have been added up.
        let zeros = vec![0.0; weights.len() / shape.hidden];
        let lower: Vec<Column> =
            columns(&weights, &zeros).chunks(len).flat_map(|slot| by_piece(slot, pieces)).collect();
        let by_piece = |values: &[f32]| -> Vec<f32> {
            let columns = columns(values, values);
            let ordered = by_piece(&columns, pieces);
            ordered.iter().map(|column| column.bias).collect()
        };
        Self {
            linear,
            lower: Dense::plain(&lower),
            padding: padding.chunks(len).flat_map(&by_piece).collect(),
            bias: by_piece(&bias),
            upper: shape.has_upper.then(|| Dense::for_single_rows(&take_columns(nodes))),
            n_features: shape.n_features,
            n_moves: shape.n_moves,
        }
    }

    /// Number of tokens at which a state looks.
    pub fn n_features(&self) -> usize {
        self.n_features
    }

    /// Starts a text.
    pub fn begin(&self, scratch: &mut TransitionScratch) {
        scratch.inputs.clear();
        scratch.blocks.clear();
    }

    /// Adds the vectors of the next tokens of the text, `stride` apart.
    pub fn add_vectors(&self, scratch: &mut TransitionScratch, vectors: &[f32], stride: usize) {
        let rows = Rows { data: vectors, stride, len: vectors.len() / stride };
        let start = scratch.inputs.len();
        let width = self.linear.n_out();
        scratch.inputs.resize(start + rows.len * width, 0.0);
        multiply(rows, &self.linear, &mut scratch.inputs[start..], width);
    }

    /// Scores every move for a state that looks at `tokens`; `None` where there is no token.
    pub fn score<'s>(&self, scratch: &'s mut TransitionScratch, tokens: &[Option<u32>]) -> &'s [f32] {
        scratch.blocks.next_state();
        for token in tokens.iter().flatten() {
            self.fill_block(scratch, *token as usize / BLOCK);
        }
        let TransitionScratch { blocks, hidden, scores, .. } = scratch;
        let len = self.bias.len();
        let mut shares: [&[f32]; MAX_FEATURES] = [&[]; MAX_FEATURES];
        for (slot, (share, token)) in shares.iter_mut().zip(tokens).enumerate() {
            let row = match token {
                Some(token) => blocks.row(*token as usize, self.lower.n_out()),
                None => &self.padding,
            };
            *share = &row[slot * len..][..len];
        }
        hidden.resize(len / self.n_pieces(), 0.0);
        sum_and_max(&shares[..tokens.len()], &self.bias, hidden);
        let Some(upper) = &self.upper else {
            return &hidden[..self.n_moves];
        };
        scores.clear();
        upper.apply(&hidden[..upper.n_in()], scores);
        scores
    }

    fn n_pieces(&self) -> usize {
        let n_outputs = self.upper.as_ref().map_or(self.n_moves, Dense::n_in);
        self.bias.len() / padded(n_outputs)
    }

    fn fill_block(&self, scratch: &mut TransitionScratch, block: usize) {
        let TransitionScratch { blocks, inputs, .. } = scratch;
        let Some(out) = blocks.room_for(block, self.lower.n_out()) else {
            return;
        };
        let width = self.linear.n_out();
        let start = block * BLOCK * width;
        let rows = &inputs[start..inputs.len().min(start + BLOCK * width)];
        let rows = Rows { data: rows, stride: width, len: rows.len() / width };
        multiply(rows, &self.lower, out, self.lower.n_out());
    }
}

fn take_columns(nodes: &mut Nodes) -> Vec<Column> {
    let [weights, bias] = take(nodes);
    columns(&weights, &bias)
}

/// The most tokens at which a state looks.
const MAX_FEATURES: usize = 13;

/// Room for the scores of one text, kept from text to text.
#[derive(Debug, Default)]
pub struct TransitionScratch {
    inputs: Vec<f32>,
    blocks: Blocks,
    hidden: Vec<f32>,
    scores: Vec<f32>,
}

#[cfg(test)]
mod tests {
    use super::super::blocks::N_BLOCKS;
    use super::super::weights::Node;
    use super::*;

    const SHAPE: Shape =
        Shape { token_width: 4, hidden: 8, n_pieces: 2, has_upper: true, n_features: 3, n_moves: 5 };

    /// Numbers that differ, the same in every run.
    fn numbers(len: usize) -> Vec<f32> {
        (0..len).map(|idx| (idx * 37 % 101) as f32 / 50.0 - 1.0).collect()
    }

    fn model() -> TransitionModel {
        let node =
            |lens: &[usize]| Node { arrays: lens.iter().map(|&len| numbers(len)).collect(), seed: None };
        let Shape { token_width, hidden, n_pieces, n_features, n_moves, .. } = SHAPE;
        let len = hidden * n_pieces;
        let nodes = vec![
            node(&[hidden * token_width, hidden]),
            node(&[n_features * len * hidden, len, n_features * len]),
            node(&[n_moves * hidden, n_moves]),
        ];
        TransitionModel::new(&SHAPE, &mut nodes.into_iter())
    }

    /// What a state that looks at these tokens scores if they are the only ones.
    fn score_alone(model: &TransitionModel, vectors: &[f32], tokens: [u32; 3]) -> Vec<f32> {
        let mut scratch = TransitionScratch::default();
        model.begin(&mut scratch);
        for token in tokens {
            let vector = &vectors[token as usize * SHAPE.token_width..][..SHAPE.token_width];
            model.add_vectors(&mut scratch, vector, SHAPE.token_width);
        }
        model.score(&mut scratch, &[Some(0), Some(1), Some(2)]).to_vec()
    }

    #[test]
    fn tokens_far_from_each_other_are_seen_together() {
        let model = model();
        let n_tokens = 3 * N_BLOCKS * BLOCK;
        let vectors = numbers(n_tokens * SHAPE.token_width);
        let mut scratch = TransitionScratch::default();
        for text in 0..2 {
            model.begin(&mut scratch);
            model.add_vectors(&mut scratch, &vectors, SHAPE.token_width);
            for token in (0..n_tokens).step_by(BLOCK / 2) {
                let tokens = [0, token / 2, token].map(|token| token as u32);
                let found = model.score(&mut scratch, &tokens.map(Some)).to_vec();
                assert_eq!(found, score_alone(&model, &vectors, tokens), "{tokens:?} of text {text}");
            }
        }
    }
}
