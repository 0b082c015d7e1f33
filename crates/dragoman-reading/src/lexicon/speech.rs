//! Words that report what somebody said: verbs, nouns and fixed phrases, with the act each performs.
//!
//! Four tables of one form, `speech_verbs.toml`, `speech_nouns.toml`, `speech_adjectives.toml` and
//! `speech_phrases.toml`. An entry names the frames in which it reports; outside them it is another word ("the court denied
//! the appeal").

use super::examples::Mark;
use super::{Example, Folder, Keyed, LexiconError, Table, Tones};
use dragoman_records::Act;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A word that reports.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpeechWord {
    /// Dictionary form; after the first word the particle or preposition it needs: "rule out",
    /// "call for".
    pub lemma: String,
    /// What its speaker does with the statement.
    pub act: Act,
    /// What speaker does if the word is denied; without it a denied word reports nothing ("did not
    /// say").
    pub negated: Option<Act>,
    /// Whether it reports a thought or a stance rather than speech: it then also counts in the
    /// speaker's own future and conditional ("would support").
    #[serde(default)]
    pub stance: bool,
    /// How its content stands in the sentence.
    pub frames: Vec<Frame>,
    /// Lemmas of nouns that the noun frame takes; any, if empty.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Lemmas of nouns that the noun frame does not take.
    #[serde(default)]
    pub not_nouns: Vec<String>,
    /// Lemmas of nouns that its speaker must be one of; any, if empty: "the *poll* shows".
    #[serde(default)]
    pub speakers: Vec<String>,
    /// Prepositions whose phrases belong to the content: "accused Israel *of* lying".
    #[serde(default)]
    pub with: Vec<String>,
    /// Sentences in which it reports.
    pub finds: Vec<String>,
    /// Sentences in which it does not.
    pub leaves: Vec<String>,
}

/// How the content of a speech word stands in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frame {
    /// "said *that it rained*".
    ThatClause,
    /// "said *it rained*", "*it rained*, he said".
    BareClause,
    /// "asked *whether it rained*", "explained *why*".
    WhClause,
    /// "vowed *to leave*"; of the passive "are reported *to have left*".
    Infinitive,
    /// "urged *Russia to leave*".
    ObjectInfinitive,
    /// "told them *to leave*".
    AddresseeInfinitive,
    /// "denied *taking it*".
    Gerund,
    /// "denied *involvement*"; of a verb with a preposition what that governs: "called for *calm*".
    Noun,
    /// "called *the move a mistake*".
    ObjectComplement,
    /// "“*It rained*,” he said".
    Quote,
    /// Of an adverb: the clause that it is in: "the men *were* allegedly *shot*".
    Adverb,
    /// Of a preposition, which governs the speaker: "*it rained*, according to him".
    Preposition,
}

impl Frame {
    /// As the tables write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ThatClause => "that-clause",
            Self::BareClause => "bare-clause",
            Self::WhClause => "wh-clause",
            Self::Infinitive => "infinitive",
            Self::ObjectInfinitive => "object-infinitive",
            Self::AddresseeInfinitive => "addressee-infinitive",
            Self::Gerund => "gerund",
            Self::Noun => "noun",
            Self::ObjectComplement => "object-complement",
            Self::Quote => "quote",
            Self::Adverb => "adverb",
            Self::Preposition => "preposition",
        }
    }
}

impl Keyed for SpeechWord {
    fn key(&self) -> String {
        self.lemma.clone()
    }

    fn words(&mut self) -> Vec<&mut Vec<String>> {
        vec![&mut self.nouns, &mut self.not_nouns, &mut self.speakers, &mut self.with]
    }
}

impl SpeechWord {
    /// Whether the word reports in this frame.
    pub fn takes(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }

    /// Whether the noun frame takes this noun.
    pub fn takes_noun(&self, lemma: &str) -> bool {
        let has = |list: &[String]| list.iter().any(|noun| noun == lemma);
        self.takes(Frame::Noun) && (self.nouns.is_empty() || has(&self.nouns)) && !has(&self.not_nouns)
    }

    /// The particle or preposition that the word needs.
    pub fn tail(&self) -> Option<&str> {
        self.lemma.split_once(' ').map(|(_, tail)| tail)
    }
}

