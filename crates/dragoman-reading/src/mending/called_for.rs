//! "Called for *the two sides to resume* talks", "called for *the king to resign*".
//!
//! In: a parse. Out: the arcs that make of both what "called for *a truce*" is: "for" with whom it is wanted of as its
//! object, and what he is to do hung on him. The parser takes the infinitive for the purpose of the call.
//!
//! Verbs that ask for something are the operators of kind demand whose words end in "for". Where no subject
//! shows whose deed it is ("called for *talks* to end the war"), only somebody who can act has it.

use super::{child, first_below, last_below};
use crate::lexicon::Lexicon;
use crate::lexicon::operators::OperatorKind;
use dragoman_language::{Attachment, Document};

/// The arcs that hang an infinitive on whom it is wanted of; none where it is no such infinitive.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, verb: usize) -> Vec<Attachment> {
    let cue = document.head(verb);
    let is_open = matches!(document.dep(verb), "advcl" | "ccomp" | "xcomp") && cue < verb;
    if !is_open || document.tag(verb) != "VB" || !asks_for(document, lexicon, cue) {
        return Vec::new();
    }
    let own = child(document, verb, &["mark"]).filter(|&mark| document.lemma(mark) == "for");
    let subject = child(document, verb, &["nsubj", "nsubjpass"]);
    if let Some((preposition, subject)) = own.zip(subject) {
        return vec![
            Attachment { token: preposition, head: cue, dep: "prep" },
            Attachment { token: subject, head: preposition, dep: "pobj" },
            Attachment { token: verb, head: subject, dep: "acl" },
        ];
    }
    let wanted_of = object_of_for(document, cue, verb).filter(|&noun| can_act(document, lexicon, noun));
    wanted_of.map_or(Vec::new(), |noun| vec![Attachment { token: verb, head: noun, dep: "acl" }])
}

fn asks_for(document: &Document, lexicon: &Lexicon, cue: usize) -> bool {
    let mut operators = lexicon.events.operators.with_verb(document.lemma(cue));
    operators.any(|(operator, words)| operator.kind == OperatorKind::Demand && words.ends_with(" for"))
}

/// What the "for" of a verb governs, if the infinitive follows it at once.
fn object_of_for(document: &Document, cue: usize, verb: usize) -> Option<usize> {
    let is_for = |&token: &usize| document.dep(token) == "prep" && document.lemma(token) == "for";
    let preposition = document.children(cue).filter(|token| (cue..verb).contains(token)).find(is_for)?;
    let object = child(document, preposition, &["pobj"])?;
    (last_below(document, object) + 1 == first_below(document, verb)).then_some(object)
}

fn can_act(document: &Document, lexicon: &Lexicon, noun: usize) -> bool {
    let is_named = matches!(document.tag(noun), "NNP" | "NNPS" | "PRP");
    is_named || lexicon.roles.by_noun(document.lemma(noun)).is_some()
}
