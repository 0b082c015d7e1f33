//! Chains without a name that turn out, once the whole text is read, to be of something named.
//!
//! In: the chains as they were chosen. Out: the same, some laid together. A chain without a name joins the only
//! named one for which a rule speaks:
//!
//! 1. its noun, the only one of its kind, stands right before the name: "the ship" and "the cruise ship *Star Queen*";
//! 2. its noun is the kind that the name before it says: "the Flag Project … the project";
//! 3. its noun says a city, a country or a capital, and of what was named before only one is of that kind, or
//!    one far more often than any other and last (`places_named`);
//! 4. it came first and was described as the named is later: "An Australian woman sued … Ann Reyes, the
//!    Australian woman".
//!
//! Where two named things would do, none is chosen. Entities stay as they are: what speaks and acts is left to
//! the sure choices.

use super::super::mention::{Form, Mention};
use super::bars;
use super::chain::Chain;
use super::nouns::{Meanings, Nouns, PEOPLE, is_kind};
use super::places_named::Places;
use super::ranking::Ranking;
use super::view::{Class, lower_hash};
use crate::lexicon::Gender;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use rustc_hash::FxHashMap;

/// How many mentions of a chain, and how many chains of one word, are looked at.
pub(super) const MOST: usize = 24;

/// What a named chain can be found by.
#[derive(Default)]
struct Found {
    /// By the words of a rule, the named chains; each once.
    chains: FxHashMap<(Rule, u32), Vec<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Rule {
    Beside,
    Kind,
    Described,
}

/// Lays chains without a name to the named ones.
pub(super) fn link(ranking: &mut Ranking<'_, '_>) {
    let found = Found::read(ranking);
    let mut places = Places::default();
    let nameless = (0..ranking.chains.len()).filter(|&chain| !ranking.chains[chain].is_named());
    let mut only_one =
        |chain: usize| found.only_one(ranking, chain).or_else(|| places.called(ranking, chain));
    let joins: Vec<(usize, usize)> = nameless.filter_map(|chain| Some((chain, only_one(chain)?))).collect();
    for (chain, named) in joins {
        ranking.unite(chain, named);
    }
}

impl Found {
    fn read(ranking: &Ranking<'_, '_>) -> Self {
        let mut found = Found::default();
        for (idx, mention) in ranking.mentions.iter().enumerate() {
            let Some(chain) = ranking.chain_of[idx].filter(|&chain| ranking.chains[chain].is_named()) else {
                continue;
            };
            let key = match mention.form {
                Form::Name => {
                    found.note(Rule::Beside, noun_before(ranking, mention), chain);
                    kind_in_name(ranking, mention).map(|noun| (Rule::Kind, noun))
                }
                _ => described(ranking, idx).map(|words| (Rule::Described, words)),
            };
            if let Some((rule, words)) = key {
                found.note(rule, Some(words), chain);
            }
        }
        found
    }

    fn note(&mut self, rule: Rule, words: Option<u32>, chain: usize) {
        if let Some(words) = words {
            let chains = self.chains.entry((rule, words)).or_default();
            if chains.len() <= MOST && !chains.contains(&chain) {
                chains.push(chain);
            }
        }
    }

