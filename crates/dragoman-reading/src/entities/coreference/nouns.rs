//! Which noun is a kind of which: "browser" of "software", "city" beside "town".
//!
//! In: nouns as hashes. Out: how near their meanings are. The table is WordNet 3.1's, cut down by
//! `training/nouns.py` to nouns of one word with their two commonest meanings; its licence lies beside it.

use std::sync::OnceLock;

static TABLE: &[u8] = include_bytes!("../../../data/nouns.bin");

/// How many steps up a meaning is followed.
const STEPS: usize = 4;

/// The class of people.
pub(super) const PEOPLE: u32 = 18;

/// The commonest meanings of a noun, twice the same if it has one.
pub(super) type Meanings = [u16; 2];

/// The table.
#[derive(Debug)]
pub(super) struct Nouns {
    meanings: &'static [u8],
    nouns: &'static [u8],
}

/// How near two nouns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    /// They mean the same.
    Same,
    /// The second is a kind of the first: "the software" after "a browser".
    Kind,
    /// The first is a kind of the second.
    Genus,
    /// Both are kinds of one thing: "city" and "town".
    Siblings,
    /// Both are of one class: people, places, acts.
    Class,
    /// They are of different classes.
    Apart,
    /// One of them is not in the table.
    Unknown,
}

impl Nouns {
    /// The table that is built into the program.
    pub(super) fn bundled() -> &'static Self {
        static NOUNS: OnceLock<Nouns> = OnceLock::new();
        NOUNS.get_or_init(|| {
            let n_meanings = usize::from(short(TABLE, 0));
            let (meanings, nouns) = TABLE[4..].split_at(4 * n_meanings);
            Nouns { meanings, nouns }
        })
    }

    /// The meanings of a noun by the hash of its dictionary form.
    pub(super) fn meanings_of(&self, hash: u32) -> Option<Meanings> {
        let n_nouns = self.nouns.len() / 8;
        let hash_at = |idx: usize| u32::from_le_bytes(std::array::from_fn(|byte| self.nouns[8 * idx + byte]));
        let (mut low, mut high) = (0, n_nouns);
        while low < high {
            let middle = (low + high) / 2;
            if hash_at(middle) < hash { low = middle + 1 } else { high = middle }
        }
        let is_it = low < n_nouns && hash_at(low) == hash;
        is_it.then(|| [short(self.nouns, 4 * low + 2), short(self.nouns, 4 * low + 3)])
    }

    /// The class of a meaning: people, places, acts and so on, from 3 on.
    pub(super) fn class_of(&self, meaning: u16) -> u32 {
        u32::from(short(self.meanings, 2 * usize::from(meaning)))
    }

    /// A meaning and those above it, nearest first.
    pub(super) fn upwards(&self, meaning: u16) -> impl Iterator<Item = u16> + '_ {
        let above = move |&meaning: &u16| {
            let above = short(self.meanings, 2 * usize::from(meaning) + 1);
            (above != meaning).then_some(above)
        };
        std::iter::successors(Some(meaning), above).take(STEPS)
    }

    /// How near two nouns are, by the nearest two of their meanings.
    pub(super) fn kinship(&self, a: Option<Meanings>, b: Option<Meanings>) -> Kinship {
        let (Some(a), Some(b)) = (a, b) else {
            return Kinship::Unknown;
        };
        let pairs = a.iter().flat_map(|&a| b.iter().map(move |&b| (a, b)));
        pairs.map(|(a, b)| self.kinship_of(a, b)).min().unwrap_or(Kinship::Unknown)
    }

    fn kinship_of(&self, a: u16, b: u16) -> Kinship {
        let near = |meaning: u16| self.upwards(meaning).take(2);
        if a == b {
            Kinship::Same
        } else if self.upwards(b).any(|above| above == a) {
            Kinship::Kind
        } else if self.upwards(a).any(|above| above == b) {
            Kinship::Genus
        } else if near(a).any(|of_a| near(b).any(|of_b| of_a == of_b)) {
            Kinship::Siblings
        } else if self.class_of(a) == self.class_of(b) {
            Kinship::Class
        } else {
            Kinship::Apart
        }
    }
}

/// The number of two bytes at a position, counted in such numbers.
fn short(bytes: &[u8], idx: usize) -> u16 {
    u16::from_le_bytes([bytes[2 * idx], bytes[2 * idx + 1]])
}

#[cfg(test)]
mod tests {
    use super::super::ranker::hash_of;
    use super::*;

    #[test]
    fn kinds_are_told_from_siblings_and_strangers() {
        let check = |a: &str, b: &str, expected: Kinship| {
            let nouns = Nouns::bundled();
            let of = |word: &str| nouns.meanings_of(hash_of(word));
            assert_eq!(nouns.kinship(of(a), of(b)), expected, "{a} {b}");
        };
        check("company", "company", Kinship::Same);
        check("building", "hotel", Kinship::Kind);
        check("hotel", "building", Kinship::Genus);
        check("city", "idea", Kinship::Apart);
        check("city", "qwerty", Kinship::Unknown);
    }
}
