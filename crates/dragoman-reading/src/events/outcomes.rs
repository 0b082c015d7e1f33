//! What an act led to is told with the act.
//!
//! In: drafts, of which some only tell of harm ("killed", "injured"). Out: those taken in by the act that did it.
//!
//! 1. "Attacked the town, *killing* ten", "killed ten and *wounded* thirty": the verb beside.
//! 2. "Bombings that *killed* 128", "*killed* in an air strike", "two were *killed* and ten *injured* in an air strike": the
//!    noun that names the act, if it is the subject, is described by the verb, or stands behind its "in", "by", "during" or
//!    that of a verb beside it. Nouns side by side there are one act: "by Chadian gunfire and air strikes".
//! 3. "Two were *killed* when gunmen attacked the bus": the act of the clause that says how, if nobody else is said to have
//!    done it and it is not an act of those whom it hit.
//! 4. "*Carried out* air strikes, killing ten": those killed are whom it hit.

use super::carry::same_party;
use super::draft::Draft;
use super::left;
use super::reader::{Place, Reader};
use super::sorted::Sorted;
use crate::clauses::{Clause, Form, Link, Preposition};
use crate::lexicon::operators::OperatorKind;
use dragoman_language::Pos;
use dragoman_records::EntityType;

/// Prepositions behind which the act stands that led to something.
const JOINING: [&str; 9] = ["in", "by", "during", "from", "after", "with", "to", "as", "at"];

/// Conjunctions of the clause that says how harm came about.
const HOW: [&str; 4] = ["when", "after", "as", "while"];

/// How many words before a relative pronoun its noun may stand.
const N_BEFORE_THAT: usize = 4;

/// How many words before its verb a clause may open.
const BEFORE_HEAD: usize = 20;

/// How many clauses behind a verb one may stand that belongs to it.
const NEAR: usize = 4;

/// Takes in what only tells of an outcome.
pub(super) fn join(reader: &Reader<'_>, drafts: &mut [Draft<'_>], sorted: &Sorted) {
    left::join(reader, drafts, sorted);
    for verb in 0..drafts.len() {
        if drafts[verb].gone || drafts[verb].is_noun || drafts[verb].composed {
            continue;
        }
        if let Some(other) = act_beside(reader, drafts, sorted, verb) {
            // "Carried out air strikes *on a mine*, killing *ten men*": people are hit, and not only where.
            let all_were_hit = drafts[other].outcome || hits_nobody(reader, &drafts[other]);
            match drafts[other].is_noun {
                true => join_noun(drafts, other, verb),
                false => take_in(drafts, other, verb, all_were_hit),
            }
        } else if let Some((noun, others)) = acts_behind(reader, drafts, sorted, verb).split_first() {
            join_noun(drafts, *noun, verb);
            others.iter().for_each(|&other| take_in(drafts, *noun, other, false));
        } else if let Some(other) = act_below(reader, drafts, sorted, verb) {
            take_in(drafts, other, verb, true);
        }
    }
}

/// Whether all that an act struck are places and things.
fn hits_nobody(reader: &Reader<'_>, act: &Draft<'_>) -> bool {
    let entities = reader.findings.entities;
    let is_place = |&token: &usize| {
        let kind = entities.referred_to(token).map(|entity| entities.list()[entity].kind);
        matches!(kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac)) || !reader.can_act(token)
    };
    act.recipient.iter().all(is_place)
}

