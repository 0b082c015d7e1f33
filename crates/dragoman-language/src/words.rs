//! What ruler and lemmatizer make of tagged and parsed tokens.
//!
//! In: tokens with tags and labels. Out: for each token its final tag, label, part of speech,
//! morphology and lemma, as the document keeps them.
//!
//! All but a few rules look at one token only, so what they make of (word, tag, label) is
//! remembered. Tokens that a rule over several tokens sets are worked out anew.

use crate::attribute_ruler::{AttributeRuler, Beginning, Word};
use crate::document::SharedValues;
use crate::lemmatizer::Lemmatizer;
use crate::lexeme::Lexeme;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// So many words are remembered; then all are forgotten, which changes no result.
const MAX_WORDS: usize = 1 << 16;

/// Ruler and lemmatizer of a pipeline, with one list of all labels.
#[derive(Debug)]
pub struct WordRules {
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
    labels: Labels,
    tags: Vec<u32>,
    deps: Vec<u32>,
}

/// Labels, each once, the empty one first.
#[derive(Debug)]
struct Labels {
    names: Arc<Vec<String>>,
    ids: FxHashMap<String, u32>,
}

/// A token before the rules.
#[derive(Clone, Copy, Debug)]
pub struct Parsed<'t> {
    /// The word.
    pub text: &'t str,
    /// Its type.
    pub lexeme: Lexeme,
    /// Its tag, as a position in the tagger's labels.
    pub tag: u16,
    /// The label of its arc, as a position in the parser's labels.
    pub dep: u16,
}

/// What has been worked out for words.
#[derive(Debug, Default)]
pub struct Memory {
    places: FxHashMap<(u64, u16, u16), usize>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    rules: Vec<usize>,
    beginnings: Vec<Beginning>,
    values: SharedValues,
}

impl WordRules {
    /// Puts ruler and lemmatizer together, for a tagger and a parser with these labels.
    pub fn new(ruler: AttributeRuler, lemmatizer: Lemmatizer, tags: &[String], deps: &[String]) -> Self {
        let mut labels = Labels { names: Arc::default(), ids: FxHashMap::default() };
        labels.add("");
        let tags = tags.iter().map(|tag| labels.add(tag)).collect();
        let deps = deps.iter().map(|dep| labels.add(dep)).collect();
        for settings in ruler.all_settings() {
            for label in [&settings.tag, &settings.dep, &settings.morph].into_iter().flatten() {
                labels.add(label);
            }
        }
        Self { ruler, lemmatizer, labels, tags, deps }
    }

    /// All labels that values name by position, as documents share them.
    pub fn labels(&self) -> Arc<Vec<String>> {
        Arc::clone(&self.labels.names)
    }

    /// Works out the values of all tokens of a text and hands them on, in order.
    pub fn apply<'t>(
        &self,
        n_tokens: usize,
        token: impl Fn(usize) -> Parsed<'t>,
        memory: &mut Memory,
        mut hand_on: impl FnMut(usize, &SharedValues),
    ) {
        memory.make_room(n_tokens);
        let places: Vec<usize> = (0..n_tokens).map(|idx| self.place(token(idx), memory)).collect();
        let set_by_runs = self.set_by_runs(&places, &token, memory);
        let mut runs = &set_by_runs[..];
        for (idx, place) in places.into_iter().enumerate() {
            let entry = &memory.entries[place];
            let n_runs = runs.iter().take_while(|(target, _)| *target == idx).count();
            if n_runs == 0 {
                hand_on(idx, &entry.values);
                continue;
            }
            let mut rules = entry.rules.clone();
            rules.extend(runs[..n_runs].iter().map(|(_, rule)| rule));
            rules.sort_unstable();
            hand_on(idx, &self.values(token(idx), &rules));
            runs = &runs[n_runs..];
        }
    }

    /// Where in memory a token's entry is; made if it is not there.
    fn place(&self, token: Parsed<'_>, memory: &mut Memory) -> usize {
        let next = memory.entries.len();
        let key = (token.lexeme.orth, token.tag, token.dep);
        let place = *memory.places.entry(key).or_insert(next);
        if place == next {
            memory.entries.push(self.entry(token));
        }
        place
    }

    fn entry(&self, token: Parsed<'_>) -> Entry {
        let lower = token.text.to_lowercase();
        let word = self.word(token, &lower);
        let rules = self.ruler.rules_for(word);
        let beginnings = self.ruler.beginnings(word);
        let values = self.values(token, &rules);
        Entry { rules, beginnings, values }
    }

    /// The tokens that rules over several tokens set, with these rules, in order.
    fn set_by_runs<'t>(
        &self,
        places: &[usize],
        token: &impl Fn(usize) -> Parsed<'t>,
        memory: &Memory,
    ) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (idx, &place) in places.iter().enumerate() {
            for &beginning in &memory.entries[place].beginnings {
                let rest = places.len() - idx;
                let lowers: Vec<String> = (idx..idx + rest.min(self.ruler.n_tokens(beginning)))
                    .map(|idx| token(idx).text.to_lowercase())
                    .collect();
                let next = |ahead: usize| {
                    let lower = lowers.get(ahead)?;
                    Some(self.word(token(idx + ahead), lower))
                };
                let completed = self.ruler.complete(beginning, next);
                found.extend(completed.map(|(rule, target)| (idx + target, rule)));
            }
        }
        found.sort_unstable();
        found
    }

    fn word<'w>(&'w self, token: Parsed<'w>, lower: &'w str) -> Word<'w> {
        Word {
            text: token.text,
            lower,
            tag: self.labels.name(self.tags[token.tag as usize]),
            dep: self.labels.name(self.deps[token.dep as usize]),
            is_space: token.lexeme.is_space,
        }
    }

    /// Whether the lemmatizer knows a word in small letters.
    pub fn knows(&self, lower: &str) -> bool {
        self.lemmatizer.knows(lower)
    }

    /// Applies rules, in order, and then the lemmatizer.
    fn values(&self, token: Parsed<'_>, rules: &[usize]) -> SharedValues {
        let mut tag = self.tags[token.tag as usize];
        let mut dep = self.deps[token.dep as usize];
        let (mut pos, mut morph, mut lemma) = (None, 0, None);
        for settings in rules.iter().map(|&rule| self.ruler.settings(rule)) {
            tag = self.labels.set_or(settings.tag.as_deref(), tag);
            dep = self.labels.set_or(settings.dep.as_deref(), dep);
            morph = self.labels.set_or(settings.morph.as_deref(), morph);
            pos = settings.pos.or(pos);
            lemma = settings.lemma.as_deref().or(lemma);
        }
        let lemma = match lemma.filter(|_| !self.lemmatizer.overwrites()) {
            Some(lemma) => lemma.into(),
            None => self.lemmatizer.lemma(token.text, pos, self.labels.name(morph)).into(),
        };
        SharedValues { tag, dep, morph, pos: pos.unwrap_or_default(), lemma }
    }
}

impl Memory {
    fn make_room(&mut self, n_tokens: usize) {
        if self.entries.len() + n_tokens > MAX_WORDS {
            self.places.clear();
            self.entries.clear();
        }
    }
}

impl Labels {
    fn add(&mut self, name: &str) -> u32 {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = self.names.len() as u32;
        Arc::make_mut(&mut self.names).push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        id
    }

    fn name(&self, id: u32) -> &str {
        &self.names[id as usize]
    }

    fn set_or(&self, name: Option<&str>, otherwise: u32) -> u32 {
        name.and_then(|name| self.ids.get(name).copied()).unwrap_or(otherwise)
    }
}
