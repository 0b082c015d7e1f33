//! Where names of places begin and end: single words of the text.

use super::super::atlas::Bearer;
use super::words::Words;
use crate::lexicon::Level;
use dragoman_language::Pos;
use std::ops::Range;

impl Words<'_, '_> {
    /// The tokens without articles, marks and white space at either end.
    pub(super) fn trimmed(&self, mut tokens: Range<usize>) -> Range<usize> {
        let document = self.parsed.document;
        let is_edge = |token: usize| {
            let word = document.word(token);
            matches!(document.pos(token), Pos::Space | Pos::Punct | Pos::Det)
                && !(word.ends_with('.') && word.len() > 1)
                || matches!(word, "'s" | "’s" | "'" | "’" | "the" | "The")
        };
        while tokens.start < tokens.end && is_edge(tokens.start) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && is_edge(tokens.end - 1) {
            tokens.end -= 1;
        }
        // "Kandahar province" is named Kandahar.
        let is_level = |token: usize| {
            !self.is_capital(token)
                && self.parsed.lexicon.places.level_by_word(document.word(token)).is_some()
        };
        if tokens.len() > 1 && is_level(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }

    pub(super) fn is_cut(&self, token: usize) -> bool {
        let word = self.parsed.document.word(token);
        matches!(word, "," | "/" | ";" | "(" | ")" | "–" | "—") || word.contains('\n')
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        token < self.parsed.document.len()
            && self.parsed.document.word(token).chars().next().is_some_and(char::is_uppercase)
    }

    pub(super) fn has_capital(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|token| self.is_capital(token))
    }

    /// Whether a name may open at a token outside of the parser's names.
    pub(super) fn may_open(&self, token: usize) -> bool {
        let document = self.parsed.document;
        let shouts = || {
            let word = document.word(token);
            word.chars().count() > 3 && word.chars().all(char::is_uppercase)
        };
        let opens_sentence = document.sentences()[document.sentence_of(token)].start == token;
        let is_name = match document.pos(token) {
            Pos::Propn | Pos::Adj => true,
            Pos::X | Pos::Noun => !opens_sentence,
            _ => false,
        };
        self.is_capital(token) && (is_name || shouts())
    }

    /// Whether proper nouns go on at a token.
    pub(super) fn goes_on(&self, token: usize) -> bool {
        self.is_capital(token) && self.parsed.document.pos(token) == Pos::Propn
    }

    /// Whether a token behind a toponym is the name of what it lies in: "CA".
    pub(super) fn is_container(&self, token: usize) -> bool {
        let words = self.plain(&(token..token + 1));
        let bearers = self.atlas.bearers(&words, true);
        let is_wide = |bearer: &Bearer<'_>| matches!(bearer.level, Some(Level::Province | Level::Country));
        bearers.first().is_some_and(|best| is_wide(best) && !best.is_adjective)
    }

    /// Whether a comma and what something may lie in stand at a token.
    pub(super) fn is_before_container(&self, token: usize) -> bool {
        let document = self.parsed.document;
        token + 1 < document.len() && document.word(token) == "," && self.is_container(token + 1)
    }
}
