//! Finds the frames at the verbs, nouns and adjectives of a document.
//!
//! In: clauses and the lexicon's frames. Out: one [`Draft`] per predicate at most: the frame whose
//! words and conditions ask for most, the first of equals by file and name. Nouns come first, so
//! that a verb whose subject is a happening ("its bombing campaign targets…") finds who is behind it.

use super::draft::Draft;
use super::reader::{Place, Reader};
use super::roles::{self, Site};
use crate::clauses::Clause;
use crate::lexicon::frames::{Frame, PredicateKind, Sense, SizeField};
use crate::lexicon::operators::OperatorKind;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::cmp::Reverse;

const VERB_ACTOR: [&str; 2] = ["subject", "by"];
const VERB_RECIPIENT: [&str; 2] = ["object", "indirect"];
const NOUN_ACTOR: [&str; 2] = ["subject", "possessor"];

/// Finds all drafts, nouns before verbs, each in text order.
pub(super) fn find<'a>(reader: &Reader<'a>) -> Vec<Draft<'a>> {
    let mut drafts = Vec::new();
    for token in 0..reader.parsed.document.len() {
        if let Some(draft) = noun_draft(reader, &drafts, token) {
            drafts.push(draft);
        }
    }
    for idx in 0..reader.parsed.clauses.list().len() {
        if let Some(draft) = clause_draft(reader, &drafts, idx) {
            drafts.push(draft);
        }
    }
    drafts
}

