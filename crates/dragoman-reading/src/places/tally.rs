//! What all names of an article say of countries, provinces and neighbourhoods.
//!
//! In: names with how likely each bearer is so far. Out: a score for each bearer of a name: what it has of
//! its own, how much of the other names lies in its country and province, and how near towns are.

use super::atlas::Bearer;
use super::resolve::Name;
use super::setting::Setting;
use crate::lexicon::Level;
use std::collections::BTreeMap;

/// For every power of ten that a country's share of the article grows by.
const COUNTRY: f64 = 1.7;
/// The same for a province.
const PROVINCE: f64 = 1.0;
/// For a bearer among many others.
const NEAR: f64 = 2.3;
/// The share of a country that is not spoken of.
const UNSEEN_COUNTRY: f64 = 0.08;
/// The same of a province: papers name places of many.
const UNSEEN_PROVINCE: f64 = 0.1;
/// The distance at which a neighbour's support has shrunk to a third.
const REACH_KM: f64 = 60.0;
/// Names beyond these neither lend support nor cost time.
const MOST_NAMES: usize = 60;

/// What all names say of countries, provinces and neighbourhoods.
pub(super) struct Tally<'t, 'a> {
    countries: BTreeMap<&'a str, f64>,
    provinces: BTreeMap<u32, f64>,
    all: f64,
    in_provinces: f64,
    anchors: Vec<(&'t [Bearer<'a>], &'t Bearer<'a>, f64)>,
}

impl<'t, 'a> Tally<'t, 'a> {
    pub(super) fn of(setting: &Setting<'a>, names: &'t [Name<'t, 'a>]) -> Self {
        let mut tally = Self {
            countries: BTreeMap::new(),
            provinces: BTreeMap::new(),
            all: 0.0,
            in_provinces: 0.0,
            anchors: Vec::new(),
        };
        if let Some(code) = setting.country {
            tally.countries.insert(code, 1.5);
            tally.all += 1.5;
        }
        for name in names.iter().take(MOST_NAMES).chain(names.iter().skip(MOST_NAMES).last()) {
            tally.add(name);
        }
        tally
    }

    fn add(&mut self, name: &'t Name<'t, 'a>) {
        for (bearer, odds) in name.bearers.iter().zip(&name.odds).filter(|(_, odds)| **odds > 0.01) {
            let weight = name.weight * odds;
            if let Some(code) = bearer.country {
                *self.countries.entry(code).or_default() += weight;
                self.all += weight;
            }
            if let Some(province) = bearer.province {
                *self.provinces.entry(province).or_default() += weight;
                self.in_provinces += weight;
            }
            let is_anchor = matches!(bearer.level, Some(Level::District | Level::Town)) && *odds > 0.2;
            if is_anchor {
                self.anchors.push((name.bearers, bearer, weight));
            }
        }
    }

    pub(super) fn scores(&self, name: &Name<'_, 'a>) -> Vec<f64> {
        let own = |of: &dyn Fn(&Bearer<'a>) -> bool| -> f64 {
            let pairs = name.bearers.iter().zip(&name.odds);
            pairs.filter(|(bearer, _)| of(bearer)).map(|(_, odds)| odds * name.weight).sum()
        };
        let score = |(bearer, own_score): (&Bearer<'a>, &f64)| {
            let country = bearer.country.map_or(0.3, |code| {
                let here = self.countries.get(code).copied().unwrap_or_default();
                let (mine, all_mine) =
                    (own(&|other| other.country == Some(code)), own(&|other| other.country.is_some()));
                share(here - mine, self.all - all_mine, UNSEEN_COUNTRY)
            });
            let province = bearer.province.map_or(0.3, |idx| {
                let here = self.provinces.get(&idx).copied().unwrap_or_default();
                let (mine, all_mine) =
                    (own(&|other| other.province == Some(idx)), own(&|other| other.province.is_some()));
                share(here - mine, self.in_provinces - all_mine, UNSEEN_PROVINCE)
            });
            own_score + COUNTRY * country.log10() + PROVINCE * province.log10() + self.nearness(name, bearer)
        };
        name.bearers.iter().zip(&name.own).map(score).collect()
    }

    fn nearness(&self, name: &Name<'_, 'a>, bearer: &Bearer<'_>) -> f64 {
        if matches!(bearer.level, None | Some(Level::Country)) {
            return 0.0;
        }
        let others = self
            .anchors
            .iter()
            .filter(|(of, other, _)| !other.is_far(bearer) && !std::ptr::eq(*of, name.bearers));
        let sum: f64 = others.map(|(_, other, weight)| weight * (-bearer.km(other) / REACH_KM).exp()).sum();
        NEAR * sum / (sum + 0.7)
    }
}

/// The share of a part in a whole, never nothing.
fn share(part: f64, whole: f64, unseen: f64) -> f64 {
    (part.max(0.0) + unseen) / (whole.max(0.0) + 1.0)
}
