//! Words that tell a standing tie (`lexicon/relations.toml`): "the *leader* of the party".

use super::{Entry, Example, Folder, Keyed, LexiconError, Table, examples};
use rustc_hash::FxHashMap;
use serde::Deserialize;

const FILE: &str = "relations.toml";
const BUNDLED: &str = include_str!("../../../../lexicon/relations.toml");

/// A tie and its words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Names the entry.
    pub name: String,
    /// The type of the relation.
    #[serde(rename = "type")]
    pub kind: String,
    /// Nouns for the one who has the tie.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Prepositions behind those nouns, before the other: "head *of* the party", "spokesman *for* it".
    #[serde(default)]
    pub behind: Vec<String>,
    /// Whether an adjective of a country says of whom the noun is: "the *Syrian* president".
    #[serde(default)]
    pub of_states: bool,
    /// Words before the noun by which the tie no longer holds, or does not yet.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Prepositions that tie a phrase to what stands behind them.
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// Verbs that tie their subject to their object, or with a preposition to what stands behind it.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Verbs whose object has the tie to their subject, with a preposition for what stands behind it: "*includes* soldiers".
    #[serde(default)]
    pub turned: Vec<String>,
    /// A preposition with the noun for a hold, the tie being between who has it and who is under it: "*under* its *command*".
    #[serde(default)]
    pub holds: Vec<String>,
    /// Adjectives with the preposition that goes with them: "*loyal to* the king".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Participles that stand behind a name and a hyphen: "US-*led*".
    #[serde(default)]
    pub compounds: Vec<String>,
    /// Nouns for what the one does to the other, with the preposition before the other: "its *war on* the clan".
    #[serde(default)]
    pub deeds: Vec<String>,
    /// Whether the other has to be a place: "held the town" is no "held the talks".
    #[serde(default)]
    pub of_places: bool,
    /// Whether one of the two has to bear arms or be a state.
    #[serde(default)]
    pub armed: bool,
    /// Sentences in which it is found.
    pub finds: Vec<String>,
    /// Sentences in which it is not.
    pub leaves: Vec<String>,
}

impl Keyed for Tie {
    fn key(&self) -> String {
        self.name.clone()
    }

    fn words(&mut self) -> Vec<&mut Vec<String>> {
        vec![
            &mut self.nouns,
            &mut self.prepositions,
            &mut self.verbs,
            &mut self.turned,
            &mut self.holds,
            &mut self.adjectives,
            &mut self.compounds,
            &mut self.deeds,
        ]
    }
}

impl Tie {
    /// How records name it: `relations:leads`.
    pub fn rule(&self) -> String {
        format!("relations:{}", self.name)
    }

    /// Which list of the entry has one of these forms of a word, and its words there: `noun`, "prime minister".
    pub fn telling(&self, forms: &[String]) -> Option<(&'static str, &str)> {
        let lists = self.lists();
        let is_whole = |known: &&String| forms.contains(known);
        let is_part = |known: &&String| known.split(' ').any(|word| forms.iter().any(|form| form == word));
        let find = |fits: &dyn Fn(&&String) -> bool| {
            lists.iter().find_map(|(list, words)| Some((list.name(), words.iter().find(fits)?.as_str())))
        };
        find(&is_whole).or_else(|| find(&is_part))
    }

    fn has_no_words(&self) -> bool {
        self.lists().iter().all(|(_, words)| words.is_empty())
    }

    fn lists(&self) -> [(List, &Vec<String>); 8] {
        [
            (List::Nouns, &self.nouns),
            (List::Verbs, &self.verbs),
            (List::Turned, &self.turned),
            (List::Holds, &self.holds),
            (List::Adjectives, &self.adjectives),
            (List::Compounds, &self.compounds),
            (List::Deeds, &self.deeds),
            (List::Prepositions, &self.prepositions),
        ]
    }

    fn without_preposition(&self) -> Option<&String> {
        self.adjectives.iter().chain(&self.deeds).find(|words| !words.contains(' '))
    }
}

/// A word and the preposition that goes with it, if any: "belong", "to".
fn split(words: &str) -> (&str, Option<&str>) {
    words.split_once(' ').map_or((words, None), |(word, preposition)| (word, Some(preposition)))
}

/// The lists of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
enum List {
    Nouns,
    Verbs,
    Turned,
    Holds,
    Adjectives,
    Compounds,
    Deeds,
    Prepositions,
}

impl List {
    /// What a word of the list is.
    fn name(self) -> &'static str {
        match self {
            Self::Nouns => "noun",
            Self::Verbs => "verb",
            Self::Turned => "verb with its sides turned",
            Self::Holds => "hold",
            Self::Adjectives => "adjective",
            Self::Compounds => "participle behind a hyphen",
            Self::Deeds => "deed",
            Self::Prepositions => "preposition",
        }
    }
}