fn noun_draft<'a>(reader: &Reader<'a>, drafts: &[Draft<'a>], token: usize) -> Option<Draft<'a>> {
    let document = reader.parsed.document;
    let is_noun = matches!(document.pos(token), Pos::Noun | Pos::Propn);
    let is_free = |token| !is_in_a_name(reader, token) && !reader.is_time(token);
    if !is_noun || !reader.parsed.clauses.heads_a_phrase(token) || !is_free(token) {
        return None;
    }
    let frames = &reader.parsed.lexicon.events.frames;
    let site = noun_site(reader, token);
    let candidates = frames.senses(PredicateKind::Noun, reader.lemma(token)).filter_map(|sense| {
        let words = noun_words(reader, token, sense.words)?;
        let site = Site { words, ..site.clone() };
        holds(reader, &site, &sense).then_some((sense, site))
    });
    let (sense, site) = best(candidates)?;
    Some(draft(reader, drafts, &sense, site))
}

/// "The Episcopal *Conference*" is a body, not a conference.
fn is_in_a_name(reader: &Reader<'_>, token: usize) -> bool {
    let entity = reader.findings.entities.referred_to(token);
    let is_body = |idx: usize| {
        matches!(reader.findings.entities.list()[idx].kind, EntityType::Org | EntityType::Person)
    };
    reader.parsed.document.pos(token) == Pos::Propn && entity.is_some_and(is_body)
}

/// The site of an event noun; a verb that only carries it out ("launched an attack") lends its
/// arguments.
fn noun_site(reader: &Reader<'_>, noun: usize) -> Site {
    let carried = reader.place_of(noun).filter(|&(idx, place)| {
        let performs = || {
            let operator = reader.operator(reader.clause(idx));
            operator.is_some_and(|(operator, _)| operator.kind == OperatorKind::Perform)
        };
        place == Place::Object && performs()
    });
    let mut words = vec![noun];
    if let Some((idx, _)) = carried {
        words = [&reader.clause(idx).words[..], &[noun]].concat();
    }
    Site { head: noun, words, clause: carried.map(|(idx, _)| idx), noun: Some(noun), preposition: None }
}

/// The words of a noun predicate: "air strike" asks for "air" right before the noun.
fn noun_words(reader: &Reader<'_>, head: usize, pattern: &str) -> Option<Vec<usize>> {
    let mut words = vec![head];
    let mut at = head;
    for word in pattern.split([' ', '-']).rev().skip(1) {
        at = at.checked_sub(1)?;
        if reader.lemma(at) == "-" {
            at = at.checked_sub(1)?;
        }
        // The parser may take "data" and "ddos" for plurals.
        let is_it = reader.lemma(at) == word || reader.parsed.document.word(at).eq_ignore_ascii_case(word);
        if !is_it {
            return None;
        }
        words.insert(0, at);
    }
    Some(words)
}

fn clause_draft<'a>(reader: &Reader<'a>, drafts: &[Draft<'a>], idx: usize) -> Option<Draft<'a>> {
    // "*The wounded* were taken away" is a noun phrase.
    let determiners = reader.parsed.clauses.determiners(reader.clause(idx).head);
    if determiners.iter().any(|&token| matches!(reader.lemma(token), "the" | "a" | "an")) {
        return None;
    }
    let candidates = verb_sites(reader, idx)
        .chain(support_sites(reader, idx))
        .chain(adjective_sites(reader, idx))
        .filter(|(sense, site)| holds(reader, site, sense))
        .chain(super::dictionary::sites(reader, idx));
    let (sense, site) = best(candidates)?;
    // A dictionary may say of a verb with these arguments that it is no event.
    (!sense.category.is_empty()).then(|| draft(reader, drafts, &sense, site))
}

fn verb_sites<'r, 'a>(
    reader: &'r Reader<'a>,
    idx: usize,
) -> impl Iterator<Item = (Sense<'a>, Site)> + use<'r, 'a> {
    let clause = reader.clause(idx);
    let senses = reader.parsed.lexicon.events.frames.senses(PredicateKind::Verb, reader.lemma(clause.head));
    senses.filter_map(move |sense| {
        let found = reader.verb_match(clause, sense.words)?;
        let site = Site {
            head: clause.head,
            words: found.words,
            clause: Some(idx),
            noun: None,
            preposition: found.preposition,
        };
        Some((sense, site))
    })
}

/// Sites of "impose" with "curfew": the noun is the verb's object or stands behind its preposition.
fn support_sites<'r, 'a>(
    reader: &'r Reader<'a>,
    idx: usize,
) -> impl Iterator<Item = (Sense<'a>, Site)> + use<'r, 'a> {
    let clause = reader.clause(idx);
    let behind = clause.prepositions.iter().flat_map(|preposition| preposition.objects.iter());
    let nouns = clause.object.iter().chain(behind).chain(&clause.attribute).copied();
    nouns.flat_map(move |noun| {
        let senses = reader.parsed.lexicon.events.frames.senses(PredicateKind::Support, reader.lemma(noun));
        senses.filter_map(move |sense| {
            let verbs = &sense.frame.support.as_ref()?.verbs;
            let found = verbs.iter().filter(|verb| verb.split(' ').next() == Some(reader.lemma(clause.head)));
            let found = found.filter_map(|verb| reader.verb_match(clause, verb)).next()?;
            let words = [found.words, noun_words(reader, noun, sense.words)?].concat();
            let site =
                Site { head: clause.head, words, clause: Some(idx), noun: Some(noun), preposition: None };
            Some((sense, site))
        })
    })
}

fn adjective_sites<'r, 'a>(
    reader: &'r Reader<'a>,
    idx: usize,
) -> impl Iterator<Item = (Sense<'a>, Site)> + use<'r, 'a> {
    let clause = reader.clause(idx);
    clause.attribute.iter().flat_map(move |&adjective| {
        let senses =
            reader.parsed.lexicon.events.frames.senses(PredicateKind::Adjective, reader.lemma(adjective));
        senses.map(move |sense| {
            let words = [&clause.words[..], &[adjective]].concat();
            let site =
                Site { head: adjective, words, clause: Some(idx), noun: Some(adjective), preposition: None };
            (sense, site)
        })
    })
}

/// The candidate that asks for most; of equals the first, since the index keeps the order of files.
fn best<'a>(candidates: impl Iterator<Item = (Sense<'a>, Site)>) -> Option<(Sense<'a>, Site)> {
    candidates.min_by_key(|(sense, site)| Reverse(specificity(sense, site)))
}

