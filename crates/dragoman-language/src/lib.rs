//! Runs spaCy v3 CNN pipelines natively: text in, [`Document`] out, token for token as spaCy.

#[allow(dead_code)]
mod attribute_ruler;
mod document;
mod error;
#[allow(dead_code)]
mod lemmatizer;
mod lexeme;
#[allow(dead_code, unused_imports)]
mod model;
#[allow(dead_code)]
mod network;
mod paragraphs;
#[allow(dead_code, unused_imports)]
mod pattern;
mod strings;
mod table;
#[allow(dead_code, unused_imports)]
mod tokenizer;
#[allow(dead_code)]
mod unicode;
#[allow(dead_code)]
mod words;

pub use document::{Document, DocumentBuilder, Name, Pos, Token, TokenValues};
pub use error::Error;
pub use lexeme::{Lexeme, Norms, TokenFeatures};
pub use paragraphs::paragraphs;
pub use strings::{hash_string, string_id};
