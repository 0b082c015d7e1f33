//! What a mention stands beside: its other name.
//!
//! In: a mention with its parse. Out: mentions that may stand for the same thing,
//! before or behind it.
//!
//! 1. Appositions, whichever way the parse ties them: "the ship, *Freewinds*".
//! 2. A name right behind a noun of its kind that the parse kept apart: "the bridge guard *Tom Hill*".
//! 3. Which of a noun and the name behind it is to be placed first (`in_order`).

use super::super::mention::Form;
use super::Linking;
use super::nouns::may_say;
use super::structure::kinds_fit;
use crate::clauses::PhrasePlace;
use dragoman_records::EntityType;

/// The mentions that stand beside one and may be its other name.
pub(super) fn partners(linking: &Linking<'_, '_>, idx: usize) -> Vec<usize> {
    let (clauses, head) = (linking.parsed.clauses, linking.mentions[idx].head);
    let tied = clauses.appositions(head).into_iter().chain(clauses.renames(head));
    let tied = tied.filter_map(|other| linking.by_head[other]);
    tied.chain(name_behind(linking, idx)).collect()
}

/// The name behind a noun that is one with it: what the noun stands for is known from the name alone.
pub(super) fn name_to_come(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let own = linking.chains.of_mention[idx];
    let is_name = |&other: &usize| other > idx && linking.mentions[other].form == Form::Name;
    let is_tied = |&other: &usize| own.is_some() && linking.chains.of_mention[other] == own;
    let tied = linking.parsed.clauses.appositions(linking.mentions[idx].head).into_iter();
    let mut tied = tied.filter_map(|head| linking.by_head[head]).filter(is_name);
    tied.find(is_tied).or_else(|| name_behind(linking, idx))
}

/// A mention and the name right behind it, each with the other where they are one thing: first the name if its
/// bearer was spoken of before, for then the name tells it, else the noun.
pub(super) fn in_order(
    linking: &Linking<'_, '_>,
    chain_of_cluster: &[Option<usize>],
    idx: usize,
    to_come: Option<usize>,
) -> Vec<(usize, Option<usize>)> {
    let Some(name) = to_come else { return vec![(idx, None)] };
    let bearer = linking.chains.of_mention[name];
    let is_known = bearer.and_then(|bearer| chain_of_cluster.get(bearer).copied().flatten()).is_some();
    if is_known { vec![(name, None), (idx, None)] } else { vec![(idx, Some(name)), (name, Some(idx))] }
}

/// The name that follows a noun with nothing between but a mark.
pub(super) fn name_behind(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let (mention, document) = (&linking.mentions[idx], linking.parsed.document);
    if !matches!(mention.form, Form::Nominal | Form::Thing) || mention.plural {
        return None;
    }
    // "In this case Reyes won."
    let points = linking.parsed.clauses.determiners(mention.head).into_iter();
    let is_pointed_at =
        points.map(|token| document.lemma(token)).any(|lemma| lemma.eq_ignore_ascii_case("this"));
    let is_mark = |token: usize| is_quotation_mark(document.word(token));
    let next = mention.head + 1;
    let start = if next < document.len() && is_mark(next) { next + 1 } else { next };
    let behind = linking.mentions[idx + 1..].iter().take_while(|other| other.tokens.start <= start);
    let offset =
        behind.into_iter().position(|other| other.tokens.start == start && other.form == Form::Name)?;
    let name = idx + 1 + offset;
    (!is_pointed_at && is_named_by(linking, idx, name)).then_some(name)
}

/// Whether a word opens a title or a quotation.
pub(super) fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "‘" | "'")
}

fn is_named_by(linking: &Linking<'_, '_>, idx: usize, name: usize) -> bool {
    let (mention, name) = (&linking.mentions[idx], &linking.mentions[name]);
    let kinds = match mention.form {
        Form::Thing if name.kind == EntityType::Person => {
            may_say(linking.parsed.document.lemma(mention.head), name.kind)
        }
        Form::Thing => !matches!(name.kind, EntityType::Gpe | EntityType::Norp),
        _ => kinds_fit(mention.kind, name.kind),
    };
    let place = linking.parsed.clauses.place_of(name.head);
    let is_person = name.kind == EntityType::Person;
    kinds && place != PhrasePlace::Owner && (is_person || place != PhrasePlace::Subject)
}
