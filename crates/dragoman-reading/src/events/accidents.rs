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
    let clause = reader.clause(idx);
    let mut own = clause.subject.iter().copied().chain(circumstances(clause));
    let is_accident = |&token: &usize| is_one_of(reader, "accident", token);
    own.any(|token| is_one_of(reader, "disaster", token)) || beside(reader, idx).iter().any(is_accident)
}

fn circumstances(clause: &Clause) -> impl Iterator<Item = usize> + '_ {
    let causes = clause.prepositions.iter().filter(|it| CAUSES.contains(&it.lemma.as_str()));
    causes.flat_map(|it| it.objects.iter().copied())
}

/// The verbs of clauses that say when and why, and of the one whose outcome this is: "*overturned*, killing
/// ten", "killed after a lorry *crashed*". A clause that is a noun's, or reports, says nothing of the cause.
fn beside(reader: &Reader<'_>, idx: usize) -> Vec<usize> {
    let clauses = reader.parsed.clauses.list();
    let near = clauses.iter().skip(idx.saturating_sub(6)).take(14);
    let below = near.filter(
        |other| matches!(other.parent, Some((parent, Link::Adverbial | Link::Conjunct)) if parent == idx),
    );
    let mut heads: Vec<usize> = below.flat_map(|other| heads_of(other)).collect();
    if let Some((parent, Link::Adverbial | Link::Conjunct)) = clauses[idx].parent {
        heads.extend(heads_of(&clauses[parent]));
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
