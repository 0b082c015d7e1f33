//! What pairs of mentions are compared by, read off each mention once.
//!
//! In: the mentions and their parse. Out: a [`View`] a mention. Words are kept as hashes: comparing
//! them is all that is done with them, and a trained weight may hang on one.

use super::super::mention::{Form, Mention};
use super::super::pronouns::{self, Pronoun};
use super::nouns::{Meanings, Nouns};
use super::ranker::hash_of;
use super::surroundings::{self, Beside, Ends, Hangs};
use crate::Parsed;
use crate::clauses::PhrasePlace;
use crate::statements::Voice;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::ops::Range;

/// How a mention is put into words, finely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A pronoun.
    Pronoun(Pronoun),
    /// "the group".
    The,
    /// "this group".
    This,
    /// "his group", "Russia's group".
    Owned,
    /// "a group".
    A,
    /// "some", "no", "every group".
    Some,
    /// "two groups".
    Counted,
    /// "groups".
    BarePlural,
    /// "iron".
    Bare,
    /// "*city* centre".
    Modifier,
    /// A capitalised noun that no step took for a name.
    Proper,
    /// A name.
    Name,
}

/// How a mention is put into words, coarsely: what the trained part tells apart throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Person,
    It,
    They,
    Speaker,
    This,
    Definite,
    Other,
    Name,
}

/// What one mention is compared by.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub(super) class: Class,
    pub(super) group: Group,
    pub(super) place: PhrasePlace,
    pub(super) reflexive: bool,
    pub(super) sentence: usize,
    pub(super) quotation: Option<u32>,
    pub(super) voice: Option<Voice>,
    pub(super) clause: Option<usize>,
    /// The token that heads it.
    pub(super) token: usize,
    /// The verb or noun on which it hangs.
    pub(super) governor: u32,
    /// The whole phrase.
    pub(super) phrase: Range<usize>,
    /// The noun, in dictionary form; of a name its last word.
    pub(super) head: u32,
    /// All words of a name, or noun with what stands before it, without determiners.
    pub(super) text: u32,
    /// The words of a name.
    pub(super) words: Vec<u32>,
    /// What describes the noun.
    pub(super) modifiers: Vec<u32>,
    /// The countries whose adjectives and names stand before it, as hashes of their codes: "the *German* chancellor"; of
    /// people also whom they serve: "the leader of *Hamas*".
    pub(super) nations: Vec<u32>,
    /// What prepositions tie to the noun: "the bridge in *Lyon*".
    pub(super) whereabouts: Vec<u32>,
    /// The kind of name that the parser gave its head, dates and numbers too.
    pub(super) label: u32,
    pub(super) has_tail: bool,
    /// Its words as they are shown.
    pub(super) tokens: Range<usize>,
    /// What stands right before it.
    pub(super) beside: Option<Beside>,
    /// What stands right behind it.
    pub(super) behind: u32,
    /// What it hangs on, prepositions aside.
    pub(super) hangs: Hangs,
    /// The head of whose it is: "*his* daughter".
    pub(super) owner: Option<usize>,
    /// What sort of thing the lexicon knows a name for; 0 if for none.
    pub(super) sort: u32,
    /// What its noun means; of names and pronouns nothing.
    pub(super) meanings: Option<Meanings>,
}

impl View {
    /// Whether it stands in somebody's words.
    pub(super) fn is_quoted(&self) -> bool {
        self.quotation.is_some() || self.voice.is_some_and(|voice| voice.quoted)
    }
}

/// Reads the views of all mentions.
pub(super) fn find(
    parsed: &Parsed<'_>,
    mentions: &[Mention],
    quotations: &[Option<u32>],
    voices: &[Option<Voice>],
) -> Vec<View> {
    let labels = labels(parsed);
    let view = |mention: &Mention| read(parsed, mention, quotations, voices, &labels);
    let mut views: Vec<View> = mentions.iter().map(view).collect();
    let ends = Ends::find(parsed, mentions);
    for view in &mut views {
        view.beside = ends.beside(parsed, view.tokens.start);
    }
    views
}

