//! Noun phrases without a name: "the Russian president", "two men", "critics", "the country".

use super::describe::{Description, describe, is_person};
use super::known_at::KnownAt;
use super::mention::{Form, Mention};
use crate::Parsed;
use crate::clauses::PhrasePlace;
use crate::lexicon::{Being, Gender, Role};
use dragoman_language::Pos;
use dragoman_records::EntityType;

/// Finds nominals and things. `is_named` says of a token whether it is part of a name.
pub(super) fn find(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    is_named: impl Fn(usize) -> bool,
) -> Vec<Mention> {
    let is_noun =
        |&token: &usize| matches!(parsed.document.pos(token), Pos::Noun | Pos::Propn) && !is_named(token);
    let heads = (0..parsed.document.len()).filter(is_noun).filter(|&head| !is_label(parsed, head));
    heads.filter_map(|head| find_at(parsed, known_at, head)).collect()
}

/// "Hibhib (*Arabic*: هبهب)", "(*photo*: Ann Reyes)".
fn is_label(parsed: &Parsed<'_>, head: usize) -> bool {
    let document = parsed.document;
    let is_opened = head > 0 && matches!(document.word(head - 1), "(" | ";");
    is_opened && head + 1 < document.len() && document.word(head + 1) == ":"
}

fn find_at(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, head: usize) -> Option<Mention> {
    if parsed.clauses.heads_a_phrase(head) {
        return Some(read(parsed, known_at, head));
    }
    let is_modifier = parsed.clauses.place_of(head) == PhrasePlace::Modifier;
    is_modifier.then(|| Mention {
        tokens: head..head + 1,
        head,
        form: Form::Modifier,
        kind: EntityType::Other,
        known: None,
        code: None,
        gender: Gender::Open,
        plural: is_plural(parsed, head),
        description: Description::default(),
    })
}

fn read(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, head: usize) -> Mention {
    let description = describe(parsed, known_at, parsed.clauses.before_head(head), head);
    let role = description.role.map(|role| parsed.lexicon.roles.at(role));
    let plural = is_plural(parsed, head) || role.is_some_and(|role| role.is == Being::People);
    Mention {
        tokens: parsed.clauses.core(head),
        head,
        form: if role.is_some() { Form::Nominal } else { Form::Thing },
        kind: role.map_or(EntityType::Other, |role| kind(role, plural)),
        known: None,
        code: None,
        gender: role.map_or(Gender::Open, |role| role.gender()),
        plural,
        description,
    }
}

fn kind(role: &Role, plural: bool) -> EntityType {
    let is_force = role.is == Being::People && matches!(role.sector.as_deref(), Some("MIL" | "COP" | "PRM"));
    match role.is {
        Being::Body | Being::Thing => EntityType::Org,
        Being::People if is_force => EntityType::Org,
        Being::Place => EntityType::Gpe,
        being if is_person(being) && !plural => EntityType::Person,
        _ => EntityType::Group,
    }
}

fn is_plural(parsed: &Parsed<'_>, head: usize) -> bool {
    matches!(parsed.document.tag(head), "NNS" | "NNPS")
        || matches!(parsed.document.lemma(head), "people" | "police")
        // "Ann Reyes, a lawyer and former judge": what renames one is one.
        || parsed.clauses.conjuncts(head).len() > 1 && parsed.clauses.renames(head).is_none()
}