/// Where a word stands in the table.
#[derive(Debug)]
struct Place {
    list: List,
    /// The entry's number.
    tie: usize,
    /// What goes with the word, if it was looked up by its first.
    preposition: Option<String>,
}

/// All ties.
#[derive(Debug, Default)]
pub struct Ties {
    table: Table<Tie>,
    /// By all the words of an item: "prime minister".
    by_words: FxHashMap<String, Vec<Place>>,
    /// By the first word of an item that may have a preposition: "belong" of "belong to".
    by_first: FxHashMap<String, Vec<Place>>,
}

impl Ties {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let table: Table<Tie> = Table::load(FILE, "relation", BUNDLED, user)?;
        let mut ties = Self::default();
        for (idx, entry) in table.entries().iter().enumerate() {
            let tie = &entry.value;
            if tie.has_no_words() {
                let message =
                    format!("{:?} has no words; give nouns, prepositions, verbs or others", tie.name);
                return Err(LexiconError::at(&entry.file, entry.line, message));
            }
            if let Some(words) = tie.without_preposition() {
                let message = format!("{words:?} lacks a preposition; expected one like \"loyal to\"");
                return Err(LexiconError::at(&entry.file, entry.line, message));
            }
            ties.add(idx, tie);
        }
        Ok(Self { table, ..ties })
    }

    fn add(&mut self, idx: usize, tie: &Tie) {
        for (list, words) in
            tie.lists().into_iter().flat_map(|(list, all)| all.iter().map(move |it| (list, it)))
        {
            let (first, preposition) = split(words);
            let preposition = preposition.map(str::to_owned);
            self.by_words.entry(words.clone()).or_default().push(Place { list, tie: idx, preposition: None });
            self.by_first.entry(first.to_owned()).or_default().push(Place { list, tie: idx, preposition });
        }
    }

    /// The tie that a noun tells, the noun given with one word or two more around it.
    pub fn with_noun(&self, noun: &str) -> Option<&Tie> {
        self.with_all(noun, List::Nouns).next()
    }

    /// The ties that a preposition tells: which of them, the phrases on both sides say.
    pub fn with_preposition(&self, preposition: &str) -> impl Iterator<Item = &Tie> {
        self.with_all(preposition, List::Prepositions)
    }

    /// The ties that a participle behind a name and a hyphen tells: "*led*".
    pub fn with_compound(&self, participle: &str) -> impl Iterator<Item = &Tie> {
        self.with_all(participle, List::Compounds)
    }

    /// The ties that a verb tells, with the preposition that goes with it: "belong", "to".
    pub fn with_verb(&self, verb: &str) -> impl Iterator<Item = (&Tie, Option<&str>)> {
        self.with_first(verb, List::Verbs)
    }

    /// The ties that a verb tells of its object to its subject.
    pub fn with_turned(&self, verb: &str) -> impl Iterator<Item = (&Tie, Option<&str>)> {
        self.with_first(verb, List::Turned)
    }

    /// The ties that a hold tells, by its preposition, with the noun: "under", "control".
    pub fn with_hold(&self, preposition: &str) -> impl Iterator<Item = (&Tie, Option<&str>)> {
        self.with_first(preposition, List::Holds)
    }

    /// The ties that a verb with its particle tells: "take over".
    pub fn with_phrase(&self, verb: &str) -> impl Iterator<Item = (&Tie, Option<&str>)> {
        self.with_all(verb, List::Verbs).map(|tie| (tie, None))
    }

    /// The ties that an adjective tells, with its preposition: "loyal", "to".
    pub fn with_adjective(&self, adjective: &str) -> impl Iterator<Item = (&Tie, Option<&str>)> {
        self.with_first(adjective, List::Adjectives)
    }

    /// The ties that a noun for a deed tells, with its preposition: "war", "on".
    pub fn with_deed(&self, noun: &str) -> impl Iterator<Item = (&Tie, Option<&str>)> {
        self.with_first(noun, List::Deeds)
    }

    fn with_all(&self, words: &str, list: List) -> impl Iterator<Item = &Tie> {
        let places = self.by_words.get(words).into_iter().flatten();
        places.filter(move |place| place.list == list).map(|place| self.at(place))
    }

    fn with_first(&self, word: &str, list: List) -> impl Iterator<Item = (&Tie, Option<&str>)> {
        let places = self.by_first.get(word).into_iter().flatten();
        places
            .filter(move |place| place.list == list)
            .map(|place| (self.at(place), place.preposition.as_deref()))
    }

    fn at(&self, place: &Place) -> &Tie {
        &self.table.entries()[place.tie].value
    }

    /// The entry of that name.
    pub fn entry(&self, name: &str) -> Option<&Entry<Tie>> {
        self.table.entries().iter().find(|entry| entry.value.name == name)
    }

    /// The examples of the ties.
    pub fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        self.table.entries().iter().flat_map(|entry| {
            let value = &entry.value;
            examples::of_entry(entry, &value.rule(), &value.finds, &value.leaves)
        })
    }
}