fn specificity(sense: &Sense<'_>, site: &Site) -> usize {
    let supported = usize::from(sense.frame.support.is_some() && site.noun.is_some());
    let words = sense.words.split(' ').count() + supported;
    2 * words + 2 * (sense.frame.conditions.len() + sense.asks) + usize::from(!sense.frame.mode.is_empty())
}

fn holds(reader: &Reader<'_>, site: &Site, sense: &Sense<'_>) -> bool {
    let has = |role: &str, wanted: &[String]| {
        let fillers = site.fillers(reader, role);
        fillers.iter().any(|&token| wanted.iter().any(|word| is_one(reader, token, word)))
    };
    sense.frame.conditions.iter().all(|(role, wanted)| has(role, wanted))
        && !sense.frame.unless.iter().any(|(role, wanted)| has(role, wanted))
}

/// Whether a phrase is what a condition asks for: a word, or a class of words.
fn is_one(reader: &Reader<'_>, token: usize, wanted: &str) -> bool {
    let token = reader.counted(token);
    if matches!(wanted, "@person" | "@people") && stands_for_people(reader, token) {
        return true;
    }
    match wanted.strip_prefix('@') {
        Some("any") => true,
        Some("actor") => reader.can_act(token),
        Some("person") => has_type(reader, token, &[EntityType::Person, EntityType::Norp, EntityType::Group]),
        Some("state") => has_type(reader, token, &[EntityType::Gpe]),
        Some("place") => is_place(reader, token),
        Some("event") => {
            let mut senses =
                reader.parsed.lexicon.events.frames.senses(PredicateKind::Noun, reader.lemma(token));
            senses.any(|sense| noun_words(reader, token, sense.words).is_some())
        }
        Some(class) => {
            let classes = &reader.parsed.lexicon.events.noun_classes;
            classes.has(class, reader.lemma(token))
                || reader.parsed.clauses.modifiers(token).iter().any(|&word| {
                    reader.parsed.document.pos(word) == Pos::Noun && word + 1 == token && {
                        let pair = format!("{} {}", reader.lemma(word), reader.lemma(token));
                        classes.has(class, &pair)
                    }
                })
        }
        None => {
            wanted.split([' ', '-']).next_back() == Some(reader.lemma(token))
                && noun_words(reader, token, wanted).is_some()
        }
    }
}

/// "Saved *200* more": a number that counts nothing beside it counts people.
fn stands_for_people(reader: &Reader<'_>, token: usize) -> bool {
    let document = reader.parsed.document;
    let is_number = document.pos(token) == Pos::Num
        || reader.lemma(token) == "more" && !reader.parsed.clauses.numbers(token).is_empty();
    is_number && !document.word(token).contains('%')
}

fn has_type(reader: &Reader<'_>, token: usize, types: &[EntityType]) -> bool {
    let entities = reader.findings.entities;
    match entities.referred_to(token) {
        Some(idx) => types.contains(&entities.list()[idx].kind),
        None => types.contains(&EntityType::Group) && reader.can_act(token),
    }
}

fn is_place(reader: &Reader<'_>, token: usize) -> bool {
    let span = reader.parsed.document.tokens()[token].span;
    let places = reader.findings.places;
    let next = places.partition_point(|place| place.span.end < span.end);
    places.get(next).is_some_and(|place| place.span.contains(span))
        || has_type(reader, token, &[EntityType::Gpe, EntityType::Loc, EntityType::Fac])
}

