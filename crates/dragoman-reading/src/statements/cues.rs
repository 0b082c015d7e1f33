//! Finds the words that report: verbs, nouns, adverbs and prepositions of the lexicon.
//!
//! In: the clauses. Out: one draft a cue, with its content where the sentence's structure shows it,
//! and without where only quotation marks can (`direct` fills those in or drops them).
//!
//! A cue counts only if it really reports, which `reports` decides. A denied stance is a stance ("does
//! not support"), if its entry says which.

use super::adjectives;
use super::content;
use super::draft::Draft;
use super::in_part;
use super::nominal;
use super::owned;
use super::page::Page;
use super::reports::{
    is_deed, is_idle_passive, is_mere_purpose, is_of_a_kind, is_to_come, names_source, performs, reports,
};
use super::tails;
use super::unnamed;
use super::wished;
use crate::clauses::{Clause, ComplementKind, Form, Preposition};
use crate::lexicon::{Frame, SpeechWord};
use dragoman_records::Act;
use std::collections::BTreeSet;

/// Finds the cues of an article.
pub(super) fn find<'a>(page: &Page<'a>) -> Vec<Draft<'a>> {
    let verbs = (0..page.clauses.list().len()).filter_map(|idx| verb(page, idx));
    let mut drafts: Vec<Draft<'_>> = verbs.collect();
    drafts.extend((0..page.document.len()).filter_map(|token| noun(page, token)));
    drafts.extend((0..page.document.len()).filter_map(|token| phrase(page, token)));
    let stances: Vec<Draft<'_>> =
        (0..page.document.len()).filter_map(|token| adjectives::find(page, token)).collect();
    // "was encouraged by the vote" is read as an adjective, not as somebody's encouraging.
    let read: BTreeSet<usize> = stances.iter().map(|stance| stance.head).collect();
    drafts.retain(|draft| !read.contains(&draft.head));
    drafts.extend(stances);
    drafts.sort_by_key(|draft| draft.head);
    drafts
}

fn verb<'a>(page: &Page<'a>, clause_idx: usize) -> Option<Draft<'a>> {
    let clause = &page.clauses.list()[clause_idx];
    let with_tail = |word| Some((word, Tail::find(page, clause, SpeechWord::tail(word))?));
    let mut words: Vec<(&SpeechWord, Tail)> =
        entries(page, clause.head).into_iter().filter_map(with_tail).collect();
    // "agreed with him *that it was late*": the clause is told, whoever is agreed with.
    let tells = clause.complements.iter().any(|inner| inner.kind == ComplementKind::Finite);
    // "called the rules *on* wells a burden": what completes the verb shows that the preposition is not its own.
    let names = !clause.object.is_empty() && !page.clauses.complement_heads(clause.head).is_empty();
    words.sort_by_key(|(word, tail)| {
        let is_told = tells && tail.tokens.is_empty() && word.takes(Frame::ThatClause);
        let is_named = names && tail.tokens.is_empty() && word.takes(Frame::ObjectComplement);
        (!is_told && !is_named, tail.rank())
    });
    words.into_iter().find_map(|(word, tail)| {
        if !reports(page, clause_idx, word) || unnamed::hides_name(&page.parsed(), clause) {
            return None;
        }
        let found = content::of_verb(page, clause_idx, word, tail.preposition.as_ref());
        let may_find_later = [Frame::Quote, Frame::BareClause, Frame::ThatClause];
        let may_find_later = may_find_later.iter().any(|&frame| word.takes(frame));
        if found.is_none() && !may_find_later && !in_part::leads(page, clause) {
            return None;
        }
        let (frame, content) = found.unwrap_or((Frame::Quote, Vec::new()));
        let speaker = speaker_of_tail(page, clause_idx).unwrap_or_else(|| speaker_of(page, clause));
        let is_none = is_deed(page, &speaker, frame)
            || performs(page, clause_idx)
            || are_nobody(page, &speaker)
            || is_mere_purpose(page, clause, word, frame)
            || is_idle_passive(clause, word)
            || is_to_come(clause, word, frame)
            || names_source(page, clause, word, frame)
            || is_of_a_kind(page, clause, frame);
        if is_none {
            return None;
        }
        let mut cue = clause.words.clone();
        cue.extend(tail.tokens);
        cue.sort_unstable();
        cue.dedup();
        let rule = page.lexicon.speech.verbs.rule(word);
        let draft = Draft::of_word(word, rule, frame, clause.head, cue);
        Some(Draft { clause: Some(clause_idx), speaker, content, negated: clause.negated, ..draft })
    })
}

