//! Weights of a dense layer, laid out once so that the inner loop reads them in one run.
//!
//! Outputs are grouped in panels, and a panel holds, for each input, the weights of all its
//! outputs side by side. Missing outputs of the last panel have weights of zero.

use super::kernel::{Rows, multiply};

/// Floats that are computed at once.
pub const LANES: usize = 8;

/// Eight floats, aligned as AVX likes them.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
pub struct Lanes(pub [f32; LANES]);

impl Lanes {
    /// Eight times zero.
    pub const ZERO: Lanes = Lanes([0.0; LANES]);
}

/// The next multiple of [`LANES`].
pub fn padded(width: usize) -> usize {
    width.next_multiple_of(LANES)
}

/// What leads to one output of a layer.
#[derive(Clone, Debug)]
pub struct Column {
    /// One weight an input.
    pub weights: Vec<f32>,
    /// Added to the product.
    pub bias: f32,
}

impl Column {
    /// An output that is always zero.
    pub fn zero(n_in: usize) -> Self {
        Self { weights: vec![0.0; n_in], bias: 0.0 }
    }

    /// The same for inputs that come in runs of `width`, each padded to whole lanes.
    pub fn spread(&self, width: usize) -> Self {
        let mut weights = Vec::new();
        for run in self.weights.chunks(width) {
            weights.extend_from_slice(run);
            weights.resize(weights.len().next_multiple_of(LANES), 0.0);
        }
        let bias = self.bias;
        Self { weights, bias }
    }
}

/// A dense layer.
#[derive(Debug)]
pub struct Dense {
    n_in: usize,
    n_out: usize,
    n_vectors: usize,
    keeps_greatest: bool,
    weights: Vec<Lanes>,
    bias: Vec<Lanes>,
}

/// Panels of a layer that has one output a column.
const PLAIN_VECTORS: usize = 3;

/// Panels of a layer that is only ever given one row.
const ROW_VECTORS: usize = 8;

impl Dense {
    /// The most pieces of which a layer may keep the greatest.
    pub const MAX_PIECES: usize = 4;

    /// A layer with one output a column.
    pub fn plain(columns: &[Column]) -> Self {
        Self::pack(columns, columns.len(), PLAIN_VECTORS, false)
    }

    /// The same for a layer that is given single rows.
    pub fn for_single_rows(columns: &[Column]) -> Self {
        Self::pack(columns, columns.len(), ROW_VECTORS, false)
    }

    /// A layer whose outputs are the greatest of `n_pieces` columns, which follow each other:
    /// first all pieces of the first output. The outputs are padded to whole [`Lanes`].
    pub fn maxout(columns: &[Column], n_pieces: usize) -> Self {
        let n_out = columns.len() / n_pieces;
        let zero = Column::zero(columns.first().map_or(0, |column| column.weights.len()));
        let mut ordered = Vec::with_capacity(padded(n_out) * n_pieces);
        for block in 0..padded(n_out) / LANES {
            for piece in 0..n_pieces {
                ordered.extend((0..LANES).map(|lane| {
                    let column = (block * LANES + lane) * n_pieces + piece;
                    columns.get(column).unwrap_or(&zero).clone()
                }));
            }
        }
        Self::pack(&ordered, padded(n_out), n_pieces, true)
    }

    fn pack(columns: &[Column], n_out: usize, n_vectors: usize, keeps_greatest: bool) -> Self {
        let n_in = columns.first().map_or(0, |column| column.weights.len());
        let (mut weights, mut bias) = (Vec::new(), Vec::new());
        for panel in columns.chunks(n_vectors * LANES) {
            for idx in 0..n_in {
                weights.extend(lanes(panel, n_vectors, |column| column.weights[idx]));
            }
            bias.extend(lanes(panel, n_vectors, |column| column.bias));
        }
        Self { n_in, n_out, n_vectors, keeps_greatest, weights, bias }
    }

    /// Number of inputs.
    pub fn n_in(&self) -> usize {
        self.n_in
    }

    /// Number of outputs.
    pub fn n_out(&self) -> usize {
        self.n_out
    }

    /// Width of a panel, in [`Lanes`].
    pub fn n_vectors(&self) -> usize {
        self.n_vectors
    }

    /// Whether an output is the greatest of its pieces.
    pub fn keeps_greatest(&self) -> bool {
        self.keeps_greatest
    }

