//! The two that "both sides" or "the two men" means.
//!
//! In: a nominal. Out: the clusters of the two, if it speaks of a pair: those that were last named side by
//! side, else the two that were spoken of last, of a kind that the noun allows.

use super::super::describe::is_person;
use super::super::mention::Mention;
use super::Linking;
use super::nominal::{SAME_KIND, noun};
use crate::lexicon::{Being, Known};
use dragoman_records::EntityType;

/// The two that "both sides" or "the two men" means.
pub(super) fn pair(linking: &Linking<'_, '_>, idx: usize) -> Option<Vec<usize>> {
    let mention = &linking.mentions[idx];
    if !is_a_pair(linking, mention) {
        return None;
    }
    let role = linking.parsed.lexicon.roles.at(mention.description.role?);
    let noun = noun(&mention.description.words);
    let wants_people = is_person(role.is) && !matches!(noun, "side" | "party" | "faction");
    let wants_states = role.is == Being::Place || noun == "government";
    let fits = |cluster: usize| {
        let cluster = &linking.chains.clusters[cluster];
        let is_one = cluster.named && !cluster.plural;
        is_one
            && match cluster.kind {
                EntityType::Person => !wants_states,
                EntityType::Gpe => !wants_people && matches!(cluster.known, Some(Known::Country(_))),
                EntityType::Org => !wants_people && !wants_states,
                _ => false,
            }
    };
    named_together(linking, idx, &fits).or_else(|| last_two(linking, idx, &fits))
}

fn is_a_pair(linking: &Linking<'_, '_>, mention: &Mention) -> bool {
    let document = linking.parsed.document;
    let clauses = linking.parsed.clauses;
    let says_both = clauses
        .determiners(mention.head)
        .iter()
        .any(|&token| document.lemma(token).eq_ignore_ascii_case("both"));
    let says_two =
        clauses.numbers(mention.head).iter().any(|&token| document.lemma(token).eq_ignore_ascii_case("two"));
    let has_article = clauses
        .determiners(mention.head)
        .iter()
        .any(|&token| document.lemma(token).eq_ignore_ascii_case("the"));
    let is_side = mention.description.words == "side" || mention.description.words == "party";
    mention.plural && (says_both || says_two && has_article || is_side && has_article)
}

/// The last two that stand side by side: "Russia and Iran".
fn named_together(linking: &Linking<'_, '_>, idx: usize, fits: &dyn Fn(usize) -> bool) -> Option<Vec<usize>> {
    linking.before(idx, SAME_KIND).find_map(|other| {
        let conjuncts = linking.parsed.clauses.conjuncts(linking.mentions[other].head);
        let clusters = conjuncts.iter().filter_map(|&head| linking.chains.of_mention[linking.by_head[head]?]);
        let mut clusters: Vec<usize> = clusters.filter(|&cluster| fits(cluster)).collect();
        clusters.dedup();
        (clusters.len() == 2 && conjuncts.len() == 2).then_some(clusters)
    })
}

/// The two that the text spoke of last.
fn last_two(linking: &Linking<'_, '_>, idx: usize, fits: &dyn Fn(usize) -> bool) -> Option<Vec<usize>> {
    let mut pair: Vec<usize> = Vec::new();
    for other in linking.before(idx, SAME_KIND) {
        if let Some(cluster) = linking.chains.of_mention[other].filter(|&cluster| fits(cluster)) {
            if !pair.contains(&cluster) {
                pair.push(cluster);
            }
            if pair.len() == 2 {
                return Some(pair);
            }
        }
    }
    None
}
