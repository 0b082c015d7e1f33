//! What the parts of coreference look at and fill: mentions with their places, and the clusters so far.
//!
//! In: the mentions and their parse. Out: clusters, begun and joined by the rules ([`super::same_name`],
//! [`super::structure`], [`super::nominal`]) and by the choices of [`super::ranking`].

use super::super::describe::Description;
use super::super::mention::{Form, Mention};
use super::nominal::noun;
use super::office::{LEADER, Offices, leads_country};
use super::ranker::hash_of;
use super::{Chains, Cluster};
use crate::Parsed;
use crate::lexicon::{Gender, Known};

/// What the parts of coreference look at and fill.
pub(super) struct Linking<'l, 'a> {
    pub(super) parsed: &'l Parsed<'a>,
    pub(super) mentions: &'l [Mention],
    /// The sentence of each mention.
    pub(super) sentences: Vec<usize>,
    /// A hash of the noun of each mention's description.
    pub(super) nouns: Vec<u32>,
    /// The quotation in which each token stands.
    pub(super) quotations: Vec<Option<u32>>,
    /// The mention whose phrase a token heads.
    pub(super) by_head: Vec<Option<usize>>,
    pub(super) offices: Offices,
    pub(super) chains: Chains,
}

impl<'l, 'a> Linking<'l, 'a> {
    pub(super) fn new(parsed: &'l Parsed<'a>, mentions: &'l [Mention]) -> Self {
        let document = parsed.document;
        let mut by_head = vec![None; document.len()];
        for (idx, mention) in mentions.iter().enumerate() {
            by_head[mention.head] = Some(idx);
        }
        Linking {
            parsed,
            mentions,
            sentences: mentions.iter().map(|mention| document.sentence_of(mention.head)).collect(),
            nouns: mentions.iter().map(|it| hash_of(noun(&it.description.words))).collect(),
            quotations: quotations(parsed),
            by_head,
            offices: Offices::default(),
            chains: Chains { of_mention: vec![None; mentions.len()], ..Chains::default() },
        }
    }

    pub(super) fn cluster_of(&self, mention: usize) -> Option<&Cluster> {
        self.chains.of_mention[mention].map(|cluster| &self.chains.clusters[cluster])
    }

    /// Begins a cluster with a mention.
    pub(super) fn begin(&mut self, idx: usize) -> usize {
        let mention = &self.mentions[idx];
        self.chains.clusters.push(Cluster {
            mentions: Vec::new(),
            kind: mention.kind,
            gender: mention.gender,
            plural: mention.plural,
            known: None,
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
    pub(super) fn join(&mut self, idx: usize, cluster: usize) {
        let mention = &self.mentions[idx];
        self.chains.of_mention[idx] = Some(cluster);
        if !mention.description.words.is_empty() {
            self.note_office(cluster, &mention.description.words);
        }
        if let Some(known) = mention.known.filter(|_| self.chains.clusters[cluster].known.is_none()) {
            self.learn(cluster, known);
        }
        let cluster = &mut self.chains.clusters[cluster];
        cluster.mentions.push(idx);
        cluster.named |= mention.form == Form::Name;
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

    /// Notes what the lexicon knows a cluster as, with the offices that it gives it.
    pub(super) fn learn(&mut self, cluster: usize, known: Known) {
        self.chains.clusters[cluster].known = Some(known);
        self.offices.by_known.entry(known).or_insert(cluster);
        if let Known::Person(person) = known {
            for office in &self.parsed.lexicon.actors.people[person].value.offices {
                self.note_office(cluster, &office.role);
            }
        }
    }

    /// Notes a role of a cluster, and that a report may call it a country's leader.
    fn note_office(&mut self, cluster: usize, role: &str) {
        self.offices.note(cluster, role);
        if leads_country(self.parsed, role) {
            self.offices.note(cluster, LEADER);
        }
    }

    /// The mentions before this one, nearest first, at most `sentences` sentences back.
    pub(super) fn before(&self, idx: usize, sentences: usize) -> impl Iterator<Item = usize> + '_ {
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
