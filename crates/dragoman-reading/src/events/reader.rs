//! What the steps of the event coder ask again and again of one document.

use super::Findings;
use crate::Parsed;
use crate::clauses::{Clause, Preposition};
use crate::lexicon::operators::Operator;
use dragoman_language::Pos;
use dragoman_records::{EntityType, Party};

/// Words that only count out what stands behind their "of": "*most* of its air strikes".
const PARTITIVES: [&str; 34] = [
    "all", "any", "batch", "bulk", "couple", "dozen", "each", "group", "half", "host", "hundred", "kind",
    "least", "lot", "majority", "many", "member", "minority", "more", "most", "much", "none", "number",
    "one", "pair", "part", "rest", "round", "score", "series", "some", "string", "thousand", "wave",
];

/// How a noun phrase stands in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Subject,
    Object,
    /// Behind the clause's preposition of that number.
    Behind(usize),
}

/// A predicate of several words at a verb.
#[derive(Clone, Debug, Default)]
pub(super) struct VerbMatch {
    /// Its words, in text order.
    pub(super) words: Vec<usize>,
    /// The preposition among them whose object is the predicate's: position in the clause's list.
    pub(super) preposition: Option<usize>,
}

/// One document with what was found in it so far.
pub(super) struct Reader<'a> {
    pub(super) parsed: &'a Parsed<'a>,
    pub(super) findings: &'a Findings<'a>,
    places: Vec<Option<(usize, Place)>>,
    lemmas: Vec<String>,
    depths: Vec<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(parsed: &'a Parsed<'a>, findings: &'a Findings<'a>) -> Self {
        let document = parsed.document;
        let lemmas = (0..document.len()).map(|token| lemma(parsed, token)).collect();
        let depths = depths(parsed);
        Self { parsed, findings, places: places(parsed), lemmas, depths }
    }

    pub(super) fn clause(&self, idx: usize) -> &'a Clause {
        &self.parsed.clauses.list()[idx]
    }

    /// The dictionary form, in lower case; of names in the plural too.
    pub(super) fn lemma(&self, token: usize) -> &str {
        &self.lemmas[token]
    }

    /// How many heads stand above a token.
    pub(super) fn depth(&self, token: usize) -> usize {
        self.depths[token]
    }

    /// The clause in which a noun phrase is an argument, and how.
    pub(super) fn place_of(&self, noun: usize) -> Option<(usize, Place)> {
        self.places[noun]
    }

    /// The noun that a partitive only counts out: "strikes" of "most of its strikes".
    pub(super) fn counted(&self, token: usize) -> usize {
        let mut at = token;
        for _ in 0..3 {
            let is_partitive = PARTITIVES.contains(&self.lemma(at))
                || matches!(self.parsed.document.pos(at), Pos::Num | Pos::Adj);
            let of = if is_partitive { self.parsed.clauses.objects_of(at, "of") } else { Vec::new() };
            match of.first() {
                Some(&next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Whether the words of a verb with its particle or preposition stand in a clause.
    pub(super) fn verb_match(&self, clause: &Clause, pattern: &str) -> Option<VerbMatch> {
        let mut found = VerbMatch { words: clause.words.clone(), preposition: None };
        let mut rest = pattern.split(' ').skip(1).peekable();
        let wants_particle = rest.peek().is_some();
        let particle = clause.particle.map(|token| self.lemma(token));
        if particle.is_some() && !wants_particle {
            return None;
        }
        for word in rest {
            if particle == Some(word) {
                continue;
            }
            let preposition = clause.prepositions.iter().position(|preposition| preposition.lemma == word);
            match preposition {
                Some(idx) => {
                    found.preposition = Some(idx);
                    found.words.push(clause.prepositions[idx].token);
                }
                None => found.words.push(self.word_beside(clause.head, word)?),
            }
        }
        found.words.sort_unstable();
        found.words.dedup();
        Some(found)
    }

    /// A particle that the parser took for an adverb: "stepped *down*".
    fn word_beside(&self, verb: usize, word: &str) -> Option<usize> {
        let document = self.parsed.document;
        let end = (verb + 6).min(document.len());
        (verb + 1..end).find(|&token| document.head(token) == verb && self.lemma(token) == word)
    }

    /// The operator at a clause, the one with most words.
    pub(super) fn operator(&self, clause: &Clause) -> Option<(&'a Operator, VerbMatch)> {
        let operators = &self.parsed.lexicon.events.operators;
        let matches = operators.with_verb(self.lemma(clause.head)).filter_map(|(operator, words)| {
            let found = self.verb_match(clause, words)?;
            Some((words.split(' ').count(), operator, found))
        });
        let verb = matches.max_by_key(|(n_words, ..)| *n_words).map(|(_, operator, found)| (operator, found));
        verb.or_else(|| self.adjective_operator(clause))
    }

    fn adjective_operator(&self, clause: &Clause) -> Option<(&'a Operator, VerbMatch)> {
        let adjective = *clause.attribute.first()?;
        let operator = self.parsed.lexicon.events.operators.with_adjective(self.lemma(adjective))?;
        let words = [&clause.words[..], &[adjective]].concat();
        Some((operator, VerbMatch { words, preposition: None }))
    }

    /// What a phrase refers to, as actor or recipient.
    pub(super) fn party(&self, token: usize) -> Party {
        let entities = self.findings.entities;
        let Some(speaker) = self.speaker_for(token) else {
            return entities.party(self.parsed, token);
        };
        let span = self.parsed.document.tokens()[token].span;
        let text = self.parsed.document.word(token).to_owned();
        Party { span: Some(span), text, ..entities.party(self.parsed, speaker) }
    }

    /// The head of the speaker's phrase, for "I", "we" and "our" in what somebody says.
    fn speaker_for(&self, token: usize) -> Option<usize> {
        if !matches!(self.lemma(token), "i" | "we" | "our" | "my" | "us" | "me") {
            return None;
        }
        let statements = self.findings.statements;
        let idx = statements.around(self.parsed.document.tokens()[token].span)?;
        self.speaker_head(idx)
    }

    /// The head of the phrase that names the speaker of a statement.
    pub(super) fn speaker_head(&self, statement: usize) -> Option<usize> {
        let span = *self.findings.statements.list().get(statement)?.speaker.spans.first()?;
        let document = self.parsed.document;
        let start = document.tokens().partition_point(|token| token.span.end <= span.start);
        let end = document.tokens().partition_point(|token| token.span.start < span.end);
        (start < end).then(|| self.parsed.clauses.head_of(start..end))
    }

    /// Whether a phrase names someone who can act or be acted upon: a person, a people, an
    /// organisation, a state; not a thing or a happening.
    pub(super) fn can_act(&self, token: usize) -> bool {
        let document = self.parsed.document;
        if document.pos(token) == Pos::Pron {
            return self.pronoun_can_act(token);
        }
        match self.findings.entities.referred_to(token) {
            Some(idx) => acts(self.findings.entities.list()[idx].kind),
            None => self.findings.entities.party(self.parsed, token).sector.is_some(),
        }
    }

    fn pronoun_can_act(&self, token: usize) -> bool {
        if matches!(self.lemma(token), "i" | "we" | "our" | "my" | "us" | "me") {
            return self.speaker_for(token).is_some();
        }
        match self.findings.entities.referred_to(token) {
            Some(idx) => acts(self.findings.entities.list()[idx].kind),
            None => {
                matches!(self.lemma(token), "he" | "she" | "they" | "him" | "her" | "them" | "his" | "their")
            }
        }
    }

    /// Heads of what a preposition ties to a clause or a noun.
    pub(super) fn behind(&self, prepositions: &[Preposition], lemma: &str) -> Vec<usize> {
        let ours = prepositions.iter().filter(|preposition| preposition.lemma == lemma);
        ours.flat_map(|preposition| preposition.objects.iter().copied()).collect()
    }
}

fn acts(kind: EntityType) -> bool {
    use EntityType::{Gpe, Group, Norp, Org, Person};
    matches!(kind, Person | Org | Gpe | Norp | Group)
}

fn lemma(parsed: &Parsed<'_>, token: usize) -> String {
    let lemma = parsed.document.lemma(token).to_lowercase();
    let is_plural_name = parsed.document.tag(token) == "NNPS";
    match lemma.strip_suffix('s') {
        Some(stem) if is_plural_name && !stem.ends_with('s') => stem.to_owned(),
        _ => lemma,
    }
}

fn depths(parsed: &Parsed<'_>) -> Vec<usize> {
    let document = parsed.document;
    let mut depths = vec![usize::MAX; document.len()];
    for token in 0..document.len() {
        let mut path = Vec::new();
        let mut at = token;
        // A parse made elsewhere may hold a ring.
        while depths[at] == usize::MAX && document.head(at) != at && path.len() < document.len() {
            path.push(at);
            depths[at] = usize::MAX - 1;
            at = document.head(at);
            if depths[at] == usize::MAX - 1 {
                break;
            }
        }
        let mut depth = if depths[at] >= usize::MAX - 1 { 0 } else { depths[at] };
        depths[at] = depth;
        for &step in path.iter().rev() {
            depth += 1;
            depths[step] = depth;
        }
    }
    depths
}

fn places(parsed: &Parsed<'_>) -> Vec<Option<(usize, Place)>> {
    let mut places = vec![None; parsed.document.len()];
    let mut note = |token: usize, idx: usize, place: Place| {
        if let Some(slot @ None) = places.get_mut(token) {
            *slot = Some((idx, place));
        }
    };
    for (idx, clause) in parsed.clauses.list().iter().enumerate() {
        clause.object.iter().for_each(|&token| note(token, idx, Place::Object));
        if !clause.subject_shared {
            clause.subject.iter().for_each(|&token| note(token, idx, Place::Subject));
        }
        for (number, preposition) in clause.prepositions.iter().enumerate() {
            preposition.objects.iter().for_each(|&token| note(token, idx, Place::Behind(number)));
        }
    }
    places
}
