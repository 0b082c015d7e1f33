//! Pairs the quotation marks of a text.
//!
//! In: the text. Out: its quotations, outermost ones only, in text order, each with its marks and
//! the paragraph in which it stands.
//!
//! Knows curly, straight, doubled single (`''`), single, low-9 marks and guillemets. A mark opens or
//! closes by what stands around it, so a lost one spoils at most its own paragraph. A quotation that
//! goes on over paragraphs opens each anew and closes in the last; each part is one quotation here,
//! marked as `open` if it does not close. An apostrophe never opens, and closes only what a single
//! mark opened. A paragraph that is a cell of a table (`"He said ""no"""`) loses its wrapper.

use dragoman_records::Span;
use std::ops::Range;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words with their marks, in code points.
    pub span: Span,
    /// The words without their marks.
    pub inner: Span,
    /// The paragraph in which it stands.
    pub paragraph: usize,
    /// Whether it lacks its closing mark because it goes on in the next paragraph.
    pub open: bool,
}

/// A paragraph, with the white space after it.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph<'t> {
    /// Its code points.
    pub span: Span,
    words: &'t str,
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let mut start = 0;
    let mut out = Vec::new();
    for range in dragoman_language::paragraphs(text) {
        let words = &text[range];
        let end = start + words.chars().count();
        out.push(Paragraph { span: Span::new(start, end), words });
        start = end;
    }
    out
}

/// Finds the quotations of a text, in text order.
pub fn find(paragraphs: &[Paragraph<'_>]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    for (idx, paragraph) in paragraphs.iter().enumerate() {
        let chars: Vec<char> = paragraph.words.chars().collect();
        let opens_next = paragraphs.get(idx + 1).is_some_and(|next| begins_with_mark(next.words));
        let start = paragraph.span.start;
        let shift = |range: Range<usize>| Span::new(start + range.start, start + range.end);
        out.extend(pair(&chars, opens_next).into_iter().map(|(marks, inner, open)| Quotation {
            span: shift(marks),
            inner: shift(inner),
            paragraph: idx,
            open,
        }));
    }
    out
}

/// A quotation goes on over the end of its paragraph only if the next one opens it anew.
fn begins_with_mark(words: &str) -> bool {
    words.trim_start().starts_with(['“', '"', '«', '„']) || words.trim_start().starts_with("''")
}

/// The kinds of marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
    Guillemet,
}

/// A mark as it stands: one character, or several of a kind in a row that count as one.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    len: usize,
    kind: Kind,
    can_open: bool,
    can_close: bool,
}

type Pair = (Range<usize>, Range<usize>, bool);

fn pair(chars: &[char], opens_next: bool) -> Vec<Pair> {
    let marks = marks(chars);
    let mut out: Vec<Pair> = Vec::new();
    let mut idx = 0;
    while idx < marks.len() {
        let open = marks[idx];
        if !open.can_open {
            idx += 1;
            continue;
        }
        let start = open.at + open.len;
        match closing(&marks, idx, chars) {
            Some(close_idx) => {
                let close = marks[close_idx];
                out.push((open.at..close.at + close.len, start..close.at, false));
                idx = close_idx + 1;
            }
            None if open.kind != Kind::Single && opens_next && start < chars.len() => {
                out.push((open.at..trimmed_end(chars), start..trimmed_end(chars), true));
                break;
            }
            None => idx += 1,
        }
    }
    out
}

fn trimmed_end(chars: &[char]) -> usize {
    chars.iter().rposition(|char| !char.is_whitespace()).map_or(0, |last| last + 1)
}

/// The mark that closes the one at `open_idx`: of its kind, with those of its kind that open in
/// between closed first.
fn closing(marks: &[Mark], open_idx: usize, chars: &[char]) -> Option<usize> {
    let open = marks[open_idx];
    let later = || (open_idx + 1..marks.len()).filter(|&idx| marks[idx].kind == open.kind);
    let is_end = |mark: &Mark| mark.can_close && mark.at > open.at + open.len;
    if open.kind == Kind::Single {
        // "The parties’ plan’": after a stop or comma it is surely no apostrophe.
        let is_sure =
            |&idx: &usize| is_end(&marks[idx]) && matches!(chars[marks[idx].at - 1], '.' | ',' | '?' | '!');
        let until = later().find(|&idx| marks[idx].can_open && !marks[idx].can_close).unwrap_or(marks.len());
        let inside = || later().filter(|&idx| idx < until);
        return inside().find(is_sure).or_else(|| inside().find(|&idx| is_end(&marks[idx])));
    }
    let mut depth = 0;
    for idx in later() {
        let mark = marks[idx];
        if mark.can_close && (depth == 0 || !mark.can_open) {
            if depth == 0 {
                return is_end(&mark).then_some(idx);
            }
            depth -= 1;
        } else if mark.can_open {
            depth += 1;
        }
    }
    // More open than close: this one was never closed, and a later one starts anew.
    None
}

