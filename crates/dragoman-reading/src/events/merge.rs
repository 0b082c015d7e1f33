//! One happening, one event: takes together what two predicates tell of the same thing.
//!
//! "Bombings that killed 128", "killed in an air strike", "its campaign targets rebels": a verb that
//! only tells what an act led to joins the noun that names the act, if the noun is its subject, is
//! described by it, or stands behind its "in", "by", "during". Of two readings of one word the more
//! specific stays. A move of troops in the same clause as an assault is part of the assault.

use super::draft::Draft;
use super::reader::Reader;
use crate::clauses::{Form, Link};

const JOINING: [&str; 9] = ["in", "by", "during", "from", "after", "with", "to", "as", "at"];

/// Merges drafts of one happening.
pub(super) fn merge(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    drop_lesser_readings(drafts);
    drop_rejected(drafts);
    drop_in_protest(reader, drafts);
    drop_descriptions(reader, drafts);
    join_purposes(reader, drafts);
    join_identities(reader, drafts);
    join_objects(reader, drafts);
    join_outcomes(reader, drafts);
    drop_moves_in_assaults(drafts);
}

fn drop_lesser_readings(drafts: &mut [Draft<'_>]) {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&idx| !drafts[idx].gone).collect();
    let rank = |draft: &Draft<'_>| (draft.composed, !draft.is_noun, draft.specificity);
    order.sort_by_key(|&idx| (std::cmp::Reverse(rank(&drafts[idx])), idx));
    let mut kept: Vec<usize> = Vec::new();
    for idx in order {
        let is_same = |&&other: &&usize| {
            let (own, other) = (&drafts[idx], &drafts[other]);
            own.head == other.head
                || !other.composed && other.words.contains(&own.head)
                || own.is_noun && other.words.contains(&own.head) && own.category.name == other.category.name
        };
        match kept.iter().find(is_same).copied() {
            Some(_) => drafts[idx].gone = true,
            None => kept.push(idx),
        }
    }
}

/// The demand or the offer in "rejected *the demand*" was made before and is told of by the refusal.
fn drop_rejected(drafts: &mut [Draft<'_>]) {
    let refusals = drafts.iter().filter(|it| !it.gone && it.is("REJECT"));
    let refused: Vec<usize> = refusals.flat_map(|it| it.arguments.clone()).collect();
    for draft in drafts.iter_mut().filter(|it| it.is_noun && (it.is("REQUEST") || it.is("AGREE"))) {
        draft.gone |= refused.contains(&draft.head);
    }
}

/// "Struck *in protest* at the tax": the protest is the strike.
fn drop_in_protest(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for manner in 0..drafts.len() {
        let draft = &drafts[manner];
        let is_manner = draft.head.checked_sub(1).is_some_and(|before| reader.lemma(before) == "in");
        if draft.gone || !draft.is_noun || !draft.is("PROTEST") || !is_manner {
            continue;
        }
        let clause = draft.clause;
        let above = |it: &Draft<'_>| !it.gone && !it.is_noun && it.is("PROTEST") && it.clause == clause;
        if let Some(protest) = drafts.iter().position(above) {
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
fn join_purposes(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for purpose in 0..drafts.len() {
        let own = &drafts[purpose];
        let is_demand = own.is("PROTEST") || own.is("REQUEST") || own.is("ACCUSE");
        let clause = own.clause.filter(|_| is_demand && !own.gone && !own.is_noun);
        let Some((parent, Link::Adverbial)) = clause.and_then(|idx| reader.clause(idx).parent) else {
            continue;
        };
        let above = |it: &Draft<'_>| !it.gone && it.is("PROTEST") && !it.is_noun && it.clause == Some(parent);
        if let Some(protest) = drafts.iter().position(above) {
            let recipient = drafts[purpose].recipient.clone();
            drafts[purpose].gone = true;
            if drafts[protest].recipient.is_empty() {
                drafts[protest].recipient = recipient;
            }
        }
    }
}

/// "The attack was *an air strike*": one happening.
fn join_identities(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for clause in reader.parsed.clauses.list().iter().filter(|it| reader.lemma(it.head) == "be") {
        let named = |list: &[usize], drafts: &[Draft<'_>]| {
            drafts.iter().position(|it| it.is_noun && !it.gone && list.contains(&it.head))
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
fn join_objects(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for verb in 0..drafts.len() {
        let draft = &drafts[verb];
        let Some(clause) = draft.clause.filter(|_| !draft.gone && !draft.is_noun && !draft.composed) else {
            continue;
        };
        let objects =
            reader.clause(clause).object.iter().flat_map(|&object| [object, reader.counted(object)]);
        let objects: Vec<usize> = objects.collect();
        let is_object =
            |noun: &Draft<'_>| noun.is_noun && !noun.gone && !noun.composed && objects.contains(&noun.head);
        let same = |noun: &Draft<'_>| is_object(noun) && noun.category.name == draft.category.name;
        if let Some(noun) = drafts.iter().position(same) {
            let mut own = drafts[noun].clone();
            drafts[noun].gone = true;
            drafts[verb].recipient = std::mem::take(&mut own.recipient);
            drafts[verb].absorb(&mut own);
        }
    }
}

fn join_outcomes(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for verb in 0..drafts.len() {
        if drafts[verb].gone || drafts[verb].is_noun || drafts[verb].composed {
            continue;
        }
        if let Some(other) = act_beside(reader, drafts, verb) {
            let mut own = drafts[verb].clone();
            drafts[verb].gone = true;
            // "Killed *three people* and injured *three others*": all of them.
            if drafts[other].outcome {
                drafts[other].add_recipients(&own.recipient);
            }
            drafts[other].absorb(&mut own);
        } else if let Some(noun) = act_behind(reader, drafts, verb) {
            let mut own = drafts[verb].clone();
            drafts[verb].gone = true;
            let joined = &mut drafts[noun];
            // Whom it struck is told by the verb: "an attack on a mosque that killed 13 women".
            if joined.struck {
                joined.add_recipients(&own.recipient);
            } else if !own.recipient.is_empty() {
                joined.recipient = std::mem::take(&mut own.recipient);
            }
            joined.struck |= !joined.recipient.is_empty();
            joined.absorb(&mut own);
        }
    }
}

/// The verb draft beside a verb that tells its outcome: "attacked the town, *killing* ten", "killed ten
/// and *wounded* thirty".
fn act_beside(reader: &Reader<'_>, drafts: &[Draft<'_>], verb: usize) -> Option<usize> {
    let draft = &drafts[verb];
    let clause = reader.clause(draft.clause.filter(|_| draft.outcome)?);
    let (parent, link) = clause.parent?;
    let has_no_doer = clause.passive && clause.subject.is_empty();
    let goes_on = match link {
        Link::Adverbial => clause.form == Form::Gerund && clause.subject_shared,
        Link::Conjunct => clause.subject_shared || has_no_doer,
        _ => false,
    };
    let is_act = |other: &Draft<'_>| {
        !other.gone
            && !other.is_noun
            && !other.composed
            && other.clause == Some(parent)
            && other.category.name == draft.category.name
    };
    drafts.iter().position(is_act).filter(|_| goes_on)
}

/// How many words before a relative pronoun its noun may stand.
const N_BEFORE_THAT: usize = 4;

/// The noun draft of the same category that names the act whose outcome a verb tells.
fn act_behind(reader: &Reader<'_>, drafts: &[Draft<'_>], verb: usize) -> Option<usize> {
    let draft = &drafts[verb];
    let clause = reader.clause(draft.clause?);
    let subjects = clause.subject.iter().map(|&token| reader.counted(token));
    let behind =
        clause.prepositions.iter().filter(|it| draft.outcome && JOINING.contains(&it.lemma.as_str()));
    let direct: Vec<usize> = subjects.chain(behind.flat_map(|it| it.objects.iter().copied())).collect();
    // "In the light of bombings that killed ten": the parser lays the clause to "light".
    let below = direct.iter().flat_map(|&token| reader.parsed.clauses.objects_of(token, "of"));
    // "Bombings *on Saturday* that killed ten": it lays it to the day.
    let above = direct.iter().filter(|&&token| reader.is_time(token)).flat_map(|&token| {
        let document = reader.parsed.document;
        let preposition = document.head(token);
        [document.head(preposition), preposition.saturating_sub(1)]
    });
    // "Bombings on Saturday *that* killed ten": it knows no noun for the pronoun.
    let pronouns = clause.subject.iter().filter(|&&token| reader.parsed.document.tag(token) == "WDT");
    let before = pronouns.flat_map(|&token| token.saturating_sub(N_BEFORE_THAT)..token);
    let candidates: Vec<usize> = direct.iter().copied().chain(below).chain(above).chain(before).collect();
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
