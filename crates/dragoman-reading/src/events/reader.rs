//! What the steps of the event coder ask again and again of one document.

use super::Findings;
use crate::Parsed;
use crate::clauses::{Clause, Preposition};
use crate::lexicon::Known;
use crate::lexicon::operators::Operator;
use dragoman_language::Pos;
use dragoman_records::{EntityType, Party};

/// Words that only count out what stands behind their "of": "*most* of its air strikes".
const PARTITIVES: [&str; 34] = [
    "all", "any", "batch", "bulk", "couple", "dozen", "each", "group", "half", "host", "hundred", "kind",
    "least", "lot", "majority", "many", "member", "minority", "more", "most", "much", "none", "number",
    "one", "pair", "part", "rest", "round", "score", "series", "some", "string", "thousand", "wave",
];

/// Words by which a publisher shows that it is a body of a state.
const HOUSES: [&str; 5] = ["Department", "Ministry", "Government", "Embassy", "Office"];

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
    is_traced: bool,
}

impl<'a> Reader<'a> {
    /// `is_traced` is whether drafts note how they come about.
    pub(super) fn new(parsed: &'a Parsed<'a>, findings: &'a Findings<'a>, is_traced: bool) -> Self {
        let document = parsed.document;
        let lemmas = (0..document.len()).map(|token| lemma(parsed, token)).collect();
        let depths = depths(parsed);
        Self { parsed, findings, places: places(parsed), lemmas, depths, is_traced }
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
        let own = self.parsed.clauses.objects_of(number, "of");
        let is_number = self.parsed.document.pos(number) == Pos::Num;
        match self.place_of(number) {
            Some((idx, Place::Object)) if own.is_empty() && is_number => {
                self.behind(&self.clause(idx).prepositions, "of")
            }
            _ => own,
        }
    }

    /// Whether the words of a verb with its particle, preposition or set phrase stand in a clause:
    /// "look into", "pull out of", "put on trial".
    pub(super) fn verb_match(&self, clause: &Clause, pattern: &str) -> Option<VerbMatch> {
        let mut found = VerbMatch { words: clause.words.clone(), preposition: None };
        let rest: Vec<&str> = pattern.split(' ').skip(1).collect();
        let particle = clause.particle.map(|token| self.lemma(token));
        if particle.is_some() && rest.is_empty() {
            return None;
        }
        let mut at = 0;
        while at < rest.len() {
            at += self.next_words(clause, &rest[at..], &mut found)?;
        }
        found.words.sort_unstable();
        found.words.dedup();
        Some(found)
    }

    /// Takes the next words of a pattern; gives how many.
    fn next_words(&self, clause: &Clause, rest: &[&str], found: &mut VerbMatch) -> Option<usize> {
        found.preposition = None;
        if clause.particle.is_some_and(|token| self.lemma(token) == rest[0]) {
            return Some(1);
        }
        let chain = |n: usize| {
            let lemma = rest[..n].join(" ");
            clause.prepositions.iter().position(|preposition| preposition.lemma == lemma)
        };
        if let Some((n, idx)) = (1..=rest.len().min(3)).rev().find_map(|n| Some((n, chain(n)?))) {
            // "set ablaze the house": what the parser takes for a preposition may have no object.
            found.preposition = Some(idx).filter(|&idx| !clause.prepositions[idx].objects.is_empty());
            found.words.push(clause.prepositions[idx].token);
            return Some(n);
        }
        found.words.push(self.word_beside(clause.head, rest[0], &found.words)?);
        Some(1)
    }

