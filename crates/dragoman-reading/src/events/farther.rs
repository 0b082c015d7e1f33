//! Who did it and to whom, where that stands farther off in the sentence than a frame looks.
//!
//! In: drafts whose category and mood are settled. Out: the same; an empty actor or recipient is filled from
//!
//! 1. a "by" that the parser hung on another word of a passive: "banned from the sites *by the army*"; of a noun
//!    the subject whose act is part of it: "*troops* entered as part of a push"; or the doer of the harm beside it: "held and
//!    questioned *by the army*";
//! 2. the condition of a threat: "will attack unless *Iraq* withdraws";
//! 3. what a protest, told by a verb or a noun, is to bring about (`protested`);
//! 4. what an act defies or answers: "blocked roads in defiance of *the junta*", "despite calls by *the court*";
//! 5. a preposition of its category on a noun of the clause or of what it governs: "offered to hand over to
//!    *France*", "mobilised its army for a war against *Iraq*".
//!
//! Only one whose country or code is known is taken; of several depths the least. Other clauses, and those
//! that another event of the clause has for its own, are left alone.

use super::draft::Draft;
use super::protested;
use super::reader::Reader;
use crate::clauses::{Clause, ComplementKind, Link};

/// Fills in parties.
pub(super) fn parties(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for draft in drafts.iter_mut() {
        if draft.is_noun && draft.is("PROTEST") && draft.recipient.is_empty() {
            lay_to(draft, nearest(reader, draft, protested::levels_of_noun(reader, draft.head)));
        }
        if draft.actor.is_empty() && draft.is_noun {
            draft.actor = whose_part(reader, draft.head);
        } else if let Some(clause) = draft.clause.filter(|_| !draft.is_noun) {
            of_verb(reader, draft, clause);
        }
    }
}

fn of_verb(reader: &Reader<'_>, draft: &mut Draft<'_>, clause: usize) {
    if draft.actor.is_empty()
        && let Some(found) = agents(reader, clause)
    {
        draft.actor = found;
        draft.step(|| "the doer stands behind a “by” farther off".to_owned());
    }
    if is_open(reader, draft) && !draft.category.reciprocal && !draft.actor.is_empty() {
        lay_to(draft, aimed_at(reader, draft, clause));
    }
}

/// Makes those found, if any, the recipient.
fn lay_to(draft: &mut Draft<'_>, found: Vec<usize>) {
    if !found.is_empty() {
        draft.recipient = found;
        draft.step(|| "to whom it is done stands farther off".to_owned());
    }
}

/// Whether an event names nobody to whom it is done.
fn is_open(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let entity = |token: &usize| reader.findings.entities.referred_to(*token);
    // "Broke *his* word to the miners": whose it is, is he himself.
    let is_he = |token: &usize| {
        entity(token).is_some() && draft.actor.iter().any(|actor| entity(actor) == entity(token))
    };
    // A threat to bomb a base is aimed at somebody all the same.
    let names_somebody = || draft.recipient.iter().any(|&token| is_somebody(reader, token));
    draft.recipient.iter().all(is_he) || draft.is("THREATEN") && !names_somebody()
}

/// Who stands behind a "by" somewhere in a passive clause that has no doer.
fn agents(reader: &Reader<'_>, idx: usize) -> Option<Vec<usize>> {
    let clause = reader.clause(idx);
    if !clause.passive || !clause.subject.is_empty() {
        return None;
    }
    let clauses = reader.parsed.clauses;
    let is_part = |&token: &usize| {
        let around = clauses.around(token);
        let behind = clause.prepositions.iter().filter_map(|it| clauses.headed_by(it.clause?));
        let governed = clause.complements.iter().map(|it| it.clause).chain(behind);
        around == Some(idx) || governed.into_iter().any(|it| Some(it) == around)
    };
    let below = clauses.below(clause.head).into_iter().filter(|&token| token != clause.head).filter(is_part);
    let found = below.map(|token| clauses.objects_of(token, "by"));
    let found = found.map(|list| acting(reader, list)).find(|list| !list.is_empty());
    found.or_else(|| shared(reader, idx))
}

/// "Is held and *questioned by the army*": who does what comes next in one breath has done both, if both are harm.
fn shared(reader: &Reader<'_>, idx: usize) -> Option<Vec<usize>> {
    let (clause, next) = (reader.clause(idx), reader.parsed.clauses.list().get(idx + 1)?);
    let is_harm = reader.parsed.lexicon.events.noun_classes.has("hitting_people", reader.lemma(next.head));
    let is_beside =
        next.parent == Some((idx, Link::Conjunct)) && next.passive && next.head <= clause.head + 2;
    (is_beside && is_harm).then(|| acting(reader, next.subject.clone())).filter(|list| !list.is_empty())
}

