//! Which things a mention may stand for.
//!
//! In: the chains so far. Out: chains, the one spoken of last first. Left out is what cannot be: another
//! name's bearer, the other gender, what holds the mention or lies inside it.

use super::super::mention::{Form, Mention};
use super::super::pronouns::Pronoun;
use super::author::TextForm;
use super::chain::Chain;
use super::proposals::Proposals;
use super::ranking::Ranking;
use super::view::{Class, Group, View};
use crate::Parsed;
use crate::clauses::PhrasePlace;
use crate::lexicon::Gender;
use dragoman_records::EntityType;

/// How many things are weighed for one mention.
const MOST_OPTIONS: usize = 40;
/// How many of them for sharing a word only.
const MOST_ALIKE: usize = 20;
/// How many mentions back anything is looked for.
const MOST_BACK: usize = 160;
/// How many sentences back a pronoun reaches.
const REACH: usize = 6;

/// How many times "I" outside of quotations makes a text its writer's own.
const FIRST_PERSON: usize = 10;

/// The options of one mention, and which chains were looked at for it; kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Options {
    pub(super) chains: Vec<usize>,
    /// For which mention each chain was looked at last, counted from 1.
    seen: Vec<usize>,
}

impl Options {
    fn begin(&mut self, n_chains: usize) {
        self.chains.clear();
        self.seen.resize(n_chains, 0);
    }

    /// Takes in a chain if it is new and can be, and says how many there are.
    fn offer(&mut self, ranking: &Ranking<'_, '_>, idx: usize, chain: usize, proposals: &Proposals) -> usize {
        let is_new = std::mem::replace(&mut self.seen[chain], idx + 1) != idx + 1;
        if is_new && may_be(ranking, idx, chain, proposals) {
            self.chains.push(chain);
        }
        self.chains.len()
    }
}

/// Finds the options of a mention.
pub(super) fn find(ranking: &Ranking<'_, '_>, idx: usize, proposals: &Proposals, options: &mut Options) {
    let view = &ranking.views[idx];
    options.begin(ranking.chains.len());
    let mut offer = |chain: usize| options.offer(ranking, idx, chain, proposals);
    let reach = if matches!(view.group, Group::Person | Group::It | Group::They | Group::This) {
        REACH
    } else {
        usize::MAX
    };
    for other in (idx.saturating_sub(MOST_BACK)..idx).rev() {
        if reach < usize::MAX && view.sentence.saturating_sub(ranking.views[other].sentence) > reach {
            break;
        }
        if let Some(chain) = ranking.chain_of[other]
            && offer(chain) >= MOST_OPTIONS
        {
            break;
        }
    }
    proposals.chains().for_each(|chain| {
        offer(chain);
    });
    if !matches!(view.class, Class::Pronoun(_)) {
        let words = view.words.iter().chain([&view.head]);
        let alike = words.filter_map(|word| ranking.by_word.get(word)).flat_map(|chains| chains.iter().rev());
        for &chain in alike.take(MOST_ALIKE) {
            offer(chain);
        }
    }
    if view.group == Group::Speaker {
        ranking.spoken.iter().rev().take(MOST_ALIKE).for_each(|&chain| {
            offer(chain);
        });
    }
    if let Some(speaker) = view.voice.and_then(|voice| ranking.chain_at(voice.speaker)) {
        offer(speaker);
    }
}

/// Whether a mention may stand for a chain.
pub(super) fn may_be(ranking: &Ranking<'_, '_>, idx: usize, chain_idx: usize, proposals: &Proposals) -> bool {
    let (view, mention) = (&ranking.views[idx], &ranking.mentions[idx]);
    let chain = &ranking.chains[chain_idx];
    if !mention.gender.fits(chain.gender)
        || !forms_fit(view, chain)
        || proposals.bars(chain_idx)
        || proposals.is_of_new_name && chain.is_named()
        || is_named_after(mention, chain)
        || owns(ranking, view, chain_idx)
        || is_another(ranking, view, chain_idx)
    {
        return false;
    }
    let speaks_of_new = view.class == Class::A && proposals.for_chain(chain_idx) == 0;
    let last = chain.last_before(idx);
    if speaks_of_new
        || last.is_some_and(|last| is_co_argument(view, &ranking.views[last]) || differs(ranking, idx, last))
    {
        return false;
    }
    proposals.for_chain(chain_idx) > 0
        || !chain.mentions.iter().rev().take(4).any(|&other| holds(ranking, idx, other))
}

/// "London" and "London Ambulance Service": a place and a body that is named after it.
fn is_named_after(mention: &Mention, chain: &Chain) -> bool {
    let is_place = |kind: EntityType| matches!(kind, EntityType::Gpe | EntityType::Loc);
    let is_body = |kind: EntityType| matches!(kind, EntityType::Org | EntityType::Event);
    let theirs = chain.kind.filter(|_| mention.form == Form::Name && chain.is_named());
    theirs.is_some_and(|theirs| {
        is_place(mention.kind) && is_body(theirs) || is_body(mention.kind) && is_place(theirs)
    })
}

/// "His father" is not he.
fn owns(ranking: &Ranking<'_, '_>, view: &View, chain: usize) -> bool {
    view.owner.and_then(|owner| ranking.chain_at(owner)) == Some(chain)
}

