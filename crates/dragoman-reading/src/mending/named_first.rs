//! "*Beruff*, a Scott ally, called it strong", "*a man* who asked not to be named denied that …": a name or noun that the
//! parser takes for the head of its sentence.
//!
//! In: a parse. Out: the arcs that make the finite verb behind it the head and the name its subject. A finite verb that
//! hangs on a noun has a subject of its own ("the man who came"); without one it is the noun that does it.

use super::{as_subject, child, has_subject};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document, Pos};

/// What the parser takes the verb for.
const TAKEN: [&str; 5] = ["acl", "appos", "advcl", "dep", "conj"];
/// What hangs on the verb if it stands before its subject: "*On Sunday*, Reyes …".
const OPENINGS: [&str; 6] = ["prep", "advcl", "npadvmod", "advmod", "cc", "mark"];

/// The arcs that make a verb the head of its sentence; none where it is not.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, verb: usize) -> Vec<Attachment> {
    let asked = behind_wish(document, verb).or_else(|| doer(document, lexicon, verb));
    let noun = asked.unwrap_or_else(|| document.head(verb));
    let is_finite = || matches!(document.tag(verb), "VBD" | "VBZ" | "VBP");
    let is_taken = noun < verb
        && (asked.is_some() || TAKEN.contains(&document.dep(verb)) && is_finite())
        && document.dep(noun) == "ROOT"
        && matches!(document.pos(noun), Pos::Noun | Pos::Propn | Pos::Pron);
    // "The winner is Reyes, said …" has a subject, and its verb is the noun.
    if !is_taken || has_subject(document, verb) || has_subject(document, noun) {
        return Vec::new();
    }
    let opening = |token: usize| OPENINGS.into_iter().find(|&dep| token < noun && document.dep(token) == dep);
    let openings = document.children(noun).filter_map(|token| {
        let dep = opening(token)?;
        Some(Attachment { token, head: verb, dep })
    });
    let head = Attachment { token: verb, head: verb, dep: "ROOT" };
    [head, as_subject(document, noun, verb)].into_iter().chain(openings).collect()
}

/// "A man *who asked not to be named* denied that …": who is meant, where the parser takes the verb for what he is named.
fn behind_wish(document: &Document, verb: usize) -> Option<usize> {
    let named = document.head(verb);
    let wish = document.head(named);
    let is_behind = document.dep(verb) == "oprd"
        && document.dep(named) == "xcomp"
        && document.dep(wish) == "relcl"
        && child(document, verb, &["ccomp", "dobj"]).is_some();
    is_behind.then(|| document.head(wish))
}

/// The tag of a verb that the tagger takes for a participle: "*Gunmen on motorbikes* arrested ten people."
pub(super) fn tag(document: &Document, lexicon: &Lexicon, verb: usize) -> Option<&'static str> {
    doer(document, lexicon, verb).map(|_| "VBD")
}

/// Who does what a verb with an object says that the parser takes for a participle, in a whole sentence without another verb;
/// "troops *given* orders" have been given them.
fn doer(document: &Document, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    if document.dep(verb) != "acl" || document.tag(verb) != "VBN" {
        return None;
    }
    let object = child(document, verb, &["dobj"]).filter(|&object| object > verb)?;
    let is_participle = child(document, verb, &["agent", "auxpass"]).is_none()
        && !lexicon.events.noun_classes.has("of_two_objects", document.lemma(verb));
    let end = document.sentences()[document.sentence_of(object)].end;
    if !is_participle || !(verb..end).rev().take(2).any(|token| document.word(token) == ".") {
        return None;
    }
    let up = |&at: &usize| matches!(document.dep(at), "pobj" | "prep").then(|| document.head(at));
    let noun = std::iter::successors(Some(document.head(verb)), up).last()?;
    (document.dep(noun) == "ROOT" && noun < verb).then_some(noun)
}