/// "*Troops* entered the town as part of a push": who does a part of it does it.
fn whose_part(reader: &Reader<'_>, noun: usize) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let part = clauses.holder_by(noun, "of").filter(|&part| reader.lemma(part) == "part");
    let whole = part.filter(|&part| clauses.holder_by(part, "as").is_some());
    let clause = whole.and_then(|part| clauses.around(part)).map(|idx| reader.clause(idx));
    clause.map_or(Vec::new(), |clause| acting(reader, clause.subject.clone()))
}

/// Whether a phrase stands for somebody. "*His* commitment" has his sector, and is nobody.
fn is_somebody(reader: &Reader<'_>, token: usize) -> bool {
    let is_entity = reader.findings.entities.referred_to(token).is_some();
    reader.can_act(token) && (is_entity || reader.parsed.clauses.possessor(token).is_none())
}

fn acting(reader: &Reader<'_>, list: Vec<usize>) -> Vec<usize> {
    list.into_iter().filter(|&token| reader.can_act(token)).collect()
}

/// To whom an act is done, by what its sentence says beside it.
fn aimed_at(reader: &Reader<'_>, draft: &Draft<'_>, idx: usize) -> Vec<usize> {
    let clause = reader.clause(idx);
    let is_other = |&token: &usize| is_other(reader, draft, token);
    let keep = |list: Vec<usize>| list.into_iter().filter(is_other).collect::<Vec<_>>();
    if draft.is("THREATEN") {
        let found = keep(in_condition(reader, idx));
        if !found.is_empty() {
            return found;
        }
    }
    if draft.is("PROTEST") {
        let found = nearest(reader, draft, protested::levels(reader, idx));
        if !found.is_empty() {
            return found;
        }
    }
    if draft.category.quad.ends_with("CONFLICT") {
        let found = keep(defied(reader, clause));
        if !found.is_empty() {
            return found;
        }
    }
    let ties = ties(&draft.category.name);
    let found = nested(reader, clause, ties);
    found.map(keep).find(|list| !list.is_empty()).unwrap_or_default()
}

/// The first of some lists that names somebody else, without those who are not.
fn nearest<const N: usize>(reader: &Reader<'_>, draft: &Draft<'_>, levels: [Vec<usize>; N]) -> Vec<usize> {
    // "The death of the man" has his code, and is nobody.
    let is_entity = |token: usize| reader.findings.entities.referred_to(token).is_some();
    let is_one = |&token: &usize| is_entity(token) && is_other(reader, draft, token);
    let others = |list: Vec<usize>| list.into_iter().filter(is_one).collect();
    levels.into_iter().map(others).find(|list: &Vec<usize>| !list.is_empty()).unwrap_or_default()
}

/// Whether a phrase names somebody with a code who is not one of the actors. People and their government have one
/// code and are two.
fn is_other(reader: &Reader<'_>, draft: &Draft<'_>, token: usize) -> bool {
    let names = |token: usize| {
        let parties = reader.parties(token).into_iter();
        parties.filter_map(|party| Some((party.code?, party.sector))).collect::<Vec<_>>()
    };
    let own = names(token);
    let is_actor = draft.actor.iter().any(|&actor| actor == token || names(actor) == own);
    reader.can_act(token) && !own.is_empty() && !is_actor && !reader.is_time(token)
}

const CONDITIONS: [&str; 4] = ["if", "unless", "until", "should"];

/// The subjects of the clauses that say on what condition: "unless *Baghdad* accepts".
fn in_condition(reader: &Reader<'_>, idx: usize) -> Vec<usize> {
    let list = reader.parsed.clauses.list();
    let clause = reader.clause(idx);
    let hosts: Vec<usize> = clause.complements.iter().map(|it| it.clause).chain([idx]).collect();
    let near = list.iter().enumerate().skip(idx.saturating_sub(6)).take(14);
    // "Threatened to stop talks *to cut arms* if it goes ahead": the parser may hang it on what is lower.
    let is_below = |at: usize| reader.parsed.clauses.governors(at).take(3).any(|it| hosts.contains(&it));
    let below =
        near.filter(|(at, it)| it.parent.is_some_and(|(_, link)| link == Link::Adverbial) && is_below(*at));
    let conditional = below.filter(|(_, it)| {
        reader.parsed.clauses.marker(it).is_some_and(|token| CONDITIONS.contains(&reader.lemma(token)))
    });
    conditional.flat_map(|(_, it)| it.subject.clone()).collect()
}

