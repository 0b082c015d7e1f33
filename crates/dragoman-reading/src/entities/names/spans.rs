//! Where names begin and end.
//!
//! In: the parser's names. Out: [`Draft`]s without a settled type.
//!
//! 1. The parser's spans lose articles, titles and possessive marks, and are cut at a possessive.
//! 2. A person's name takes in proper nouns beside it that the parser left out.

use super::super::known_at::KnownAt;
use super::super::titles;
use super::Draft;
use super::kinds::capitalised;
use super::place_signs::Atlas;
use super::strays::labels_what_follows;
use crate::Parsed;
use crate::lexicon::Place;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::ops::Range;

/// The most letters of the words of a Korean or Chinese name as it is written in English.
const LONGEST_HALF: usize = 7;

/// Plurals that the tagger takes for names: "the UN *Children's* Fund".
const MANY: &[&str] = &["Children", "Men", "People", "Women"];

/// The parser's names, trimmed.
pub(super) fn labelled(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, atlas: &Atlas<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for name in parsed.document.names() {
        let Some(label) = kind_of_label(&name.label) else { continue };
        for tokens in cut_at_possessive(parsed, name.tokens.clone()) {
            let tokens = trimmed(parsed, known_at, tokens, label);
            if !tokens.is_empty()
                && (has_name_word(parsed, &tokens) || is_small_name(parsed, atlas, &tokens, label))
            {
                let tokens = extended(parsed, known_at, tokens, label);
                drafts.push(Draft { tokens, label: Some(label), known: None });
            }
        }
    }
    drafts
}

fn kind_of_label(label: &str) -> Option<EntityType> {
    Some(match label {
        "PERSON" | "PER" => EntityType::Person,
        "ORG" => EntityType::Org,
        "GPE" => EntityType::Gpe,
        "LOC" => EntityType::Loc,
        "FAC" => EntityType::Fac,
        "NORP" => EntityType::Norp,
        "EVENT" => EntityType::Event,
        "PRODUCT" | "WORK_OF_ART" | "LAW" | "LANGUAGE" | "MISC" => EntityType::Other,
        _ => return None,
    })
}

fn cut_at_possessive(parsed: &Parsed<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    for token in tokens.clone() {
        if parsed.document.tag(token) == "POS" && !belongs_to_many(parsed, &tokens, token) {
            parts.push(start..token);
            start = token + 1;
        }
    }
    parts.push(start..tokens.end);
    parts
}

/// "International *Women's* Day", "Commercial *Farmers'* Union": a plural's mark divides no names.
fn belongs_to_many(parsed: &Parsed<'_>, tokens: &Range<usize>, mark: usize) -> bool {
    let document = parsed.document;
    let is_capital = |token: usize| document.word(token).chars().next().is_some_and(char::is_uppercase);
    mark > tokens.start
        && mark + 1 < tokens.end
        && (matches!(document.tag(mark - 1), "NNS" | "NNPS") || MANY.contains(&document.word(mark - 1)))
        && is_capital(mark - 1)
        && is_capital(mark + 1)
}

pub(super) fn has_name_word(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| parsed.document.word(token).chars().any(char::is_uppercase))
}

/// A name in small letters, as people write in haste: the parser takes it for one, and a place or a person is
/// called so.
fn is_small_name(parsed: &Parsed<'_>, atlas: &Atlas<'_>, tokens: &Range<usize>, label: EntityType) -> bool {
    let document = parsed.document;
    let large = document.words(tokens.clone()).split(' ').map(capitalised).collect::<Vec<_>>();
    // The tagger may take a large town or a country in small letters for a noun.
    let is_town = || label == EntityType::Gpe && tokens.len() == 1 && atlas.has_large(&large.join(" "));
    is_town()
        || tokens.clone().all(|token| document.pos(token) == Pos::Propn)
            && (atlas.has(&large.join(" ")) || parsed.lexicon.naming.given_name(&large[0]).is_some())
}

