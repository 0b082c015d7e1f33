//! Places that no gazetteer has: where they lie by what stands around them.
//!
//! In: toponyms and verdicts. Out: for a toponym without bearers, the settled one that it lies in or near:
//! what it is said to lie in, else the nearest one of its sentence, else the town that the article is
//! mostly about. That places it as finely as a province, or as what it lies in.

use super::resolve::Verdict;
use super::toponyms::Toponym;
use crate::Parsed;
use crate::lexicon::Level;
use std::collections::BTreeMap;

/// How many tokens may stand between a place and one of its sentence that places it.
const REACH: usize = 12;

/// How many toponyms back the same name is looked for.
const MEMORY: usize = 200;

/// Gives each toponym without bearers another to go by, where there is one.
pub(super) fn fill(parsed: &Parsed<'_>, toponyms: &[Toponym<'_>], verdicts: &mut [Verdict]) {
    let center = center(toponyms, verdicts);
    for idx in 0..toponyms.len() {
        if verdicts[idx] == Verdict::Unknown {
            let found = container(toponyms, verdicts, idx)
                .or_else(|| described(parsed, toponyms, verdicts, idx))
                .or_else(|| same_name(toponyms, verdicts, idx))
                .or_else(|| neighbour(parsed, toponyms, verdicts, idx))
                .or_else(|| center.map(|center| (center, "the province that the article is about")));
            if let Some((other, why)) = found
                && let Verdict::Settled(at, ..) = verdicts[other]
            {
                verdicts[idx] = Verdict::Around { toponym: other, at, why };
            }
        }
    }
}

fn container(toponyms: &[Toponym<'_>], verdicts: &[Verdict], idx: usize) -> Option<(usize, &'static str)> {
    let other = toponyms[idx].container.filter(|&other| matches!(verdicts[other], Verdict::Settled(..)))?;
    Some((other, "what it is said to lie in"))
}

/// "the *Syrian* town of Azaz": the country whose town it is called.
fn described(
    parsed: &Parsed<'_>,
    toponyms: &[Toponym<'_>],
    verdicts: &[Verdict],
    idx: usize,
) -> Option<(usize, &'static str)> {
    let document = parsed.document;
    let start = toponyms[idx].tokens.start;
    let of = start.checked_sub(1).filter(|&of| document.word(of) == "of")?;
    let noun = document.head(of);
    let is_whose = |other: &usize| {
        let tokens = &toponyms[*other].tokens;
        document.head(tokens.end - 1) == noun
            && tokens.end <= noun
            && matches!(verdicts[*other], Verdict::Settled(..))
    };
    (idx.saturating_sub(3)..idx).rev().find(is_whose).map(|other| (other, "what it is called a town of"))
}

/// Where the same name lies that an earlier sentence placed.
fn same_name(toponyms: &[Toponym<'_>], verdicts: &[Verdict], idx: usize) -> Option<(usize, &'static str)> {
    (idx.saturating_sub(MEMORY)..idx).rev().find_map(|other| match verdicts[other] {
        Verdict::Around { toponym, why, .. } if toponyms[other].words == toponyms[idx].words => {
            Some((toponym, why))
        }
        _ => None,
    })
}

/// The nearest settled place of the sentence that is finer than a country.
fn neighbour(
    parsed: &Parsed<'_>,
    toponyms: &[Toponym<'_>],
    verdicts: &[Verdict],
    idx: usize,
) -> Option<(usize, &'static str)> {
    let start = toponyms[idx].tokens.start;
    let sentence = parsed.document.sentence_of(start);
    let around = idx.saturating_sub(4)..(idx + 5).min(toponyms.len());
    let distance = |other: &usize| toponyms[*other].tokens.start.abs_diff(start);
    let near = around.filter(|other| {
        let toponym = &toponyms[*other];
        *other != idx
            && toponym.literal
            && parsed.document.sentence_of(toponym.tokens.start) == sentence
            && distance(other) <= REACH
            && is_fine(toponym, &verdicts[*other])
    });
    near.min_by_key(distance).map(|other| (other, "the nearest place of the sentence"))
}

fn is_fine(toponym: &Toponym<'_>, verdict: &Verdict) -> bool {
    let Verdict::Settled(at, ..) = verdict else { return false };
    matches!(toponym.bearers[*at].level, Some(Level::Province | Level::District | Level::Town))
}

/// The first toponym of the province in which more than half of all fine places lie.
fn center(toponyms: &[Toponym<'_>], verdicts: &[Verdict]) -> Option<usize> {
    let mut provinces: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut n_all = 0;
    for (idx, toponym) in
        toponyms.iter().enumerate().filter(|(idx, toponym)| is_fine(toponym, &verdicts[*idx]))
    {
        n_all += 1;
        if let Verdict::Settled(at, ..) = verdicts[idx]
            && let Some(province) = toponym.bearers[at].province
        {
            provinces.entry(province).or_default().push(idx);
        }
    }
    let most =
        provinces.into_values().max_by_key(|members| (members.len(), std::cmp::Reverse(members[0])))?;
    let finest = |&idx: &usize| match verdicts[idx] {
        Verdict::Settled(at, ..) => (toponyms[idx].bearers[at].level, std::cmp::Reverse(idx)),
        _ => (None, std::cmp::Reverse(idx)),
    };
    (2 * most.len() > n_all).then(|| most.into_iter().max_by_key(finest)).flatten()
}
