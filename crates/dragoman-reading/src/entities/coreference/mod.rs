//! Lays mentions of one thing together.
//!
//! In: the mentions of a text, in text order. Out: [`Chains`]: clusters of mentions.
//!
//! 1. `same_name`  names of one bearer: "Angela Merkel", "Ms Merkel", "Merkel"; "Human Rights Watch", "HRW".
//! 2. `structure`  appositions and what "is" ties together: "Adel al-Jubeir, the foreign minister".
//! 3. `nominal`    "the Russian president", "the group", "both sides", in text order together with
//! 4. `pronoun`    "he", "its", "they", "who".
//!
//! First and second persons are left to the step that knows who speaks. A pronoun that may as well
//! mean a thing that happened stays alone.

mod nominal;
mod pronoun;
mod same_name;
mod structure;

use super::describe::Description;
use super::mention::{Form, Mention};
use crate::Parsed;
use crate::lexicon::{Gender, Known};
use dragoman_records::EntityType;

/// Mentions of one thing.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// Positions in the list of mentions, rising.
    pub(super) mentions: Vec<usize>,
    pub(super) kind: EntityType,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    pub(super) known: Option<Known>,
    pub(super) code: Option<String>,
    /// What titles, appositions and nominals say of it, in the order in which they were found.
    pub(super) descriptions: Vec<Description>,
    /// Clusters that it is made of: "the two men".
    pub(super) members: Vec<usize>,
    /// Whether a name is among the mentions.
    pub(super) named: bool,
    /// Whether one of the names is only nearly the others' or the lexicon's.
    pub(super) misspelt: bool,
}

/// Clusters, and the cluster of each mention.
#[derive(Clone, Debug, Default)]
pub(super) struct Chains {
    pub(super) clusters: Vec<Cluster>,
    pub(super) of_mention: Vec<Option<usize>>,
}

/// What the parts of coreference look at and fill.
struct Linking<'l, 'a> {
    parsed: &'l Parsed<'a>,
    mentions: &'l [Mention],
    /// The sentence of each mention.
    sentences: Vec<usize>,
    /// The quotation in which each token stands.
    quotations: Vec<Option<u32>>,
    /// The mention whose phrase a token heads.
    by_head: Vec<Option<usize>>,
    chains: Chains,
}

/// Lays the mentions of a text together.
pub(super) fn link(parsed: &Parsed<'_>, mentions: &[Mention]) -> Chains {
    let document = parsed.document;
    let mut by_head = vec![None; document.len()];
    for (idx, mention) in mentions.iter().enumerate() {
        by_head[mention.head] = Some(idx);
    }
    let mut linking = Linking {
        parsed,
        mentions,
        sentences: mentions.iter().map(|mention| document.sentence_of(mention.head)).collect(),
        quotations: quotations(parsed),
        by_head,
        chains: Chains { clusters: Vec::new(), of_mention: vec![None; mentions.len()] },
    };
    same_name::link(&mut linking);
    structure::link(&mut linking);
    for (idx, mention) in mentions.iter().enumerate() {
        match mention.form {
            Form::Nominal if linking.chains.of_mention[idx].is_none() => nominal::link(&mut linking, idx),
            Form::Pronoun => pronoun::link(&mut linking, idx),
            _ => {}
        }
    }
    for cluster in &mut linking.chains.clusters {
        cluster.mentions.sort_unstable();
    }
    linking.chains
}

impl Linking<'_, '_> {
    fn cluster_of(&self, mention: usize) -> Option<&Cluster> {
        self.chains.of_mention[mention].map(|cluster| &self.chains.clusters[cluster])
    }

    /// Begins a cluster with a mention.
    fn begin(&mut self, idx: usize) -> usize {
        let mention = &self.mentions[idx];
        self.chains.clusters.push(Cluster {
            mentions: Vec::new(),
            kind: mention.kind,
            gender: mention.gender,
            plural: mention.plural,
            known: mention.known,
            code: mention.code.clone(),
            descriptions: Vec::new(),
            members: Vec::new(),
            named: false,
            misspelt: false,
        });
        let cluster = self.chains.clusters.len() - 1;
        self.join(idx, cluster);
        cluster
    }

    /// Adds a mention to a cluster, with what it says of it.
    fn join(&mut self, idx: usize, cluster: usize) {
        let mention = &self.mentions[idx];
        self.chains.of_mention[idx] = Some(cluster);
        let cluster = &mut self.chains.clusters[cluster];
        cluster.mentions.push(idx);
        cluster.named |= mention.form == Form::Name;
        cluster.known = cluster.known.or(mention.known);
        cluster.code = cluster.code.take().or_else(|| mention.code.clone());
        if cluster.gender == Gender::Open {
            cluster.gender = mention.gender;
        }
        if mention.form == Form::Name && !mention.plural {
            cluster.plural = false;
        }
        if mention.description != Description::default() {
            cluster.descriptions.push(mention.description.clone());
        }
    }

    /// The mentions before this one, nearest first, at most `sentences` sentences back.
    fn before(&self, idx: usize, sentences: usize) -> impl Iterator<Item = usize> + '_ {
        let sentence = self.sentences[idx];
        let near = move |&other: &usize| sentence.saturating_sub(self.sentences[other]) <= sentences;
        (0..idx).rev().take(MOST_BACK).take_while(near)
    }
}

/// A bound on how many mentions back anything is looked for, so that long texts cost no more a word.
const MOST_BACK: usize = 400;

/// The number of the quotation in which each token stands. A quotation ends with its paragraph.
fn quotations(parsed: &Parsed<'_>) -> Vec<Option<u32>> {
    let document = parsed.document;
    let mut open = None;
    let mut n_quotations = 0;
    let mut inside = Vec::with_capacity(document.len());
    for token in 0..document.len() {
        let word = document.word(token);
        match word {
            "“" => {
                n_quotations += 1;
                open = Some(n_quotations);
            }
            "”" => open = None,
            "\"" | "''" | "``" if open.is_none() => {
                n_quotations += 1;
                open = Some(n_quotations);
            }
            "\"" | "''" => open = None,
            _ if word.contains('\n') => open = None,
            _ => {}
        }
        inside.push(open);
    }
    inside
}
