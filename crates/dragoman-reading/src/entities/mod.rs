//! Who and what an article speaks of.
//!
//! In: clauses, the lexicon, the places of the article. Out: [`Entities`]: persons, organisations, places and groups with
//! their mentions, and what each noun phrase refers to.
//!
//! 1. `known_at`, `names`, `nominals`, `pronouns`   find the mentions.
//! 2. `describe`, `titles`   read off each what it says of itself.
//! 3. `coreference`   lays mentions of one thing together.
//! 4. `collect`       makes an entity of each that is somebody or something; `resolve` gives it its name, code, sector and
//!    role, after what `setting`, `home`, `namesakes` and `told_by_clause` say of a country.
//! 5. `items`       tells apart what has nothing to do with each other; `coreference` asks it before, of the names alone,
//!    whether the text is a list.
//! 6. `party`         answers for any noun phrase who it is as actor or recipient.
//!
//! What the article and the lexicon do not say stays open.

mod collect;
mod coreference;
mod describe;
mod home;
mod items;
mod known_at;
mod mention;
mod names;
mod namesakes;
mod nominals;
mod party;
mod pronouns;
mod resolve;
mod setting;
mod spans;
mod titles;
mod told_by_clause;

use crate::Parsed;
use crate::lexicon::{Gender, Known};
use crate::statements::Voice;
pub use coreference::{Lesson, Ranker};
use dragoman_records::{Entity, Place, Span};
use known_at::KnownAt;
use mention::{Form, Mention};
pub(crate) use party::counted;
use resolve::Identity;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The entities of an article, and what each noun phrase refers to.
#[derive(Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    facts: Vec<Facts>,
    of_token: Vec<Option<usize>>,
    /// The phrases of each chain of mentions, as wide as they are.
    chains: Vec<Vec<Span>>,
    /// What the words of a nominal say, by its head.
    own: FxHashMap<usize, Identity>,
    /// The words of a name, by its head.
    names: FxHashMap<usize, Range<usize>>,
    known: Vec<Option<(Range<usize>, Known)>>,
    focus: Option<String>,
    only_country: Option<String>,
    items: items::Items,
    /// The code of the armed groups that the article names, if it is one.
    only_group: Option<String>,
}

/// What later steps ask of an entity and no record shows.
#[derive(Clone, Debug, Default)]
struct Facts {
    gender: Gender,
    plural: bool,
    named: bool,
    /// A country, or the capital that stands for it.
    is_state: bool,
    members: Vec<usize>,
}

/// Finds names, nominals and pronouns, lays mentions of one thing together and resolves each to
/// code, sector and role. A town among them is of the country in which `places` has it.
pub fn find_entities(parsed: &Parsed<'_>, places: &[Place], voices: &[Option<Voice>]) -> Entities {
    let known_at = KnownAt::find(parsed);
    let mentions = find_mentions(parsed, &known_at);
    let chains = coreference::link(parsed, places, &known_at, &mentions, voices);
    collect::collect(parsed, places, &known_at, &mentions, &chains)
}

/// What the trained part of coreference learns from a text, whose chains grow as the annotators have them, then as the
/// weights choose: for every noun phrase that is a mention, whether `things` (the token that heads a phrase, and the
/// number of what it stands for) has the same for both.
pub fn coreference_lessons(
    parsed: &Parsed<'_>,
    voices: &[Option<Voice>],
    things: &[(usize, usize)],
    ranker: &Ranker,
) -> Vec<Lesson> {
    let known_at = KnownAt::find(parsed);
    coreference::lessons(parsed, &find_mentions(parsed, &known_at), voices, things, ranker)
}

/// A phrase that may stand for something, for whoever marks which of them stand for the same.
#[derive(Clone, Debug)]
pub struct MarkedPhrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The token that heads it.
    pub head: usize,
    /// `named`, `nominal` or `pronoun`.
    pub form: &'static str,
}

