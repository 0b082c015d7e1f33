//! Looks up words of the text: how far a name reaches, who bears it, what it is called.

use super::super::atlas::{Atlas, Bearer, Source};
use super::evidence::Evidence;
use crate::Parsed;
use crate::lexicon::{Known, Level, Place, PlaceWord, RegionKind};
use dragoman_gazetteer::fold;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::ops::Range;

/// How many tokens a name of a place has at most.
const LONGEST: usize = 6;

/// The lowest prior of a name inside other names.
const KNOWN: f64 = 2.5;

/// The prior below which a name that is not the gazetteer's first needs support.
const OBSCURE: f64 = 3.5;

pub(super) struct Words<'s, 'a> {
    pub(super) parsed: &'s Parsed<'a>,
    pub(super) atlas: &'s Atlas<'a>,
    pub(super) evidence: &'s Evidence,
}

/// The bearers of words or of a part of them.
pub(super) struct LookedUp<'a> {
    pub(super) key: String,
    pub(super) bearers: Vec<Bearer<'a>>,
    pub(super) is_part: bool,
}

impl<'a> Words<'_, 'a> {
    /// The words in one line, without a possessive mark.
    pub(super) fn plain(&self, tokens: &Range<usize>) -> String {
        let words = self.parsed.document.words(tokens.clone()).replace('\n', " ");
        words.strip_suffix("'s").or(words.strip_suffix("’s")).unwrap_or(&words).to_owned()
    }

    /// The bearers of exactly these words.
    pub(super) fn bearers(&self, tokens: &Range<usize>) -> Vec<Bearer<'a>> {
        self.atlas.bearers(&self.plain(tokens), false)
    }

    /// The bearers of words, of words without "province", or of a part of them.
    pub(super) fn look_up(&self, tokens: &Range<usize>, behind: bool) -> LookedUp<'a> {
        let words = self.plain(tokens);
        if self.is_bare_side(tokens, behind) {
            return LookedUp { key: fold(&words), bearers: Vec::new(), is_part: false };
        }
        let mut whole = self.atlas.bearers(&words, behind || words.ends_with('.'));
        if let Some((bare, bearers)) = self.without_division_word(&words) {
            whole.extend(bearers);
            return LookedUp { key: fold(bare), bearers: whole, is_part: false };
        }
        if !whole.is_empty() {
            return LookedUp { key: fold(&words), bearers: whole, is_part: false };
        }
        self.of_part(tokens).unwrap_or(LookedUp { key: fold(&words), bearers: Vec::new(), is_part: false })
    }

    /// "Idlib Province", "Dublin City": the bare name, and all that bear it.
    fn without_division_word<'w>(&self, words: &'w str) -> Option<(&'w str, Vec<Bearer<'a>>)> {
        let (bare, last) = words.rsplit_once(' ')?;
        let level = self.parsed.lexicon.places.level_by_word(last)?;
        let mut bearers = self.atlas.bearers(bare, false);
        if bearers.first().is_some_and(|best| best.level == Some(Level::Country)) {
            // A "U.S. District" is none of that name.
            return None;
        }
        bearers.retain(|bearer| !bearer.is_adjective && bearer.level > Some(Level::Country));
        let fits = bearers.iter().any(|bearer| bearer.level == Some(level));
        (fits || level == Level::Town).then_some((bare, bearers)).filter(|(_, bearers)| !bearers.is_empty())
    }

    /// The bearers of a part of a name: a town at its head ("Aleppo University"), unless it is a road;
    /// else its end behind a direction ("South Arlington").
    fn of_part(&self, tokens: &Range<usize>) -> Option<LookedUp<'a>> {
        let document = self.parsed.document;
        let last = document.word(tokens.end - 1);
        let is_road = self.parsed.lexicon.places.is_word(last, PlaceWord::Road);
        let is_building = self
            .parsed
            .lexicon
            .naming
            .kind_by_word(last, Place::Last)
            .is_some_and(|kind| matches!(kind, EntityType::Fac | EntityType::Org | EntityType::Gpe));
        let tail = (tokens.len() > 1 && self.is_side(tokens.start)).then_some(tokens.start + 1..tokens.end);
        let (part, is_whole) = match tail.filter(|tail| !self.bearers(tail).is_empty()) {
            Some(tail) => (tail, true),
            None => (
                tokens.start
                    ..self.longest(tokens.start, tokens.end, 1_000.0).filter(|_| is_building && !is_road)?,
                false,
            ),
        };
        let mut bearers = self.bearers(&part);
        if !is_whole && bearers.first().is_some_and(|best| best.level == Some(Level::Country)) {
            return None;
        }
        // An "Italian Hospital" may be anywhere.
        bearers.retain(|bearer| !bearer.is_adjective && (is_whole || bearer.level != Some(Level::Country)));
        (!bearers.is_empty()).then(|| LookedUp { key: fold(document.words(part)), bearers, is_part: true })
    }

    fn is_side(&self, token: usize) -> bool {
        let word = self.parsed.document.word(token).to_lowercase();
        self.parsed.lexicon.places.is_word(&word, PlaceWord::Side)
    }

    /// "the *West*", which no village is: a side alone is a place only as "West region" or behind a town.
    fn is_bare_side(&self, tokens: &Range<usize>, behind: bool) -> bool {
        tokens.len() == 1 && !behind && self.is_side(tokens.start) && self.level(tokens).is_none()
    }

    /// The end of a name with the words behind it that the parser left out: "Jackson *County*", "French
    /// *Quarter*".
    pub(super) fn with_more(&self, tokens: &Range<usize>) -> usize {
        let document = self.parsed.document;
        let most = document.len().min(tokens.start + LONGEST);
        if tokens.end >= most || self.is_cut(tokens.end) {
            return tokens.end;
        }
        let longer = |&past: &usize| {
            let words = self.plain(&(tokens.start..past));
            let folded = fold(words.trim_start_matches("the "));
            let is_region = self.parsed.lexicon.places.region(&folded).is_some();
            let ends_in_mark = document.pos(past - 1) == Pos::Punct;
            !ends_in_mark && (is_region || self.is_capital(past - 1) && self.atlas.knows(&words, &folded))
        };
        let known = (tokens.end + 1..=most).rev().find(longer);
        let is_division = self.parsed.lexicon.places.level_by_word(document.word(tokens.end)).is_some();
        let is_country =
            || self.bearers(tokens).first().is_some_and(|best| best.level == Some(Level::Country));
        let takes_word = is_division && self.is_capital(tokens.end) && !is_country();
        known.unwrap_or(tokens.end + usize::from(takes_word))
    }

    /// The end of the longest name of a place that starts at a token, if it has so many people or the
    /// article has it elsewhere.
    pub(super) fn longest(&self, start: usize, end: usize, people: f64) -> Option<usize> {
        if !self.is_capital(start) {
            return None;
        }
        let most = end.min(start + LONGEST);
        (start + 1..=most).rev().find(|&past| self.is_name(&(start..past), people))
    }

    pub(super) fn is_name(&self, tokens: &Range<usize>, people: f64) -> bool {
        let words = self.plain(tokens);
        let folded = fold(&words);
        let ends_in_mark = self.parsed.document.pos(tokens.end - 1) == Pos::Punct;
        if ends_in_mark || !self.atlas.knows(&words, &folded) || self.is_actor(tokens) {
            return false;
        }
        let bearers = self.bearers(tokens);
        let Some(best) = bearers.first() else { return false };
        if best.level == Some(Level::Country) || self.evidence.is_named(&folded) {
            return true;
        }
        let is_code = words.len() < 4 && words.chars().all(|c| c.is_uppercase());
        let is_known = best.prior > KNOWN && (best.population >= people || best.population == 0.0);
        let is_given = self.parsed.lexicon.naming.given_name(&words).is_some();
        let is_alias = self.parsed.lexicon.places.alias(&words).is_some();
        is_known && (!is_code || is_alias) && !is_given && !self.parsed.lexicon.places.is_ordinary(&folded)
    }

    /// Whether the lexicon knows the words as the name of a body or a person and of no place: "Hamas".
    pub(super) fn is_actor(&self, tokens: &Range<usize>) -> bool {
        let words = self.plain(tokens);
        let readings = self.parsed.lexicon.known_names.get(&words).map(|known| known.readings.as_slice());
        let is_region = self.parsed.lexicon.places.region(&fold(&words)).is_some();
        !is_region
            && readings.is_some_and(|readings| {
                readings.iter().all(|reading| matches!(reading, Known::Organisation(_) | Known::Person(_)))
            })
    }

    /// Whether a town's name opens the known name of a body or person: "*Abu* Sayyaf".
    pub(super) fn opens_actor(&self, tokens: &Range<usize>, bearers: &[Bearer<'_>]) -> bool {
        if bearers.first().is_none_or(|best| best.level != Some(Level::Town)) {
            return false;
        }
        let document = self.parsed.document;
        let bytes = document.tokens()[tokens.start].bytes.start;
        let len = document.words(tokens.clone()).len();
        let mut known = self.parsed.lexicon.known_names.starting(&document.text()[bytes..]);
        known.any(|(taken, name)| {
            let is_actor = |known: &Known| matches!(known, Known::Organisation(_) | Known::Person(_));
            taken > len && name.readings.iter().all(is_actor)
        })
    }

    /// Whether a name is known only as a spelling of small places, of no country that the article names: the
    /// parser alone is not believed.
    pub(super) fn is_obscure(&self, bearers: &[Bearer<'_>]) -> bool {
        let is_small = |best: &Bearer<'_>| best.is_alternate && best.prior < OBSCURE;
        bearers.first().is_some_and(|best| is_small(best) && !self.evidence.names_country(best.country))
    }

    /// Whether a whole name is an ordinary word, so that the parser alone is not believed.
    pub(super) fn is_ordinary(&self, tokens: &Range<usize>, bearers: &[Bearer<'_>]) -> bool {
        let words = self.plain(tokens);
        let is_known = bearers.first().is_some_and(|best| best.level == Some(Level::Country))
            || self.parsed.lexicon.places.alias(&words).is_some();
        let is_code = words.chars().count() < 4 && words.chars().all(|c| c.is_uppercase());
        let is_side = tokens.len() == 1 && self.is_side(tokens.start);
        !is_known && (is_code || is_side || self.parsed.lexicon.places.is_ordinary(&fold(&words)))
    }

    /// Whether "the" makes a thing of a town's name: "the Durango pulled up".
    pub(super) fn is_thing(&self, tokens: &Range<usize>, bearers: &[Bearer<'_>]) -> bool {
        let document = self.parsed.document;
        let before = tokens.start.checked_sub(1).map(|token| document.word(token));
        let is_town = bearers
            .first()
            .is_some_and(|best| matches!(best.source, Source::Spot(_)) && best.level == Some(Level::Town));
        let modifies = document.head(tokens.end - 1) >= tokens.end;
        let ends_phrase = !modifies || document.pos(document.head(tokens.end - 1)) == Pos::Verb;
        // "The Hague" is known with its article.
        let is_alias = self.parsed.lexicon.places.alias(&self.plain(tokens)).is_some();
        is_town
            && !is_alias
            && tokens.len() == 1
            && matches!(before, Some("the" | "The" | "a" | "an"))
            && ends_phrase
    }

    /// Whether a bearer is a building or the like that stands for who sits there.
    pub(super) fn is_site(&self, bearer: &Bearer<'_>) -> bool {
        match bearer.source {
            Source::Region(idx) => self.parsed.lexicon.places.at(idx).kind == RegionKind::Spot,
            _ => false,
        }
    }

    /// What a word behind or before the name says that it is.
    pub(super) fn level(&self, tokens: &Range<usize>) -> Option<Level> {
        let document = self.parsed.document;
        let level = |word: &str| self.parsed.lexicon.places.level_by_word(word);
        let own = (tokens.len() > 1).then(|| level(document.word(tokens.end - 1))).flatten();
        let behind = (tokens.end < document.len()).then(|| level(document.word(tokens.end))).flatten();
        let before = || {
            let of = tokens.start.checked_sub(1).filter(|&token| document.word(token) == "of")?;
            level(document.word(of.checked_sub(1)?))
        };
        own.or(behind).or_else(before)
    }
}