/// Whom an act defies or answers: "in defiance *of the junta*", "despite pressure *by the court*".
fn defied(reader: &Reader<'_>, clause: &Clause) -> Vec<usize> {
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let opposes = |lemma: &str, object: usize| match lemma {
        "in" | "as" => classes.has("defiance", reader.lemma(object)),
        "despite" | "amid" | "over" => true,
        _ => false,
    };
    let objects = clause.prepositions.iter().flat_map(|preposition| {
        preposition.objects.iter().copied().filter(|&object| opposes(&preposition.lemma, object))
    });
    let behind = |object: usize| {
        let ties = ["of", "against", "at", "by", "from", "to", "over"];
        ties.into_iter().flat_map(move |lemma| reader.parsed.clauses.objects_of(object, lemma))
    };
    objects.flat_map(behind).collect()
}

/// The prepositions behind which the other party of an act of a category stands.
fn ties(category: &str) -> &'static [&'static str] {
    match category {
        "AGREE" | "CONCEDE" | "COOPERATE" => &["to", "with", "against"],
        "AID" | "SUPPORT" => &["to", "of", "for", "with"],
        "REJECT" => &["to", "with", "of", "by", "from", "against"],
        "REQUEST" => &["from"],
        "RETREAT" => &["with", "against", "to"],
        "SANCTION" => &["against", "on", "with"],
        _ => &["against"],
    }
}

/// How many nouns and clauses are followed from a clause.
const MOST_LEVELS: usize = 4;

/// What stands behind these prepositions on the nouns of a clause and of what it governs, by depth.
fn nested<'r>(
    reader: &'r Reader<'_>,
    clause: &Clause,
    ties: &'r [&'r str],
) -> impl Iterator<Item = Vec<usize>> + 'r {
    let mut level = Level::of_clause(reader, clause, ties);
    (0..MOST_LEVELS).map(move |_| {
        let next = level.next(reader, ties);
        std::mem::replace(&mut level, next).found
    })
}

/// What stands behind these says when or as what, not to whom.
const CIRCUMSTANCES: [&str; 9] =
    ["after", "amid", "as", "before", "during", "following", "since", "under", "until"];

/// One step of the way down from a clause.
struct Level {
    found: Vec<usize>,
    nouns: Vec<usize>,
    clauses: Vec<usize>,
}

impl Level {
    fn of_clause(reader: &Reader<'_>, clause: &Clause, ties: &[&str]) -> Self {
        let mut level = Self { found: Vec::new(), nouns: clause.object.clone(), clauses: Vec::new() };
        level.nouns.extend(clause.attribute.iter().chain(&clause.indirect));
        for preposition in clause.prepositions.iter().filter(|it| !CIRCUMSTANCES.contains(&it.lemma.as_str()))
        {
            level.take(&preposition.lemma, &preposition.objects, ties);
            let verb = preposition.clause.and_then(|verb| reader.parsed.clauses.headed_by(verb));
            level.clauses.extend(verb);
        }
        let governed = clause.complements.iter().filter(|it| {
            matches!(it.kind, ComplementKind::Infinitive | ComplementKind::Gerund | ComplementKind::Other)
        });
        level.clauses.extend(governed.map(|it| it.clause));
        level
    }

    fn take(&mut self, lemma: &str, objects: &[usize], ties: &[&str]) {
        if ties.contains(&lemma) {
            self.found.extend(objects);
        }
        self.nouns.extend(objects);
    }

    fn next(&self, reader: &Reader<'_>, ties: &[&str]) -> Self {
        let mut next = Self { found: Vec::new(), nouns: Vec::new(), clauses: Vec::new() };
        // "A war *with Iraq*".
        let is_fight =
            |noun: usize| reader.parsed.lexicon.events.noun_classes.has("fight", reader.lemma(noun));
        for &noun in &self.nouns {
            let own = reader.parsed.clauses.prepositions(noun).into_iter();
            // What hangs on somebody is about him, unless the parser hung a fight there.
            let near =
                own.filter(|it| !is_somebody(reader, noun) || it.objects.iter().any(|&it| is_fight(it)));
            let is_fight = is_fight(noun);
            for preposition in near {
                let ties = if is_fight { &["against", "with"] } else { ties };
                next.take(&preposition.lemma, &preposition.objects, ties);
            }
        }
        for &idx in &self.clauses {
            let below = Self::of_clause(reader, reader.clause(idx), ties);
            next.found.extend(below.found);
            next.nouns.extend(below.nouns);
            next.clauses.extend(below.clauses);
        }
        next
    }
}
