//! What a cue reports that stands aside in its sentence.
//!
//! In: a cue's clause and entry. Out: the rest of the sentence as its content, if the clause is one that only
//! interrupts or ends it: "The plan, *he said*, failed", "as *he put it*, the plan failed".
//!
//! The parse calls such a clause a parataxis; an adverbial clause that no word opens and that stands between
//! commas is one too. What the verb reports behind itself is told in `content`.

use super::content::Found;
use super::nominal::beside;
use super::page::{Page, runs};
use super::reach;
use crate::clauses::{Clause, Form, Link};
use crate::lexicon::{Frame, SpeechWord};
use dragoman_language::Pos;

/// "The plan, *he said*, failed"; "as *he put it*, the plan failed".
pub(super) fn around(page: &Page<'_>, clause_idx: usize, word: &SpeechWord) -> Option<Found> {
    let clause = &page.clauses.list()[clause_idx];
    let (parent_idx, link) = clause.parent?;
    let begin = between_commas(page, clause);
    let is_aside = match (link, page.clauses.opener(clause.head)) {
        (Link::Aside, _) => true,
        (Link::Adverbial, Some(opener)) => page.lower(opener) == "as" && stands_apart(page, opener),
        (Link::Adverbial | Link::Complement, None) => begin.is_some(),
        _ => false,
    };
    if !is_aside || !word.takes(Frame::BareClause) || !clause.complements.is_empty() {
        return None;
    }
    // "… a sign of faith: they want *to be seen*": an infinitive behind the verb is what it reports.
    let next = clause.head + 1;
    if next < page.document.len() && page.document.tag(next) == "TO" {
        return None;
    }
    // "Some disagree; the mayor *suggested a probe*": the verb has what it reports.
    let has_object =
        clause.object.iter().any(|&object| object > clause.head && word.takes_noun(&page.lemma(object)));
    if has_object && !clause.passive {
        return None;
    }
    let mut mine = page.clauses.below(clause.head);
    if let Some(begin) = begin.filter(|_| link != Link::Aside) {
        mine.retain(|&token| token >= begin);
    }
    let parent = page.clauses.list()[parent_idx].head;
    let mut rest: Vec<usize> =
        page.clauses.below(parent).into_iter().filter(|token| !mine.contains(token)).collect();
    // "The war began in May *and Russia says* it goes on": the cue begins a clause of its own.
    let first = mine.iter().copied().find(|&token| !page.is_mark(token));
    if first.is_some_and(|first| first > 0 && page.document.pos(first - 1) == Pos::Cconj) {
        return None;
    }
    if rest.last().is_some_and(|&last| last < clause.head) {
        reach::begin_with_sentence(page, &mut rest);
    }
    let rest = beside(page, clause.head, &rest);
    (!rest.is_empty()).then(|| (Frame::BareClause, runs(page, &rest)))
}

/// "It fell, *as* he said", "*As* he said, it fell"; not "it fell *as* he was speaking".
fn stands_apart(page: &Page<'_>, opener: usize) -> bool {
    let start = page.document.sentences()[page.document.sentence_of(opener)].start;
    opener == start || page.is_mark(opener - 1) || page.document.pos(opener - 1) == Pos::Cconj
}

/// Where a clause begins that stands between commas with a subject of its own: "If anything, *the mayor argued in a
/// letter*, the plan is late". The parse may hang it on the clause that it interrupts, and on it what comes before.
fn between_commas(page: &Page<'_>, clause: &Clause) -> Option<usize> {
    let is_comma = |token: usize| token < page.document.len() && page.document.word(token) == ",";
    let is_own = clause.form == Form::Finite && !clause.subject_shared;
    let begin = clause.subject.iter().map(|&head| page.clauses.core(head).start).min().filter(|_| is_own)?;
    let last = *page.clauses.below(clause.head).last()?;
    (begin > 0 && begin < clause.head && is_comma(begin - 1) && is_comma(last + 1)).then_some(begin)
}
