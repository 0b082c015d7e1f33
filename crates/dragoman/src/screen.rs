//! What the terminal can show: its width, and colour.

use anstyle::{AnsiColor, Style};

/// The width of a page where nobody says otherwise, in columns.
const DEFAULT_WIDTH: usize = 100;
/// Lines longer than this are hard to read.
const WIDEST: usize = 120;
const NARROWEST: usize = 40;

/// The width to write for, in columns: the terminal's, within reason.
pub fn width() -> usize {
    let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    columns.unwrap_or(DEFAULT_WIDTH).clamp(NARROWEST, WIDEST)
}

/// Headings.
pub const HEADING: Style = Style::new().bold();
/// Who speaks or acts.
pub const NAME: Style = AnsiColor::Cyan.on_default();
/// Categories and acts.
pub const CODE: Style = AnsiColor::Yellow.on_default();
/// Where accounts differ.
pub const ALARM: Style = AnsiColor::Red.on_default().bold();
/// What stands beside the point.
pub const FAINT: Style = Style::new().dimmed();

/// Words in a style. The stream they are written to drops the colour where it does not belong.
pub fn paint(style: Style, words: &str) -> String {
    format!("{style}{words}{style:#}")
}

/// Breaks words into lines, each after `indent` columns, `width` columns wide in all.
pub fn wrap(words: &str, indent: usize, width: usize) -> Vec<String> {
    let margin = " ".repeat(indent);
    let options = textwrap::Options::new(width).initial_indent(&margin).subsequent_indent(&margin);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    textwrap::wrap(&words, options).into_iter().map(|line| line.into_owned()).collect()
}
