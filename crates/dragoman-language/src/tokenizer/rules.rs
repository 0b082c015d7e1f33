//! The rules of a tokenizer, read from the `tokenizer` file of a model.

use crate::error::Error;
use crate::lexeme::{Lexeme, Norms};
use crate::model::{Msgpack, Package};
use crate::pattern::Pattern;
use crate::tokenizer::exceptions::Exceptions;
use crate::tokenizer::{Piece, affixes::Splitter};
use rmpv::ValueRef;

const FILE: &str = "tokenizer";

/// Numbers and names of the attributes that an exception may set.
const ORTH: (u64, &str) = (65, "ORTH");
const NORM: (u64, &str) = (67, "NORM");

/// Patterns and exceptions of a tokenizer.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub(super) prefix: Option<Pattern>,
    pub(super) suffix: Option<Pattern>,
    pub(super) infix: Option<Pattern>,
    pub(super) token: Option<Pattern>,
    pub(super) url: Option<Pattern>,
    pub(super) exceptions: Exceptions,
    pub(super) norms: Norms,
}

impl Rules {
    /// Reads the rules of a model.
    pub fn load(package: &Package, norms: Norms) -> Result<Self, Error> {
        let bytes = package.file(FILE)?;
        let value = Msgpack::decode(FILE, &bytes)?;
        let file = Msgpack::new(FILE, &value);
        let mut rules = Self {
            prefix: pattern(file, "prefix_search")?,
            suffix: pattern(file, "suffix_search")?,
            infix: pattern(file, "infix_finditer")?,
            token: pattern(file, "token_match")?,
            url: pattern(file, "url_match")?,
            exceptions: Exceptions::default(),
            norms,
        };
        let is_eager = match file.find("faster_heuristics")? {
            Some(is_fast) => !is_fast.flag()?,
            None => false,
        };
        rules.load_exceptions(file.get("exceptions")?, is_eager)?;
        Ok(rules)
    }

    /// An exception that the affixes would cut has to be put together again in the finished
    /// tokens; with `is_eager`, every exception is looked for there.
    fn load_exceptions(&mut self, entries: Msgpack<'_, '_>, is_eager: bool) -> Result<(), Error> {
        let mut splitter = Splitter::default();
        let mut exceptions = Exceptions::default();
        for (word, entry) in entries.named_entries()? {
            exceptions.insert(word, self.exception(word, entry)?);
            if is_eager || word.contains(' ') || splitter.cuts(word, self) {
                // These rules hold no exceptions yet, so this is how the affixes cut the word.
                let mut scratch = super::Scratch::default();
                let tokens = super::tokenize(word, self, &mut scratch);
                let ids = tokens.iter().map(|token| token.features.lexeme.orth);
                exceptions.insert_cut(ids.collect());
            }
        }
        self.exceptions = exceptions;
        Ok(())
    }

    fn exception(&self, word: &str, entry: Msgpack<'_, '_>) -> Result<Vec<Piece>, Error> {
        let mut pieces = Vec::new();
        let mut whole = String::new();
        for token in entry.items()? {
            let (orth, norm) = attributes(token)?;
            let Some(orth) = orth else {
                return Err(entry.error("a token without ORTH"));
            };
            whole.push_str(orth);
            pieces.push(self.piece(orth, norm));
        }
        if whole != word {
            let problem = format_args!("expected tokens that make {word:?}, found {whole:?}");
            return Err(entry.error(problem));
        }
        Ok(pieces)
    }

    /// A piece of that text, with a norm of its own if one is given.
    pub(super) fn piece(&self, text: &str, norm: Option<&str>) -> Piece {
        let mut lexeme = Lexeme::new(text, &self.norms);
        if let Some(norm) = norm.filter(|norm| !norm.is_empty()) {
            lexeme.norm = crate::strings::string_id(norm);
        }
        let n_bytes = text.len();
        Piece { n_bytes, lexeme }
    }
}

fn pattern(file: Msgpack<'_, '_>, name: &str) -> Result<Option<Pattern>, Error> {
    let Some(value) = file.find(name)?.filter(|value| !value.is_nil()) else {
        return Ok(None);
    };
    let pattern = Pattern::new(value.string()?).map_err(|why| value.error(why))?;
    Ok(Some(pattern))
}

type Attributes<'v> = (Option<&'v str>, Option<&'v str>);

fn attributes<'v>(token: Msgpack<'v, '_>) -> Result<Attributes<'v>, Error> {
    let (mut orth, mut norm) = (None, None);
    for (key, value) in token.entries()? {
        let is = |(number, name): (u64, &str)| match key {
            ValueRef::Integer(key) => key.as_u64() == Some(number),
            ValueRef::String(key) => key.as_str() == Some(name),
            _ => false,
        };
        let ValueRef::String(value) = value else {
            return Err(token.error("a token whose attribute is no string"));
        };
        match () {
            () if is(ORTH) => orth = value.as_str(),
            () if is(NORM) => norm = value.as_str(),
            () => return Err(token.error(format_args!("attribute {key} of a token is not supported"))),
        }
    }
    Ok((orth, norm))
}
