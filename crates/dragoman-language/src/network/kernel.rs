//! The inner loops: products of rows and weights, and what follows them at once.
//!
//! Every function exists twice, once compiled for AVX2 and FMA, and picks its version at run time.
//! Both give the same bits on every machine: a product is a chain of [`f32::mul_add`] in the order
//! of the inputs, which IEEE 754 rounds the same everywhere, and sums keep a fixed order. So a
//! result depends on its own row only, never on the batch, the thread or the processor. A
//! processor without FMA computes it in software, correct but slow.

use super::dense::{Dense, LANES, Lanes};
use std::ops::Range;

/// Rows of inputs that may overlap, as the windows over a sequence do.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'r> {
    /// The floats.
    pub data: &'r [f32],
    /// How far one row starts after the other.
    pub stride: usize,
    /// How many rows there are.
    pub len: usize,
}

/// Makes `$name` call `$body`, compiled for AVX2 and FMA where the processor has them.
macro_rules! dispatch {
    ($(#[$doc:meta])* $name:ident = $body:ident($($arg:ident: $type:ty),* $(,)?)) => {
        $(#[$doc])*
        pub fn $name($($arg: $type),*) {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2,fma")]
                fn fast($($arg: $type),*) {
                    $body($($arg),*);
                }
                if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                    // SAFETY: the processor has what `fast` was compiled for.
                    #[expect(unsafe_code, reason = "the only way to call it")]
                    return unsafe { fast($($arg),*) };
                }
            }
            $body($($arg),*);
        }
    };
}

