//! Lays chains without a name to what is named, when the whole text is read: the second trained part.
//!
//! In: the chains, and how well each mention went with what was spoken of before ([`Vote`]s of the first part).
//! Out: the same chains, some laid together; or the lessons of a text. "The airline" may have begun something new
//! by a hair, and "the airline" again followed it: taken together they tell what a single choice did not.
//!
//! The options of a chain are the named ones that its mentions had votes for, the largest, and the nearest.
//! `signs` has the features.

mod signs;

use super::bars;
use super::lessons::{Lesson, Teacher};
use super::options;
use super::ranker::Network;
use super::ranking::Ranking;
use super::view::Class;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How well a mention went with a chain, against "something new", in ten-thousandths of a nat.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vote {
    /// A mention of the chain.
    pub(super) member: usize,
    pub(super) lead: i64,
}

/// The least lead that is kept as a vote.
pub(super) const LEAST_VOTE: i64 = -80_000;
/// How much "none of them" has to be ahead, in ten-thousandths of a nat.
const DOUBT: i64 = 15_000;
/// How far the best has to be ahead of the next, in ten-thousandths of a nat.
const LEAD: i64 = 2_500;
/// How many named chains are taken for their size, and for standing near.
const MOST_TAKEN: usize = 8;
/// How many options there are at most.
const MOST_OPTIONS: usize = 30;
/// How many mentions of a chain are looked at.
const MOST: usize = 12;

/// A chain without a name, with what it may be of.
struct Case {
    chain: usize,
    /// The mention that tells most: its first noun, else its first.
    first: usize,
    /// With the best vote first.
    candidates: Vec<Candidate>,
}

/// A named chain that may be the same, with the votes for it.
#[derive(Clone, Copy)]
struct Candidate {
    named: usize,
    votes: Votes,
}

/// What the mentions of a chain had for another.
#[derive(Clone, Copy, Default)]
struct Votes {
    n: usize,
    best: Option<i64>,
    of_first: Option<i64>,
}

/// Lays chains without a name to named ones.
pub(super) fn link(ranking: &mut Ranking<'_, '_>) {
    let joins: Vec<(usize, usize)> =
        cases(ranking).iter().filter_map(|case| Some((case.chain, best(ranking, case)?))).collect();
    joins.into_iter().for_each(|(chain, named)| ranking.unite(chain, named));
}

/// The named chain that a case is of, if any; the first of equals.
fn best(ranking: &Ranking<'_, '_>, case: &Case) -> Option<usize> {
    let network = Network::of_chains();
    let mut scores = Vec::with_capacity(case.candidates.len() + 1);
    signs::each(ranking, case, &mut |signs| scores.push(network.score(signs)));
    let best = (1..scores.len()).max_by_key(|&at| (scores[at], Reverse(at)))?;
    let rival = (1..scores.len()).filter(|&at| at != best).map(|at| scores[at]).max();
    let is_ahead = scores[best] > scores[0] - DOUBT && rival.is_none_or(|rival| scores[best] - rival > LEAD);
    is_ahead.then(|| case.candidates[best - 1].named)
}

/// The choices of a text, with the right ones marked.
pub(super) fn teach(ranking: &Ranking<'_, '_>, teacher: &mut Teacher) {
    for case in cases(ranking) {
        let Some(truth) = teacher.truth_of_chain(ranking, case.chain) else { continue };
        let is_right =
            |candidate: &Candidate| teacher.truth_of_chain(ranking, candidate.named) == Some(truth);
        let mut right = vec![false];
        right.extend(case.candidates.iter().map(is_right));
        right[0] = !right.contains(&true);
        let mut options = Vec::new();
        signs::each(ranking, &case, &mut |signs| options.push(signs.rows()));
        teacher.lessons.of_chains.push(Lesson { options, right, head: ranking.mentions[case.first].head });
    }
}

fn cases(ranking: &Ranking<'_, '_>) -> Vec<Case> {
    let (mut named, mut nameless) = (Vec::new(), Vec::new());
    for (idx, chain) in ranking.chains.iter().enumerate().filter(|(_, chain)| !chain.mentions.is_empty()) {
        if chain.is_named() {
            named.push(idx);
        } else if !chain.is_vague() {
            nameless.push(idx);
        }
    }
    named.sort_by_key(|&chain| Reverse(ranking.chains[chain].mentions.len()));
    nameless.into_iter().filter_map(|chain| case(ranking, chain, &named)).collect()
}

/// A chain with its candidates; none if there is none, or nothing is spoken of ("it rains").
fn case(ranking: &Ranking<'_, '_>, chain: usize, named: &[usize]) -> Option<Case> {
    let mentions = &ranking.chains[chain].mentions;
    let is_noun = |idx: &usize| !matches!(ranking.views[*idx].class, Class::Pronoun(_));
    let first_noun = mentions.iter().copied().filter(is_noun).min();
    let first = first_noun.or_else(|| mentions.iter().copied().min())?;
    if options::says_nothing(ranking.parsed, ranking.mentions[first].head) {
        return None;
    }
    let mut votes = votes(ranking, chain, first);
    named.iter().take(MOST_TAKEN).for_each(|&other| _ = votes.entry(other).or_default());
    let near = named.iter().filter(|&&other| is_near(ranking, first, other));
    near.take(MOST_TAKEN).for_each(|&other| _ = votes.entry(other).or_default());
    let candidates = votes.into_iter().map(|(named, votes)| Candidate { named, votes });
    let mut candidates: Vec<Candidate> =
        candidates.filter(|candidate| may_be(ranking, chain, candidate.named)).collect();
    candidates.sort_by_key(|candidate| Reverse(candidate.votes.best));
    candidates.truncate(MOST_OPTIONS);
    (!candidates.is_empty()).then_some(Case { chain, first, candidates })
}

/// The votes of a chain for named ones.
fn votes(ranking: &Ranking<'_, '_>, chain: usize, first: usize) -> BTreeMap<usize, Votes> {
    let mut votes: BTreeMap<usize, Votes> = BTreeMap::new();
    for &idx in ranking.chains[chain].mentions.iter().take(MOST) {
        for vote in &ranking.votes[idx] {
            let other = ranking.chain_of[vote.member].filter(|&other| ranking.chains[other].is_named());
            let Some(other) = other else { continue };
            let votes = votes.entry(other).or_default();
            votes.n += 1;
            votes.best = votes.best.max(Some(vote.lead));
            if idx == first {
                votes.of_first = Some(vote.lead);
            }
        }
    }
    votes
}

/// Whether a chain is spoken of in the sentence of a mention or the next to it.
fn is_near(ranking: &Ranking<'_, '_>, first: usize, other: usize) -> bool {
    let sentence = ranking.views[first].sentence;
    let mentions = ranking.chains[other].mentions.iter().take(MOST);
    mentions.into_iter().any(|&idx| ranking.views[idx].sentence.abs_diff(sentence) <= 1)
}

/// Whether nothing forbids it for any of the first mentions.
fn may_be(ranking: &Ranking<'_, '_>, chain: usize, named: usize) -> bool {
    let chain = &ranking.chains[chain];
    chain.gender.fits(ranking.chains[named].gender)
        && chain.mentions.iter().take(MOST / 2).all(|&idx| bars::may_join(ranking, idx, named))
}
