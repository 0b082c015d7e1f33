//! Names of countries, divisions and towns, and where they lie.
//!
//! In: a name as an article writes it. Out: the [`Spot`]s that bear it. The data is GeoNames
//! (CC BY 4.0, see `docs/gazetteer.md`) in one file built into the library: nothing is read or
//! parsed at start-up, and a look-up takes well under a microsecond.
//!
//! 1. `fold`   brings names to one form: "St. Louis", "Saint-Louis" and "saint louis" are one.
//! 2. `layout`   where what stands in the file; its writer is used by `examples/build_gazetteer`.
//!
//! Holds data and looks it up. Which bearer of a name an article means is not decided here.

mod fold;
pub mod layout;

pub use fold::fold;
use layout::{Row, Sections};

/// Something on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its place in the gazetteer.
    pub idx: u32,
    /// GeoNames' identifier.
    pub geonameid: u32,
    /// What it is.
    pub kind: Kind,
    /// Degrees north. Of a division: the middle of its people.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Inhabitants, rounded to a twelfth; zero if not known.
    pub population: f64,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: &'static str,
    /// The first-order division it lies in, as an index for [`Gazetteer::spot`].
    pub province: Option<u32>,
}

/// What a spot is, widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A country or territory.
    Country,
    /// A first-order division.
    Province,
    /// A second-order division.
    District,
    /// A populated place.
    Town,
}

/// A spot found by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The spot's place in the gazetteer.
    pub idx: u32,
    /// Whether the name is not the one that GeoNames puts first.
    pub is_alternate: bool,
}

/// The gazetteer.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    sections: Sections,
    names: fst::Map<&'static [u8]>,
}

static DATA: &[u8] = include_bytes!("../data/gazetteer.bin");

impl Gazetteer {
    /// The one that is built in.
    pub fn bundled() -> Self {
        let sections = Sections::new(DATA);
        let names = fst::Map::new(sections.names).expect("the built-in gazetteer has its index");
        Self { sections, names }
    }

    /// The spots that bear a name, in order of the gazetteer. The name has to be [folded](fold()).
    ///
    /// ```
    /// # use dragoman_gazetteer::{Gazetteer, Kind, fold};
    /// let gazetteer = Gazetteer::bundled();
    /// let spots: Vec<_> = gazetteer.find(&fold("Aleppo")).map(|hit| gazetteer.spot(hit.idx)).collect();
    /// assert!(spots.iter().any(|spot| spot.kind == Kind::Town && spot.country == "SYR"));
    /// ```
    pub fn find(&self, folded: &str) -> impl Iterator<Item = Hit> + '_ {
        self.names.get(folded).into_iter().flat_map(|first| self.sections.hits(first as usize))
    }

    /// How many bytes at the start of a folded text are the longest name there that ends with a word.
    pub fn longest_prefix(&self, folded: &str) -> Option<usize> {
        let automaton = self.names.as_fst();
        let mut node = automaton.root();
        let mut longest = None;
        for (at, byte) in folded.bytes().enumerate() {
            let Some(next) = node.find_input(byte) else { break };
            node = automaton.node(node.transition(next).addr);
            let ends_word = folded.as_bytes().get(at + 1).is_none_or(|&byte| byte == b' ');
            if node.is_final() && ends_word {
                longest = Some(at + 1);
            }
        }
        longest
    }

    /// The spot at a place of the gazetteer.
    pub fn spot(&self, idx: u32) -> Spot {
        let row: Row = self.sections.row(idx);
        Spot {
            idx,
            geonameid: row.geonameid,
            kind: row.kind,
            lat: row.lat,
            lon: row.lon,
            population: row.population,
            country: self.sections.country(row.country),
            province: row.province,
        }
    }

    /// The spot of a country.
    pub fn country(&self, code: &str) -> Option<Spot> {
        let countries = (0..self.len() as u32).map(|idx| self.spot(idx));
        let mut countries = countries.take_while(|spot| spot.kind == Kind::Country);
        countries.find(|spot| spot.country == code)
    }

    /// The name that GeoNames puts first.
    pub fn name(&self, idx: u32) -> String {
        self.sections.name(idx)
    }

    /// The number of spots.
    pub fn len(&self) -> usize {
        self.sections.n_rows()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests;
