//! Who wants not to be known: "two officials *who asked not to be named*", "*on condition of anonymity*".
//!
//! In: a speaker's phrase and the clause of the cue. Out: whether the speaker is anonymous for that, and
//! whether a clause tells of nothing else, so that it is no statement.

use super::page::Page;
use crate::Parsed;
use crate::clauses::Clause;

/// "asked *not to be named*", "wished *to remain anonymous*": a request about the name and no statement.
pub(crate) fn hides_name(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    let document = parsed.document;
    let is_naming =
        |verb: usize| parsed.lexicon.events.noun_classes.has("naming", &document.lemma(verb).to_lowercase());
    let refuses = matches!(document.lemma(clause.head).to_lowercase().as_str(), "decline" | "refuse");
    clause.complements.iter().any(|complement| {
        let inner = &parsed.clauses.list()[complement.clause];
        let is_named = inner.passive && is_naming(inner.head);
        let is_withheld =
            inner.attribute.iter().any(|&token| document.word(token).eq_ignore_ascii_case("anonymous"));
        is_named && (inner.negated || clause.negated || refuses) || is_withheld
    })
}

/// Whether whoever a phrase means speaks without a name in the sentence of a cue.
pub(super) fn is_unnamed(page: &Page<'_>, phrase: usize, cue: Option<usize>) -> bool {
    let told_of = page.clauses.described_by(phrase).into_iter();
    let mut told_of = told_of.filter_map(|verb| page.clauses.headed_by(verb));
    told_of.any(|idx| hides_name(&page.parsed(), &page.clauses.list()[idx]))
        || cue.is_some_and(|cue| on_condition(page, cue))
}

/// "said *on condition of anonymity*".
fn on_condition(page: &Page<'_>, clause_idx: usize) -> bool {
    let head = page.clauses.list()[clause_idx].head;
    let mut sentence = page.document.sentences()[page.document.sentence_of(head)].clone();
    sentence.any(|token| {
        page.quote_of(token).is_none()
            && page.lower(token) == "anonymity"
            && token > 1
            && page.lower(token - 2) == "condition"
    })
}
