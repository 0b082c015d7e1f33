//! "Hill said *Friday* negotiators had agreed", "told the daily Maariv *Thursday* he would": the day when it was said, which
//! the parser lays to what is said.
//!
//! In: a parse and the lexicon. Out: the arc that hangs the day on the cue. Behind a cue that somebody may speak with, a day
//! right before people is the cue's ("Friday *negotiators*"), before a thing it may be part of its name ("Friday *prayers*").

use super::{first_of_subject, is_weekday, last_below, reports_clauses};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document};

/// The arc for a day between a cue, or whoever hears it, and the subject of what is said.
pub(super) fn arc(document: &Document, lexicon: &Lexicon, day: usize) -> Option<Attachment> {
    if !is_weekday(document, lexicon, day) {
        return None;
    }
    let (noun, told) = match document.dep(day) {
        "compound" => (Some(document.head(day)), document.head(document.head(day))),
        "npadvmod" => (None, document.head(day)),
        _ => return None,
    };
    let cue = document.head(told);
    let is_told = document.dep(told) == "ccomp" && cue < day && day < told;
    let are_people = noun
        .is_none_or(|noun| are_people(document, lexicon, noun) && document.dep(noun).starts_with("nsubj"));
    let first = first_of_subject(document, told)?;
    let is_between = follows(document, cue, day) && (first == day || first == day + 1);
    let speaks = document.lemma(cue) == "tell" || reports_clauses(document, lexicon, cue);
    (is_told && are_people && is_between && speaks).then_some(Attachment {
        token: day,
        head: cue,
        dep: "npadvmod",
    })
}

/// Whether a day stands right behind a cue or behind whoever hears it.
fn follows(document: &Document, cue: usize, day: usize) -> bool {
    let hearers =
        document.children(cue).filter(|&it| matches!(document.dep(it), "dobj" | "dative") && it < day);
    hearers.map(|hearer| last_below(document, hearer)).max().unwrap_or(cue) + 1 == day
}

fn are_people(document: &Document, lexicon: &Lexicon, noun: usize) -> bool {
    let lemma = document.lemma(noun);
    let classes = &lexicon.events.noun_classes;
    lexicon.roles.by_noun(lemma).is_some()
        || ["people", "fighters", "police"].iter().any(|class| classes.has(class, lemma))
}
