//! Runs spaCy v3 CNN pipelines natively: text in, [`Document`] out, token for token as spaCy.

mod document;
mod error;
mod lexeme;
mod strings;
mod table;
mod unicode;

pub use document::{Document, DocumentBuilder, Name, Pos, Token, TokenValues};
pub use error::Error;
pub use lexeme::{Lexeme, Norms, TokenFeatures};
pub use strings::{hash_string, string_id};
