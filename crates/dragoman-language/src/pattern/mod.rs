//! Regular expressions as Python's `re` understands them, for the patterns that models carry.
//!
//! In: a pattern of the tokenizer or the attribute ruler, and the code points of a word.
//! Out: where it matches: the leftmost place, and there the first alternative that fits.
//!
//! 1. `parse`    reads the pattern into a [`node::Node`] tree.
//! 2. `set`      holds classes of characters.
//! 3. `program`  turns the tree into instructions.
//! 4. `machine`  runs them, in time bounded by instructions × length of the text.
//! 5. this file  decides where and which alternatives are worth trying.
//!
//! The `regex` crate has no look-behind, and `fancy-regex` would try every place of a long word
//! anew for each affix taken off it. Not supported: groups referred to, flags but `u`, possessive
//! quantifiers, look-behind of varying width; such a pattern is refused.

mod machine;
mod node;
mod parse;
mod program;
mod set;

pub use machine::Machine;
use node::Node;
use program::Program;
use set::Set;
use std::ops::Range;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    program: Program,
    alternatives: Vec<Alternative>,
    /// The alternatives that may start with each ASCII character.
    by_ascii: Vec<Vec<u16>>,
    starts_at_start: bool,
    tail: Option<Tail>,
}

#[derive(Clone, Debug)]
struct Alternative {
    start: usize,
    first: Set,
    may_be_empty: bool,
}

/// Where a pattern can start whose every alternative ends with `$`.
#[derive(Clone, Debug)]
struct Tail {
    kinds: Vec<TailKind>,
}

/// A match of some alternatives takes at most `width` characters, all of them in `body`.
#[derive(Clone, Debug)]
struct TailKind {
    body: Set,
    width: usize,
}

impl Pattern {
    /// Compiles a pattern. The error says what in it is not supported.
    pub fn new(pattern: &str) -> Result<Self, String> {
        let nodes = match parse::parse(pattern)? {
            Node::Either(nodes) => nodes,
            node => vec![node],
        };
        let mut program = Program::default();
        let mut alternatives = Vec::new();
        for node in &nodes {
            let (first, may_be_empty) = node.first();
            let start = program.add(node)?;
            alternatives.push(Alternative { start, first, may_be_empty });
        }
        Ok(Self {
            by_ascii: index_by_ascii(&alternatives),
            program,
            alternatives,
            starts_at_start: nodes.iter().all(Node::starts_at_start),
            tail: Tail::of(&nodes),
        })
    }

    /// The leftmost match at or after `from` (Python's `search`).
    pub fn search(&self, text: &[char], from: usize, machine: &mut Machine) -> Option<Range<usize>> {
        let last = if self.starts_at_start { 0 } else { text.len() };
        let first = match &self.tail {
            Some(tail) => from.max(tail.earliest_start(text)),
            None => from,
        };
        (first..=last).find_map(|start| Some(start..self.match_at(text, start, machine)?))
    }

    /// All matches, one after the other (Python's `finditer`).
    pub fn find_all(&self, text: &[char], machine: &mut Machine) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = 0;
        while from <= text.len()
            && let Some(range) = self.search(text, from, machine)
        {
            from = range.end + usize::from(range.is_empty());
            found.push(range);
        }
        found
    }

    /// The end of a match that starts at `start` (Python's `match`).
    pub fn match_at(&self, text: &[char], start: usize, machine: &mut Machine) -> Option<usize> {
        let mut run = |alternative: &Alternative| machine.run(&self.program, alternative.start, text, start);
        match text.get(start) {
            Some(&char) if char.is_ascii() => {
                self.by_ascii[char as usize].iter().find_map(|&idx| run(&self.alternatives[idx as usize]))
            }
            Some(&char) => {
                self.alternatives.iter().filter(|it| it.may_be_empty || it.first.contains(char)).find_map(run)
            }
            None => self.alternatives.iter().filter(|it| it.may_be_empty).find_map(run),
        }
    }
}

fn index_by_ascii(alternatives: &[Alternative]) -> Vec<Vec<u16>> {
    let starts_with = |char: char| {
        let fits = |it: &Alternative| it.may_be_empty || it.first.contains(char);
        let fitting = alternatives.iter().zip(0..).filter(|(it, _)| fits(it));
        fitting.map(|(_, idx)| idx).collect()
    };
    (0..128u8).map(|byte| starts_with(byte.into())).collect()
}

