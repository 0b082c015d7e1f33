//! Gives a cue the words around it where the parse shows it none.
//!
//! In: a draft of plain speech with neither clause nor quotation. Out: the same with content, or without.
//!
//! 1. `question`  what it asks or explains to somebody: "asked him *if he would stay*".
//! 2. `after`     the clause that follows: "said at the time that *it rained*", "said *the bank's loans …*".
//! 3. `verbless`  the clause whose verb is taken for a noun: "said *its campaign targets rebels*".
//! 4. `gap`       the relative clause that it interrupts: "laws *that* critics say *are unjust*".
//! 5. `between` the sentence that it interrupts: "*In both towns*, the mayor said, *the bridge is shut*".
//! 6. `before`    the sentence that it ends: "*The bridge is shut*, the mayor told reporters on Monday".
//!
//! Each asks for a finite verb in the words that it takes. Stances and denied cues get nothing.

use super::draft::Draft;
use super::page::{Page, runs};
use super::resume::REPORTERS;
use crate::clauses::{Clause, Form, Link};
use crate::lexicon::{Frame, SpeechWord};
use dragoman_language::Pos;
use std::ops::Range;

/// How far from its cue a clause may begin.
const NEAR: usize = 20;

/// Words with which a sentence begins that is no utterance without the cue's own clause.
const SUBORDINATES: [&str; 14] = [
    "after", "although", "as", "asked", "because", "before", "if", "once", "since", "though", "unless",
    "until", "when", "while",
];

/// Gives a cue that has neither clause nor quotation the words around it.
pub(super) fn fill(page: &Page<'_>, draft: &mut Draft<'_>) {
    let is_open = draft.content.is_empty() && draft.quotes.is_empty() && page.quote_of(draft.head).is_none();
    let (Some(clause_idx), Some(word)) = (draft.clause.filter(|_| is_open), draft.word) else { return };
    let clause = &page.clauses.list()[clause_idx];
    let found = question(page, clause, word)
        .or_else(|| after(page, clause, word))
        .or_else(|| verbless(page, clause, word))
        .or_else(|| gap(page, clause, word))
        .or_else(|| between(page, clause, word))
        .or_else(|| before(page, clause, word));
    if let Some((frame, content)) = found {
        draft.frame = frame;
        draft.content = runs(page, &content);
        draft.tell("the parse hangs no words on the cue, so those around it are taken");
    }
}

type Found = (Frame, Vec<usize>);

/// "asked the bishop *whether he would stay*", "told them *how it began*".
fn question(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    let asks = word.act == dragoman_records::Act::Ask;
    let opens = |token: &usize| {
        let word = page.lower(*token);
        matches!(word.as_str(), "whether" | "why" | "how" | "what") || asks && word == "if"
    };
    if !word.takes(Frame::WhClause) {
        return None;
    }
    let start = near(page, clause).find(opens)?;
    let below = page.clauses.list().iter().filter(|inner| inner.head > start).take(3);
    let mut below = below.map(|inner| page.clauses.below(inner.head));
    let words = below.find(|below| below.first() == Some(&start));
    let words = words.unwrap_or_else(|| (start..end_of_clause(page, start)).collect());
    holds_verb(page, start..words.last()? + 1).then_some((Frame::WhClause, words))
}

/// The tokens after a cue up to the first comma, colon, dash or quotation mark.
fn near<'p>(page: &'p Page<'_>, clause: &Clause) -> impl Iterator<Item = usize> + use<'p> {
    let end = (clause.head + 1 + NEAR).min(page.document.len());
    (clause.head + 1..end)
        .take_while(|&token| !page.is_mark(token) || matches!(page.document.word(token), "-" | "'s" | "’s"))
}

/// The clause after "that", or the one whose subject follows the cue.
pub(super) fn after(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    let spoken = !clause.subject.is_empty() && clause.subject.iter().all(|&head| head < clause.head);
    if clause.passive || clause.form == Form::Participle || !spoken && clause.form == Form::Finite {
        return None;
    }
    let that = that_behind(page, clause);
    let start = that.filter(|_| word.takes(Frame::ThatClause)).map(|that| that + 1);
    let bare = || {
        let next = clause.head + 1;
        let fits = clause.form == Form::Finite && word.takes(Frame::BareClause);
        let begins = || begins_phrase(page, next) && begins_with_subject(page, next);
        (fits && (begins() || begins_with_deed(page, clause, word))).then_some(next)
    };
    let sentence = page.document.sentences()[page.document.sentence_of(clause.head)].clone();
    // A "that" may be the last word of a text.
    let start = start.or_else(bare).filter(|start| sentence.contains(start))?;
    let mut end = sentence.end.min(page.paragraph_around(clause.head).end);
    if clause.form != Form::Finite {
        end = end.min(end_of_clause(page, start));
    }
    let holds = start < end && end - start >= 3 && holds_verb(page, start + 1..end);
    holds.then(|| (Frame::BareClause, (start..end).collect()))
}

