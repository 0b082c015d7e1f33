//! "Dismissed claims by the opposition *that the vote was rigged*": a clause that the parser hangs on who makes the claim.
//!
//! In: a parse and the lexicon. Out: the arcs that hang the clause on the noun of speech, and the "by" that stands right
//! behind that noun.

use super::{child, has_subject};
use crate::lexicon::{Frame, Lexicon};
use dragoman_language::{Attachment, Document};

/// The arcs for a clause with "that" under the "by" or "from" of a noun of speech.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, verb: usize) -> Vec<Attachment> {
    let who = document.head(verb);
    let preposition = document.head(who);
    let is_told = matches!(document.dep(verb), "acl" | "relcl")
        && has_subject(document, verb)
        && child(document, verb, &["mark"]).is_some_and(|mark| document.lemma(mark) == "that");
    let is_by = matches!(document.dep(preposition), "prep" | "agent")
        && matches!(document.lemma(preposition), "by" | "from");
    if !is_told || document.dep(who) != "pobj" || !is_by {
        return Vec::new();
    }
    let holder = document.head(preposition);
    let behind = preposition.checked_sub(1).filter(|&before| document.head(before) == holder);
    let claim = [Some(holder), behind].into_iter().flatten().find(|&noun| tells(document, lexicon, noun));
    claim.map_or(Vec::new(), |claim| {
        vec![
            Attachment { token: preposition, head: claim, dep: "prep" },
            Attachment { token: verb, head: claim, dep: "acl" },
        ]
    })
}

/// "claims", "warnings": nouns behind which a clause tells the words.
fn tells(document: &Document, lexicon: &Lexicon, noun: usize) -> bool {
    let mut words = lexicon.speech.nouns.beginning_with(document.lemma(noun));
    words.any(|word| word.takes(Frame::ThatClause) && word.tail().is_none())
}
