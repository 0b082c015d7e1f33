//! To whom, where and when something was said.
//!
//! In: a draft, who is who, and the time expressions of the article. Out: a span each, or none.
//!
//! Asked are the clause of the cue and, for what they say of the saying, the words around it: the gerund that opens the
//! sentence ("*Speaking to reporters in Rome on Monday*, Hill said …") and what tells of a text when it came out ("a
//! statement *issued Friday* said"). A time counts only where nothing but such words stand between it and the cue: in
//! "called for a truce after the attack *on Sunday*" it is the attack's.

use super::draft::Draft;
use super::page::Page;
use crate::clauses::{Clause, Form, Link, Preposition};
use crate::entities::Entities;
use crate::lexicon::SpeechWord;
use dragoman_language::Pos;
use dragoman_records::{Act, EntityType, Span, TimeExpression, TimeType};

/// The value of "now" and "today's": no time of its own.
const NOW: &str = "PRESENT_REF";

/// How many words stand between a time and its cue at most.
const DEEPEST: usize = 8;

/// "in an interview with Channel One", "on Twitter", "told reporters *in Baghdad* that".
pub(super) fn venue(page: &Page<'_>, draft: &Draft<'_>) -> Option<Span> {
    let clause = &page.clauses.list()[draft.clause?];
    let is_place = |preposition: &&Preposition| {
        matches!(preposition.lemma.as_str(), "in" | "on" | "at" | "during" | "via" | "through")
            && !draft.says(preposition.token)
            && !draft.cue.contains(&preposition.token)
    };
    let is_through =
        |preposition: &&Preposition| preposition.objects.iter().any(|&object| page.is_a(object, "venue"));
    let own = || clause.prepositions.iter().filter(is_place);
    let opening =
        opening(page, draft).into_iter().flat_map(|clause| clause.prepositions.iter()).filter(is_place);
    let is_behind =
        |preposition: &&Preposition| preposition.token > draft.head && governs(page, preposition, &PLACES);
    let is_where = |preposition: &&Preposition| !governs(page, preposition, &TIMES);
    let found = own()
        .find(is_through)
        .or_else(|| opening.clone().find(is_where))
        .or_else(|| own().find(is_behind))?;
    let mut range = page.clauses.core(*found.objects.first()?);
    range.start = found.token;
    range.end = (range.start..range.end).find(|&token| draft.says(token)).unwrap_or(range.end);
    Some(page.document.span(range))
}

const PLACES: [&str; 3] = ["GPE", "LOC", "FAC"];
const TIMES: [&str; 2] = ["DATE", "TIME"];

/// Whether what a preposition governs is a name of one of these kinds.
fn governs(page: &Page<'_>, preposition: &Preposition, labels: &[&str]) -> bool {
    preposition.objects.iter().any(|&object| is_named(page, object, labels))
}

fn is_named(page: &Page<'_>, token: usize, labels: &[&str]) -> bool {
    page.document.name_at(token).is_some_and(|name| labels.contains(&name.label.as_str()))
}

fn is_text(page: &Page<'_>, token: usize) -> bool {
    ["venue", "published", "source"].iter().any(|class| page.is_a(token, class))
}

/// "*Speaking* to reporters in Rome": the gerund before a cue that tells how it was said.
fn opening<'p>(page: &'p Page<'_>, draft: &Draft<'_>) -> Option<&'p Clause> {
    let list = page.clauses.list();
    let cue_idx = draft.clause?;
    let sentence = page.document.sentences()[page.document.sentence_of(draft.head)].clone();
    let from = list.partition_point(|clause| clause.head < sentence.start);
    list[from..cue_idx].iter().find(|clause| {
        clause.form == Form::Gerund
            && matches!(clause.parent, Some((above, Link::Adverbial)) if above == cue_idx)
            && page.is_a(clause.head, "speaking")
    })
}

/// "told *reporters*", "called on *the army* to leave", "said to *the crowd*", "speaking to *students*, he said".
pub(super) fn addressee(page: &Page<'_>, entities: &Entities, draft: &Draft<'_>) -> Option<Span> {
    let clause = &page.clauses.list()[draft.clause?];
    if draft.word.is_some_and(speaks_of) {
        return None;
    }
    let is_somebody = |&head: &usize| is_somebody(page, entities, head);
    let to = objects(clause, &["to"]).filter(is_somebody);
    let told = clause.indirect.iter().chain(&clause.object).copied();
    let told = told.filter(|_| page.is_a(draft.head, "heard_by_object"));
    let called_on = called_on(page, draft, clause);
    let opening = opening(page, draft).into_iter();
    let opening = opening.flat_map(|clause| objects(clause, &["to", "with"])).filter(is_somebody);
    // "…, scientists report, *a number larger than before*": behind a comma it is an aside.
    let is_beside = |head: usize| {
        let start = page.clauses.core(head).start;
        start > draft.head && page.document.word(start - 1) == ","
    };
    // "as the mayor put *it*": nobody is an it.
    let is_one = |head: usize| {
        matches!(page.document.pos(head), Pos::Noun | Pos::Propn | Pos::Pron) && page.lower(head) != "it"
    };
    let is_free =
        |head: usize| !draft.says(head) && !clause.subject.contains(&head) && !draft.cue.contains(&head);
    let mut all = told.chain(called_on).chain(to).chain(opening);
    let head = all.find(|&head| is_free(head) && is_one(head) && !is_beside(head))?;
    let mut range = page.clauses.core(head);
    // "told the daily *Maariv*": another object for the parser, or another word for the first.
    let beside = clause.object.iter().copied().chain(page.clauses.appositions(head));
    let named = beside.map(|other| page.clauses.core(other)).find(|it| it.start == range.end);
    range.end = named.filter(|it| page.document.pos(it.start) == Pos::Propn).map_or(range.end, |it| it.end);
    Some(page.document.span(range))
}

