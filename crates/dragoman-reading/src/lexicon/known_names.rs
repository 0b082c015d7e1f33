//! All names of the lexicon in one index, so that a text is looked through once.
//!
//! In: the tables of countries and actors. Out: for each place of a text the longest name that
//! begins there, with what it may be the name of.
//!
//! Names are compared letter by letter with case ("Turkey" is not "turkey"); a curly apostrophe is a
//! straight one, and a line break is a blank.

use super::actors::Actors;
use super::countries::Countries;
use rustc_hash::FxHashMap;

/// What a name is of: place in the list of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// A country: "Syria".
    Country(usize),
    /// An organisation: "NATO".
    Organisation(usize),
    /// A person: "Angela Merkel".
    Person(usize),
    /// The capital of a country: "Damascus".
    Capital(usize),
    /// The people of a country: "Syrians".
    People(usize),
    /// A people without a state: "Kurds".
    Folk(usize),
    /// Of a country: "Syrian".
    Adjective(usize),
    /// Of a people: "Kurdish".
    FolkAdjective(usize),
}

impl Known {
    /// Which kind of bearer goes first.
    fn rank(&self) -> u8 {
        match self {
            Self::Country(_) => 0,
            Self::Organisation(_) => 1,
            Self::Person(_) => 2,
            Self::Capital(_) => 3,
            Self::People(_) => 4,
            Self::Folk(_) => 5,
            Self::Adjective(_) => 6,
            Self::FolkAdjective(_) => 7,
        }
    }
}

/// A name with what it may be of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// As it is written.
    pub name: String,
    /// What bears it.
    pub readings: Vec<Known>,
    /// Whether others bear it too, so that the text has to support it.
    pub uncertain: bool,
}

/// The index.
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    names: Vec<KnownName>,
    by_name: FxHashMap<String, usize>,
    by_first_run: FxHashMap<String, Vec<usize>>,
}

impl KnownNames {
    /// Makes the index; the names of `over` lead where they say and nowhere else.
    pub(super) fn new(countries: &Countries, actors: &Actors, over: &[(String, Known)]) -> Self {
        let mut index = Self::default();
        for (idx, entry) in countries.list().iter().enumerate() {
            let country = &entry.value;
            index.add(&country.name, Known::Country(idx));
            index.add_all(&country.names, Known::Country(idx));
            index.add_all(&country.capitals, Known::Capital(idx));
            index.add_all(&country.people, Known::People(idx));
            index.add_all(&country.adjectives, Known::Adjective(idx));
        }
        for (idx, entry) in actors.organisations.iter().enumerate() {
            index.add(&entry.value.name, Known::Organisation(idx));
            index.add_all(&entry.value.names, Known::Organisation(idx));
        }
        for (idx, entry) in actors.people.iter().enumerate() {
            index.add(&entry.value.name, Known::Person(idx));
            index.add_all(&entry.value.names, Known::Person(idx));
        }
        index.share_surnames(actors);
        for (idx, entry) in actors.peoples.iter().enumerate() {
            index.add(&entry.value.name, Known::Folk(idx));
            index.add_all(&entry.value.names, Known::Folk(idx));
            index.add_all(&entry.value.adjectives, Known::FolkAdjective(idx));
        }
        for (name, known) in over {
            index.add(name, *known);
            let idx = index.by_name[name];
            index.names[idx].readings = vec![*known];
            index.names[idx].uncertain = false;
        }
        index.sort();
        index
    }

    fn add_all(&mut self, names: &[String], known: Known) {
        for name in names {
            self.add(name, known);
        }
    }

    fn add(&mut self, name: &str, known: Known) {
        let (uncertain, name) = match name.strip_prefix('?') {
            Some(name) => (true, name),
            None => (false, name),
        };
        let idx = *self.by_name.entry(name.to_owned()).or_insert_with(|| {
            self.names.push(KnownName { name: name.to_owned(), readings: Vec::new(), uncertain });
            self.names.len() - 1
        });
        let entry = &mut self.names[idx];
        if !entry.readings.contains(&known) {
            entry.readings.push(known);
        }
    }

    /// A surname that stands for one person may be another's on another day ("Assad"): the others come
    /// behind that person.
    fn share_surnames(&mut self, actors: &Actors) {
        for entry in &mut self.names {
            let others = actors.bearers_of(&entry.name).iter().map(|&idx| Known::Person(idx));
            let others: Vec<Known> = others.filter(|known| !entry.readings.contains(known)).collect();
            if entry.readings.iter().any(|known| matches!(known, Known::Person(_))) {
                entry.readings.extend(others);
            }
        }
    }

    fn sort(&mut self) {
        for (idx, entry) in self.names.iter_mut().enumerate() {
            // Among readings of one kind the order of the tables stays.
            entry.readings.sort_by_key(Known::rank);
            self.by_first_run.entry(first_run(&entry.name).to_owned()).or_default().push(idx);
        }
        let names = &self.names;
        // The order of the lists does not hang on the order of the map.
        #[allow(clippy::iter_over_hash_type)]
        for list in self.by_first_run.values_mut() {
            list.sort_by_key(|&idx| (std::cmp::Reverse(names[idx].name.len()), names[idx].name.clone()));
        }
    }

    /// The names that begin where `text` begins, longest first, each with the bytes of the text that
    /// it takes.
    pub fn starting<'i, 't: 'i>(
        &'i self,
        text: &'t str,
    ) -> impl Iterator<Item = (usize, &'i KnownName)> + 'i {
        let candidates = self.by_first_run.get(first_run(text)).map_or(&[][..], Vec::as_slice);
        let names = candidates.iter().map(|&idx| &self.names[idx]);
        names.filter_map(move |known| Some((taken(text, &known.name)?, known)))
    }

    /// The name of exactly these words.
    pub fn get(&self, name: &str) -> Option<&KnownName> {
        if let Some(&idx) = self.by_name.get(name) {
            return Some(&self.names[idx]);
        }
        let plain =
            name.contains(['’', '‘', '\n']).then(|| name.replace(['’', '‘'], "'").replace('\n', " "))?;
        self.by_name.get(&plain).map(|&idx| &self.names[idx])
    }

    /// All names.
    pub fn list(&self) -> &[KnownName] {
        &self.names
    }
}

/// The letters and digits at the beginning, or the first character if it is neither.
fn first_run(text: &str) -> &str {
    let end = text.char_indices().find(|(_, letter)| !letter.is_alphanumeric());
    match end {
        Some((0, letter)) => &text[..letter.len_utf8()],
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// The bytes at the beginning of the text that spell the name.
fn taken(text: &str, name: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for expected in name.chars() {
        let (_, found) = letters.next()?;
        let same = match expected {
            '\'' => matches!(found, '\'' | '’' | '‘'),
            ' ' => matches!(found, ' ' | '\n' | '\u{a0}'),
            other => found == other,
        };
        if !same {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(byte, _)| byte))
}
