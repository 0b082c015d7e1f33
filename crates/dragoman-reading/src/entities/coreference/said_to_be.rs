//! What clauses say that something is, where the trained part took it for something new.
//!
//! In: the chains as they were chosen. Out: the same, some laid together:
//!
//! 1. "Athens was *a village*", "is an actor and *singer*", "was *one of the first*";
//! 2. "*As a nation*, we …", "recognised her *as a saint*", "serving *as President*";
//! 3. "I am *Ann Reyes*": the only way in which one who speaks is named by herself.
//!
//! What is denied is nobody. A phrase that was spoken of before keeps to its chain.

use super::super::mention::Form;
use super::super::pronouns::Pronoun;
use super::nouns::PEOPLE;
use super::ranking::Ranking;
use super::view::Class;
use crate::clauses::{Clause, Clauses};
use crate::lexicon::Gender;
use dragoman_language::Pos;
use dragoman_records::EntityType;

/// Lays what something is said to be to it.
pub(super) fn link(ranking: &mut Ranking<'_, '_>) {
    let clauses = ranking.parsed.clauses;
    for clause in clauses.list().iter().filter(|clause| !clause.negated) {
        for (role, holder) in equals(clauses, clause).into_iter().chain(roles(clauses, clause)) {
            lay(ranking, role, holder);
        }
    }
}

/// Noun and subject of "is", "became", "remained".
fn equals(clauses: &Clauses<'_>, clause: &Clause) -> Vec<(usize, usize)> {
    let is_equal =
        matches!(clauses.document().lemma(clause.head), "be" | "become" | "remain") && clause.modal.is_none();
    let &[subject] = clause.subject.as_slice() else { return Vec::new() };
    clause.attribute.iter().filter(|_| is_equal).map(|&attribute| (attribute, subject)).collect()
}

/// The noun of "as a nation", and what it is said of.
fn roles(clauses: &Clauses<'_>, clause: &Clause) -> Vec<(usize, usize)> {
    let names = NAMING.contains(&clauses.document().lemma(clause.head));
    let is_object = clause.passive || names && !clause.object.is_empty();
    let holders = if is_object { &clause.object } else { &clause.subject };
    let &[holder] = holders.as_slice() else { return Vec::new() };
    let as_what = clause.prepositions.iter().filter(|preposition| preposition.lemma == "as");
    let roles = as_what.flat_map(|preposition| preposition.objects.iter().copied());
    let is_role = |&role: &usize| !NO_ROLES.contains(&clauses.document().lemma(role));
    roles.filter(is_role).map(|role| (role, holder)).collect()
}

fn lay(ranking: &mut Ranking<'_, '_>, role: usize, holder: usize) {
    let Some(chain) = ranking.chain_at(holder) else { return };
    let Some(idx) = ranking.by_head[role] else {
        if is_one_of(ranking.parsed.clauses, role) && ranking.chains[chain].is_named() {
            let phrase = ranking.parsed.clauses.phrase(role);
            ranking.also.push((chain, phrase));
        }
        return;
    };
    let Some(own) = ranking.chain_of[idx].filter(|&own| own != chain) else { return };
    let is_speaker = ranking.by_head[holder]
        .is_some_and(|holder| ranking.views[holder].class == Class::Pronoun(Pronoun::I));
    match (ranking.mentions[idx].form, ranking.mentions[idx].kind) {
        (Form::Name, EntityType::Person) if is_speaker && !ranking.chains[chain].is_named() => {
            ranking.unite(chain, own);
        }
        (Form::Name, EntityType::Norp) if is_speaker && is_one(ranking, own) => ranking.unite(own, chain),
        (Form::Name, _) => {}
        _ if begins(ranking, own, idx) && fits(ranking, idx, own, chain) => ranking.unite(own, chain),
        _ if is_speaker && is_own_office(ranking, idx) => ranking.move_to(idx, chain),
        _ => {}
    }
}

/// "As *President*, I …": whoever holds the office elsewhere in the text, here it is the speaker.
fn is_own_office(ranking: &Ranking<'_, '_>, idx: usize) -> bool {
    let mention = &ranking.mentions[idx];
    mention.form == Form::Nominal && mention.kind == EntityType::Person && !mention.plural
}

/// "*one* of the first".
fn is_one_of(clauses: &Clauses<'_>, token: usize) -> bool {
    let document = clauses.document();
    let is_told_apart = |token: usize| {
        !clauses.objects_of(token, "of").is_empty() || document.word(token + 1).eq_ignore_ascii_case("who")
    };
    document.lemma(token).eq_ignore_ascii_case("one") && token + 1 < document.len() && is_told_apart(token)
}

/// Whether no mention of a chain is in the plural: "a Democrat".
fn is_one(ranking: &Ranking<'_, '_>, chain: usize) -> bool {
    let document = ranking.parsed.document;
    let is_single = |&idx: &usize| matches!(document.tag(ranking.mentions[idx].head), "NN" | "NNP");
    ranking.chains[chain].mentions.iter().all(is_single)
}

/// Whether a chain without a name begins with a mention.
fn begins(ranking: &Ranking<'_, '_>, chain: usize, idx: usize) -> bool {
    let chain = &ranking.chains[chain];
    !chain.is_named() && chain.begins.is_some_and(|(first, _)| first == idx)
}

/// People are people; several are no single one; "its use as a tool" holds for things.
fn fits(ranking: &Ranking<'_, '_>, idx: usize, own: usize, chain: usize) -> bool {
    let (mention, view) = (&ranking.mentions[idx], &ranking.views[idx]);
    let (ours, theirs) = (&ranking.chains[own], &ranking.chains[chain]);
    let is_name = ranking.parsed.document.pos(view.token) == Pos::Propn;
    let meanings = view.meanings.iter().flatten();
    let may_be_person =
        mention.kind == EntityType::Person || is_name || meanings.into_iter().any(|it| it.class == PEOPLE);
    let is_person = theirs.gender != Gender::Open
        || theirs.kind == Some(EntityType::Person)
        || theirs.pronouns & (1 << Pronoun::I as u32) != 0;
    let is_only_thing = mention.kind != EntityType::Person;
    let is_known = theirs.is_named() || theirs.pronouns & (1 << Pronoun::I as u32) != 0;
    is_known
        && ours.gender.fits(theirs.gender)
        && (mention.plural <= theirs.plural)
        && if is_person { may_be_person } else { is_only_thing }
}

/// Verbs that say of their object what it is.
const NAMING: [&str; 24] = [
    "appoint",
    "cast",
    "characterise",
    "characterize",
    "consider",
    "crown",
    "define",
    "denounce",
    "depict",
    "describe",
    "designate",
    "elect",
    "hail",
    "identify",
    "name",
    "nominate",
    "portray",
    "recognise",
    "recognize",
    "regard",
    "see",
    "treat",
    "use",
    "view",
];

/// Nouns that "as" makes a saying with.
const NO_ROLES: [&str; 14] = [
    "case",
    "condition",
    "consequence",
    "example",
    "matter",
    "mean",
    "means",
    "opposed",
    "part",
    "response",
    "result",
    "rule",
    "way",
    "whole",
];
