//! "Called the killing *a crime*": what something is called, which the parser takes for the object of a deed that it is.
//!
//! In: a parse and the lexicon. Out: the arc that hangs it on the verb that calls. A deed with an article has no object.

use super::{child, first_below};
use crate::lexicon::{Frame, Lexicon};
use dragoman_language::{Attachment, Document};

/// The arc for a noun with "a" behind a deed with "the".
pub(super) fn arc(document: &Document, lexicon: &Lexicon, noun: usize) -> Option<Attachment> {
    let deed = document.head(noun);
    let verb = document.head(deed);
    let is_taken = document.dep(noun) == "dobj"
        && document.dep(deed) == "dobj"
        && document.tag(deed) == "VBG"
        && child(document, deed, &["det"]).is_some();
    let first = first_below(document, noun);
    let is_new = first == deed + 1 && matches!(document.word(first), "a" | "an");
    let calls = || {
        let mut words = lexicon.speech.verbs.beginning_with(document.lemma(verb));
        words.any(|word| word.takes(Frame::ObjectComplement))
    };
    (is_taken && is_new && calls()).then_some(Attachment { token: noun, head: verb, dep: "oprd" })
}
