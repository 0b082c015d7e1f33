//! What a mention stands beside: its other name.
//!
//! In: a mention with its parse. Out: mentions that may stand for the same thing,
//! before or behind it.
//!
//! 1. Appositions, whichever way the parse ties them: "the ship, *Freewinds*".
//! 2. A name right behind a noun of its kind that the parse kept apart: "the match referee *Joel Aguilar*".

use super::super::mention::Form;
use super::Linking;
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

/// The name that follows a noun with nothing between but a mark.
fn name_behind(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let (mention, document) = (&linking.mentions[idx], linking.parsed.document);
    if !matches!(mention.form, Form::Nominal | Form::Thing) || mention.plural {
        return None;
    }
    let is_mark = |token: usize| matches!(document.word(token), "\"" | "“" | "‘" | "'");
    let next = mention.head + 1;
    let start = if next < document.len() && is_mark(next) { next + 1 } else { next };
    let behind = linking.mentions[idx + 1..].iter().take_while(|other| other.tokens.start <= start);
    let offset =
        behind.into_iter().position(|other| other.tokens.start == start && other.form == Form::Name)?;
    let name = idx + 1 + offset;
    is_named_by(linking, idx, name).then_some(name)
}

fn is_named_by(linking: &Linking<'_, '_>, idx: usize, name: usize) -> bool {
    let (mention, name) = (&linking.mentions[idx], &linking.mentions[name]);
    let kinds = match mention.form {
        Form::Thing => !matches!(name.kind, EntityType::Person | EntityType::Gpe | EntityType::Norp),
        _ => kinds_fit(mention.kind, name.kind),
    };
    let place = linking.parsed.clauses.place_of(name.head);
    let is_person = name.kind == EntityType::Person;
    kinds && place != PhrasePlace::Owner && (is_person || place != PhrasePlace::Subject)
}
