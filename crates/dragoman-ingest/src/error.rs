//! The one error of this crate: what was found, what was expected, and on which line.

use std::fmt;

/// Why an input, or one line of it, gave no article.
///
/// The message does not name the file, which only the caller knows: see [`Error::in_file`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    line: Option<u64>,
    message: String,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        let message = message.into();
        Self { line: None, message }
    }

    pub(crate) fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The line that is at fault, counted from one; none if it is the whole input.
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// The message with its place in front, as a compiler prints it: `reports.jsonl:3: …`.
    ///
    /// ```
    /// let error = dragoman_ingest::read_text(b" \n").unwrap_err();
    /// assert_eq!(error.in_file("a.txt"), "a.txt: empty, expected a news report");
    /// ```
    pub fn in_file(&self, name: &str) -> String {
        match self.line {
            Some(line) => format!("{name}:{line}: {}", self.message),
            None => format!("{name}: {}", self.message),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
