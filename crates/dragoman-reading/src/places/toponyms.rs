//! Which words name a place.
//!
//! In: the parser's names and runs of proper nouns. Out: [`Toponym`]s in text order, none inside another.
//!
//! 1. Names of places lose articles and marks and are cut at commas; adjectives and peoples count
//!    if they are of a place.
//! 2. Inside the names of bodies, a place at their head counts: "*Nigerian* Army".
//! 3. Proper nouns that the parser took for nothing or for a person count if the text places them.

use super::atlas::{Atlas, Bearer};
use crate::Parsed;
use crate::lexicon::{Being, Level};
use dragoman_language::Pos;
use std::ops::Range;

/// Words that name a place.
#[derive(Clone, Debug)]
pub(super) struct Toponym<'a> {
    pub(super) tokens: Range<usize>,
    /// The words that the bearers were looked up by.
    pub(super) words: String,
    /// What the words around it say that it is: "Idlib *province*".
    pub(super) level: Option<Level>,
    /// Whether the words speak of the place itself.
    pub(super) literal: bool,
    /// Those that bear the name.
    pub(super) bearers: Vec<Bearer<'a>>,
    /// The toponym that tells what it lies in: "Paris, *Texas*".
    pub(super) container: Option<usize>,
}

/// How many tokens a name of a place has at most.
const LONGEST: usize = 6;

/// Finds the toponyms of a text.
pub(super) fn find<'a>(parsed: &Parsed<'a>, atlas: &Atlas<'a>) -> Vec<Toponym<'a>> {
    let mut search = Search { parsed, atlas, found: Vec::new() };
    let mut token = 0;
    let mut names = parsed.document.names().iter().peekable();
    while token < parsed.document.len() {
        while names.peek().is_some_and(|name| name.tokens.start < token) {
            names.next();
        }
        match names.peek().filter(|name| name.tokens.start == token) {
            Some(name) => token = search.name(name.tokens.clone(), &name.label),
            None => {
                let end = names.peek().map_or(parsed.document.len(), |name| name.tokens.start);
                token = search.gap(token, end);
            }
        }
    }
    let mut found = search.found;
    contain(parsed, &mut found);
    found
}

struct Search<'s, 'a> {
    parsed: &'s Parsed<'a>,
    atlas: &'s Atlas<'a>,
    found: Vec<Toponym<'a>>,
}

