//! Names that the parser missed.
//!
//! In: the drafts so far. Out: more of them.
//!
//! 1. Runs of proper nouns with a title, a given name, a known surname or a word that tells ("Ministry").
//! 2. Runs that the gazetteer knows, behind a preposition of place.
//! 3. Words that the article has as a name elsewhere.
//! 4. An acronym in brackets behind the name whose initials it has.

use super::super::known_at::KnownAt;
use super::super::titles;
use super::Draft;
use super::careless;
use super::kinds::kind_by_words;
use super::place_signs::{self, Atlas};
use super::spans::has_name_word;
use crate::Parsed;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The most words of a name that is looked for again.
const LONGEST: usize = 6;

/// Adds names to the drafts.
pub(super) fn add(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, atlas: &Atlas<'_>, drafts: &mut Vec<Draft>) {
    let mut drafted = vec![false; parsed.document.len()];
    for draft in drafts.iter() {
        cover(&mut drafted, &draft.tokens);
    }
    for draft in acronyms(parsed, drafts) {
        if !drafted[draft.tokens.start] {
            cover(&mut drafted, &draft.tokens);
            drafts.push(draft);
        }
    }
    let mut covered = drafted;
    for name in parsed.document.names() {
        cover(&mut covered, &name.tokens);
    }
    for draft in new_runs(parsed, known_at, atlas, drafts, &covered) {
        cover(&mut covered, &draft.tokens);
        drafts.push(draft);
    }
    for draft in careless::names(parsed, known_at, atlas, &covered) {
        cover(&mut covered, &draft.tokens);
        drafts.push(draft);
    }
    let repeated = repeated(parsed, known_at, drafts, &covered);
    drafts.extend(repeated);
}

fn cover(covered: &mut [bool], tokens: &Range<usize>) {
    covered[tokens.clone()].iter_mut().for_each(|token| *token = true);
}

/// Runs of proper nouns that are in no name.
fn new_runs(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    atlas: &Atlas<'_>,
    drafts: &[Draft],
    covered: &[bool],
) -> Vec<Draft> {
    let document = parsed.document;
    let surnames = surnames(parsed, drafts);
    let mut found = Vec::new();
    let mut token = 0;
    while token < document.len() {
        let is_free = |token: usize| {
            token < document.len()
                && !covered[token]
                && document.pos(token) == Pos::Propn
                && known_at.at(token).is_none()
        };
        let end = (token..).find(|&token| !is_free(token)).unwrap_or(token);
        if end > token {
            let name = titles::end_of_titles(parsed, known_at, token..end)..end;
            if let Some(label) = run_label(parsed, atlas, &name, name.start > token, &surnames) {
                found.push(Draft { tokens: name, label: Some(label), known: None });
            }
        }
        token = end.max(token + 1);
    }
    found
}

fn surnames<'a>(parsed: &Parsed<'a>, drafts: &[Draft]) -> FxHashSet<&'a str> {
    let people =
        drafts.iter().filter(|draft| draft.label == Some(EntityType::Person) && draft.tokens.len() > 1);
    people.map(|draft| parsed.document.word(draft.tokens.end - 1)).collect()
}

fn run_label(
    parsed: &Parsed<'_>,
    atlas: &Atlas<'_>,
    tokens: &Range<usize>,
    has_title: bool,
    surnames: &FxHashSet<&str>,
) -> Option<EntityType> {
    let document = parsed.document;
    if tokens.is_empty() {
        return None;
    }
    let is_place =
        || atlas.has(document.words(tokens.clone())) && place_signs::weight(parsed, atlas, tokens) > 3;
    if !has_name_word(parsed, tokens) {
        // "im traveling to california", as people write in haste.
        return (tokens.len() == 1 && is_place()).then_some(EntityType::Gpe);
    }
    let (first, last) = (document.word(tokens.start), document.word(tokens.end - 1));
    if let Some(kind) = kind_by_words(parsed, tokens).filter(|_| tokens.len() > 1) {
        return Some(kind);
    }
    let has_title = has_title || titles::title_before(parsed, tokens.start).is_some();
    // "A *Marine* was killed".
    let is_role = tokens.len() == 1 && titles::role_of(parsed, tokens).is_some();
    let is_person = has_title && !titles::ends_in_office(parsed, tokens)
        || surnames.contains(last)
        || parsed.lexicon.naming.given_name(first).is_some() && !is_role;
    if is_person {
        return Some(EntityType::Person);
    }
    is_place().then_some(EntityType::Gpe)
}

/// "the Free Officers' Union (FOU)".
fn acronyms(parsed: &Parsed<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let document = parsed.document;
    let behind = drafts.iter().filter(|draft| {
        let at = draft.tokens.end;
        at + 2 < document.len()
            && document.word(at) == "("
            && document.word(at + 2) == ")"
            && is_acronym(document.word(at + 1))
            && document.word(draft.tokens.start).chars().next() == document.word(at + 1).chars().next()
    });
    behind
        .map(|draft| {
            let token = draft.tokens.end + 1;
            Draft { tokens: token..token + 1, label: draft.label.or(Some(EntityType::Org)), known: None }
        })
        .collect()
}

fn is_acronym(word: &str) -> bool {
    (2..=8).contains(&word.len())
        && word.chars().filter(|letter| letter.is_ascii_uppercase()).count() * 2 > word.len()
}

/// Stretches in no name whose words are a name elsewhere in the article.
fn repeated(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, drafts: &[Draft], covered: &[bool]) -> Vec<Draft> {
    let document = parsed.document;
    let labels = labels(parsed, drafts);
    let mut found = Vec::new();
    let mut token = 0;
    while token < document.len() {
        let most = (token + LONGEST).min(document.len());
        let free = (token..most).take_while(|&at| !covered[at] && known_at.at(at).is_none()).count();
        let again = (1..=free).rev().find_map(|n_words| {
            let tokens = token..token + n_words;
            labels.get(document.words(tokens.clone())).map(|&label| (tokens, label))
        });
        token = match again {
            Some((tokens, label)) => {
                let end = tokens.end;
                found.push(Draft { tokens, label, known: None });
                end
            }
            None => token + 1,
        };
    }
    found
}

/// The labels of the names that are clear enough to be looked for: proper nouns inside a sentence.
fn labels<'a>(parsed: &Parsed<'a>, drafts: &[Draft]) -> FxHashMap<&'a str, Option<EntityType>> {
    let is_clear = |draft: &&Draft| {
        let last = draft.tokens.end - 1;
        draft.known.is_none()
            && parsed.document.pos(last) == Pos::Propn
            && parsed.document.words(draft.tokens.clone()).chars().count() > 2
            && draft.label.is_some_and(|label| label != EntityType::Norp)
    };
    let clear = drafts.iter().filter(is_clear);
    clear.map(|draft| (parsed.document.words(draft.tokens.clone()), draft.label)).collect()
}