/// Who thinks tells nobody; whom one blames or praises is what one speaks of.
fn speaks_of(word: &SpeechWord) -> bool {
    let of_object = matches!(word.act, Act::Accuse | Act::Criticise | Act::Praise);
    word.stance || of_object && !matches!(word.lemma.as_str(), "thank" | "congratulate" | "compliment")
}

/// Of "called *on the army* to leave" those called on, if what they are to do is all that is told.
fn called_on(page: &Page<'_>, draft: &Draft<'_>, clause: &Clause) -> Option<usize> {
    let asked = clause.prepositions.iter().find(|it| matches!(it.lemma.as_str(), "on" | "upon"))?;
    let is_order =
        draft.cue.contains(&asked.token) && draft.content.iter().any(|run| page.lower(run.start) == "to");
    asked.objects.first().copied().filter(|_| is_order)
}

fn objects<'c>(clause: &'c Clause, lemmas: &'c [&'c str]) -> impl Iterator<Item = usize> + 'c {
    let ours = clause.prepositions.iter().filter(|it| lemmas.contains(&it.lemma.as_str()));
    ours.filter_map(|preposition| preposition.objects.first().copied())
}

/// A person, people or a body, not "to *this point*".
fn is_somebody(page: &Page<'_>, entities: &Entities, head: usize) -> bool {
    let kind = entities.referred_to(head).map(|entity| entities.list()[entity].kind);
    let is_person = || ["people", "media", "police"].iter().any(|class| page.is_a(head, class));
    let is_kind = |kind: EntityType| {
        matches!(
            kind,
            EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp | EntityType::Group
        )
    };
    kind.is_some_and(is_kind) || is_person() || page.document.tag(head) == "PRP"
}

/// "on *Sunday*": a day or an hour that nothing parts from the cue.
pub(super) fn time(page: &Page<'_>, times: &[TimeExpression], draft: &Draft<'_>) -> Option<Span> {
    let sentence = page.document.sentences()[page.document.sentence_of(draft.head)].clone();
    let sentence = page.document.span(sentence);
    let from = times.partition_point(|time| time.span.start < sentence.start);
    let here = times[from..].iter().take_while(|time| time.span.start < sentence.end);
    let points =
        here.filter(|time| matches!(time.kind, TimeType::Date | TimeType::Time) && time.value != NOW);
    let mut ours = points.filter(|time| {
        let tokens = page.document.tokens_under(time.span);
        let head = page.clauses.head_of(tokens);
        !draft.says(head) && is_of_cue(page, draft, head)
    });
    ours.next().map(|time| time.span)
}

/// Whether nothing but words of the saying stand between a time and its cue.
fn is_of_cue(page: &Page<'_>, draft: &Draft<'_>, time: usize) -> bool {
    let mut at = time;
    for _ in 0..DEEPEST {
        if at != time && (at == draft.head || draft.cue.contains(&at)) {
            return true;
        }
        let above = page.document.head(at);
        let is_ours = match page.document.dep(at) {
            "npadvmod" | "nmod" | "advmod" => true,
            // "In a separate attack *Monday*, police say" tells of the attack.
            "pobj" => {
                at == time
                    || is_text(page, at)
                    || is_named(page, at, &PLACES)
                    || is_named(page, at, &["ORG", "PERSON"])
            }
            // "Speaking *Sunday*" is parsed with an object.
            "dobj" => at == time && page.is_a(above, "speaking"),
            // "*Thursday's* report says".
            "poss" => at == time && page.is_a(above, "venue"),
            "prep" => is_when(page, at),
            "nsubj" => at != time,
            "acl" => page.is_a(at, "issuing"),
            "advcl" => page.is_a(at, "speaking") && page.document.tag(at) == "VBG",
            _ => false,
        };
        if !is_ours || above == at {
            return false;
        }
        at = above;
    }
    false
}

/// "*on* Sunday", "*in* a statement", "*at* noon"; not "*after* Sunday's attack".
fn is_when(page: &Page<'_>, preposition: usize) -> bool {
    matches!(
        page.lower(preposition).as_str(),
        "on" | "in" | "at" | "during" | "by" | "around" | "to" | "with" | "from"
    )
}