/// Takes articles, marks and white space off both ends, and titles off a person.
fn trimmed(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    mut tokens: Range<usize>,
    label: EntityType,
) -> Range<usize> {
    let document = parsed.document;
    let is_edge = |token: usize| {
        matches!(
            document.pos(token),
            Pos::Punct | Pos::Space | Pos::Det | Pos::Adp | Pos::Cconj | Pos::Part | Pos::Pron
        ) && known_at
            .at(token)
            .is_none_or(|found| found.tokens.len() == 1 && document.pos(token) != Pos::Pron)
            || document.word(token).chars().all(|letter| !letter.is_alphanumeric())
            || labels_what_follows(parsed, token)
    };
    while !tokens.is_empty() && is_edge(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && is_edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    if label == EntityType::Person || titles::courtesy(parsed, &tokens) {
        let start = titles::end_of_titles(parsed, known_at, tokens.clone());
        // "General Assembly" is a body's name, "Brigadier General" nobody's.
        if label == EntityType::Person || !titles::ends_in_office(parsed, &(start..tokens.end)) {
            tokens.start = start;
        } else if titles::title_at(parsed, tokens.clone()).is_some() {
            tokens.start = tokens.end;
        }
    }
    if label == EntityType::Person && tokens.len() > 2 && is_tail(parsed, tokens.end - 1) {
        tokens.end -= 2;
    }
    // "Jannik Sinner *4–6*".
    let is_score = |token: usize| document.word(token).starts_with(|letter: char| letter.is_ascii_digit());
    while label == EntityType::Person && tokens.len() > 1 && is_score(tokens.end - 1) {
        tokens.end -= 1;
    }
    if let Some(line_break) = tokens.clone().find(|&token| document.pos(token) == Pos::Space) {
        tokens.end = line_break;
    }
    tokens
}

/// Takes in proper nouns beside a person's name that the parser left out: "Mohammed bin *Zayed*".
fn extended(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    mut tokens: Range<usize>,
    label: EntityType,
) -> Range<usize> {
    if label != EntityType::Person {
        return tokens;
    }
    let document = parsed.document;
    let may_join = |token: usize| {
        document.pos(token) == Pos::Propn
            && known_at.at(token).is_none()
            && titles::title_at(parsed, token..token + 1).is_none()
            && document.word(token).chars().next().is_some_and(char::is_uppercase)
            && parsed.lexicon.roles.by_noun(&document.word(token).to_lowercase()).is_none()
    };
    let in_name = |token: usize| document.name_at(token).is_some();
    if let Some(end) = end_of_hyphened(parsed, &tokens) {
        tokens.end = end;
    }
    while tokens.end < document.len()
        && may_join(tokens.end)
        && !in_name(tokens.end)
        && document.head(tokens.end - 1) == tokens.end
    {
        tokens.end += 1;
    }
    while tokens.start > 0
        && may_join(tokens.start - 1)
        && !in_name(tokens.start - 1)
        && tokens.contains(&document.head(tokens.start - 1))
        && document.tokens()[tokens.start - 1].space_after
    {
        tokens.start -= 1;
    }
    tokens
}

/// One past the second half of a given name of two words: "Park Won-*soon*"; not "Tony Blair-*era*".
fn end_of_hyphened(parsed: &Parsed<'_>, tokens: &Range<usize>) -> Option<usize> {
    let document = parsed.document;
    let (hyphen, half) = (tokens.end, tokens.end + 1);
    let is_glued = half < document.len()
        && document.word(hyphen) == "-"
        && !document.tokens()[hyphen - 1].space_after
        && !document.tokens()[hyphen].space_after;
    if !is_glued {
        return None;
    }
    let is_half =
        |token: usize| document.word(token).chars().all(char::is_lowercase) && !is_tail(parsed, token);
    let is_short = |token: usize| document.word(token).chars().count() <= LONGEST_HALF;
    let is_name = tokens.len() > 1 && tokens.clone().chain([half]).all(is_short);
    (is_name && is_half(half)).then_some(half + 1)
}

/// "Tony Blair-*era*".
fn is_tail(parsed: &Parsed<'_>, token: usize) -> bool {
    let document = parsed.document;
    document.word(token - 1) == "-"
        && parsed.lexicon.naming.kind_by_word(document.word(token), Place::Tail).is_some()
}
