//! What the article is about: the countries and provinces that it names, and the publisher's home.

use super::atlas::{Atlas, Bearer};
use super::toponyms::Toponym;
use crate::Parsed;
use crate::lexicon::Level;
use std::collections::BTreeMap;

/// Countries and provinces with their shares of what the article names.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting<'a> {
    countries: BTreeMap<&'a str, f64>,
    provinces: BTreeMap<u32, f64>,
}

impl<'a> Setting<'a> {
    /// Reads the setting off the names that have one reading.
    pub(super) fn of(parsed: &Parsed<'a>, atlas: &Atlas<'a>, toponyms: &[Toponym<'a>]) -> Self {
        let mut setting = Self::default();
        for toponym in toponyms {
            if let Some(best) = toponym.bearers.first() {
                setting.add(best, toponym.bearers.get(1));
            }
        }
        if let Some(code) = home_country(parsed, atlas) {
            *setting.countries.entry(code).or_default() += 2.0;
        }
        setting
    }

    fn add(&mut self, best: &Bearer<'a>, next: Option<&Bearer<'a>>) {
        let margin = next.map_or(9.0, |next| best.prior - next.prior);
        let weight = match best.level {
            Some(Level::Country) => 1.0,
            Some(Level::Province) if margin > 1.0 => 1.0,
            _ if margin > 2.0 && best.prior > 4.0 => 0.5,
            _ => return,
        };
        if let Some(code) = best.country {
            *self.countries.entry(code).or_default() += weight;
        }
        if let Some(province) = best.province {
            *self.provinces.entry(province).or_default() += weight;
        }
    }

    /// How much of what the article names lies in a bearer's country, from 0 to 1.
    pub(super) fn country_share(&self, bearer: &Bearer<'_>) -> f64 {
        let n: f64 = self.countries.values().sum();
        bearer.country.and_then(|code| self.countries.get(code)).map_or(0.0, |here| here / (n + 0.5))
    }

    /// How much of what the article names lies in a bearer's province, from 0 to 1.
    pub(super) fn province_share(&self, bearer: &Bearer<'_>) -> f64 {
        let n: f64 = self.provinces.values().sum();
        let here = bearer.province.and_then(|idx| self.provinces.get(&idx));
        here.map_or(0.0, |here| here / (n + 0.5))
    }
}

/// The country whose letters end the host's name: "independent.co.uk".
fn home_country<'a>(parsed: &Parsed<'a>, _atlas: &Atlas<'a>) -> Option<&'a str> {
    let article = parsed.article;
    let url = article.url.as_deref().or(article.publisher.as_deref())?;
    let host = url.split("//").last()?.split('/').next()?;
    let ending = host.rsplit('.').next()?.to_uppercase();
    let iso2 = if ending == "UK" { "GB" } else { ending.as_str() };
    // ".co", ".tv", ".me", ".io" and the like are sold to anybody.
    if matches!(iso2, "CO" | "TV" | "ME" | "IO" | "FM" | "LY" | "TO" | "CC" | "WS" | "AI" | "IS") {
        return None;
    }
    let countries = parsed.lexicon.countries.list();
    countries
        .iter()
        .map(|entry| &entry.value)
        .find(|country| country.iso2 == iso2)
        .map(|country| country.code.as_str())
}
