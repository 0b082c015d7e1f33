//! Harm that nobody did: "ten people were killed when a bus overturned", "the virus has killed 200".
//!
//! In: drafts after merging. Out: those gone that only tell of harm, name nobody who did it, and whose clause,
//! subject or circumstances are an accident, a disaster or a disease (class `disaster` of the lexicon), or
//! that is led to by one (class `accident`, nouns and verbs), or whose sentence tells of one (`mishap` too) and of no
//! act of force, or whose whole item tells of one and of no act of force. A verb of harm that has joined the noun of
//! an attack is that attack and stays. Gone too are emergencies that are declared in the face of a disaster, and harm of
//! which the sentence says that nobody meant it (class `accidental`).

use super::draft::Draft;
use super::reader::Reader;
use crate::clauses::{Clause, Link};
use dragoman_language::Pos;
use std::collections::{BTreeMap, BTreeSet};

/// Prepositions behind which the cause of harm stands.
const CAUSES: [&str; 12] =
    ["in", "by", "after", "following", "during", "from", "of", "with", "due to", "because of", "due", "amid"];

/// Marks harm without a doer as gone.
pub(super) fn leave_out(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for draft in drafts.iter_mut().filter(|draft| is_damage(draft) && !draft.gone && !draft.is_noun) {
        draft.gone = draft.clause.is_some_and(|idx| is_by_accident(reader, idx));
    }
    let disasters = disasters(reader, drafts);
    for idx in 0..drafts.len() {
        let draft = &drafts[idx];
        let is_harm = draft.outcome && !draft.is_noun || is_blast(reader, draft);
        let is_open = !draft.gone && draft.actor.is_empty();
        drafts[idx].gone |= is_by_crash(reader, draft)
            || is_open
                && is_damage(draft)
                && disasters.contains(&reader.item_of(draft.head))
                && !draft.is_noun
            || is_harm && is_open && is_in_accident(reader, drafts, idx)
            || is_open && draft.is("ASSAULT") && is_meant_by_none(reader, draft.head)
            || draft.has_mode("martial-law") && is_near_disaster(reader, draft.head);
    }
}

/// Whether the sentence of a token says that nobody meant it: "the *accidental* explosion of a bomb".
fn is_meant_by_none(reader: &Reader<'_>, token: usize) -> bool {
    let document = reader.parsed.document;
    let mut here = document.sentences()[document.sentence_of(token)].clone();
    here.any(|token| is_one_of(reader, "accidental", token))
}

/// How many words of accidents and disasters make an item of one.
const OF_DISASTER: usize = 3;

/// The items that tell of a disaster and of no act of force: then whoever is hurt in one, and whatever is destroyed, is so by that.
fn disasters(reader: &Reader<'_>, drafts: &[Draft<'_>]) -> BTreeSet<usize> {
    let document = reader.parsed.document;
    let is_act = |draft: &&Draft<'_>| {
        let is_blind = is_damage(draft) && draft.actor.is_empty() || is_blast(reader, draft);
        !draft.gone && draft.is("ASSAULT") && !is_blind
    };
    let tells = |&token: &usize| {
        matches!(document.pos(token), Pos::Noun | Pos::Verb | Pos::Propn) && is_mishap(reader, token)
    };
    let mut mishaps: BTreeMap<usize, usize> = BTreeMap::new();
    for token in (0..document.len()).filter(tells) {
        *mishaps.entry(reader.item_of(token)).or_default() += 1;
    }
    for act in drafts.iter().filter(is_act) {
        mishaps.remove(&reader.item_of(act.head));
    }
    mishaps.into_iter().filter(|(_, n)| *n >= OF_DISASTER).map(|(item, _)| item).collect()
}

/// What an act or an accident leads to.
fn is_damage(draft: &Draft<'_>) -> bool {
    draft.outcome || draft.has_mode("destroy") && draft.actor.is_empty()
}

/// "A plane *crashes*, killing ten": nobody bombed them.
fn is_by_crash(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let parent = draft.clause.and_then(|idx| reader.clause(idx).parent);
    let crashes = |idx: usize| is_one_of(reader, "accident", reader.clause(idx).head);
    let acts = draft.actor.iter().any(|&token| reader.can_act(token));
    draft.is("ASSAULT")
        && !draft.is_noun
        && !acts
        && parent.is_some_and(|(idx, link)| link == Link::Adverbial && crashes(idx))
}

