//! What spaCy knows of a word type: its forms, as ids of strings.
//!
//! In: a word and the norms of the vocabulary.
//! Out: a [`Lexeme`], the same for every occurrence of the word; [`TokenFeatures`] add what one
//! occurrence has of its own. The network reads nothing else of a text.

use crate::strings::string_id;
use crate::unicode::{is_alpha, is_digit, is_space};
use rustc_hash::FxHashMap;

/// A word type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lexeme {
    /// Id of the word itself.
    pub orth: u64,
    /// Id of the word in its usual spelling: lower case, British to American, `’s` to `'s`.
    pub norm: u64,
    /// Id of the word in lower case.
    pub lower: u64,
    /// Id of the first code point.
    pub prefix: u64,
    /// Id of the last three code points.
    pub suffix: u64,
    /// Id of the shape: `Xxxx` for "Rome".
    pub shape: u64,
    /// Whether the word is white space.
    pub is_space: bool,
}

/// A token as the network sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenFeatures {
    /// Its word type. A tokenizer exception may give one token a norm of its own, which then
    /// stands here.
    pub lexeme: Lexeme,
    /// Whether one blank follows.
    pub space_after: bool,
}

/// The norms that differ from the lower-cased word: the table of the model's vocabulary, before
/// those that spaCy sets for every language.
#[derive(Clone, Debug, Default)]
pub struct Norms {
    table: FxHashMap<u64, u64>,
}

impl Norms {
    /// Takes the table of a vocabulary: ids of words and their norms.
    pub fn new<'n>(table: impl IntoIterator<Item = (u64, &'n str)>) -> Self {
        let base =
            BASE_NORMS.iter().flat_map(|(words, norm)| words.split(' ').map(|word| (string_id(word), *norm)));
        let entries = base.chain(table);
        Self { table: entries.map(|(orth, norm)| (orth, string_id(norm))).collect() }
    }
}

impl Lexeme {
    /// Looks at a word.
    pub fn new(word: &str, norms: &Norms) -> Self {
        let orth = string_id(word);
        let lower = string_id(&word.to_lowercase());
        Self {
            orth,
            norm: norms.table.get(&orth).copied().unwrap_or(lower),
            lower,
            prefix: string_id(first_char(word)),
            suffix: string_id(last_chars(word, SUFFIX_CHARS)),
            shape: string_id(&shape(word)),
            is_space: !word.is_empty() && word.chars().all(is_space),
        }
    }
}

const SUFFIX_CHARS: usize = 3;

/// From this many code points on, spaCy gives a word the shape `LONG`.
const LONG: usize = 100;

/// Longer runs of one kind of character are cut to this length.
const MAX_RUN: usize = 4;

/// The shape of a word: `X` for a capital, `x` for another letter, `d` for a digit, any other
/// character as it is.
fn shape(word: &str) -> String {
    if word.chars().nth(LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut n_run) = (None, 0);
    for char in word.chars().map(shape_char) {
        n_run = if last == Some(char) { n_run + 1 } else { 1 };
        last = Some(char);
        if n_run <= MAX_RUN {
            shape.push(char);
        }
    }
    shape
}

fn shape_char(char: char) -> char {
    match char {
        _ if is_alpha(char) && char.is_uppercase() => 'X',
        _ if is_alpha(char) => 'x',
        _ if is_digit(char) => 'd',
        _ => char,
    }
}

fn first_char(word: &str) -> &str {
    let end = word.chars().next().map_or(0, char::len_utf8);
    &word[..end]
}

fn last_chars(word: &str, n_chars: usize) -> &str {
    let start = word.char_indices().rev().nth(n_chars - 1);
    &word[start.map_or(0, |(byte, _)| byte)..]
}

/// Norms that spaCy sets for every language: words parted by blanks, and their norm.
const BASE_NORMS: [(&str, &str); 14] = [
    ("'s 'S ’s ’S", "'s"),
    ("’ ‘ ´ `", "'"),
    ("” “ '' `` ´´ „ » « ‘‘ ’’", "\""),
    ("？", "?"),
    ("！", "!"),
    ("，", ","),
    ("；", ";"),
    ("：", ":"),
    ("。 ।", "."),
    ("…", "..."),
    ("— – -- --- ——", "-"),
    ("€ £ ¥ ฿ US$ C$ A$ ₺ ₹", "$"),
    ("৳ ₩ Mex$ ₣", "$"),
    ("E£", "$"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, norm: &str, prefix: &str, suffix: &str, expected_shape: &str) {
        let norms = Norms::new([(string_id("colour"), "color")]);
        let lexeme = Lexeme::new(word, &norms);
        assert_eq!(lexeme.norm, string_id(norm), "norm of {word:?}");
        assert_eq!(lexeme.prefix, string_id(prefix), "prefix of {word:?}");
        assert_eq!(lexeme.suffix, string_id(suffix), "suffix of {word:?}");
        assert_eq!(shape(word), expected_shape, "shape of {word:?}");
    }

    #[test]
    fn forms_are_those_of_spacy() {
        check("Rome", "rome", "R", "ome", "Xxxx");
        check("colour", "color", "c", "our", "xxxx");
        check("Colour", "colour", "C", "our", "Xxxxx");
        check("’S", "'s", "’", "’S", "’X");
        check("1,000km²", "1,000km²", "1", "km²", "d,dddxxd");
        check("ÉTÉ", "été", "É", "ÉTÉ", "XXX");
        check("क्या", "क्या", "क", "\u{94d}या", "x\u{94d}x\u{93e}");
        check(&"a".repeat(100), &"a".repeat(100), "a", "aaa", "LONG");
    }

    #[test]
    fn white_space_is_python_s() {
        let norms = Norms::default();
        assert!(Lexeme::new("\n\u{a0}\u{1c}", &norms).is_space);
        assert!(!Lexeme::new("\u{200b}", &norms).is_space);
        assert!(!Lexeme::new("", &norms).is_space);
    }
}
