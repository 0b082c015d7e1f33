//! The trained part: how well a mention goes with what it may stand for.
//!
//! In: the features of one choice, as numbers of rows. Out: its score, in ten-thousandths of a nat.
//!
//! A small network: each feature adds its row to a hidden layer, the layer's positive part is weighed
//! and summed. All arithmetic is in whole numbers, so that every machine gives the same score. The
//! weights come from `training/coreference.py`; its folder says from what.

use std::sync::OnceLock;

/// Rows of the table of features.
pub(super) const N_ROWS: usize = 32_768;
/// Width of the hidden layer: three networks of 16 side by side, whose scores are averaged.
const WIDTH: usize = 48;
/// A row as it is stored: the hidden layer's inputs and what the feature adds to the score outright.
const STORED: usize = WIDTH + 1;

static WEIGHTS: &[u8] = include_bytes!("../../../data/coreference.bin");

/// What a feature adds to the hidden layer.
///
/// Looking up rows is most of the work of a score, so that each lies in one line of the processor's cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Row([i8; WIDTH]);

/// The weights.
#[derive(Debug)]
pub struct Ranker {
    bias: [i32; WIDTH],
    out: [i32; WIDTH],
    out_direct: i32,
    rows: Box<[Row; N_ROWS]>,
    /// What each feature adds to the score outright.
    direct: Box<[i8; N_ROWS]>,
}

impl Ranker {
    /// The weights that are built into the program.
    pub fn bundled() -> &'static Self {
        static RANKER: OnceLock<Ranker> = OnceLock::new();
        RANKER.get_or_init(|| Self::read(WEIGHTS).expect("the built-in weights have the size of the network"))
    }

    /// Weights as `training/coreference.py` writes them; none if they are not of the network's size.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let n_head = 4 * (2 * WIDTH + 1);
        if bytes.len() != n_head + N_ROWS * STORED {
            return None;
        }
        let number = |idx: usize| {
            let bytes: [u8; 4] = std::array::from_fn(|byte| bytes[4 * idx + byte]);
            i32::from_le_bytes(bytes)
        };
        let stored: &[[u8; STORED]] = bytes[n_head..].as_chunks().0;
        let rows = stored.iter().map(|row| Row(std::array::from_fn(|idx| row[idx] as i8)));
        let direct = stored.iter().map(|row| row[WIDTH] as i8);
        Some(Self {
            bias: std::array::from_fn(number),
            out: std::array::from_fn(|idx| number(WIDTH + idx)),
            out_direct: number(2 * WIDTH),
            rows: rows.collect::<Box<[_]>>().try_into().ok()?,
            direct: direct.collect::<Box<[_]>>().try_into().ok()?,
        })
    }

    /// What the rows of a choice add to its score outright.
    pub(super) fn direct(&self, rows: &[u16]) -> i32 {
        let sum: i32 = rows.iter().map(|&row| i32::from(self.direct[usize::from(row)])).sum();
        sum * self.out_direct
    }

    /// How well the choice with these rows fits, which add so much outright.
    pub(super) fn score(&self, rows: &[u16], direct: i32) -> i64 {
        let sums = self.bias.iter().zip(self.sum(rows)).map(|(&bias, hidden)| bias + i32::from(hidden));
        let hidden = sums.zip(&self.out).map(|(sum, &out)| i64::from(sum.max(0)) * i64::from(out));
        hidden.sum::<i64>() + i64::from(direct)
    }

    /// The sum of a few rows, compiled for AVX2 where the processor has it: whole numbers, so that both ways agree.
    fn sum(&self, rows: &[u16]) -> [i16; WIDTH] {
        #[cfg(target_arch = "x86_64")]
        {
            #[target_feature(enable = "avx2")]
            fn fast(ranker: &Ranker, rows: &[u16]) -> [i16; WIDTH] {
                ranker.sum_body(rows)
            }
            if is_x86_feature_detected!("avx2") {
                // SAFETY: the processor has what `fast` was compiled for.
                #[expect(unsafe_code, reason = "the only way to call it")]
                return unsafe { fast(self, rows) };
            }
        }
        self.sum_body(rows)
    }

    /// In numbers half as wide as the scores': a processor adds twice as many at once.
    #[inline(always)]
    fn sum_body(&self, rows: &[u16]) -> [i16; WIDTH] {
        let mut sums = [0i16; WIDTH];
        for &row in rows {
            for (sum, &weight) in sums.iter_mut().zip(&self.rows[usize::from(row)].0) {
                *sum += i16::from(weight);
            }
        }
        sums
    }
}

/// A hash of a word that is the same everywhere and always (FNV-1a).
pub(super) fn hash_of(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The most features of one choice, each with and without its group. Their weights sum up in sixteen bits:
/// 200 times -128 is still one of their numbers.
const MOST_FEATURES: usize = 200;

/// The features of one choice.
#[derive(Debug)]
pub(super) struct Features {
    keys: [u32; MOST_FEATURES],
    n: usize,
    /// The [`salt`] of the mention's group.
    group: u32,
}

impl Default for Features {
    fn default() -> Self {
        Self { keys: [0; MOST_FEATURES], n: 0, group: 0 }
    }
}

impl Features {
    /// Begins the features of a choice for a mention of a group.
    pub(super) fn begin(&mut self, group: u32) {
        self.n = 0;
        self.group = salt(group + 1);
    }

    /// Adds a value of a feature, by itself and together with the group of the mention.
    #[inline]
    pub(super) fn add(&mut self, feature: u32, value: u32) {
        self.lay(feature, value, salt(0));
        self.lay(feature, value, self.group);
    }

    /// Adds a value together with the group of the mention only.
    #[inline]
    pub(super) fn add_in_group(&mut self, feature: u32, value: u32) {
        self.lay(feature, value, self.group);
    }

    /// Adds two values as one.
    #[inline]
    pub(super) fn add_pair(&mut self, feature: u32, a: u32, b: u32) {
        self.lay(feature, a.wrapping_mul(0x9e37_79b1).rotate_left(7) ^ b, salt(77));
    }

    #[inline]
    fn lay(&mut self, feature: u32, value: u32, salt: u32) {
        self.keys[self.n] = feature.wrapping_mul(0x85eb_ca6b) ^ salt ^ value;
        self.n += 1;
    }

    /// The rows of the table.
    pub(super) fn rows(&self) -> impl Iterator<Item = u16> {
        self.keys[..self.n].iter().map(|&key| row_of(key))
    }
}

/// The row of a feature's value.
fn row_of(key: u32) -> u16 {
    let mut hash = key.wrapping_mul(0x9e37_79b1);
    hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    ((hash ^ (hash >> 13)) % N_ROWS as u32) as u16
}

/// What tells apart the rows of one group from another's.
fn salt(group: u32) -> u32 {
    group.wrapping_mul(0xc2b2_ae35)
}
