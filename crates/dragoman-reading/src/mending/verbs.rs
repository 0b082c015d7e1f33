//! "Reyes *signs* an order", "Police *arrest* 150 people": verbs in the present that the tagger takes for nouns.
//!
//! In: a parse and the lexicon. Out: which nouns are verbs, with their tags, and the arcs that make a subject of the
//! noun before such a verb and an object of the phrase behind it.
//!
//! The head of a sentence that is a noun has neither a subject nor an object of its own: "is a liar" is headed by "is".
//! Where it has, it is a verb. Where all before it hangs on it as part of one name ("the *Houthis* raid offices"), a
//! phrase right behind it without a comma must tell that it is one, and the lexicon must know the verb.

use super::{child, first_below, reports_clauses};
use crate::lexicon::Lexicon;
use crate::lexicon::frames::PredicateKind;
use dragoman_language::{Attachment, Document};

/// The tag that a noun should have, if it is the verb of its sentence.
pub(super) fn tag(document: &Document, lexicon: &Lexicon, token: usize) -> Option<&'static str> {
    let tag = match document.tag(token) {
        "NN" => "VBP",
        "NNS" => "VBZ",
        _ => return None,
    };
    let is_head = document.dep(token) == "ROOT" && document.lemma(token).len() > 2;
    let has_subject = || child(document, token, &["nsubj"]).is_some_and(|subject| subject < token);
    let has_object = || child(document, token, &["dobj"]).is_some_and(|object| object > token);
    (is_head && (has_subject() || has_object() || named(document, lexicon, token).is_some())).then_some(tag)
}

/// The arcs to subject and object of a noun that is a verb.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, verb: usize) -> Vec<Attachment> {
    if tag(document, lexicon, verb).is_none() {
        return Vec::new();
    }
    let mut arcs = Vec::new();
    if let Some(last) = verb.checked_sub(1).filter(|&last| is_part(document, last, verb)) {
        let before = document.children(verb).filter(|&it| is_part(document, it, verb) && it != last);
        let before: Vec<usize> = before.collect();
        let preposition = before.iter().copied().chain([last]).min().and_then(|first| first.checked_sub(1));
        arcs.extend(before.iter().map(|&token| Attachment { token, head: last, dep: "compound" }));
        let has_subject = child(document, verb, &["nsubj"]).is_some();
        // What it hangs on stands before it, so that no ring comes of it.
        let is_before = |it: usize| document.dep(it) == "prep" && document.head(it) < it;
        match preposition.filter(|&it| has_subject && is_before(it)) {
            // "Police *in South Sudan* arrest him".
            Some(preposition) => arcs.push(Attachment { token: last, head: preposition, dep: "pobj" }),
            None if has_subject => arcs.clear(),
            None => arcs.push(Attachment { token: last, head: verb, dep: "nsubj" }),
        }
    }
    let object = child(document, verb, &["dobj"]).is_none().then(|| renaming(document, verb)).flatten();
    arcs.extend(object.map(|token| Attachment { token, head: verb, dep: "dobj" }));
    arcs
}

/// Whether a token before a noun belongs to its phrase.
fn is_part(document: &Document, token: usize, noun: usize) -> bool {
    let is_of_it = matches!(document.dep(token), "compound" | "nmod" | "amod" | "det" | "poss" | "nummod");
    document.head(token) == noun && token < noun && is_of_it
}

/// The object of a verb that the parser read as the last word of a name: "the Houthis raid *offices*".
fn named(document: &Document, lexicon: &Lexicon, noun: usize) -> Option<usize> {
    let before = noun.checked_sub(1)?;
    let fits = match document.tag(before) {
        "NNS" | "NNPS" => document.tag(noun) == "NN",
        "NNP" => document.tag(noun) == "NNS",
        _ => false,
    };
    let is_verb = || lexicon.events.frames.senses(PredicateKind::Verb, document.lemma(noun)).next().is_some();
    renaming(document, noun).or_else(|| told(document, lexicon, noun)).filter(|_| {
        fits && document.dep(before) == "compound" && (is_verb() || reports_clauses(document, lexicon, noun))
    })
}

/// The clause with "that" behind a noun that may be a verb of speech: "Iranian media report *that he has left*".
fn told(document: &Document, lexicon: &Lexicon, noun: usize) -> Option<usize> {
    let clause = child(document, noun, &["ccomp", "acl"])?;
    let mark = child(document, clause, &["mark"]).filter(|&mark| mark == noun + 1);
    let tells =
        mark.is_some_and(|mark| document.lemma(mark) == "that") && reports_clauses(document, lexicon, noun);
    tells.then_some(clause)
}

/// What stands right behind a noun, without a comma, as another name for it.
fn renaming(document: &Document, noun: usize) -> Option<usize> {
    child(document, noun, &["appos"]).filter(|&object| first_below(document, object) == noun + 1)
}
