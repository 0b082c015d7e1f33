//! Lays to a speaker the quotations that no cue takes.
//!
//! In: the drafts with their content settled. Out: the same, and more of them.
//!
//! - `Reyes issued a statement: "…"`  the clause that leads up to the words with a comma or a colon: who acts in it
//!   speaks, and its verb is the cue;
//! - `Reyes praised the nurses. "…"`  the sentence before: who speaks or acts in it goes on, without a cue.
//!
//! Only whole utterances count, with a verb of their own: no titles, no scare quotes, no words of a sentence of
//! the reporter's. Where nobody acts in what leads up to them, they stay out.

use super::around::{first_word, is_space, sentence_before};
use super::cues::entries;
use super::draft::Draft;
use super::going_on::is_quote_mark;
use super::heads::Heads;
use super::page::{Page, Quote};
use super::reports::is_thing;
use crate::clauses::{Clause, Form};
use crate::lexicon::Frame;
use dragoman_language::Pos;
use std::ops::Range;

/// How many words an utterance has at least.
const SHORTEST: usize = 5;

/// Adds a draft for each utterance that no content holds.
pub(super) fn lay<'a>(page: &Page<'a>, drafts: &mut Vec<Draft<'a>>) {
    let mut is_said = vec![false; page.document.len()];
    // What somebody quoted tells of others is not the quotation itself.
    let by_reporter = drafts.iter().filter(|draft| page.quote_of(draft.head).is_none());
    for token in by_reporter.flat_map(|draft| draft.content.iter().flat_map(|run| run.clone())) {
        is_said[token] = true;
    }
    let heads = Heads::of(drafts);
    for quote in &page.quotes {
        let n_said = quote.tokens.clone().filter(|&token| is_said[token]).count();
        if n_said == 0 && is_utterance(page, quote) {
            drafts.extend(led_up_to(page, &heads, quote).or_else(|| going_on(page, drafts, &heads, quote)));
        }
    }
}

/// Whether a quotation is a sentence by itself, and no title.
fn is_utterance(page: &Page<'_>, quote: &Quote) -> bool {
    let words: Vec<usize> = quote.tokens.clone().filter(|&token| !page.is_mark(token)).collect();
    let is_small = |&&token: &&usize| page.document.word(token).starts_with(char::is_lowercase);
    let is_title = 3 * words.iter().filter(is_small).count() < words.len();
    let begins = first_word(page, quote).is_some_and(|word| !word.starts_with(char::is_lowercase));
    let is_finite = |token: &usize| {
        let clause = page.clauses.headed_by(*token).map(|idx| &page.clauses.list()[idx]);
        clause.is_some_and(|clause| clause.form == Form::Finite)
    };
    let ends =
        quote.tokens.clone().rev().find(|&token| !is_space(page, token) && !is_quote_mark(page, token));
    let stops = ends.is_some_and(|token| page.ends_sentence(token) || page.document.word(token) == ",");
    words.len() >= SHORTEST && begins && !is_title && stops && words.iter().any(is_finite)
}

/// "*Reyes issued a statement*: “…”", "*another advised*, “…”".
fn led_up_to<'a>(page: &Page<'a>, heads: &Heads, quote: &Quote) -> Option<Draft<'a>> {
    let stretch = sentence_before(page, quote);
    let last = stretch.clone().next_back().filter(|&last| matches!(page.document.word(last), "," | ":"))?;
    let acts =
        |clause: &&Clause| clause.form != Form::Infinitive && speaker_of(page, clause, &stretch).is_some();
    let clauses = stretch.clone().filter_map(|token| page.clauses.headed_by(token));
    let clause = clauses.map(|idx| &page.clauses.list()[idx]).rfind(acts)?;
    let speaker = speaker_of(page, clause, &stretch)?;
    let noun = clause.object.iter().copied().find(|&object| {
        stretch.contains(&object)
            && page.lexicon.speech.nouns.beginning_with(&page.lemma(object)).next().is_some()
    });
    // "has tried to add the question, “…”": before a comma only a word of speech leads up to what is said.
    let speaks = noun.is_some() || !entries(page, clause.head).is_empty();
    let is_laid = heads.at(clause.head).is_some();
    if page.document.word(last) == "," && (is_laid || !speaks) {
        return None;
    }
    let mut cue = clause.words.clone();
    cue.extend(noun);
    cue.sort_unstable();
    let lemma = page.lemma(clause.head);
    let draft = Draft::at("rule:clause_before_quotation".to_owned(), Frame::Quote, clause.head, lemma, cue);
    Some(Draft { speaker, content: vec![quote.tokens.clone()], is_own: true, ..draft })
}

/// Who acts in a clause, if the words for him stand in the stretch and he may speak.
fn speaker_of(page: &Page<'_>, clause: &Clause, stretch: &Range<usize>) -> Option<Vec<usize>> {
    let subject = clause.subject.first().copied().filter(|subject| stretch.contains(subject))?;
    let is_other = matches!(
        page.lower(subject).as_str(),
        "it" | "this" | "that" | "there" | "which" | "what" | "these" | "those"
    );
    let may_name =
        matches!(page.document.pos(subject), Pos::Propn | Pos::Pron | Pos::Noun | Pos::Det | Pos::Num);
    let may_speak = may_name && !is_other && !is_thing(page, subject) && !clause.passive;
    may_speak.then(|| clause.subject.clone())
}

/// "*Reyes praised the nurses.* “…”": who speaks or acts in the sentence before goes on.
fn going_on<'a>(page: &Page<'a>, drafts: &[Draft<'a>], heads: &Heads, quote: &Quote) -> Option<Draft<'a>> {
    if !sentence_before(page, quote).is_empty() {
        return None;
    }
    let before = (0..quote.tokens.start).rev().find(|&token| !is_space(page, token))?;
    let is_near = page.paragraph_of(before) + 1 >= quote.paragraph;
    let is_plain = page.quote_of(before).is_none() && matches!(page.document.word(before), "." | ":");
    if !is_near || !is_plain {
        return None;
    }
    let sentence = page.document.sentences()[page.document.sentence_of(before)].clone();
    let mut spoken = heads.within(sentence.clone()).rev().map(|idx| &drafts[idx]);
    let spoken = spoken.find(|draft| page.quote_of(draft.head).is_none() && !draft.speaker.is_empty());
    let speaker = spoken.map(|draft| draft.speaker.clone()).or_else(|| {
        let main = sentence.clone().filter_map(|token| page.clauses.headed_by(token));
        let main = main.map(|idx| &page.clauses.list()[idx]).find(|clause| clause.parent.is_none())?;
        speaker_of(page, main, &sentence).filter(|speaker| speaker.iter().all(|&head| is_person(page, head)))
    })?;
    let rule = "rule:quotation_goes_on".to_owned();
    let draft = Draft::at(rule, Frame::Quote, quote.tokens.start, String::new(), Vec::new());
    Some(Draft { speaker, content: vec![quote.tokens.clone()], is_own: true, ..draft })
}

/// Whether a phrase surely stands for somebody: a name, "he", "she".
fn is_person(page: &Page<'_>, head: usize) -> bool {
    matches!(page.lower(head).as_str(), "he" | "she") || page.document.pos(head) == Pos::Propn
}