/// Lets the act take in a mention; its recipients too, if "killed *three* and injured *two*" tells of all of them.
fn take_in(drafts: &mut [Draft<'_>], act: usize, mention: usize, adds_recipients: bool) {
    let mut own = drafts[mention].clone();
    drafts[mention].gone = true;
    if adds_recipients {
        drafts[act].add_recipients(&own.recipient);
    }
    drafts[act].absorb(&mut own);
}

/// Whom the act of a noun struck is told by the verb: "an attack on a mosque that killed 13 women".
fn join_noun(drafts: &mut [Draft<'_>], noun: usize, verb: usize) {
    let own = drafts[verb].recipient.clone();
    let joined = &mut drafts[noun];
    if joined.struck {
        joined.add_recipients(&own);
    } else if !own.is_empty() {
        joined.recipient = own;
    }
    joined.struck |= !joined.recipient.is_empty();
    take_in(drafts, noun, verb, false);
}

/// The verb draft beside a verb that tells its outcome.
fn act_beside(reader: &Reader<'_>, drafts: &[Draft<'_>], sorted: &Sorted, verb: usize) -> Option<usize> {
    let draft = &drafts[verb];
    let clause = reader.clause(draft.clause.filter(|_| draft.outcome)?);
    let (parent, link) = clause.parent?;
    let has_no_doer = clause.passive && clause.subject.is_empty();
    let goes_on = match link {
        Link::Adverbial => clause.form == Form::Gerund && clause.subject_shared,
        Link::Conjunct => clause.subject_shared || has_no_doer,
        _ => false,
    };
    let is_act = |&idx: &usize| {
        let other = &drafts[idx];
        is_of_one_kind(other, draft) && (!other.is_noun || is_done(reader, other, parent))
    };
    let mut beside = sorted.of_clause(Some(parent)).iter().copied();
    goes_on.then(|| beside.find(is_act)).flatten()
}

/// "*Launched an attack*, killing ten", "*carried out air strikes*", "*engaged in fighting*": a noun whose clause says that
/// it is done.
fn is_done(reader: &Reader<'_>, noun: &Draft<'_>, idx: usize) -> bool {
    let clause = reader.clause(idx);
    let is_at = |place: fn(&Place) -> bool| {
        reader.place_of(noun.head).is_some_and(|(at, is)| at == idx && place(&is))
    };
    let is_performed = || {
        reader.operator(clause).is_some_and(|(operator, _)| operator.kind == OperatorKind::Perform)
            && is_at(|place| *place == Place::Object)
    };
    let is_behind = || is_at(|place| matches!(place, Place::Behind(_)));
    noun.words.contains(&clause.head)
        || is_performed()
        || reader.lemma(clause.head) == "engage" && is_behind()
}

/// Whether a draft is an act of the same category that nothing else has made of another.
fn is_of_one_kind(other: &Draft<'_>, draft: &Draft<'_>) -> bool {
    !other.gone && !other.composed && other.category.name == draft.category.name
}

/// The noun drafts of the same category that name the act whose outcome a verb tells: the first one and those beside it.
fn acts_behind(reader: &Reader<'_>, drafts: &[Draft<'_>], sorted: &Sorted, verb: usize) -> Vec<usize> {
    let draft = &drafts[verb];
    let Some(idx) = draft.clause else { return Vec::new() };
    let direct = named_with(reader, idx, draft.outcome);
    let names_act = |&noun: &usize| drafts[noun].is_noun && is_of_one_kind(&drafts[noun], draft);
    let candidates = sorted.at(direct.iter().copied().chain(named_near(reader, idx, &direct)));
    let Some(first) = candidates.into_iter().find(names_act) else { return Vec::new() };
    let conjuncts = reader.parsed.clauses.conjuncts(drafts[first].head);
    let beside = sorted.at(conjuncts.into_iter().filter(|noun| direct.contains(noun)));
    let nobody_else = |&it: &usize| drafts[it].actor.is_empty() || drafts[it].actor == drafts[first].actor;
    let others = beside.into_iter().filter(|&it| it != first).filter(names_act).filter(nobody_else);
    [first].into_iter().chain(others).collect()
}

/// The nouns that a clause has for its subject or, if it tells an outcome, behind the prepositions that lead to an act.
fn named_with(reader: &Reader<'_>, idx: usize, outcome: bool) -> Vec<usize> {
    let subjects = reader.clause(idx).subject.iter().map(|&token| reader.counted(token));
    let told = [idx].into_iter().chain(told_with(reader, idx)).filter(|_| outcome);
    subjects.chain(told.flat_map(|it| causes(reader.clause(it)))).collect()
}

