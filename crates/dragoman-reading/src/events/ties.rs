//! What is tied to an event noun by other words than its own prepositions.
//!
//! In: an event noun without a phrase behind a preposition. Out: the heads of phrases that stand for one:
//!
//! 1. behind the verb of which it is the subject: "clashes broke out in Lome *between* guards and *dockers*";
//! 2. behind the last of the nouns that it heads a list of: "the detention and deportation *of reporters*";
//! 3. as the object of a participle that says at whom it is aimed: "sanctions *targeting* the bank";
//! 4. behind the "by" of a participle that says who did it: "an explosion *caused by* rebels";
//! 5. right behind a time or a place: "fighting last month *between* guards and dockers".
//!
//! A noun in a list that has a determiner or a possessor of its own has its own parties.

use super::reader::{Place, Reader};
use dragoman_language::Pos;

/// Prepositions that name the parties of a happening wherever they stand in its clause.
const PARTIES: [&str; 3] = ["against", "among", "between"];

/// How many words the last noun of a list may stand behind the first.
const REACH: usize = 4;

/// What stands behind a preposition that is not the noun's own.
pub(super) fn beside(reader: &Reader<'_>, noun: usize, lemma: &str) -> Vec<usize> {
    let ways = [of_its_verb, of_its_list, of_its_aim, of_its_making, of_its_time];
    ways.into_iter().map(|way| way(reader, noun, lemma)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn of_its_verb(reader: &Reader<'_>, noun: usize, lemma: &str) -> Vec<usize> {
    let Some((idx, place)) = reader.place_of(noun).filter(|_| PARTIES.contains(&lemma)) else {
        return Vec::new();
    };
    let clause = reader.clause(idx);
    let happens = match place {
        Place::Subject => clause.object.is_empty() && clause.attribute.is_empty(),
        Place::Object => clause.passive && clause.subject.is_empty(),
        Place::Behind(_) => false,
    };
    if happens { reader.behind(&clause.prepositions, lemma) } else { Vec::new() }
}

fn of_its_list(reader: &Reader<'_>, noun: usize, lemma: &str) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let list = clauses.conjuncts(noun);
    let is_near =
        |&&last: &&usize| last > noun && last - noun <= REACH && clauses.prepositions(noun).is_empty();
    let Some(&last) = list.last().filter(is_near) else { return Vec::new() };
    let is_bare = |&it: &usize| clauses.determiners(it).is_empty() && clauses.possessor(it).is_none();
    if list[1..].iter().all(is_bare) { clauses.objects_of(last, lemma) } else { Vec::new() }
}

fn of_its_aim(reader: &Reader<'_>, noun: usize, lemma: &str) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let aims = |verb: &usize| reader.parsed.lexicon.events.noun_classes.has("aiming", reader.lemma(*verb));
    let verbs = clauses.described_by(noun).into_iter().filter(|verb| lemma == "against" && aims(verb));
    let aimed = verbs.filter_map(|verb| clauses.headed_by(verb)).map(|idx| reader.clause(idx));
    aimed
        .flat_map(|clause| {
            clause
                .object
                .iter()
                .chain(&reader.behind(&clause.prepositions, "at"))
                .copied()
                .collect::<Vec<_>>()
        })
        .collect()
}

fn of_its_making(reader: &Reader<'_>, noun: usize, lemma: &str) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let makes = |verb: &usize| reader.parsed.lexicon.events.noun_classes.has("making", reader.lemma(*verb));
    let verbs = clauses.described_by(noun).into_iter().filter(|verb| lemma == "by" && makes(verb));
    let passives = verbs.filter_map(|verb| clauses.headed_by(verb)).map(|idx| reader.clause(idx));
    passives.filter(|clause| clause.passive).flat_map(|clause| clause.subject.clone()).collect()
}

/// How many words a time or a place may have between a noun and its preposition.
const ASIDE: usize = 5;

fn of_its_time(reader: &Reader<'_>, noun: usize, lemma: &str) -> Vec<usize> {
    if !PARTIES.contains(&lemma) {
        return Vec::new();
    }
    let document = reader.parsed.document;
    let end = document.len().min(noun + 2 + ASIDE);
    let is_aside = |&token: &usize| {
        let is_spot = reader.is_spot(token);
        reader.is_time(token)
            || is_spot
            || document.pos(token) == Pos::Det
            || matches!(reader.lemma(token), "in" | "on")
    };
    let aside = (noun + 1..end).take_while(is_aside).count();
    let at = noun + 1 + aside;
    let is_tie = aside > 0 && at < end && reader.lemma(at) == lemma;
    let holder = is_tie.then(|| document.head(at));
    holder.map_or(Vec::new(), |holder| reader.parsed.clauses.objects_of(holder, lemma))
}
