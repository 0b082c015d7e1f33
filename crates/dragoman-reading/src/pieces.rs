//! The words of a document cut finer than its tokens, for the scanners of numbers and times.
//!
//! In: a [`Document`]. Out: [`Pieces`]: runs of letters, of digits, and single marks, in text order,
//! each with its lower-case form: "10-year" is `10`, `-`, `year`; "5pm" is `5`, `pm`; "p.m." is `pm`.
//!
//! Tokenizers disagree on hyphens, dates and times of day; a grammar over pieces need not care.
//! White space is no piece, but a piece knows whether a line ended before it.

use dragoman_language::{Document, Pos};
use dragoman_records::Span;
use std::ops::Range;

/// The pieces of one document.
#[derive(Debug)]
pub(crate) struct Pieces<'d> {
    document: &'d Document,
    lower: String,
    list: Vec<Piece>,
}

/// A run of letters, a run of digits, or a mark.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// Its bytes in the text.
    pub(crate) bytes: Range<usize>,
    /// The token of which it is part.
    pub(crate) token: usize,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// Whether a line ends between the piece before and this one.
    pub(crate) opens_line: bool,
    lower: Range<u32>,
}

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Letters,
    Digits,
    Mark,
}

impl<'d> Pieces<'d> {
    /// Cuts a document.
    pub(crate) fn new(document: &'d Document) -> Self {
        Self::of(document, 0..document.len())
    }

    /// Cuts a run of tokens.
    pub(crate) fn of(document: &'d Document, tokens: Range<usize>) -> Self {
        let mut pieces = Self { document, lower: String::new(), list: Vec::new() };
        let mut opens_line = false;
        for token_idx in tokens.start..tokens.end.min(document.len()) {
            let is_space = document.pos(token_idx) == Pos::Space;
            if is_space || document.word(token_idx).trim().is_empty() {
                opens_line |= document.word(token_idx).contains('\n');
                continue;
            }
            pieces.cut(token_idx, opens_line);
            opens_line = false;
        }
        pieces
    }

