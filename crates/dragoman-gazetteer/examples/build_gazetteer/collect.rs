//! Numbers the spots and lays out their names.

use crate::names::spellings;
use crate::points::Points;
use crate::sources::{Country, Division, Sources, Town};
use dragoman_gazetteer::layout::{self, Row};
use dragoman_gazetteer::{Hit, Kind};
use std::collections::{BTreeMap, HashMap};
use std::error::Error;

/// A spot on its way into the file.
struct Draft {
    row: Row,
    name: String,
    spellings: Vec<String>,
}

/// Makes the file: countries, provinces, districts, towns, each sorted by name.
pub fn collect(sources: &Sources) -> Result<Vec<u8>, Box<dyn Error>> {
    let points = Points::new(sources);
    let country_idx = sources.countries.iter().enumerate();
    let country_idx: HashMap<&str, u8> =
        country_idx.map(|(idx, country)| (country.iso2.as_str(), idx as u8)).collect();
    let mut drafts = sorted(sources.countries.iter().enumerate().map(country).collect());
    let (codes, provinces) = provinces(sources, &points, &country_idx);
    let first = drafts.len() as u32;
    let province_idx: HashMap<&str, u32> =
        codes.into_iter().enumerate().map(|(idx, code)| (code, first + idx as u32)).collect();
    drafts.extend(provinces);
    let is_second = |division: &&Division| division.code.matches('.').count() == 2;
    let districts = sources.divisions.iter().filter(is_second);
    drafts.extend(sorted(
        districts.filter_map(|division| district(division, &points, &country_idx, &province_idx)).collect(),
    ));
    let towns = sources.towns.iter().filter_map(|town| self::town(town, &country_idx, &province_idx));
    drafts.extend(sorted(towns.collect()));
    write(sources, drafts)
}

fn write(sources: &Sources, drafts: Vec<Draft>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut names: BTreeMap<String, Vec<Hit>> = BTreeMap::new();
    for (idx, draft) in drafts.iter().enumerate() {
        for (at, spelling) in draft.spellings.iter().enumerate() {
            let hit = Hit { idx: idx as u32, is_alternate: at > 0 };
            names.entry(spelling.clone()).or_default().push(hit);
        }
    }
    let codes: Vec<String> = sources.countries.iter().map(|country| country.iso3.clone()).collect();
    let rows: Vec<(Row, String)> = drafts.into_iter().map(|draft| (draft.row, draft.name)).collect();
    let names: Vec<(String, Vec<Hit>)> = names.into_iter().collect();
    println!("{} spots, {} names", rows.len(), names.len());
    Ok(layout::write(&codes, &rows, &names)?)
}

fn sorted(mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by(|a, b| (&a.name, a.row.geonameid).cmp(&(&b.name, b.row.geonameid)));
    drafts
}

fn country((idx, country): (usize, &Country)) -> Draft {
    let row = Row {
        geonameid: country.geonameid,
        lat: country.lat,
        lon: country.lon,
        province: None,
        country: idx as u8,
        kind: Kind::Country,
        population: country.population,
    };
    Draft { row, name: country.name.clone(), spellings: spellings(&country.name, &[]) }
}

/// The first-order divisions and their codes, in one order.
fn provinces<'s>(
    sources: &'s Sources,
    points: &Points<'_>,
    countries: &HashMap<&str, u8>,
) -> (Vec<&'s str>, Vec<Draft>) {
    let firsts = sources.divisions.iter().filter(|division| division.code.matches('.').count() == 1);
    let mut drafts: Vec<(&str, Draft)> = firsts
        .filter_map(|division| {
            Some((division.code.as_str(), province(sources, division, points, countries)?))
        })
        .collect();
    drafts.sort_by(|a, b| (&a.1.name, a.0).cmp(&(&b.1.name, b.0)));
    drafts.into_iter().unzip()
}

fn province(
    sources: &Sources,
    division: &Division,
    points: &Points<'_>,
    countries: &HashMap<&str, u8>,
) -> Option<Draft> {
    let (iso2, _) = division.code.split_once('.')?;
    let point = points.of_province(sources, division)?;
    let written = sources.written.get(&division.code).map(|written| written.name.as_str());
    let name = written.or(points.english(&division.code)).unwrap_or(&division.name);
    let mut alternates = division.alternates.clone();
    alternates.push(division.name.clone());
    Some(Draft {
        row: Row {
            geonameid: division.geonameid,
            lat: point.lat,
            lon: point.lon,
            province: None,
            country: *countries.get(iso2)?,
            kind: Kind::Province,
            population: point.people,
        },
        name: name.to_owned(),
        spellings: spellings(name, &alternates),
    })
}

fn district(
    division: &Division,
    points: &Points<'_>,
    countries: &HashMap<&str, u8>,
    provinces: &HashMap<&str, u32>,
) -> Option<Draft> {
    let (province, _) = division.code.rsplit_once('.')?;
    let (iso2, _) = province.split_once('.')?;
    let point = points.of_district(division)?;
    let row = Row {
        geonameid: division.geonameid,
        lat: point.lat,
        lon: point.lon,
        province: provinces.get(province).copied(),
        country: *countries.get(iso2)?,
        kind: Kind::District,
        population: point.people,
    };
    Some(Draft {
        row,
        name: division.name.clone(),
        spellings: spellings(&division.name, &division.alternates),
    })
}

fn town(town: &Town, countries: &HashMap<&str, u8>, provinces: &HashMap<&str, u32>) -> Option<Draft> {
    let row = Row {
        geonameid: town.geonameid,
        lat: town.lat,
        lon: town.lon,
        province: provinces.get(town.province.as_str()).copied(),
        country: *countries.get(town.iso2.as_str())?,
        kind: Kind::Town,
        population: town.population,
    };
    Some(Draft { row, name: town.name.clone(), spellings: spellings(&town.name, &town.alternates) })
}
