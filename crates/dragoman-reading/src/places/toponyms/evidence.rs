//! What the article makes of a name: which names it uses as places, which as surnames.

use super::super::atlas::{Atlas, Bearer};
use crate::Parsed;
use crate::lexicon::{Level, Place, PlaceWord};
use dragoman_gazetteer::fold;
use dragoman_records::EntityType;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Names of the article by their use.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Folded names that the parser takes for places, somewhere, and somebody bears.
    places: FxHashSet<String>,
    /// Codes of the countries that the parser has as names.
    countries: FxHashSet<String>,
    /// Last words of persons' names of several words.
    surnames: FxHashSet<String>,
}

impl Evidence {
    /// Reads the parser's names.
    pub(super) fn of(parsed: &Parsed<'_>, atlas: &Atlas<'_>, home: Option<&str>) -> Self {
        let document = parsed.document;
        let mut evidence = Self { places: home.into_iter().map(str::to_owned).collect(), ..Self::default() };
        for name in document.names() {
            let words = document.words(name.tokens.clone());
            match name.label.as_str() {
                "GPE" | "LOC" => evidence.add_place(parsed, atlas, words),
                "PERSON" if name.tokens.len() > 1 && !has_verb(parsed, &name.tokens) => {
                    let last = words.trim_end_matches("'s").trim_end_matches("’s").rsplit(' ').next();
                    evidence.surnames.extend(last.map(fold));
                }
                _ => {}
            }
        }
        evidence
    }

    fn add_place(&mut self, parsed: &Parsed<'_>, atlas: &Atlas<'_>, words: &str) {
        let folded = fold(words.trim_start_matches("the "));
        let bearers = atlas.bearers(words, false);
        let country = bearers.first().filter(|best| best.level == Some(Level::Country));
        self.countries.extend(country.and_then(|best| best.country).map(str::to_owned));
        let is_known = bearers.first().is_some_and(is_plain);
        if is_known && !parsed.lexicon.places.is_ordinary(&folded) && folded.len() > 3 {
            self.places.insert(folded);
        }
    }

    /// Whether the parser takes a folded name for a place somewhere in the article.
    pub(super) fn is_named(&self, folded: &str) -> bool {
        self.places.contains(folded)
    }

    /// Whether the article names a country.
    pub(super) fn names_country(&self, code: Option<&str>) -> bool {
        code.is_some_and(|code| self.countries.contains(code))
    }

    /// Whether one word is the surname of a person named in full, and nothing here says that it is a
    /// place.
    pub(super) fn is_surname(&self, parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
        tokens.len() == 1
            && self.surnames.contains(&fold(parsed.document.word(tokens.start)))
            && !self.is_after_preposition(parsed, tokens.start)
            && !matches!(parsed.document.words(tokens.end..(tokens.end + 1).min(parsed.document.len())), ",")
    }

    /// Whether a name that nobody bears, or that is an ordinary word, is placed by its own words or
    /// those before it.
    pub(super) fn is_placed(&self, parsed: &Parsed<'_>, tokens: &Range<usize>, label: &str) -> bool {
        let naming = &parsed.lexicon.naming;
        let document = parsed.document;
        let last = naming.kind_by_word(document.word(tokens.end - 1), Place::Last);
        let first = naming.kind_by_word(document.word(tokens.start), Place::First);
        let is_kind = |kind: Option<EntityType>| {
            matches!(kind, Some(EntityType::Fac | EntityType::Loc | EntityType::Gpe)) && tokens.len() > 1
        };
        let behind = tokens.end < document.len()
            && parsed
                .lexicon
                .places
                .level_by_word(document.word(tokens.end))
                .is_some_and(|level| level > Level::Country);
        let is_road =
            tokens.len() > 1 && parsed.lexicon.places.is_word(document.word(tokens.end - 1), PlaceWord::Road);
        is_called_a_place(parsed, tokens.end)
            || is_a_place_called(parsed, tokens.start)
            || is_kind(last)
            || is_kind(first)
            || behind
            || is_road
            || self.is_after_preposition(parsed, tokens.start)
            || label != "GPE" && tokens.len() > 1 && is_after_any_preposition(parsed, tokens.start)
    }

    /// Whether a preposition of place or a possessive mark stands before.
    pub(super) fn is_after_where(&self, parsed: &Parsed<'_>, token: usize) -> bool {
        let before = token.checked_sub(1).map(|before| parsed.document.word(before));
        matches!(before, Some("'s" | "’s")) || is_after_any_preposition(parsed, token)
    }

    /// Whether "in", "near" or the like stands before, or "D-" of a politician's party.
    pub(super) fn is_after_preposition(&self, parsed: &Parsed<'_>, token: usize) -> bool {
        let document = parsed.document;
        let word = |back: usize| token.checked_sub(back).map(|at| document.word(at));
        let is_member = word(1) == Some("-") && matches!(word(2), Some("D" | "R" | "I" | "DFL"));
        let is_side = |word: &str| parsed.lexicon.places.is_word(word, PlaceWord::Side);
        let at = if word(1).is_some_and(|word| is_side(word) || word == "the") { 2 } else { 1 };
        is_member || matches!(word(at), Some("in" | "In" | "near" | "Near" | "outside" | "around" | "across"))
    }
}

fn has_verb(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| parsed.document.tag(token).starts_with("VB"))
}

/// "the Syrian town of Azaz".
fn is_a_place_called(parsed: &Parsed<'_>, start: usize) -> bool {
    let document = parsed.document;
    let places = &parsed.lexicon.places;
    let is_noun = |word: &str| places.is_word(word, PlaceWord::Noun) || places.level_by_word(word).is_some();
    start >= 2 && document.word(start - 1) == "of" && is_noun(document.word(start - 2))
}

/// "Tal Skik, a mountainous area": whether an apposition calls what ends here a place.
pub(super) fn is_called_a_place(parsed: &Parsed<'_>, end: usize) -> bool {
    let document = parsed.document;
    let words: Vec<&str> = (end..document.len().min(end + 6)).map(|token| document.word(token)).collect();
    let ["," | "-" | "–", "a" | "an" | "the", rest @ ..] = words.as_slice() else { return false };
    let mut phrase = rest.iter().take_while(|word| !matches!(**word, "," | "." | "of" | "in"));
    let places = &parsed.lexicon.places;
    phrase.any(|word| places.is_word(word, PlaceWord::Noun) || places.level_by_word(word).is_some())
}

fn is_after_any_preposition(parsed: &Parsed<'_>, token: usize) -> bool {
    let document = parsed.document;
    let before = (1..=2).filter_map(|back| token.checked_sub(back)).map(|at| document.word(at));
    let mut before = before.skip_while(|word| *word == "the");
    before.next().is_some_and(|word| parsed.lexicon.places.is_word(word, PlaceWord::Where))
}

fn is_plain(bearer: &Bearer<'_>) -> bool {
    !bearer.is_adjective
}
