//! Where the operators of a document stand.
//!
//! In: clauses, and the operators of the lexicon. Out: each operator with the site of its arguments,
//! verbs and adjectives by their clause, nouns ("the *refusal* to meet") by their phrase; the deepest
//! in the tree first.

use super::super::reader::Reader;
use super::super::roles::Site;
use crate::lexicon::operators::Operator;
use dragoman_language::Pos;
use std::cmp::Reverse;

/// The operators of the document, those deepest in the tree first, so that each finds what lies
/// under it done.
pub(super) fn operator_sites<'a>(reader: &Reader<'a>) -> Vec<(&'a Operator, Site)> {
    let n_clauses = reader.parsed.clauses.list().len();
    let in_clauses = (0..n_clauses).filter_map(|idx| clause_site(reader, idx));
    let at_nouns = (0..reader.parsed.document.len()).filter_map(|token| noun_site(reader, token));
    let mut sites: Vec<_> = in_clauses.chain(at_nouns).collect();
    sites.sort_by_key(|(_, site)| (Reverse(reader.depth(site.head)), site.head));
    sites
}

fn clause_site<'a>(reader: &Reader<'a>, idx: usize) -> Option<(&'a Operator, Site)> {
    let clause = reader.clause(idx);
    let (operator, found) = reader.operator(clause)?;
    let (words, preposition) = (found.words, found.preposition);
    Some((operator, Site { head: clause.head, words, clause: Some(idx), noun: None, preposition }))
}

fn noun_site<'a>(reader: &Reader<'a>, token: usize) -> Option<(&'a Operator, Site)> {
    let operator = reader.parsed.lexicon.events.operators.with_noun(reader.lemma(token))?;
    let is_noun = matches!(reader.parsed.document.pos(token), Pos::Noun | Pos::Propn);
    let site = Site { head: token, words: vec![token], clause: None, noun: Some(token), preposition: None };
    (is_noun && reader.parsed.clauses.heads_a_phrase(token)).then_some((operator, site))
}
