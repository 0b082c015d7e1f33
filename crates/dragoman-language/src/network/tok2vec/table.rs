//! A table of vectors for more forms than it has rows: thinc's `HashEmbed`.
//!
//! A form is hashed to four rows, which are added up, so that two forms seldom share all four.

/// The rows of a table.
#[derive(Debug)]
pub struct Table {
    rows: Vec<f32>,
    width: usize,
    seed: u32,
}

impl Table {
    /// A table of rows of `width` floats.
    pub fn new(rows: Vec<f32>, width: usize, seed: u32) -> Self {
        Self { rows, width, seed }
    }

    /// Appends the vector of a form.
    pub fn look_up(&self, form: u64, out: &mut Vec<f32>) {
        let n_rows = self.rows.len() / self.width;
        let start = out.len();
        out.resize(start + self.width, 0.0);
        for hash in hash(form, self.seed) {
            let row = &self.rows[hash as usize % n_rows * self.width..];
            for (sum, value) in out[start..].iter_mut().zip(row) {
                *sum += value;
            }
        }
    }
}

/// MurmurHash3 for x86, 128 bits, of eight bytes, as thinc computes it.
fn hash(id: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mixed = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let second = seed ^ 8;
    let first = (mixed ^ seed ^ 8).wrapping_add(second);
    let second = finish(second.wrapping_add(first));
    let first = finish(first).wrapping_add(second);
    let second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

fn finish(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_thinc() {
        // NumpyOps().hash(numpy.array([id], dtype="uint64"), seed)
        let check = |id, seed, expected: [u32; 4]| assert_eq!(hash(id, seed), expected);
        check(0, 8, [0, 0, 0, 0]);
        check(5381, 9, [126773877, 2520163853, 1706465742, 1161744151]);
        check(u64::MAX, 13, [3199409384, 1062937581, 752279700, 3061442444]);
    }
}