impl Tail {
    fn of(nodes: &[Node]) -> Option<Self> {
        if !nodes.iter().all(Node::ends_at_end) {
            return None;
        }
        // All alternatives of bounded width share one kind: the words they end are short.
        let mut bounded = TailKind { body: Set::default(), width: 0 };
        let mut kinds = Vec::new();
        for node in nodes {
            match node.max_width() {
                Some(width) => {
                    bounded.body.extend(&node.body());
                    bounded.width = bounded.width.max(width);
                }
                None => kinds.push(TailKind { body: node.body(), width: usize::MAX }),
            }
        }
        kinds.push(bounded);
        Some(Self { kinds })
    }

    fn earliest_start(&self, text: &[char]) -> usize {
        if text.last() == Some(&'\n') {
            // `$` may then match before the line feed.
            return 0;
        }
        let tail_len = |kind: &TailKind| {
            let tail = text.iter().rev().take(kind.width);
            tail.take_while(|&&char| kind.body.contains(char)).count()
        };
        let longest = self.kinds.iter().map(tail_len).max();
        text.len() - longest.unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks all matches of a pattern; the expected ones were made with Python's `re.finditer`.
    fn check(pattern: &str, text: &str, expected: &[&str]) {
        let compiled = Pattern::new(pattern).unwrap();
        let chars: Vec<char> = text.chars().collect();
        let found = compiled.find_all(&chars, &mut Machine::default());
        let found: Vec<String> = found.into_iter().map(|it| chars[it].iter().collect()).collect();
        assert_eq!(found, expected, "{pattern} in {text:?}");
    }

    #[test]
    fn first_alternative_wins_at_the_leftmost_place() {
        check("a|ab", "ab", &["a"]);
        check("b$|ab$|c", "ab", &["ab"]);
        check(r"\.\.+|…", "a...b…", &["...", "…"]);
        check(r"(?:x|xy)z", "xyz", &["xyz"]);
        check("a*?b|a+", "aab aa", &["aab", "aa"]);
        check("(?u)^a|b", "aab", &["a", "b"]);
    }

    #[test]
    fn places_are_looked_at_without_being_taken() {
        check(r"(?<=[0-9])(?:km|k)$", "5km", &["km"]);
        check("(?<=[0-9])(?:km|k)$", "km", &[]);
        check("(?<=[a-z]),(?=[a-z])", "a,b,C,d", &[","]);
        check("(?<![a-z])b", "ab b", &["b"]);
        check(r"^(?!10\.)\d+", "10.5", &[]);
        check(r"\bno\b", "no nope no", &["no", "no"]);
        check("a$", "a\n", &["a"]);
        check(r"a\Z", "a\n", &[]);
    }

    #[test]
    fn counts_and_classes_are_kept() {
        check("[a-c]{2,3}", "abcabxc", &["abc", "ab"]);
        check("a{2}", "aaaaa", &["aa", "aa"]);
        check("(?:ab){2}", "ababab", &["abab"]);
        check(r"[^\W\d_]+", "añ1_二५x", &["añ", "二", "x"]);
        check(r"\s", "a\u{1c}b\u{a0}\u{200b}", &["\u{1c}", "\u{a0}"]);
        check(r"[\u00e9\U0001F600\-\]]", "é😀-]", &["é", "😀", "-", "]"]);
        check("x{,2}y{a}", "xy{a}", &["xy{a}"]);
    }

    #[test]
    fn long_words_take_no_time() {
        let pattern = Pattern::new(r"^(?:\S+(?::\S*)?@)?(?:(?:[a-z]\.)+)(?:[a-z]+)+$").unwrap();
        let text: Vec<char> = "a:a.".repeat(20_000).chars().collect();
        assert_eq!(pattern.search(&text, 0, &mut Machine::default()), None);
    }

    #[test]
    fn what_is_not_supported_is_refused() {
        for pattern in [r"(a)\1", "(?i)a", "a++", "(?<=a|bc)d", "(?:a?)*", "[a", "(a", r"\q", "*a"] {
            assert!(Pattern::new(pattern).is_err(), "{pattern}");
        }
    }
}
