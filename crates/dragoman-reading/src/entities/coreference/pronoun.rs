//! What a pronoun refers to.
//!
//! Candidates are the mentions of this sentence and the two before. What clashes in gender or number
//! is out, so is an argument of the same verb ("he met him") and a phrase that holds the pronoun. Of
//! the rest the best scored wins: near before far, subjects before objects, what the text keeps
//! speaking of before what it named once. Things take part, so that "it" may mean none of ours.

use super::super::mention::{Form, Mention};
use super::super::pronouns::{Wants, is_possessive, is_reflexive, wants};
use super::Linking;
use crate::lexicon::Gender;
use dragoman_records::EntityType;

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// Joins a pronoun to the cluster that it refers to, if one is found.
pub(super) fn link(linking: &mut Linking<'_, '_>, idx: usize) {
    let word = linking.parsed.document.word(linking.mentions[idx].head);
    let found = match wants(word) {
        None | Some(Wants::Speaker) => None,
        Some(Wants::Antecedent) => antecedent(linking, idx),
        Some(_) if says_nothing(linking, idx) => None,
        Some(wanted) => best(linking, idx, wanted),
    };
    if let Some(cluster) = found {
        linking.join(idx, cluster);
    }
}

/// The noun that a relative clause describes.
fn antecedent(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let noun = linking.parsed.clauses.antecedent(linking.mentions[idx].head)?;
    linking.chains.of_mention[linking.by_head[noun]?]
}

/// "It is clear that …", "it seems", "it rained".
fn says_nothing(linking: &Linking<'_, '_>, idx: usize) -> bool {
    let token = linking.mentions[idx].head;
    let clauses = linking.parsed.clauses;
    let Some(clause) = clauses.around(token).map(|clause| &clauses.list()[clause]) else {
        return false;
    };
    if !linking.parsed.document.word(token).eq_ignore_ascii_case("it") || !clause.subject.contains(&token) {
        return false;
    }
    match linking.parsed.document.lemma(clause.head) {
        "rain" | "snow" | "seem" | "appear" | "happen" | "emerge" | "matter" => true,
        "be" | "become" | "remain" | "take" | "make" => !clause.complements.is_empty() || clause.passive,
        _ => clause.passive && !clause.complements.is_empty(),
    }
}

fn best(linking: &Linking<'_, '_>, idx: usize, wanted: Wants) -> Option<usize> {
    let candidates = linking.before(idx, REACH).filter(|&other| is_possible(linking, idx, other, wanted));
    // The nearest of equals wins: the list runs backwards.
    let mut best: Option<(i32, usize)> = None;
    for other in candidates {
        let score = score(linking, idx, other, wanted);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, other));
        }
    }
    let (_, other) = best?;
    linking.chains.of_mention[other]
}

fn is_possible(linking: &Linking<'_, '_>, idx: usize, other: usize, wanted: Wants) -> bool {
    let (pronoun, mention) = (&linking.mentions[idx], &linking.mentions[other]);
    mention.head < pronoun.head
        && !mention.tokens.contains(&pronoun.head)
        && agrees(linking, other, wanted)
        && !is_co_argument(linking, pronoun, mention)
}

/// Kind, number and gender.
fn agrees(linking: &Linking<'_, '_>, other: usize, wanted: Wants) -> bool {
    let mention = &linking.mentions[other];
    let Some(cluster) = linking.cluster_of(other) else {
        let is_thing = mention.form == Form::Thing;
        return is_thing
            && (wanted == Wants::Thing && !mention.plural || wanted == Wants::Several && mention.plural);
    };
    use EntityType::{Gpe, Group, Norp, Org, Person};
    match wanted {
        Wants::Man => cluster.kind == Person && !cluster.plural && cluster.gender != Gender::Female,
        Wants::Woman => cluster.kind == Person && !cluster.plural && cluster.gender != Gender::Male,
        Wants::Thing => !matches!(cluster.kind, Person | Norp) && !cluster.plural,
        Wants::Several => cluster.plural || matches!(cluster.kind, Org | Group | Norp | Gpe),
        Wants::Antecedent | Wants::Speaker => false,
    }
}

/// "He met him" speaks of two.
fn is_co_argument(linking: &Linking<'_, '_>, pronoun: &Mention, mention: &Mention) -> bool {
    let word = linking.parsed.document.word(pronoun.head);
    if is_reflexive(word) || is_possessive(word) && !is_object_her(linking, pronoun) {
        return false;
    }
    let clauses = linking.parsed.clauses;
    let (a, b) = (clauses.around(pronoun.head), clauses.around(mention.head));
    a.is_some() && a == b && clauses.possessor_of(mention.head).is_none()
}

/// "her" is both "she" as an object and her possession.
fn is_object_her(linking: &Linking<'_, '_>, pronoun: &Mention) -> bool {
    linking.parsed.clauses.possessor_of(pronoun.head).is_none()
}

fn score(linking: &Linking<'_, '_>, idx: usize, other: usize, wanted: Wants) -> i32 {
    let (pronoun, mention) = (&linking.mentions[idx], &linking.mentions[other]);
    let clauses = linking.parsed.clauses;
    let distance = (linking.sentences[idx] - linking.sentences[other]) as i32;
    let mut score = -20 * distance;
    let is_subject = |token: usize| {
        clauses.around(token).is_some_and(|clause| clauses.list()[clause].subject.contains(&token))
    };
    if is_subject(mention.head) {
        score += 15;
        score += if is_subject(pronoun.head) { 8 } else { 0 };
    }
    if clauses.around(mention.head).is_some_and(|clause| clauses.list()[clause].parent.is_none()) {
        score += 4;
    }
    if clauses.around(mention.head) == clauses.around(pronoun.head) {
        score += 6;
    }
    if clauses.possessor_of(mention.head).is_some() {
        score -= 4;
    }
    if linking.quotations[mention.head] != linking.quotations[pronoun.head] {
        score -= if linking.quotations[pronoun.head].is_none() { 25 } else { 6 };
    }
    score + standing(linking, idx, other, wanted)
}

/// How much the text has spoken of a candidate, and how well its kind suits the pronoun.
fn standing(linking: &Linking<'_, '_>, idx: usize, other: usize, wanted: Wants) -> i32 {
    let Some(cluster) = linking.cluster_of(other) else {
        return -4;
    };
    let n_before = cluster.mentions.iter().filter(|&&mention| mention < idx).count().min(6) as i32;
    let form = match linking.mentions[other].form {
        Form::Pronoun => 6,
        Form::Name => 4,
        Form::Nominal | Form::Thing => 0,
    };
    let kind = match (wanted, cluster.kind) {
        (Wants::Several, _) if cluster.plural => 10,
        (Wants::Several, EntityType::Gpe) => -20,
        (Wants::Several, EntityType::Org) => -6,
        (Wants::Thing, EntityType::Org) => 6,
        _ => 0,
    };
    n_before * 2 + form + kind
}
