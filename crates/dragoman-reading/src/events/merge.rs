//! One happening, one event: takes together what two predicates tell of the same thing.
//!
//! "Bombings that killed 128", "killed in an air strike", "its campaign targets rebels": a verb that
//! only tells what an act led to joins the noun that names the act, if the noun is its subject, is
//! described by it, or stands behind its "in", "by", "during". Of two readings of one word the more
//! specific stays. A move of troops in the same clause as an assault is part of the assault.

use super::draft::Draft;
use super::reader::Reader;

const JOINING: [&str; 9] = ["in", "by", "during", "from", "after", "with", "to", "as", "at"];

/// Merges drafts of one happening.
pub(super) fn merge(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    drop_lesser_readings(drafts);
    join_outcomes(reader, drafts);
    drop_moves_in_assaults(drafts);
}

fn drop_lesser_readings(drafts: &mut [Draft<'_>]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&idx| !drafts[idx].gone).collect();
    order.sort_by_key(|&idx| (std::cmp::Reverse((drafts[idx].composed, drafts[idx].specificity)), idx));
    let mut kept: Vec<usize> = Vec::new();
    for idx in order {
        let is_same = |&&other: &&usize| {
            let (own, other) = (&drafts[idx], &drafts[other]);
            own.head == other.head || !other.composed && other.words.contains(&own.head)
        };
        match kept.iter().find(is_same).copied() {
            Some(_) => drafts[idx].gone = true,
            None => kept.push(idx),
        }
    }
}

fn join_outcomes(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for verb in 0..drafts.len() {
        if drafts[verb].gone || drafts[verb].is_noun || drafts[verb].composed {
            continue;
        }
        if let Some(noun) = act_behind(reader, drafts, verb) {
            let mut own = drafts[verb].clone();
            drafts[verb].gone = true;
            let joined = &mut drafts[noun];
            // Whom it struck is told by the verb: "an attack on a mosque that killed 13 women".
            if !own.recipient.is_empty() {
                joined.recipient = std::mem::take(&mut own.recipient);
            }
            joined.absorb(&mut own);
        }
    }
}

/// The noun draft of the same category that names the act whose outcome a verb tells.
fn act_behind(reader: &Reader<'_>, drafts: &[Draft<'_>], verb: usize) -> Option<usize> {
    let draft = &drafts[verb];
    let clause = reader.clause(draft.clause?);
    let subjects = clause.subject.iter().map(|&token| reader.counted(token));
    let behind =
        clause.prepositions.iter().filter(|it| draft.outcome && JOINING.contains(&it.lemma.as_str()));
    let candidates: Vec<usize> = subjects.chain(behind.flat_map(|it| it.objects.iter().copied())).collect();
    let names_act = |&idx: &usize| {
        let noun = &drafts[idx];
        !noun.gone
            && noun.is_noun
            && !noun.composed
            && noun.category.name == draft.category.name
            && candidates.contains(&noun.head)
    };
    (0..drafts.len()).find(names_act)
}

fn drop_moves_in_assaults(drafts: &mut [Draft<'_>]) {
    let assaults: Vec<usize> =
        drafts.iter().filter(|it| !it.gone && it.is("ASSAULT")).filter_map(|it| it.clause).collect();
    for draft in drafts.iter_mut().filter(|it| it.is("MOBILIZE")) {
        if draft.clause.is_some_and(|clause| assaults.contains(&clause)) {
            draft.gone = true;
        }
    }
}