/// The nouns that may be meant where the parser lays a clause to another word.
fn named_near(reader: &Reader<'_>, idx: usize, direct: &[usize]) -> Vec<usize> {
    let document = reader.parsed.document;
    // "In the light of bombings that killed ten": to "light".
    let below = direct.iter().flat_map(|&token| reader.parsed.clauses.objects_of(token, "of"));
    // "Bombings *on Saturday* that killed ten": to the day.
    let above = direct.iter().filter(|&&token| reader.is_time(token)).flat_map(|&token| {
        let preposition = document.head(token);
        [document.head(preposition), preposition.saturating_sub(1)]
    });
    // "Bombings on Saturday *that* killed ten": it knows no noun for the pronoun.
    let pronouns = reader.clause(idx).subject.iter().filter(|&&token| document.tag(token) == "WDT");
    let before = pronouns.flat_map(|&token| token.saturating_sub(N_BEFORE_THAT)..token);
    below.chain(above).chain(before).collect()
}

/// What stands behind the prepositions of a clause that lead to an act.
fn causes(clause: &Clause) -> impl Iterator<Item = usize> + '_ {
    let joining = |it: &&Preposition| JOINING.contains(&it.lemma.as_str());
    clause.prepositions.iter().filter(joining).flat_map(|it| it.objects.iter().copied())
}

/// The clauses beside one that tell of the same happening in one breath: "two were killed and ten *were injured* in it".
fn told_with<'r>(reader: &'r Reader<'_>, idx: usize) -> impl Iterator<Item = usize> + 'r {
    let list = reader.parsed.clauses.list();
    let is_one = move |at: &usize| {
        let clause = &list[*at];
        clause.parent == Some((idx, Link::Conjunct))
            && (clause.subject_shared || clause.passive && list[idx].passive && clause.subject.is_empty())
    };
    (idx + 1..list.len().min(idx + 1 + NEAR)).filter(is_one)
}

/// The act of the clause that says how harm came about that nobody is said to have done.
fn act_below(reader: &Reader<'_>, drafts: &[Draft<'_>], sorted: &Sorted, verb: usize) -> Option<usize> {
    let draft = &drafts[verb];
    let idx = draft.clause.filter(|_| draft.outcome && draft.actor.is_empty())?;
    let together: Vec<usize> = [idx].into_iter().chain(told_with(reader, idx)).collect();
    // "Killed after *he* attacked them".
    let is_pronoun = |&it: &usize| reader.parsed.document.pos(it) == Pos::Pron;
    let is_his_own = |other: &Draft<'_>| {
        other.actor.iter().any(is_pronoun) || same_party(reader, &draft.recipient, &other.actor)
    };
    let is_act = |&other: &usize| {
        let other = &drafts[other];
        !other.outcome
            && other.clause.is_some_and(|clause| says_how(reader, reader.clause(clause)))
            && is_of_one_kind(other, draft)
            && !is_his_own(other)
    };
    sorted.below(&together).into_iter().find(is_act)
}

/// "*When gunmen attacked the bus*": whether a clause tells how what it hangs on came about.
fn says_how(reader: &Reader<'_>, clause: &Clause) -> bool {
    let mut before = clause.head.saturating_sub(BEFORE_HEAD)..clause.head;
    let is_below = matches!(clause.parent, Some((_, Link::Adverbial)));
    is_below && clause.form == Form::Finite && before.any(|it| is_conjunction_of(reader, it, clause.head))
}

/// Whether a word is a conjunction that opens the clause of a verb; the parser takes "when" for an adverb.
fn is_conjunction_of(reader: &Reader<'_>, token: usize, verb: usize) -> bool {
    let document = reader.parsed.document;
    let opens = matches!(document.dep(token), "mark" | "advmod") && document.head(token) == verb;
    opens && HOW.contains(&reader.lemma(token))
}
