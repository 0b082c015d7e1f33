//! Names: where they begin and end, and what they are of.
//!
//! In: the parser's names, the lexicon's names, runs of proper nouns. Out: [`Mention`]s in text order.
//!
//! 1. `spans`   the parser's names, trimmed; `laid` lays the lexicon's over them.
//! 2. `runs`    names that the parser missed: behind a title, with a given name, named elsewhere.
//!    `careless` reads the small letters of who writes in haste.
//!    `bodies` draws out those of bodies to the end of what they are for.
//! 3. `strays`  words that are no names are let go: "Reply:", "pro-Beijing".
//! 4. `kinds`   what each is of, weighed over the whole article, by `person_signs` and `place_signs` among others; `teams` are countries
//!    that play, `unshown` names that nothing but the parser's label shows.

mod bodies;
mod careless;
mod kinds;
mod laid;
mod person_signs;
mod place_signs;
mod runs;
mod spans;
mod strays;
mod teams;
mod unshown;

use super::describe::{Description, describe};
use super::home;
use super::known_at::KnownAt;
use super::mention::{Form, Mention};
use super::titles;
use crate::Parsed;
use crate::lexicon::{Gender, Known};
use dragoman_records::EntityType;
use place_signs::Atlas;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A name whose type is not settled.
#[derive(Clone, Debug)]
struct Draft {
    tokens: Range<usize>,
    label: Option<EntityType>,
    known: Option<Known>,
}

/// Finds the names of a text.
pub(super) fn find(parsed: &Parsed<'_>, known_at: &KnownAt<'_>) -> Vec<Mention> {
    let atlas = Atlas::new(parsed.lexicon);
    let labelled = spans::labelled(parsed, known_at, &atlas);
    let mut drafts = laid::lay(parsed, known_at, labelled);
    runs::add(parsed, known_at, &atlas, &mut drafts);
    drafts.sort_by_key(|draft| draft.tokens.start);
    bodies::draw_out(parsed, &mut drafts);
    strays::drop(parsed, &mut drafts);
    leave_surnames_to_others(parsed, &mut drafts);
    let kinds = kinds::settle(parsed, &atlas, &drafts);
    let named = drafts.into_iter().zip(kinds);
    named.filter_map(|(draft, kind)| Some(mention(parsed, known_at, draft, kind?))).collect()
}

/// A surname that the lexicon gives to one person or to a capital is another's where the article names only
/// that one in full: "Bashar Jaafari" and then "Jaafari", "Ann Paris" and then "Paris" (not "in Paris").
fn leave_surnames_to_others(parsed: &Parsed<'_>, drafts: &mut [Draft]) {
    let full = |draft: &&Draft| draft.tokens.len() > 1;
    let known: FxHashSet<Known> = drafts.iter().filter(full).filter_map(|draft| draft.known).collect();
    let strangers = drafts.iter().filter(full).filter(|draft| may_be_person(parsed, draft));
    let surnames: FxHashSet<&str> =
        strangers.map(|draft| parsed.document.word(draft.tokens.end - 1)).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.tokens.len() == 1) {
        let Some(bearer @ (Known::Person(_) | Known::Capital(_))) = draft.known else { continue };
        let is_place =
            matches!(bearer, Known::Capital(_)) && is_after_preposition(parsed, draft.tokens.start);
        if !known.contains(&bearer)
            && !is_place
            && surnames.contains(parsed.document.word(draft.tokens.start))
        {
            draft.known = None;
            draft.label = Some(EntityType::Person);
        }
    }
}

fn is_after_preposition(parsed: &Parsed<'_>, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|before| parsed.document.tag(before) == "IN")
}

fn may_be_person(parsed: &Parsed<'_>, draft: &Draft) -> bool {
    let is_shown = || kinds::kind_by_apposition(parsed, &draft.tokens) == Some(EntityType::Person);
    matches!(draft.known, Some(Known::Person(_)))
        || draft.known.is_none() && (draft.label == Some(EntityType::Person) || is_shown())
}

fn mention(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, draft: Draft, kind: EntityType) -> Mention {
    let head = parsed.clauses.head_of(draft.tokens.clone());
    let (known, code) = supported(parsed, draft.known);
    let description = match kind {
        EntityType::Person => titles::description(parsed, known_at, &draft.tokens, head),
        _ => own_words(parsed, known_at, &draft.tokens, head, kind),
    };
    Mention {
        gender: gender(parsed, &draft.tokens, known, kind),
        plural: kind == EntityType::Norp || parsed.document.tag(head) == "NNPS" && kind != EntityType::Gpe,
        tokens: draft.tokens,
        head,
        form: Form::Name,
        kind,
        known,
        code,
        description,
    }
}

/// What the words inside the name of an organisation say of it: "Indonesian Navy".
fn own_words(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    tokens: &Range<usize>,
    head: usize,
    kind: EntityType,
) -> Description {
    let end = if tokens.contains(&head) { head + 1 } else { tokens.end };
    let start = parsed.clauses.core(head).start.min(tokens.start);
    let mut description = describe(parsed, known_at, start..end, end - 1);
    if kind == EntityType::Org
        && description.code.is_none()
        && description.owner.is_none_or(|owner| tokens.contains(&owner))
    {
        description.code = home::of_name(parsed, known_at, tokens, &description);
    }
    description
}

/// A country's name that others bear too ("Georgia") keeps its reading only if the article allows it.
fn supported(parsed: &Parsed<'_>, known: Option<Known>) -> (Option<Known>, Option<String>) {
    let Some(Known::Country(idx)) = known else {
        return (known, None);
    };
    let country = parsed.lexicon.countries.at(idx);
    let Some(rival) = &country.rival else {
        return (known, None);
    };
    let text = parsed.document.text();
    let others = country.adjectives.iter().chain(&country.capitals);
    let is_meant = others.into_iter().any(|name| text.contains(name.as_str()));
    if !is_meant && rival.words.iter().any(|word| text.contains(word.as_str())) {
        return (None, Some(rival.code.clone()));
    }
    (known, None)
}

fn gender(parsed: &Parsed<'_>, tokens: &Range<usize>, known: Option<Known>, kind: EntityType) -> Gender {
    if kind != EntityType::Person {
        return Gender::Open;
    }
    if let Some(Known::Person(idx)) = known {
        return parsed.lexicon.actors.people[idx].value.gender;
    }
    let of_title = titles::gender_before(parsed, tokens.start);
    let given = || parsed.lexicon.naming.given_name(parsed.document.word(tokens.start)).unwrap_or_default();
    match of_title {
        Gender::Open if tokens.len() > 1 => given(),
        gender => gender,
    }
}
