//! One happening, one event: takes together what two predicates tell of the same thing.
//!
//! What an act led to joins the act (`outcomes`). Of two readings of one word the more specific stays. A move of troops in the same clause as an assault is part of the assault.

use super::draft::Draft;
use super::outcomes;
use super::reader::Reader;
use super::sorted::Sorted;
use crate::clauses::{Form, Link};
use rustc_hash::{FxHashMap, FxHashSet};

/// Merges drafts of one happening.
pub(super) fn merge(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    let sorted = Sorted::new(reader, drafts);
    drop_lesser_readings(drafts);
    drop_rejected(drafts);
    drop_in_protest(reader, drafts, &sorted);
    drop_descriptions(reader, drafts);
    join_purposes(reader, drafts, &sorted);
    join_identities(reader, drafts, &sorted);
    join_objects(reader, drafts, &sorted);
    join_manners(reader, drafts, &sorted);
    outcomes::join(reader, drafts, &sorted);
    drop_moves_in_assaults(drafts);
}

fn drop_lesser_readings(drafts: &mut [Draft<'_>]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&idx| !drafts[idx].gone).collect();
    let rank = |draft: &Draft<'_>| (draft.composed, !draft.is_noun, draft.specificity);
    order.sort_by_key(|&idx| (std::cmp::Reverse(rank(&drafts[idx])), idx));
    let mut kept: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for idx in order {
        let is_same = |&other: &usize| {
            let (own, other) = (&drafts[idx], &drafts[other]);
            let is_word = other.words.contains(&own.head);
            own.head == other.head
                || is_word && (!other.composed || own.is_noun && own.category.name == other.category.name)
        };
        if kept.get(&drafts[idx].head).is_some_and(|others| others.iter().any(is_same)) {
            drafts[idx].gone = true;
            continue;
        }
        for &word in drafts[idx].words.iter().chain([&drafts[idx].head]) {
            kept.entry(word).or_default().push(idx);
        }
    }
}

/// The demand or the offer in "rejected *the demand*" was made before and is told of by the refusal.
fn drop_rejected(drafts: &mut [Draft<'_>]) {
    let refusals = drafts.iter().filter(|it| !it.gone && it.is("REJECT"));
    let refused: FxHashSet<usize> = refusals.flat_map(|it| it.arguments.clone()).collect();
    for draft in drafts.iter_mut().filter(|it| it.is_noun && (it.is("REQUEST") || it.is("AGREE"))) {
        draft.gone |= refused.contains(&draft.head);
    }
}

/// "Struck *in protest* at the tax": the protest is the strike.
fn drop_in_protest(reader: &Reader<'_>, drafts: &mut [Draft<'_>], sorted: &Sorted) {
    for manner in 0..drafts.len() {
        let draft = &drafts[manner];
        let is_manner = draft.head.checked_sub(1).is_some_and(|before| reader.lemma(before) == "in");
        if draft.gone || !draft.is_noun || !draft.is("PROTEST") || !is_manner {
            continue;
        }
        let is_above = |it: &Draft<'_>| !it.gone && !it.is_noun && it.is("PROTEST");
        let mut beside = sorted.of_clause(draft.clause).iter().copied();
        if let Some(protest) = beside.find(|&it| is_above(&drafts[it])) {
            let mut own = drafts[manner].clone();
            own.modes.clear();
            drafts[manner].gone = true;
            drafts[protest].absorb(&mut own);
        }
    }
}

/// "Armed groups *fighting* the government": who they are, no battle.
fn drop_descriptions(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for draft in drafts.iter_mut().filter(|it| !it.is_noun && !it.composed && it.is("ASSAULT")) {
        let Some(clause) = draft.clause.map(|idx| reader.clause(idx)) else { continue };
        let describes = matches!(clause.parent, Some((_, Link::Modifier))) && clause.form == Form::Gerund;
        let is_dated = clause.prepositions.iter().flat_map(|it| &it.objects).any(|&it| reader.is_time(it));
        draft.gone |=
            describes && !is_dated && matches!(reader.lemma(draft.head), "fight" | "battle" | "combat");
    }
}

/// "Blocked roads *to protest* against the tax", "marched *demanding* that he leave": one PROTEST, against
/// whom the purpose names.
fn join_purposes(reader: &Reader<'_>, drafts: &mut [Draft<'_>], sorted: &Sorted) {
    for purpose in 0..drafts.len() {
        let own = &drafts[purpose];
        let is_demand = own.is("PROTEST") || own.is("REQUEST") || own.is("ACCUSE");
        let clause = own.clause.filter(|_| is_demand && !own.gone && !own.is_noun);
        let Some((parent, Link::Adverbial)) = clause.and_then(|idx| reader.clause(idx).parent) else {
            continue;
        };
        let is_above = |it: &Draft<'_>| !it.gone && it.is("PROTEST") && !it.is_noun;
        let mut above = sorted.of_clause(Some(parent)).iter().copied();
        if let Some(protest) = above.find(|&it| is_above(&drafts[it])) {
            let recipient = drafts[purpose].recipient.clone();
            drafts[purpose].gone = true;
            if drafts[protest].recipient.is_empty() {
                drafts[protest].recipient = recipient;
            }
        }
    }
}

