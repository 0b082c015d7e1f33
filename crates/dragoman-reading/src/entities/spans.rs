//! The words of the mentions of a chain, as the record shows them.
//!
//! In: the mentions of a chain. Out: their spans: whole noun phrases, and of a name with a noun before it
//! ("actor Dennis Hopper") also the name.
//!
//! A noun that is taken up again needs no more words to say which it is: what follows "the ship" in "spent
//! two weeks on the ship for nothing" belongs to the clause, wherever the parse hangs it.

use super::coreference::Chains;
use super::mention::{Form, Mention};
use crate::Parsed;
use dragoman_language::Pos;
use dragoman_records::Span;
use std::collections::HashSet;

/// The spans of all chains with more than one, in text order. A phrase of its own that some mention has too is the
/// mention's.
pub(super) fn of_chains(parsed: &Parsed<'_>, mentions: &[Mention], chains: &Chains) -> Vec<Vec<Span>> {
    let of_chain = |chain: &Vec<usize>| {
        of_chain(parsed, &chain.iter().map(|&idx| &mentions[idx]).collect::<Vec<&Mention>>())
    };
    let mut spans: Vec<Vec<Span>> = chains.all.iter().map(of_chain).collect();
    let mut counts: Vec<usize> = chains.all.iter().map(Vec::len).collect();
    let mut taken: HashSet<Span> = spans.iter().flatten().copied().collect();
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

/// The whole noun phrase of a mention.
fn phrase(parsed: &Parsed<'_>, mention: &Mention, again: bool) -> Span {
    if matches!(mention.form, Form::Pronoun | Form::Modifier) {
        return parsed.document.span(mention.tokens.clone());
    }
    let phrase = parsed.clauses.phrase(mention.head);
    let (start, end) = (phrase.start.min(mention.tokens.start), phrase.end.max(mention.tokens.end));
    let loose = if again { loose_end(parsed, mention) } else { None };
    parsed.document.span(start..loose.unwrap_or(end))
}

/// Where the phrase ends if its noun is not described anew: before the first preposition but "of".
fn loose_end(parsed: &Parsed<'_>, mention: &Mention) -> Option<usize> {
    let behind = parsed.clauses.prepositions(mention.head).into_iter().map(|preposition| preposition.token);
    let first = behind.filter(|&token| token > mention.head).min()?;
    (!parsed.document.lemma(first).eq_ignore_ascii_case("of")).then_some(first)
}
