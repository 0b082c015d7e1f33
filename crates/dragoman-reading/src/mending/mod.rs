//! What of a parse cannot be, and what it must be instead.
//!
//! In: a parse and the lexicon. Out: the parse with arcs laid anew, or as it was.
//!
//! Some mistakes are common enough in reports and certain enough to mend. "Critics said *most of its strikes* have
//! hit others" with the noun phrase as object of "said": a finite clause has a subject; where a verb that reports
//! clauses has an object right behind it and governs a finite clause without one, the object is it. And what is
//! called for as the purpose of the call (`called_for`), what is claimed under whoever claims it (`claims_by`).
//! Verbs in the present taken for nouns (`verbs`). And subjects behind what their sentence opens with
//! (`after_opening`), that head the sentence in their verb's place (`named_first`) or that a participle took
//! (`reduced`), perfects (`perfect`), names that the words of an office swallow (`offices`), names beside their
//! noun as if they were another (`noun_and_name`), how many people titles and names are (`titles_and_names`),
//! people told one after the other with something about each (`after_aside`) and others beside an object
//! (`beside_object`), the first of two bodies (`two_bodies`), letters for a name (`or_letters`) and who is believed
//! to be something (`believed`). And cues: between a subject that is told and its verb (`quoted_subject`), behind
//! what is told (`told_behind`), with the day when it was said (`behind_cue`, `day_of_cue`); what is told behind
//! whoever hears it (`told_hearer`), what a deed is called (`called_a`); and subjects behind a day and before one
//! (`behind_day`).

mod after_aside;
mod after_opening;
mod behind_cue;
mod behind_day;
mod believed;
mod beside_object;
mod called_a;
mod called_for;
mod claims_by;
mod day_of_cue;
mod named_first;
mod noun_and_name;
mod offices;
mod or_letters;
mod perfect;
mod quoted_subject;
mod reduced;
mod titles_and_names;
mod told_behind;
mod told_hearer;
mod two_bodies;
mod verbs;

use crate::lexicon::{Frame, Lexicon, Sense};
use dragoman_language::{Attachment, Document, Pos};
use std::borrow::Cow;

/// Lays wrong arcs anew.
pub fn mended<'d>(document: &'d Document, lexicon: &Lexicon) -> Cow<'d, Document> {
    let arcs: Vec<Attachment> =
        (0..document.len()).flat_map(|token| arcs_of(document, lexicon, token)).collect();
    let tag = |token: usize| {
        verbs::tag(document, lexicon, token).or_else(|| named_first::tag(document, lexicon, token))
    };
    let tagged = |token: usize| Some((token, tag(token)?));
    let verbs: Vec<(usize, &str)> = (0..document.len()).filter_map(tagged).collect();
    let mut mended = Cow::Borrowed(document);
    if !arcs.is_empty() {
        mended = Cow::Owned(mended.rehung(&arcs));
    }
    if !verbs.is_empty() {
        mended = Cow::Owned(mended.with_verbs(&verbs));
    }
    mended
}

/// The arcs that mend what is wrong with a token.
fn arcs_of(document: &Document, lexicon: &Lexicon, token: usize) -> Vec<Attachment> {
    let mut arcs = of_subjects(document, lexicon, token);
    arcs.extend(of_names(document, lexicon, token));
    arcs.extend(of_words_told(document, lexicon, token));
    arcs.extend(perfect::arcs(document, lexicon, token));
    arcs.extend(called_for::arcs(document, lexicon, token));
    arcs.extend(claims_by::arcs(document, lexicon, token));
    arcs.extend(verbs::arcs(document, lexicon, token));
    arcs
}

/// Subjects that their verbs lack.
fn of_subjects(document: &Document, lexicon: &Lexicon, token: usize) -> Vec<Attachment> {
    let mut arcs: Vec<Attachment> =
        subject_of(document, lexicon, token).or_else(|| under_mark(document, token)).into_iter().collect();
    if lacks_subject(document, lexicon, token) {
        arcs.extend(of_lost_subject(document, lexicon, token));
    }
    arcs.extend(reduced::told(document, token));
    arcs.extend(named_first::arcs(document, lexicon, token));
    arcs.extend(believed::arcs(document, lexicon, token));
    arcs.extend(behind_day::before_day(document, lexicon, token));
    arcs
}

/// The subject of a verb without one, from where it most likely stands.
fn of_lost_subject(document: &Document, lexicon: &Lexicon, verb: usize) -> Vec<Attachment> {
    let behind_day = behind_day::arcs(document, lexicon, verb);
    if !behind_day.is_empty() {
        return behind_day;
    }
    match after_opening::arc(document, verb) {
        Some(arc) => vec![arc],
        None => reduced::arcs(document, verb),
    }
}

/// Names, titles and offices.
fn of_names(document: &Document, lexicon: &Lexicon, token: usize) -> Vec<Attachment> {
    let renaming = noun_and_name::arc(document, lexicon, token)
        .or_else(|| noun_and_name::of_whole(document, lexicon, token))
        .or_else(|| noun_and_name::of_source(document, lexicon, token));
    let mut arcs: Vec<Attachment> = renaming.into_iter().collect();
    arcs.extend(noun_and_name::bracketed(document, lexicon, token));
    arcs.extend(noun_and_name::from_land(document, lexicon, token));
    arcs.extend(or_letters::arc(document, token));
    arcs.extend(two_bodies::arcs(document, lexicon, token));
    arcs.extend(titles_and_names::as_titles(document, lexicon, token));
    arcs.extend(titles_and_names::as_title_of_several(document, lexicon, token));
    arcs.extend(titles_and_names::first_of_two(document, lexicon, token));
    arcs.extend(titles_and_names::cut_from_stop(document, lexicon, token));
    arcs.extend(after_aside::arc(document, lexicon, token));
    arcs.extend(beside_object::arcs(document, token));
    arcs.extend(offices::arcs(document, lexicon, token));
    arcs.extend(offices::hyphened(document, token));
    arcs
}

