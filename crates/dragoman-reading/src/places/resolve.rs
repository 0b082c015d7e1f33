//! Which bearer of a name the article means.
//!
//! In: toponyms with their bearers, and the setting. Out: a [`Verdict`] for each toponym.
//!
//! 1. Toponyms of one name are one: a name has one sense in an article.
//! 2. What the words around say counts once: containers ("Paris, Texas"), what it is ("Idlib province").
//! 3. In rounds: how much of the other names lies in a bearer's country and province, and how near it
//!    is to them. Each name counts for its bearers by how likely they are so far.
//!
//! The weights are few and round, set by hand; scores are powers of ten, as the priors are.

use super::atlas::{Bearer, Source};
use super::setting::Setting;
use super::tally::Tally;
use super::toponyms::Toponym;
use crate::lexicon::Level;
use std::collections::BTreeMap;

/// The words around the name say what it lies in.
const CONTAINED: f64 = 8.0;
/// They say what it is.
const CALLED: f64 = 4.0;
/// For a town or a well-known county that an English paper is named after, in a country with English papers.
const HOME: f64 = 4.0;
/// For the best known of a name against others that are larger.
const RENOWN: f64 = 2.5;
const ROUNDS: usize = 3;
/// A lead below which the text does not tell, if another country is the rival.
const LEAD: f64 = 0.3;
/// A lead in fame at which the other country's bearer does not leave the name open: Warsaw, Indiana.
const DWARFED: f64 = 2.5;
/// A lead below which the rivals are worth a look.
const SURE: f64 = 1.0;
/// How many candidates are kept.
const MOST_CANDIDATES: usize = 5;

/// Countries in which local papers are in English.
const ENGLISH: [&str; 9] = ["AUS", "CAN", "GBR", "IRL", "IND", "NGA", "NZL", "USA", "ZAF"];

/// What was decided for one toponym.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// The bearer at this position of the toponym's list, what speaks for it, and close rivals.
    Settled(usize, &'static str, Vec<usize>),
    /// The text does not tell these apart, likeliest first.
    Open(Vec<usize>),
    /// Nobody known bears the name, but it lies in or near what another toponym settled on.
    Around {
        /// The position of the other toponym.
        toponym: usize,
        /// The position of its bearer.
        at: usize,
        /// What the other is to it.
        why: &'static str,
    },
    /// Nobody known bears the name.
    Unknown,
}

/// Toponyms of one name.
#[derive(Debug)]
pub(super) struct Name<'t, 'a> {
    members: Vec<usize>,
    pub(super) bearers: &'t [Bearer<'a>],
    /// What does not hang on the other names.
    pub(super) own: Vec<f64>,
    scores: Vec<f64>,
    /// How likely each bearer is so far; they sum to one.
    pub(super) odds: Vec<f64>,
    /// How much it counts for the others.
    pub(super) weight: f64,
}

/// Decides for each toponym.
pub(super) fn resolve(setting: &Setting<'_>, toponyms: &[Toponym<'_>], home: &[Bearer<'_>]) -> Vec<Verdict> {
    let mut names = names(setting, toponyms);
    if !home.is_empty() {
        names.push(Name::of_home(setting, home));
    }
    for _ in 0..ROUNDS {
        let tally = Tally::of(setting, &names);
        let scores: Vec<Vec<f64>> = names.iter().map(|name| tally.scores(name)).collect();
        for (name, scores) in names.iter_mut().zip(scores) {
            name.take(scores);
        }
    }
    let mut verdicts = vec![Verdict::Unknown; toponyms.len()];
    for name in &names {
        for &idx in &name.members {
            verdicts[idx] = name.verdict(toponyms, toponyms[idx].level);
        }
    }
    let strangers: Vec<usize> =
        (0..toponyms.len()).filter(|&idx| is_stranger(toponyms, &verdicts, idx)).collect();
    for idx in strangers {
        verdicts[idx] = Verdict::Unknown;
    }
    verdicts
}

/// "Hiran, Somalia", "the Northern District of Texas", where all known bearers lie elsewhere: a place that
/// no gazetteer has. A country lies in nothing: "the consulate of Venezuela in Lisbon".
fn is_stranger(toponyms: &[Toponym<'_>], verdicts: &[Verdict], idx: usize) -> bool {
    let Some(container) = toponyms[idx].container else { return false };
    let (Some(bearer), Some(around)) =
        (settled(toponyms, verdicts, idx), settled(toponyms, verdicts, container))
    else {
        return false;
    };
    let is_abroad = bearer.country.is_some() && around.country.is_some() && bearer.country != around.country;
    let is_held = toponyms[idx].is_held && bearer.level == around.level;
    let in_town = around.level == Some(Level::Town) && bearer.level >= Some(Level::District);
    is_abroad && bearer.level > Some(Level::Country) && (wider(around, bearer) || is_held || in_town)
}

/// The bearer that a toponym was settled on.
fn settled<'t, 'a>(toponyms: &'t [Toponym<'a>], verdicts: &[Verdict], idx: usize) -> Option<&'t Bearer<'a>> {
    match verdicts[idx] {
        Verdict::Settled(at, ..) => toponyms[idx].bearers.get(at),
        _ => None,
    }
}

