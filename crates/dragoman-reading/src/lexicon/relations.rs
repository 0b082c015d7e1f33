//! Words that tell a standing tie (`lexicon/relations.toml`): "the *leader* of the party".

use super::{Entry, Example, Folder, Keyed, LexiconError, Table, examples};
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
        let lists = [
            ("noun", &self.nouns),
            ("verb", &self.verbs),
            ("verb with its sides turned", &self.turned),
            ("hold", &self.holds),
            ("adjective", &self.adjectives),
            ("participle behind a hyphen", &self.compounds),
            ("deed", &self.deeds),
            ("preposition", &self.prepositions),
        ];
        let is_whole = |known: &&String| forms.contains(known);
        let is_part = |known: &&String| known.split(' ').any(|word| forms.iter().any(|form| form == word));
        let find = |fits: &dyn Fn(&&String) -> bool| {
            lists.iter().find_map(|(list, words)| Some((*list, words.iter().find(fits)?.as_str())))
        };
        find(&is_whole).or_else(|| find(&is_part))
    }

    fn has_no_words(&self) -> bool {
        let phrases = [&self.nouns, &self.prepositions, &self.adjectives, &self.compounds];
        let clauses = [&self.verbs, &self.turned, &self.holds, &self.deeds];
        phrases.iter().chain(&clauses).all(|words| words.is_empty())
    }

    fn without_preposition(&self) -> Option<&String> {
        self.adjectives.iter().chain(&self.deeds).find(|words| !words.contains(' '))
    }
}

/// A word and the preposition that goes with it, if any: "belong", "to".
fn split(words: &str) -> (&str, Option<&str>) {
    words.split_once(' ').map_or((words, None), |(word, preposition)| (word, Some(preposition)))
}

/// All ties.
#[derive(Debug, Default)]
pub struct Ties {
    table: Table<Tie>,
}

impl Ties {
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let table: Table<Tie> = Table::load(FILE, "relation", BUNDLED, user)?;
        for entry in table.entries() {
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
        }
        Ok(Self { table })
    }

    /// The tie that a noun tells, the noun given with one word or two more around it.
    pub fn with_noun(&self, noun: &str) -> Option<&Tie> {
        self.list().find(|tie| tie.nouns.iter().any(|known| known == noun))
    }

    /// The ties that a preposition tells: which of them, the phrases on both sides say.
    pub fn with_preposition<'s>(&'s self, preposition: &'s str) -> impl Iterator<Item = &'s Tie> {
        self.list().filter(move |tie| tie.prepositions.iter().any(|known| known == preposition))
    }

    /// The ties that a participle behind a name and a hyphen tells: "*led*".
    pub fn with_compound<'s>(&'s self, participle: &'s str) -> impl Iterator<Item = &'s Tie> {
        self.list().filter(move |tie| tie.compounds.iter().any(|known| known == participle))
    }

    /// The ties that a verb tells, with the preposition that goes with it: "belong", "to".
    pub fn with_verb<'s>(&'s self, verb: &'s str) -> impl Iterator<Item = (&'s Tie, Option<&'s str>)> {
        self.with_words(verb, |tie| &tie.verbs)
    }

    /// The ties that a verb tells of its object to its subject.
    pub fn with_turned<'s>(&'s self, verb: &'s str) -> impl Iterator<Item = (&'s Tie, Option<&'s str>)> {
        self.with_words(verb, |tie| &tie.turned)
    }

    /// The ties that a hold tells, by its preposition, with the noun: "under", "control".
    pub fn with_hold<'s>(&'s self, preposition: &'s str) -> impl Iterator<Item = (&'s Tie, Option<&'s str>)> {
        self.with_words(preposition, |tie| &tie.holds)
    }

    /// The ties that a verb with its particle tells: "take over".
    pub fn with_phrase<'s>(&'s self, verb: &'s str) -> impl Iterator<Item = (&'s Tie, Option<&'s str>)> {
        self.list().filter(move |tie| tie.verbs.iter().any(|known| known == verb)).map(|tie| (tie, None))
    }

    /// The ties that an adjective tells, with its preposition: "loyal", "to".
    pub fn with_adjective<'s>(
        &'s self,
        adjective: &'s str,
    ) -> impl Iterator<Item = (&'s Tie, Option<&'s str>)> {
        self.with_words(adjective, |tie| &tie.adjectives)
    }

    /// The ties that a noun for a deed tells, with its preposition: "war", "on".
    pub fn with_deed<'s>(&'s self, noun: &'s str) -> impl Iterator<Item = (&'s Tie, Option<&'s str>)> {
        self.with_words(noun, |tie| &tie.deeds)
    }

    fn with_words<'s>(
        &'s self,
        word: &'s str,
        list: fn(&Tie) -> &Vec<String>,
    ) -> impl Iterator<Item = (&'s Tie, Option<&'s str>)> {
        self.list().flat_map(move |tie| {
            let ours = list(tie).iter().map(|words| split(words)).filter(move |(head, _)| *head == word);
            ours.map(move |(_, preposition)| (tie, preposition))
        })
    }

    fn list(&self) -> impl Iterator<Item = &Tie> {
        self.table.entries().iter().map(|entry| &entry.value)
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
