//! What the steps of the event coder ask again and again of one document.
//!
//! In: a parsed article and what was found in it so far. Out: [`Reader`], which answers for words,
//! clauses and phrases: their lemmas and depths, where a noun phrase stands, what a number counts.
//!
//! - `tables`    what is worked out once for the whole document.
//! - `patterns`  predicates of several words, and the operator of a clause.
//! - `parties`   whom a phrase names, and whether that is someone who can act.
//! - `each`      those of each country that one phrase names.
//! - `speakers`  who "I" and "we" are.
//! - `compass`   which country "the South" is.

mod compass;
mod each;
mod parties;
mod patterns;
mod speakers;
mod tables;

use super::{Findings, past};
use crate::Parsed;
use crate::clauses::{Clause, Preposition};
use dragoman_language::Pos;
use std::ops::Range;

/// How a noun phrase stands in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Subject,
    Object,
    /// Behind the clause's preposition of that number.
    Behind(usize),
}

/// One document with what was found in it so far.
pub(super) struct Reader<'a> {
    pub(super) parsed: &'a Parsed<'a>,
    pub(super) findings: &'a Findings<'a>,
    places: Vec<Option<(usize, Place)>>,
    lemmas: Vec<String>,
    depths: Vec<usize>,
    /// The sentences with words, and for each sentence how many of these stand before it.
    sentences: Vec<Range<usize>>,
    ranks: Vec<usize>,
    /// The last year of which the document tells something past, if it has no day of publication.
    pub(super) last_year: Option<u32>,
    is_traced: bool,
}

impl<'a> Reader<'a> {
    /// `is_traced` is whether drafts note how they come about.
    pub(super) fn new(parsed: &'a Parsed<'a>, findings: &'a Findings<'a>, is_traced: bool) -> Self {
        let document = parsed.document;
        let lemmas = (0..document.len()).map(|token| tables::lemma(parsed, token)).collect();
        let depths = tables::depths(parsed);
        let (sentences, ranks) = tables::sentences(parsed);
        let places = tables::places(parsed);
        let is_undated = parsed.article.published.is_none();
        let last_year = is_undated.then(|| past::last_year(parsed, findings.times)).flatten();
        Self { parsed, findings, places, lemmas, depths, sentences, ranks, last_year, is_traced }
    }

    /// The first step of a draft's trace; none without one.
    pub(super) fn trace(&self, words: impl FnOnce() -> String) -> Vec<String> {
        if self.is_traced { vec![words().trim_end().to_owned()] } else { Vec::new() }
    }

    /// Words of the document, as they stand.
    pub(super) fn quote(&self, words: &[usize]) -> String {
        words.iter().map(|&word| self.parsed.document.word(word)).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn clause(&self, idx: usize) -> &'a Clause {
        &self.parsed.clauses.list()[idx]
    }

    /// The dictionary form, in lower case; of names in the plural too.
    pub(super) fn lemma(&self, token: usize) -> &str {
        &self.lemmas[token]
    }

    /// Whether a word belongs to a time expression: "since *March*" is a month, no march.
    pub(super) fn is_time(&self, token: usize) -> bool {
        let span = self.parsed.document.tokens()[token].span;
        let times = self.findings.times;
        let next = times.partition_point(|time| time.span.end < span.end);
        times.get(next).is_some_and(|time| time.span.contains(span))
    }

    /// The number of a token's sentence among those with words; a blank line makes none.
    pub(super) fn nth_sentence(&self, token: usize) -> usize {
        self.ranks[self.parsed.document.sentence_of(token)]
    }

    /// The sentence before that of a token.
    pub(super) fn sentence_before(&self, token: usize) -> Option<Range<usize>> {
        self.sentences_before(token, 1).next()
    }

    /// As many sentences before that of a token, in text order; none of another item.
    pub(super) fn sentences_before(&self, token: usize, n: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let nth = self.nth_sentence(token).min(self.sentences.len());
        let own = self.item_of(token);
        let near = self.sentences[nth.saturating_sub(n)..nth].iter();
        near.filter(move |it| self.item_of(it.start) == own).cloned()
    }

    /// How many sentences one word stands behind another; out of reach in another item.
    pub(super) fn distance(&self, first: usize, second: usize) -> usize {
        let is_one_item = self.item_of(first) == self.item_of(second);
        let far = self.nth_sentence(second).saturating_sub(self.nth_sentence(first));
        if is_one_item { far } else { usize::MAX }
    }

    /// The number of the item that a token stands in.
    pub(super) fn item_of(&self, token: usize) -> usize {
        self.findings.entities.item_of(self.parsed, token)
    }

    /// How many heads stand above a token.
    pub(super) fn depth(&self, token: usize) -> usize {
        self.depths[token]
    }

    /// The clause in which a noun phrase is an argument, and how.
    pub(super) fn place_of(&self, noun: usize) -> Option<(usize, Place)> {
        self.places[noun]
    }

    /// "Attacked *each other*", "accused *one another*": those who do it. Any other phrase is itself.
    pub(super) fn each_other(&self, token: usize) -> Vec<usize> {
        let place = self.place_of(token).filter(|_| self.parsed.clauses.is_mutual(token));
        let subjects = place.map(|(idx, _)| &self.clause(idx).subject);
        subjects.filter(|subjects| !subjects.is_empty()).map_or(vec![token], Clone::clone)
    }

    /// The noun that a partitive only counts out: "strikes" of "most of its strikes".
    pub(super) fn counted(&self, token: usize) -> usize {
        let mut at = token;
        for _ in 0..3 {
            let is_partitive = self.parsed.lexicon.events.noun_classes.has("partitive", self.lemma(at))
                || matches!(self.parsed.document.pos(at), Pos::Num | Pos::Adj);
            let of = if is_partitive { self.counted_by(at) } else { Vec::new() };
            match of.first() {
                Some(&next) => at = next,
                None => break,
            }
        }
        at
    }

    /// What a number counts. After a quotation mark the parser hangs "of" on the verb: "killed “up to
    /// 40” *of them*".
    fn counted_by(&self, number: usize) -> Vec<usize> {
        let mut own = self.parsed.clauses.objects_of(number, "of");
        // "$100 million *in* aid".
        let is_money = || {
            let before = number.saturating_sub(4)..number;
            before.into_iter().any(|token| matches!(self.parsed.document.word(token), "$" | "£" | "€"))
        };
        if own.is_empty() && self.parsed.document.pos(number) == Pos::Num && is_money() {
            own = self.parsed.clauses.objects_of(number, "in");
        }
        let is_number = self.parsed.document.pos(number) == Pos::Num;
        match self.place_of(number) {
            Some((idx, Place::Object)) if own.is_empty() && is_number => {
                self.behind(&self.clause(idx).prepositions, "of")
            }
            _ => own,
        }
    }

    /// Heads of what a preposition ties to a clause or a noun.
    pub(super) fn behind(&self, prepositions: &[Preposition], lemma: &str) -> Vec<usize> {
        let ours = prepositions.iter().filter(|preposition| preposition.lemma == lemma);
        ours.flat_map(|preposition| preposition.objects.iter().copied()).collect()
    }
}
