//! The words of the mentions of a chain, as the record shows them.
//!
//! In: the mentions of a chain. Out: their spans: noun phrases, and of a name with a noun before it ("actor Dennis
//! Hopper") also the name. Adverbs before a phrase ("*even* the house"), brackets of which it has but one, and numbers and
//! prepositions behind a name are no part of it.
//!
//! A noun that is taken up again needs no more words to say which it is: what follows "the ship" in "spent
//! two weeks on the ship for nothing" belongs to the clause, wherever the parse hangs it.

use super::coreference::Chains;
use super::mention::{Form, Mention};
use crate::Parsed;
use dragoman_language::Pos;
use dragoman_records::Span;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The spans of all chains with more than one, in text order. A phrase of its own that some mention has too is the
/// mention's.
pub(super) fn of_chains(parsed: &Parsed<'_>, mentions: &[Mention], chains: &Chains) -> Vec<Vec<Span>> {
    let of_chain = |chain: &Vec<usize>| {
        of_chain(parsed, &chain.iter().map(|&idx| &mentions[idx]).collect::<Vec<&Mention>>())
    };
    let mut spans: Vec<Vec<Span>> = chains.all.iter().map(of_chain).collect();
    let mut counts: Vec<usize> = chains.all.iter().map(Vec::len).collect();
    let mut taken: FxHashSet<Span> = spans.iter().flatten().copied().collect();
    for (chain, tokens) in &chains.also {
        let span = parsed.document.span(tokens.clone());
        if taken.insert(span) {
            counts[*chain] += 1;
            spans[*chain].push(span);
            spans[*chain].sort_unstable();
        }
    }
    let several = spans.into_iter().zip(counts).filter(|(_, count)| *count > 1);
    several.map(|(spans, _)| spans).collect()
}

/// The spans of the mentions of one chain, in text order.
fn of_chain(parsed: &Parsed<'_>, mentions: &[&Mention]) -> Vec<Span> {
    let mut nouns: Vec<&str> = Vec::new();
    let mut spans = Vec::new();
    for mention in mentions {
        let noun = parsed.document.lemma(mention.head);
        let is_noun = matches!(mention.form, Form::Nominal | Form::Thing);
        let again = is_noun && nouns.contains(&noun) && parsed.is_definite(mention.head);
        spans.extend(phrases(parsed, mention, again));
        if is_noun && !nouns.contains(&noun) && nouns.len() < MOST_NOUNS {
            nouns.push(noun);
        }
    }
    spans
}

/// How many different nouns of one chain are kept in mind.
const MOST_NOUNS: usize = 24;

fn phrases(parsed: &Parsed<'_>, mention: &Mention, again: bool) -> Vec<Span> {
    let document = parsed.document;
    let whole = phrase(parsed, mention, again);
    let before = parsed.clauses.core(mention.head).start..mention.tokens.start;
    let has_noun =
        mention.form == Form::Name && before.into_iter().any(|token| document.pos(token) == Pos::Noun);
    let name = document.span(mention.tokens.clone());
    if has_noun && name != whole { vec![whole, name] } else { vec![whole] }
}

/// The whole noun phrase of a mention, without what goes with the clause or tells another thing.
fn phrase(parsed: &Parsed<'_>, mention: &Mention, again: bool) -> Span {
    let tokens = match mention.form {
        Form::Pronoun | Form::Modifier => mention.tokens.clone(),
        Form::Name => of_name(parsed, mention),
        Form::Nominal | Form::Thing => {
            let phrase = parsed.clauses.phrase(mention.head);
            let loose = if again { loose_end(parsed, mention.head + 1, mention.head) } else { None };
            phrase.start.min(mention.tokens.start)..loose.unwrap_or(phrase.end)
        }
    };
    parsed.document.span(bracketed(parsed, mention.head, after_adverbs(parsed, mention.head, tokens)))
}

/// A name with what stands before it, and with what is told of it: not "Reyes *in May*", "Leeds United *2*".
fn of_name(parsed: &Parsed<'_>, mention: &Mention) -> Range<usize> {
    let phrase = parsed.clauses.phrase(mention.head);
    let end = mention.tokens.end;
    let numbers = parsed.clauses.numbers(mention.head).into_iter();
    let cuts = loose_end(parsed, end, mention.head).into_iter().chain(numbers.filter(|&token| token >= end));
    phrase.start.min(mention.tokens.start)..cuts.min().unwrap_or(phrase.end).clamp(end, phrase.end.max(end))
}

/// Where the phrase ends if its noun is not described anew: before the first preposition but "of".
fn loose_end(parsed: &Parsed<'_>, start: usize, head: usize) -> Option<usize> {
    let behind = parsed.clauses.prepositions(head).into_iter().map(|preposition| preposition.token);
    let first = behind.filter(|&token| token >= start).min()?;
    (!parsed.document.lemma(first).eq_ignore_ascii_case("of")).then_some(first)
}

/// Without "even", "just", "when" before an article or an owner, and without the number of a note: "1] The ship".
fn after_adverbs(parsed: &Parsed<'_>, head: usize, mut tokens: Range<usize>) -> Range<usize> {
    let document = parsed.document;
    let opens = |token: usize| {
        matches!(document.lemma(token).to_lowercase().as_str(), "a" | "an" | "the")
            || document.tag(token) == "PRP$"
    };
    let closes = |token: usize| matches!(document.word(token), "]" | ")");
    while tokens.start + 1 < head {
        let next = tokens.start + 1;
        match document.pos(tokens.start) {
            Pos::Adv | Pos::Sconj if opens(next) => tokens.start = next,
            Pos::Num | Pos::X if closes(next) => tokens.start = next + 1,
            _ => break,
        }
    }
    tokens
}

/// Up to a bracket that opens or closes, but does not do both, inside the phrase.
fn bracketed(parsed: &Parsed<'_>, head: usize, tokens: Range<usize>) -> Range<usize> {
    let document = parsed.document;
    let mut open = None;
    for token in head + 1..tokens.end {
        match document.word(token) {
            "(" | "[" => open = Some(token),
            ")" | "]" if open.is_none() => return tokens.start..token,
            ")" | "]" => open = None,
            _ => {}
        }
    }
    tokens.start..open.unwrap_or(tokens.end)
}
