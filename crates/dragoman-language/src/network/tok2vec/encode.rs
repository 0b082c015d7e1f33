//! Mixes vectors with their neighbours: spaCy's `MaxoutWindowEncoder.v2`.
//!
//! Each layer looks at a window of vectors, keeps the greatest of its pieces, normalises, and adds
//! the middle vector. The vectors of a text lie in one run, so a window is a slice of it and a
//! layer is one product of overlapping rows. The first layer is cut along the places of the
//! window: its share of each word is worked out once a word, and only added up here.
//!
//! The vectors beyond the ends of a text start as zero and go through the layers like all others;
//! so many are computed as can reach the text.

use super::maxout::{Maxout, Norm, maxout_layers};
use super::words::{Word, WordKey};
use crate::error::Error;
use crate::model::Config;
use crate::network::dense::{Column, Dense, by_piece, columns, padded};
use crate::network::kernel::{Rows, multiply, sum_and_max};
use crate::network::sizes::{read_pieces, read_size};
use crate::network::weights::{Layer, Nodes, take};
use rustc_hash::FxHashMap;

/// What `config.cfg` says of the encoder.
#[derive(Debug)]
pub struct Shape {
    width: usize,
    window: usize,
    n_pieces: usize,
    depth: usize,
}

impl Shape {
    /// Reads the section of the encoder, which keeps the width of the embedding.
    pub fn read(config: &Config, section: &str, width: usize) -> Result<Self, Error> {
        let section = config.section(section)?;
        section.expect("@architectures", "spacy.MaxoutWindowEncoder.v2")?;
        let found = read_size(section, "width")?;
        if found != width {
            let problem = format_args!("expected {width} as in the embedding, found {found}");
            return Err(section.error("width", problem));
        }
        Ok(Self {
            width,
            window: read_size(section, "window_size")?,
            n_pieces: read_pieces(section)?,
            depth: read_size(section, "depth")?,
        })
    }

    /// The layers, as thinc nests them.
    pub fn layers(&self) -> Layer {
        let n_in = self.width * self.n_slots();
        let layer = |_| {
            let maxout = maxout_layers(self.width, n_in, self.n_pieces);
            Layer::of([Layer::of([Layer::bare("expand_window"), maxout])])
        };
        let layers: Vec<Layer> = (0..self.depth).map(layer).collect();
        Layer::of([Layer::joined(layers)])
    }

    fn n_slots(&self) -> usize {
        2 * self.window + 1
    }
}

/// The layers of the encoder.
#[derive(Debug)]
pub struct Encoder {
    width: usize,
    window: usize,
    first: FirstLayer,
    layers: Vec<Maxout>,
}

/// The first layer, cut along the places of the window.
#[derive(Debug)]
struct FirstLayer {
    slots: Vec<Dense>,
    bias: Vec<f32>,
    norm: Norm,
}

impl Encoder {
    /// Takes the weights.
    pub fn new(shape: &Shape, nodes: &mut Nodes) -> Self {
        let first = FirstLayer::new(shape, nodes);
        let layer = |_| Maxout::new(shape.width, shape.n_pieces, nodes);
        Self {
            width: shape.width,
            window: shape.window,
            first,
            layers: (1..shape.depth).map(layer).collect(),
        }
    }

    /// Length of a vector.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many neighbours on each side a vector depends on.
    pub fn reach(&self) -> usize {
        self.window * (1 + self.layers.len())
    }

    /// Floats of a word: its vector, and its share of the first layer in each place.
    pub fn word_len(&self) -> usize {
        padded(self.width) + self.first.slots.len() * self.first.bias.len()
    }

    /// Adds to the vector of a word its shares of the first layer.
    pub fn prepare(&self, vector: Vec<f32>) -> Vec<f32> {
        let mut word = vector.clone();
        for slot in &self.first.slots {
            slot.apply(&vector[..self.width], &mut word);
        }
        word
    }

