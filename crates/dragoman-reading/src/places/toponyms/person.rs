//! Names that the parser takes for a person's, though the text places them: "in Lahore".

use super::{PEOPLE_OF_BODY, PEOPLE_PLACED, Search};
use crate::lexicon::Level;
use std::ops::Range;

impl Search<'_, '_> {
    /// A person's name that is one of a place: "in Lahore", or of a country or division.
    pub(super) fn person(&mut self, tokens: Range<usize>) -> usize {
        let document = self.parsed.document;
        if tokens.clone().any(|token| document.tag(token).starts_with("VB")) {
            // No name at all: "Missiles struck Kiev".
            return self.gap(tokens.start, tokens.end);
        }
        let past = self.words.with_more(&tokens);
        let tokens = self.words.trimmed(tokens.start..past);
        if tokens.is_empty() || self.evidence.is_surname(self.parsed, &tokens) {
            return tokens.end;
        }
        let toponym = self.toponym(tokens.clone());
        let is_placed = self.evidence.is_after_preposition(self.parsed, tokens.start)
            || self.words.is_before_container(tokens.end)
            || self.is_behind(tokens.start)
            || self.has_article(&tokens);
        let people = match is_placed {
            true => PEOPLE_PLACED,
            false if self.evidence.is_after_where(self.parsed, tokens.start) => PEOPLE_OF_BODY,
            false => f64::INFINITY,
        };
        let is_given = self.parsed.lexicon.naming.given_name(&toponym.words).is_some();
        let is_known = toponym.bearers.first().is_some_and(|best| match best.level {
            None | Some(Level::Country) => tokens.len() > 1 || is_placed,
            // Women are called Virginia too.
            Some(Level::Province) => !best.is_alternate && (people < f64::INFINITY || !is_given),
            _ => best.population >= people || best.population == 0.0,
        });
        if is_known && !toponym.is_part && !self.words.is_ordinary(&tokens, &toponym.bearers) {
            self.add(toponym);
        }
        past
    }

    /// "the Dnieper": people have no article before a name that stands alone.
    fn has_article(&self, tokens: &Range<usize>) -> bool {
        let before = tokens.start.checked_sub(1).map(|before| self.parsed.document.word(before));
        tokens.len() == 1
            && matches!(before, Some("the" | "The"))
            && self.parsed.clauses.heads_a_phrase(tokens.start)
    }
}
