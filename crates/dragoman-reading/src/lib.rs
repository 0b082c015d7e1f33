//! A parsed article to what it reports.
//!
//! In: an [`Article`] and its [`Document`]. Out: a [`Reading`]. Steps, in order:
//!
//! 1. [`mending`]    the parse, put right where it cannot be, and [`clauses`]: the parse as clauses. Only these
//!    two modules know the parser's labels.
//! 2. [`places`] and [`times`]   toponyms to coordinates, expressions to ISO values.
//! 3. [`entities`]   names, nominals, pronouns; who is who; country, sector and role.
//! 4. [`statements`] who said what.
//! 5. [`events`]     who did what to whom, and which accounts differ.
//! 6. [`relations`]  standing ties.
//!
//! [`titles`] then reads the title, which is no part of the text, for who said what and who did what to whom, and tells
//! what the report is chiefly about.
//!
//! Reading is a pure function: no clock, no network, no state between two articles. It never
//! fails: what cannot be told is left out of the record, not guessed.

pub mod clauses;
pub mod entities;
pub mod events;
pub mod lexicon;
pub mod mending;
mod numbers;
mod pieces;
pub mod places;
#[cfg(test)]
mod plain;
pub mod quantities;
pub mod relations;
pub mod statements;
pub mod times;
pub mod titles;

use clauses::Clauses;
use dragoman_language::Document;
use dragoman_records::{Article, Event, EventId, Reading, Span};
use events::Traced;
use lexicon::Lexicon;

/// What every step may look at: the article, its parse and the lexicon.
#[derive(Clone, Copy, Debug)]
pub struct Parsed<'a> {
    /// The report.
    pub article: &'a Article,
    /// Its words.
    pub document: &'a Document,
    /// Its clauses.
    pub clauses: &'a Clauses<'a>,
    /// What we know of words and names.
    pub lexicon: &'a Lexicon,
}

impl Parsed<'_> {
    /// The sentence in which a span begins.
    pub(crate) fn sentence_at(&self, span: Span) -> usize {
        self.document.sentence_of(self.document.tokens_under(span).start)
    }

    /// Whether a phrase has a determiner that points to what is known: "*the* attack", "*these* men".
    pub(crate) fn is_definite(&self, head: usize) -> bool {
        self.is_determined(head, |word| self.lexicon.events.noun_classes.has("definite", word))
    }

    /// Whether a phrase has a determiner of which this holds.
    pub(crate) fn is_determined(&self, head: usize, holds: impl Fn(&str) -> bool) -> bool {
        let determiners = self.clauses.determiners(head);
        determiners.iter().any(|&token| holds(&self.document.lemma(token).to_lowercase()))
    }
}

/// Words as a name: a line end or several blanks in it are one blank.
pub(crate) fn as_name(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads one article. `document` is the parse of `article.text`.
pub fn read(article: &Article, document: &Document, lexicon: &Lexicon) -> Reading {
    read_with(article, document, lexicon, Manner::default()).0
}

/// How an article is read.
#[derive(Clone, Copy, Debug, Default)]
struct Manner {
    /// Whether to tell the steps by which each statement and event came about.
    is_traced: bool,
    /// Whether events stay that are less sure than the least confidence.
    keeps_doubtful: bool,
}

/// How the records of an article came about, in sentences: a list a record, in the order of the records.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// Of the statements.
    pub statements: Vec<Vec<String>>,
    /// Of the events.
    pub events: Vec<Vec<String>>,
}

/// As [`read`], with the steps by which each statement and event came about.
pub fn read_traced(article: &Article, document: &Document, lexicon: &Lexicon) -> (Reading, Steps) {
    read_with(article, document, lexicon, Manner { is_traced: true, ..Manner::default() })
}

fn read_with(article: &Article, document: &Document, lexicon: &Lexicon, manner: Manner) -> (Reading, Steps) {
    let mended = mending::mended(document, lexicon);
    let document = mended.as_ref();
    let clauses = Clauses::find(document);
    let parsed = Parsed { article, document, clauses: &clauses, lexicon };
    let places = places::find_places(&parsed);
    let speech = statements::find_speech(&parsed);
    let entities = entities::find_entities(&parsed, &places, &speech.voices());
    let places = places::without_others(&parsed, places, entities.list());
    let times = times::find_times(&parsed);
    let statements = statements::find_statements(speech, &entities, &times, manner.is_traced);
    let findings =
        events::Findings { entities: &entities, places: &places, times: &times, statements: &statements };
    let traced = kept(&parsed, events::find_events(&parsed, &findings, manner.is_traced), manner);
    let (events, steps): (Vec<Event>, Vec<Vec<String>>) = traced.into_iter().unzip();
    let contested = events::find_contested(&parsed, &findings, &events);
    let (relations, spots) = relations::find_relations(&parsed, &findings, &events);
    let (statements, statement_steps) = statements.into_parts();
    let reading = Reading {
        sentences: document.sentences().iter().map(|sentence| document.span(sentence.clone())).collect(),
        coreference: entities.chains(),
        entities: entities.into_list().into_iter().chain(spots).collect(),
        places,
        times,
        statements,
        title_statements: Vec::new(),
        events,
        title_events: Vec::new(),
        main_event: None,
        relations,
        contested,
    };
    (reading, Steps { statements: statement_steps, events: steps })
}

/// Leaves out events that are hardly any, and those of sentences and stories that the user's list of discards names.
fn kept(parsed: &Parsed<'_>, mut events: Vec<Traced>, manner: Manner) -> Vec<Traced> {
    let weights = &parsed.lexicon.events.weights;
    let discarded = discarded(parsed);
    let is_out =
        |event: &Event| event.evidence.iter().any(|span| discarded.iter().any(|out| out.overlaps(*span)));
    events.retain(|(event, _)| manner.keeps_doubtful || weights.keeps(event.confidence));
    events.retain(|(event, _)| !is_out(event));
    for (idx, (event, _)) in events.iter_mut().enumerate() {
        event.id = EventId::from_idx(idx);
    }
    events
}

/// The sentences that the user's list of discards names.
fn discarded(parsed: &Parsed<'_>) -> Vec<Span> {
    let discards = &parsed.lexicon.petrarch.discards;
    if discards.is_empty() {
        return Vec::new();
    }
    let document = parsed.document;
    let drops_story = discards.drops_story(document.text());
    let sentences = document.sentences().iter().map(|sentence| document.span(sentence.clone()));
    sentences.filter(|&span| drops_story || discards.drops_sentence(document.slice(span))).collect()
}
