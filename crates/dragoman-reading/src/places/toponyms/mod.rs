//! Which words name a place.
//!
//! In: the parser's names and runs of proper nouns. Out: [`Toponym`]s in text order, none inside another.
//!
//! 1. Names of places lose articles and marks and are cut at commas; adjectives and peoples count
//!    if they are of a place.
//! 2. Inside the names of bodies, a place at their head counts: "*Nigerian* Army".
//! 3. Proper nouns that the parser took for nothing or for a person (`person`) count if the text places them.
//!
//! `words` looks names up, `edges` says where they begin and end, `evidence` says what the article makes of them, `literal` whether the
//! place itself is spoken of, `contain` what it is said to lie in.

mod contain;
mod edges;
mod evidence;
mod literal;
mod person;
mod words;

use super::atlas::{Atlas, Bearer};
use crate::Parsed;
use crate::lexicon::Level;
use evidence::Evidence;
use std::collections::BTreeMap;
use std::ops::Range;
use words::Words;

/// Words that name a place.
#[derive(Clone, Debug)]
pub(super) struct Toponym<'a> {
    pub(super) tokens: Range<usize>,
    /// The words, in one line.
    pub(super) words: String,
    /// The folded name that the bearers were looked up by.
    pub(super) key: String,
    /// Whether the bearers are those of a part of the words, in or near which it lies: "*Aleppo*
    /// University", "northern *Syria*".
    pub(super) is_part: bool,
    /// What the words around it say that it is: "Idlib *province*".
    pub(super) level: Option<Level>,
    /// Whether the words speak of the place itself.
    pub(super) literal: bool,
    /// Those that bear the name.
    pub(super) bearers: Vec<Bearer<'a>>,
    /// The toponym that tells what it lies in: "Paris, *Texas*".
    pub(super) container: Option<usize>,
    /// Whether "of" or "in" says so, not a comma, which lists have too.
    pub(super) is_held: bool,
}

/// The people that a place inside a body's name has to have, unless the article names it elsewhere.
const PEOPLE_OF_BODY: f64 = 10_000.0;
/// The same for proper nouns that the parser took for nothing.
const PEOPLE_OF_GAP: f64 = 50_000.0;
/// The same where a preposition of place stands before.
const PEOPLE_PLACED: f64 = 1_000.0;

/// Finds the toponyms of a text.
pub(super) fn find<'a>(parsed: &Parsed<'a>, atlas: &Atlas<'a>, home: Option<&str>) -> Vec<Toponym<'a>> {
    let evidence = Evidence::of(parsed, atlas, home);
    let words = Words { parsed, atlas, evidence: &evidence };
    let mut search = Search { parsed, words, evidence: &evidence, found: Vec::new() };
    let names = parsed.document.names();
    let (mut token, mut next) = (0, 0);
    while token < parsed.document.len() {
        while names.get(next).is_some_and(|name| name.tokens.start < token) {
            next += 1;
        }
        token = match names.get(next) {
            Some(name) if name.tokens.start == token => {
                search.name(name.tokens.clone(), &name.label).max(token + 1)
            }
            Some(name) => search.gap(token, name.tokens.start),
            None => search.gap(token, parsed.document.len()),
        };
    }
    let mut found = search.found;
    share_bearers(&mut found);
    contain::lay(parsed, &mut found);
    found
}

