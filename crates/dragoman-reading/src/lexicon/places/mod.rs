//! Places that a gazetteer of towns and divisions lacks, and short names: `lexicon/places/`.
//!
//! `regions.tsv`, `waters.tsv`, `lands.tsv` and `sites.tsv` have one form: a name, what it is, the
//! countries that it lies in, a point. `aliases.tsv` leads short, former and familiar names to the
//! names that the gazetteer knows. `division_words.tsv` has the words that tell what a name is of.

mod aliases;
mod region;
mod words;

pub use aliases::{Alias, Level};
pub use region::{Region, RegionKind};
pub use words::PlaceWord;

use super::countries::Countries;
use super::rows::{self, Row};
use super::{Entry, Folder, LexiconError};
use dragoman_gazetteer::fold;
use rustc_hash::FxHashMap;

const COLUMNS: &[&str] = &["name", "names", "adjectives", "kind", "countries", "lat", "lon"];

/// The tables.
#[derive(Clone, Debug, Default)]
pub struct Places {
    regions: Vec<Entry<Region>>,
    by_name: FxHashMap<String, (usize, bool)>,
    countries: FxHashMap<String, (usize, bool)>,
    capitals: FxHashMap<String, Vec<String>>,
    aliases: FxHashMap<String, Alias>,
    division_words: FxHashMap<String, Level>,
    ordinary: rustc_hash::FxHashSet<String>,
    words: FxHashMap<String, Vec<PlaceWord>>,
    outlet_words: Vec<String>,
}

impl Places {
    pub(super) fn load(user: &Folder, countries: &Countries) -> Result<Self, LexiconError> {
        let files = [
            ("places/regions.tsv", include_str!("../../../../../lexicon/places/regions.tsv")),
            ("places/waters.tsv", include_str!("../../../../../lexicon/places/waters.tsv")),
            ("places/lands.tsv", include_str!("../../../../../lexicon/places/lands.tsv")),
            ("places/sites.tsv", include_str!("../../../../../lexicon/places/sites.tsv")),
        ];
        let mut places =
            Self { countries: folded(countries), capitals: capitals(countries), ..Self::default() };
        for (file, bundled) in files {
            for entry in rows::load(file, COLUMNS, bundled, user)? {
                places.add(entry, countries)?;
            }
        }
        places.aliases = aliases::aliases(user, countries)?;
        places.division_words = aliases::division_words(user)?;
        places.ordinary = words::words(
            "places/ordinary_words.tsv",
            include_str!("../../../../../lexicon/places/ordinary_words.tsv"),
            user,
        )?
        .into_iter()
        .collect();
        places.words = words::place_words(user)?;
        places.outlet_words = words::outlets(&places.words);
        Ok(places)
    }

    fn add(&mut self, entry: Entry<Row>, countries: &Countries) -> Result<(), LexiconError> {
        let region = region::read(&entry, countries)?;
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
fn folded(countries: &Countries) -> FxHashMap<String, (usize, bool)> {
    let mut by_name = FxHashMap::default();
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

fn capitals(countries: &Countries) -> FxHashMap<String, Vec<String>> {
    let mut capitals: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for entry in countries.list() {
        for name in &entry.value.capitals {
            capitals.entry(fold(name.trim_start_matches('?'))).or_default().push(entry.value.code.clone());
        }
    }
    capitals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads rows below the head of a regions table and shows the fault, or the number of regions.
    fn check(table: &'static str, expected: &str) {
        let countries = Countries::load(&Folder::default()).unwrap();
        let text = format!("{}\n{table}", COLUMNS.join("\t"));
        let mut places = Places::default();
        let rows = rows::load("places/r.tsv", COLUMNS, &text, &Folder::default());
        let added = rows.and_then(|rows| rows.into_iter().try_for_each(|row| places.add(row, &countries)));
        let shown = added.map_or_else(|fault| fault.to_string(), |()| places.regions.len().to_string());
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_faulty_region_is_named_with_file_and_line() {
        check("Donbas\tDonbass\t\tarea\tUKR\t48.3\t38\n", "1");
        check("A\t\t\tarea\tUKR\t98\t38\n", "lexicon/places/r.tsv:2: lat \"98\" is no degree");
        check("A\t\t\tarea\tUKX\t8\t38\n", "lexicon/places/r.tsv:2: \"UKX\" is no code of countries.tsv");
        check(
            "A\t\t\tfield\tUKR\t8\t38\n",
            "lexicon/places/r.tsv:2: kind \"field\", expected one of continent, region, area, ocean, sea, strait, river, lake, \
             canal, mountains, mountain, island, desert, quarter, site",
        );
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
        let countries = Countries::load(&Folder::default()).unwrap();
        let places = Places::load(&Folder::default(), &countries).unwrap();
        assert!(places.regions.len() > 600);
        assert_eq!(places.alias("N.C.").map(|alias| alias.name.as_str()), Some("North Carolina"));
    }
}
