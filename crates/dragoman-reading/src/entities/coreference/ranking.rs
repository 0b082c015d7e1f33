//! Chooses for each mention which of the things spoken of it stands for, or none.
//!
//! In: views and proposals. Out: the chains.
//!
//! The options are the things of the last sentences, those that share a word with the mention, and
//! those that a rule proposes, less what cannot be ([`super::options`]). The trained part scores the likeliest
//! and "something new"; the best wins. How far it is ahead of the next tells how sure the choice is.

use super::super::mention::{Form, Mention};
use super::super::pronouns::Pronoun;
use super::author::{TextForm, Turns};
use super::bars;
use super::chain::Chain;
use super::doubt::doubt;
use super::features::{Choice, KINDS, kind_of, of_new, of_pair};
use super::linking::Linking;
use super::options::{self, Options};
use super::proposals::{Proposals, Rule};
use super::ranker::{Features, Ranker, hash_of};
use super::shortlist::Shortlist;
use super::side;
use super::subject;
use super::surroundings;
use super::view::{self, Class, Group, View};
use crate::Parsed;
use crate::statements::Voice;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Chains while they grow.
pub(super) struct Ranking<'r, 'a> {
    pub(super) parsed: &'r Parsed<'a>,
    ranker: &'r Ranker,
    pub(super) mentions: &'r [Mention],
    pub(super) views: Vec<View>,
    /// The mention whose phrase a token heads.
    pub(super) by_head: &'r [Option<usize>],
    /// The paragraph of each sentence, if the text is a list of what has nothing in common, told by one who does not
    /// speak of "me".
    pub(super) list: Option<Vec<usize>>,
    pub(super) chains: Vec<Chain>,
    pub(super) chain_of: Vec<Option<usize>>,
    /// The chains in which a noun or a word of a name occurs.
    pub(super) by_word: FxHashMap<u32, Vec<usize>>,
    /// Who says "I" outside of quotations.
    pub(super) turns: Turns,
    /// How many times "I" stands outside of quotations.
    pub(super) n_written: usize,
    /// The chain of the "I" of the one who writes it all.
    pub(super) writer: Option<usize>,
    /// The chains in which an "I", "we" or "you" occurs.
    pub(super) spoken: Vec<usize>,
    /// How often each noun heads a mention of the whole text.
    pub(super) counts: FxHashMap<u32, usize>,
    /// How many mentions names and appositions tie to each mention.
    pub(super) tied: Vec<usize>,
    /// Phrases that are no mention of their own, each with its chain.
    pub(super) also: Vec<(usize, Range<usize>)>,
    /// The tokens that head those who say something.
    pub(super) speakers: FxHashSet<usize>,
    /// The words of the headline.
    pub(super) title: Vec<u32>,
    pub(super) desk: Desk,
}

/// Room to work in, kept from one mention to the next.
#[derive(Debug, Default)]
pub(super) struct Desk {
    options: Options,
    features: Features,
    shortlist: Shortlist,
    scores: Vec<(Option<usize>, i64)>,
}

/// A choice that was made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    /// The chain, or none for something new.
    pub(super) chain: Option<usize>,
    /// How far it is ahead of the next best, in ten-thousandths of a nat.
    pub(super) lead: i64,
}

/// The options of a mention with the features of each; the first is "something new".
pub(crate) struct Laid {
    pub(super) chains: Vec<usize>,
    pub(crate) rows: Vec<Vec<u16>>,
}

