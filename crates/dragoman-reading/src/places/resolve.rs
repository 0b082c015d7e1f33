//! Which bearer of a name the article means.
//!
//! In: toponyms with their bearers, and the setting. Out: a [`Verdict`] for each toponym.
//!
//! Each bearer gets a score: how likely it is at all, whether the words around it name what it lies
//! in, how much of the article lies in its country and province, how near it is to the other places.
//! The last is reckoned in rounds, since the other places have to be settled too.

use super::atlas::{Atlas, Bearer, Source};
use super::setting::Setting;
use super::toponyms::Toponym;
use crate::lexicon::Level;
use std::collections::BTreeMap;

const CONTAINED: f64 = 8.0;
const COUNTRY: f64 = 4.0;
const PROVINCE: f64 = 3.0;
const NEAR: f64 = 3.0;
const LEVEL: f64 = 4.0;
/// The distance at which a neighbour's support has shrunk to a third.
const REACH_KM: f64 = 100.0;
const ROUNDS: usize = 3;
/// Names beyond these neither lend support nor cost time.
const MOST_NAMES: usize = 60;
/// A lead below which the text does not tell.
const LEAD: f64 = 0.2;

/// What was decided for one toponym.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// The bearer at this position of the toponym's list, and what speaks for it.
    Settled(usize, &'static str),
    /// The text does not tell these apart, likeliest first.
    Open(Vec<usize>),
    /// Nobody known bears the name.
    Unknown,
}

/// Toponyms of one name.
struct Name {
    members: Vec<usize>,
    scores: Vec<f64>,
    best: usize,
    lead: f64,
}

/// Decides for each toponym.
pub(super) fn resolve(atlas: &Atlas<'_>, setting: &Setting<'_>, toponyms: &[Toponym<'_>]) -> Vec<Verdict> {
    let mut names = names(toponyms);
    for name in &mut names {
        let first = &toponyms[name.members[0]];
        name.scores =
            first.bearers.iter().map(|bearer| basic(setting, toponyms, &name.members, bearer)).collect();
        name.settle(first);
    }
    for _ in 0..ROUNDS {
        add_nearness(toponyms, setting, &mut names);
    }
    let mut verdicts = vec![Verdict::Unknown; toponyms.len()];
    for name in &names {
        for &idx in &name.members {
            verdicts[idx] = verdict(atlas, setting, toponyms, name, idx);
        }
    }
    verdicts
}

fn names(toponyms: &[Toponym<'_>]) -> Vec<Name> {
    let mut by_words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (idx, toponym) in toponyms.iter().enumerate().filter(|(_, toponym)| !toponym.bearers.is_empty()) {
        by_words.entry(dragoman_gazetteer::fold(&toponym.words)).or_default().push(idx);
    }
    let mut names: Vec<Name> = by_words
        .into_values()
        .map(|members| Name { members, scores: Vec::new(), best: 0, lead: 0.0 })
        .collect();
    names.sort_by_key(|name| name.members[0]);
    names
}

/// What speaks for a bearer without the other places.
fn basic(setting: &Setting<'_>, toponyms: &[Toponym<'_>], members: &[usize], bearer: &Bearer<'_>) -> f64 {
    let members = members.iter().map(|&idx| &toponyms[idx]);
    let (mut contained, mut level) = (0.0_f64, 0.0_f64);
    for toponym in members {
        if let Some(container) = toponym.container.map(|idx| &toponyms[idx]) {
            let is_in =
                container.bearers.iter().take(3).any(|other| wider(other, bearer) && bearer.lies_in(other));
            contained = contained.max(if is_in { CONTAINED } else { 0.0 });
        }
        if toponym.level.is_some() && toponym.level == bearer.level {
            level = LEVEL;
        }
    }
    bearer.prior
        + contained
        + level
        + COUNTRY * setting.country_share(bearer)
        + PROVINCE * setting.province_share(bearer)
}

fn wider(container: &Bearer<'_>, bearer: &Bearer<'_>) -> bool {
    container.source != bearer.source
        && match (container.level, bearer.level) {
            (Some(wide), Some(narrow)) => wide < narrow || wide == Level::Town && narrow == Level::Town,
            (None, _) => true,
            _ => false,
        }
}

fn add_nearness(toponyms: &[Toponym<'_>], setting: &Setting<'_>, names: &mut [Name]) {
    let anchors: Vec<(usize, &Bearer<'_>, f64)> = names
        .iter()
        .enumerate()
        .take(MOST_NAMES)
        .map(|(at, name)| (at, &toponyms[name.members[0]].bearers[name.best], name.weight()))
        .filter(|(_, bearer, _)| {
            matches!(bearer.level, Some(Level::Town | Level::District | Level::Province))
        })
        .collect();
    let mut scores = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let first = &toponyms[name.members[0]];
        let near = |bearer: &Bearer<'_>| {
            let others = anchors.iter().filter(|(other, ..)| *other != at);
            let sum: f64 =
                others.map(|(_, other, weight)| weight * (-bearer.km(other) / REACH_KM).exp()).sum();
            NEAR * sum / (sum + 0.7)
        };
        let score = |bearer: &Bearer<'_>| {
            let nearness = if bearer.level == Some(Level::Country) { 0.0 } else { near(bearer) };
            basic(setting, toponyms, &name.members, bearer) + nearness
        };
        scores.push(first.bearers.iter().map(score).collect::<Vec<f64>>());
    }
    for (name, scores) in names.iter_mut().zip(scores) {
        name.scores = scores;
        name.settle(&toponyms[name.members[0]]);
    }
}

impl Name {
    fn settle(&mut self, toponym: &Toponym<'_>) {
        let order = self.order();
        self.best = order[0];
        let bearers = &toponym.bearers;
        let rival = order.iter().skip(1).find(|&&idx| is_elsewhere(&bearers[idx], &bearers[self.best]));
        self.lead = rival.map_or(9.0, |&idx| self.scores[self.best] - self.scores[idx]);
    }

    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.scores.len()).collect();
        order.sort_by(|&a, &b| self.scores[b].total_cmp(&self.scores[a]).then(a.cmp(&b)));
        order
    }

    fn weight(&self) -> f64 {
        if self.lead > 1.5 { 1.0 } else { 0.4 }
    }
}

/// Whether it matters which of the two is meant.
fn is_elsewhere(bearer: &Bearer<'_>, other: &Bearer<'_>) -> bool {
    bearer.km(other) > 50.0 && bearer.source != other.source
}

fn verdict(
    _atlas: &Atlas<'_>,
    _setting: &Setting<'_>,
    toponyms: &[Toponym<'_>],
    name: &Name,
    idx: usize,
) -> Verdict {
    let toponym = &toponyms[idx];
    if name.lead < LEAD {
        let top = name.scores[name.best];
        let close = name.order().into_iter().filter(|&at| top - name.scores[at] < 1.0).take(5);
        return Verdict::Open(close.collect());
    }
    let best = &toponym.bearers[name.best];
    let why = match best.source {
        _ if toponym.bearers.len() == 1 => "the only one of that name",
        Source::Country(_) => "a country",
        _ if toponym.container.is_some() => "named with what it lies in",
        _ => "most likely of that name here",
    };
    Verdict::Settled(name.best, why)
}
