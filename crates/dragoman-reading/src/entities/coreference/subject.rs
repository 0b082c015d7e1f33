//! The subject that a pronoun of its own sentence goes back to.
//!
//! In: a pronoun with its parse. Out: the chain of a subject with a name, where grammar hardly leaves another:
//!
//! 1. whose it is, in the subject's own clause: "Ann Reyes sold *her* house";
//! 2. who somebody says has done it: "Ann Reyes said *she* had left".
//!
//! Not where another name that would do stands between, nor from inside a quotation to outside.

use super::super::mention::Form;
use super::super::pronouns::Pronoun;
use super::ranking::Ranking;
use super::view::Class;
use crate::clauses::{Clause, PhrasePlace};
use dragoman_records::EntityType;

/// The chain of the subject that a pronoun goes back to.
pub(super) fn of(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let is_person = match ranking.views[idx].class {
        Class::Pronoun(Pronoun::He | Pronoun::She) => true,
        Class::Pronoun(Pronoun::It) => false,
        _ => return None,
    };
    let &[subject] = clause_above(ranking, idx, is_person)?.subject.as_slice() else { return None };
    let subject = ranking.by_head[subject].filter(|&subject| subject < idx)?;
    let (ours, theirs) = (&ranking.views[idx], &ranking.views[subject]);
    let may_be = |other: usize| {
        let mention = &ranking.mentions[other];
        mention.form == Form::Name && !mention.plural && (mention.kind == EntityType::Person) == is_person
    };
    let is_one =
        may_be(subject) && !theirs.phrase.contains(&ours.token) && ours.quotation == theirs.quotation;
    let chain = ranking.chain_of[subject]?;
    let is_other = |other: usize| may_be(other) && ranking.chain_of[other] != Some(chain);
    (is_one && !(subject + 1..idx).any(is_other)).then_some(chain)
}

/// The clause whose subject a pronoun may be: its own if it says whose something is, else the one that it is said in.
fn clause_above<'r>(ranking: &Ranking<'r, '_>, idx: usize, is_person: bool) -> Option<&'r Clause> {
    let clauses = ranking.parsed.clauses;
    let view = &ranking.views[idx];
    let own = &clauses.list()[view.clause?];
    if view.place == PhrasePlace::Owner {
        return Some(own);
    }
    let document = ranking.parsed.document;
    let is_said = is_person && view.place == PhrasePlace::Subject && document.dep(own.head) == "ccomp";
    is_said.then(|| clauses.around(document.head(own.head)).map(|clause| &clauses.list()[clause]))?
}