/// The mentions of a text, in the order of their beginnings, the longer first.
pub fn coreference_mentions(parsed: &Parsed<'_>) -> Vec<MarkedPhrase> {
    let mentions = find_mentions(parsed, &KnownAt::find(parsed));
    let form = |mention: &Mention| match mention.form {
        Form::Name => "named",
        Form::Pronoun => "pronoun",
        Form::Nominal | Form::Thing | Form::Modifier => "nominal",
    };
    let phrase =
        |mention: Mention| MarkedPhrase { form: form(&mention), tokens: mention.tokens, head: mention.head };
    mentions.into_iter().map(phrase).collect()
}

fn find_mentions(parsed: &Parsed<'_>, known_at: &KnownAt<'_>) -> Vec<Mention> {
    let mut mentions = names::find(parsed, known_at);
    let mut is_named = vec![false; parsed.document.len()];
    for mention in &mentions {
        is_named[mention.tokens.clone()].iter_mut().for_each(|token| *token = true);
    }
    mentions.extend(nominals::find(parsed, known_at, |token| is_named[token]));
    mentions.extend(pronouns::find(parsed));
    mentions
        .sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end), mention.head));
    mentions
}

impl Entities {
    /// The entities, in order of first mention.
    pub fn list(&self) -> &[Entity] {
        &self.list
    }

    /// The entity that the noun phrase headed by a token refers to: position in [`Entities::list`].
    pub fn referred_to(&self, head: usize) -> Option<usize> {
        self.of_token.get(head).copied().flatten()
    }

    /// The fullest name of what the phrase headed by a token refers to.
    pub fn name_of(&self, head: usize) -> Option<&str> {
        self.referred_to(head).map(|entity| self.list[entity].name.as_str())
    }

    /// Whether an entity has a name in the article or the lexicon.
    pub fn is_named(&self, entity: usize) -> bool {
        self.facts[entity].named
    }

    /// Whether an entity is a country.
    pub fn is_state(&self, entity: usize) -> bool {
        self.facts[entity].is_state
    }

    /// He or she, where known.
    pub fn gender(&self, entity: usize) -> Gender {
        self.facts[entity].gender
    }

    /// Whether it is several.
    pub fn is_plural(&self, entity: usize) -> bool {
        self.facts[entity].plural
    }

    /// The entities that "both sides" or "the two men" stands for.
    pub fn members(&self, entity: usize) -> &[usize] {
        &self.facts[entity].members
    }

    /// The code of the country that the phrase headed by a token names or belongs to.
    pub fn country_of(&self, parsed: &Parsed<'_>, head: usize) -> Option<String> {
        let code = self.party(parsed, head).code?;
        parsed.lexicon.countries.by_actor(&code).map(|_| code)
    }

    /// The country that the article, or the item of the sentence of a token, is clearly about.
    pub fn focus(&self, parsed: &Parsed<'_>, token: usize) -> Option<&str> {
        let sentence = parsed.document.sentence_of(token);
        self.items.countries(sentence).map_or(self.focus.as_deref(), |(focus, _)| focus.as_deref())
    }

    /// The only country that the article, or the item of the sentence of a token, names.
    fn only_country(&self, parsed: &Parsed<'_>, token: usize) -> Option<&str> {
        let sentence = parsed.document.sentence_of(token);
        self.items.countries(sentence).map_or(self.only_country.as_deref(), |(_, only)| only.as_deref())
    }

    /// The number of the item that a token stands in.
    pub fn item_of(&self, parsed: &Parsed<'_>, token: usize) -> usize {
        self.items.at(parsed.document.sentence_of(token))
    }

    fn own_identity(&self, head: usize) -> Option<&Identity> {
        self.own.get(&head)
    }

    fn words_of(&self, head: usize) -> Option<Range<usize>> {
        self.names.get(&head).cloned()
    }

    fn known_at(&self, token: usize) -> Option<(Range<usize>, Known)> {
        self.known.get(token).cloned().flatten()
    }

    /// The mentions of each thing that has more than one, as whole noun phrases. Choices of which the
    /// program is not sure are among them; the entities have the sure ones only.
    pub fn chains(&self) -> Vec<Vec<Span>> {
        self.chains.clone()
    }

    /// Gives up the entities.
    pub fn into_list(self) -> Vec<Entity> {
        self.list
    }
}

#[cfg(test)]
mod tests;
