//! Names who speaks after the verb where the parse lays the name to another: "“…,” said *Ann Reyes*, whose …".
//!
//! In: a draft of plain speech right after a quotation or a comma that ends its words, and without a speaker. Out: the same with the phrase that
//! follows its verb as its speaker.

use super::draft::Draft;
use super::page::Page;
use crate::clauses::Form;
use crate::lexicon::Frame;

/// How many tokens the phrase may have before its head.
const REACH: usize = 10;

/// Gives a verb between a quotation and a phrase that phrase as its speaker.
pub(super) fn name(page: &Page<'_>, draft: &mut Draft<'_>) {
    let Some(clause) = draft.clause.map(|idx| &page.clauses.list()[idx]) else { return };
    let is_plain = draft.word.is_some_and(|word| word.takes(Frame::Quote) && !word.stance);
    let after_comma = |before: usize| {
        let told = draft.content.last().is_some_and(|run| run.end <= clause.head);
        page.document.word(before) == "," && told
    };
    let follows = clause.head.checked_sub(1).is_some_and(|before| {
        (page.quote_of(before).is_some() || after_comma(before)) && page.quote_of(clause.head).is_none()
    });
    let is_bare = draft.speaker.is_empty() && clause.form == Form::Finite && !clause.passive;
    if is_plain && follows && is_bare {
        let start = clause.head + 1;
        let end = (start + REACH).min(page.document.len());
        let begins =
            |&head: &usize| page.clauses.heads_a_phrase(head) && page.clauses.core(head).start == start;
        draft.tell("the phrase behind the verb is the speaker");
        draft.speaker.extend((start..end).take_while(|&token| !page.is_mark(token)).filter(begins).last());
    }
}