/// Gives all toponyms of one name the same bearers: "Dublin" and "Dublin City" may mean one place.
fn share_bearers(found: &mut [Toponym<'_>]) {
    let mut shared: BTreeMap<String, Vec<Bearer<'_>>> = BTreeMap::new();
    for toponym in found.iter() {
        let bearers = shared.entry(toponym.key.clone()).or_default();
        for bearer in &toponym.bearers {
            if !bearers.iter().any(|known| known.source == bearer.source) {
                bearers.push(bearer.clone());
            }
        }
    }
    for toponym in found.iter_mut() {
        if let Some(bearers) = shared.get(&toponym.key) {
            toponym.bearers.clone_from(bearers);
        }
    }
}

struct Search<'s, 'a> {
    parsed: &'s Parsed<'a>,
    words: Words<'s, 'a>,
    evidence: &'s Evidence,
    found: Vec<Toponym<'a>>,
}

impl<'a> Search<'_, 'a> {
    /// Looks at a name of the parser's; gives the token past what was looked at.
    fn name(&mut self, tokens: Range<usize>, label: &str) -> usize {
        if self.is_behind(tokens.start) && self.words.is_container(tokens.start) {
            return self.place(tokens.start..tokens.start + 1, "GPE");
        }
        match label {
            "ORG" | "PERSON" if evidence::is_called_a_place(self.parsed, tokens.end) => {
                self.place(tokens, "GPE")
            }
            "GPE" | "LOC" | "FAC" => self.place(tokens, label),
            "NORP" => self.people(tokens),
            "ORG" | "EVENT" | "PRODUCT" | "WORK_OF_ART" | "LAW" => self.body(tokens),
            "PERSON" => self.person(tokens),
            _ => tokens.end,
        }
    }

    fn place(&mut self, tokens: Range<usize>, label: &str) -> usize {
        let end = self.words.with_more(&tokens);
        let mut start = tokens.start;
        for at in tokens.start..=end {
            if at == end || self.words.is_cut(at) {
                self.piece(self.words.trimmed(start..at), label);
                start = at + 1;
            }
        }
        end
    }

    fn piece(&mut self, tokens: Range<usize>, label: &str) {
        if tokens.is_empty()
            || self.words.is_actor(&tokens)
            || !self.words.has_capital(&tokens)
            || self.evidence.is_surname(self.parsed, &tokens)
        {
            return;
        }
        let toponym = self.toponym(tokens.clone());
        let is_whole = !toponym.bearers.is_empty() && !toponym.is_part;
        if !is_whole && self.cut(&tokens) {
            return;
        }
        if is_whole && self.words.is_thing(&tokens, &toponym.bearers) {
            return;
        }
        let is_placed =
            || self.evidence.is_placed(self.parsed, &tokens, label) || self.is_behind(tokens.start);
        let is_doubtful =
            self.words.is_ordinary(&tokens, &toponym.bearers) || self.words.is_obscure(&toponym.bearers);
        if is_whole && !is_doubtful || is_placed() {
            self.add(toponym);
        }
    }

    /// Cuts a name that is a row of known names: "Greece Italy".
    fn cut(&mut self, tokens: &Range<usize>) -> bool {
        let mut parts = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(past) = self.words.longest(at, tokens.end, 2.0 * PEOPLE_OF_GAP) else { return false };
            parts.push(at..past);
            at = past;
        }
        for part in parts {
            let toponym = self.toponym(part);
            self.add(toponym);
        }
        true
    }

    fn people(&mut self, tokens: Range<usize>) -> usize {
        // "French Quarter" is no adjective.
        let past = self.words.with_more(&tokens);
        let tokens = self.words.trimmed(tokens.start..past);
        let toponym = self.toponym(tokens.clone());
        let is_of_place = toponym.bearers.first().is_some_and(|best| {
            best.is_adjective
                || best.level == Some(Level::Country)
                || self.words.is_name(&tokens, PEOPLE_OF_BODY)
        });
        if is_of_place && !toponym.is_part {
            self.add(toponym);
        }
        past
    }

    /// A body's name: a place at its head or behind "of".
    fn body(&mut self, tokens: Range<usize>) -> usize {
        let tokens = self.words.trimmed(tokens);
        let mut at = tokens.start;
        while at < tokens.end {
            let before = at.checked_sub(1).map(|before| self.parsed.document.word(before));
            let opens = at == tokens.start || matches!(before, Some("of" | "the" | "in" | "for" | ","));
            match opens.then(|| self.words.longest(at, tokens.end, PEOPLE_OF_BODY)).flatten() {
                Some(end) => {
                    let mut toponym = self.toponym(at..end);
                    toponym.literal &= end - at == tokens.len();
                    self.add(toponym);
                    at = end;
                }
                None => at += 1,
            }
        }
        tokens.end
    }

    /// Proper nouns outside of names; gives the token past what was looked at.
    fn gap(&mut self, start: usize, end: usize) -> usize {
        if !self.words.may_open(start) {
            return start + 1;
        }
        let behind = self.is_behind(start);
        if behind && self.words.is_container(start) {
            let toponym = self.toponym(start..start + 1);
            self.add(toponym);
            return start + 1;
        }
        let is_placed = behind || self.evidence.is_after_preposition(self.parsed, start);
        let people = if is_placed { PEOPLE_PLACED } else { PEOPLE_OF_GAP };
        let Some(past) = self.words.longest(start, end, people) else { return start + 1 };
        let toponym = self.toponym(start..past);
        let is_name_of_more = past < end && !is_placed && self.words.goes_on(past);
        if !is_name_of_more && !self.evidence.is_surname(self.parsed, &(start..past)) {
            self.add(toponym);
        }
        past
    }

    /// Keeps a toponym, unless it is a seat of power that acts.
    fn add(&mut self, toponym: Toponym<'a>) {
        let is_site = toponym.bearers.first().is_some_and(|best| self.words.is_site(best));
        if self.words.opens_actor(&toponym.tokens, &toponym.bearers) {
            return;
        }
        if !is_site || !literal::acts(self.parsed, &toponym.tokens) {
            self.found.push(toponym);
        }
    }

    /// Whether the words at a token stand behind a toponym and a comma.
    fn is_behind(&self, token: usize) -> bool {
        let Some(last) = self.found.last() else { return false };
        let comma = last.tokens.end;
        token == comma || token == comma + 1 && matches!(self.parsed.document.word(comma), "," | "(")
    }

    fn toponym(&self, tokens: Range<usize>) -> Toponym<'a> {
        let looked_up = self.words.look_up(&tokens, self.is_behind(tokens.start));
        let is_adjective = looked_up.bearers.first().is_some_and(|best| best.is_adjective);
        let literal = literal::is_literal(self.parsed, &tokens, is_adjective && !looked_up.is_part);
        Toponym {
            words: self.words.plain(&tokens),
            key: looked_up.key,
            is_part: looked_up.is_part,
            level: self.words.level(&tokens),
            literal,
            bearers: looked_up.bearers,
            container: None,
            is_held: false,
            tokens,
        }
    }
}
