//! Where reported words end because somebody else goes on, or the speaker does something more.
//!
//! In: a cue's words as the parse hangs them on it. Out: the same without their tail: "…, *citing a map*", "…, *which he
//! left*", "… *but gave no details*". What the speaker of the first words reports in such a tail is his as well.

use super::cues;
use super::page::Page;
use super::reach;
use crate::clauses::{Clause, Form, Link};
use crate::lexicon::Frame;
use dragoman_records::Act;

/// Leaves out what the reporter goes on with at the end: "…, *citing a map*", "…, *which he left*",
/// "… *but added* …".
pub(super) fn drop_tails(page: &Page<'_>, inner: usize, tokens: &mut Vec<usize>) {
    let Some(inner_idx) = page.clauses.headed_by(inner) else { return };
    let last = tokens.last().copied().unwrap_or_default();
    let inside = page.clauses.list()[inner_idx + 1..].iter().take_while(|clause| clause.head <= last);
    let cut = inside.filter(|clause| tail(page, clause).is_some()).find_map(|clause| {
        let below = page.clauses.below(clause.head);
        let ends = below.last().is_some_and(|&end| end + 2 >= last) || clause.form == Form::Gerund;
        below.first().copied().filter(|&first| ends && first > inner)
    });
    if let Some(cut) = cut {
        tokens.retain(|&token| token < cut);
    }
}

/// How the reporter goes on after reported words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// The speaker does something more: "…, *citing a map*", "… *but added*".
    OfSpeaker,
    /// Something more of a thing, or another's words: "…, *which he left*", "… *but critics said*".
    OfThing,
}

/// The kind of tail that a clause makes, outside of quotation marks.
fn tail(page: &Page<'_>, clause: &Clause) -> Option<Tail> {
    if page.quote_of(clause.head).is_some() {
        return None;
    }
    let (_, link) = clause.parent?;
    let first = page.clauses.below(clause.head).first().copied()?;
    let before = (0..first).rev().find(|&token| !closes_quote(page, token));
    let after_comma =
        before.is_some_and(|before| matches!(page.document.word(before), "," | "-" | "--" | "–" | "—"));
    let speaks = || !cues::entries(page, clause.head).is_empty();
    match link {
        Link::Adverbial if clause.form == Form::Gerund && after_comma => speaks().then_some(Tail::OfSpeaker),
        // "… *while critics said* …": another's words beside the first ones.
        Link::Adverbial if clause.form == Form::Finite && speaks_plainly(page, clause) => {
            let is_contrast =
                matches!(page.lower(first).as_str(), "although" | "though" | "while" | "whereas");
            (is_contrast && after_comma).then_some(Tail::OfThing)
        }
        Link::Modifier if after_comma && is_aside(page, first) => Some(Tail::OfThing),
        Link::Conjunct
            if clause.form == Form::Finite
                && clause.modal.is_none()
                && (speaks_plainly(page, clause) && is_of_reporter(page, clause)
                    || tells_no_more(page, clause)) =>
        {
            let has_own = !clause.subject.is_empty() && !clause.subject_shared;
            Some(if has_own { Tail::OfThing } else { Tail::OfSpeaker })
        }
        _ => None,
    }
}

/// "… and *has been denied* care" happened to who is told of; "… but that *has not been confirmed*" the reporter adds.
fn is_of_reporter(page: &Page<'_>, clause: &Clause) -> bool {
    let first = page.clauses.below(clause.head).first().copied().unwrap_or(clause.head);
    let has_own = || clause.object.iter().any(|&object| object >= first && object < clause.head);
    !clause.passive || clause.negated || has_own()
}

/// "says police hold the owner, *but gave no details*", "*but declined to say more*": what a report leaves out, the reporter tells.
fn tells_no_more(page: &Page<'_>, clause: &Clause) -> bool {
    let is_none = |&object: &usize| {
        let determiners = page.clauses.determiners(object);
        page.is_a(object, "detail")
            && (clause.negated || determiners.iter().any(|&it| page.is_a(it, "nobody")))
    };
    let has_own = !clause.subject.is_empty() && !clause.subject_shared;
    let first = page.clauses.below(clause.head).first().copied().unwrap_or(clause.head);
    let declines = first > 0
        && page.lower(first - 1) == "but"
        && matches!(page.lemma(clause.head).as_str(), "decline" | "refuse");
    !has_own
        && (declines
            || clause.object.iter().any(is_none)
            || clause.negated && page.is_a(clause.head, "detail"))
}

/// Whether a token is the mark that closes a quotation.
fn closes_quote(page: &Page<'_>, token: usize) -> bool {
    let quote = page.quote_of(token).map(|idx| &page.quotes[idx]);
    quote.is_some_and(|quote| token + 1 == quote.tokens.end) && page.is_mark(token)
}

/// Whether the verb of a clause reports words and not a stance.
pub(super) fn speaks_plainly(page: &Page<'_>, clause: &Clause) -> bool {
    let mut words = cues::entries(page, clause.head).into_iter();
    words.any(|word| {
        !word.stance && word.tail().is_none() && (word.takes(Frame::Quote) || word.act == Act::Accuse)
    })
}

pub(super) fn is_aside(page: &Page<'_>, token: usize) -> bool {
    matches!(page.lower(token).as_str(), "which" | "who" | "whose" | "whom" | "where")
}

/// For a tail in which the speaker reports more, the clause of the cue that it belongs to.
pub(super) fn reports_above(page: &Page<'_>, clause_idx: usize) -> Option<usize> {
    let list = page.clauses.list();
    let mut at = clause_idx;
    if tail(page, &list[at]) != Some(Tail::OfSpeaker) {
        return None;
    }
    for _ in 0..reach::DEEPEST {
        let (above, link) = list[at].parent?;
        // "said it is right *the vote is fair*, calling it …": the clause may itself lie in what is told.
        let is_told = link == Link::Complement && list[at].form == Form::Finite;
        if is_told && !cues::entries(page, list[above].head).is_empty() {
            return Some(above);
        }
        at = above;
    }
    None
}
