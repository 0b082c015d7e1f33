//! Where what stands in the file.
//!
//! A magic word, then for each section its length as a 32-bit number, then the sections:
//!
//! | section | holds |
//! |---|---|
//! | countries | alpha-3 codes, three letters each |
//! | rows | `ROW` bytes a spot: identifier, place, province, country, kind, population |
//! | blocks | for every `BLOCK`th row, where its name starts in the next section |
//! | spellings | names of the rows, each as the letters it shares with the one before, and the rest |
//! | hits | three bytes each: the row, whether the name is an alternate, whether more follow |
//! | names | an `fst` from folded names to their first hit |
//!
//! All numbers are little-endian. The writer stands beside the reader so that they stay one.

use crate::{Hit, Kind};

/// What the file begins with; the digit is the version of the layout.
pub const MAGIC: &[u8; 4] = b"DGZ1";

/// The number of sections.
const SECTIONS: usize = 6;

/// Bytes a row.
const ROW: usize = 17;

/// Rows that share a start in the spellings.
const BLOCK: usize = 16;

/// Bytes a hit.
const HIT: usize = 3;

const ROW_BITS: u32 = 22;
const ALTERNATE: u32 = 1 << 22;
const MORE: u32 = 1 << 23;
const NO_PROVINCE: u16 = u16::MAX;

/// The sections of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sections {
    countries: &'static [u8],
    rows: &'static [u8],
    blocks: &'static [u8],
    spellings: &'static [u8],
    hits: &'static [u8],
    pub(crate) names: &'static [u8],
}

/// One spot as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// GeoNames' identifier.
    pub geonameid: u32,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// The row of its first-order division.
    pub province: Option<u32>,
    /// Position in the list of countries.
    pub country: u8,
    /// What it is.
    pub kind: Kind,
    /// Inhabitants.
    pub population: f64,
}

const KINDS: [Kind; 4] = [Kind::Country, Kind::Province, Kind::District, Kind::Town];

impl Sections {
    pub(crate) fn new(data: &'static [u8]) -> Self {
        assert_eq!(&data[..4], MAGIC, "the built-in gazetteer has this layout");
        let mut start = 4 + 4 * SECTIONS;
        let mut take = |section: usize| {
            let len = u32_at(data, 4 + 4 * section) as usize;
            start += len;
            &data[start - len..start]
        };
        Self {
            countries: take(0),
            rows: take(1),
            blocks: take(2),
            spellings: take(3),
            hits: take(4),
            names: take(5),
        }
    }

    pub(crate) fn n_rows(&self) -> usize {
        self.rows.len() / ROW
    }

    pub(crate) fn row(&self, idx: u32) -> Row {
        let bytes = &self.rows[idx as usize * ROW..][..ROW];
        let province = u16::from_le_bytes([bytes[12], bytes[13]]);
        Row {
            geonameid: u32_at(bytes, 0),
            lat: degrees(bytes, 4),
            lon: degrees(bytes, 8),
            province: (province != NO_PROVINCE).then_some(u32::from(province)),
            country: bytes[14],
            kind: KINDS[usize::from(bytes[15])],
            population: population(bytes[16]),
        }
    }

    pub(crate) fn country(&self, idx: u8) -> &'static str {
        let code = &self.countries[usize::from(idx) * 3..][..3];
        std::str::from_utf8(code).expect("codes are letters")
    }

    pub(crate) fn name(&self, idx: u32) -> String {
        let block = idx as usize / BLOCK;
        let mut at = u32_at(self.blocks, block * 4) as usize;
        let mut name: Vec<u8> = Vec::new();
        for _ in 0..=idx as usize % BLOCK {
            let (shared, rest) = (self.spellings[at], usize::from(self.spellings[at + 1]));
            name.truncate(usize::from(shared));
            name.extend_from_slice(&self.spellings[at + 2..at + 2 + rest]);
            at += 2 + rest;
        }
        String::from_utf8_lossy(&name).into_owned()
    }

    /// The hits from a position on, up to the last one of their name.
    pub(crate) fn hits(self, first: usize) -> impl Iterator<Item = Hit> {
        let mut next = Some(first);
        std::iter::from_fn(move || {
            let bytes = &self.hits[next? * HIT..][..HIT];
            let word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]);
            next = next.map(|at| at + 1).filter(|_| word & MORE != 0);
            Some(Hit { idx: word & ((1 << ROW_BITS) - 1), is_alternate: word & ALTERNATE != 0 })
        })
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn degrees(bytes: &[u8], at: usize) -> f64 {
    f64::from(u32_at(bytes, at) as i32) / 1e5
}

