//! Lays mentions of one thing together.
//!
//! In: the mentions of a text, in text order, and whose words each token is. Out: [`Chains`]. In a list
//! ([`items::plain_list`]) nothing but a name reaches from one paragraph into another.
//!
//! 1. `same_name`  names of one bearer: "Angela Merkel", "Ms Merkel", "Merkel"; "Human Rights Watch", "HRW".
//! 2. `structure`  appositions and what "is" ties together: "Adel al-Jubeir, the foreign minister".
//!    `introduced` joins who speaks by what he is and in the next sentence by name.
//! 3. `ranking`    all other mentions, in text order: the trained part chooses among what was spoken
//!    of before, with what grammar (`proposals`) and the rules for offices and kinds (`nominal`) say.
//!    Who "I" and "you" are is chosen last, when all speakers are known; outside of quotations `author` says.
//! 4. `later`      what had no name joins what is named, where rules leave no other (`places_named` too), or where a name
//!    stands right beside it (`renamed`).
//!
//! Two results: chains, which hold every choice, and clusters, which hold the sure ones only and become
//! entities. A pronoun that may as well mean a thing that happened stays alone.

mod author;
mod bars;
mod beside;
mod beyond;
mod chain;
mod doubt;
mod features;
mod introduced;
mod later;
mod lessons;
mod linking;
mod misspelt;
mod nominal;
mod nouns;
mod office;
mod options;
mod pairs;
mod places_named;
mod proposals;
mod ranker;
mod ranking;
mod renamed;
mod said_to_be;
mod same_name;
mod shortlist;
mod side;
mod structure;
mod subject;
mod surroundings;
mod view;

pub use lessons::Lesson;
pub use ranker::Ranker;

use super::describe::Description;
use super::items;
use super::known_at::KnownAt;
use super::mention::{Form, Mention};
use super::pronouns::Pronoun;
use crate::Parsed;
use crate::lexicon::{Gender, Known};
use crate::statements::Voice;
use doubt::sure_lead;
use dragoman_records::{EntityType, Place};
use lessons::Teacher;
use linking::Linking;
use proposals::{Proposals, Rule};
use ranking::Ranking;
use std::ops::Range;
use view::{Class, Group};

/// Mentions of one thing.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// Positions in the list of mentions, rising.
    pub(super) mentions: Vec<usize>,
    pub(super) kind: EntityType,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    pub(super) known: Option<Known>,
    pub(super) code: Option<String>,
    /// What titles, appositions and nominals say of it, in the order in which they were found.
    pub(super) descriptions: Vec<Description>,
    /// Clusters that it is made of: "the two men".
    pub(super) members: Vec<usize>,
    /// Whether a name is among the mentions.
    pub(super) named: bool,
    /// Whether one of the names is only nearly the others' or the lexicon's.
    pub(super) misspelt: bool,
}

/// Clusters, and the cluster of each mention.
#[derive(Clone, Debug, Default)]
pub(super) struct Chains {
    pub(super) clusters: Vec<Cluster>,
    pub(super) of_mention: Vec<Option<usize>>,
    /// Mentions of one thing, sure or not.
    pub(super) all: Vec<Vec<usize>>,
    /// Phrases that are no mention of their own, each with its place in `all`.
    pub(super) also: Vec<(usize, Range<usize>)>,
}

/// Lays the mentions of a text together.
pub(super) fn link(
    parsed: &Parsed<'_>,
    places: &[Place],
    known_at: &KnownAt<'_>,
    mentions: &[Mention],
    voices: &[Option<Voice>],
) -> Chains {
    let mut linking = Linking::new(parsed, mentions);
    same_name::link(&mut linking);
    structure::link(&mut linking);
    introduced::link(&mut linking);
    let by_head = linking.by_head.clone();
    let of_mention = &linking.chains.of_mention;
    let list = items::plain_list(parsed, places, known_at, |token| of_mention[by_head[token]?]);
    let mut ranking = Ranking::begin(&linking, &by_head, list, voices, Ranker::bundled());
    choose(&mut linking, &mut ranking, None);
    join_behind(&mut ranking);
    hand_over(&mut linking, ranking);
    linking.chains
}