    /// The document that was cut.
    pub(crate) fn document(&self) -> &'d Document {
        self.document
    }

    /// The number of pieces.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The piece at a position.
    pub(crate) fn get(&self, idx: usize) -> Option<&Piece> {
        self.list.get(idx)
    }

    /// The lower-case form of a piece; empty past the end.
    pub(crate) fn lower(&self, idx: usize) -> &str {
        self.get(idx).map_or("", |piece| &self.lower[piece.lower.start as usize..piece.lower.end as usize])
    }

    /// Whether the piece at a position is this word, in lower case.
    pub(crate) fn is(&self, idx: usize, word: &str) -> bool {
        self.lower(idx) == word
    }

    /// Whether the piece at a position is one of these words.
    pub(crate) fn is_any(&self, idx: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(idx))
    }

    /// What a piece is made of; a mark past the end.
    pub(crate) fn kind(&self, idx: usize) -> Kind {
        self.get(idx).map_or(Kind::Mark, |piece| piece.kind)
    }

    /// Whether a piece starts with a capital.
    pub(crate) fn is_capital(&self, idx: usize) -> bool {
        let first = self.get(idx).and_then(|piece| self.document.text()[piece.bytes.clone()].chars().next());
        first.is_some_and(char::is_uppercase)
    }

    /// Whether two neighbouring pieces touch: nothing stands between `idx` and the one after it.
    pub(crate) fn touches_next(&self, idx: usize) -> bool {
        match (self.get(idx), self.get(idx + 1)) {
            (Some(piece), Some(next)) => piece.bytes.end == next.bytes.start,
            _ => false,
        }
    }

    /// The position past the phrase (words parted by blanks, lower case) if it stands at `idx`.
    pub(crate) fn phrase_at(&self, idx: usize, phrase: &str) -> Option<usize> {
        let mut end = idx;
        for word in phrase.split(' ') {
            let goes_on = end == idx || self.get(end).is_some_and(|piece| !piece.opens_line);
            if !goes_on || !self.is(end, word) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The fine-grained tag of the token of a piece; empty past the end.
    pub(crate) fn tag(&self, idx: usize) -> &str {
        self.get(idx).map_or("", |piece| self.document.tag(piece.token))
    }

    /// The token of a piece; the last one past the end.
    pub(crate) fn token(&self, idx: usize) -> usize {
        self.get(idx).map_or(self.document.len().saturating_sub(1), |piece| piece.token)
    }

    /// The first piece of a token or of one after it.
    pub(crate) fn first_of(&self, token: usize) -> usize {
        self.list.partition_point(|piece| piece.token < token)
    }

    /// The code points of a run of pieces.
    pub(crate) fn span(&self, pieces: Range<usize>) -> Span {
        if pieces.is_empty() || pieces.end > self.len() {
            return Span::default();
        }
        let (start, end) = (self.list[pieces.start].bytes.start, self.list[pieces.end - 1].bytes.end);
        self.document.index().span_of_bytes(self.document.text(), start, end)
    }

    fn cut(&mut self, token: usize, opens_line: bool) {
        let document = self.document;
        let base = document.tokens()[token].bytes.start;
        let word = document.word(token);
        let mut at = 0;
        while let Some(kind) = word[at..].chars().next().map(kind_of) {
            // "p.m.", "Oct.", "U.S." are one piece each.
            let is_abbreviation = at == 0 && word.chars().all(|c| c.is_alphabetic() || c == '.');
            let end = if is_abbreviation && kind == Kind::Letters {
                word.len()
            } else {
                at + run_length(&word[at..], kind)
            };
            self.push(base + at..base + end, token, kind, opens_line && at == 0);
            at = end;
        }
    }

    fn push(&mut self, bytes: Range<usize>, token: usize, kind: Kind, opens_line: bool) {
        let start = self.lower.len() as u32;
        let word = &self.document.text()[bytes.clone()];
        for char in word.chars().filter(|&c| kind != Kind::Letters || c != '.') {
            match char {
                '’' => self.lower.push('\''),
                _ => self.lower.extend(char.to_lowercase()),
            }
        }
        let lower = start..self.lower.len() as u32;
        self.list.push(Piece { bytes, token, kind, opens_line, lower });
    }
}

fn kind_of(char: char) -> Kind {
    match char {
        _ if char.is_ascii_digit() => Kind::Digits,
        _ if char.is_alphabetic() || is_apostrophe(char) => Kind::Letters,
        _ => Kind::Mark,
    }
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’')
}

/// The bytes of the piece of this kind at the start of `word`.
fn run_length(word: &str, kind: Kind) -> usize {
    let mut chars = word.char_indices().peekable();
    let first = chars.next().map_or(0, |(_, char)| char.len_utf8());
    let opens_with_apostrophe = word.starts_with(is_apostrophe);
    let mut end = first;
    while let Some((at, char)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|&(_, next)| next.is_ascii_digit());
        let goes_on = match kind {
            Kind::Mark => false,
            // "'90s" is a mark and a number, "'s" one word.
            Kind::Letters if opens_with_apostrophe && at == first => char.is_alphabetic(),
            Kind::Letters => char.is_alphabetic() || is_apostrophe(char),
            Kind::Digits => char.is_ascii_digit() || matches!(char, ',' | '.' | ':') && next_is_digit,
        };
        if !goes_on {
            break;
        }
        end = at + char.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &str, expected: &str) {
        let document = Document::from_table(table).unwrap();
        let pieces = Pieces::new(&document);
        let shown: Vec<&str> = (0..pieces.len()).map(|idx| pieces.lower(idx)).collect();
        assert_eq!(shown.join("|"), expected);
    }

    #[test]
    fn tokens_are_cut_where_their_kind_changes() {
        let row = |word: &str| format!("{word}\t_\tNN\tNOUN\t\t{word}\t0\tdep\t0\tO\n");
        check(&row("10-year"), "10|-|year");
        check(&row("5pm"), "5|pm");
        check(&row("p.m."), "pm");
        check(&row("’90s"), "'|90|s");
        check(&row("’s"), "'s");
        check(&row("1,500"), "1,500");
        check(&row("10:30"), "10:30");
        check(&row("1939–1945"), "1939|–|1945");
    }
}
