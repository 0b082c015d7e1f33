//! What a mention cannot stand for, whatever the trained parts say.
//!
//! In: a mention and a chain. Out: whether grammar or the words leave it open.

use super::super::mention::{Form, Mention};
use super::super::pronouns::Pronoun;
use super::author::TextForm;
use super::chain::Chain;
use super::nouns::is_kind;
use super::proposals::Proposals;
use super::ranker::hash_of;
use super::ranking::Ranking;
use super::surroundings;
use super::view::{Class, Group, View};
use crate::clauses::PhrasePlace;
use crate::lexicon::{Gender, Known};
use dragoman_language::Pos;
use dragoman_records::EntityType;

/// How many mentions of a chain are looked at for who says them.
const MOST_COMPARED: usize = 8;

/// How many times "I" outside of quotations makes a text its writer's own.
const FIRST_PERSON: usize = 10;

/// How many mentions behind a name are looked at for describing it.
const NEAR: usize = 3;

/// Whether a mention may stand for a chain.
pub(super) fn may_be(ranking: &Ranking<'_, '_>, idx: usize, chain_idx: usize, proposals: &Proposals) -> bool {
    let (view, mention) = (&ranking.views[idx], &ranking.mentions[idx]);
    let chain = &ranking.chains[chain_idx];
    if !mention.gender.fits(chain.gender)
        || !forms_fit(view, chain)
        || is_other_name(ranking, view, chain) && proposals.for_chain(chain_idx) == 0
        || is_no_kind(view, chain)
        || proposals.bars(chain_idx)
        || proposals.is_of_new_name && chain.is_named()
        || is_named_after(mention, chain)
        || is_described_otherwise(ranking, idx, chain)
        || owns(ranking, view, chain_idx)
        || is_another(ranking, view, chain_idx)
        || says_of_another(ranking, view, chain_idx)
        || is_of_other_number(ranking, idx, chain)
        || is_of_other_item(ranking, idx, chain)
        || is_nobody(ranking, view, chain_idx)
        || is_of_other_country(ranking, view, chain)
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

/// Who says "he" speaks of somebody else, also where the name stands behind: "“He lost,” said Tom Hill"; so does a noun
/// that names somebody: "Reyes will win, *the mayor* said" (but "*he* said" may be Reyes).
fn says_of_another(ranking: &Ranking<'_, '_>, view: &View, chain: usize) -> bool {
    let is_third = |view: &View| {
        matches!(view.class, Class::Pronoun(Pronoun::He | Pronoun::She | Pronoun::They)) && view.is_quoted()
    };
    let speaker = |view: &View| view.voice.map(|voice| voice.speaker);
    let is_noun = !matches!(view.class, Class::Pronoun(_));
    let is_of_speaker = || speaker(view).and_then(|speaker| ranking.chain_at(speaker)) == Some(chain);
    let mut last =
        ranking.chains[chain].mentions.iter().rev().take(MOST_COMPARED).map(|&idx| &ranking.views[idx]);
    is_third(view) && is_of_speaker()
        || ranking.speakers.contains(&view.token)
            && last.any(|other| {
                (is_third(other) || is_noun && other.class == Class::Name)
                    && speaker(other) == Some(view.token)
            })
}

/// "We" are a people, a state or a body, but no town: "We left *London*"; in a letter and what a guest tells, no state
/// either; and not who asks or is told.
fn is_nobody(ranking: &Ranking<'_, '_>, view: &View, chain_idx: usize) -> bool {
    if view.class != Class::Pronoun(Pronoun::We) {
        return false;
    }
    let is_of_chain = |idx: usize| ranking.chain_of[idx] == Some(chain_idx);
    if view.is_quoted() {
        return is_town(ranking, chain_idx) || told(ranking, view).any(is_of_chain);
    }
    let turn = ranking.turns.at(view.token);
    let is_guest = turn.says.is_some() && ranking.turns.form == TextForm::Interview;
    let is_private = is_guest || turn.hears.is_some();
    is_town(ranking, chain_idx)
        || is_private && is_place(&ranking.chains[chain_idx])
        || is_guest && ranking.turns.asker.is_some_and(is_of_chain)
}

fn is_place(chain: &Chain) -> bool {
    use EntityType::{Fac, Gpe, Loc};
    chain.is_named() && matches!(chain.kind, Some(Gpe | Loc | Fac))
}

fn is_town(ranking: &Ranking<'_, '_>, chain_idx: usize) -> bool {
    let chain = &ranking.chains[chain_idx];
    let mut mentions = chain.mentions.iter().take(MOST_COMPARED);
    let is_state = |&idx: &usize| matches!(ranking.mentions[idx].known, Some(Known::Country(_)));
    is_place(chain) && !mentions.any(is_state)
}

/// The mentions of whom a quotation was said to: "“We …,” Reyes told *the paper*".
fn told<'r>(ranking: &'r Ranking<'_, '_>, view: &View) -> impl Iterator<Item = usize> + 'r {
    let clauses = ranking.parsed.clauses;
    let clause = view.voice.and_then(|voice| Some(&clauses.list()[clauses.around(voice.speaker)?]));
    let heads = clause.into_iter().flat_map(|clause| {
        let objects =
            if ranking.parsed.document.lemma(clause.head) == "tell" { &clause.object[..] } else { &[] };
        objects.iter().copied().chain(clauses.objects_of(clause.head, "to")).collect::<Vec<usize>>()
    });
    heads.filter_map(|head| ranking.by_head[head])
}