/// The four tables.
#[derive(Debug, Default)]
pub struct Speech {
    /// Verbs that report.
    pub verbs: SpeechWords,
    /// Nouns that report.
    pub nouns: SpeechWords,
    /// Adjectives and participles that tell of a stance, as they are spelt.
    pub adjectives: SpeechWords,
    /// Adverbs and prepositional phrases that report.
    pub phrases: SpeechWords,
    /// Words of the content that show what a plain "said" does.
    pub tones: Tones,
}

impl Speech {
    /// Reads the tables, with the user's files over them.
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let load = |name, list, bundled| SpeechWords::load(name, list, bundled, user);
        Ok(Self {
            verbs: load("speech_verbs", "verb", include_str!("../../../../lexicon/speech_verbs.toml"))?,
            nouns: load("speech_nouns", "noun", include_str!("../../../../lexicon/speech_nouns.toml"))?,
            adjectives: load(
                "speech_adjectives",
                "adjective",
                include_str!("../../../../lexicon/speech_adjectives.toml"),
            )?,
            phrases: load(
                "speech_phrases",
                "phrase",
                include_str!("../../../../lexicon/speech_phrases.toml"),
            )?,
            tones: Tones::load(user)?,
        })
    }

    /// File and line of an entry.
    pub fn entry(&self, table: &str, lemma: &str) -> Option<(&str, usize)> {
        let tables = [&self.verbs, &self.nouns, &self.adjectives, &self.phrases];
        tables.into_iter().find_map(|words| words.entry(table, lemma))
    }

    /// The examples of all entries.
    pub fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        let words = self.verbs.examples().chain(self.nouns.examples());
        words.chain(self.adjectives.examples()).chain(self.phrases.examples())
    }
}

/// One table of words that report, found by the first word of their lemma.
#[derive(Debug, Default)]
pub struct SpeechWords {
    name: &'static str,
    table: Table<SpeechWord>,
    by_first: BTreeMap<String, Vec<usize>>,
}

impl SpeechWords {
    /// Reads the table, with the user's file over it.
    pub(super) fn load(
        name: &'static str,
        list: &str,
        bundled: &str,
        user: &Folder,
    ) -> Result<Self, LexiconError> {
        let table: Table<SpeechWord> = Table::load(&format!("{name}.toml"), list, bundled, user)?;
        let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (idx, entry) in table.entries().iter().enumerate() {
            let word = &entry.value;
            let lacks = [("frames", word.frames.is_empty()), ("finds", word.finds.is_empty())];
            let lack = lacks.into_iter().chain([("leaves", word.leaves.is_empty())]).find(|lack| lack.1);
            if let Some((field, _)) = lack {
                let message = format!("{:?} has no {field}", word.lemma);
                return Err(LexiconError::at(&entry.file, entry.line, message));
            }
            let first = word.lemma.split(' ').next().unwrap_or_default();
            by_first.entry(first.to_owned()).or_default().push(idx);
        }
        Ok(Self { name, table, by_first })
    }

    /// The entries whose lemma begins with this word.
    pub fn beginning_with<'l>(&'l self, word: &str) -> impl Iterator<Item = &'l SpeechWord> + use<'l> {
        let list = self.by_first.get(word).map(Vec::as_slice).unwrap_or_default();
        list.iter().map(|&idx| &self.table.entries()[idx].value)
    }

    /// The name under which records cite an entry: `speech_verbs:deny`.
    pub fn rule(&self, word: &SpeechWord) -> String {
        format!("{}:{}", self.name, word.lemma)
    }

    /// File and line of the entry with this lemma, if records cite this table.
    pub fn entry(&self, table: &str, lemma: &str) -> Option<(&str, usize)> {
        let entries = self.table.entries();
        let found = entries.iter().find(|entry| table == self.name && entry.value.lemma == lemma)?;
        Some((&found.file, found.line))
    }

    /// The examples of all entries.
    pub fn examples(&self) -> impl Iterator<Item = Example> + '_ {
        self.table.entries().iter().flat_map(move |entry| {
            let of = move |sentence: &String, must_find| Example {
                rule: self.rule(&entry.value),
                file: entry.file.clone(),
                line: entry.line,
                sentence: sentence.clone(),
                mark: Mark::Rule,
                must_find,
            };
            let finds = entry.value.finds.iter().map(move |sentence| of(sentence, true));
            finds.chain(entry.value.leaves.iter().map(move |sentence| of(sentence, false)))
        })
    }
}
