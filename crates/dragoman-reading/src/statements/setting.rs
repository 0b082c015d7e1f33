//! To whom, where and when something was said.

use super::draft::Draft;
use super::page::Page;
use crate::lexicon::SpeechWord;
use dragoman_language::Pos;
use dragoman_records::{Act, Span};

/// "in an interview with Channel One", "on Twitter".
pub(super) fn venue(page: &Page<'_>, draft: &Draft<'_>) -> Option<Span> {
    let clause = &page.clauses.list()[draft.clause?];
    let found = clause.prepositions.iter().find(|preposition| {
        let is_place =
            matches!(preposition.lemma.as_str(), "in" | "on" | "at" | "during" | "via" | "through");
        let is_venue = preposition.objects.iter().any(|&object| page.is_a(object, "venue"));
        is_place && is_venue && !draft.says(preposition.token)
    })?;
    let mut range = page.clauses.core(*found.objects.first()?);
    range.start = found.token;
    range.end = (range.start..range.end).find(|&token| draft.says(token)).unwrap_or(range.end);
    Some(page.document.span(range))
}

/// "told *reporters*", "said to *the crowd*".
pub(super) fn addressee(page: &Page<'_>, draft: &Draft<'_>) -> Option<Span> {
    let clause = &page.clauses.list()[draft.clause?];
    // Who thinks tells nobody; whom one blames or praises is what one speaks of.
    let speaks_of = |word: &SpeechWord| {
        let of_object = matches!(word.act, Act::Accuse | Act::Criticise | Act::Praise);
        word.stance || of_object && !matches!(word.lemma.as_str(), "thank" | "congratulate" | "compliment")
    };
    if draft.word.is_some_and(speaks_of) {
        return None;
    }
    let to = clause.prepositions.iter().filter(|preposition| preposition.lemma == "to");
    let to = to.flat_map(|preposition| preposition.objects.first().copied());
    let told = clause.indirect.iter().chain(&clause.object).copied().chain(to);
    let mut told = told.filter(|&head| !draft.says(head) && !clause.subject.contains(&head));
    // "…, scientists report, *a number larger than before*": behind a comma it is an aside.
    let is_beside = |head: usize| {
        let start = page.clauses.core(head).start;
        start > draft.head && page.document.word(start - 1) == ","
    };
    // "as the mayor put *it*": nobody is an it.
    let is_one = |head: usize| {
        matches!(page.document.pos(head), Pos::Noun | Pos::Propn | Pos::Pron) && page.lower(head) != "it"
    };
    let head = told.find(|&head| is_one(head) && !is_beside(head))?;
    Some(page.document.span(page.clauses.core(head)))
}

/// "on *Sunday*": a time in the clause of the cue and outside its content.
pub(super) fn time(page: &Page<'_>, draft: &Draft<'_>) -> Option<Span> {
    let clause_idx = draft.clause?;
    let names = page.document.names();
    let sentence = page.document.sentences()[page.document.sentence_of(draft.head)].clone();
    let from = names.partition_point(|name| name.tokens.start < sentence.start);
    let here = names[from..].iter().take_while(|name| name.tokens.start < sentence.end);
    let mut times = here.filter(|name| matches!(name.label.as_str(), "DATE" | "TIME"));
    let found = times.find(|name| {
        let head = page.clauses.head_of(name.tokens.clone());
        page.clauses.around(head) == Some(clause_idx) && !draft.says(head)
    })?;
    Some(page.document.span(found.tokens.clone()))
}
