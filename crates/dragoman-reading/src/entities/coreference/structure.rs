//! What grammar ties together: appositions, and subjects with what they are said to be.

use super::super::mention::{Form, Mention};
use super::Linking;
use super::nouns::may_say;
use dragoman_records::EntityType;

/// Joins appositions to what they rename, and predicates to their subjects.
pub(super) fn link(linking: &mut Linking<'_, '_>) {
    for idx in 0..linking.mentions.len() {
        let mention = &linking.mentions[idx];
        let renamed = linking.parsed.clauses.renames(mention.head);
        let renamed = renamed.and_then(|head| linking.by_head[head]);
        if let Some(other) =
            renamed.filter(|&other| may_be_one(linking, other, idx) || is_called(linking, other, idx))
        {
            unite(linking, other, idx);
        }
    }
    for clause in linking.parsed.clauses.list() {
        let is_copula =
            linking.parsed.document.lemma(clause.head) == "be" && !clause.negated && clause.modal.is_none();
        let (Some(&subject), Some(&attribute)) = (clause.subject.first(), clause.attribute.first()) else {
            continue;
        };
        let (Some(subject), Some(attribute)) = (linking.by_head[subject], linking.by_head[attribute]) else {
            continue;
        };
        if is_copula && may_be_one(linking, subject, attribute) && is_definite(linking, attribute) {
            unite(linking, subject, attribute);
        }
    }
}

/// A nominal and a name, or two nominals, of like kind.
fn may_be_one(linking: &Linking<'_, '_>, a: usize, b: usize) -> bool {
    let (a, b) = (&linking.mentions[a], &linking.mentions[b]);
    let is_nominal = |form: Form| form == Form::Nominal;
    let is_one = |form: Form| matches!(form, Form::Name | Form::Nominal);
    let forms_fit = is_one(a.form) && is_nominal(b.form) || is_nominal(a.form) && is_one(b.form);
    forms_fit && kinds_fit(a.kind, b.kind) && a.gender.fits(b.gender) && a.plural == b.plural
}

/// "Her publicist, *Tom Hill*": a person by a noun of people that no role stands for.
fn is_called(linking: &Linking<'_, '_>, noun: usize, name: usize) -> bool {
    let is_person = |mention: &Mention| {
        mention.form == Form::Thing
            && may_say(linking.parsed.document.lemma(mention.head), EntityType::Person)
    };
    let (noun, name) = (&linking.mentions[noun], &linking.mentions[name]);
    is_person(noun) && !noun.plural && name.form == Form::Name && name.kind == EntityType::Person
}

/// Whether one thing can be called both: people with people, bodies with bodies.
pub(super) fn kinds_fit(a: EntityType, b: EntityType) -> bool {
    use EntityType::{Fac, Gpe, Group, Loc, Norp, Org, Person};
    match (a, b) {
        _ if a == b => true,
        (Org, Group) | (Group, Org | Norp) | (Norp, Group) => true,
        (Loc | Fac, Gpe) | (Gpe, Loc | Fac) => true,
        (Person, _) | (_, Person) => false,
        _ => false,
    }
}

/// "the", "this", a possessor, or nothing before a title: "is chairman of".
fn is_definite(linking: &Linking<'_, '_>, idx: usize) -> bool {
    let head = linking.mentions[idx].head;
    let document = linking.parsed.document;
    let determiners = linking.parsed.clauses.determiners(head);
    !determiners.iter().any(|&token| matches!(document.lemma(token), "a" | "an" | "no" | "some" | "any"))
}

fn unite(linking: &mut Linking<'_, '_>, a: usize, b: usize) {
    match (linking.chains.of_mention[a], linking.chains.of_mention[b]) {
        (Some(cluster), None) => linking.join(b, cluster),
        (None, Some(cluster)) => linking.join(a, cluster),
        (None, None) => {
            let cluster = linking.begin(a);
            linking.join(b, cluster);
        }
        (Some(_), Some(_)) => {}
    }
}
