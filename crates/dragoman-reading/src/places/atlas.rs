//! Who bears a name: the lexicon and the gazetteer as one.
//!
//! In: words of an article. Out: [`Bearer`]s, most likely first when nothing else is known.

use crate::lexicon::{Alias, Level, Lexicon, RegionKind};
use dragoman_gazetteer::{Gazetteer, Kind, Spot, fold};

/// How many bearers of a name are weighed against each other. Nine names of ten have fewer.
const MOST: usize = 40;

/// What a name loses that the gazetteer does not put first.
const ALTERNATE: f64 = 2.0;

/// How much more than by its people a town is spoken of, as a power: large ones more than their share.
const FAME: f64 = 1.1;

/// The lexicon and the gazetteer.
#[derive(Debug)]
pub(super) struct Atlas<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) gazetteer: Gazetteer,
}

/// Where a bearer is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Position in the lexicon's countries.
    Country(usize),
    /// Position in the lexicon's regions.
    Region(usize),
    /// Position in the gazetteer.
    Spot(u32),
}

/// One that bears a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bearer<'a> {
    pub(super) source: Source,
    /// How finely it places what lies there; none for regions over several provinces.
    pub(super) level: Option<Level>,
    /// Alpha-3 code of its country, if it lies in one.
    pub(super) country: Option<&'a str>,
    /// Its first-order division in the gazetteer; its own place there if it is one.
    pub(super) province: Option<u32>,
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) population: f64,
    /// How likely it is meant when nothing else is known.
    pub(super) prior: f64,
    /// Whether the words are its adjective or its people.
    pub(super) is_adjective: bool,
    /// Whether the words are not the name that the gazetteer puts first.
    pub(super) is_alternate: bool,
    /// Whether it is the best known of the name, though others are larger.
    pub(super) is_first: bool,
}