/// "*Asked* whether he would stay, the mayor said no": who is asked does not ask.
fn speaker_of(page: &Page<'_>, clause: &Clause) -> Vec<usize> {
    let is_undergone = clause.form == Form::Participle && clause.subject_shared
        || page.document.tag(clause.head) == "VBN" && clause.words.len() == 1 && clause.subject_shared;
    // "When announcing it in May, *2018* named him": a day speaks for nobody.
    let is_day = |head: &usize| {
        let name = page.document.name_at(*head);
        name.is_some_and(|name| matches!(name.label.as_str(), "DATE" | "TIME"))
    };
    if is_undergone {
        Vec::new()
    } else {
        clause.subject.iter().copied().filter(|head| !is_day(head)).collect()
    }
}

/// "*Nobody* said that …", "*no group* has claimed the attack", "*neither* the army nor the police said"; "no fewer than ten
/// men" are some.
fn are_nobody(page: &Page<'_>, speaker: &[usize]) -> bool {
    let is_none = |token: usize| page.is_a(token, "nobody");
    let is_neither = |&head: &usize| {
        page.clauses.determiners(head).iter().any(|&determiner| page.lower(determiner) == "neither")
    };
    if speaker.first().is_some_and(is_neither) {
        return true;
    }
    let is_bound = |token: usize| matches!(page.lower(token + 1).as_str(), "fewer" | "less" | "more");
    let is_nobody = |&head: &usize| {
        is_none(head) || page.clauses.determiners(head).iter().any(|&it| is_none(it) && !is_bound(it))
    };
    !speaker.is_empty() && speaker.iter().all(is_nobody)
}

/// "said it would rain, *echoing* the mayor": who speaks is who said, whatever it is parsed under.
fn speaker_of_tail(page: &Page<'_>, clause_idx: usize) -> Option<Vec<usize>> {
    let reported = tails::reports_above(page, clause_idx)?;
    let speaker = &page.clauses.list()[reported].subject;
    (!speaker.is_empty()).then(|| speaker.clone())
}

/// The words that an entry needs after its verb, as they stand in the clause.
#[derive(Default)]
struct Tail {
    tokens: Vec<usize>,
    preposition: Option<Preposition>,
}

impl Tail {
    /// The longest tail first, then the nearest to its verb: "called *out* the bank for its lies".
    fn rank(&self) -> (std::cmp::Reverse<usize>, Option<usize>) {
        (std::cmp::Reverse(self.tokens.len()), self.tokens.first().copied())
    }

    /// Finds each word as particle, adverb, object or preposition; a preposition may hang on the
    /// object before it: "took *aim at* the banks".
    fn find(page: &Page<'_>, clause: &Clause, tail: Option<&str>) -> Option<Self> {
        let mut found = Self::default();
        let Some(tail) = tail else { return Some(found) };
        if let Some(preposition) = own_preposition(clause, &clause.prepositions, tail) {
            found.tokens.push(preposition.token);
            found.preposition = Some(preposition.clone());
            return Some(found);
        }
        if let Some(opener) = wished::opener(page, clause).filter(|&opener| page.lower(opener) == tail) {
            found.tokens.push(opener);
            return Some(found);
        }
        let beside = [clause.particle.into_iter().collect(), page.clauses.adverbs(clause.head)].concat();
        let beside =
            [&beside, &clause.object[..], &clause.attribute, &page.clauses.complement_heads(clause.head)]
                .concat();
        let mut prepositions = clause.prepositions.clone();
        for word in tail.split(' ') {
            let near = |token: usize| token > clause.head && token - clause.head <= 6;
            if let Some(&token) = beside.iter().find(|&&token| near(token) && page.lower(token) == word) {
                found.tokens.push(token);
                prepositions.extend(page.clauses.prepositions(token));
            } else {
                let preposition = own_preposition(clause, &prepositions, word)?;
                found.tokens.push(preposition.token);
                found.preposition = Some(preposition.clone());
            }
        }
        Some(found)
    }
}

/// The preposition that goes with a verb: "on Sunday he called *on* them".
fn own_preposition<'p>(clause: &Clause, all: &'p [Preposition], lemma: &str) -> Option<&'p Preposition> {
    let mut meant = all.iter().filter(|preposition| preposition.lemma == lemma);
    let behind = meant.clone().find(|preposition| preposition.token > clause.head);
    behind.or_else(|| meant.next())
}