    /// The panels: the weights, an input each, and the bias.
    #[inline(always)]
    pub fn panels<const V: usize>(&self) -> impl Iterator<Item = (&[[Lanes; V]], &[Lanes; V])> {
        let (weights, _) = self.weights.as_chunks::<V>();
        let (bias, _) = self.bias.as_chunks::<V>();
        weights.chunks_exact(self.n_in.max(1)).zip(bias)
    }

    /// Applies the layer to rows that follow each other, and appends the outputs.
    pub fn apply(&self, rows: &[f32], out: &mut Vec<f32>) {
        let start = out.len();
        let len = rows.len() / self.n_in;
        out.resize(start + len * self.n_out, 0.0);
        let rows = Rows { data: rows, stride: self.n_in, len };
        multiply(rows, self, &mut out[start..], self.n_out);
    }
}

fn lanes(panel: &[Column], n_vectors: usize, value: impl Fn(&Column) -> f32) -> impl Iterator<Item = Lanes> {
    (0..n_vectors).map(move |vector| {
        Lanes(std::array::from_fn(|lane| panel.get(vector * LANES + lane).map_or(0.0, &value)))
    })
}

/// The weights of each output, in a row, and its bias.
pub fn columns(weights: &[f32], bias: &[f32]) -> Vec<Column> {
    let n_in = weights.len() / bias.len();
    let column = |(weights, bias): (&[f32], &f32)| Column { weights: weights.to_vec(), bias: *bias };
    weights.chunks_exact(n_in).zip(bias).map(column).collect()
}

/// Columns in the order of [`sum_and_max`](super::kernel::sum_and_max): the first piece of every
/// output, padded to whole lanes, then the second.
pub fn by_piece(columns: &[Column], n_pieces: usize) -> Vec<Column> {
    let n_out = columns.len() / n_pieces;
    let zero = Column::zero(columns.first().map_or(0, |column| column.weights.len()));
    let pieces = (0..n_pieces).flat_map(|piece| {
        let outputs = (0..padded(n_out)).map(move |output| (output < n_out, output, piece));
        outputs.map(|(exists, output, piece)| match exists {
            true => &columns[output * n_pieces + piece],
            false => &zero,
        })
    });
    pieces.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Small whole numbers, so that every order of adding gives the same float.
    fn columns(n_in: usize, n_out: usize) -> Vec<Column> {
        let column = |out: usize| Column {
            weights: (0..n_in).map(|idx| ((idx * 7 + out * 3) % 5) as f32 - 2.0).collect(),
            bias: out as f32,
        };
        (0..n_out).map(column).collect()
    }

    fn rows(n_rows: usize, n_in: usize) -> Vec<f32> {
        (0..n_rows * n_in).map(|idx| (idx % 11) as f32 - 5.0).collect()
    }

    fn product(row: &[f32], column: &Column) -> f32 {
        let products = row.iter().zip(&column.weights).map(|(a, b)| a * b);
        products.sum::<f32>() + column.bias
    }

    fn check(n_rows: usize, n_in: usize, n_out: usize, n_pieces: usize) {
        let columns = columns(n_in, n_out * n_pieces);
        let rows = rows(n_rows, n_in);
        let (mut plain, mut single, mut greatest) = (Vec::new(), Vec::new(), Vec::new());
        Dense::plain(&columns).apply(&rows, &mut plain);
        Dense::for_single_rows(&columns).apply(&rows, &mut single);
        Dense::maxout(&columns, n_pieces).apply(&rows, &mut greatest);
        let expected: Vec<f32> =
            rows.chunks(n_in).flat_map(|row| columns.iter().map(|column| product(row, column))).collect();
        assert_eq!(plain, expected);
        assert_eq!(single, expected);
        let max = |pieces: &[f32]| pieces.iter().copied().fold(f32::MIN, f32::max);
        for (row, out) in expected.chunks(n_out * n_pieces).zip(greatest.chunks(padded(n_out))) {
            let expected: Vec<f32> = row.chunks(n_pieces).map(max).collect();
            assert_eq!(out[..n_out], expected);
        }
    }

    #[test]
    fn a_layer_of_any_shape_is_a_matrix_product() {
        check(1, 4, 8, 3);
        check(7, 5, 13, 1);
        check(3, 96, 50, 2);
        check(10, 1, 1, 4);
    }
}