impl<'r, 'a> Ranking<'r, 'a> {
    /// Nothing chosen yet.
    pub(super) fn begin(
        linking: &Linking<'r, 'a>,
        by_head: &'r [Option<usize>],
        list: Option<Vec<usize>>,
        voices: &[Option<Voice>],
        ranker: &'r Ranker,
    ) -> Self {
        let mentions = linking.mentions;
        let views = view::find(linking.parsed, mentions, &linking.quotations, voices);
        let mut counts = FxHashMap::default();
        for view in &views {
            *counts.entry(view.head).or_default() += 1;
        }
        let n_tied = |&cluster: &Option<usize>| {
            cluster.map_or(1, |cluster| linking.chains.clusters[cluster].mentions.len())
        };
        let is_written = |view: &&View| view.class == Class::Pronoun(Pronoun::I) && !view.is_quoted();
        let n_written = views.iter().filter(is_written).count();
        let turns = Turns::find(linking);
        let is_told = turns.form == TextForm::OneWriter && n_written == 0;
        Self {
            parsed: linking.parsed,
            ranker,
            mentions,
            speakers: views.iter().filter_map(|view| Some(view.voice?.speaker)).collect(),
            views,
            spoken: Vec::new(),
            counts,
            tied: linking.chains.of_mention.iter().map(n_tied).collect(),
            by_head,
            list: list.filter(|_| is_told),
            chains: Vec::new(),
            chain_of: vec![None; mentions.len()],
            by_word: FxHashMap::default(),
            turns,
            n_written,
            writer: None,
            also: Vec::new(),
            title: surroundings::words_of_title(linking.parsed),
            desk: Desk::default(),
        }
    }
}

impl Ranking<'_, '_> {
    /// Chooses for one mention.
    pub(super) fn choose(&mut self, idx: usize, proposals: &Proposals) -> Chosen {
        if let Some(chain) = self.ruled(idx, proposals) {
            return Chosen { chain: Some(chain), lead: i64::MAX };
        }
        if let Some(chain) = side::of(self, idx) {
            return Chosen { chain: Some(chain), lead: 0 };
        }
        let ranker = self.ranker;
        let mut desk = std::mem::take(&mut self.desk);
        let mut shortlist = std::mem::take(&mut desk.shortlist);
        shortlist.clear();
        self.each_option(idx, proposals, &mut desk, &mut |chain, features| {
            shortlist.push(chain, features, ranker);
        });
        shortlist.score(ranker, &mut desk.scores);
        let chosen = self.best(idx, &desk.scores);
        self.desk = Desk { shortlist, ..desk };
        chosen
    }

    /// The option with the highest score, "something new" less the doubt of it.
    fn best(&self, idx: usize, scores: &[(Option<usize>, i64)]) -> Chosen {
        let doubt = if self.is_of_writer(idx) {
            0
        } else {
            doubt(&self.views[idx], options::says_nothing(self.parsed, self.mentions[idx].head))
        };
        let doubted = |&(chain, score): &(Option<usize>, i64)| match chain {
            Some(_) => score,
            None => score - doubt,
        };
        let (mut best, mut most) = (None, i64::MIN);
        for option in scores {
            // The first of equals stays: it was spoken of last.
            if doubted(option) > most {
                (best, most) = (option.0, doubted(option));
            }
        }
        let others = scores.iter().filter(|(chain, _)| *chain != best).map(doubted);
        Chosen { chain: best, lead: most.saturating_sub(others.max().unwrap_or(i64::MIN)) }
    }

    /// What grammar or an office leaves no choice about: whom an apposition renames, "himself", the day
    /// of "Tuesday, March 8", who is "the minister" of a minister named before, whose "her house" is.
    fn ruled(&self, idx: usize, proposals: &Proposals) -> Option<usize> {
        let is_nominal = self.mentions[idx].form == Form::Nominal;
        let named = |rule: Rule| {
            proposals.first_of(rule).filter(|&chain| is_nominal && self.chains[chain].is_named())
        };
        let chain = proposals
            .first_of(Rule::Reflexive)
            .or(proposals.first_of(Rule::Date))
            .or(proposals.first_of(Rule::Author));
        let chain = chain.or_else(|| named(Rule::Apposition)).or_else(|| named(Rule::Office));
        let chain = chain.or(proposals.named).or_else(|| subject::of(self, idx))?;
        bars::may_be(self, idx, chain, proposals).then_some(chain)
    }

    /// Whether a mention is the "I" of the one who writes it all.
    fn is_of_writer(&self, idx: usize) -> bool {
        let view = &self.views[idx];
        self.turns.form == TextForm::OneWriter
            && view.class == Class::Pronoun(Pronoun::I)
            && !view.is_quoted()
    }

