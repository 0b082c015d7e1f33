//! Classes of characters: ranges and Python's named classes.

use crate::unicode::{is_decimal, is_space, is_word};

/// A set of characters.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// Sorted, apart from each other.
    ranges: Vec<(u32, u32)>,
    classes: Vec<(Class, bool)>,
    negated: bool,
    /// The ASCII members, worked out ahead.
    ascii: u128,
}

/// A class with a name of its own: `\d`, `\w`, `\s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Decimal digits.
    Digit,
    /// Letters, numbers and the low line.
    Word,
    /// White space.
    Space,
}

impl Class {
    fn contains(self, char: char) -> bool {
        match self {
            Self::Digit => is_decimal(char),
            Self::Word => is_word(char),
            Self::Space => is_space(char),
        }
    }
}

impl Set {
    /// Makes a set of ranges, whose ends belong to them, and of classes, each as it is (`true`)
    /// or turned round.
    pub fn new(mut ranges: Vec<(u32, u32)>, classes: Vec<(Class, bool)>, negated: bool) -> Self {
        ranges.sort_unstable();
        ranges.dedup_by(|next, last| {
            let touches = next.0 <= last.1.saturating_add(1);
            if touches {
                last.1 = last.1.max(next.1);
            }
            touches
        });
        let mut set = Self { ranges, classes, negated, ascii: 0 };
        set.ascii =
            (0..128u8).filter(|&byte| set.search(byte.into())).fold(0, |ascii, byte| ascii | 1 << byte);
        set
    }

    /// The set of one character.
    pub fn of(char: char) -> Self {
        Self::new(vec![(char.into(), char.into())], Vec::new(), false)
    }

    /// The set of all characters.
    pub fn all() -> Self {
        Self::new(Vec::new(), Vec::new(), true)
    }

    /// Whether a character belongs to the set.
    pub fn contains(&self, char: char) -> bool {
        match char.is_ascii() {
            true => self.ascii >> (char as u32) & 1 == 1,
            false => self.search(char),
        }
    }

    /// Adds the members of another set.
    pub fn extend(&mut self, other: &Set) {
        if self.negated || other.negated {
            *self = Self::all();
            return;
        }
        let ranges = [&self.ranges[..], &other.ranges[..]].concat();
        let classes = [&self.classes[..], &other.classes[..]].concat();
        *self = Self::new(ranges, classes, false);
    }

    fn search(&self, char: char) -> bool {
        let code = u32::from(char);
        let idx = self.ranges.partition_point(|&(_, end)| end < code);
        let in_range = self.ranges.get(idx).is_some_and(|&(start, _)| start <= code);
        let in_class = |&(class, wanted): &(Class, bool)| class.contains(char) == wanted;
        (in_range || self.classes.iter().any(in_class)) != self.negated
    }
}
