//! Splits one chunk: prefixes and suffixes come off, the rest is split at infixes.
//!
//! In: a word without white space (or a run of white space). Out: its pieces.
//!
//! Before each step an exception, or a pattern for whole tokens, may end the taking off. The order
//! of the checks is spaCy's, for the result depends on it.

use crate::pattern::{Machine, Pattern};
use crate::tokenizer::{Piece, Rules};
use std::ops::Range;

/// A chunk longer than this is no URL. Bounds the memory that looking for one takes.
const MAX_URL_CHARS: usize = 1 << 20;

/// Room to work in, kept between chunks.
#[derive(Debug, Default)]
pub struct Splitter {
    machine: Machine,
    chars: Vec<char>,
    /// The byte at which each character starts, and the length.
    bytes: Vec<usize>,
    prefixes: Vec<Range<usize>>,
    suffixes: Vec<Range<usize>>,
}

impl Splitter {
    /// Adds the pieces of a word.
    pub(super) fn split(&mut self, word: &str, rules: &Rules, pieces: &mut Vec<Piece>) {
        self.read(word);
        let rest = self.take_affixes(word, rules);
        for range in &self.prefixes {
            pieces.push(rules.piece(self.text(word, range.clone()), None));
        }
        if !rest.is_empty() {
            self.split_rest(word, rest, rules, pieces);
        }
        for range in self.suffixes.iter().rev() {
            pieces.push(rules.piece(self.text(word, range.clone()), None));
        }
    }

    /// Whether a prefix, suffix or infix is found in the word.
    pub(super) fn cuts(&mut self, word: &str, rules: &Rules) -> bool {
        self.read(word);
        [&rules.prefix, &rules.suffix, &rules.infix]
            .into_iter()
            .any(|pattern| self.found_len(pattern.as_ref(), 0..self.chars.len()) > 0)
    }

    fn read(&mut self, word: &str) {
        self.chars.clear();
        self.bytes.clear();
        for (byte, char) in word.char_indices() {
            self.chars.push(char);
            self.bytes.push(byte);
        }
        self.bytes.push(word.len());
        self.prefixes.clear();
        self.suffixes.clear();
    }

    /// Takes prefixes and suffixes off; gives the characters that are left.
    fn take_affixes(&mut self, word: &str, rules: &Rules) -> Range<usize> {
        let mut rest = 0..self.chars.len();
        loop {
            let text = self.text(word, rest.clone());
            if rest.is_empty()
                || self.is_token(rules.token.as_ref(), rest.clone())
                || rules.exceptions.get(text).is_some()
            {
                return rest;
            }
            let prefix_end = rest.start + self.found_len(rules.prefix.as_ref(), rest.clone());
            if prefix_end > rest.start && self.is_exception(word, prefix_end..rest.end, rules) {
                self.prefixes.push(rest.start..prefix_end);
                return prefix_end..rest.end;
            }
            let suffix_len = self.found_len(rules.suffix.as_ref(), prefix_end..rest.end);
            let suffix_start = rest.end - suffix_len;
            if suffix_len > 0 && self.is_exception(word, rest.start..suffix_start, rules) {
                self.suffixes.push(suffix_start..rest.end);
                return rest.start..suffix_start;
            }
            if prefix_end == rest.start && suffix_start == rest.end {
                return rest;
            }
            if prefix_end > rest.start {
                self.prefixes.push(rest.start..prefix_end);
            }
            if suffix_start < rest.end {
                self.suffixes.push(suffix_start..rest.end);
            }
            rest = prefix_end..suffix_start;
        }
    }

    fn split_rest(&mut self, word: &str, rest: Range<usize>, rules: &Rules, pieces: &mut Vec<Piece>) {
        let text = self.text(word, rest.clone());
        if let Some(exception) = rules.exceptions.get(text) {
            pieces.extend_from_slice(exception);
        } else if self.is_token(rules.token.as_ref(), rest.clone())
            || (rest.len() <= MAX_URL_CHARS && self.is_token(rules.url.as_ref(), rest.clone()))
        {
            pieces.push(rules.piece(text, None));
        } else {
            self.split_at_infixes(word, rest, rules, pieces);
        }
    }

    fn split_at_infixes(&mut self, word: &str, rest: Range<usize>, rules: &Rules, pieces: &mut Vec<Piece>) {
        let chars = &self.chars[rest.clone()];
        let infixes = match &rules.infix {
            Some(infix) => infix.find_all(chars, &mut self.machine),
            None => Vec::new(),
        };
        let mut push = |range: Range<usize>| {
            if !range.is_empty() {
                let range = rest.start + range.start..rest.start + range.end;
                pieces.push(rules.piece(self.text(word, range), None));
            }
        };
        let mut start = 0;
        // What stands first cannot be an infix.
        for infix in infixes.into_iter().filter(|infix| infix.start > 0) {
            push(start..infix.start);
            start = infix.end;
            push(infix);
        }
        push(start..rest.len());
    }

    fn is_exception(&self, word: &str, range: Range<usize>, rules: &Rules) -> bool {
        !range.is_empty() && rules.exceptions.get(self.text(word, range)).is_some()
    }

    fn is_token(&mut self, pattern: Option<&Pattern>, range: Range<usize>) -> bool {
        let matched = |it: &Pattern| it.match_at(&self.chars[range], 0, &mut self.machine);
        pattern.and_then(matched).is_some()
    }

    /// The length of what a pattern finds; 0 if it finds nothing.
    fn found_len(&mut self, pattern: Option<&Pattern>, range: Range<usize>) -> usize {
        let search = |it: &Pattern| it.search(&self.chars[range], 0, &mut self.machine);
        pattern.and_then(search).map_or(0, |found| found.len())
    }

    fn text<'w>(&self, word: &'w str, range: Range<usize>) -> &'w str {
        &word[self.bytes[range.start]..self.bytes[range.end]]
    }
}