/// The entries for a verb. Forms such as "hopes" and "extolled" are sometimes traced to "hop" and "extoll".
pub(super) fn entries<'a>(page: &Page<'a>, verb: usize) -> Vec<&'a SpeechWord> {
    let lemma = page.lemma(verb);
    let of = |lemma: &str| page.lexicon.speech.verbs.beginning_with(lemma).collect::<Vec<_>>();
    let mut words = of(&lemma);
    if words.is_empty() {
        words = of(&format!("{lemma}e"));
    }
    let last = lemma.chars().next_back();
    let is_long =
        last.is_some_and(|last| last == 'e' || lemma[..lemma.len() - last.len_utf8()].ends_with(last));
    if words.is_empty() && is_long {
        words = of(&lemma[..lemma.char_indices().next_back().map_or(0, |(last, _)| last)]);
    }
    words
}

fn noun<'a>(page: &Page<'a>, token: usize) -> Option<Draft<'a>> {
    if !page.clauses.heads_a_phrase(token) || page.clauses.headed_by(token).is_some() {
        return None;
    }
    let word =
        page.lexicon.speech.nouns.beginning_with(&page.lemma(token)).find(|word| word.tail().is_none())?;
    if page.quote_of(token).is_some() {
        return None;
    }
    // "There were *no* reports that …".
    if is_occasion(page, token) || page.clauses.determiners(token).iter().any(|&it| page.lower(it) == "no") {
        return None;
    }
    let (mut speaker, verb) = super::speaker::of_noun(page, token);
    let (frame, content) = nominal::of_noun(page, token, word, verb)?;
    if speaker.is_empty() && frame == Frame::ThatClause {
        speaker.extend(super::speaker::before_noun(page, token));
    }
    // "plans to build", "demand for coal": a noun without an owner tells of no one's words; an
    // allegation stands against somebody even so.
    let is_told = frame == Frame::ThatClause && !word.stance;
    let is_owned = !speaker.is_empty() || is_told || word.act == Act::Accuse;
    if !is_owned || is_in_order(page, token) || is_wanted(page, token) {
        return None;
    }
    let mut cue = verb.map(|clause| page.clauses.list()[clause].words.clone()).unwrap_or_default();
    cue.push(token);
    cue.sort_unstable();
    let rule = page.lexicon.speech.nouns.rule(word);
    Some(Draft { speaker, content, ..Draft::of_word(word, rule, frame, token, cue) })
}

/// "said *in a statement* that …": the verb reports, wherever the parse hangs the clause.
fn is_occasion(page: &Page<'_>, noun: usize) -> bool {
    let holders = ["in", "on", "at"].into_iter().filter_map(|lemma| page.clauses.holder_by(noun, lemma));
    holders.filter(|&holder| page.clauses.headed_by(holder).is_some()).any(|holder| {
        entries(page, holder)
            .iter()
            .any(|word| !word.stance && word.tail().is_none() && word.takes(Frame::Quote))
    })
}

/// "wants *assurances* that …", "awaits confirmation that …": what is wanted is not given.
fn is_wanted(page: &Page<'_>, noun: usize) -> bool {
    super::speaker::clause_with(page, noun, "wanting").is_some()
}

/// "*in order* to win": an order is given only outside of the phrase.
fn is_in_order(page: &Page<'_>, noun: usize) -> bool {
    page.lower(noun) == "order" && noun > 0 && page.lower(noun - 1) == "in"
}

fn phrase<'a>(page: &Page<'a>, token: usize) -> Option<Draft<'a>> {
    let words = page.lexicon.speech.phrases.beginning_with(&page.lower(token));
    let spelt = words.filter_map(|word| Some((word, spelt_out(page, token, word)?))).last();
    let Some((word, cue)) = spelt else { return owned::find(page, token) };
    let is_adverb = word.takes(Frame::Adverb);
    if is_adverb && page.quote_of(token).is_some() {
        return None;
    }
    let speaker = if is_adverb { Vec::new() } else { super::speaker::of_preposition(page, &cue)? };
    if speaker.iter().any(|&head| word.not_nouns.contains(&page.lemma(head))) {
        return None;
    }
    let content = nominal::of_phrase(page, &cue, &speaker, is_adverb)?;
    let frame = if is_adverb { Frame::Adverb } else { Frame::Preposition };
    Some(Draft::of_phrase(page, word, frame, cue, speaker, content))
}

/// The tokens of a phrase that begins here, if all its words follow.
fn spelt_out(page: &Page<'_>, token: usize, word: &SpeechWord) -> Option<Vec<usize>> {
    let n_words = word.lemma.split(' ').count();
    let tokens = token..(token + n_words).min(page.document.len());
    let is_spelt = tokens.clone().map(|token| page.lower(token)).eq(word.lemma.split(' ').map(str::to_owned));
    is_spelt.then(|| tokens.collect())
}