    /// A word of the pattern that hangs on the verb or on a word of the pattern before it ("stepped
    /// *down*", "put on *trial*"), or that stands right behind them: what the parser hangs "over" on in
    /// "ran over two soldiers" varies.
    fn word_beside(&self, verb: usize, word: &str, before: &[usize]) -> Option<usize> {
        let document = self.parsed.document;
        let end = (verb + 9).min(document.len());
        let last = before.iter().copied().max().map_or(verb, |last| last.max(verb));
        let hangs = |token: usize| {
            before.contains(&document.head(token))
                || document.head(token) == verb
                || token == last + 1 && !matches!(document.dep(token), "nsubj" | "nsubjpass")
        };
        (verb + 1..end).find(|&token| hangs(token) && self.lemma(token) == word)
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

    /// Whom a phrase names as actor or recipient: one party, or each of "both sides".
    pub(super) fn parties(&self, token: usize) -> Vec<Party> {
        let entities = self.findings.entities;
        if let Some(speaker) = self.speaker_for(token) {
            let span = self.parsed.document.tokens()[token].span;
            let text = self.parsed.document.word(token).to_owned();
            return vec![Party { span: Some(span), text, ..entities.party(self.parsed, speaker) }];
        }
        if let Some(code) = self.is_house(token).then(|| self.house()).flatten() {
            let text = self.parsed.document.word(token).to_owned();
            let span = Some(self.parsed.document.tokens()[token].span);
            let name = self.parsed.article.publisher.clone();
            return vec![Party {
                span,
                text: name.clone().unwrap_or(text),
                name,
                code: Some(code),
                sector: Some("GOV".to_owned()),
                entity: None,
            }];
        }
        let origin = (!self.parsed.clauses.heads_a_phrase(token)).then(|| self.origin(token)).flatten();
        origin.map_or_else(|| self.placed(token), |party| vec![party])
    }

    /// The parties of a phrase; a thing has the code of the country in which its own words place it:
    /// "an area west of *Damascus*".
    fn placed(&self, token: usize) -> Vec<Party> {
        let mut parties = self.findings.entities.parties(self.parsed, token);
        // A pronoun says nothing to who reads the row alone.
        let is_pronoun = self.parsed.document.pos(token) == Pos::Pron;
        for party in parties.iter_mut().filter(|_| is_pronoun) {
            party.text = party.name.clone().unwrap_or_else(|| party.text.clone());
        }
        if let [party] = parties.as_mut_slice()
            && self.is_coalition(token)
            && self.parsed.document.pos(token) != Pos::Pron
        {
            party.code = Some("IGO".to_owned());
        } else if let [party] = parties.as_mut_slice()
            && !self.can_act(token)
        {
            // A school that burns down acts in no sector.
            party.sector = None;
            party.code = party.code.take().or_else(|| self.country_within(token));
        }
        parties
    }

    /// A league of states that fights or acts as one: "the *coalition*", "*coalition* forces"; not one of parties.
    pub(super) fn is_coalition(&self, token: usize) -> bool {
        let classes = &self.parsed.lexicon.events.noun_classes;
        let modifiers = self.parsed.clauses.modifiers(token);
        let names_league = |word: usize| classes.has("coalition", self.lemma(word));
        let of_parties = |&word: &usize| classes.has("coalition_of_parties", self.lemma(word));
        (names_league(token) || modifiers.iter().any(|&word| names_league(word)))
            && !modifiers.iter().any(of_parties)
    }

    /// The country of the first toponym in a noun phrase.
    fn country_within(&self, token: usize) -> Option<String> {
        let core = self.parsed.clauses.core(token);
        let span = self.parsed.document.span(core.clone());
        let start = self.findings.places.partition_point(|place| place.span.start < span.start);
        let inside = self.findings.places[start..].iter().take_while(|place| place.span.end <= span.end);
        inside.filter_map(|place| place.country_code.clone()).next().or_else(|| {
            core.filter(|&word| word != token).find_map(|word| {
                self.findings.entities.party_of_token(self.parsed, word).and_then(|party| party.code)
            })
        })
    }

    /// The party that an adjective or a name before a noun names: "*Russian* air strikes".
    pub(super) fn origin(&self, token: usize) -> Option<Party> {
        let entities = self.findings.entities;
        let known = entities.party_of_token(self.parsed, token);
        let known = known.filter(|party| party.code.is_some() || self.can_act(token));
        // "*Army* vehicles", "*rebel* positions": a common noun that names a sector.
        let is_noun = self.parsed.document.pos(token) == Pos::Noun;
        known.or_else(|| {
            let party = entities.party(self.parsed, token);
            let is_coalition = self.is_coalition(token);
            let party =
                Party { code: if is_coalition { Some("IGO".to_owned()) } else { party.code }, ..party };
            Some(party).filter(|party| is_noun && (party.sector.is_some() || is_coalition))
        })
    }

    /// Whether a first person stands outside all that anybody is quoted with: the publisher's own.
    fn is_house(&self, token: usize) -> bool {
        self.is_first_person(token) && self.speaker_for(token).is_none() && self.house().is_some()
    }

    /// "we", "our"; not "US".
    fn is_first_person(&self, token: usize) -> bool {
        matches!(self.lemma(token), "i" | "we" | "our" | "my" | "us" | "me")
            && self.parsed.document.pos(token) == Pos::Pron
    }

    /// The country of a publisher that is a body of a state: "US State Department".
    fn house(&self) -> Option<String> {
        let publisher = self.parsed.article.publisher.as_deref()?;
        let is_state_body = HOUSES.iter().any(|word| publisher.contains(word));
        let first = publisher.split(' ').next().filter(|_| is_state_body)?;
        let countries = &self.parsed.lexicon.countries;
        self.parsed.lexicon.known_names.get(first)?.readings.iter().find_map(|known| match known {
            Known::Country(idx) | Known::Adjective(idx) => Some(countries.at(*idx).actor.clone()),
            _ => None,
        })
    }

    /// The head of the speaker's phrase, for "I", "we" and "our" in what somebody says.
    fn speaker_for(&self, token: usize) -> Option<usize> {
        if !self.is_first_person(token) {
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
            None => {
                self.findings.entities.party(self.parsed, token).sector.is_some()
                    || self.is_animate(token)
                    || self.is_coalition(token)
            }
        }
    }

    /// Nouns for people that no table of roles knows: "settlers", "gunmen".
    fn is_animate(&self, token: usize) -> bool {
        let classes = &self.parsed.lexicon.events.noun_classes;
        let lemma = self.lemma(token);
        self.parsed.document.pos(token) == Pos::Noun
            && ["people", "fighters", "troops", "police"].iter().any(|class| classes.has(class, lemma))
    }

    fn pronoun_can_act(&self, token: usize) -> bool {
        if self.is_first_person(token) {
            return self.speaker_for(token).is_some() || self.is_house(token);
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
    if lacks_final_e(&lemma, parsed.document.word(token)) {
        return lemma + "e";
    }
    match lemma.strip_suffix('s') {
        Some(stem) if is_plural_name && !stem.ends_with('s') => stem.to_owned(),
        _ => lemma,
    }
}

/// The lemmatizer takes "staged" for a form of "stag" and "raped" for one of "rap". Those would double
/// their last letter: "stagged", "rapped".
fn lacks_final_e(lemma: &str, word: &str) -> bool {
    let is_vowel = |letter: &u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    let word = word.to_lowercase();
    let ending = word.strip_prefix(lemma);
    let ends_short = |letters: &[u8]| {
        let [.., vowel, last] = letters else { return false };
        is_vowel(vowel) && !is_vowel(last) && !matches!(last, b'w' | b'x' | b'y')
    };
    matches!(ending, Some("ed" | "ing"))
        && lemma.bytes().filter(is_vowel).count() == 1
        && ends_short(lemma.as_bytes())
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
