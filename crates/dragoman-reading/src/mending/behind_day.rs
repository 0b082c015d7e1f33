//! "On Monday *Human Rights Watch* said": a subject right behind a day, which the parser takes for part of its name or
//! for one more object of its preposition.
//!
//! In: a parse. Out: the arcs that give the preposition its day and the verb its subject.

use super::noun_and_name::first_of;
use super::{as_subject, has_subject, is_weekday};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document, Pos};

/// The arcs for a verb without a subject whose sentence opens with a day and the subject in one phrase.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, verb: usize) -> Vec<Attachment> {
    let phrases = document.children(verb).filter(|&it| it < verb && document.dep(it) == "prep");
    let taken = phrases.filter_map(|it| Some((it, taken_by(document, lexicon, it)?))).last();
    taken.map_or_else(Vec::new, |(preposition, subject)| {
        let day = Attachment { token: preposition + 1, head: preposition, dep: "pobj" };
        vec![day, as_subject(document, subject, verb)]
    })
}

/// The noun behind a preposition and a day, of which the parser makes one phrase; not that of "on Monday *morning*".
fn taken_by(document: &Document, lexicon: &Lexicon, preposition: usize) -> Option<usize> {
    let day = preposition + 1;
    let is_day =
        document.name_at(day).is_some_and(|name| name.label == "DATE" && name.tokens == (day..day + 1));
    let objects = document.children(preposition).filter(|&it| document.dep(it) == "pobj");
    let noun = objects.filter(|&it| it != day).last().filter(|_| is_day)?;
    if lexicon.times.word(document.lemma(noun)).is_some() {
        return None;
    }
    let first = first_of(document, noun);
    (first == day || document.dep(day) == "pobj" && first == day + 1).then_some(noun)
}

/// "Natsios *Saturday* said", "the Kremlin *Friday* told": the arcs for a day behind a subject, which the parser takes for the
/// last word of its name.
pub(super) fn before_day(document: &Document, lexicon: &Lexicon, day: usize) -> Vec<Attachment> {
    let is_subject = match document.dep(day) {
        "nsubj" | "nsubjpass" => true,
        "npadvmod" => !has_subject(document, document.head(day)),
        _ => false,
    };
    let noun = day
        .checked_sub(1)
        .filter(|&noun| is_subject && document.head(noun) == day && is_weekday(document, lexicon, day));
    let Some(noun) = noun.filter(|&noun| matches!(document.pos(noun), Pos::Noun | Pos::Propn)) else {
        return Vec::new();
    };
    let part = |token: usize| {
        let dep = PARTS.into_iter().find(|&dep| document.dep(token) == dep);
        dep.map(|dep| Attachment { token, head: noun, dep })
    };
    let parts = document.children(day).filter(|&token| token < noun).filter_map(part);
    let verb = document.head(day);
    let own = [as_subject(document, noun, verb), Attachment { token: day, head: verb, dep: "npadvmod" }];
    own.into_iter().chain(parts).collect()
}

/// What hangs on a noun before it.
const PARTS: [&str; 6] = ["amod", "compound", "det", "nmod", "nummod", "poss"];
