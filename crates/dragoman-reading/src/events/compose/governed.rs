//! Which drafts an operator governs.
//!
//! In: an operator's site and the drafts so far. Out: positions of those that stand in its complements
//! and objects, behind its prepositions, or in a clause that spells out a noun among these. A verb
//! that only carries something out is looked through. What is not wanted but told ("told them that
//! they *had left*") is not governed. The way from clause to clause ends after [`MOST_LEVELS`].

use super::super::draft::Draft;
use super::super::reader::Reader;
use super::super::roles::Site;
use crate::clauses::{Clause, Complement, ComplementKind, Form, Link, Preposition};
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
        found.extend(under_clause(reader, drafts, kind, reader.clause(idx)));
        let nouns = tied_nouns(reader.clause(idx), site.preposition);
        found.extend(nouns.into_iter().flat_map(|noun| happening_at(reader, drafts, noun, 0)));
    }
    if let Some(noun) = site.noun {
        found.extend(under_noun(reader, drafts, noun));
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|&draft| drafts[draft].head != site.head);
    found
}

/// The drafts in a clause's complements, and in the clauses behind its prepositions.
fn under_clause(
    reader: &Reader<'_>,
    drafts: &[Draft<'_>],
    kind: OperatorKind,
    clause: &Clause,
) -> Vec<usize> {
    let complements = clause.complements.iter().filter(|it| wanted(reader, kind, it));
    let mut found: Vec<usize> =
        complements.flat_map(|it| happening_in(reader, drafts, it.clause, 0)).collect();
    found.extend(clause.prepositions.iter().flat_map(|it| verb_behind(reader, drafts, it)));
    found
}

/// The objects of a clause and of those of its prepositions that tie an act to it: the operator's own,
/// and "of", "to" and their like.
fn tied_nouns(clause: &Clause, own: Option<usize>) -> Vec<usize> {
    let mut nouns = clause.object.clone();
    for (number, preposition) in clause.prepositions.iter().enumerate() {
        if own == Some(number)
            || matches!(preposition.lemma.as_str(), "of" | "to" | "for" | "with" | "from" | "into")
        {
            nouns.extend(&preposition.objects);
        }
    }
    nouns
}

/// The drafts that spell out a noun or stand behind its prepositions.
fn under_noun(reader: &Reader<'_>, drafts: &[Draft<'_>], noun: usize) -> Vec<usize> {
    let mut found = spelt_out(reader, drafts, noun, 0);
    for preposition in reader.parsed.clauses.prepositions(noun) {
        if matches!(preposition.lemma.as_str(), "of" | "to" | "for" | "on") {
            found.extend(preposition.objects.iter().flat_map(|&it| happening_at(reader, drafts, it, 0)));
        }
        found.extend(verb_behind(reader, drafts, &preposition));
    }
    found
}

/// "Accused of *bombing*": the drafts of the clause behind a preposition.
fn verb_behind(reader: &Reader<'_>, drafts: &[Draft<'_>], preposition: &Preposition) -> Vec<usize> {
    let verb = preposition.clause.and_then(|verb| reader.parsed.clauses.headed_by(verb));
    verb.map_or(Vec::new(), |verb| happening_in(reader, drafts, verb, 0))
}

/// Whether a complement says what is wanted: "told them *to leave*", "demanded that they *leave*"; "told
/// them that they *had left*" does not.
fn wanted(reader: &Reader<'_>, kind: OperatorKind, complement: &Complement) -> bool {
    let is_plain = complement.kind == ComplementKind::Finite && !is_wish(reader, complement);
    match kind {
        OperatorKind::Demand => !is_plain,
        // "Discussed security after bombings *that killed ten*": such verbs take no sentence.
        OperatorKind::Wish => !is_plain || !is_under_talk(reader, complement),
        _ => true,
    }
}

fn is_under_talk(reader: &Reader<'_>, complement: &Complement) -> bool {
    let parent = reader.clause(complement.clause).parent.map(|(parent, _)| reader.clause(parent).head);
    parent.is_some_and(|head| matches!(reader.lemma(head), "discuss" | "debate" | "explore" | "contemplate"))
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
        found = carried_out(reader, drafts, clause, level);
    }
    for (idx, other) in reader.parsed.clauses.list().iter().enumerate().skip(clause_idx + 1).take(12) {
        if other.parent == Some((clause_idx, Link::Conjunct)) {
            found.extend(happening_in(reader, drafts, idx, level + 1));
        }
    }
    found
}

/// "Launched *an attack*", "tried *to meet*": what a verb that only carries something out stands for.
fn carried_out(reader: &Reader<'_>, drafts: &[Draft<'_>], clause: &Clause, level: usize) -> Vec<usize> {
    use OperatorKind::{Perform, Try, Wish};
    let operator = reader.operator(clause);
    if !operator.is_some_and(|(operator, _)| matches!(operator.kind, Perform | Try | Wish)) {
        return Vec::new();
    }
    let complements = clause.complements.iter();
    let acts = complements.flat_map(|it| happening_in(reader, drafts, it.clause, level + 1));
    let nouns = clause.object.iter().flat_map(|&noun| happening_at(reader, drafts, noun, level + 1));
    acts.chain(nouns).collect()
}

fn standing<'d>(drafts: &'d [Draft<'_>]) -> impl Iterator<Item = usize> + 'd {
    (0..drafts.len()).filter(|&idx| !drafts[idx].gone)
}