impl<'a> Search<'_, 'a> {
    /// Looks at a name of the parser's; gives the token past what was looked at.
    fn name(&mut self, tokens: Range<usize>, label: &str) -> usize {
        match label {
            "GPE" | "LOC" | "FAC" => return self.place(tokens),
            "NORP" => return self.people(tokens.clone()).max(tokens.end),
            "ORG" | "EVENT" | "PRODUCT" | "WORK_OF_ART" | "LAW" => self.body(tokens.clone()),
            "PERSON" => self.person(tokens.clone()),
            _ => {}
        }
        tokens.end
    }

    fn place(&mut self, tokens: Range<usize>) -> usize {
        let mut end = tokens.end;
        if tokens.len() < LONGEST && self.is_division_word(end) && self.is_capital(end) {
            end += 1;
        }
        let document = self.parsed.document;
        let mut start = tokens.start;
        for at in tokens.start..=end {
            let cuts = at == end || matches!(document.word(at), "," | "/" | ";" | "(" | ")" | "\n");
            if cuts {
                self.piece(start..at);
                start = at + 1;
            }
        }
        end
    }

    fn piece(&mut self, tokens: Range<usize>) {
        let tokens = self.trimmed(tokens);
        if !tokens.clone().any(|token| self.is_capital(token)) {
            return;
        }
        let behind = self.is_behind(tokens.start);
        let toponym = self.toponym(tokens.clone(), behind);
        if toponym.bearers.is_empty() && self.cut(tokens) {
            return;
        }
        self.found.push(toponym);
    }

    /// Cuts a name that is a row of known names: "Greece Italy".
    fn cut(&mut self, tokens: Range<usize>) -> bool {
        let mut parts = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            match self.longest(at, tokens.end, 100_000.0) {
                Some(past) => {
                    parts.push(at..past);
                    at = past;
                }
                None => return false,
            }
        }
        for part in parts {
            let toponym = self.toponym(part, false);
            self.found.push(toponym);
        }
        true
    }

    fn people(&mut self, tokens: Range<usize>) -> usize {
        let tokens = self.trimmed(tokens);
        // "French Quarter" is no adjective.
        let past = self.longest(tokens.start, (tokens.start + LONGEST).min(self.parsed.document.len()), 0.0);
        if let Some(past) = past.filter(|&past| past > tokens.end) {
            let toponym = self.toponym(tokens.start..past, false);
            self.found.push(toponym);
            return past;
        }
        let end = tokens.end;
        let mut toponym = self.toponym(tokens, false);
        toponym.bearers.retain(|bearer| bearer.is_adjective || bearer.level == Some(Level::Country));
        if !toponym.bearers.is_empty() {
            toponym.literal = false;
            self.found.push(toponym);
        }
        end
    }

    /// A body's name: a place at its head or behind "of".
    fn body(&mut self, tokens: Range<usize>) {
        let tokens = self.trimmed(tokens);
        let mut at = tokens.start;
        while at < tokens.end {
            let opens = at == tokens.start
                || matches!(self.parsed.document.word(at - 1), "of" | "the" | "in" | "for" | ",");
            let end = if opens { self.longest(at, tokens.end, 10_000.0) } else { None };
            let Some(end) = end else {
                at += 1;
                continue;
            };
            let mut toponym = self.toponym(at..end, false);
            toponym.literal &= end - at == tokens.len();
            self.found.push(toponym);
            at = end;
        }
    }

    /// A person's name that is one of a place: "in Lahore".
    fn person(&mut self, tokens: Range<usize>) {
        let tokens = self.trimmed(tokens);
        let is_placed = self.is_after_preposition(tokens.start) || self.is_before_container(tokens.end);
        if is_placed && self.longest(tokens.start, tokens.end, 1_000.0) == Some(tokens.end) {
            let toponym = self.toponym(tokens, false);
            self.found.push(toponym);
        }
    }

    /// Proper nouns outside of names; gives the token past what was looked at.
    fn gap(&mut self, start: usize, end: usize) -> usize {
        let is_name = self.parsed.document.pos(start) == Pos::Propn || self.is_adjective(start);
        if !is_name || !self.is_capital(start) {
            return start + 1;
        }
        let behind = self.is_behind(start);
        let strict = if behind || self.is_after_preposition(start) { 1_000.0 } else { 50_000.0 };
        if behind && !self.atlas.bearers(self.parsed.document.word(start), true).is_empty() {
            let toponym = self.toponym(start..start + 1, true);
            self.found.push(toponym);
            return start + 1;
        }
        let Some(past) = self.longest(start, end, strict) else { return start + 1 };
        let toponym = self.toponym(start..past, behind);
        self.found.push(toponym);
        past
    }

    /// The end of the longest name of a place that starts at a token, if its bearers are not too small.
    fn longest(&self, start: usize, end: usize, people: f64) -> Option<usize> {
        let document = self.parsed.document;
        let most = end.min(start + LONGEST);
        (start + 1..=most).rev().find(|&past| {
            let words = document.words(start..past);
            let last = document.pos(past - 1);
            if !self.is_capital(start) || last == Pos::Punct && !words.ends_with('.') {
                return false;
            }
            let folded = dragoman_gazetteer::fold(words);
            let is_ordinary = self.parsed.lexicon.places.is_ordinary(&folded)
                || self.parsed.lexicon.naming.given_name(words).is_some();
            let bearers = self.atlas.bearers(words, false);
            bearers.first().is_some_and(|best| {
                let is_large = best.population >= people || best.population == 0.0;
                is_large && (!is_ordinary || best.level == Some(Level::Country)) && best.prior > 2.5
            })
        })
    }

    fn toponym(&self, tokens: Range<usize>, behind: bool) -> Toponym<'a> {
        let document = self.parsed.document;
        let words = document.words(tokens.clone()).replace('\n', " ");
        let mut bearers = self.atlas.bearers(&words, behind);
        let level = self.level(&tokens);
        if bearers.is_empty() {
            bearers = self.bearers_without_word(&words);
        }
        let literal = !bearers.first().is_some_and(|best| best.is_adjective) && self.is_literal(&tokens);
        Toponym { tokens, words, level, literal, bearers, container: None }
    }

    /// "Idlib Province" where only "Idlib" is known: the divisions of that name.
    fn bearers_without_word(&self, words: &str) -> Vec<Bearer<'a>> {
        let Some((bare, last)) = words.rsplit_once(' ') else { return Vec::new() };
        let Some(level) = self.parsed.lexicon.places.level_by_word(last) else { return Vec::new() };
        let mut bearers = self.atlas.bearers(bare, false);
        let fits = |bearer: &Bearer<'_>| bearer.level == Some(level);
        if bearers.iter().any(fits) {
            bearers.retain(fits);
        }
        bearers
    }

    /// What a word behind or before the name says that it is.
    fn level(&self, tokens: &Range<usize>) -> Option<Level> {
        let document = self.parsed.document;
        let level = |word: &str| self.parsed.lexicon.places.level_by_word(word);
        let last = document.word(tokens.end - 1);
        let own = (tokens.len() > 1).then(|| level(last)).flatten();
        let behind = (tokens.end < document.len()).then(|| level(document.word(tokens.end))).flatten();
        let before = || {
            let of = tokens.start.checked_sub(1).filter(|&token| document.word(token) == "of")?;
            level(document.word(of.checked_sub(1)?))
        };
        own.or(behind).or_else(before)
    }

    /// Whether words speak of a place itself, not of a government, people or body by its name.
    fn is_literal(&self, tokens: &Range<usize>) -> bool {
        let head = self.parsed.clauses.head_of(tokens.clone());
        let document = self.parsed.document;
        let above = document.head(head);
        let modifies = above > head
            && above < head + 4
            && matches!(document.dep(head), "compound" | "amod" | "nmod" | "poss");
        if modifies {
            let lemma = document.lemma(above).to_lowercase();
            let role =
                self.parsed.lexicon.roles.by_noun(&lemma).map(|role| self.parsed.lexicon.roles.at(role).is);
            return !matches!(role, Some(Being::Person | Being::Body));
        }
        let acts = matches!(document.dep(head), "nsubj" | "agent") && document.pos(above) == Pos::Verb;
        !acts
    }

    fn trimmed(&self, mut tokens: Range<usize>) -> Range<usize> {
        let document = self.parsed.document;
        let is_edge = |token: usize| {
            let word = document.word(token);
            matches!(document.pos(token), Pos::Space | Pos::Punct | Pos::Det) && !word.ends_with('.')
                || matches!(word, "'s" | "’s" | "'" | "’" | "the" | "The")
        };
        while tokens.start < tokens.end && is_edge(tokens.start) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && is_edge(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }

    fn is_division_word(&self, token: usize) -> bool {
        token < self.parsed.document.len()
            && self.parsed.lexicon.places.level_by_word(self.parsed.document.word(token)).is_some()
    }

    fn is_capital(&self, token: usize) -> bool {
        token < self.parsed.document.len()
            && self.parsed.document.word(token).chars().next().is_some_and(char::is_uppercase)
    }

    fn is_adjective(&self, token: usize) -> bool {
        self.parsed.document.pos(token) == Pos::Adj
    }

    fn is_after_preposition(&self, token: usize) -> bool {
        let before = token.checked_sub(1).map(|before| self.parsed.document.word(before));
        matches!(before, Some("in" | "In" | "near" | "Near" | "outside" | "around"))
    }

    /// Whether the words at a token stand behind a toponym and a comma.
    fn is_behind(&self, token: usize) -> bool {
        let Some(last) = self.found.last() else { return false };
        let comma = last.tokens.end;
        token == comma + 1 && matches!(self.parsed.document.word(comma), "," | "(") || token == comma
    }

    fn is_before_container(&self, end: usize) -> bool {
        let document = self.parsed.document;
        end + 1 < document.len()
            && document.word(end) == ","
            && self.atlas.bearers(document.word(end + 1), true).first().is_some_and(|bearer| {
                matches!(bearer.level, Some(Level::Province | Level::Country)) && !bearer.is_adjective
            })
    }
}

/// Lays to each toponym the one that tells what it lies in.
fn contain(parsed: &Parsed<'_>, found: &mut [Toponym<'_>]) {
    for idx in 1..found.len() {
        let between = found[idx - 1].tokens.end..found[idx].tokens.start;
        if between.len() > 4 || between.is_empty() {
            continue;
        }
        let words: Vec<&str> = between.map(|token| parsed.document.word(token)).collect();
        match words.as_slice() {
            ["," | "(" | "in" | "of"]
            | [",", "in"]
            | ["in" | "of" | "from", "the" | "northern" | "southern" | "eastern" | "western" | "central"]
            | ["province" | "city" | "town" | "district", "," | "of" | "in"] => {
                found[idx - 1].container = Some(idx);
            }
            ["'s" | "’s", ..] if words.len() < 4 => found[idx].container = Some(idx - 1),
            _ => {}
        }
    }
}