/// "The *Dominican* president", "the leader of *Hamas*" are no Venezuelan whom the lexicon knows, "*Germany's* court" not the Spanish one before.
fn is_of_other_country(ranking: &Ranking<'_, '_>, view: &View, chain: &Chain) -> bool {
    if view.nations.is_empty() || matches!(view.class, Class::Pronoun(_) | Class::Name) {
        return false;
    }
    let mentions = chain.mentions.iter().rev().take(MOST_COMPARED);
    let theirs: Vec<u32> = mentions
        .flat_map(|&idx| {
            let served = surroundings::served(ranking.parsed, ranking.mentions[idx].known);
            ranking.views[idx].nations.iter().copied().chain(served.map(hash_of))
        })
        .collect();
    !theirs.is_empty() && !theirs.iter().any(|country| view.nations.contains(country))
}

/// What was last spoken of in another paragraph of a list: only a name speaks of it again.
fn is_of_other_item(ranking: &Ranking<'_, '_>, idx: usize, chain: &Chain) -> bool {
    let Some(paragraphs) = &ranking.list else { return false };
    let paragraph = |idx: usize| paragraphs[ranking.views[idx].sentence];
    chain.last_before(idx).is_some_and(|last| paragraph(last) != paragraph(idx))
}

/// Several are not the one person that was named, nor the one *of* them that a thing is said to be; "it" is no day.
fn is_of_other_number(ranking: &Ranking<'_, '_>, idx: usize, chain: &Chain) -> bool {
    let (view, mention) = (&ranking.views[idx], &ranking.mentions[idx]);
    let is_person = |kind: EntityType| kind == EntityType::Person;
    let is_of_one = || ranking.parsed.document.lemma(view.hangs.on) == "one";
    let is_noun = !matches!(view.class, Class::Pronoun(_) | Class::Name | Class::Proper);
    let last = || chain.last_nominal.map(|last| ranking.views[last].label);
    let is_time = || last().is_some_and(|label| [hash_of("DATE"), hash_of("TIME")].contains(&label));
    match view.class {
        Class::Pronoun(Pronoun::It) => is_time(),
        Class::Name => is_person(mention.kind) && !mention.plural && chain.plural && !chain.singular,
        _ => {
            let is_plural = is_noun
                && ranking.parsed.document.tag(view.token).ends_with('S')
                && chain.is_named()
                && !chain.plural;
            is_plural && (chain.kind.is_some_and(is_person) || is_of_one())
        }
    }
}

/// "The project", where the Flag Project and the Road Project were both named last in one sentence: neither is an option.
pub(super) fn leave_open(ranking: &Ranking<'_, '_>, idx: usize, options: &mut Vec<usize>) {
    let view = &ranking.views[idx];
    if view.class != Class::The {
        return;
    }
    let named_so = |&chain: &usize| {
        let chain = &ranking.chains[chain];
        let last = chain.last_before(idx)?;
        let is_so = chain.is_named() && chain.words.contains(&view.head) && !chain.heads.contains(&view.head);
        is_so.then(|| ranking.views[last].sentence)
    };
    let sentences: Vec<usize> = options.iter().filter_map(named_so).collect();
    let is_one_of_two = |chain: &usize| {
        named_so(chain).is_some_and(|own| sentences.iter().filter(|&&other| other == own).count() > 1)
    };
    options.retain(|chain| !is_one_of_two(chain));
}

