//! Which noun is a kind of which: "browser" of "software", "city" beside "town".
//!
//! In: nouns as hashes. Out: how near their meanings are. The table is WordNet 3.1's, cut down by
//! `training/nouns.py` to nouns of one word with their two commonest meanings; its licence lies beside it.

use super::view::lower_hash;
use dragoman_records::EntityType;
use std::sync::OnceLock;

static TABLE: &[u8] = include_bytes!("../../../data/nouns.bin");

/// How many steps up a meaning is followed.
const STEPS: usize = 4;

/// The class of people.
pub(super) const PEOPLE: u32 = 18;
/// The class of groups.
const BODIES: u32 = 14;
/// The class of places.
pub(super) const PLACES: u32 = 15;

/// The classes of nouns that say what something named is: acts, artefacts, messages, events, groups, places,
/// objects, possessions and states. No thoughts and times: "Black Lives *Matter*" is no matter.
const KINDS_OF_THINGS: [u32; 9] = [4, 6, 10, 11, 14, 15, 17, 21, 26];

/// The commonest meanings of a noun, twice the same if it has one.
pub(super) type Meanings = [Meaning; 2];

/// A meaning with what lies above it, looked up once a mention, since each pair asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The meaning and those above it, nearest first; the topmost fills what is left.
    above: [u16; STEPS],
    n_above: usize,
    /// People, places, acts and so on, from 3 on.
    pub(super) class: u32,
}

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
        is_it.then(|| [2, 3].map(|nth| self.meaning(short(self.nouns, 4 * low + nth))))
    }

    fn meaning(&self, meaning: u16) -> Meaning {
        let (mut above, mut n_above) = ([meaning; STEPS], 1);
        while n_above < STEPS {
            let next = short(self.meanings, 2 * usize::from(above[n_above - 1]) + 1);
            if next == above[n_above - 1] {
                break;
            }
            above[n_above..].fill(next);
            n_above += 1;
        }
        Meaning { above, n_above, class: u32::from(short(self.meanings, 2 * usize::from(meaning))) }
    }
}

/// How near two nouns are, by the nearest two of their meanings.
pub(super) fn kinship(a: &Meanings, b: &Meanings) -> Kinship {
    let pairs = [(0, 0), (0, 1), (1, 0), (1, 1)];
    pairs.into_iter().map(|(of_a, of_b)| a[of_a].kinship(&b[of_b])).min().unwrap_or(Kinship::Unknown)
}

impl Meaning {
    /// The meaning and those above it, nearest first.
    pub(super) fn upwards(&self) -> &[u16] {
        &self.above[..self.n_above]
    }

    fn kinship(&self, other: &Self) -> Kinship {
        let (a, b) = (&self.above, &other.above);
        if a[0] == b[0] {
            Kinship::Same
        } else if b.contains(&a[0]) {
            Kinship::Kind
        } else if a.contains(&b[0]) {
            Kinship::Genus
        } else if b[..2].contains(&a[0]) || b[..2].contains(&a[1]) {
            Kinship::Siblings
        } else if self.class == other.class {
            Kinship::Class
        } else {
            Kinship::Apart
        }
    }
}

/// Whether a noun in a name may say what bears it. "Foundation" is a basis first, but no body is named after that.
pub(super) fn is_kind(meanings: &Meanings, kind: EntityType) -> bool {
    let is_body = kind == EntityType::Org && meanings.iter().any(|meaning| meaning.class == BODIES);
    is_body || KINDS_OF_THINGS.contains(&meanings[0].class)
}

/// Whether a noun may say what a name is of: a human being of people, a thing of all else, a place of places
/// alone ("the *state* Senate").
pub(super) fn may_say(noun: &str, kind: EntityType) -> bool {
    let Some(meanings) = Nouns::bundled().meanings_of(lower_hash(noun)) else { return false };
    let is_any = |classes: &[u32]| meanings.iter().any(|meaning| classes.contains(&meaning.class));
    match kind {
        EntityType::Person => is_any(&[PEOPLE]),
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => is_any(&KINDS_OF_THINGS),
        _ => is_any(&KINDS_OF_THINGS) && !is_any(&[PLACES]),
    }
}

/// Whether one of the commonest meanings of a noun is a place.
pub(super) fn may_be_place(noun: &str) -> bool {
    let meanings = Nouns::bundled().meanings_of(lower_hash(noun));
    meanings.is_some_and(|meanings| meanings.iter().any(|meaning| meaning.class == PLACES))
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
            let of = |word: &str| Nouns::bundled().meanings_of(hash_of(word)).unwrap();
            assert_eq!(kinship(&of(a), &of(b)), expected, "{a} {b}");
        };
        check("company", "company", Kinship::Same);
        check("building", "hotel", Kinship::Kind);
        check("hotel", "building", Kinship::Genus);
        check("city", "idea", Kinship::Apart);
    }

    #[test]
    fn what_is_not_in_the_table_has_no_meaning() {
        assert_eq!(Nouns::bundled().meanings_of(hash_of("qwerty")), None);
    }
}