/// The "that" behind a verb which opens the clause that it reports.
pub(super) fn that_behind(page: &Page<'_>, clause: &Clause) -> Option<usize> {
    near(page, clause).find(|&token| opens_clause(page, token)).or_else(|| past_aside(page, clause))
}

/// "said, without a proof, *that* it rained": the "that" behind a short aside right after the verb.
fn past_aside(page: &Page<'_>, clause: &Clause) -> Option<usize> {
    let is_comma = |&token: &usize| page.document.word(token) == ",";
    let first = Some(clause.head + 1).filter(|first| *first < page.document.len()).filter(is_comma)?;
    let end = (first + 1 + ASIDE).min(page.document.len());
    let last = (first + 1..end).find(is_comma)?;
    Some(last + 1).filter(|&that| that < page.document.len() && opens_clause(page, that))
}

/// How many words an aside between a verb and its "that" has at most.
const ASIDE: usize = 8;

/// "said *its campaign targets rebels*", "say *the death hard on all*": what completes the verb is taken for a noun.
fn verbless(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    let is_plain = word.takes(Frame::BareClause) && word.takes(Frame::Quote) && !clause.passive;
    let heads = page.clauses.complement_heads(clause.head).into_iter().filter(|_| is_plain);
    let mut heads = heads.filter(|&head| head > clause.head && page.clauses.headed_by(head).is_none());
    let words = heads.find_map(|head| {
        let is_between = |below: &[usize]| below.first() < Some(&head) && below.last() > Some(&head);
        Some(page.clauses.below(head)).filter(|below| is_between(below) && below.len() >= 4)
    })?;
    Some((Frame::BareClause, words))
}

/// Whether a clause begins with its subject here, and not an object: "said *the loans were bad*".
fn begins_with_subject(page: &Page<'_>, start: usize) -> bool {
    let near = page.clauses.list().partition_point(|clause| clause.head < start);
    page.clauses.list()[near..].iter().take(4).any(|inner| {
        let begins = |&head: &usize| head >= start && page.clauses.core(head).start == start;
        inner.form == Form::Finite
            && !inner.subject_shared
            && inner.subject.iter().chain(&inner.object).any(begins)
            && inner.head > start
    })
}

