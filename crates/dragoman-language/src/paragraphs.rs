//! Cuts a text into paragraphs, so that each can be parsed apart.
//!
//! In: a text. Out: ranges of bytes that together are the whole text; white space after a
//! paragraph belongs to it.
//!
//! A parser trained on sentences runs a headline into the line below it. News ends a paragraph
//! with every line end, so each line is one; text that is wrapped at a fixed width ends it with a
//! blank line. A dateline is no part of the sentence behind it: the parts of a text are its paragraphs with their
//! datelines apart.

use crate::dateline::dateline;
use std::ops::Range;

/// Lengths in bytes between which a line may have been cut by a fixed width.
const WRAPPED: Range<usize> = 45..101;

/// The paragraphs of a text as ranges of bytes.
///
/// ```
/// # use dragoman_language::paragraphs;
/// let text = "Bridge to reopen\n\nThe bridge will reopen.\nTraffic was halted.";
/// let found: Vec<&str> = paragraphs(text).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(found, ["Bridge to reopen\n\n", "The bridge will reopen.\n", "Traffic was halted."]);
/// ```
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let needs_blank_line = is_wrapped(text);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for gap in gaps(text) {
        let n_line_ends = text[gap.clone()].matches('\n').count();
        let is_end = n_line_ends > usize::from(needs_blank_line);
        if is_end && !text[start..gap.start].trim().is_empty() && gap.end < text.len() {
            paragraphs.push(start..gap.end);
            start = gap.end;
        }
    }
    if start < text.len() {
        paragraphs.push(start..text.len());
    }
    paragraphs
}

/// The parts of a text that are parsed apart, as ranges of bytes: its paragraphs, and the datelines before them.
///
/// ```
/// # use dragoman_language::parts;
/// let text = "Bridge to reopen\nPARIS (Agency) - The bridge will reopen.";
/// let found: Vec<&str> = parts(text).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(found, ["Bridge to reopen\n", "PARIS (Agency) - ", "The bridge will reopen."]);
/// ```
pub fn parts(text: &str) -> Vec<Range<usize>> {
    let cut = |paragraph: Range<usize>| {
        let end = paragraph.start + dateline(&text[paragraph.clone()]).unwrap_or_default();
        [paragraph.start..end, end..paragraph.end]
    };
    paragraphs(text).into_iter().flat_map(cut).filter(|part| !part.is_empty()).collect()
}

/// Runs of white space that hold a line end.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut gaps: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    for (byte, char) in text.char_indices() {
        match (char.is_whitespace(), open) {
            (true, None) => open = Some(byte),
            (false, Some(start)) => {
                gaps.push(start..byte);
                open = None;
            }
            _ => {}
        }
    }
    gaps.extend(open.map(|start| start..text.len()));
    gaps.retain(|gap| text[gap.clone()].contains('\n'));
    gaps
}

/// Whether a gap between two words of a paragraph is the end of a line that a fixed width cut.
pub(crate) fn is_wrap(paragraph: &str, gap: &Range<usize>) -> bool {
    let line = paragraph[..gap.start].rsplit('\n').next().unwrap_or_default();
    paragraph[gap.clone()].matches('\n').count() == 1 && WRAPPED.contains(&line.len())
}

/// Whether most line ends inside paragraphs stand in mid sentence after a line of usual width.
fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let inner = lines.windows(2).filter(|pair| pair.iter().all(|line| !line.trim().is_empty()));
    let inner: Vec<&str> = inner.map(|pair| pair[0].trim_end()).collect();
    let ends_open = |line: &str| !line.ends_with(['.', '!', '?', ':', ';', '"', '”', '’', '\'', ')']);
    let n_cut = inner.iter().filter(|line| WRAPPED.contains(&line.len()) && ends_open(line)).count();
    inner.len() >= 3 && 2 * n_cut > inner.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check("One.\nTwo.\n", &["One.\n", "Two.\n"]);
        check(" \n One.\r\n\r\n Two.", &[" \n One.\r\n\r\n ", "Two."]);
    }

    #[test]
    fn wrapped_text_needs_a_blank_line() {
        let wrapped = "The ministers met for three hours in the old town hall\nof the capital and agreed to open the border for all the\n\
                       trucks that have been waiting there since the weekend and\nwill meet again.";
        check(wrapped, &[wrapped]);
        let two = format!("{wrapped}\n\nNobody spoke.");
        check(&two, &[&two[..wrapped.len() + 2], "Nobody spoke."]);
    }

    #[test]
    fn nothing_and_only_space_do_no_harm() {
        check("", &[]);
        check("\n \n", &["\n \n"]);
    }
}
