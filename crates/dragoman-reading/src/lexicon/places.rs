//! Places that a gazetteer of towns and divisions lacks, and short names: `lexicon/places/`.
//!
//! `regions.tsv`, `waters.tsv`, `lands.tsv` and `sites.tsv` have one form: a name, what it is, the
//! countries that it lies in, a point. `aliases.tsv` leads short, former and familiar names to the
//! names that the gazetteer knows. `division_words.tsv` has the words that tell what a name is of.

use super::countries::Countries;
use super::rows::{self, Row};
use super::{Entry, LexiconError};
use dragoman_gazetteer::fold;
use std::collections::HashMap;
use std::path::Path;

const COLUMNS: &[&str] = &["name", "names", "adjectives", "kind", "countries", "lat", "lon"];

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

/// Where a short, former or familiar name leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name that the gazetteer knows.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of the country it lies in.
    pub country: String,
    /// What it is.
    pub level: Level,
    /// Whether the name counts only behind the name of a town: "CA" in "Long Beach, CA".
    pub only_behind: bool,
    /// Whether others bear the name too.
    pub is_one_of_many: bool,
    /// Whether it is the adjective or the people: "Parisian", "Texans".
    pub is_adjective: bool,
}

/// Levels of places that names and words may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A country.
    Country,
    /// A first-order division.
    Province,
    /// A second-order division.
    District,
    /// A populated place.
    Town,
}

/// The tables.
#[derive(Clone, Debug, Default)]
pub struct Places {
    regions: Vec<Entry<Region>>,
    by_name: HashMap<String, (usize, bool)>,
    countries: HashMap<String, (usize, bool)>,
    capitals: HashMap<String, Vec<String>>,
    aliases: HashMap<String, Alias>,
    division_words: HashMap<String, Level>,
    ordinary: std::collections::HashSet<String>,
    words: HashMap<String, Vec<PlaceWord>>,
    outlet_words: Vec<String>,
}

/// What a word tells of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceWord {
    /// A place is made of what stands before it: "the Syrian *capital*".
    Noun,
    /// It is in the names of papers and stations.
    Outlet,
    /// It ends names of what lies elsewhere than what it is called after: "Dublin *Road*".
    Road,
    /// It is a side or a part: "*northern* Syria", "*downtown* Cairo".
    Side,
    /// It is a preposition of place.
    Where,
}

impl Places {
    pub(super) fn load(dir: Option<&Path>, countries: &Countries) -> Result<Self, LexiconError> {
        let files = [
            ("places/regions.tsv", include_str!("../../../../lexicon/places/regions.tsv")),
            ("places/waters.tsv", include_str!("../../../../lexicon/places/waters.tsv")),
            ("places/lands.tsv", include_str!("../../../../lexicon/places/lands.tsv")),
            ("places/sites.tsv", include_str!("../../../../lexicon/places/sites.tsv")),
        ];
        let mut places =
            Self { countries: folded(countries), capitals: capitals(countries), ..Self::default() };
        for (file, bundled) in files {
            for entry in rows::load(file, COLUMNS, bundled, dir)? {
                places.add(entry, countries)?;
            }
        }
        places.aliases = aliases(dir, countries)?;
        places.division_words = division_words(dir)?;
        places.ordinary = words(
            "places/ordinary_words.tsv",
            include_str!("../../../../lexicon/places/ordinary_words.tsv"),
            dir,
        )?
        .into_iter()
        .collect();
        places.words = place_words(dir)?;
        places.outlet_words = outlets(&places.words);
        Ok(places)
    }

    fn add(&mut self, entry: Entry<Row>, countries: &Countries) -> Result<(), LexiconError> {
        let region = read(&entry, countries)?;
        let row = &entry.value;
        let names = std::iter::once(region.name.clone()).chain(row.list("names"));
        let named = names.map(|name| (fold(&name), false));
        let idx = self.regions.len();
        for (name, is_adjective) in named.chain(row.list("adjectives").iter().map(|name| (fold(name), true)))
        {
            if let Some((first, _)) = self.by_name.insert(name.clone(), (idx, is_adjective)) {
                let known = self.regions.get(first).map(|known| format!("{}:{}", known.file, known.line));
                let message = format!(
                    "{name:?} is listed twice, first at {}",
                    known.unwrap_or("the same line".to_owned())
                );
                return Err(LexiconError::at(&entry.file, entry.line, message));
            }
        }
        self.regions.push(Entry { file: entry.file, line: entry.line, value: region });
        Ok(())
    }

