//! A whole pipeline: text in, [`Document`] out.
//!
//! 1. `tokenizer` splits the text.
//! 2. `network`   tags, parses and finds names.
//! 3. `words`     sets parts of speech, morphology and lemmas.
//!
//! Reading is a pure function of model and text. Many threads may share one pipeline: each text
//! is read with working room of its own, which is kept for later texts.

use crate::attribute_ruler::AttributeRuler;
use crate::document::{Document, DocumentBuilder, Name};
use crate::error::Error;
use crate::lemmatizer::Lemmatizer;
use crate::lexeme::{Norms, TokenFeatures};
use crate::model::{Config, Msgpack, Package, check};
use crate::network::{Annotations, Network, NetworkScratch};
use crate::paragraphs::{is_wrap, parts};
use crate::tokenizer::{self, Rules, Token};
use crate::words::{Memory, Parsed, WordRules};
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// A pipeline, ready to read.
#[derive(Debug)]
pub struct Pipeline {
    rules: Rules,
    network: Network,
    words: WordRules,
    scratches: Mutex<Vec<Scratch>>,
}

/// Room to work in, for one text at a time.
#[derive(Debug, Default)]
struct Scratch {
    tokenizer: tokenizer::Scratch,
    network: NetworkScratch,
    memory: Memory,
    features: Vec<TokenFeatures>,
}

/// Room for more tokens than this at once is not kept: a book among reports would hold it for good.
const MAX_KEPT: usize = 1 << 16;

impl Pipeline {
    /// Opens the pipeline in a folder or a wheel.
    ///
    /// An error names the file, what was found in it and what was expected.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::load(&Package::open(path)?)
    }

    /// Opens the pipeline in the bytes of a wheel.
    pub fn from_bytes(wheel: &[u8]) -> Result<Self, Error> {
        Self::load(&Package::from_bytes(wheel)?)
    }

    /// Opens the pipeline that was built into the program, if it was built with one.
    pub fn bundled() -> Result<Option<Self>, Error> {
        Package::built_in().map(|package| Self::load(&package)).transpose()
    }

    /// Opens the pipeline at `path`, or the one in the program if no path is given.
    pub fn open_or_bundled(path: Option<&Path>) -> Result<Self, Error> {
        match path {
            Some(path) => Self::open(path),
            None => Self::bundled()?.ok_or_else(|| {
                Error::new("model", "none given, and this program was built without one")
                    .hint("name a spaCy package with --model or DRAGOMAN_MODEL")
            }),
        }
    }

    fn load(package: &Package) -> Result<Self, Error> {
        let load = || {
            let config = check(package)?;
            Self::load_checked(package, &config)
        };
        load().map_err(|error: Error| error.within(package.place()))
    }

    fn load_checked(package: &Package, config: &Config) -> Result<Self, Error> {
        let network = Network::open(package, config)?;
        let ruler = AttributeRuler::load(package)?;
        let lemmatizer = Lemmatizer::load(package, config)?;
        let words = WordRules::new(ruler, lemmatizer, network.tag_labels(), network.dep_labels());
        let rules = Rules::load(package, load_norms(package)?)?;
        Ok(Self { rules, network, words, scratches: Mutex::default() })
    }

    /// Reads a text. The answer is that of spaCy for the same text and model.
    pub fn read(&self, text: &str) -> Document {
        self.read_parts(text, std::iter::once(0..text.len()), Blanks::Tokens)
    }

    /// Reads texts one after the other.
    pub fn read_all(&self, texts: &[&str]) -> Vec<Document> {
        texts.iter().map(|text| self.read(text)).collect()
    }

    /// Reads an article part by part, each paragraph and each dateline: what [`Document::join`] makes of the parts
    /// read apart. A few further blanks between two words ("Ann Reyes  said") are no tokens, as they are in
    /// spaCy: they would take subjects from their verbs.
    pub fn read_article(&self, text: &str) -> Document {
        self.read_parts(text, parts(text).into_iter(), Blanks::Skipped)
    }

    /// Reads one paragraph of an article.
    pub fn read_paragraph(&self, text: &str) -> Document {
        self.read_parts(text, std::iter::once(0..text.len()), Blanks::Skipped)
    }

    /// Whether a word in small letters is in the model's dictionary, in whatever form ("denounces").
    pub fn knows(&self, lower: &str) -> bool {
        self.words.knows(lower)
    }

    fn read_parts(&self, text: &str, parts: impl Iterator<Item = Range<usize>>, blanks: Blanks) -> Document {
        let mut scratch = self.take_scratch();
        let mut reader = Reader {
            pipeline: self,
            blanks,
            scratch: &mut scratch,
            builder: DocumentBuilder::with_labels(text.to_owned(), self.words.labels()),
            sentence_starts: Vec::new(),
            names: Vec::new(),
        };
        for part in parts {
            reader.read(&text[part.clone()], part.start);
        }
        let document = reader.builder.finish(&reader.sentence_starts, reader.names);
        self.give_back(scratch);
        document
    }

    fn take_scratch(&self) -> Scratch {
        let mut scratches = self.scratches.lock().unwrap_or_else(PoisonError::into_inner);
        scratches.pop().unwrap_or_default()
    }

    fn give_back(&self, scratch: Scratch) {
        if scratch.features.capacity() > MAX_KEPT {
            return;
        }
        self.scratches.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
    }
}

