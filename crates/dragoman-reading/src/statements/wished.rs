//! Reads what somebody wishes that others do: "called for *the dam to be built*".
//!
//! In: the clause of a verb and its entry. Out: the word that opens the infinitive, which belongs to the cue, and the
//! infinitive with its own subject, which is the content.
//!
//! The parse takes such a "for" for the sign of the infinitive and not for a preposition of the verb. Only right
//! behind the verb it is the verb's.

use super::content::Found;
use super::page::{Page, runs};
use crate::clauses::{Clause, Form};
use crate::lexicon::{Frame, SpeechWord};

/// "called *for* the dam to be built": the word that opens an infinitive right behind a verb.
pub(super) fn opener(page: &Page<'_>, clause: &Clause) -> Option<usize> {
    let wish = page.clauses.list().get(wish(page, clause)?)?;
    page.clauses.opener(wish.head)
}

/// The infinitive with a subject of its own right behind a verb: "called for *the dam to be built*".
fn wish(page: &Page<'_>, clause: &Clause) -> Option<usize> {
    let next = page.clauses.list().partition_point(|inner| inner.head <= clause.head);
    (next..page.clauses.list().len()).take(3).find(|&idx| {
        let inner = &page.clauses.list()[idx];
        is_opened(page, inner, clause.head + 1)
            && inner.form == Form::Infinitive
            && page.document.head(inner.head) == clause.head
    })
}

/// Whether a clause begins with this word, or right behind it if the parse gives the word nothing to govern.
fn is_opened(page: &Page<'_>, inner: &Clause, word: usize) -> bool {
    let is_bare = word + 1 < page.document.len()
        && page.clauses.below(word).len() == 1
        && page.document.tag(word + 1) != "TO";
    let is_next = is_bare && page.clauses.below(inner.head).first() == Some(&(word + 1));
    page.clauses.opener(inner.head) == Some(word) || is_next
}

/// "called for *the dam to be built*": the parse takes the preposition for the sign of the infinitive.
pub(super) fn content(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    let inner = &page.clauses.list()[wish(page, clause)?];
    let opener = clause.head + 1;
    let is_asked = word.tail().is_some_and(|tail| page.lower(opener) == tail);
    let tokens =
        || page.clauses.below(inner.head).into_iter().filter(|&token| token != opener).collect::<Vec<_>>();
    is_asked.then(|| (Frame::ObjectInfinitive, runs(page, &tokens())))
}
