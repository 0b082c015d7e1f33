//! What can go wrong with a model: which file, what was found and what was expected.

use std::fmt;

/// A model that cannot be used: the file, what is wrong with it, and a way out if one is known.
///
/// Written `FILE: what was found and expected`, with the hint on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    file: String,
    problem: String,
    hint: Option<String>,
}

impl Error {
    /// An error in a file of the model.
    pub fn new(file: impl fmt::Display, problem: impl fmt::Display) -> Self {
        Self { file: file.to_string(), problem: problem.to_string(), hint: None }
    }

    /// Adds a way out.
    pub fn hint(self, hint: impl fmt::Display) -> Self {
        Self { hint: Some(hint.to_string()), ..self }
    }

    /// Names the model to which the file belongs.
    pub fn within(self, model: impl fmt::Display) -> Self {
        let file = format!("{model}: {}", self.file);
        Self { file, ..self }
    }

    /// The file at fault.
    pub fn file(&self) -> &str {
        &self.file
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.problem)?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
