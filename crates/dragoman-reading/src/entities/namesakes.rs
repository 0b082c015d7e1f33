//! Longer names with a shorter one at their end: "the *US Green Party*", then "the Green Party".
//!
//! In: the mentions of an article. Out: for a name the country of the longer ones, if they agree. The names lie by their
//! last word, so that a long article costs no more than its length.

use super::mention::{Form, Mention};
use crate::Parsed;
use rustc_hash::FxHashMap;

/// The names of an article, by their last words.
pub(super) struct Namesakes<'r> {
    parsed: &'r Parsed<'r>,
    by_last_word: FxHashMap<&'r str, Vec<&'r Mention>>,
}

impl<'r> Namesakes<'r> {
    pub(super) fn new(parsed: &'r Parsed<'r>, mentions: &'r [Mention]) -> Self {
        let mut by_last_word: FxHashMap<&str, Vec<&Mention>> = FxHashMap::default();
        for name in mentions.iter().filter(|mention| mention.form == Form::Name) {
            by_last_word.entry(last_word(parsed, name)).or_default().push(name);
        }
        Self { parsed, by_last_word }
    }

    /// The code that all longer names with this one at their end have.
    pub(super) fn code(&self, name: &Mention) -> Option<String> {
        let document = self.parsed.document;
        let words = document.words(name.tokens.clone());
        let is_longer = |other: &&Mention| {
            let longer = document.words(other.tokens.clone());
            longer.len() > words.len() && longer.ends_with(words)
        };
        let ending = self.by_last_word.get(last_word(self.parsed, name))?;
        let mut longer = ending.iter().copied().filter(is_longer).map(|other| &other.description.code);
        let code = longer.next()?.as_ref()?;
        longer.all(|other| other.as_ref() == Some(code)).then(|| code.clone())
    }
}

fn last_word<'r>(parsed: &'r Parsed<'_>, name: &Mention) -> &'r str {
    name.tokens.clone().next_back().map_or("", |token| parsed.document.word(token))
}