/// The lessons of a text for the trained part, with the choices of given weights where the chains grow by them;
/// `things` has heads of mentions with what they stand for.
pub(super) fn lessons(
    parsed: &Parsed<'_>,
    mentions: &[Mention],
    voices: &[Option<Voice>],
    things: &[(usize, usize)],
    ranker: &Ranker,
) -> Vec<Lesson> {
    let mut lessons = Vec::new();
    for by_own_choice in [false, true] {
        let mut linking = Linking::new(parsed, mentions);
        same_name::link(&mut linking);
        structure::link(&mut linking);
        let by_head = linking.by_head.clone();
        let mut teacher = Teacher { truth: lessons::truth_of(&linking, things), by_own_choice, lessons };
        let mut ranking = Ranking::begin(&linking, &by_head, None, voices, ranker);
        choose(&mut linking, &mut ranking, Some(&mut teacher));
        lessons = teacher.lessons;
    }
    lessons
}

/// Goes through the mentions in text order, first and second persons last.
fn choose(linking: &mut Linking<'_, '_>, ranking: &mut Ranking<'_, '_>, mut teacher: Option<&mut Teacher>) {
    // The chain of each cluster, once one of its mentions has been reached.
    let mut chain_of_cluster: Vec<Option<usize>> = Vec::new();
    let n_mentions = linking.mentions.len();
    let is_speaker = |ranking: &Ranking<'_, '_>, idx: usize| ranking.views[idx].group == Group::Speaker;
    let others = (0..n_mentions).filter(|&idx| !is_speaker(ranking, idx));
    let speakers = (0..n_mentions).filter(|&idx| is_speaker(ranking, idx));
    for idx in others.chain(speakers).collect::<Vec<usize>>() {
        if ranking.chain_of[idx].is_some() {
            continue;
        }
        if let Some(owner) = owner_to_come(linking, ranking, idx) {
            place(linking, ranking, &mut chain_of_cluster, (owner, None), teacher.as_deref_mut());
        }
        let to_come = beside::name_to_come(linking, idx).filter(|&name| ranking.chain_of[name].is_none());
        for (idx, beside) in beside::in_order(linking, &chain_of_cluster, idx, to_come) {
            place(linking, ranking, &mut chain_of_cluster, (idx, beside), teacher.as_deref_mut());
        }
    }
}

/// The "his" of "his father": who that is not is known only if it goes first.
fn owner_to_come(linking: &Linking<'_, '_>, ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let owner = linking.by_head[ranking.views[idx].owner?]?;
    let is_third = matches!(ranking.views[owner].group, Group::Person | Group::It | Group::They);
    (is_third && ranking.chain_of[owner].is_none()).then_some(owner)
}

/// What is known when the whole text was read.
fn join_behind(ranking: &mut Ranking<'_, '_>) {
    said_to_be::link(ranking);
    renamed::link(ranking);
    later::link(ranking);
    beyond::link(ranking);
    sign(ranking);
}

/// Hands the chains over, with their mentions in text order.
fn hand_over(linking: &mut Linking<'_, '_>, ranking: Ranking<'_, '_>) {
    linking.chains.also = ranking.also;
    linking.chains.all = ranking.chains.into_iter().map(|chain| chain.mentions).collect();
    for mentions in &mut linking.chains.all {
        mentions.retain(|&idx| ranking.views[idx].class != Class::Pronoun(Pronoun::Relative));
        mentions.sort_unstable();
    }
    for cluster in &mut linking.chains.clusters {
        cluster.mentions.sort_unstable();
    }
}

/// Lays the words below a letter to who writes it.
fn sign(ranking: &mut Ranking<'_, '_>) {
    let Some((writer, signature)) = ranking.writer.zip(ranking.turns.signature.clone()) else { return };
    match ranking.chain_at(signature.end - 1) {
        Some(chain) if chain != writer => ranking.unite(chain, writer),
        Some(_) => {}
        None => ranking.also.push((writer, signature)),
    }
}