fn draft<'a>(reader: &Reader<'a>, drafts: &[Draft<'a>], sense: &Sense<'a>, site: Site) -> Draft<'a> {
    let frame = sense.frame;
    let category = reader.parsed.lexicon.events.plover.category(sense.category);
    let category = category.expect("the loader refuses files of unknown categories");
    let reciprocal = frame.reciprocal.unwrap_or(category.reciprocal);
    let roles = Roles::of(sense, &site, category);
    let mut actor = roles::parties(reader, drafts, &site, &roles.actor, reciprocal);
    if reciprocal && site.clause.is_none() {
        actor.extend(roles::companion(reader, drafts, site.head, &actor));
    }
    let mut recipient =
        if reciprocal { Vec::new() } else { roles::parties(reader, drafts, &site, &roles.recipient, false) };
    recipient.retain(|token| !actor.contains(token));
    if recipient.is_empty() && !reciprocal && category.strikes_things() {
        recipient = roles::things(reader, &site, &roles.recipient);
    }
    let arguments = arguments(reader, &site, &roles);
    let counts = counts(reader, &site, frame, &roles);
    let specificity = specificity(sense, &site);
    let means = || {
        format!(
            "{} at “{}” means {} {}",
            sense.rule(),
            reader.quote(&site.words),
            category.name,
            frame.mode.join(" ")
        )
    };
    let steps = reader.trace(means);
    Draft {
        category,
        modes: frame.mode.clone(),
        head: site.head,
        clause: site.clause.or_else(|| clause_of(reader, &site)),
        is_noun: site.noun == Some(site.head) && reader.parsed.document.pos(site.head) != Pos::Adj,
        words: site.words,
        actor,
        recipient,
        arguments,
        counts,
        aux: Vec::new(),
        cameo: sense.cameo.map(str::to_owned),
        rule: sense.rule(),
        specificity,
        outcome: frame.outcome,
        struck: false,
        composed: false,
        gone: false,
        steps,
    }
}

/// The phrases in which a frame looks for how many.
fn counts(reader: &Reader<'_>, site: &Site, frame: &Frame, roles: &Roles) -> Vec<(SizeField, Vec<usize>)> {
    let Some(field) = frame.counts else { return Vec::new() };
    let named = frame.counted.as_ref().unwrap_or(&roles.recipient);
    let fillers = named.iter().flat_map(|role| site.fillers(reader, role)).collect();
    vec![(field, fillers)]
}

fn clause_of(reader: &Reader<'_>, site: &Site) -> Option<usize> {
    reader.place_of(site.head).map(|(idx, _)| idx).or_else(|| reader.parsed.clauses.around(site.head))
}

struct Roles {
    actor: Vec<String>,
    recipient: Vec<String>,
}

impl Roles {
    fn of(sense: &Sense<'_>, site: &Site, category: &crate::lexicon::plover::Category) -> Self {
        let named = |list: &[&str]| list.iter().map(|&role| role.to_owned()).collect::<Vec<_>>();
        let (actor, recipient) = match site.noun {
            None => (named(&VERB_ACTOR), named(&VERB_RECIPIENT)),
            Some(_) => {
                let mut actor = named(&NOUN_ACTOR);
                actor.extend(category.noun_actor.iter().cloned());
                actor.push("adjective".to_owned());
                (actor, category.noun_recipient.clone())
            }
        };
        let mut actor = sense.frame.actor.clone().unwrap_or(actor);
        let reciprocal = sense.frame.reciprocal.unwrap_or(category.reciprocal);
        if reciprocal && sense.frame.actor.is_none() && site.noun.is_none() {
            actor.extend(named(&["with", "object", "between"]));
        }
        let mut recipient = sense.frame.recipient.clone().unwrap_or(recipient);
        // "Demanded the removal of *the king*": words are aimed at those behind their topic.
        let is_aimed = category.quad.starts_with("VERBAL") && !recipient.is_empty() && site.noun.is_none();
        if is_aimed && !recipient.iter().any(|role| role == "object") {
            recipient.push("object".to_owned());
        }
        Self { actor, recipient }
    }
}

/// Heads of the phrases that support the event: what fills its roles, and its object.
fn arguments(reader: &Reader<'_>, site: &Site, roles: &Roles) -> Vec<usize> {
    let mut found: Vec<usize> = site.noun.into_iter().collect();
    let own: Option<&Clause> = site.clause.map(|idx| reader.clause(idx));
    if site.noun.is_none() {
        found.extend(own.into_iter().flat_map(|clause| clause.subject.iter().chain(&clause.object).copied()));
    }
    for role in roles.actor.iter().chain(&roles.recipient) {
        found.extend(site.fillers(reader, role));
    }
    found.sort_unstable();
    found.dedup();
    found
}