/// Populations are kept in steps of a twelfth: one byte reaches beyond two thousand million.
fn population(stored: u8) -> f64 {
    if stored == 0 { 0.0 } else { (f64::from(stored) / 8.0).exp2().round() }
}

fn stored_population(population: f64) -> u8 {
    if population < 1.0 { 0 } else { (population.log2() * 8.0).round().clamp(1.0, 255.0) as u8 }
}

/// Writes a file: countries as alpha-3 codes, rows with their names (provinces among the first
/// 65 534), and for each folded name, in order, its hits.
pub fn write(
    countries: &[String],
    rows: &[(Row, String)],
    names: &[(String, Vec<Hit>)],
) -> Result<Vec<u8>, fst::Error> {
    let (blocks, spellings) = spell(rows);
    let (hits, index) = index(names)?;
    let row_bytes = rows.iter().flat_map(|(row, _)| row_bytes(row)).collect();
    let sections = [countries.concat().into_bytes(), row_bytes, blocks, spellings, hits, index];
    let mut file = MAGIC.to_vec();
    file.extend(sections.iter().flat_map(|section| (section.len() as u32).to_le_bytes()));
    file.extend(sections.concat());
    Ok(file)
}

fn row_bytes(row: &Row) -> Vec<u8> {
    let kind = KINDS.iter().position(|kind| *kind == row.kind).unwrap_or_default();
    let province = row.province.map_or(NO_PROVINCE, |idx| idx as u16);
    let mut bytes = row.geonameid.to_le_bytes().to_vec();
    bytes.extend(((row.lat * 1e5).round() as i32).to_le_bytes());
    bytes.extend(((row.lon * 1e5).round() as i32).to_le_bytes());
    bytes.extend(province.to_le_bytes());
    bytes.extend([row.country, kind as u8, stored_population(row.population)]);
    bytes
}

fn spell(rows: &[(Row, String)]) -> (Vec<u8>, Vec<u8>) {
    let (mut blocks, mut spellings) = (Vec::new(), Vec::new());
    let mut before: &[u8] = &[];
    for (idx, (_, name)) in rows.iter().enumerate() {
        let name = &name.as_bytes()[..name.len().min(255)];
        if idx % BLOCK == 0 {
            blocks.extend((spellings.len() as u32).to_le_bytes());
            before = &[];
        }
        let shared = before.iter().zip(name).take_while(|(a, b)| a == b).count();
        spellings.extend([shared as u8, (name.len() - shared) as u8]);
        spellings.extend(&name[shared..]);
        before = name;
    }
    (blocks, spellings)
}

fn index(names: &[(String, Vec<Hit>)]) -> Result<(Vec<u8>, Vec<u8>), fst::Error> {
    let mut hits = Vec::new();
    let mut index = fst::MapBuilder::memory();
    for (name, bearers) in names {
        index.insert(name, (hits.len() / HIT) as u64)?;
        for (at, hit) in bearers.iter().enumerate() {
            let alternate = if hit.is_alternate { ALTERNATE } else { 0 };
            let more = if at + 1 < bearers.len() { MORE } else { 0 };
            hits.extend(&(hit.idx | alternate | more).to_le_bytes()[..HIT]);
        }
    }
    Ok((hits, index.into_inner()?))
}
