//! Runs spaCy v3 CNN pipelines natively: text in, [`Document`] out, token for token as spaCy.

mod attribute_ruler;
mod document;
mod error;
mod lemmatizer;
mod lexeme;
mod model;
mod network;
mod paragraphs;
mod pattern;
mod pipeline;
mod strings;
mod table;
mod tokenizer;
mod unicode;
mod words;

pub use document::{Document, DocumentBuilder, Name, Pos, Token, TokenValues};
pub use error::Error;
pub use lexeme::{Lexeme, Norms, TokenFeatures};
pub use paragraphs::paragraphs;
pub use pipeline::Pipeline;
pub use strings::{hash_string, string_id};
