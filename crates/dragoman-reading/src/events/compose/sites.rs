//! Where the operators of a document stand.
//!
//! In: clauses, and the operators of the lexicon. Out: each operator with the site of its arguments,
//! verbs and adjectives by their clause, nouns ("the *refusal* to meet") by their phrase; the deepest
//! in the tree first.

use super::super::reader::Reader;
use super::super::roles::Site;
use crate::lexicon::operators::Operator;
use dragoman_language::Pos;

/// The operators of the document, those deepest in the tree first, so that each finds what lies
/// under it done.
pub(super) fn operator_sites<'a>(reader: &Reader<'a>) -> Vec<(&'a Operator, Site)> {
    let clauses = reader.parsed.clauses.list();
    let mut sites: Vec<(&'a Operator, Site)> = Vec::new();
    for (idx, clause) in clauses.iter().enumerate() {
        if let Some((operator, found)) = reader.operator(clause) {
            let head = clause.head;
            sites.push((
                operator,
                Site {
                    head,
                    words: found.words,
                    clause: Some(idx),
                    noun: None,
                    preposition: found.preposition,
                },
            ));
        }
    }
    for token in 0..reader.parsed.document.len() {
        let is_noun = matches!(reader.parsed.document.pos(token), Pos::Noun | Pos::Propn);
        let operator = reader.parsed.lexicon.events.operators.with_noun(reader.lemma(token));
        if let Some(operator) = operator.filter(|_| is_noun && reader.parsed.clauses.heads_a_phrase(token)) {
            let site =
                Site { head: token, words: vec![token], clause: None, noun: Some(token), preposition: None };
            sites.push((operator, site));
        }
    }
    sites.sort_by_key(|(_, site)| (std::cmp::Reverse(reader.depth(site.head)), site.head));
    sites
}
