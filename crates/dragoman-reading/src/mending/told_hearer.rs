//! "Told a television station *he was trying to help*": what is told, which the parser takes for words about whoever hears it.
//!
//! In: a parse and the lexicon. Out: the arc that hangs the clause on the verb. Who hears it must be people or a medium ("told
//! a *story* he had heard").

use super::{child, first_below, first_of_subject, is_finite};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document};

/// The arc for a clause without a word that opens it, right behind the object of "tell" or "inform".
pub(super) fn arc(document: &Document, lexicon: &Lexicon, verb: usize) -> Option<Attachment> {
    let hearer = document.head(verb);
    let cue = document.head(hearer);
    let is_told = document.dep(verb) == "relcl"
        && matches!(document.dep(hearer), "dobj" | "dative")
        && lexicon.events.noun_classes.has("heard_by_object", document.lemma(cue))
        && is_finite(document, verb)
        && child(document, verb, &["mark"]).is_none();
    if !is_told || !hears(document, lexicon, hearer) {
        return None;
    }
    let first = first_below(document, verb);
    let begins = first == hearer + 1 && first_of_subject(document, verb) == Some(first);
    let relates = matches!(document.tag(first), "WDT" | "WP");
    (begins && !relates).then_some(Attachment { token: verb, head: cue, dep: "ccomp" })
}

fn hears(document: &Document, lexicon: &Lexicon, noun: usize) -> bool {
    let lemma = document.lemma(noun).to_lowercase();
    let classes = &lexicon.events.noun_classes;
    let is_named =
        document.name_at(noun).is_some_and(|name| matches!(name.label.as_str(), "PERSON" | "ORG" | "NORP"));
    is_named
        || lexicon.roles.by_noun(&lemma).is_some()
        || ["people", "media", "police"].iter().any(|class| classes.has(class, &lemma))
}
