//! Phrases that are no mention of their own, laid to a thing once the whole text is read.
//!
//! 1. "there" is the place named last.
//! 2. "each other" is the subject of its clause.
//! 3. "Ann Reyes and I" are who "we" are; "Ann Reyes and Tom Hill" are the "they" right behind.
//! 4. "We" are the people of "we as *Americans*".
//! 5. "*the rescue ship* Star Queen" is Star Queen, where the parse makes the words before a name a part of its phrase.

use super::super::mention::Form;
use super::super::pronouns::Pronoun;
use super::beside::is_quotation_mark;
use super::nouns::may_say;
use super::ranking::Ranking;
use super::view::{Class, View};
use dragoman_records::EntityType;
use std::ops::Range;

/// How many sentences back "there" finds its place, and "they" several that were named together.
const REACH: usize = 2;
/// How many mentions are looked at for it.
const MOST: usize = 60;

/// Finds the phrases.
pub(super) fn link(ranking: &mut Ranking<'_, '_>) {
    let document = ranking.parsed.document;
    for token in 0..document.len() {
        let found = match document.lemma(token).to_lowercase().as_str() {
            "there" if document.tag(token) == "RB" => {
                place_before(ranking, token).map(|chain| (chain, token..token + 1))
            }
            "other" | "another" => each_other(ranking, token),
            _ => together(ranking, token),
        };
        ranking.also.extend(found);
    }
    let called = (0..ranking.mentions.len()).filter_map(|idx| we_as(ranking, idx));
    for (we, people) in called.collect::<Vec<(usize, usize)>>() {
        ranking.unite(we, people);
    }
    let described = (0..ranking.mentions.len()).filter_map(|idx| described_before(ranking, idx));
    let described: Vec<(usize, Range<usize>)> = described.collect();
    ranking.also.extend(described);
}

/// The chains of "we" and of the people in "we as *Americans*" and "as *Americans*, we".
fn we_as(ranking: &Ranking<'_, '_>, idx: usize) -> Option<(usize, usize)> {
    let (document, view) = (ranking.parsed.document, &ranking.views[idx]);
    if view.class != Class::Pronoun(Pronoun::We) || !document.word(view.token).eq_ignore_ascii_case("we") {
        return None;
    }
    let word =
        |at: Option<usize>| at.filter(|&at| at < document.len()).map(|at| document.word(at).to_lowercase());
    let before = view.token.checked_sub(3);
    let people = match (word(Some(view.token + 1)).as_deref(), word(before).as_deref()) {
        (Some("as"), _) => view.token + 2,
        (_, Some("as")) if word(view.token.checked_sub(1)).as_deref() == Some(",") => view.token - 2,
        _ => return None,
    };
    if people >= document.len() || !document.tag(people).ends_with('S') {
        return None;
    }
    let (we, people) = (ranking.chain_of[idx]?, ranking.chain_at(people)?);
    (we != people).then_some((we, people))
}

/// The words before a name that say of one thing what it is.
fn described_before(ranking: &Ranking<'_, '_>, idx: usize) -> Option<(usize, Range<usize>)> {
    let document = ranking.parsed.document;
    let (mention, view) = (&ranking.mentions[idx], &ranking.views[idx]);
    let before = mention.tokens.start.checked_sub(1).filter(|_| mention.form == Form::Name)?;
    let noun = if is_quotation_mark(document.word(before)) { before.checked_sub(1)? } else { before };
    let is_tied = mention.tokens.contains(&document.head(noun)) && document.tag(noun) == "NN";
    let starts = view.phrase.start.min(noun);
    let clauses = ranking.parsed.clauses;
    let owner = clauses.possessor(view.token).map(|owner| clauses.phrase(owner).start);
    let is_definite = owner == Some(starts) || document.word(starts).eq_ignore_ascii_case("the");
    let says = is_tied && is_definite && starts < noun && may_say(document.lemma(noun), mention.kind);
    says.then_some((ranking.chain_of[idx]?, starts..noun + 1))
}