fn read(
    parsed: &Parsed<'_>,
    mention: &Mention,
    quotations: &[Option<u32>],
    voices: &[Option<Voice>],
    labels: &[u32],
) -> View {
    let document = parsed.document;
    let head = mention.head;
    let class = class(parsed, mention);
    let named =
        if matches!(class, Class::Name | Class::Proper) { words(parsed, mention) } else { Vec::new() };
    let phrase = match mention.form {
        Form::Pronoun | Form::Modifier => mention.tokens.clone(),
        _ => {
            let phrase = parsed.clauses.phrase(head);
            phrase.start.min(mention.tokens.start)..phrase.end.max(mention.tokens.end)
        }
    };
    let modifiers = parsed.clauses.modifiers(head);
    View {
        class,
        group: group(class),
        place: parsed.clauses.place_of(head),
        reflexive: mention.form == Form::Pronoun && pronouns::is_reflexive(document.word(head)),
        sentence: document.sentence_of(head),
        quotation: quotations[head],
        voice: voices[head],
        clause: parsed.clauses.around(head),
        token: head,
        governor: hash_of(document.lemma(document.head(head))),
        beside: None,
        behind: surroundings::behind(parsed, mention.tokens.end),
        tokens: mention.tokens.clone(),
        hangs: surroundings::hangs(parsed, head),
        has_tail: phrase.end > mention.tokens.end.max(head + 1),
        head: match mention.form {
            Form::Name => lower_hash(document.word(mention.tokens.end - 1)),
            Form::Pronoun => lower_hash(document.word(head)),
            _ => lower_hash(document.lemma(head)),
        },
        text: text(parsed, mention),
        words: named,
        modifiers: match mention.form {
            Form::Name | Form::Pronoun => Vec::new(),
            _ => modifiers.iter().map(|&token| lower_hash(document.lemma(token))).collect(),
        },
        nations: match mention.form {
            Form::Pronoun => Vec::new(),
            _ => nations(parsed, mention),
        },
        whereabouts: match mention.form {
            Form::Nominal | Form::Thing => whereabouts(parsed, head),
            _ => Vec::new(),
        },
        label: labels[head],
        owner: match mention.form {
            Form::Nominal | Form::Thing => parsed.clauses.possessor(head),
            _ => None,
        },
        sort: mention.known.map_or(0, |known| surroundings::sort_of(parsed, known)),
        meanings: match mention.form {
            Form::Name | Form::Pronoun => None,
            _ => Nouns::bundled().meanings_of(lower_hash(document.lemma(head))),
        },
        phrase,
    }
}

fn nations(parsed: &Parsed<'_>, mention: &Mention) -> Vec<u32> {
    let mut nations = surroundings::nations(parsed, mention.head);
    if mention.form == Form::Nominal && mention.kind == EntityType::Person {
        nations.extend(surroundings::nation_served(parsed, mention.head));
    }
    nations
}

fn whereabouts(parsed: &Parsed<'_>, head: usize) -> Vec<u32> {
    let objects = parsed.clauses.prepositions(head).into_iter().flat_map(|preposition| preposition.objects);
    objects.map(|object| lower_hash(parsed.document.lemma(object))).collect()
}

pub(super) fn lower_hash(word: &str) -> u32 {
    hash_of(&word.to_lowercase())
}

/// The words of a name, without small ones.
fn words(parsed: &Parsed<'_>, mention: &Mention) -> Vec<u32> {
    let tokens = mention.tokens.clone().filter(|&token| {
        !matches!(parsed.document.pos(token), Pos::Det | Pos::Adp | Pos::Punct | Pos::Part | Pos::Cconj)
    });
    tokens.map(|token| lower_hash(parsed.document.word(token))).collect()
}

fn text(parsed: &Parsed<'_>, mention: &Mention) -> u32 {
    let document = parsed.document;
    let tokens = match mention.form {
        Form::Name => mention.tokens.clone(),
        _ => parsed.clauses.before_head(mention.head),
    };
    let words = tokens
        .filter(|&token| !matches!(document.pos(token), Pos::Det | Pos::Punct | Pos::Part | Pos::Space));
    words.fold(0, |text, token| text.rotate_left(5) ^ lower_hash(document.word(token)))
}

fn class(parsed: &Parsed<'_>, mention: &Mention) -> Class {
    match mention.form {
        Form::Name => Class::Name,
        Form::Modifier => Class::Modifier,
        Form::Pronoun => Class::Pronoun(pronouns::pronoun_at(parsed, mention.head).unwrap_or(Pronoun::This)),
        Form::Nominal | Form::Thing => nominal_class(parsed, mention),
    }
}

fn nominal_class(parsed: &Parsed<'_>, mention: &Mention) -> Class {
    let document = parsed.document;
    let clauses = parsed.clauses;
    let determiner =
        clauses.determiners(mention.head).first().map(|&token| document.lemma(token).to_lowercase());
    let is_proper = document.pos(mention.head) == Pos::Propn;
    match determiner.as_deref() {
        _ if clauses.possessor(mention.head).is_some() => Class::Owned,
        _ if is_proper => Class::Proper,
        Some("the") => Class::The,
        Some("this" | "that" | "these" | "those") => Class::This,
        Some("a" | "an" | "another") => Class::A,
        Some(_) => Class::Some,
        None if !clauses.numbers(mention.head).is_empty() => Class::Counted,
        None if mention.plural => Class::BarePlural,
        None => Class::Bare,
    }
}

fn group(class: Class) -> Group {
    match class {
        Class::Pronoun(Pronoun::He | Pronoun::She) => Group::Person,
        Class::Pronoun(Pronoun::It) => Group::It,
        Class::Pronoun(Pronoun::They) => Group::They,
        Class::Pronoun(Pronoun::I | Pronoun::We | Pronoun::You) => Group::Speaker,
        Class::Pronoun(Pronoun::This | Pronoun::Relative) => Group::This,
        Class::The | Class::This | Class::Owned => Group::Definite,
        Class::Name | Class::Proper => Group::Name,
        _ => Group::Other,
    }
}

/// The label of the parser's name around each token, as a small number.
fn labels(parsed: &Parsed<'_>) -> Vec<u32> {
    let mut labels = vec![0; parsed.document.len()];
    for name in parsed.document.names() {
        labels[name.tokens.clone()].fill(hash_of(&name.label));
    }
    labels
}