/// "said *mending it would cost them*": a gerund right behind a verb of plain speech is the subject of what is said.
fn begins_with_deed(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> bool {
    let next = clause.head + 1;
    let is_plain = word.takes(Frame::Quote) && !word.takes(Frame::Gerund) && !word.stance;
    is_plain && next < page.document.len() && page.document.tag(next) == "VBG"
}

/// Whether a "that" opens a clause of its own: "said for the first time *that the dam* …".
fn opens_clause(page: &Page<'_>, token: usize) -> bool {
    // "in December of *that year*".
    let is_of_noun = page.document.dep(token) == "det" && page.document.head(token) > token;
    let is_sign = page.document.tag(token) == "IN" || !is_of_noun && begins_phrase(page, token + 1);
    page.lower(token) == "that" && is_sign
}

fn begins_phrase(page: &Page<'_>, token: usize) -> bool {
    token < page.document.len()
        && matches!(
            page.document.pos(token),
            Pos::Noun | Pos::Propn | Pos::Pron | Pos::Det | Pos::Adj | Pos::Num
        )
        && !matches!(page.document.tag(token), "WP" | "WDT")
}

fn holds_verb(page: &Page<'_>, tokens: Range<usize>) -> bool {
    clauses_in(page, tokens).any(|clause| clause.form == Form::Finite)
}

fn clauses_in<'p>(page: &'p Page<'_>, tokens: Range<usize>) -> impl Iterator<Item = &'p Clause> {
    let heads = tokens.into_iter().filter_map(|token| page.clauses.headed_by(token));
    heads.map(|idx| &page.clauses.list()[idx])
}

/// Up to the next comma or the end of the sentence.
fn end_of_clause(page: &Page<'_>, start: usize) -> usize {
    let end = page.paragraph_around(start).end;
    let stops = |&token: &usize| page.document.word(token) == "," || page.ends_sentence(token);
    (start..end).find(stops).unwrap_or(end)
}

/// "laws *that* critics say *are unjust*", "the drive *she argues is needed*": a finite verb right after the
/// cue whose subject stands before the cue's own.
fn gap(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    let [subject] = clause.subject[..] else { return None };
    let next = clause.head + 1;
    let is_finite = next < page.document.len()
        && matches!(page.document.tag(next), "VBZ" | "VBD" | "VBP" | "MD")
        && page.quote_of(next).is_none();
    let core = page.clauses.core(subject);
    let fits = word.takes(Frame::BareClause) && is_finite && clause.words.first() == Some(&core.end);
    let held = core.start.checked_sub(1).filter(|_| fits)?;
    let relative = matches!(page.lower(held).as_str(), "that" | "which" | "who").then_some(held);
    if relative.is_none() && !matches!(page.document.pos(held), Pos::Noun | Pos::Propn) {
        return None;
    }
    let inner = page.clauses.list()[page.clauses.around(next)?].head;
    let last = page.clauses.below(inner).last().copied().filter(|_| inner >= next)?;
    let end = end_of_clause(page, next).min(last + 1);
    Some((Frame::BareClause, relative.into_iter().chain(next..end).collect()))
}

/// "*In both towns*, the mayor said, *the bridge is shut*": a subject and a verb between two commas.
fn between(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    let sentence = page.document.sentences()[page.document.sentence_of(clause.head)].clone();
    let is_plain = word.takes(Frame::Quote) && word.takes(Frame::BareClause) && !word.stance;
    let [subject] = clause.subject[..] else { return None };
    let own = page.clauses.core(subject).start.min(*clause.words.first()?);
    let end = clause.words.last().max(Some(&subject)).map(|last| last + 1)?;
    let comma = own.checked_sub(1).filter(|&comma| page.document.word(comma) == ",")?;
    let is_cut = sentence.contains(&comma) && sentence.contains(&end) && page.document.word(end) == ",";
    let paragraph = page.paragraph_around(clause.head);
    let (start, last) = (sentence.start.max(paragraph.start), sentence.end.min(paragraph.end));
    // "…, say growers, *whose barns leak*": told of the speaker.
    let next = Some(end + 1).filter(|&next| subject > clause.head && next < page.document.len());
    let is_of_speaker = next.is_some_and(|next| REPORTERS.contains(&page.lower(next).as_str()));
    let tells = is_cut
        && !is_of_speaker
        && end - own <= NEAR / 2
        && (end..last).any(|token| page.document.tag(token).starts_with("VB"));
    let last = (end..last).rev().find(|&token| !page.is_mark(token)).map_or(end, |token| token + 1);
    let is_whole = (start..comma).chain(end..last).all(|token| !page.ends_sentence(token));
    (is_plain && tells && is_whole && !clause.negated)
        .then(|| (Frame::BareClause, (start..comma).chain(end + 1..last).collect()))
}

/// "*The bridge is shut*, the mayor told reporters on Monday": nothing but the cue's own words follows the comma.
fn before(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    let sentence = page.document.sentences()[page.document.sentence_of(clause.head)].clone();
    let is_plain = word.takes(Frame::Quote) && word.takes(Frame::BareClause) && !word.stance;
    if !is_plain || clause.passive || clause.form != Form::Finite || clause.negated {
        return None;
    }
    let own =
        clause.words.iter().chain(&clause.subject).copied().min().filter(|_| !clause.subject.is_empty())?;
    let start = sentence.start.max(page.paragraph_around(clause.head).start);
    let comma = (start..own).rev().find(|&token| page.document.word(token) == ",")?;
    let behind = past_speaker(page, clause)..sentence.end;
    let is_last = !holds_verb(page, behind) && !holds_verb(page, comma..clause.head);
    let first = (start..comma).find(|&token| !page.is_mark(token))?;
    let begins = !SUBORDINATES.contains(&page.lower(first).as_str()) || main_follows(page, first..comma);
    let opener = page.lower(comma + 1);
    let joins = matches!(opener.as_str(), "and" | "but" | "or" | "who" | "which")
        || opener != "as" && SUBORDINATES.contains(&opener.as_str());
    // Headlines leave out "is": "20 *held* in Lima, minister says".
    let is_headline = sentence.clone().all(|token| !page.ends_sentence(token));
    let is_said = clauses_in(page, start..comma).any(|inner| {
        let is_short = is_headline && inner.form == Form::Participle;
        is_short || inner.form == Form::Finite && !matches!(inner.parent, Some((_, Link::Modifier)))
    });
    let fits = is_last && begins && !joins && is_said && page.quote_of(first).is_none();
    fits.then(|| (Frame::BareClause, (first..comma).collect()))
}

/// One past a verb, or past the speaker behind it with what is told of him: "say growers, *whose barns leak*".
fn past_speaker(page: &Page<'_>, clause: &Clause) -> usize {
    let behind = clause.subject.iter().filter(|&&subject| subject > clause.head);
    let ends = behind.filter_map(|&subject| page.clauses.below(subject).last().copied());
    ends.max().unwrap_or(clause.head).max(clause.head) + 1
}

/// "*When the rain had stopped,* the bridge was shut": a clause with a subject of its own after the first comma.
fn main_follows(page: &Page<'_>, tokens: Range<usize>) -> bool {
    let comma = tokens.clone().find(|&token| page.document.word(token) == ",");
    comma.is_some_and(|comma| begins_with_subject(page, comma + 1) && holds_verb(page, comma + 1..tokens.end))
}
