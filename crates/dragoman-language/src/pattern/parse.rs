//! Reads a pattern in Python's notation.

use crate::pattern::node::{Node, Place};
use crate::pattern::set::{Class, Set};
use std::iter::Peekable;
use std::str::Chars;

/// Groups may stand in groups, as deep as this.
const MAX_DEPTH: usize = 64;

/// Reads a pattern. The error says what is wrong or not supported, and where.
pub fn parse(pattern: &str) -> Result<Node, String> {
    // Text is always Unicode here, so the flag says nothing.
    let body = pattern.strip_prefix("(?u)").unwrap_or(pattern);
    let mut parser = Parser { chars: body.chars().peekable(), depth: 0 };
    let node = parser.either().map_err(|why| parser.place(body, why))?;
    match parser.chars.next() {
        None => Ok(node),
        Some(_) => Err(parser.place(body, "a bracket too many".to_owned())),
    }
}

struct Parser<'p> {
    chars: Peekable<Chars<'p>>,
    depth: usize,
}

/// A member of a class in brackets.
enum Member {
    Char(u32),
    Class(Class, bool),
}

impl Parser<'_> {
    fn place(&self, pattern: &str, why: String) -> String {
        let n_chars = pattern.chars().count() - self.chars.clone().count();
        format!("{why}, before character {n_chars} of the pattern")
    }

    fn either(&mut self) -> Result<Node, String> {
        let mut nodes = vec![self.all()?];
        while self.chars.next_if_eq(&'|').is_some() {
            nodes.push(self.all()?);
        }
        Ok(match nodes.len() {
            1 => nodes.remove(0),
            _ => Node::Either(nodes),
        })
    }

    fn all(&mut self) -> Result<Node, String> {
        let mut nodes = Vec::new();
        while let Some(char) = self.chars.next_if(|char| !matches!(char, '|' | ')')) {
            let node = self.atom(char)?;
            nodes.push(self.repeated(node)?);
        }
        Ok(Node::All(nodes))
    }

    fn atom(&mut self, char: char) -> Result<Node, String> {
        match char {
            '(' => self.group(),
            '[' => self.set().map(Node::One),
            '.' => Ok(Node::One(Set::new(vec![(10, 10)], Vec::new(), true))),
            '^' => Ok(Node::At(Place::Start)),
            '$' => Ok(Node::At(Place::End)),
            '\\' => self.escape(),
            '*' | '+' | '?' => Err("a quantifier with nothing before it".to_owned()),
            _ => Ok(Node::One(Set::of(char))),
        }
    }

    fn escape(&mut self) -> Result<Node, String> {
        let place = match self.chars.peek() {
            Some('A') => Some(Place::Start),
            Some('Z') => Some(Place::VeryEnd),
            Some('b') => Some(Place::Border),
            Some('B') => Some(Place::NoBorder),
            _ => None,
        };
        if let Some(place) = place {
            self.chars.next();
            return Ok(Node::At(place));
        }
        Ok(Node::One(match self.escaped_member()? {
            Member::Char(code) => Set::new(vec![(code, code)], Vec::new(), false),
            Member::Class(class, wanted) => Set::new(Vec::new(), vec![(class, wanted)], false),
        }))
    }

    fn escaped_member(&mut self) -> Result<Member, String> {
        let char = self.chars.next().ok_or("a backslash at the end")?;
        Ok(match char {
            'd' | 'D' => Member::Class(Class::Digit, char == 'd'),
            'w' | 'W' => Member::Class(Class::Word, char == 'w'),
            's' | 'S' => Member::Class(Class::Space, char == 's'),
            'n' => Member::Char(10),
            't' => Member::Char(9),
            'r' => Member::Char(13),
            'f' => Member::Char(12),
            'v' => Member::Char(11),
            'x' => Member::Char(self.hex(2)?),
            'u' => Member::Char(self.hex(4)?),
            'U' => Member::Char(self.hex(8)?),
            _ if char.is_ascii_alphanumeric() => return Err(format!("\\{char} is not supported")),
            _ => Member::Char(char.into()),
        })
    }

    fn hex(&mut self, n_digits: usize) -> Result<u32, String> {
        let digits: String = self.chars.by_ref().take(n_digits).collect();
        match u32::from_str_radix(&digits, 16) {
            Ok(code) if digits.len() == n_digits => Ok(code),
            _ => Err(format!("expected {n_digits} hexadecimal digits, found {digits:?}")),
        }
    }

    fn set(&mut self) -> Result<Set, String> {
        let negated = self.chars.next_if_eq(&'^').is_some();
        let (mut ranges, mut classes) = (Vec::new(), Vec::new());
        let mut is_first = true;
        while self.chars.peek() != Some(&']') || is_first {
            is_first = false;
            match self.member()? {
                Member::Class(class, wanted) => classes.push((class, wanted)),
                Member::Char(start) => ranges.push((start, self.range_end(start)?)),
            }
        }
        self.chars.next();
        Ok(Set::new(ranges, classes, negated))
    }

    fn member(&mut self) -> Result<Member, String> {
        match self.chars.next() {
            None => Err("a class without its closing bracket".to_owned()),
            Some('\\') if self.chars.next_if_eq(&'b').is_some() => Ok(Member::Char(8)),
            Some('\\') => self.escaped_member(),
            Some(char) => Ok(Member::Char(char.into())),
        }
    }

    /// The end of a range, or `start` itself: a hyphen before the closing bracket is a hyphen.
    fn range_end(&mut self, start: u32) -> Result<u32, String> {
        let mut ahead = self.chars.clone();
        if ahead.next() != Some('-') || ahead.next() == Some(']') {
            return Ok(start);
        }
        self.chars.next();
        match self.member()? {
            Member::Char(end) if end >= start => Ok(end),
            _ => Err("a range whose end is no character after its start".to_owned()),
        }
    }

    fn group(&mut self) -> Result<Node, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!("groups more than {MAX_DEPTH} deep"));
        }
        let look = match self.chars.next_if_eq(&'?') {
            Some(_) => self.group_kind()?,
            None => None,
        };
        let node = self.either()?;
        if self.chars.next() != Some(')') {
            return Err("a group without its closing bracket".to_owned());
        }
        self.depth -= 1;
        match look {
            None => Ok(node),
            Some((is_behind, wanted)) => look_node(node, is_behind, wanted),
        }
    }

    /// What follows `(?`: `None` for a plain group, else whether it looks behind and whether what
    /// it looks for is wanted.
    fn group_kind(&mut self) -> Result<Option<(bool, bool)>, String> {
        let is_behind = self.chars.next_if_eq(&'<').is_some();
        match self.chars.next() {
            Some(':') if !is_behind => Ok(None),
            Some('=') => Ok(Some((is_behind, true))),
            Some('!') => Ok(Some((is_behind, false))),
            other => Err(format!("a group of kind {:?} is not supported", other.unwrap_or(' '))),
        }
    }

    fn repeated(&mut self, node: Node) -> Result<Node, String> {
        let Some((min, max)) = self.quantifier() else {
            return Ok(node);
        };
        let greedy = self.chars.next_if_eq(&'?').is_none();
        if matches!(self.chars.peek(), Some('+' | '*')) {
            return Err("a quantifier after a quantifier".to_owned());
        }
        if max.is_some_and(|max| max < min) {
            return Err(format!("{{{min},…}} with a lower end"));
        }
        if max.is_none() && node.min_width() == 0 {
            return Err("endless repetition of what may be empty".to_owned());
        }
        Ok(Node::Repeat { node: Box::new(node), min, max, greedy })
    }

    fn quantifier(&mut self) -> Option<(usize, Option<usize>)> {
        let counts = match self.chars.peek()? {
            '*' => (0, None),
            '+' => (1, None),
            '?' => (0, Some(1)),
            '{' => return self.counted(),
            _ => return None,
        };
        self.chars.next();
        Some(counts)
    }

    /// `{2}`, `{2,}`, `{,3}`, `{2,3}`; anything else in braces is plain text.
    fn counted(&mut self) -> Option<(usize, Option<usize>)> {
        let rest: String = self.chars.clone().skip(1).take_while(|&it| it != '}').collect();
        let counts = match rest.split_once(',') {
            None => {
                let n_times = rest.parse().ok()?;
                (n_times, Some(n_times))
            }
            Some(("", "")) => return None,
            Some((min, "")) => (min.parse().ok()?, None),
            Some(("", max)) => (0, Some(max.parse().ok()?)),
            Some((min, max)) => (min.parse().ok()?, Some(max.parse().ok()?)),
        };
        let n_chars = rest.chars().count() + 2;
        self.chars.nth(n_chars - 1)?;
        Some(counts)
    }
}

fn look_node(node: Node, is_behind: bool, wanted: bool) -> Result<Node, String> {
    let width = node.min_width();
    if is_behind && node.max_width() != Some(width) {
        return Err("look-behind of varying width is not supported".to_owned());
    }
    Ok(Node::Look { node: Box::new(node), back: if is_behind { width } else { 0 }, wanted })
}