fn names<'t, 'a>(setting: &Setting<'_>, toponyms: &'t [Toponym<'a>]) -> Vec<Name<'t, 'a>> {
    let mut by_words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (idx, toponym) in toponyms.iter().enumerate().filter(|(_, toponym)| !toponym.bearers.is_empty()) {
        by_words.entry(&toponym.key).or_default().push(idx);
    }
    let mut names: Vec<Name<'t, 'a>> =
        by_words.into_values().map(|members| Name::new(setting, toponyms, members)).collect();
    names.sort_by_key(|name| name.members[0]);
    names
}

impl<'t, 'a> Name<'t, 'a> {
    fn new(setting: &Setting<'_>, toponyms: &'t [Toponym<'a>], members: Vec<usize>) -> Self {
        let bearers: &[Bearer<'a>] = &toponyms[members[0]].bearers;
        let own = bearers.iter().map(|bearer| own_score(setting, toponyms, &members, bearer)).collect();
        let weight = 1.0 + (members.len() as f64).ln().min(1.5);
        Self::with(members, bearers, own, weight)
    }

    /// The publisher's home as a name that the article has once.
    fn of_home(setting: &Setting<'_>, bearers: &'t [Bearer<'a>]) -> Self {
        let own = bearers.iter().map(|bearer| bearer.prior + of_home(setting, bearer)).collect();
        Self::with(Vec::new(), bearers, own, 1.5)
    }

    fn with(members: Vec<usize>, bearers: &'t [Bearer<'a>], own: Vec<f64>, weight: f64) -> Self {
        let mut name = Self { members, bearers, own, scores: Vec::new(), odds: Vec::new(), weight };
        name.take(name.own.clone());
        name
    }

    fn take(&mut self, scores: Vec<f64>) {
        let best = scores.iter().copied().fold(f64::MIN, f64::max);
        let powers: Vec<f64> = scores.iter().map(|score| (2.0 * (score - best)).exp()).collect();
        let sum: f64 = powers.iter().sum();
        self.odds = powers.into_iter().map(|power| power / sum).collect();
        self.scores = scores;
    }

    /// The scores where the words call the place a province, a town or the like, or call it nothing.
    fn called(&self, level: Option<Level>) -> Vec<f64> {
        let scores = self.bearers.iter().zip(&self.scores);
        let is_called = |bearer: &Bearer<'_>| level.is_some() && bearer.level == level;
        scores.map(|(bearer, score)| score + if is_called(bearer) { CALLED } else { 0.0 }).collect()
    }

    /// A division's town of its name is meant where nothing calls it a division.
    fn town_of(&self, division: usize) -> Option<usize> {
        let wide = &self.bearers[division];
        let is_inside = |bearer: &Bearer<'_>| match wide.level {
            Some(Level::Province) => bearer.province == wide.province,
            _ => false,
        };
        let is_inside = |bearer: &Bearer<'_>| {
            is_inside(bearer) || bearer.country == wide.country && bearer.km(wide) < 80.0
        };
        let is_its_town = |bearer: &Bearer<'_>| {
            bearer.level == Some(Level::Town)
                && bearer.population > 0.1 * wide.population
                && is_inside(bearer)
        };
        let is_division = matches!(wide.level, Some(Level::Province | Level::District));
        self.bearers.iter().position(is_its_town).filter(|_| is_division)
    }

    fn verdict(&self, toponyms: &[Toponym<'_>], level: Option<Level>) -> Verdict {
        let scores = self.called(level);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        if let Some(town) = self.town_of(order[0]).filter(|_| level.is_none()) {
            order.retain(|&idx| idx != town);
            order.insert(0, town);
        }
        let best = &self.bearers[order[0]];
        let lead = |idx: usize| scores[order[0]] - scores[idx];
        let elsewhere = |idx: &usize| is_elsewhere(&self.bearers[*idx], best);
        let rivals: Vec<usize> = order.iter().copied().skip(1).filter(elsewhere).collect();
        let abroad = rivals.iter().find(|&&idx| self.bearers[idx].country != best.country);
        let close = rivals.iter().copied().filter(|&idx| lead(idx) < SURE);
        let candidates: Vec<usize> = std::iter::once(order[0]).chain(close).take(MOST_CANDIDATES).collect();
        let is_dwarfed = |idx: usize| best.prior - self.bearers[idx].prior >= DWARFED;
        if abroad.is_some_and(|&idx| lead(idx) < LEAD && !is_dwarfed(idx)) {
            return Verdict::Open(candidates);
        }
        let why = self.why(toponyms, best, &rivals);
        let candidates = if candidates.len() > 1 { candidates } else { Vec::new() };
        Verdict::Settled(order[0], why, candidates)
    }

    fn why(&self, toponyms: &[Toponym<'_>], best: &Bearer<'_>, rivals: &[usize]) -> &'static str {
        let mut containers = self.members.iter().filter_map(|&idx| toponyms[idx].container);
        let lies_in = |bearer: &Bearer<'_>| wider(bearer, best) && best.lies_in(bearer);
        match best.source {
            Source::Country(_) => "a country",
            _ if rivals.is_empty() => "the only one of that name",
            _ if containers.any(|idx| toponyms[idx].bearers.iter().take(3).any(lies_in)) => {
                "named with what it lies in"
            }
            _ if rivals.iter().all(|&idx| self.bearers[idx].prior + 1.0 < best.prior) => {
                "the best known of that name"
            }
            _ => "the other places of the article",
        }
    }
}

/// What speaks for a bearer without the other names.
fn own_score(setting: &Setting<'_>, toponyms: &[Toponym<'_>], members: &[usize], bearer: &Bearer<'_>) -> f64 {
    let is_in = |&idx: &usize| lies_in_container(toponyms, idx, bearer);
    let is_around = |&idx: &usize| holds_neighbour(toponyms, idx, bearer);
    let is_contained = members.iter().any(is_in) || members.iter().any(is_around);
    let is_home = setting.home.as_ref() == Some(&toponyms[members[0]].key);
    let contained = if is_contained { CONTAINED } else { 0.0 };
    bearer.prior
        + contained
        + renown(toponyms, members, bearer)
        + if is_home { of_home(setting, bearer) } else { 0.0 }
}

