//! "At the camp, *Suu Kyi*, 70, said it was early", "Speaking in Rome, *Reyes*, without naming him, accused Hill".
//!
//! In: a parse. Out: the arc that makes a subject of the name or noun right before a verb that heads its sentence and
//! has none. The parser lays it to what the sentence opens with, as another word for it or one more of its objects.
//!
//! Nothing but a comma and an aside between commas may stand between the two. A place or a day goes on with the opening:
//! "in Springfield, *Ohio*".

use super::{as_subject, first_below, last_below};
use dragoman_language::{Attachment, Document, Pos};
use std::ops::Range;

/// How many tokens an aside between commas has.
const LONGEST_ASIDE: usize = 12;
/// How many tokens before its end the head of the subject stands at most.
const LONGEST: usize = 40;
/// What the parser takes the subject for.
const TAKEN: [&str; 6] = ["appos", "conj", "pobj", "dobj", "npadvmod", "dep"];

/// The arc that gives a verb without a subject its own.
pub(super) fn arc(document: &Document, verb: usize) -> Option<Attachment> {
    let sentence = document.sentences()[document.sentence_of(verb)].clone();
    let end = first_of_group(document, verb, sentence.start);
    let before = sentence.start..end;
    let subject = ends(document, before.clone()).find_map(|end| ending_at(document, before.start..end))?;
    Some(as_subject(document, subject, verb))
}

/// The first of the adverbs and auxiliaries right before a verb, or the verb itself.
fn first_of_group(document: &Document, verb: usize, start: usize) -> usize {
    let is_of_group = |&token: &usize| {
        document.head(token) == verb && matches!(document.dep(token), "advmod" | "aux" | "auxpass" | "neg")
    };
    (start..verb).rev().take_while(is_of_group).last().unwrap_or(verb)
}

/// Where the subject may end: at once, before a comma, or before an aside.
fn ends(document: &Document, before: Range<usize>) -> impl Iterator<Item = usize> {
    let is_comma = |&token: &usize| document.word(token) == ",";
    let last = before.end.checked_sub(1).filter(|token| before.contains(token) && is_comma(token));
    let aside = last.map(|last| last.saturating_sub(LONGEST_ASIDE).max(before.start)..last);
    let is_told = |&token: &usize| matches!(document.tag(token), "VBZ" | "VBP" | "VBD" | "MD");
    let opens = aside.and_then(|aside| {
        let opens = aside.clone().rev().find(is_comma)?;
        // "Jean, *who grew up in Rome*, said".
        let relates = matches!(document.tag(opens + 1), "WP" | "WP$" | "WDT");
        (relates || !(opens..aside.end).any(|token| is_told(&token))).then_some(opens)
    });
    std::iter::once(before.end).chain(last).chain(opens)
}

/// The phrase that ends there, begins behind a comma and was taken into what stands before that.
fn ending_at(document: &Document, stretch: Range<usize>) -> Option<usize> {
    let is_taken = |&token: &usize| {
        let first = first_below(document, token);
        TAKEN.contains(&document.dep(token))
            && last_word(document, token) + 1 == stretch.end
            && first > stretch.start + 1
            && [first - 1, first].iter().any(|&token| document.word(token) == ",")
            && document.head(token) < first
            && !is_listed(document, token)
    };
    let near = stretch.end.saturating_sub(LONGEST).max(stretch.start)..stretch.end;
    let nouns = near.filter(|&token| matches!(document.pos(token), Pos::Noun | Pos::Propn | Pos::Pron));
    nouns.filter(is_taken).find(|&token| !goes_on(document, token))
}

/// One of several with "and" between them: "in Rome, Paris and *London*".
fn is_listed(document: &Document, token: usize) -> bool {
    document.dep(token) == "conj"
        && document.children(document.head(token)).any(|child| document.dep(child) == "cc")
}

/// The last token of a phrase but for a comma that closes an apposition.
fn last_word(document: &Document, token: usize) -> usize {
    let last = last_below(document, token);
    if last > token && document.word(last) == "," { last - 1 } else { last }
}

/// "In Springfield, *Ohio*", "on Monday, *May 4*".
fn goes_on(document: &Document, token: usize) -> bool {
    let name = document.name_at(token);
    name.is_some_and(|name| matches!(name.label.as_str(), "GPE" | "LOC" | "FAC" | "DATE" | "TIME"))
}
