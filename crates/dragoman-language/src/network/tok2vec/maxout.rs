//! A maxout layer and the normalisation after it: thinc's `Maxout` with `normalize=True`.

use crate::network::dense::{Column, Dense, columns};
use crate::network::kernel::normalize;
use crate::network::weights::{Layer, Nodes, take};

/// The layers, as thinc nests them.
pub fn maxout_layers(width: usize, n_in: usize, n_pieces: usize) -> Layer {
    let maxout = vec![("W", vec![width, n_pieces, n_in]), ("b", vec![width, n_pieces])];
    let norm = vec![("G", vec![width]), ("b", vec![width])];
    let both = [Layer::Leaf("maxout", maxout), Layer::Leaf("layernorm", norm)];
    Layer::of([Layer::of(both), Layer::bare("dropout")])
}

/// A maxout layer with its normalisation.
#[derive(Debug)]
pub struct Maxout {
    /// The product, and the greatest of the pieces.
    pub dense: Dense,
    /// What comes after it.
    pub norm: Norm,
}

impl Maxout {
    /// Takes the weights. Inputs come in runs of `width`, each padded to whole lanes.
    pub fn new(width: usize, n_pieces: usize, nodes: &mut Nodes) -> Self {
        let [weights, bias] = take(nodes);
        let columns: Vec<Column> =
            columns(&weights, &bias).iter().map(|column| column.spread(width)).collect();
        let dense = Dense::maxout(&columns, n_pieces);
        let norm = Norm::new(nodes);
        Self { dense, norm }
    }
}

/// Scale and shift after a normalisation.
#[derive(Debug)]
pub struct Norm {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

impl Norm {
    /// Takes the weights.
    pub fn new(nodes: &mut Nodes) -> Self {
        let [scale, shift] = take(nodes);
        Self { scale, shift }
    }

    /// Normalises rows of `stride` floats.
    pub fn apply(&self, rows: &mut [f32], stride: usize) {
        normalize(rows, stride, &self.scale, &self.shift);
    }
}