/// Cues and what is told.
fn of_words_told(document: &Document, lexicon: &Lexicon, token: usize) -> Vec<Attachment> {
    let mut arcs = quoted_subject::arcs(document, token);
    arcs.extend(behind_cue::arc(document, lexicon, token));
    arcs.extend(day_of_cue::arc(document, lexicon, token));
    arcs.extend(told_hearer::arc(document, lexicon, token));
    arcs.extend(called_a::arc(document, lexicon, token));
    arcs.extend(told_behind::arcs(document, lexicon, token));
    arcs
}

/// Whether a finite verb heads its sentence without a subject. "Who asked not to be named *said*" takes its tag from the
/// participle before it.
fn lacks_subject(document: &Document, lexicon: &Lexicon, verb: usize) -> bool {
    let is_told = || document.tag(verb) == "VBN" && reports_clauses(document, lexicon, verb);
    document.dep(verb) == "ROOT"
        && document.pos(verb) == Pos::Verb
        && !has_subject(document, verb)
        && (is_finite(document, verb) || child(document, verb, &["aux", "auxpass"]).is_none() && is_told())
}

/// The arc that makes a token the subject of a verb.
fn as_subject(document: &Document, token: usize, verb: usize) -> Attachment {
    let is_passive = child(document, verb, &["auxpass"]).is_some();
    Attachment { token, head: verb, dep: if is_passive { "nsubjpass" } else { "nsubj" } }
}

fn child(document: &Document, token: usize, deps: &[&str]) -> Option<usize> {
    document.children(token).find(|&child| deps.contains(&document.dep(child)))
}

/// The arc that gives the finite clause headed by `verb` its subject.
fn subject_of(document: &Document, lexicon: &Lexicon, verb: usize) -> Option<Attachment> {
    let cue = document.head(verb);
    let is_open = document.dep(verb) == "ccomp" && cue < verb && is_finite(document, verb);
    if !is_open || has_subject(document, verb) || !reports_clauses(document, lexicon, cue) {
        return None;
    }
    // A noun may hang on the cue as if it were the clause itself.
    let is_object = |child: usize| match document.dep(child) {
        "dobj" => true,
        "ccomp" => matches!(document.pos(child), Pos::Noun | Pos::Propn),
        _ => false,
    };
    let objects = document.children(cue).filter(|&child| is_object(child) && child < verb);
    let object = objects.last().filter(|&object| first_below(document, object) == cue + 1)?;
    Some(as_subject(document, object, verb))
}

/// "After *a spokesman* said": the arc for the noun that the parser hangs on the word that opens its clause.
fn under_mark(document: &Document, noun: usize) -> Option<Attachment> {
    let mark = document.head(noun);
    let verb = document.head(mark);
    let is_taken = document.dep(noun) == "pobj" && document.dep(mark) == "mark" && mark < noun && noun < verb;
    (is_taken && !has_subject(document, verb)).then(|| as_subject(document, noun, verb))
}

fn is_weekday(document: &Document, lexicon: &Lexicon, token: usize) -> bool {
    matches!(lexicon.times.word(&document.word(token).to_lowercase()), Some(Sense::Weekday(_)))
}

fn is_finite(document: &Document, verb: usize) -> bool {
    let is_finite = |token: usize| matches!(document.tag(token), "VBZ" | "VBP" | "VBD" | "MD");
    let is_auxiliary = |token: usize| matches!(document.dep(token), "aux" | "auxpass");
    is_finite(verb) || document.children(verb).any(|child| is_auxiliary(child) && is_finite(child))
}

fn has_subject(document: &Document, verb: usize) -> bool {
    let is_subject = |dep: &str| matches!(dep, "nsubj" | "nsubjpass" | "csubj" | "csubjpass" | "expl");
    document.children(verb).any(|child| is_subject(document.dep(child)))
}

/// "said", "announced"; not "told", whose object is who hears it.
fn reports_clauses(document: &Document, lexicon: &Lexicon, verb: usize) -> bool {
    let mut words = lexicon.speech.verbs.beginning_with(document.lemma(verb));
    words.any(|word| {
        let has_hearer = word.takes(Frame::AddresseeInfinitive) || word.takes(Frame::ObjectInfinitive);
        word.takes(Frame::BareClause) && word.tail().is_none() && !has_hearer
    })
}

/// The first token of the subject of a clause.
fn first_of_subject(document: &Document, verb: usize) -> Option<usize> {
    child(document, verb, &["nsubj", "nsubjpass", "expl"]).map(|subject| first_below(document, subject))
}

/// The leftmost token that hangs on this one.
fn first_below(document: &Document, token: usize) -> usize {
    below(document, token).min().unwrap_or(token)
}

/// The rightmost token that hangs on this one.
fn last_below(document: &Document, token: usize) -> usize {
    below(document, token).max().unwrap_or(token)
}

/// The token and all that hang on it, but for what a parse made elsewhere may hold in a ring.
fn below(document: &Document, token: usize) -> impl Iterator<Item = usize> {
    let mut found = Vec::new();
    let mut open = vec![token];
    while let Some(token) = open.pop().filter(|_| found.len() < document.len()) {
        found.push(token);
        open.extend(document.children(token));
    }
    found.into_iter()
}