/// More blanks than these between two words part columns.
const MOST_BLANKS: usize = 3;

/// What becomes of a run of blanks between two words, beyond the one blank that may follow a word.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Blanks {
    /// A token, as in spaCy.
    Tokens,
    /// Nothing.
    Skipped,
}

/// Reads the parts of one text into one document.
struct Reader<'p> {
    pipeline: &'p Pipeline,
    blanks: Blanks,
    scratch: &'p mut Scratch,
    builder: DocumentBuilder,
    sentence_starts: Vec<usize>,
    names: Vec<Name>,
}

impl Reader<'_> {
    /// Reads the part that starts at `byte`.
    fn read(&mut self, part: &str, byte: usize) {
        let mut tokens = tokenizer::tokenize(part, &self.pipeline.rules, &mut self.scratch.tokenizer);
        if self.blanks == Blanks::Skipped {
            skip_blanks(part, &mut tokens);
        }
        let features = &mut self.scratch.features;
        features.clear();
        features.extend(tokens.iter().map(|token| token.features));
        let annotations = self.pipeline.network.run(&mut self.scratch.network, features);
        self.push(part, byte, &tokens, &annotations);
        let first = self.builder.n_tokens() - tokens.len();
        let starts = annotations.sent_starts.iter().enumerate().filter(|(idx, is)| **is || *idx == 0);
        self.sentence_starts.extend(starts.map(|(idx, _)| first + idx));
        self.names.extend(annotations.names.into_iter().map(|name| name.shifted(first)));
    }

    fn push(&mut self, part: &str, byte: usize, tokens: &[Token], annotations: &Annotations) {
        let first = self.builder.n_tokens();
        let parsed = |idx: usize| Parsed {
            text: &part[tokens[idx].bytes.clone()],
            lexeme: tokens[idx].features.lexeme,
            tag: annotations.tags[idx],
            dep: annotations.deps[idx],
        };
        let memory = &mut self.scratch.memory;
        self.pipeline.words.apply(tokens.len(), parsed, memory, |idx, values| {
            let Token { bytes, features } = &tokens[idx];
            let bytes = byte + bytes.start..byte + bytes.end;
            let head = first + annotations.heads[idx] as usize;
            self.builder.push_shared(bytes, features.space_after, head, values);
        });
    }
}

/// Leaves out a few blanks before a word and the line ends of a paragraph that is wrapped at a fixed width; other line
/// ends, tabs and the wide gaps between columns stay.
fn skip_blanks(part: &str, tokens: &mut Vec<Token>) {
    let is_blank = |token: &Token| {
        let gap = &part[token.bytes.clone()];
        let may_stand = !gap.contains(['\n', '\t']) || is_wrap(part, &token.bytes);
        token.features.lexeme.is_space && may_stand && gap.chars().count() <= MOST_BLANKS
    };
    let Some(last) = tokens.iter().rposition(|token| !token.features.lexeme.is_space) else { return };
    for idx in 1..last {
        tokens[idx - 1].features.space_after |= is_blank(&tokens[idx]);
    }
    let mut idx = 0;
    tokens.retain(|token| {
        idx += 1;
        idx > last || !is_blank(token)
    });
}

fn load_norms(package: &Package) -> Result<Norms, Error> {
    const FILE: &str = "vocab/lookups.bin";
    let bytes = package.file(FILE)?;
    let value = Msgpack::decode(FILE, &bytes)?;
    let Some(table) = Msgpack::new(FILE, &value).find("lexeme_norm")? else {
        return Ok(Norms::default());
    };
    let entries = table.id_entries()?.into_iter();
    let entries = entries.map(|(id, norm)| Ok((id, norm.string()?)));
    Ok(Norms::new(entries.collect::<Result<Vec<_>, Error>>()?))
}
