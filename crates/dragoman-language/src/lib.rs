//! Runs spaCy v3 CNN pipelines natively: text in, [`Document`] out, token for token as spaCy.

mod document;
mod table;

pub use document::{Document, DocumentBuilder, Name, Pos, Token, TokenValues};
