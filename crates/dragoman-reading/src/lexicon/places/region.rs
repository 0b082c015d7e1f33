//! Regions, waters, heights, islands and sites: the form of their rows.

use super::super::countries::Countries;
use super::super::rows::Row;
use super::super::{Entry, LexiconError};

/// What a region may be, with the file that it belongs into.
const KINDS: [(&str, RegionKind); 15] = [
    ("continent", RegionKind::Wide),
    ("region", RegionKind::Wide),
    ("area", RegionKind::Area),
    ("ocean", RegionKind::Wide),
    ("sea", RegionKind::Wide),
    ("strait", RegionKind::Area),
    ("river", RegionKind::Wide),
    ("lake", RegionKind::Area),
    ("canal", RegionKind::Area),
    ("mountains", RegionKind::Wide),
    ("mountain", RegionKind::Spot),
    ("island", RegionKind::Area),
    ("desert", RegionKind::Wide),
    ("quarter", RegionKind::Quarter),
    ("site", RegionKind::Spot),
];

/// How far a region reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionKind {
    /// Over several provinces or countries.
    Wide,
    /// About a province.
    Area,
    /// Part of a town.
    Quarter,
    /// A camp, crossing, building, summit.
    Spot,
}

/// A region, water, height, island or site.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its usual English name.
    pub name: String,
    /// How far it reaches.
    pub kind: RegionKind,
    /// ISO 3166-1 alpha-3 codes of the countries that it lies in.
    pub countries: Vec<String>,
    /// Degrees north of its middle.
    pub lat: f64,
    /// Degrees east of its middle.
    pub lon: f64,
}

pub(super) fn read(entry: &Entry<Row>, countries: &Countries) -> Result<Region, LexiconError> {
    let row = &entry.value;
    let fault = |message: String| LexiconError::at(&entry.file, entry.line, message);
    let degrees = |column: &str, most: f64| {
        let number = row.cell(column).parse::<f64>().ok().filter(|number| number.abs() <= most);
        number.ok_or_else(|| fault(format!("{column} {:?} is no degree", row.cell(column))))
    };
    let kind = KINDS.iter().find(|(name, _)| *name == row.cell("kind")).map(|(_, kind)| *kind);
    let codes = row.list("countries");
    if let Some(code) = codes.iter().find(|code| countries.by_code(code).is_none()) {
        return Err(fault(format!("{code:?} is no code of countries.tsv")));
    }
    Ok(Region {
        name: row.cell("name").to_owned(),
        kind: kind.ok_or_else(|| fault(unknown_kind(row.cell("kind"))))?,
        countries: codes,
        lat: degrees("lat", 90.0)?,
        lon: degrees("lon", 180.0)?,
    })
}

fn unknown_kind(found: &str) -> String {
    let known: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
    format!("kind {found:?}, expected one of {}", known.join(", "))
}