    /// The only named chain for which a rule speaks.
    fn only_one(&self, ranking: &Ranking<'_, '_>, chain: usize) -> Option<usize> {
        let mentions = &ranking.chains[chain].mentions;
        let first = mentions.iter().copied().find(|&idx| ranking.mentions[idx].form != Form::Pronoun)?;
        let fits = |rule: Rule, named: usize| may_be(ranking, rule, first, chain, named);
        let of = |rule: Rule, words: Option<u32>| {
            let chains = self.chains.get(&(rule, words?)).filter(|chains| chains.len() <= MOST)?;
            let mut fitting = chains.iter().copied().filter(|&named| fits(rule, named));
            fitting.next().filter(|_| fitting.next().is_none())
        };
        let noun = taken_up(ranking, first);
        let again = mentions.iter().find_map(|&idx| taken_up(ranking, idx));
        of(Rule::Beside, again)
            .or_else(|| of(Rule::Kind, noun))
            .or_else(|| of(Rule::Described, described(ranking, first)))
    }
}

fn may_be(ranking: &Ranking<'_, '_>, rule: Rule, first: usize, chain: usize, named: usize) -> bool {
    let (ours, theirs) = (&ranking.chains[chain], &ranking.chains[named]);
    let is_before = theirs.begins.is_some_and(|(begins, _)| begins < first);
    let is_apart = || is_apart(ranking, chain, named);
    let is_only = || is_only_such(ranking, chain, named);
    ours.gender.fits(theirs.gender)
        && match rule {
            Rule::Beside => !ours.plural && is_only() && (is_human(ours) || !is_human(theirs)),
            Rule::Kind => !ours.plural && is_before && is_apart(),
            Rule::Described => !is_before && is_apart(),
        }
}

/// Whether pronouns or nouns show a human being.
fn is_human(chain: &Chain) -> bool {
    let is_person = |meanings: &Meanings| meanings.iter().any(|meaning| meaning.class == PEOPLE);
    chain.gender != Gender::Open || chain.meanings.iter().any(is_person)
}

/// Whether no other chain without a name has a noun of this one, but for the noun inside the name's phrase.
fn is_only_such(ranking: &Ranking<'_, '_>, chain: usize, named: usize) -> bool {
    let is_inside = |other: usize| {
        let Some(&first) = ranking.chains[other].mentions.first() else { return true };
        let names = ranking.chains[named].mentions.iter().take(MOST);
        names.into_iter().any(|&idx| ranking.views[idx].phrase.contains(&ranking.views[first].token))
    };
    let is_other = |other: usize| other != chain && !ranking.chains[other].is_named() && !is_inside(other);
    let nouns = ranking.chains[chain].heads.iter();
    nouns.filter_map(|noun| ranking.by_word.get(noun)).flatten().all(|&other| !is_other(other))
}

/// Whether no phrase of one lies inside a phrase of the other: "the owner of the ship" is no ship.
fn is_apart(ranking: &Ranking<'_, '_>, a: usize, b: usize) -> bool {
    let mentions = |chain: usize| ranking.chains[chain].mentions.iter().copied().take(MOST);
    mentions(a).all(|ours| mentions(b).all(|theirs| !bars::holds(ranking, ours, theirs)))
}

/// The noun right before a name, inside its phrase: "cruise *ship* Star Queen".
fn noun_before(ranking: &Ranking<'_, '_>, mention: &Mention) -> Option<u32> {
    let document = ranking.parsed.document;
    let before = mention.tokens.start.checked_sub(1)?;
    let is_noun = document.pos(before) == Pos::Noun && document.tag(before) == "NN";
    let is_inside = mention.tokens.contains(&document.head(before)) && document.dep(before) == "compound";
    (is_noun && is_inside).then(|| lower_hash(document.lemma(before)))
}

/// The kind that the last word of a body's or an event's name says, or the one before "of": "Flag *Project*".
fn kind_in_name(ranking: &Ranking<'_, '_>, mention: &Mention) -> Option<u32> {
    let document = ranking.parsed.document;
    let is_of_kind = match mention.kind {
        EntityType::Org | EntityType::Fac | EntityType::Event | EntityType::Other => true,
        // The West Bank and Ivory Coast are no bank and no coast.
        EntityType::Gpe | EntityType::Loc => mention.known.is_none(),
        _ => false,
    };
    let is_link = |&token: &usize| document.pos(token) == Pos::Adp;
    let end = mention.tokens.clone().find(is_link).unwrap_or(mention.tokens.end);
    let is_long = end > mention.tokens.start + 1;
    // The first word of a text may be a name with the tag of a preposition: nothing stands before it.
    let noun = (is_of_kind && is_long).then(|| lower_hash(document.word(end - 1)))?;
    let meanings = Nouns::bundled().meanings_of(noun)?;
    is_kind(&meanings, mention.kind).then_some(noun)
}

/// The noun of "the ship", with nothing that tells it from other ships.
pub(super) fn taken_up(ranking: &Ranking<'_, '_>, idx: usize) -> Option<u32> {
    let view = &ranking.views[idx];
    let is_definite = matches!(view.class, Class::The | Class::This);
    let document = ranking.parsed.document;
    let behind = view.token + 1..view.phrase.end;
    let is_bare = view.modifiers.is_empty() && behind.into_iter().all(|token| document.tag(token) == "POS");
    (is_definite && is_bare).then_some(view.head)
}

/// The noun of one person with its first describing word: "Australian woman".
fn described(ranking: &Ranking<'_, '_>, idx: usize) -> Option<u32> {
    let (mention, view) = (&ranking.mentions[idx], &ranking.views[idx]);
    let is_one = mention.form == Form::Nominal && mention.kind == EntityType::Person && !mention.plural;
    let is_own = matches!(view.class, Class::Owned | Class::Some);
    let &[modifier] = view.modifiers.as_slice() else { return None };
    (is_one && !is_own).then(|| view.head ^ modifier.rotate_left(7))
}
