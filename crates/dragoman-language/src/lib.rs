//! Runs spaCy v3 CNN pipelines natively: text in, [`Document`] out, token for token as spaCy.
//!
//! ```
//! # use dragoman_language::Pipeline;
//! # let Some(pipeline) = Pipeline::bundled()? else { return Ok(()) };
//! let document = pipeline.read("The U.S. denied it.");
//! assert_eq!((document.word(2), document.lemma(2), document.dep(2)), ("denied", "deny", "ROOT"));
//! # Ok::<(), dragoman_language::Error>(())
//! ```
//!
//! 1. `model`            finds and checks the files of a package, as spaCy publishes them.
//! 2. `tokenizer`        splits the text by the model's rules; `pattern` runs its expressions.
//! 3. `network`          tags, parses and finds names.
//! 4. `attribute_ruler`  and `lemmatizer` set parts of speech, morphology and lemmas.
//! 5. `pipeline`         puts these together; `document` holds what comes out.
//!
//! A package that needs anything else is refused by name. Nothing is trained here.

mod attribute_ruler;
mod dateline;
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

pub use dateline::dateline;
pub use document::{Attachment, Document, DocumentBuilder, Name, Pos, Token, TokenValues};
pub use error::Error;
pub use paragraphs::{paragraphs, parts};
pub use pipeline::Pipeline;
