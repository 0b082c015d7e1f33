//! What a place is said to lie in: "Paris, *Texas*", "Saraqib in *Idlib* province", "*Syria*'s Homs".

use super::Toponym;
use crate::Parsed;
use crate::lexicon::{Level, PlaceWord};

/// How many tokens stand between the two at most.
const REACH: usize = 5;

/// From how many people on a town is no part of another.
const LARGE: f64 = 200_000.0;

/// Lays to each toponym the one that tells what it lies in.
pub(super) fn lay(parsed: &Parsed<'_>, found: &mut [Toponym<'_>]) {
    let document = parsed.document;
    for idx in 1..found.len() {
        let between = found[idx - 1].tokens.end..found[idx].tokens.start;
        if between.len() > REACH || between.is_empty() {
            continue;
        }
        let words: Vec<&str> = between.map(|token| document.word(token)).collect();
        if holds_first(parsed, &words)
            && !is_list(&found[idx - 1], &found[idx])
            && !is_whose(parsed, &found[idx])
        {
            found[idx - 1].container = Some(idx);
            found[idx - 1].is_held = words.iter().any(|word| matches!(*word, "of" | "in"));
        } else if matches!(words[0], "'s" | "’s") && words[1..].iter().all(|word| describes(parsed, word)) {
            found[idx].container = Some(idx - 1);
        }
    }
    village_in(parsed, found);
}

/// "met in Paris, the *US* defence secretary said": whose somebody is holds nothing.
fn is_whose(parsed: &Parsed<'_>, toponym: &Toponym<'_>) -> bool {
    let head = parsed.clauses.head_of(toponym.tokens.clone());
    !toponym.literal && matches!(parsed.document.dep(head), "compound" | "amod" | "nmod" | "poss")
}

/// "Mexico, the United States and Canada", "London, Paris": neighbours of one level in a list.
fn is_list(first: &Toponym<'_>, second: &Toponym<'_>) -> bool {
    let best = |toponym: &Toponym<'_>| toponym.bearers.first().map(|best| (best.level, best.population));
    match (best(first), best(second)) {
        // "After Paris, London": two large towns hold each other as little as two countries do.
        (Some((Some(Level::Town), one)), Some((Some(Level::Town), other))) => one.min(other) >= LARGE,
        (Some((first, _)), Some((second, _))) => {
            first == second && first.is_none_or(|level| level == Level::Country)
        }
        _ => false,
    }
}

/// "Syria's *northern city of* Homs"; not "Russia's *embassy in* London".
fn describes(parsed: &Parsed<'_>, word: &str) -> bool {
    let places = &parsed.lexicon.places;
    word == "of"
        || matches!(word, "own" | "capital" | "largest" | "second")
        || places.is_word(word, PlaceWord::Side)
        || places.level_by_word(word).is_some()
        || places.is_word(word, PlaceWord::Noun)
}

/// Whether the words between say that the first lies in the second: ", in the northern".
fn holds_first(parsed: &Parsed<'_>, between: &[&str]) -> bool {
    let places = &parsed.lexicon.places;
    let is_level = |word: &str| places.level_by_word(word).is_some() || places.is_word(word, PlaceWord::Noun);
    let is_filler = |word: &&str| is_level(word) || places.is_word(word, PlaceWord::Side) || *word == "the";
    let mut rest = between.iter().copied().skip_while(|word| is_level(word)).peekable();
    let has_comma = rest.next_if(|word| matches!(*word, "," | "(")).is_some();
    let has_in = rest.next_if(|word| matches!(*word, "in" | "of")).is_some();
    (has_comma || has_in) && rest.all(|word| is_filler(&word))
}

/// "Tal Skik, a mountainous area in Idlib province": the place behind the next "in" of the apposition.
fn village_in(parsed: &Parsed<'_>, found: &mut [Toponym<'_>]) {
    let document = parsed.document;
    for idx in 1..found.len() {
        let (first, second) = (&found[idx - 1], &found[idx]);
        let between = first.tokens.end..second.tokens.start;
        if first.container.is_some() || !(4..12).contains(&between.len()) {
            continue;
        }
        let opens = document.word(between.start) == ","
            && matches!(document.word(between.start + 1), "a" | "an" | "the");
        let last_in = between.clone().rev().find(|&token| matches!(document.word(token), "in" | "of"));
        let has_break = between.clone().skip(1).any(|token| matches!(document.word(token), "," | "." | ";"));
        if opens && !has_break && last_in.is_some_and(|token| second.tokens.start - token <= 3) {
            found[idx - 1].container = Some(idx);
        }
    }
}
