//! Harm that nobody did: "ten people were killed when a bus overturned", "the virus has killed 200".
//!
//! In: drafts after merging. Out: those gone that only tell of harm, name nobody who did it, and whose clause,
//! subject or circumstances are an accident, a disaster or a disease (class `disaster` of the lexicon), or
//! that is led to by one (class `accident`, nouns and verbs). A verb of harm that has joined the noun of an attack is that attack and stays.

use super::draft::Draft;
use super::reader::Reader;
use crate::clauses::{Clause, Link};

/// Prepositions behind which the cause of harm stands.
const CAUSES: [&str; 12] =
    ["in", "by", "after", "following", "during", "from", "of", "with", "due to", "because of", "due", "amid"];

/// Marks harm without a doer as gone.
pub(super) fn leave_out(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for draft in drafts.iter_mut().filter(|draft| draft.outcome && !draft.gone && !draft.is_noun) {
        draft.gone = draft.clause.is_some_and(|idx| is_by_accident(reader, idx));
    }
}

fn is_by_accident(reader: &Reader<'_>, idx: usize) -> bool {
    let together = together(reader, idx);
    let own = together.iter().flat_map(|&idx| {
        let clause = reader.clause(idx);
        clause.subject.iter().copied().chain(circumstances(clause)).collect::<Vec<_>>()
    });
    let heads = around(reader, &together);
    own.into_iter().any(|token| is_one_of(reader, "disaster", token))
        || heads.into_iter().any(|token| is_one_of(reader, "accident", token))
}

fn circumstances(clause: &Clause) -> impl Iterator<Item = usize> + '_ {
    let causes = clause.prepositions.iter().filter(|it| CAUSES.contains(&it.lemma.as_str()));
    causes.flat_map(|it| it.objects.iter().copied())
}

/// How many clauses before and behind it may belong to a clause.
const NEAR: usize = 8;

fn near(reader: &Reader<'_>, idx: usize) -> std::ops::Range<usize> {
    idx.saturating_sub(NEAR)..(idx + NEAR).min(reader.parsed.clauses.list().len())
}

/// The clause and those that tell of harm beside it: "three were killed and another *was injured* when …".
fn together(reader: &Reader<'_>, idx: usize) -> Vec<usize> {
    let is_beside = |link: Option<(usize, Link)>, other: usize| link == Some((other, Link::Conjunct));
    let clauses = reader.parsed.clauses.list();
    let mut found = vec![idx];
    for other in near(reader, idx).filter(|&other| other != idx) {
        if is_beside(clauses[other].parent, idx) || is_beside(clauses[idx].parent, other) {
            found.push(other);
        }
    }
    found
}

/// The verbs, with their subjects and circumstances, of the clauses that say when and why, and of the one whose
/// outcome this is: "*overturned*, killing ten", "killed after a lorry *crashed*".
fn around(reader: &Reader<'_>, together: &[usize]) -> Vec<usize> {
    let clauses = reader.parsed.clauses.list();
    let mut heads = Vec::new();
    for &idx in together {
        let below = near(reader, idx).filter(|&it| clauses[it].parent == Some((idx, Link::Adverbial)));
        let above =
            clauses[idx].parent.filter(|(_, link)| *link == Link::Adverbial).map(|(parent, _)| parent);
        heads.extend(below.chain(above).chain([idx]).flat_map(|it| heads_of(&clauses[it])));
    }
    heads
}

fn heads_of(clause: &Clause) -> Vec<usize> {
    [clause.head].into_iter().chain(clause.subject.iter().copied()).chain(circumstances(clause)).collect()
}

/// "A series of *landslides*", "a road accident": the word, or with the noun before it.
fn is_one_of(reader: &Reader<'_>, class: &str, token: usize) -> bool {
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let token = reader.counted(token);
    let lemma = reader.lemma(token);
    let pair = token.checked_sub(1).map(|before| format!("{} {lemma}", reader.lemma(before)));
    classes.has(class, lemma) || pair.is_some_and(|pair| classes.has(class, &pair))
}