    /// The options with their features, for training.
    pub(super) fn lay_out(&self, idx: usize, proposals: &Proposals) -> Laid {
        let mut laid = Laid { chains: Vec::new(), rows: Vec::new() };
        self.each_option(idx, proposals, &mut Desk::default(), &mut |chain, features| {
            laid.chains.extend(chain);
            laid.rows.push(features.rows().collect());
        });
        laid
    }

    fn each_option(
        &self,
        idx: usize,
        proposals: &Proposals,
        desk: &mut Desk,
        see: &mut dyn FnMut(Option<usize>, &Features),
    ) {
        options::find(self, idx, proposals, &mut desk.options);
        let (options, features) = (&desk.options.chains, &mut desk.features);
        let view = &self.views[idx];
        let count = |has: fn(&Chain, &View) -> bool| {
            options.iter().filter(|&&chain| has(&self.chains[chain], view)).count()
        };
        let choice = Choice {
            idx,
            proposals,
            n_same_head: count(|chain, view| chain.heads.contains(&view.head)),
            n_same_text: count(|chain, view| chain.texts.contains(&view.text)),
            largest: options.iter().map(|&chain| self.chains[chain].mentions.len()).max().unwrap_or_default(),
            says_nothing: options::says_nothing(self.parsed, self.mentions[idx].head),
            speaker: view.voice.and_then(|voice| self.chain_at(voice.speaker)),
        };
        of_new(self, &choice, features);
        see(None, features);
        let mut of_kind = [0; KINDS];
        for (rank, &chain) in options.iter().enumerate() {
            let nearer = &mut of_kind[kind_of(&self.chains[chain]) as usize];
            of_pair(self, &choice, chain, (rank, *nearer), features);
            *nearer += usize::from(self.chains[chain].is_named());
            see(Some(chain), features);
        }
    }

    /// Adds a mention to a chain, or begins one with it.
    pub(super) fn add(&mut self, idx: usize, chain: Option<usize>) -> usize {
        let chain = chain.unwrap_or_else(|| {
            self.chains.push(Chain::default());
            self.chains.len() - 1
        });
        let (mention, view) = (&self.mentions[idx], &self.views[idx]);
        let title = mention.description.words.rsplit(' ').next().filter(|word| !word.is_empty());
        let title = title.map(hash_of);
        self.chains[chain].add(idx, mention, view, title);
        let says = |word: &u32| self.title.contains(word);
        self.chains[chain].in_title |= !matches!(view.class, Class::Pronoun(_))
            && (view.words.iter().chain(&title).any(says) || says(&view.head));
        self.chain_of[idx] = Some(chain);
        if self.writer.is_none() && self.is_of_writer(idx) {
            self.writer = Some(chain);
        }
        if view.group == Group::Speaker && !self.spoken.contains(&chain) {
            self.spoken.push(chain);
        }
        if !matches!(view.class, Class::Pronoun(_)) {
            for word in view.words.iter().copied().chain([view.head]).chain(title) {
                let chains = self.by_word.entry(word).or_default();
                if chains.last() != Some(&chain) {
                    chains.push(chain);
                }
            }
        }
        chain
    }

    /// Takes one mention out of its chain and into another.
    pub(super) fn move_to(&mut self, idx: usize, into: usize) {
        if let Some(own) = self.chain_of[idx].replace(into) {
            self.chains[own].mentions.retain(|&other| other != idx);
        }
        self.chains[into].mentions.push(idx);
    }

    /// Lays a chain to another.
    pub(super) fn unite(&mut self, chain: usize, into: usize) {
        let taken = std::mem::take(&mut self.chains[chain]);
        taken.mentions.iter().for_each(|&idx| self.chain_of[idx] = Some(into));
        self.also.iter_mut().filter(|(other, _)| *other == chain).for_each(|(other, _)| *other = into);
        let chain = &mut self.chains[into];
        chain.mentions.extend(taken.mentions);
        chain.begins = chain.begins.min(taken.begins).or(taken.begins);
        chain.pronouns |= taken.pronouns;
    }

    /// The chain of the mention whose phrase a token heads.
    pub(super) fn chain_at(&self, token: usize) -> Option<usize> {
        self.chain_of[self.by_head[token]?]
    }
}
