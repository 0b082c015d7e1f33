//! How far a long run has come: a bar on standard error, if that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Read};

/// Inputs smaller than this are read before a bar could be seen, in bytes.
const WORTH_A_BAR: u64 = 256 << 10;
const FORMAT: &str = "{bar:30} {percent:>3} %  {msg}  {eta} left";

/// A bar, or nothing where it would be of no use.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins a run over so many bytes.
    pub fn begin(n_bytes: u64) -> Self {
        let seen = io::stderr().is_terminal() && n_bytes >= WORTH_A_BAR;
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(n_bytes), target);
        if let Ok(style) = ProgressStyle::with_template(FORMAT) {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// A stream that moves the bar as it is read.
    pub fn watch<R: Read>(&self, input: R) -> impl Read + use<R> {
        self.bar.wrap_read(input)
    }

    /// Shows how many articles are read.
    pub fn set_read(&self, n_read: u64) {
        self.bar.set_message(format!("{n_read} articles"));
    }

    /// Prints a line on standard error without breaking the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