fn marks(chars: &[char]) -> Vec<Mark> {
    let (from, to) = unwrapped(chars);
    let mut out = Vec::new();
    let mut at = from;
    while at < to {
        let Some(kind) = kind(chars, at) else {
            at += 1;
            continue;
        };
        let same = |next: &&char| **next == chars[at];
        let mut len = chars[at..to].iter().take_while(same).count();
        let mut kind = kind;
        if kind == Kind::Single && len >= 2 {
            (kind, len) = (Kind::Double, 2);
        }
        if matches!(chars[at], '“' | '”' | '„' | '«' | '»') {
            len = 1;
        }
        out.push(mark(chars, at, len, kind));
        at += len;
    }
    out
}

/// The part of a paragraph that is text: without the wrapper of a table's cell, in which marks
/// stand doubled.
fn unwrapped(chars: &[char]) -> (usize, usize) {
    let doubled = chars.windows(2).any(|pair| pair == ['"', '"']);
    if chars.first() != Some(&'"') || !doubled {
        return (0, chars.len());
    }
    let end = trimmed_end(chars);
    (1, if end > 1 && chars[end - 1] == '"' { end - 1 } else { chars.len() })
}

fn kind(chars: &[char], at: usize) -> Option<Kind> {
    match chars[at] {
        '“' | '”' | '"' | '„' | '‟' => Some(Kind::Double),
        '«' | '»' => Some(Kind::Guillemet),
        '‘' | '’' | '\'' | '‚' | '`' => Some(Kind::Single),
        _ => None,
    }
}

fn mark(chars: &[char], at: usize, len: usize, kind: Kind) -> Mark {
    let before = at.checked_sub(1).map(|idx| chars[idx]);
    let after = chars.get(at + len).copied();
    let free_before =
        before.is_none_or(|char| char.is_whitespace() || "([{—–-/:>".contains(char) || is_opening(char));
    let free_after = after.is_none_or(|char| !char.is_alphanumeric() && !"$£€#@[(".contains(char));
    let (can_open, can_close) = match chars[at] {
        // „So“, and “so“ after a slip: with words before it and none behind, it closes.
        '“' if !free_before && free_after => (false, true),
        '“' | '„' | '«' => (after.is_some(), false),
        '‘' | '‚' | '`' => (free_before && !free_after, false),
        '”' => (free_before && !free_after, !free_before || free_after),
        '»' => (false, true),
        '’' => (false, free_after && !free_before),
        _ if kind == Kind::Single => (free_before && !free_after, free_after && !free_before),
        _ => (free_before && after.is_some_and(|char| !char.is_whitespace()), !free_before || free_after),
    };
    Mark { at, len, kind, can_open, can_close }
}

fn is_opening(char: char) -> bool {
    matches!(char, '“' | '‘' | '"' | '\'' | '«')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows the quotations of a text, `/` between them, `…` after one that goes on.
    fn check(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let quotations = find(&paragraphs(text));
        let words = |quotation: &Quotation| {
            let inner = chars[quotation.inner.start..quotation.inner.end].iter().collect::<String>();
            inner + if quotation.open { "…" } else { "" }
        };
        assert_eq!(quotations.iter().map(words).collect::<Vec<_>>().join("/"), expected);
    }

    #[test]
    fn every_kind_of_mark_pairs() {
        check(
            "“One,” he said. \"Two.\" «Trois» and „vier” then ''five'' and ‘six’.",
            "One,/Two./Trois/vier/five/six",
        );
        check("He said: \"no\", then left.", "no");
        check("\"\"\"We hope so,\"\" he said.\"", "We hope so,");
    }

    #[test]
    fn an_apostrophe_is_no_quotation() {
        check("They shouldn't go; the parties' plan and the '90s were Ann’s.", "");
        check("‘The parties’ plan failed,’ she said.", "The parties’ plan failed,");
        check("’Twas late in the ’90s.", "");
    }

    #[test]
    fn a_quotation_goes_on_over_paragraphs_that_open_it_anew() {
        check("“One.\n“Two.\n“Three,” he said.", "One.…/Two.…/Three,");
        check("\"One.\n\n\"Two,\" he said.", "One.…/Two,");
    }

    #[test]
    fn a_lost_mark_spoils_nothing_else() {
        check("“One, he said. “Two,” he said.", "Two,");
        check("He said one.” “Two,” he said.", "Two,");
        check("“One\nThen nothing.\n“Two.”", "Two.");
        check("“", "");
        check("\"\"", "");
        check("", "");
    }

    #[test]
    fn only_the_outermost_counts() {
        check("“He told me ‘no,’ and left,” she said.", "He told me ‘no,’ and left,");
        check("“He said “no” to me,” she said.", "He said “no” to me,");
    }
}
