//! Which drafts an operator governs.
//!
//! In: an operator's site and the drafts so far. Out: positions of those that stand in its complements
//! and objects, behind its prepositions, or in a clause that spells out a noun among these. A verb
//! that only carries something out is looked through. What is not wanted but told ("told them that
//! they *had left*") is not governed. The way from clause to clause ends after [`MOST_LEVELS`].

use super::super::draft::Draft;
use super::super::reader::Reader;
use super::super::roles::Site;
use crate::clauses::{Complement, ComplementKind, Form, Link};
use crate::lexicon::operators::OperatorKind;

/// Positions of the drafts that an operator governs: its complements, its objects, what its
/// prepositions tie to it, and clauses that spell out an abstract object ("the notion that…").
pub(super) fn governed(
    reader: &Reader<'_>,
    drafts: &[Draft<'_>],
    kind: OperatorKind,
    site: &Site,
) -> Vec<usize> {
    let mut found = Vec::new();
    if let Some(idx) = site.clause {
        let clause = reader.clause(idx);
        for complement in clause.complements.iter().filter(|it| wanted(reader, kind, it)) {
            found.extend(happening_in(reader, drafts, complement.clause, 0));
        }
        for preposition in &clause.prepositions {
            let verb = preposition.clause.and_then(|verb| reader.parsed.clauses.headed_by(verb));
            found.extend(verb.into_iter().flat_map(|verb| happening_in(reader, drafts, verb, 0)));
        }
        let mut nouns = clause.object.clone();
        let own = |number: usize| site.preposition == Some(number);
        for (number, preposition) in clause.prepositions.iter().enumerate() {
            if own(number)
                || matches!(preposition.lemma.as_str(), "of" | "to" | "for" | "with" | "from" | "into")
            {
                nouns.extend(&preposition.objects);
            }
        }
        found.extend(nouns.into_iter().flat_map(|noun| happening_at(reader, drafts, noun, 0)));
    }
    if let Some(noun) = site.noun {
        found.extend(spelt_out(reader, drafts, noun, 0));
        for preposition in reader.parsed.clauses.prepositions(noun) {
            if matches!(preposition.lemma.as_str(), "of" | "to" | "for" | "on") {
                found.extend(preposition.objects.iter().flat_map(|&it| happening_at(reader, drafts, it, 0)));
            }
            let verb = preposition.clause.and_then(|verb| reader.parsed.clauses.headed_by(verb));
            found.extend(verb.into_iter().flat_map(|verb| happening_in(reader, drafts, verb, 0)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|&draft| drafts[draft].head != site.head);
    found
}

/// Whether a complement says what is wanted: "told them *to leave*", "demanded that they *leave*"; "told
/// them that they *had left*" does not.
fn wanted(reader: &Reader<'_>, kind: OperatorKind, complement: &Complement) -> bool {
    let is_plain = complement.kind == ComplementKind::Finite && !is_wish(reader, complement);
    kind != OperatorKind::Demand || !is_plain
}

pub(super) fn is_wish(reader: &Reader<'_>, complement: &Complement) -> bool {
    let clause = reader.clause(complement.clause);
    let is_bare = reader.parsed.document.tag(clause.head) == "VB" && clause.modal.is_none();
    let is_plural = reader.parsed.document.tag(clause.head) == "VBP";
    is_bare || is_plural || matches!(clause.modal.as_deref(), Some("must" | "should" | "ought"))
}

/// The draft that a noun names, else those of the clause that spells it out.
fn happening_at(reader: &Reader<'_>, drafts: &[Draft<'_>], noun: usize, level: usize) -> Vec<usize> {
    let noun = reader.counted(noun);
    let named: Vec<usize> = standing(drafts).filter(|&idx| drafts[idx].head == noun).collect();
    if named.is_empty() { spelt_out(reader, drafts, noun, level) } else { named }
}

/// "The notion *that Russia was joining*", "a plan *to meet*", "the possibility *of deploying troops*".
fn spelt_out(reader: &Reader<'_>, drafts: &[Draft<'_>], noun: usize, level: usize) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let verbs = clauses.described_by(noun).into_iter().filter_map(|verb| clauses.headed_by(verb));
    let says_what = |&idx: &usize| {
        let clause = reader.clause(idx);
        clause.form == Form::Infinitive || clauses.marker(clause).is_some()
    };
    let behind = clauses.prepositions(noun).into_iter().filter(|it| it.lemma == "of");
    let of = behind.filter_map(|preposition| preposition.clause.and_then(|verb| clauses.headed_by(verb)));
    let all: Vec<usize> = verbs.filter(says_what).chain(of).collect();
    all.into_iter().flat_map(|idx| happening_in(reader, drafts, idx, level)).collect()
}

/// How many clauses and nouns are followed from an operator to what it governs. A relative clause
/// may have the noun that it describes for its object, so there are rings.
const MOST_LEVELS: usize = 4;

/// The draft of a clause and of those beside it; of a verb that only carries something out, the
/// draft of its object.
fn happening_in(reader: &Reader<'_>, drafts: &[Draft<'_>], clause_idx: usize, level: usize) -> Vec<usize> {
    if level == MOST_LEVELS {
        return Vec::new();
    }
    let clause = reader.clause(clause_idx);
    let mut found: Vec<usize> = standing(drafts)
        .filter(|&idx| drafts[idx].words.contains(&clause.head) || drafts[idx].head == clause.head)
        .collect();
    if found.is_empty() {
        let performs = reader.operator(clause).is_some_and(|(operator, _)| {
            matches!(operator.kind, OperatorKind::Perform | OperatorKind::Try | OperatorKind::Wish)
        });
        if performs {
            for complement in &clause.complements {
                found.extend(happening_in(reader, drafts, complement.clause, level + 1));
            }
            let nouns = clause.object.iter().flat_map(|&noun| happening_at(reader, drafts, noun, level + 1));
            found.extend(nouns);
        }
    }
    for (idx, other) in reader.parsed.clauses.list().iter().enumerate().skip(clause_idx + 1).take(12) {
        if other.parent == Some((clause_idx, Link::Conjunct)) {
            found.extend(happening_in(reader, drafts, idx, level + 1));
        }
    }
    found
}

fn standing<'d>(drafts: &'d [Draft<'_>]) -> impl Iterator<Item = usize> + 'd {
    (0..drafts.len()).filter(|&idx| !drafts[idx].gone)
}