impl<'a> Atlas<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, gazetteer: Gazetteer::bundled() }
    }

    /// The bearers of a name, most likely first. `behind` says that the words stand behind the name of a town.
    pub(super) fn bearers(&self, words: &str, behind: bool) -> Vec<Bearer<'a>> {
        let words = words.strip_prefix("the ").or(words.strip_prefix("The ")).unwrap_or(words);
        let folded = fold(words);
        let alias = self.lexicon.places.alias(words).filter(|alias| behind || !alias.only_behind);
        let mut bearers = match alias {
            Some(alias) if !alias.is_one_of_many => self.of_alias(alias),
            _ => self.spots(&folded),
        };
        if let Some(alias) = alias.filter(|alias| alias.is_one_of_many) {
            bearers.extend(self.of_alias(alias));
            self.put_first(alias, &mut bearers);
        }
        if let Some(country) = self.country(&folded) {
            // England, Scotland and Wales are names of the United Kingdom, but finer than it.
            let is_part =
                |other: &Bearer<'_>| other.level == Some(Level::Province) && other.country == country.country;
            let is_finer = bearers.first().is_some_and(is_part) && fold(&self.name(&country)) != folded;
            bearers.extend((!is_finer).then_some(country));
        } else {
            bearers.extend(self.region(&folded));
        }
        bearers.sort_by(|a, b| b.prior.total_cmp(&a.prior));
        let mut seen = Vec::new();
        bearers.retain(|bearer| {
            let is_new = !seen.contains(&bearer.source);
            seen.push(bearer.source);
            is_new
        });
        bearers.truncate(MOST);
        bearers
    }

    /// Whether anybody bears a folded name.
    pub(super) fn knows(&self, words: &str, folded: &str) -> bool {
        let places = &self.lexicon.places;
        self.gazetteer.find(folded).next().is_some()
            || places.region(folded).is_some()
            || places.country(folded).is_some()
            || places.alias(words).is_some()
    }

    fn country(&self, folded: &str) -> Option<Bearer<'a>> {
        let (idx, is_adjective) = self.lexicon.places.country(folded)?;
        let country = self.lexicon.countries.at(idx);
        Some(Bearer {
            source: Source::Country(idx),
            level: Some(Level::Country),
            country: Some(&country.code),
            province: None,
            lat: country.lat,
            lon: country.lon,
            population: 0.0,
            prior: 9.0,
            is_adjective,
            is_alternate: false,
            is_first: false,
        })
    }

    fn region(&self, folded: &str) -> Option<Bearer<'a>> {
        let (idx, is_adjective) = self.lexicon.places.region(folded)?;
        let region = self.lexicon.places.at(idx);
        let level = match region.kind {
            RegionKind::Wide => None,
            RegionKind::Area => Some(Level::Province),
            RegionKind::Quarter | RegionKind::Spot => Some(Level::Town),
        };
        Some(Bearer {
            source: Source::Region(idx),
            level,
            country: Some(&region.countries).filter(|codes| codes.len() == 1).map(|codes| codes[0].as_str()),
            province: None,
            lat: region.lat,
            lon: region.lon,
            population: 0.0,
            prior: if level.is_none() { 9.0 } else { 8.0 },
            is_adjective,
            is_alternate: false,
            is_first: false,
        })
    }

    /// What an alias leads to: the division or town of its country with most people, or a region.
    fn of_alias(&self, alias: &'a Alias) -> Vec<Bearer<'a>> {
        let folded = fold(&alias.name);
        let mut spots = self.spots(&folded);
        spots.retain(|spot| spot.country == Some(&alias.country) && spot.level == Some(alias.level));
        spots.truncate(1);
        if spots.is_empty() {
            spots.extend(self.region(&folded));
        }
        for spot in &mut spots {
            spot.is_adjective = alias.is_adjective;
            spot.prior = if alias.is_one_of_many { spot.prior } else { 9.0 };
        }
        spots
    }

    /// Takes the doubt off a familiar name: "New York" is the city's as much as the state's. What is best
    /// known by it gains on larger namesakes: "Bethlehem".
    fn put_first(&self, alias: &Alias, bearers: &mut [Bearer<'a>]) {
        let name = fold(&alias.name);
        let is_it = |bearer: &&mut Bearer<'a>| {
            bearer.level == Some(alias.level)
                && bearer.country == Some(&alias.country)
                && fold(&self.name(bearer)) == name
        };
        for bearer in bearers.iter_mut().filter(is_it) {
            bearer.prior += if bearer.is_alternate { ALTERNATE } else { 0.0 };
            bearer.is_first = alias.is_first;
            bearer.is_alternate = false;
        }
    }

    fn spots(&self, folded: &str) -> Vec<Bearer<'a>> {
        let hits = self.gazetteer.find(folded);
        let spots = hits.map(|hit| (self.gazetteer.spot(hit.idx), hit.is_alternate));
        let mut bearers: Vec<Bearer<'a>> = spots
            .filter(|(spot, _)| spot.kind != Kind::Country)
            .map(|(spot, is_alternate)| self.bearer(&spot, is_alternate, folded))
            .collect();
        bearers.sort_by(|a, b| b.prior.total_cmp(&a.prior));
        bearers.truncate(MOST);
        bearers
    }

    fn bearer(&self, spot: &Spot, is_alternate: bool, folded: &str) -> Bearer<'a> {
        let people = (spot.population + 1.0).log10();
        let (level, prior) = match spot.kind {
            Kind::Country => (Level::Country, 9.0),
            Kind::Province => (Level::Province, 5.5 + 0.3 * people),
            Kind::District => (Level::District, 2.0 + 0.3 * people),
            Kind::Town => (
                Level::Town,
                FAME * people + if self.lexicon.places.is_capital(folded, spot.country) { 1.5 } else { 0.0 },
            ),
        };
        Bearer {
            source: Source::Spot(spot.idx),
            level: Some(level),
            country: Some(spot.country),
            province: if spot.kind == Kind::Province { Some(spot.idx) } else { spot.province },
            lat: spot.lat,
            lon: spot.lon,
            population: spot.population,
            prior: prior - if is_alternate { ALTERNATE } else { 0.0 },
            is_adjective: false,
            is_alternate,
            is_first: false,
        }
    }

    /// The name of a bearer in full.
    pub(super) fn name(&self, bearer: &Bearer<'_>) -> String {
        match bearer.source {
            Source::Country(idx) => self.lexicon.countries.at(idx).name.clone(),
            Source::Region(idx) => self.lexicon.places.at(idx).name.clone(),
            Source::Spot(idx) => self.gazetteer.name(idx),
        }
    }

    /// The name of the first-order division of a bearer.
    pub(super) fn province(&self, bearer: &Bearer<'_>) -> Option<String> {
        bearer.province.map(|idx| self.gazetteer.name(idx))
    }

    /// GeoNames' identifier of a bearer.
    pub(super) fn geonameid(&self, bearer: &Bearer<'_>) -> Option<u64> {
        match bearer.source {
            Source::Country(idx) => {
                let spot = self.gazetteer.country(&self.lexicon.countries.at(idx).code)?;
                Some(u64::from(spot.geonameid))
            }
            Source::Region(_) => None,
            Source::Spot(idx) => Some(u64::from(self.gazetteer.spot(idx).geonameid)),
        }
    }
}

impl Bearer<'_> {
    /// Whether it is a town whose first name the words are.
    pub(super) fn is_town_named_so(&self) -> bool {
        self.level == Some(Level::Town) && !self.is_alternate
    }

    /// Whether something at this bearer lies in the other.
    pub(super) fn lies_in(&self, other: &Bearer<'_>) -> bool {
        match other.level {
            Some(Level::Country) => self.country.is_some() && self.country == other.country,
            Some(Level::Province) if other.province.is_some() => self.province == other.province,
            Some(_) => self.country == other.country && self.km(other) < 60.0,
            None => self.km(other) < 1500.0,
        }
    }

    /// Whether another is so far that nearness is out of the question; cheaper than [`Bearer::km`].
    pub(super) fn is_far(&self, other: &Bearer<'_>) -> bool {
        (self.lat - other.lat).abs() > 6.0
    }

    /// The distance between two points along the great circle.
    pub(super) fn km(&self, other: &Bearer<'_>) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let across = ((other.lon - self.lon).to_radians() / 2.0).sin().powi(2);
        let half = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * across;
        2.0 * 6371.0 * half.clamp(0.0, 1.0).sqrt().asin()
    }
}