/// "Ann Reyes, *an Australian woman*" is not the Peruvian one.
fn is_described_otherwise(ranking: &Ranking<'_, '_>, idx: usize, chain: &Chain) -> bool {
    let is_beside = |&other: &usize| {
        ranking.views[other].beside.is_some_and(|beside| beside.members.contains(&Some(idx)))
    };
    let Some(last) = chain.last_nominal.filter(|_| ranking.views[idx].group == Group::Name) else {
        return false;
    };
    let behind = idx + 1..ranking.views.len().min(idx + 1 + NEAR);
    behind.into_iter().filter(is_beside).any(|other| differs(ranking, other, last))
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

/// Who writes a letter is not whom it is to, nor, in a text full of "I", whom it calls "she"; its "you" is whom it is to, or
/// anybody; who has no label in a transcript is none of those who have.
fn is_another(ranking: &Ranking<'_, '_>, view: &View, chain: usize) -> bool {
    if !matches!(view.class, Class::Pronoun(Pronoun::I | Pronoun::You)) || view.is_quoted() {
        return false;
    }
    let turn = ranking.turns.at(view.token);
    let is_addressee = || turn.hears.is_some_and(|name| ranking.chain_of[name] == Some(chain));
    let is_first_person = ranking.n_written >= FIRST_PERSON;
    match (view.class, ranking.turns.form) {
        (Class::Pronoun(Pronoun::You), TextForm::OneWriter) => {
            ranking.chains[chain].is_named() && !is_addressee()
        }
        (Class::Pronoun(Pronoun::I), TextForm::OneWriter) => {
            is_addressee() || is_first_person && has(&ranking.chains[chain], &[Pronoun::He, Pronoun::She])
        }
        (Class::Pronoun(Pronoun::I), TextForm::Transcript) => {
            turn.says.is_none() && ranking.chains[chain].last_nominal.is_some()
        }
        (Class::Pronoun(Pronoun::I), TextForm::Interview) => turn.says.is_none() && asks(ranking, view),
        _ => false,
    }
}

/// Whether a mention stands in a question: the guest does not ask.
fn asks(ranking: &Ranking<'_, '_>, view: &View) -> bool {
    let document = ranking.parsed.document;
    let mut last = document.sentences()[view.sentence].clone().rev();
    last.find(|&token| document.pos(token) != Pos::Space).is_some_and(|token| document.word(token) == "?")
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

/// "The German chancellor" and "French President Emmanuel Macron", "the red car" and "the blue car", "the bridge in Lyon" and "the bridge in Nice", "a man" and "men".
fn differs(ranking: &Ranking<'_, '_>, idx: usize, last: usize) -> bool {
    let (ours, theirs) = (&ranking.views[idx], &ranking.views[last]);
    let apart =
        |a: &[u32], b: &[u32]| !a.is_empty() && !b.is_empty() && !a.iter().any(|word| b.contains(word));
    let is_noun = !matches!(ours.class, Class::Pronoun(_) | Class::Name);
    is_noun && apart(&ours.nations, &theirs.nations)
        || is_noun
            && ours.head == theirs.head
            && (apart(&ours.modifiers, &theirs.modifiers)
                || apart(&ours.whereabouts, &theirs.whereabouts)
                || ranking.mentions[idx].plural != ranking.mentions[last].plural)
}

/// Whether one phrase lies inside the other.
pub(super) fn holds(ranking: &Ranking<'_, '_>, a: usize, b: usize) -> bool {
    let (ours, theirs) = (&ranking.views[a].phrase, &ranking.views[b].phrase);
    ours.contains(&ranking.views[b].token) || theirs.contains(&ranking.views[a].token)
}

/// A capital without an article is no other word for a person: "*Snow* fell" after "Ann Reyes".
fn is_other_name(ranking: &Ranking<'_, '_>, view: &View, chain: &Chain) -> bool {
    let is_theirs = |word: &u32| chain.words.contains(word) || chain.heads.contains(word);
    let is_bare = || ranking.parsed.clauses.determiners(view.token).is_empty();
    view.class == Class::Proper
        && chain.is_named()
        && chain.kind == Some(EntityType::Person)
        && !is_theirs(&view.head)
        && !view.words.iter().any(is_theirs)
        && is_bare()
}

/// "The matter" is not Black Lives Matter: no body is a matter.
fn is_no_kind(view: &View, chain: &Chain) -> bool {
    view.class == Class::The
        && chain.kind == Some(EntityType::Org)
        && chain.words.contains(&view.head)
        && view.meanings.as_ref().is_some_and(|meanings| !is_kind(meanings, EntityType::Org))
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
    use EntityType::{Event, Fac, Gpe, Loc, Norp, Org};
    let is_body = match chain.kind {
        Some(Gpe | Loc) => true,
        Some(Norp) => chain.is_named(),
        // The parser takes some people's names for bodies and works.
        Some(Org | Event | Fac) => !chain.is_named(),
        _ => false,
    };
    !is_body && (chain.singular || !chain.plural) && !has(chain, &[Pronoun::It])
}

fn is_body(chain: &Chain) -> bool {
    chain.is_named() && chain.kind == Some(EntityType::Org)
}

fn has(chain: &Chain, pronouns: &[Pronoun]) -> bool {
    pronouns.iter().any(|&pronoun| chain.pronouns & (1 << pronoun as u32) != 0)
}
