//! Lays a quotation to the verb of speech right behind it, whatever the parse makes of that verb.
//!
//! In: the drafts of all cues and a quotation that no cue beside it takes. Out: the draft that it was laid to.
//!
//! "“…,” *Reyes notes*" is read as a noun, "“… whether it rains,” *Reyes said*" as a condition, "“…,” *he said*, only
//! now sitting down" as reporting what follows. Where a quotation has just closed, the words alone tell: a name or a
//! phrase and a verb of the lexicon that takes quotations, or the verb and the phrase.

use super::around::sentence_after;
use super::beside;
use super::cues::entries;
use super::draft::Draft;
use super::heads::Heads;
use super::page::{Page, Quote};
use crate::lexicon::{Frame, SpeechWord};
use dragoman_language::Pos;
use std::ops::Range;

/// How many words the phrase between a quotation and its verb has at most.
const REACH: usize = 6;

/// How many words are added to the phrase at most, their commas included.
const ADDITION: usize = 14;

/// Lays a quotation to the verb right behind it.
pub(super) fn lay<'a>(
    page: &Page<'a>,
    drafts: &mut Vec<Draft<'a>>,
    heads: &mut Heads,
    quote_idx: usize,
) -> Option<usize> {
    let quote = &page.quotes[quote_idx];
    let may_follow = closes(page, quote) && beside::goes_on(page, quote);
    let stretch = may_follow.then(|| sentence_after(page, quote))?;
    let (verb, word, speaker) = subject_first(page, stretch.clone()).or_else(|| verb_first(page, stretch))?;
    let draft_idx = heads.at(verb).unwrap_or_else(|| {
        let rule = page.lexicon.speech.verbs.rule(word);
        drafts.push(Draft::of_word(word, rule, Frame::Quote, verb, vec![verb]));
        heads.add(verb, drafts.len() - 1);
        drafts.len() - 1
    });
    let draft = &mut drafts[draft_idx];
    if draft.speaker.is_empty() || draft.clause.is_none() {
        draft.speaker = vec![speaker];
    }
    draft.clause = draft.clause.or_else(|| page.clauses.headed_by(verb));
    draft.content.retain(|run| run.end <= quote.tokens.start);
    draft.frame = Frame::Quote;
    draft.tell("the verb stands right behind the quotation");
    beside::take(page, draft, quote_idx, true);
    Some(draft_idx)
}

/// Whether words in marks end as an utterance does: "the “Bakery” leaflet adds" is no quotation of a page.
fn closes(page: &Page<'_>, quote: &Quote) -> bool {
    let stops = |token: usize| {
        page.ends_sentence(token) || matches!(page.document.word(token), "," | "—" | "–" | "--" | "-")
    };
    let last_inside = quote.tokens.clone().rev().nth(1);
    last_inside.is_some_and(stops) || quote.tokens.end < page.document.len() && stops(quote.tokens.end)
}

type Spoken<'a> = (usize, &'a SpeechWord, usize);

/// "“…,” *Ann Reyes said*", "“…,” *Reyes, 61, told them*": a phrase of a few words, what is added to it, then the verb.
fn subject_first<'a>(page: &Page<'a>, stretch: Range<usize>) -> Option<Spoken<'a>> {
    let first = stretch.clone().find(|&token| !page.is_mark(token))?;
    let is_verb = |token: usize| page.document.pos(token) == Pos::Noun && quoting(page, token).is_some();
    let ends = |&token: &usize| {
        !may_name(page, token) || token > first && is_verb(token) && ends_phrase(page, token)
    };
    let end = (first..stretch.end).find(ends).unwrap_or(stretch.end).min(first + REACH);
    let is_phrase = end > first && end < stretch.end && names(page, end - 1);
    let verb = if is_phrase { past_addition(page, end..stretch.end)? } else { return None };
    let word = quoting(page, verb).filter(|_| ends_phrase(page, verb))?;
    Some((verb, word, page.clauses.head_of(first..end)))
}

/// The word behind a phrase, or behind what two commas add to it; adverbs left out.
fn past_addition(page: &Page<'_>, rest: Range<usize>) -> Option<usize> {
    let is_comma = |token: usize| page.document.word(token) == ",";
    let start = if is_comma(rest.start) {
        let last = rest.end.min(rest.start + ADDITION);
        (rest.start + 1..last).find(|&token| is_comma(token))? + 1
    } else {
        rest.start
    };
    (start..rest.end).find(|&token| page.document.pos(token) != Pos::Adv)
}

/// "“…,” *said Ann Reyes*": the verb, then the phrase.
fn verb_first<'a>(page: &Page<'a>, stretch: Range<usize>) -> Option<Spoken<'a>> {
    let verb = stretch.clone().find(|&token| !page.is_mark(token))?;
    let word =
        quoting(page, verb).filter(|_| page.document.tag(verb) != "VBN" || page.lower(verb) == "said")?;
    let end = (verb + 1..stretch.end).find(|&token| !may_name(page, token)).unwrap_or(stretch.end);
    let is_phrase = end > verb + 1 && names(page, end - 1);
    is_phrase.then(|| (verb, word, page.clauses.head_of(verb + 1..end)))
}

/// The entry by which a word in the form of a verb reports quotations.
fn quoting<'a>(page: &Page<'a>, token: usize) -> Option<&'a SpeechWord> {
    let is_form = matches!(page.document.tag(token), "VBD" | "VBZ" | "VBP" | "VBN" | "NNS")
        || page.document.tag(token) == "NN" && is_plural(page, token);
    let words = entries(page, token).into_iter().filter(|_| is_form);
    let mut words = words.filter(|word| word.takes(Frame::Quote) && word.tail().is_none());
    words.find(|word| !word.stance)
}

/// Whether a noun stands behind a number or a plural: "the two *write*".
fn is_plural(page: &Page<'_>, noun: usize) -> bool {
    noun > 0 && matches!(page.document.tag(noun - 1), "CD" | "NNS" | "NNPS")
}

/// Whether a verb ends the phrase before it: what is taken for a noun has nothing behind it.
fn ends_phrase(page: &Page<'_>, verb: usize) -> bool {
    page.document.pos(verb) != Pos::Noun || verb + 1 >= page.document.len() || page.is_mark(verb + 1)
}

fn may_name(page: &Page<'_>, token: usize) -> bool {
    let is_nominal = matches!(
        page.document.pos(token),
        Pos::Noun | Pos::Propn | Pos::Pron | Pos::Det | Pos::Adj | Pos::Num | Pos::Part
    );
    is_nominal && !matches!(page.document.tag(token), "WP" | "WDT" | "EX") || page.lower(token) == "of"
}

fn names(page: &Page<'_>, token: usize) -> bool {
    matches!(page.document.pos(token), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num)
}