    /// Encodes the words in the scratch, with `before` and `after` vectors of zero around them.
    /// The vectors come out without the [`reach`](Self::reach) outermost on each side.
    pub fn encode<'s>(&self, scratch: &'s mut EncoderScratch, before: usize, after: usize) -> &'s [f32] {
        let stride = padded(self.width);
        scratch.zero.resize(self.word_len(), 0.0);
        self.encode_first(scratch, before, after);
        for Maxout { dense, norm } in &self.layers {
            let EncoderScratch { rows, next, .. } = &mut *scratch;
            let len = rows.len() / stride - 2 * self.window;
            next.resize(len * stride, 0.0);
            let windows = Rows { data: rows, stride, len };
            multiply(windows, dense, next, stride);
            self.finish(next, norm, &rows[self.window * stride..]);
            std::mem::swap(rows, next);
        }
        &scratch.rows
    }

    fn encode_first(&self, scratch: &mut EncoderScratch, before: usize, after: usize) {
        let EncoderScratch { words, sequence, zero, rows, next, .. } = scratch;
        let (stride, n_slots) = (padded(self.width), self.first.slots.len());
        let n_padded = before + sequence.len() + after;
        let word = |idx: usize| match sequence.get(idx.wrapping_sub(before)) {
            Some(&word_idx) => &words[word_idx as usize][..],
            None => &zero[..],
        };
        let len = n_padded - 2 * self.window;
        rows.clear();
        next.resize(len * stride, 0.0);
        let mut shares: Vec<&[f32]> = Vec::with_capacity(n_slots);
        for (start, row) in next.chunks_exact_mut(stride).enumerate() {
            shares.clear();
            shares.extend((0..n_slots).map(|slot| {
                let share = stride + slot * self.first.bias.len();
                &word(start + slot)[share..][..self.first.bias.len()]
            }));
            sum_and_max(&shares, &self.first.bias, row);
            rows.extend_from_slice(&word(start + self.window)[..stride]);
        }
        self.finish(next, &self.first.norm, rows);
        std::mem::swap(rows, next);
    }

    /// Normalises what a layer gave and adds what it was given.
    fn finish(&self, rows: &mut [f32], norm: &Norm, residual: &[f32]) {
        norm.apply(rows, padded(self.width));
        for (value, residual) in rows.iter_mut().zip(residual) {
            *value += residual;
        }
    }
}

impl FirstLayer {
    fn new(shape: &Shape, nodes: &mut Nodes) -> Self {
        let [weights, bias] = take(nodes);
        let outputs = columns(&weights, &bias);
        let by_piece = by_piece(&outputs, shape.n_pieces);
        let slot = |slot: usize| {
            let share = |column: &Column| Column {
                weights: column.weights[slot * shape.width..][..shape.width].to_vec(),
                bias: 0.0,
            };
            Dense::plain(&by_piece.iter().map(share).collect::<Vec<_>>())
        };
        Self {
            slots: (0..shape.n_slots()).map(slot).collect(),
            bias: by_piece.iter().map(|column| column.bias).collect(),
            norm: Norm::new(nodes),
        }
    }
}

/// Room for one run of an encoder, kept from text to text.
#[derive(Debug, Default)]
pub struct EncoderScratch {
    idx_of: FxHashMap<WordKey, u32>,
    words: Vec<Word>,
    sequence: Vec<u32>,
    zero: Vec<f32>,
    rows: Vec<f32>,
    next: Vec<f32>,
}

impl EncoderScratch {
    /// Forgets the words.
    pub fn clear(&mut self) {
        self.idx_of.clear();
        self.words.clear();
        self.sequence.clear();
    }

    /// Adds the next word; a word met before in this run is not made again.
    pub fn add(&mut self, key: WordKey, make: impl FnOnce(WordKey) -> Word) {
        let words = &mut self.words;
        let idx = *self.idx_of.entry(key).or_insert_with(|| {
            words.push(make(key));
            words.len() as u32 - 1
        });
        self.sequence.push(idx);
    }
}
