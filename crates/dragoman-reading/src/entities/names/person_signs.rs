//! What a name and the words around it say of its being a person's.
//!
//! In: a draft. Out: a weight. A given name before others, an age, halves ("Min-Su") and "Reyes was a commander"
//! are strong; one given name, or a verb of speech over the name, only points that way.

use super::Draft;
use super::kinds::{HINT, LABEL, STRONG};
use crate::Parsed;
use crate::lexicon::Being;
use dragoman_language::Pos;
use std::ops::Range;

/// A given name before others, an age behind the name, a verb of speech over it.
pub(super) fn weight(parsed: &Parsed<'_>, draft: &Draft) -> Option<u32> {
    let tokens = &draft.tokens;
    let shows = has_given_name(parsed, tokens) && all_proper(parsed, tokens) || has_age(parsed, tokens);
    let is_named_so = shows || is_of_halves(parsed.document.words(tokens.clone()));
    if is_named_so || is_said_to_be_a_person(parsed, tokens) {
        return Some(STRONG + HINT);
    }
    let document = parsed.document;
    let is_given =
        tokens.len() == 1 && parsed.lexicon.naming.given_name(document.word(tokens.start)).is_some();
    let head = parsed.clauses.head_of(tokens.clone());
    let above = document.head(head);
    let speaks = above != head
        && document.pos(above) == Pos::Verb
        && document.dep(head) == "nsubj"
        && parsed.lexicon.speech.verbs.beginning_with(document.lemma(above)).next().is_some();
    let weight = if is_given { LABEL } else { 0 } + if speaks && tokens.len() < 3 { HINT } else { 0 };
    (weight > 0).then_some(weight)
}

/// "Park Min-Su", "Lam Wai-ho": a short surname and a given name of two short halves.
fn is_of_halves(words: &str) -> bool {
    let is_short = |word: &str, most: usize| {
        let n_letters = word.chars().count();
        (2..=most).contains(&n_letters) && word.chars().all(char::is_alphabetic)
    };
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let parts = words.split_once(' ').and_then(|(surname, given)| Some((surname, given.split_once('-')?)));
    parts.is_some_and(|(surname, (one, other))| {
        let is_mixed = surname.chars().any(char::is_lowercase);
        is_mixed
            && is_capital(surname)
            && is_capital(one)
            && is_short(surname, 6)
            && is_short(one, 5)
            && is_short(other, 5)
    })
}

pub(super) fn has_given_name(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    (2..5).contains(&tokens.len())
        && parsed.lexicon.naming.given_name(parsed.document.word(tokens.start)).is_some()
}

fn all_proper(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|token| {
        let word = parsed.document.word(token);
        word.chars().next().is_some_and(char::is_uppercase) && !word.chars().all(char::is_uppercase)
            || matches!(word, "al" | "bin" | "-" | "el" | "van" | "de" | "von" | "ibn")
            || word.ends_with('.')
    })
}

/// "Reyes was a commander".
fn is_said_to_be_a_person(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let head = parsed.clauses.head_of(tokens.clone());
    let above = parsed.document.head(head);
    let Some(clause) = parsed.clauses.headed_by(above).map(|clause| &parsed.clauses.list()[clause]) else {
        return false;
    };
    let role = clause
        .attribute
        .first()
        .and_then(|&noun| parsed.lexicon.roles.by_noun(&parsed.document.lemma(noun).to_lowercase()));
    clause.subject.contains(&head)
        && role.is_some_and(|role| parsed.lexicon.roles.at(role).is == Being::Person)
}

/// "Reyes, 34, said", "34-year-old Reyes".
fn has_age(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    let before = tokens.start.checked_sub(1).map(|before| document.word(before));
    if before == Some("old") && tokens.start >= 3 && document.word(tokens.start - 3) == "year"
        || before.is_some_and(|word| word.ends_with("year-old"))
    {
        return true;
    }
    tokens.end + 2 < document.len()
        && document.word(tokens.end) == ","
        && matches!(document.word(tokens.end + 2), "," | ".")
        && document.word(tokens.end + 1).parse::<u8>().is_ok_and(|age| (1..=110).contains(&age))
}