    /// The country of a folded name, by its place in their table, and whether the name is its adjective
    /// or its people.
    pub fn country(&self, folded: &str) -> Option<(usize, bool)> {
        self.countries.get(folded).copied()
    }

    /// Whether a folded name is that of the capital of a country, by alpha-3 code.
    pub fn is_capital(&self, folded: &str, country: &str) -> bool {
        self.capitals.get(folded).is_some_and(|codes| codes.iter().any(|code| code == country))
    }

    /// Whether a word tells this of places.
    pub fn is_word(&self, word: &str, tells: PlaceWord) -> bool {
        let known = |word: &str| self.words.get(word).is_some_and(|uses| uses.contains(&tells));
        known(word) || known(&word.to_lowercase())
    }

    /// Words in the names of papers and stations: "times", "daily".
    pub fn outlet_words(&self) -> impl Iterator<Item = &str> {
        self.outlet_words.iter().map(String::as_str)
    }

    /// The region of a folded name, and whether the name is its adjective.
    pub fn region(&self, folded: &str) -> Option<(usize, bool)> {
        self.by_name.get(folded).copied()
    }

    /// The region at a place of the list.
    pub fn at(&self, idx: usize) -> &Region {
        &self.regions[idx].value
    }

    /// Where a name leads; case and full stops count ("Pa." and "Pa" are one, "PA" is another).
    pub fn alias(&self, words: &str) -> Option<&Alias> {
        self.aliases.get(words).or_else(|| {
            let bare: String = words.chars().filter(|&c| c != '.').collect();
            self.aliases.get(&bare)
        })
    }

    /// What a name is of that has this word behind it: "province".
    pub fn level_by_word(&self, word: &str) -> Option<Level> {
        self.division_words.get(&word.to_lowercase()).copied()
    }

    /// Whether a folded name of a place is more often an ordinary word or a surname.
    pub fn is_ordinary(&self, folded: &str) -> bool {
        self.ordinary.contains(folded)
    }
}

/// The countries by their folded names; a name goes before an adjective.
fn folded(countries: &Countries) -> HashMap<String, (usize, bool)> {
    let mut by_name = HashMap::new();
    for (idx, entry) in countries.list().iter().enumerate() {
        let country = &entry.value;
        let bare = |name: &String| fold(name.trim_start_matches('?'));
        for name in std::iter::once(&country.name).chain(&country.names) {
            by_name.insert(bare(name), (idx, false));
        }
        for name in country.adjectives.iter().chain(&country.people) {
            by_name.entry(bare(name)).or_insert((idx, true));
        }
    }
    by_name
}

fn capitals(countries: &Countries) -> HashMap<String, Vec<String>> {
    let mut capitals: HashMap<String, Vec<String>> = HashMap::new();
    for entry in countries.list() {
        for name in &entry.value.capitals {
            capitals.entry(fold(name.trim_start_matches('?'))).or_default().push(entry.value.code.clone());
        }
    }
    capitals
}

fn read(entry: &Entry<Row>, countries: &Countries) -> Result<Region, LexiconError> {
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
        kind: kind.ok_or_else(|| fault(format!("kind {:?} is unknown", row.cell("kind"))))?,
        countries: codes,
        lat: degrees("lat", 90.0)?,
        lon: degrees("lon", 180.0)?,
    })
}

fn aliases(dir: Option<&Path>, countries: &Countries) -> Result<HashMap<String, Alias>, LexiconError> {
    let bundled = include_str!("../../../../lexicon/places/aliases.tsv");
    let mut aliases = HashMap::new();
    for entry in rows::load("places/aliases.tsv", &["alias", "of", "country", "level", "use"], bundled, dir)?
    {
        let row = &entry.value;
        let fault = |message: String| LexiconError::at(&entry.file, entry.line, message);
        if countries.by_code(row.cell("country")).is_none() {
            return Err(fault(format!("{:?} is no code of countries.tsv", row.cell("country"))));
        }
        if !matches!(row.cell("use"), "" | "also" | "behind" | "adjective") {
            return Err(fault(format!(
                "use {:?}, expected also, behind, adjective or nothing",
                row.cell("use")
            )));
        }
        let alias = Alias {
            name: row.cell("of").to_owned(),
            country: row.cell("country").to_owned(),
            level: level(row.cell("level")).map_err(fault)?,
            is_one_of_many: row.cell("use") == "also",
            only_behind: row.cell("use") == "behind",
            is_adjective: row.cell("use") == "adjective",
        };
        if aliases.insert(row.cell("alias").to_owned(), alias).is_some() {
            return Err(fault(format!("{:?} is listed twice", row.cell("alias"))));
        }
    }
    Ok(aliases)
}

