//! What is known of one thing that the text speaks of, from its mentions so far.

use super::super::mention::{Form, Mention};
use super::super::pronouns::Pronoun;
use super::nouns::{Meanings, PEOPLE};
use super::view::{Class, View};
use crate::lexicon::Gender;
use dragoman_records::EntityType;

/// The mentions of one thing, with what they add up to.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// Positions in the list of mentions, in the order in which they joined.
    pub(super) mentions: Vec<usize>,
    pub(super) n_names: usize,
    pub(super) n_nominals: usize,
    /// Of its first name, else of its first nominal.
    pub(super) kind: Option<EntityType>,
    pub(super) gender: Gender,
    pub(super) singular: bool,
    pub(super) plural: bool,
    /// Nouns by which it was called, titles among them.
    pub(super) heads: Vec<u32>,
    /// What the first of its nouns mean.
    pub(super) meanings: Vec<Meanings>,
    pub(super) texts: Vec<u32>,
    pub(super) words: Vec<u32>,
    pub(super) modifiers: Vec<u32>,
    /// The pronouns that stood for it, a bit each.
    pub(super) pronouns: u32,
    /// How it was put into words first.
    pub(super) first: Option<Class>,
    /// The mention that stands first, and its sentence.
    pub(super) begins: Option<(usize, usize)>,
    /// The mention without a pronoun that joined last.
    pub(super) last_nominal: Option<usize>,
    /// What its names show of it.
    pub(super) name: NameSigns,
    /// Whether one of its nouns, or a word of its names, stands in the headline.
    pub(super) in_title: bool,
    kind_of_name: bool,
}

/// What names show of their bearer; each is 0 as long as none shows it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NameSigns {
    /// What sort of thing the lexicon knows it for.
    pub(super) sort: u32,
    /// The last word.
    pub(super) tail: u32,
    /// The kind that the parser saw in it.
    pub(super) label: u32,
}

impl NameSigns {
    /// Takes from a name what no name before it showed.
    fn add(&mut self, view: &View) {
        for (sign, new) in
            [(&mut self.sort, view.sort), (&mut self.tail, view.head), (&mut self.label, view.label)]
        {
            if *sign == 0 {
                *sign = new;
            }
        }
    }
}

impl Chain {
    /// Takes in a mention.
    pub(super) fn add(&mut self, idx: usize, mention: &Mention, view: &View, title: Option<u32>) {
        self.mentions.push(idx);
        self.first.get_or_insert(view.class);
        let begins = (idx, view.sentence);
        self.begins = Some(self.begins.map_or(begins, |earlier| earlier.min(begins)));
        let is_name = matches!(view.class, Class::Name);
        self.n_names += usize::from(is_name);
        if is_name {
            self.name.add(view);
        }
        if self.gender == Gender::Open {
            self.gender = mention.gender;
        }
        if let Class::Pronoun(pronoun) = view.class {
            self.pronouns |= 1 << pronoun as u32;
            self.plural |= pronoun == Pronoun::They || pronoun == Pronoun::We;
            self.singular |= matches!(pronoun, Pronoun::He | Pronoun::She | Pronoun::It | Pronoun::I);
            return;
        }
        self.last_nominal = Some(idx);
        self.n_nominals += usize::from(!is_name);
        self.plural |= mention.plural;
        self.singular |= !mention.plural;
        if self.kind.is_none() || is_name && !self.kind_of_name || self.kind == Some(EntityType::Other) {
            self.kind = Some(mention.kind);
            self.kind_of_name = is_name;
        }
        if mention.form != Form::Name || view.words.len() < 2 {
            push_new(&mut self.heads, view.head);
        }
        if let Some(meanings) = view.meanings
            && self.meanings.len() < MOST_MEANINGS
            && !self.meanings.contains(&meanings)
        {
            self.meanings.push(meanings);
        }
        title.into_iter().for_each(|title| push_new(&mut self.heads, title));
        push_new(&mut self.texts, view.text);
        view.words.iter().for_each(|&word| push_new(&mut self.words, word));
        view.modifiers.iter().for_each(|&word| push_new(&mut self.modifiers, word));
    }

    /// Its last mention before a position, or none if all stand behind.
    pub(super) fn last_before(&self, idx: usize) -> Option<usize> {
        self.mentions.iter().rev().copied().find(|&mention| mention < idx)
    }

    /// Whether nothing but "this" and "that" stood for it.
    pub(super) fn is_vague(&self) -> bool {
        self.n_names + self.n_nominals == 0 && self.pronouns & (1 << Pronoun::This as u32) != 0
    }

    /// Whether its nouns speak of no human being.
    pub(super) fn is_thing(&self) -> bool {
        let is_person = |meanings: &Meanings| meanings.iter().any(|meaning| meaning.class == PEOPLE);
        self.n_names == 0
            && self.kind == Some(EntityType::Other)
            && !self.meanings.is_empty()
            && !self.meanings.iter().any(is_person)
    }

    /// Whether it was called by name.
    pub(super) fn is_named(&self) -> bool {
        self.n_names > 0
    }
}

/// How many different nouns are looked up the meaning of.
const MOST_MEANINGS: usize = 4;
/// How many different words are kept of one thing.
const MOST_WORDS: usize = 24;

fn push_new(list: &mut Vec<u32>, value: u32) {
    if list.len() < MOST_WORDS && !list.contains(&value) {
        list.push(value);
    }
}