/// What the best known of a name gains: "Kent", but not "Kent *County*", which the best known is not called.
fn renown(toponyms: &[Toponym<'_>], members: &[usize], bearer: &Bearer<'_>) -> f64 {
    let is_called = members.iter().any(|&idx| toponyms[idx].level.is_some());
    if bearer.is_first && !is_called { RENOWN } else { 0.0 }
}

/// "Paris, *Texas*": whether what a toponym is said to lie in may hold the bearer.
fn lies_in_container(toponyms: &[Toponym<'_>], idx: usize, bearer: &Bearer<'_>) -> bool {
    let container = toponyms[idx].container.map(|idx| &toponyms[idx]);
    container.is_some_and(|container| {
        container.bearers.iter().take(3).any(|other| wider(other, bearer) && bearer.lies_in(other))
    })
}

/// "*Atlanta*, Georgia": whether the bearer holds what is said to lie in the toponym.
fn holds_neighbour(toponyms: &[Toponym<'_>], idx: usize, bearer: &Bearer<'_>) -> bool {
    let around = idx.saturating_sub(1)..(idx + 2).min(toponyms.len());
    around.filter(|&other| toponyms[other].container == Some(idx)).any(|other| {
        let held = toponyms[other].bearers.iter().take(3);
        held.into_iter().any(|other| wider(bearer, other) && other.lies_in(bearer))
    })
}

/// What speaks for a bearer of the name that the publisher has in its own.
fn of_home(setting: &Setting<'_>, bearer: &Bearer<'_>) -> f64 {
    let is_english = match setting.country {
        Some(code) => bearer.country == Some(code),
        None => bearer.country.is_some_and(|code| ENGLISH.contains(&code)),
    };
    if is_english && (bearer.is_town_named_so() || bearer.is_first) { HOME } else { 0.0 }
}

fn wider(container: &Bearer<'_>, bearer: &Bearer<'_>) -> bool {
    match (container.level, bearer.level) {
        (Some(wide), Some(narrow)) => wide < narrow,
        (None, Some(_)) => true,
        _ => false,
    }
}

/// Whether it matters which of the two is meant.
fn is_elsewhere(bearer: &Bearer<'_>, other: &Bearer<'_>) -> bool {
    bearer.source != other.source && bearer.km(other) > 50.0
}
