//! Spans of text in code points, and the way between code points and bytes.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A stretch of an article's text, `start..end` in Unicode code points.
///
/// Code points, not bytes: Python and R slice by them, so whoever checks a quotation needs no
/// decoder. Written as `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Span {
    /// Makes a span; `end` may not lie before `start`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forward");
        Self { start, end }
    }

    /// The number of code points covered.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one code point.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (start, end) = <(usize, usize)>::deserialize(deserializer)?;
        if end < start {
            return Err(serde::de::Error::custom("a span ends before it starts"));
        }
        Ok(Self { start, end })
    }
}

/// How many code points lie between two entries of a [`TextIndex`].
const STEP: usize = 64;

/// The way between code points and bytes of one text.
///
/// Keeps the byte of every 64th code point, so a look-up walks at most 63 characters.
///
/// ```
/// # use dragoman_records::{Span, TextIndex};
/// let text = "Müller said “no”";
/// let index = TextIndex::new(text);
/// assert_eq!(index.slice(text, Span::new(12, 16)), "“no”");
/// assert_eq!(index.span_of_bytes(text, 13, 21), Span::new(12, 16));
/// ```
#[derive(Clone, Debug, Default)]
pub struct TextIndex {
    bytes: Vec<u32>,
    n_chars: usize,
}

impl TextIndex {
    /// Walks the text once.
    pub fn new(text: &str) -> Self {
        let mut bytes = Vec::with_capacity(text.len() / STEP + 1);
        let mut n_chars = 0;
        for (byte, _) in text.char_indices() {
            if n_chars % STEP == 0 {
                bytes.push(byte as u32);
            }
            n_chars += 1;
        }
        Self { bytes, n_chars }
    }

    /// The number of code points of the text.
    pub fn n_chars(&self) -> usize {
        self.n_chars
    }

    /// The byte at which code point `char_idx` starts; the end of the text for one past it.
    pub fn byte_of_char(&self, text: &str, char_idx: usize) -> usize {
        if char_idx >= self.n_chars {
            return text.len();
        }
        let base = self.bytes[char_idx / STEP] as usize;
        let rest = text[base..].char_indices().nth(char_idx % STEP);
        rest.map_or(text.len(), |(byte, _)| base + byte)
    }

    /// The code point that starts at `byte`, which has to be a character boundary.
    pub fn char_of_byte(&self, text: &str, byte: usize) -> usize {
        let block = self.bytes.partition_point(|&start| start as usize <= byte);
        if block == 0 {
            return 0;
        }
        let base = self.bytes[block - 1] as usize;
        (block - 1) * STEP + text[base..byte].chars().count()
    }

    /// The words under a span. A span past the end is cut there.
    pub fn slice<'t>(&self, text: &'t str, span: Span) -> &'t str {
        &text[self.byte_of_char(text, span.start)..self.byte_of_char(text, span.end)]
    }

    /// The span of the bytes `start..end`.
    pub fn span_of_bytes(&self, text: &str, start: usize, end: usize) -> Span {
        Span::new(self.char_of_byte(text, start), self.char_of_byte(text, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_chars_agree_at_every_character() {
        let text = "naïve 😀 “Überfall” ".repeat(20);
        let index = TextIndex::new(&text);
        for (char_idx, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.byte_of_char(&text, char_idx), byte);
            assert_eq!(index.char_of_byte(&text, byte), char_idx);
        }
        assert_eq!(index.byte_of_char(&text, index.n_chars()), text.len());
        assert_eq!(index.char_of_byte(&text, text.len()), index.n_chars());
    }

    #[test]
    fn span_is_written_as_a_pair() {
        assert_eq!(serde_json::to_string(&Span::new(3, 7)).unwrap(), "[3,7]");
        assert!(serde_json::from_str::<Span>("[7,3]").is_err());
    }
}