/// The place that was named last.
fn place_before(ranking: &Ranking<'_, '_>, token: usize) -> Option<usize> {
    let sentence = ranking.parsed.document.sentence_of(token);
    let end = ranking.mentions.partition_point(|mention| mention.tokens.start < token);
    let near = |&idx: &usize| sentence.saturating_sub(ranking.views[idx].sentence) <= REACH;
    let mut before = (0..end).rev().take(MOST).take_while(near);
    let place = before.find(|&idx| is_place(ranking, idx))?;
    ranking.chain_of[place]
}

fn is_place(ranking: &Ranking<'_, '_>, idx: usize) -> bool {
    let mention = &ranking.mentions[idx];
    mention.form == Form::Name && matches!(mention.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
}

/// "each other" and "one another".
fn each_other(ranking: &Ranking<'_, '_>, token: usize) -> Option<(usize, Range<usize>)> {
    let clauses = ranking.parsed.clauses;
    let clause = clauses.around(token).filter(|_| clauses.is_mutual(token))?;
    let &[subject] = clauses.list()[clause].subject.as_slice() else { return None };
    Some((ranking.chain_at(subject)?, token - 1..token + 1))
}

/// Several named together, and the "we" or "they" that they are.
fn together(ranking: &Ranking<'_, '_>, token: usize) -> Option<(usize, Range<usize>)> {
    let clauses = ranking.parsed.clauses;
    let first = ranking.by_head[token].filter(|_| ranking.parsed.document.dep(token) != "conj")?;
    let heads = clauses.conjuncts(token);
    let members: Vec<usize> = heads.iter().filter_map(|&head| ranking.by_head[head]).collect();
    let n_names = members.iter().filter(|&&idx| ranking.mentions[idx].form == Form::Name).count();
    let mut chains: Vec<Option<usize>> = members.iter().map(|&idx| ranking.chain_of[idx]).collect();
    chains.sort_unstable();
    chains.dedup();
    if heads.len() < 2 || chains.len() < heads.len() || n_names == 0 {
        return None;
    }
    let speaks = members.iter().any(|&idx| is_speaker(ranking, idx));
    let they = if speaks {
        we_of(ranking, first)
    } else {
        they_behind(ranking, *members.last()?).filter(|_| n_names > 1)
    };
    let last = heads.iter().map(|&head| clauses.phrase(head).end).max()?;
    let start = match ranking.mentions[first].form {
        Form::Name => ranking.mentions[first].tokens.start,
        _ => clauses.phrase(token).start,
    };
    Some((they?, start..last))
}

/// Whether a mention is "I", or who says "I" where it stands.
fn is_speaker(ranking: &Ranking<'_, '_>, idx: usize) -> bool {
    let view = &ranking.views[idx];
    let chain = |name: usize| ranking.chain_of[name];
    let says = ranking.turns.main.and_then(chain);
    view.class == Class::Pronoun(Pronoun::I) || says.is_some() && says == ranking.chain_of[idx]
}

/// The chain without a name of the "we" that is said by the same as a mention.
fn we_of(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let ours = &ranking.views[idx];
    let is_said_alike = |view: &View| view.is_quoted() == ours.is_quoted();
    let is_we = |idx: &usize| {
        ranking.views[*idx].class == Class::Pronoun(Pronoun::We) && is_said_alike(&ranking.views[*idx])
    };
    let mut all = (idx..ranking.mentions.len()).chain((0..idx).rev());
    let chain = ranking.chain_of[all.find(is_we)?]?;
    Some(chain).filter(|&chain| !ranking.chains[chain].is_named())
}

/// The chain that begins with a "they" behind several that were named.
fn they_behind(ranking: &Ranking<'_, '_>, last: usize) -> Option<usize> {
    let ours = &ranking.views[last];
    let near = |idx: &usize| ranking.views[*idx].sentence.saturating_sub(ours.sentence) <= REACH;
    let mut behind = (last + 1..ranking.mentions.len()).take(MOST).take_while(near);
    let they = behind.find(|&idx| ranking.views[idx].class == Class::Pronoun(Pronoun::They))?;
    let chain = ranking.chain_of[they]?;
    let begins = ranking.chains[chain].begins.is_some_and(|(first, _)| first == they);
    Some(chain).filter(|&chain| begins && !ranking.chains[chain].is_named())
}
