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

use super::carry::same_party;
use super::draft::Draft;
use super::left;
use super::reader::{Place, Reader};
use crate::clauses::{Clause, Form, Link, Preposition};
use dragoman_language::Pos;

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
pub(super) fn join(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    left::join(reader, drafts);
    for verb in 0..drafts.len() {
        if drafts[verb].gone || drafts[verb].is_noun || drafts[verb].composed {
            continue;
        }
        if let Some(other) = act_beside(reader, drafts, verb) {
            let all_were_hit = drafts[other].outcome;
            match drafts[other].is_noun {
                true => join_noun(drafts, other, verb),
                false => take_in(drafts, other, verb, all_were_hit),
            }
        } else if let Some((noun, others)) = acts_behind(reader, drafts, verb).split_first() {
            join_noun(drafts, *noun, verb);
            others.iter().for_each(|&other| take_in(drafts, *noun, other, false));
        } else if let Some(other) = act_below(reader, drafts, verb) {
            take_in(drafts, other, verb, true);
        }
    }
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
        let is_told = || !other.is_noun || is_done(reader, other, parent);
        other.clause == Some(parent) && is_of_one_kind(other, draft) && is_told()
    };
    goes_on.then(|| drafts.iter().position(is_act)).flatten()
}

/// "*Launched an attack*, killing ten", "*engaged in fighting*": a noun whose clause says that it is done.
fn is_done(reader: &Reader<'_>, noun: &Draft<'_>, idx: usize) -> bool {
    let verb = reader.clause(idx).head;
    let is_behind = matches!(reader.place_of(noun.head), Some((at, Place::Behind(_))) if at == idx);
    noun.words.contains(&verb) || is_behind && reader.lemma(verb) == "engage"
}

/// Whether a draft is an act of the same category that nothing else has made of another.
fn is_of_one_kind(other: &Draft<'_>, draft: &Draft<'_>) -> bool {
    !other.gone && !other.composed && other.category.name == draft.category.name
}

/// The noun draft of the same category that names the act whose outcome a verb tells, with those beside it.
fn acts_behind(reader: &Reader<'_>, drafts: &[Draft<'_>], verb: usize) -> Vec<usize> {
    let draft = &drafts[verb];
    let Some(idx) = draft.clause else { return Vec::new() };
    let clause = reader.clause(idx);
    let subjects = clause.subject.iter().map(|&token| reader.counted(token));
    let behind: Vec<usize> = match draft.outcome {
        true => {
            [idx].into_iter().chain(told_with(reader, idx)).flat_map(|it| causes(reader.clause(it))).collect()
        }
        false => Vec::new(),
    };
    let direct: Vec<usize> = subjects.chain(behind.iter().copied()).collect();
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
    let names_act = |noun: &Draft<'_>| noun.is_noun && is_of_one_kind(noun, draft);
    let first = drafts.iter().position(|noun| names_act(noun) && candidates.contains(&noun.head));
    let Some(first) = first else { return Vec::new() };
    let beside = reader.parsed.clauses.conjuncts(drafts[first].head);
    let is_beside = |&it: &usize| it != first && names_act(&drafts[it]) && beside.contains(&drafts[it].head);
    let nobody_else = |&it: &usize| drafts[it].actor.is_empty() || drafts[it].actor == drafts[first].actor;
    let others = (0..drafts.len()).filter(is_beside).filter(nobody_else);
    [first].into_iter().chain(others.filter(|it| direct.contains(&drafts[*it].head))).collect()
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
fn act_below(reader: &Reader<'_>, drafts: &[Draft<'_>], verb: usize) -> Option<usize> {
    let draft = &drafts[verb];
    let idx = draft.clause.filter(|_| draft.outcome && draft.actor.is_empty())?;
    let together: Vec<usize> = [idx].into_iter().chain(told_with(reader, idx)).collect();
    let is_how = |at: usize| {
        let clause = reader.clause(at);
        let begins = || {
            (clause.head.saturating_sub(BEFORE_HEAD)..clause.head)
                .any(|it| is_conjunction_of(reader, it, clause.head))
        };
        let is_below =
            clause.parent.is_some_and(|(above, link)| link == Link::Adverbial && together.contains(&above));
        is_below && clause.form == Form::Finite && begins()
    };
    // "Killed after *he* attacked them".
    let is_pronoun = |&it: &usize| reader.parsed.document.pos(it) == Pos::Pron;
    let is_his_own = |other: &Draft<'_>| {
        other.actor.iter().any(is_pronoun) || same_party(reader, &draft.recipient, &other.actor)
    };
    let is_act = |other: &Draft<'_>| {
        !other.outcome
            && other.clause.is_some_and(is_how)
            && is_of_one_kind(other, draft)
            && !is_his_own(other)
    };
    drafts.iter().position(is_act)
}

/// Whether a word is a conjunction that opens the clause of a verb; the parser takes "when" for an adverb.
fn is_conjunction_of(reader: &Reader<'_>, token: usize, verb: usize) -> bool {
    let document = reader.parsed.document;
    let opens = matches!(document.dep(token), "mark" | "advmod") && document.head(token) == verb;
    opens && HOW.contains(&reader.lemma(token))
}