/// Who writes a letter is not whom it is to, nor, in a text full of "I", whom it calls "she"; who has no label in a transcript is none of those who have.
fn is_another(ranking: &Ranking<'_, '_>, view: &View, chain: usize) -> bool {
    if view.class != Class::Pronoun(Pronoun::I) || view.is_quoted() {
        return false;
    }
    let turn = ranking.turns.at(view.token);
    match ranking.turns.form {
        TextForm::OneWriter => {
            let is_addressee = turn.hears.is_some_and(|name| ranking.chain_of[name] == Some(chain));
            let is_first_person = ranking.n_written >= FIRST_PERSON;
            is_addressee || is_first_person && has(&ranking.chains[chain], &[Pronoun::He, Pronoun::She])
        }
        TextForm::Transcript => turn.says.is_none() && ranking.chains[chain].last_nominal.is_some(),
        TextForm::Interview => false,
    }
}

/// "He met him" speaks of two.
fn is_co_argument(view: &View, last: &View) -> bool {
    use PhrasePlace::{Object, Subject};
    let is_argument = |view: &View| matches!(view.place, Subject | Object);
    let is_pronoun = matches!(view.class, Class::Pronoun(_)) && !view.reflexive;
    is_pronoun
        && view.clause.is_some()
        && view.clause == last.clause
        && is_argument(view)
        && is_argument(last)
}

/// "The red car" and "the blue car", "the bridge in Lyon" and "the bridge in Nice", "a man" and "men".
fn differs(ranking: &Ranking<'_, '_>, idx: usize, last: usize) -> bool {
    let (ours, theirs) = (&ranking.views[idx], &ranking.views[last]);
    let apart =
        |a: &[u32], b: &[u32]| !a.is_empty() && !b.is_empty() && !a.iter().any(|word| b.contains(word));
    let is_noun = !matches!(ours.class, Class::Pronoun(_) | Class::Name);
    is_noun
        && ours.head == theirs.head
        && (apart(&ours.modifiers, &theirs.modifiers)
            || apart(&ours.whereabouts, &theirs.whereabouts)
            || ranking.mentions[idx].plural != ranking.mentions[last].plural)
}

/// Whether one phrase lies inside the other.
fn holds(ranking: &Ranking<'_, '_>, a: usize, b: usize) -> bool {
    let (ours, theirs) = (&ranking.views[a].phrase, &ranking.views[b].phrase);
    ours.contains(&ranking.views[b].token) || theirs.contains(&ranking.views[a].token)
}

/// Pronouns agree with what is known; of two names one is in the other.
fn forms_fit(view: &View, chain: &Chain) -> bool {
    let is_person = chain.is_named() && chain.kind == Some(EntityType::Person);
    match view.class {
        Class::Pronoun(Pronoun::It) => {
            !is_person
                && !has(chain, &[Pronoun::He, Pronoun::She, Pronoun::I])
                && (chain.singular || !chain.plural)
        }
        Class::Pronoun(Pronoun::He) => may_be_one_person(chain) && !has(chain, &[Pronoun::She]),
        Class::Pronoun(Pronoun::She) => may_be_one_person(chain) && !has(chain, &[Pronoun::He]),
        Class::Pronoun(Pronoun::I) => may_be_one_person(chain) && !is_body(chain),
        Class::Pronoun(Pronoun::We) => !is_person || chain.plural,
        Class::Pronoun(Pronoun::They) => !(is_person && chain.gender != Gender::Open),
        Class::Pronoun(_) => true,
        Class::Name if chain.is_named() => {
            let has_mine = |word: &u32| chain.words.contains(word);
            view.words.iter().all(has_mine) || chain.words.iter().all(|word| view.words.contains(word))
        }
        _ => true,
    }
}

fn may_be_one_person(chain: &Chain) -> bool {
    if chain.is_vague() || chain.is_thing() {
        return false;
    }
    let is_body =
        chain.is_named() && matches!(chain.kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Norp));
    !is_body && (chain.singular || !chain.plural) && !has(chain, &[Pronoun::It])
}

fn is_body(chain: &Chain) -> bool {
    chain.is_named() && chain.kind == Some(EntityType::Org)
}

fn has(chain: &Chain, pronouns: &[Pronoun]) -> bool {
    pronouns.iter().any(|&pronoun| chain.pronouns & (1 << pronoun as u32) != 0)
}

/// "It is clear that …", "it seems", "it rained".
pub(super) fn says_nothing(parsed: &Parsed<'_>, token: usize) -> bool {
    let clauses = parsed.clauses;
    let Some(clause) = clauses.around(token).map(|clause| &clauses.list()[clause]) else {
        return false;
    };
    if !parsed.document.word(token).eq_ignore_ascii_case("it") || !clause.subject.contains(&token) {
        return false;
    }
    match parsed.document.lemma(clause.head) {
        "rain" | "snow" | "seem" | "appear" | "happen" | "emerge" | "matter" => true,
        "be" | "become" | "remain" | "take" | "make" => !clause.complements.is_empty() || clause.passive,
        _ => clause.passive && !clause.complements.is_empty(),
    }
}