fn level(cell: &str) -> Result<Level, String> {
    Ok(match cell {
        "country" => Level::Country,
        "province" => Level::Province,
        "district" => Level::District,
        "town" => Level::Town,
        other => return Err(format!("level {other:?}, expected country, province, district or town")),
    })
}

fn division_words(dir: Option<&Path>) -> Result<HashMap<String, Level>, LexiconError> {
    let bundled = include_str!("../../../../lexicon/places/division_words.tsv");
    let rows = rows::load("places/division_words.tsv", &["word", "level"], bundled, dir)?;
    let word = |entry: Entry<Row>| {
        let level = level(entry.value.cell("level"));
        let level = level.map_err(|message| LexiconError::at(&entry.file, entry.line, message))?;
        Ok((entry.value.cell("word").to_owned(), level))
    };
    rows.into_iter().map(word).collect()
}

fn words(file: &str, bundled: &str, dir: Option<&Path>) -> Result<Vec<String>, LexiconError> {
    let rows = rows::load(file, &["word"], bundled, dir)?;
    Ok(rows.into_iter().map(|entry| entry.value.cell("word").to_owned()).collect())
}

fn place_words(dir: Option<&Path>) -> Result<HashMap<String, Vec<PlaceWord>>, LexiconError> {
    let bundled = include_str!("../../../../lexicon/places/place_words.tsv");
    let rows = rows::load("places/place_words.tsv", &["word", "use"], bundled, dir)?;
    let word = |entry: Entry<Row>| {
        let uses = entry.value.list("use").into_iter().map(|tells| match tells.as_str() {
            "noun" => Ok(PlaceWord::Noun),
            "outlet" => Ok(PlaceWord::Outlet),
            "road" => Ok(PlaceWord::Road),
            "side" => Ok(PlaceWord::Side),
            "where" => Ok(PlaceWord::Where),
            other => {
                let message = format!("use {other:?}, expected noun, outlet, road, side or where");
                Err(LexiconError::at(&entry.file, entry.line, message))
            }
        });
        Ok((entry.value.cell("word").to_owned(), uses.collect::<Result<_, _>>()?))
    };
    rows.into_iter().map(word).collect()
}

/// The words of papers, longest first, so that "newspaper" goes before "paper".
fn outlets(words: &HashMap<String, Vec<PlaceWord>>) -> Vec<String> {
    let mut outlets: Vec<String> = words
        .iter()
        .filter(|(_, uses)| uses.contains(&PlaceWord::Outlet))
        .map(|(word, _)| word.clone())
        .collect();
    outlets.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    outlets
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads rows below the head of a regions table and shows the fault, or the number of regions.
    fn check(table: &'static str, expected: &str) {
        let countries = Countries::load(None).unwrap();
        let text = format!("{}\n{table}", COLUMNS.join("\t"));
        let mut places = Places::default();
        let rows = rows::load("places/r.tsv", COLUMNS, &text, None);
        let added = rows.and_then(|rows| rows.into_iter().try_for_each(|row| places.add(row, &countries)));
        let shown = added.map_or_else(|fault| fault.to_string(), |()| places.regions.len().to_string());
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_faulty_region_is_named_with_file_and_line() {
        check("Donbas\tDonbass\t\tarea\tUKR\t48.3\t38\n", "1");
        check("A\t\t\tarea\tUKR\t98\t38\n", "lexicon/places/r.tsv:2: lat \"98\" is no degree");
        check("A\t\t\tarea\tUKX\t8\t38\n", "lexicon/places/r.tsv:2: \"UKX\" is no code of countries.tsv");
        check("A\t\t\tfield\tUKR\t8\t38\n", "lexicon/places/r.tsv:2: kind \"field\" is unknown");
        check(
            "A\t\t\tarea\tUKR\t8\t38\nB\ta\t\tarea\tUKR\t8\t38\n",
            "lexicon/places/r.tsv:3: \"a\" is listed twice, first at lexicon/places/r.tsv:2",
        );
        check(
            "B\t\t\tarea\tUKR\t8\t38\nA\t\t\tarea\tUKR\t8\t38\n",
            "lexicon/places/r.tsv:3: \"A\" is out of order; keep rows sorted",
        );
    }

    #[test]
    fn the_built_in_tables_hold() {
        let countries = Countries::load(None).unwrap();
        let places = Places::load(None, &countries).unwrap();
        assert!(places.regions.len() > 600);
        assert_eq!(places.alias("N.C.").map(|alias| alias.name.as_str()), Some("North Carolina"));
    }
}