/// Finds the chain and the cluster of one mention, and of the name or noun right beside it that is the same.
fn place(
    linking: &mut Linking<'_, '_>,
    ranking: &mut Ranking<'_, '_>,
    chain_of_cluster: &mut Vec<Option<usize>>,
    (idx, beside): (usize, Option<usize>),
    teacher: Option<&mut Teacher>,
) {
    if ranking.views[idx].class == Class::Pronoun(Pronoun::Relative) {
        relative(linking, ranking, idx);
        return;
    }
    chain_of_cluster.resize(linking.chains.clusters.len(), None);
    let cluster = linking.chains.of_mention[idx];
    let follows = cluster.and_then(|cluster| chain_of_cluster[cluster]);
    let (chain, is_sure) = match (follows, teacher) {
        (Some(chain), Some(teacher)) if !teacher.by_own_choice => {
            (teacher.right_chain(ranking, idx).or(Some(chain)), true)
        }
        (Some(chain), _) => (Some(chain), true),
        (None, teacher) => {
            let mut proposals = propose(linking, ranking, chain_of_cluster, idx);
            proposals.take_beside(ranking, idx, beside);
            match teacher {
                Some(teacher) => (teacher.teach(ranking, idx, &proposals), true),
                None => {
                    let chosen = ranking.choose(idx, &proposals);
                    let is_ruled =
                        chosen.chain.is_some_and(|chain| proposals.for_chain(chain) & RELIABLE != 0);
                    (chosen.chain, is_ruled || chosen.lead >= sure_lead(ranking.views[idx].group))
                }
            }
        }
    };
    let own = cluster.or_else(|| settle(linking, ranking, idx, chain.filter(|_| is_sure)));
    let chain = ranking.add(idx, chain);
    chain_of_cluster.resize(linking.chains.clusters.len(), None);
    if let Some(own) = own {
        chain_of_cluster[own].get_or_insert(chain);
    }
}

/// A relative pronoun stands for the noun that its clause describes.
fn relative(linking: &mut Linking<'_, '_>, ranking: &mut Ranking<'_, '_>, idx: usize) {
    let noun = linking.parsed.clauses.antecedent(linking.mentions[idx].head);
    let noun = noun.and_then(|noun| linking.by_head[noun]);
    if let Some(cluster) = noun.and_then(|noun| linking.chains.of_mention[noun]) {
        linking.join(idx, cluster);
    }
    if let Some(chain) = noun.and_then(|noun| ranking.chain_of[noun]) {
        ranking.chain_of[idx] = Some(chain);
    }
}

fn propose(
    linking: &Linking<'_, '_>,
    ranking: &Ranking<'_, '_>,
    chain_of_cluster: &[Option<usize>],
    idx: usize,
) -> Proposals {
    let mut proposals = Proposals::default();
    let reached = |cluster: Option<usize>| chain_of_cluster.get(cluster?).copied().flatten();
    for other in beside::partners(linking, idx) {
        let chain = ranking.chain_of[other].or_else(|| reached(linking.chains.of_mention[other]));
        proposals.add(Rule::Apposition, chain);
    }
    proposals.named = beside::name_behind(linking, idx).and_then(|name| ranking.chain_of[name]);
    proposals::of_grammar(ranking, idx, &mut proposals);
    for (rule, cluster) in nominal::propose(linking, idx) {
        proposals.add(rule, chain_of_cluster[cluster]);
    }
    proposals
}

/// The rules that need no lead where the trained part agrees with them.
const RELIABLE: u32 = 1 << Rule::Apposition as u32 | 1 << Rule::Office as u32 | 1 << Rule::SameNoun as u32;

/// The cluster of a mention that has none by its name: that of its chain, else one of its own if it
/// is a nominal.
fn settle(
    linking: &mut Linking<'_, '_>,
    ranking: &Ranking<'_, '_>,
    idx: usize,
    chain: Option<usize>,
) -> Option<usize> {
    let mentions = chain.map(|chain| ranking.chains[chain].mentions.as_slice()).unwrap_or_default();
    let of_chain = mentions.iter().rev().find_map(|&other| linking.chains.of_mention[other]);
    match of_chain {
        _ if linking.mentions[idx].form == Form::Modifier => None,
        Some(cluster) => {
            linking.join(idx, cluster);
            Some(cluster)
        }
        None if linking.mentions[idx].form == Form::Nominal => Some(nominal::begin(linking, idx)),
        None => None,
    }
}
