//! What the words around a name say of its being a place.
//!
//! In: the words of a name. Out: a weight. "the town of X", "X province" and "X, Syria" are clear;
//! "in X" and "near X" are strong; a town of the gazetteer's that large is a hint.

use crate::Parsed;
use crate::lexicon::{Known, Lexicon, Place};
use dragoman_gazetteer::{Gazetteer, Kind, fold};
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::ops::Range;

/// What "the town of" weighs.
const CLEAR: u32 = 6;
/// What "near" weighs.
const STRONG: u32 = 3;
/// From how many inhabitants on a town's name alone says something.
const LARGE: f64 = 50_000.0;

/// The gazetteer, asked about names.
pub(super) struct Atlas<'a> {
    lexicon: &'a Lexicon,
    gazetteer: Gazetteer,
}

impl<'a> Atlas<'a> {
    /// Opens the gazetteer.
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, gazetteer: Gazetteer::bundled() }
    }

    /// Whether a place bears the name that is no ordinary word.
    pub(super) fn has(&self, words: &str) -> bool {
        self.inhabitants(words).is_some()
    }

    /// Whether a large place bears the name that is no ordinary word.
    pub(super) fn has_large(&self, words: &str) -> bool {
        self.inhabitants(words).is_some_and(|inhabitants| inhabitants >= LARGE)
    }

    /// Of the largest place of the name; none if there is none, or if the name is an ordinary word or a
    /// given name. A country or province counts as large.
    pub(super) fn inhabitants(&self, words: &str) -> Option<f64> {
        let folded = fold(words);
        if self.lexicon.places.is_ordinary(&folded) || self.lexicon.naming.given_name(words).is_some() {
            return None;
        }
        let spots = self.gazetteer.find(&folded).map(|hit| self.gazetteer.spot(hit.idx));
        let size = spots.map(|spot| if spot.kind <= Kind::Province { LARGE } else { spot.population });
        size.reduce(f64::max).or_else(|| self.lexicon.places.region(&folded).map(|_| LARGE))
    }
}

/// How much speaks for a place.
pub(super) fn weight(parsed: &Parsed<'_>, atlas: &Atlas<'_>, tokens: &Range<usize>) -> u32 {
    let inhabitants = atlas.inhabitants(parsed.document.words(tokens.clone()));
    let size = match inhabitants {
        Some(inhabitants) if inhabitants >= LARGE => 2,
        Some(_) => 1,
        None => 0,
    };
    let is_acronym = parsed.document.words(tokens.clone()).chars().all(|letter| !letter.is_lowercase());
    let around = if is_called_a_place(parsed, tokens)
        || is_before_its_country(parsed, atlas, tokens.end)
        || is_short_for_a_province(parsed, tokens)
    {
        CLEAR
    } else if is_within(parsed, tokens.start) && !is_acronym {
        STRONG
    } else if inhabitants.is_some() && is_on_the_way(parsed, tokens.start) {
        2
    } else {
        0
    };
    size + around
}

/// "the town of X", "X province", "the river X".
fn is_called_a_place(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    let is_place = |token: usize| {
        let word = document.word(token);
        document.pos(token) == Pos::Noun
            && (parsed.lexicon.places.level_by_word(word).is_some() || is_feature(parsed.lexicon, word))
    };
    let behind = tokens.end < document.len() && is_place(tokens.end);
    // "the Eastern District of Virginia".
    let is_division =
        |token: usize| parsed.lexicon.places.level_by_word(&document.word(token).to_lowercase()).is_some();
    let before = tokens.start >= 2
        && document.word(tokens.start - 1) == "of"
        && (is_place(tokens.start - 2) || is_division(tokens.start - 2));
    let river = tokens.start >= 1 && matches!(document.word(tokens.start - 1), "river" | "lake" | "mount");
    behind || before || river
}

/// A word that as the last of a name makes it a place's: "river", "mosque".
fn is_feature(lexicon: &Lexicon, word: &str) -> bool {
    let mut letters = word.chars();
    let Some(first) = letters.next().filter(|letter| letter.is_lowercase()) else { return false };
    let large: String = first.to_uppercase().chain(letters).collect();
    matches!(
        lexicon.naming.kind_by_word(&large, Place::Last),
        Some(EntityType::Loc | EntityType::Fac | EntityType::Gpe)
    )
}

/// "X, Syria": the country or province right behind a comma.
fn is_before_its_country(parsed: &Parsed<'_>, atlas: &Atlas<'_>, end: usize) -> bool {
    let document = parsed.document;
    if end + 1 >= document.len() || document.word(end) != "," || document.pos(end + 1) != Pos::Propn {
        return false;
    }
    let rest = &document.text()[document.tokens()[end + 1].bytes.start..];
    let mut names = parsed.lexicon.known_names.starting(rest);
    let is_country =
        names.any(|(_, name)| name.readings.iter().any(|reading| matches!(reading, Known::Country(_))));
    let province = || {
        let spots =
            atlas.gazetteer.find(&fold(document.word(end + 1))).map(|hit| atlas.gazetteer.spot(hit.idx));
        spots.into_iter().any(|spot| spot.kind == Kind::Province)
    };
    let closes = end + 2 >= document.len() || document.pos(end + 2) != Pos::Propn;
    let short = || parsed.lexicon.places.alias(document.word(end + 1)).is_some();
    (is_country || closes && (province() || short())) && !is_enumeration(parsed, end)
}

/// "Paris, Syria and Iraq": commas of a list tie nothing.
fn is_enumeration(parsed: &Parsed<'_>, comma: usize) -> bool {
    let document = parsed.document;
    let behind = (comma + 2..document.len().min(comma + 5)).map(|token| document.word(token));
    behind.into_iter().any(|word| matches!(word, "and" | "or"))
}

/// A preposition of place right before the name.
fn is_within(parsed: &Parsed<'_>, start: usize) -> bool {
    let before = start.checked_sub(1).map(|before| parsed.document.word(before));
    matches!(
        before,
        Some(
            "in" | "In"
                | "near"
                | "Near"
                | "outside"
                | "Outside"
                | "around"
                | "throughout"
                | "across"
                | "Across"
                | "toward"
                | "towards"
        )
    )
}

/// "from X", "to X", "at X".
fn is_on_the_way(parsed: &Parsed<'_>, start: usize) -> bool {
    let before = start.checked_sub(1).map(|before| parsed.document.word(before));
    matches!(before, Some("from" | "From" | "to" | "at" | "At" | "over" | "into" | "on"))
}

/// "Lawrence, KS".
fn is_short_for_a_province(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    let is_behind = tokens.start >= 2
        && document.word(tokens.start - 1) == ","
        && document.pos(tokens.start - 2) == Pos::Propn;
    is_behind && parsed.lexicon.places.alias(document.words(tokens.clone())).is_some()
}
