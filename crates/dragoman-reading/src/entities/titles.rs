//! Titles before a person's name: "Mr", "Russian foreign minister", "Hamas leader".

use super::describe::{Description, describe};
use super::known_at::KnownAt;
use crate::Parsed;
use crate::lexicon::{Being, Gender, Known, Role, Title};
use dragoman_language::Pos;
use std::ops::Range;

/// The most words that a title of the table has.
const MAX_WORDS: usize = 3;

/// The title of the table that these tokens are.
pub(super) fn title_at<'a>(parsed: &Parsed<'a>, tokens: Range<usize>) -> Option<&'a Title> {
    parsed.lexicon.naming.title(parsed.document.words(tokens))
}

/// Whether a run begins with a title of the table.
pub(super) fn courtesy(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    (1..=MAX_WORDS.min(tokens.len().saturating_sub(1)))
        .any(|n_words| title_at(parsed, tokens.start..tokens.start + n_words).is_some())
}

/// Where the name proper begins in a run of words that may open with titles and what describes them.
pub(super) fn end_of_titles(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, tokens: Range<usize>) -> usize {
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        if known_at.at(at).is_some_and(|found| matches!(found.reading, Known::Person(_))) {
            break;
        }
        if let Some(end) = title_end(parsed, at, tokens.end) {
            at = end;
            start = end;
        } else if let Some(found) = known_at.at(at) {
            // "U.S." before a title goes with the title; elsewhere it is part of the name.
            at = found.tokens.end.max(at + 1);
        } else {
            break;
        }
    }
    start.min(tokens.end.saturating_sub(1))
}

/// Where a title or role noun that begins at a token ends; it leaves at least a word for the name.
fn title_end(parsed: &Parsed<'_>, at: usize, end: usize) -> Option<usize> {
    let most = MAX_WORDS.min(end.saturating_sub(at + 1));
    (1..=most)
        .rev()
        .map(|n_words| at..at + n_words)
        .find(|words| is_title(parsed, words))
        .map(|words| words.end)
}

fn is_title(parsed: &Parsed<'_>, words: &Range<usize>) -> bool {
    title_at(parsed, words.clone()).is_some()
        || role_of(parsed, words).is_some_and(|role| role.is == Being::Person && (role.office || role.yields))
}

/// "General" of "Major General", "Executive" of "Chief Executive", "Ministry" of "Justice Ministry": what follows a title and ends in another, or in a noun
/// for a body, is no name of a person. "Mr King" is.
pub(super) fn ends_in_office(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let is_courtesy = |words| title_at(parsed, words).is_some_and(|title| title.role.is_none());
    let (last, title) = (tokens.end - 1..tokens.end, title_before(parsed, tokens.start));
    let is_role = |title: &Range<usize>| role_of(parsed, &(title.start..tokens.end)).is_some();
    role_of(parsed, &last).is_some_and(|role| role.is == Being::Body)
        || title.as_ref().is_some_and(is_role)
        || is_title(parsed, &last) && !title.is_some_and(is_courtesy)
}

/// The role that words stand for, however they are written: "a *Marine*".
pub(super) fn role_of<'a>(parsed: &Parsed<'a>, words: &Range<usize>) -> Option<&'a Role> {
    let roles = &parsed.lexicon.roles;
    roles.by_noun(&parsed.document.words(words.clone()).to_lowercase()).map(|role| roles.at(role))
}

/// The words of the title that stands right before a token.
pub(super) fn title_before(parsed: &Parsed<'_>, start: usize) -> Option<Range<usize>> {
    let most = MAX_WORDS.min(start);
    let words = (1..=most).rev().map(|n_words| start - n_words..start);
    words.into_iter().find(|words| names_a_person(parsed, words))
}

/// Nouns for anybody, which stand before a name too: "Ethiopian *national* Reyes".
const FELLOWS: &[&str] = &["citizen", "national", "resident"];

/// A title of the table, or a noun for a person in front of a name: "spokesman John Hill".
fn names_a_person(parsed: &Parsed<'_>, words: &Range<usize>) -> bool {
    if parsed.document.pos(words.end - 1) == Pos::Punct || parsed.document.pos(words.start) == Pos::Det {
        return false;
    }
    if title_at(parsed, words.clone()).is_some() {
        return true;
    }
    let noun = parsed.document.words(words.clone()).to_lowercase();
    let is_person = |role: &Role| role.is == Being::Person || FELLOWS.contains(&noun.as_str());
    role_of(parsed, words).is_some_and(is_person)
        && matches!(parsed.document.tag(words.end - 1), "NN" | "NNP")
        && parsed.document.head(words.end - 1) >= words.end
}

/// He or she, from the titles before a name.
pub(super) fn gender_before(parsed: &Parsed<'_>, start: usize) -> Gender {
    let Some(words) = title_before(parsed, start) else {
        return Gender::Open;
    };
    if let Some(title) = title_at(parsed, words.clone()).filter(|title| title.gender != Gender::Open) {
        return title.gender;
    }
    role_of(parsed, &words).map(|role| role.gender()).unwrap_or_default()
}

/// What the title before a person's name says: "Russian foreign minister".
pub(super) fn description(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    name: &Range<usize>,
    head: usize,
) -> Description {
    let Some(title) = title_before(parsed, name.start) else {
        return match office_before(parsed, name.start, head) {
            Some(office) => describe(parsed, known_at, parsed.clauses.before_head(office), office),
            None => owner_only(parsed, head),
        };
    };
    let start = parsed.clauses.core(head).start.min(title.start);
    let mut description = describe(parsed, known_at, start..title.end, head);
    if let Some(entry) = title_at(parsed, title) {
        if description.role.is_none() {
            description.words = entry.role.clone().unwrap_or_default();
        }
        description.sector = description.sector.or_else(|| entry.sector.clone());
    }
    description
}

/// "*Ambassador* to Germany Ann Reyes", "*journalists* Ann Reyes and Tom Hill": the office whose land or body, or whose other
/// holders, stand before the name.
fn office_before(parsed: &Parsed<'_>, start: usize, head: usize) -> Option<usize> {
    let document = parsed.document;
    let is_office = |&token: &usize| {
        let role = parsed.lexicon.roles.by_noun(&document.lemma(token).to_lowercase());
        let is_tied = document.dep(token) == "nmod"
            || document.dep(token) == "compound" && document.tag(token) == "NNS";
        is_tied && token < start && role.is_some_and(|role| parsed.lexicon.roles.at(role).is == Being::Person)
    };
    let own = document.children(head).find(is_office);
    // "Journalists Ann Reyes and *Tom Hill*".
    let first = (document.dep(head) == "conj").then(|| document.head(head));
    own.or_else(|| document.children(first?).find(|noun| is_office(noun) && document.tag(*noun) == "NNS"))
}

/// "Labour's Ann Reyes": the possessor alone.
fn owner_only(parsed: &Parsed<'_>, head: usize) -> Description {
    let of = || parsed.clauses.objects_of(head, "of").first().copied();
    Description { owner: parsed.clauses.possessor(head).or_else(of), ..Description::default() }
}