/// "The attack was *an air strike*": one happening.
fn join_identities(reader: &Reader<'_>, drafts: &mut [Draft<'_>], sorted: &Sorted) {
    for clause in reader.parsed.clauses.list().iter().filter(|it| reader.lemma(it.head) == "be") {
        let named = |list: &[usize], drafts: &[Draft<'_>]| {
            let mut named = sorted.at(list.iter().copied()).into_iter();
            named.find(|&it| drafts[it].is_noun && !drafts[it].gone)
        };
        let pair = named(&clause.subject, drafts).zip(named(&clause.attribute, drafts));
        let Some((first, second)) = pair.filter(|(first, second)| first != second) else { continue };
        if drafts[first].category.name == drafts[second].category.name {
            let mut other = drafts[second].clone();
            drafts[second].gone = true;
            drafts[first].absorb(&mut other);
        }
    }
}

/// "Defended *his support* for them": the noun says of the verb's event to whom it was done.
fn join_objects(reader: &Reader<'_>, drafts: &mut [Draft<'_>], sorted: &Sorted) {
    for verb in 0..drafts.len() {
        let draft = &drafts[verb];
        let Some(clause) = draft.clause.filter(|_| !draft.gone && !draft.is_noun && !draft.composed) else {
            continue;
        };
        let objects =
            reader.clause(clause).object.iter().flat_map(|&object| [object, reader.counted(object)]);
        let is_same = |noun: &Draft<'_>| {
            noun.is_noun && !noun.gone && !noun.composed && noun.category.name == draft.category.name
        };
        if let Some(noun) = sorted.at(objects).into_iter().find(|&it| is_same(&drafts[it])) {
            let mut own = drafts[noun].clone();
            drafts[noun].gone = true;
            drafts[verb].recipient = std::mem::take(&mut own.recipient);
            drafts[verb].absorb(&mut own);
        }
    }
}

/// "Captured the chief *in a raid*": a noun with nobody in it says of the verb's event how it was done.
fn join_manners(reader: &Reader<'_>, drafts: &mut [Draft<'_>], sorted: &Sorted) {
    for manner in 0..drafts.len() {
        let own = &drafts[manner];
        let is_open = own.actor.is_empty() && own.recipient.is_empty();
        if own.gone || own.composed || !own.is_noun || !is_open {
            continue;
        }
        let Some(clause) = manner_of(reader, own.head) else { continue };
        let category = &own.category.name;
        let is_act = |it: &Draft<'_>| !it.outcome || !it.actor.is_empty();
        let is_above =
            |it: &Draft<'_>| !it.gone && !it.is_noun && !it.composed && it.is(category) && is_act(it);
        let mut above = sorted.of_clause(Some(clause)).iter().copied();
        if let Some(verb) = above.find(|&it| is_above(&drafts[it])) {
            let mut own = drafts[manner].clone();
            drafts[verb].absorb(&mut own);
            drafts[manner].gone = true;
        }
    }
}

/// The clause that tells what was done in a happening, on whichever of its phrases the parser hangs it.
fn manner_of(reader: &Reader<'_>, noun: usize) -> Option<usize> {
    let clauses = reader.parsed.clauses;
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let held = |noun: usize| ["in", "during"].into_iter().find_map(|lemma| clauses.holder_by(noun, lemma));
    let number = clauses.holder_by(noun, "of").filter(|&number| reader.counted(number) == noun);
    let mut holder = held(noun).or_else(|| held(number?))?;
    for _ in 0..6 {
        if let Some(clause) = clauses.headed_by(holder) {
            return Some(clause);
        }
        if classes.has("doer", reader.lemma(holder)) {
            return None;
        }
        holder = reader.parsed.document.head(holder);
    }
    None
}

fn drop_moves_in_assaults(drafts: &mut [Draft<'_>]) {
    let assaults: FxHashSet<usize> =
        drafts.iter().filter(|it| !it.gone && it.is("ASSAULT")).filter_map(|it| it.clause).collect();
    for draft in drafts.iter_mut().filter(|it| it.is("MOBILIZE")) {
        if draft.clause.is_some_and(|clause| assaults.contains(&clause)) {
            draft.gone = true;
        }
    }
}