dispatch! {
    /// Multiplies each row with the weights and writes the outputs, `stride` apart.
    multiply = multiply_body(rows: Rows<'_>, dense: &Dense, out: &mut [f32], stride: usize)
}

dispatch! {
    /// Adds up the parts and the bias, and keeps the greatest of each output's pieces. A part
    /// holds the first piece of every output, then the second.
    sum_and_max = sum_and_max_body(parts: &[&[f32]], bias: &[f32], out: &mut [f32])
}

dispatch! {
    /// Normalises each row of `stride` floats to mean 0 and variance 1, then scales and shifts it;
    /// only the first `scale.len()` floats of a row count.
    normalize = normalize_body(rows: &mut [f32], stride: usize, scale: &[f32], shift: &[f32])
}

// The tiles: how many rows share one pass over the weights. AVX2 has sixteen registers and starts
// two products a cycle, each four cycles long: eight sums at least keep it busy, and the sums, one
// row of weights and an input have to fit.
#[inline(always)]
fn multiply_body(rows: Rows<'_>, dense: &Dense, out: &mut [f32], stride: usize) {
    match (dense.n_vectors(), dense.keeps_greatest()) {
        (1, true) => multiply_panels::<1, 6, true>(rows, dense, out, stride),
        (2, true) => multiply_panels::<2, 6, true>(rows, dense, out, stride),
        (3, true) => multiply_panels::<3, 3, true>(rows, dense, out, stride),
        (4, true) => multiply_panels::<4, 2, true>(rows, dense, out, stride),
        (3, false) => multiply_panels::<3, 3, false>(rows, dense, out, stride),
        (8, false) => multiply_panels::<8, 1, false>(rows, dense, out, stride),
        (n_vectors, _) => unreachable!("no layer is packed {n_vectors} vectors wide"),
    }
}

#[inline(always)]
fn multiply_panels<const V: usize, const T: usize, const MAX: bool>(
    rows: Rows<'_>,
    dense: &Dense,
    out: &mut [f32],
    stride: usize,
) {
    let width = if MAX { LANES } else { V * LANES };
    for (idx, panel) in dense.panels::<V>().enumerate() {
        let columns = idx * width..dense.n_out().min((idx + 1) * width);
        let n_rest = rows.len % T;
        for row in (0..rows.len - n_rest).step_by(T) {
            multiply_tile::<V, T, MAX>(rows, row, panel, out, stride, columns.clone());
        }
        let row = rows.len - n_rest;
        match n_rest {
            1 => multiply_tile::<V, 1, MAX>(rows, row, panel, out, stride, columns),
            2 => multiply_tile::<V, 2, MAX>(rows, row, panel, out, stride, columns),
            3 => multiply_tile::<V, 3, MAX>(rows, row, panel, out, stride, columns),
            4 => multiply_tile::<V, 4, MAX>(rows, row, panel, out, stride, columns),
            5 => multiply_tile::<V, 5, MAX>(rows, row, panel, out, stride, columns),
            _ => {}
        }
    }
}

/// Multiplies `R` rows from `first` on with one panel, and writes its `columns` of the outputs.
#[inline(always)]
fn multiply_tile<const V: usize, const R: usize, const MAX: bool>(
    rows: Rows<'_>,
    first: usize,
    (weights, bias): (&[[Lanes; V]], &[Lanes; V]),
    out: &mut [f32],
    stride: usize,
    columns: Range<usize>,
) {
    let inputs: [&[f32]; R] =
        std::array::from_fn(|it| &rows.data[(first + it) * rows.stride..][..weights.len()]);
    let sums = sums_of::<V, R>(inputs, weights);
    for (it, sums) in sums.iter().enumerate() {
        write::<V, MAX>(sums, bias, &mut out[(first + it) * stride..][columns.clone()]);
    }
}

#[inline(always)]
fn sums_of<const V: usize, const R: usize>(inputs: [&[f32]; R], weights: &[[Lanes; V]]) -> [[Lanes; V]; R] {
    let mut sums = [[Lanes::ZERO; V]; R];
    let n_in = weights.len();
    let inputs = inputs.map(|input| &input[..n_in]);
    for idx in 0..n_in {
        let weights = &weights[idx];
        for row in 0..R {
            let input = inputs[row][idx];
            for vector in 0..V {
                for lane in 0..LANES {
                    let sum = &mut sums[row][vector].0[lane];
                    *sum = input.mul_add(weights[vector].0[lane], *sum);
                }
            }
        }
    }
    sums
}

#[inline(always)]
fn write<const V: usize, const MAX: bool>(sums: &[Lanes; V], bias: &[Lanes; V], out: &mut [f32]) {
    let biased = |vector: usize, lane: usize| sums[vector].0[lane] + bias[vector].0[lane];
    if MAX {
        let best: [f32; LANES] = std::array::from_fn(|lane| {
            (1..V).fold(biased(0, lane), |best, piece| greater(best, biased(piece, lane)))
        });
        store(best, out);
    } else {
        for (vector, out) in out.chunks_mut(LANES).enumerate() {
            store(std::array::from_fn(|lane| biased(vector, lane)), out);
        }
    }
}

/// A store of a known length is one instruction, any other a call.
#[inline(always)]
fn store(values: [f32; LANES], out: &mut [f32]) {
    match out.first_chunk_mut() {
        Some(out) => *out = values,
        None => out.copy_from_slice(&values[..out.len()]),
    }
}

#[inline(always)]
fn greater(left: f32, right: f32) -> f32 {
    if right > left { right } else { left }
}

#[inline(always)]
fn sum_and_max_body(parts: &[&[f32]], bias: &[f32], out: &mut [f32]) {
    let n_pieces = bias.len() / out.len();
    for (block, out) in out.chunks_exact_mut(LANES).enumerate() {
        let mut best = [f32::NEG_INFINITY; LANES];
        for piece in 0..n_pieces {
            let start = (piece * (bias.len() / n_pieces)) + block * LANES;
            let mut sum = [0.0; LANES];
            for part in parts.iter().chain([&bias]) {
                let part = &part[start..start + LANES];
                for lane in 0..LANES {
                    sum[lane] += part[lane];
                }
            }
            for lane in 0..LANES {
                best[lane] = greater(best[lane], sum[lane]);
            }
        }
        out.copy_from_slice(&best);
    }
}

/// Keeps a row of equal floats from being divided by zero, as thinc does.
const TINY: f32 = 1e-8;

#[inline(always)]
fn normalize_body(rows: &mut [f32], stride: usize, scale: &[f32], shift: &[f32]) {
    let width = scale.len();
    for row in rows.chunks_exact_mut(stride) {
        let row = &mut row[..width];
        let mean = sum(row, |value| value) / width as f32;
        let variance = sum(row, |value| (value - mean) * (value - mean)) / width as f32;
        let factor = 1.0 / (variance + TINY).sqrt();
        for ((value, scale), shift) in row.iter_mut().zip(scale).zip(shift) {
            *value = (*value - mean) * factor * scale + shift;
        }
    }
}

/// Adds up in eight strands, whatever the processor can do at once.
#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut strands = [0.0; LANES];
    let (blocks, rest) = row.as_chunks::<LANES>();
    for block in blocks {
        for lane in 0..LANES {
            strands[lane] += of(block[lane]);
        }
    }
    for (strand, value) in strands.iter_mut().zip(rest) {
        *strand += of(*value);
    }
    let [a, b, c, d, e, f, g, h] = strands;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}