/// "An explosion" may be of gas.
fn is_blast(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    matches!(reader.lemma(draft.head), "blast" | "explosion" | "explode")
}

/// How many sentences before harm may tell what did it.
const BEFORE: usize = 1;

/// Whether the sentence of harm that nobody did, or the one before, tells of an accident or a disaster, and of no act that may have done it.
fn is_in_accident(reader: &Reader<'_>, drafts: &[Draft<'_>], idx: usize) -> bool {
    let document = reader.parsed.document;
    let nth = reader.nth_sentence(drafts[idx].head);
    let is_explosion = is_blast(reader, &drafts[idx]) || drafts[idx].rule.ends_with(":blast");
    let tells = |token: usize| {
        let is_word = matches!(document.pos(token), Pos::Noun | Pos::Verb | Pos::Adj | Pos::Propn);
        is_word && (is_mishap(reader, token) || is_explosion && is_one_of(reader, "hazard", token))
    };
    let here = document.sentences()[document.sentence_of(drafts[idx].head)].clone();
    let reach = if here.clone().any(tells) { 0 } else { BEFORE };
    let before = reader.sentences_before(drafts[idx].head, reach).flatten();
    let is_near = |token: usize| (nth.saturating_sub(reach)..=nth).contains(&reader.nth_sentence(token));
    let is_act = |other: &Draft<'_>| {
        !other.gone
            && other.is("ASSAULT")
            && is_near(other.head)
            && !(other.outcome && other.actor.is_empty())
            && !is_blast(reader, other)
    };
    here.chain(before).any(tells) && !drafts.iter().any(is_act)
}

/// Whether the sentence of a token tells of a disaster: of that is the emergency.
fn is_near_disaster(reader: &Reader<'_>, token: usize) -> bool {
    let document = reader.parsed.document;
    let mut here = document.sentences()[document.sentence_of(token)].clone();
    here.any(|token| is_one_of(reader, "disaster", token) || is_mishap(reader, token))
}

/// Words that tell of accidents and disasters wherever they stand; a "fire" and a "storm" may be figures.
fn is_mishap(reader: &Reader<'_>, token: usize) -> bool {
    is_one_of(reader, "accident", token) || is_one_of(reader, "mishap", token)
}

fn is_by_accident(reader: &Reader<'_>, idx: usize) -> bool {
    let together = together(reader, idx);
    let own = together.iter().flat_map(|&idx| {
        let clause = reader.clause(idx);
        clause.subject.iter().copied().chain(circumstances(clause)).collect::<Vec<_>>()
    });
    let heads = around(reader, &together);
    own.into_iter().chain(causes(reader, &together)).any(|token| is_one_of(reader, "disaster", token))
        || heads.into_iter().any(|token| is_one_of(reader, "accident", token))
}

fn circumstances(clause: &Clause) -> impl Iterator<Item = usize> + '_ {
    let causes = clause.prepositions.iter().filter(|it| CAUSES.contains(&it.lemma.as_str()));
    causes.flat_map(|it| it.objects.iter().copied())
}

/// What does something in the clauses that say when and why: "killed as *Typhoon* Ida made landfall".
fn causes(reader: &Reader<'_>, together: &[usize]) -> Vec<usize> {
    let clauses = reader.parsed.clauses.list();
    let is_below = |it: usize| together.iter().any(|&idx| clauses[it].parent == Some((idx, Link::Adverbial)));
    let near = near(reader, together.first().copied().unwrap_or(0)).filter(|&it| is_below(it));
    let subjects = near.flat_map(|it| clauses[it].subject.iter().copied());
    subjects.flat_map(|token| [vec![token], reader.parsed.clauses.modifiers(token)].concat()).collect()
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
    // "Police *stormed* the house" in no weather.
    if lemma == "storm" && reader.parsed.document.pos(token) == Pos::Verb {
        return false;
    }
    let pair = token.checked_sub(1).map(|before| format!("{} {lemma}", reader.lemma(before)));
    classes.has(class, lemma) || pair.is_some_and(|pair| classes.has(class, &pair))
}
