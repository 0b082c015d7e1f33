//! Which words a cue reports.
//!
//! In: a cue with its frames. Out: the frame it stands in and the reported words, in runs of tokens:
//! several where the cue interrupts them ("The plan, he said, failed").
//!
//! The complementiser stays outside, an object that the content says something of inside ("accused
//! *Israel of lying*"). Nothing here looks at quotation marks; `direct` does.

use super::aside;
use super::page::{Page, runs};
use super::reach;
use super::unparsed;
use super::wished;
use crate::clauses::{Clause, ComplementKind, Form, Link, Preposition};
use crate::lexicon::{Frame, SpeechWord};
use dragoman_language::Pos;
use std::ops::Range;

/// A frame and the words that stand in it.
pub(super) type Found = (Frame, Vec<Range<usize>>);

/// The content of a verb that reports.
pub(super) fn of_verb(
    page: &Page<'_>,
    clause_idx: usize,
    word: &SpeechWord,
    preposition: Option<&Preposition>,
) -> Option<Found> {
    let clause = &page.clauses.list()[clause_idx];
    aside::around(page, clause_idx, word)
        .or_else(|| governed(page, clause, word, preposition.is_some()))
        .or_else(|| told_object(page, clause, word))
        .or_else(|| purpose(page, clause_idx, word, preposition))
        .or_else(|| preposition.and_then(|preposition| after_preposition(page, clause, word, preposition)))
        .or_else(|| wished::content(page, clause, word))
        .or_else(|| predicated(page, clause, word))
        .or_else(|| preposition.is_none().then(|| noun_object(page, clause, word)).flatten())
        .filter(|(_, content)| !content.is_empty())
        .map(|found| behind(page, clause, word, &found).unwrap_or(found))
}

/// "Most are liberal: 26 in 100 say *they are not*": words right behind a verb are told, and not those that the
/// parse hangs on it before it.
fn behind(page: &Page<'_>, clause: &Clause, word: &SpeechWord, found: &Found) -> Option<Found> {
    let is_clause = matches!(found.0, Frame::BareClause | Frame::ThatClause);
    let precedes = is_clause && found.1.last().is_some_and(|run| run.end <= clause.head);
    let (frame, words) = unparsed::after(page, clause, word).filter(|_| precedes)?;
    Some((frame, runs(page, &words)))
}

/// A clause that the verb governs: finite, question, infinitive or gerund.
fn governed(page: &Page<'_>, clause: &Clause, word: &SpeechWord, has_tail: bool) -> Option<Found> {
    clause.complements.iter().find_map(|complement| {
        let inner = &page.clauses.list()[complement.clause];
        let frame = match complement.kind {
            ComplementKind::Finite if opens_with_that(page, inner) => Frame::ThatClause,
            ComplementKind::Finite => Frame::BareClause,
            ComplementKind::Question => Frame::WhClause,
            ComplementKind::Infinitive => infinitive(clause, word, has_tail || has_own_subject(inner))?,
            ComplementKind::Gerund => Frame::Gerund,
            ComplementKind::Other => return None,
        };
        if !word.takes(frame) || is_cut_off(page, clause, inner.head) {
            return None;
        }
        let mut tokens = clause_words(page, clause, inner.head);
        if frame == Frame::AddresseeInfinitive && has_own_subject(inner) {
            tokens.retain(|token| inner.words.first().is_none_or(|first| token >= first));
        }
        let has_object = frame == Frame::ObjectInfinitive || frame == Frame::Infinitive && clause.passive;
        if has_object {
            tokens.extend(clause.object.iter().flat_map(|&object| phrase_words(page, object)));
        }
        if frame == Frame::Infinitive && !clause.passive {
            tokens.retain(|&token| token > clause.head);
        }
        tokens.sort_unstable();
        tokens.dedup();
        reach::mend_clause(page, clause, inner.head, &mut tokens);
        Some((frame, runs(page, &tokens)))
    })
}

/// "The dam held; *farmers call it a wonder*": a semicolon right before the cue's own words parts the two clauses.
fn is_cut_off(page: &Page<'_>, cue: &Clause, inner: usize) -> bool {
    let starts =
        cue.subject.iter().map(|&head| page.clauses.core(head).start).chain(cue.words.first().copied());
    let before = starts.min().filter(|&start| start > inner).and_then(|start| start.checked_sub(1));
    before.is_some_and(|before| page.document.word(before) == ";")
}

pub(super) fn opens_with_that(page: &Page<'_>, clause: &Clause) -> bool {
    that_of(page, clause.head).is_some()
}

/// The "that" that opens a clause as a mere sign of it. After a noun the parser may take it for a
/// pronoun, but then the tagger does not.
pub(super) fn that_of(page: &Page<'_>, verb: usize) -> Option<usize> {
    let first = page.clauses.opener(verb).or_else(|| page.clauses.below(verb).first().copied())?;
    let is_sign = page.clauses.opener(verb).is_some() || page.document.tag(first) == "IN";
    (is_sign && page.lower(first) == "that").then_some(first)
}

/// "assured residents *that the water was safe*": the clause hangs on whom it is told.
fn told_object(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    let is_told = |object: &&usize| !word.takes_noun(&page.lemma(**object));
    let told = clause.object.iter().chain(&clause.indirect).filter(is_told);
    let mut verbs = told.flat_map(|&object| page.clauses.described_by(object));
    let verb = verbs.find(|&verb| that_of(page, verb).is_some() && word.takes(Frame::ThatClause))?;
    Some((Frame::ThatClause, runs(page, &clause_words(page, clause, verb))))
}

/// "committed *to cut emissions*", "appealed to residents *to save water*": an infinitive just after a
/// verb that takes one, or after those it is addressed to, fills it, even if it looks like a purpose.
fn purpose(
    page: &Page<'_>,
    clause_idx: usize,
    word: &SpeechWord,
    addressed: Option<&Preposition>,
) -> Option<Found> {
    let list = page.clauses.list();
    let clause = &list[clause_idx];
    let (frame, start) = match addressed {
        Some(addressed) => (Frame::ObjectInfinitive, page.clauses.extent(*addressed.objects.last()?).end),
        None => (Frame::Infinitive, clause.head + 1),
    };
    if !word.takes(frame) || !clause.object.is_empty() || clause.passive {
        return None;
    }
    let near = list[clause_idx + 1..].iter().take(3);
    let inner = near.filter(|inner| {
        inner.parent == Some((clause_idx, Link::Adverbial)) && inner.form == Form::Infinitive
    });
    let mut inner = inner.filter(|inner| inner.words.first() == Some(&start));
    Some((frame, runs(page, &clause_words(page, clause, inner.next()?.head))))
}

/// "implored *the court* to wait": the object may be taken for the infinitive's subject.
fn has_own_subject(inner: &Clause) -> bool {
    !inner.subject.is_empty() && !inner.subject_shared
}

/// Which of its frames an infinitive fills. The preposition of "called on both sides to stop" has
/// taken the object.
fn infinitive(clause: &Clause, word: &SpeechWord, has_tail: bool) -> Option<Frame> {
    let has_object = !clause.object.is_empty() || !clause.indirect.is_empty() || has_tail;
    let frames: &[Frame] = match (clause.passive, has_object) {
        (true, _) => &[Frame::AddresseeInfinitive, Frame::Infinitive, Frame::ObjectInfinitive],
        (false, true) => &[Frame::AddresseeInfinitive, Frame::ObjectInfinitive, Frame::Infinitive],
        (false, false) => &[Frame::Infinitive],
    };
    frames.iter().copied().find(|&frame| word.takes(frame))
}

/// The words of a governed clause without its complementiser and without the cue's own.
fn clause_words(page: &Page<'_>, cue: &Clause, head: usize) -> Vec<usize> {
    let opener = that_of(page, head);
    let is_cues = |token: &usize| {
        cue.words.contains(token)
            || opener == Some(*token)
            || cue.subject.contains(token) && !cue.subject_shared
    };
    page.clauses.below(head).into_iter().filter(|token| !is_cues(token)).collect()
}

pub(super) fn phrase_words(page: &Page<'_>, head: usize) -> Vec<usize> {
    let all = page.clauses.below(head);
    if all.is_empty() { vec![head] } else { all }
}

/// What the preposition of the cue governs: "called for *calm*", "warned of *floods*".
fn after_preposition(
    page: &Page<'_>,
    clause: &Clause,
    word: &SpeechWord,
    preposition: &Preposition,
) -> Option<Found> {
    if let Some(verb) =
        preposition.clause.filter(|_| word.takes(Frame::Gerund) || word.takes(Frame::WhClause))
    {
        return Some((Frame::Gerund, runs(page, &page.clauses.below(verb))));
    }
    let objects = &preposition.objects;
    if !objects.iter().any(|&object| word.takes_noun(&page.lemma(object))) {
        return None;
    }
    let mut tokens: Vec<usize> = objects.iter().flat_map(|&object| phrase_words(page, object)).collect();
    let end = tokens.iter().max().map_or(preposition.token + 1, |&last| last + 1);
    if reach::is_setting(page, preposition.token, preposition.token..end) {
        return None;
    }
    reach::widen(page, clause.head, &mut tokens);
    Some((Frame::Noun, runs(page, &tokens)))
}

/// "called *the move a mistake*", "considered *it successful*", "described *it as theft*".
fn predicated(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    if !word.takes(Frame::ObjectComplement) {
        return None;
    }
    let mut verbless = page.clauses.complement_heads(clause.head);
    verbless.retain(|&head| !is_cut_off(page, clause, head) && !is_watched(page, word, head));
    let mut tokens: Vec<usize> = verbless.iter().flat_map(|&head| page.clauses.below(head)).collect();
    tokens.extend(own_prepositions(page, clause, word));
    if tokens.is_empty() || is_naming(page, clause, &verbless) {
        return None;
    }
    let mut objects: Vec<usize> =
        clause.object.iter().flat_map(|&object| phrase_words(page, object)).collect();
    drop_own_words(page, clause, &mut objects);
    tokens.extend(objects);
    reach::widen(page, clause.head, &mut tokens);
    Some((Frame::ObjectComplement, runs(page, &tokens)))
}

/// "was seen *beating* protesters": what one sees somebody do is no view of him.
fn is_watched(page: &Page<'_>, word: &SpeechWord, head: usize) -> bool {
    let inner = page.clauses.headed_by(head).map(|idx| &page.clauses.list()[idx]);
    word.stance && inner.is_some_and(|inner| inner.form == Form::Gerund && !inner.object.is_empty())
}

/// "a firm *called Acme*", "called *himself Paul*": what something is called, by nobody or by itself.
fn is_naming(page: &Page<'_>, clause: &Clause, names: &[usize]) -> bool {
    let is_name = !names.is_empty() && names.iter().all(|&head| page.document.pos(head) == Pos::Propn);
    let is_noun =
        |&head: &usize| page.document.pos(head) == Pos::Noun && page.clauses.determiners(head).is_empty();
    let of_itself = clause.object.iter().any(|&object| page.lower(object).ends_with("self"));
    let is_unsaid = clause.subject.is_empty() || clause.form == Form::Participle && clause.subject_shared;
    // "strips of cells *called plates*": what they go by, whoever says so.
    let is_term = is_unsaid && matches!(page.lemma(clause.head).as_str(), "call" | "name" | "term" | "dub");
    is_name && (is_unsaid || of_itself) || is_term && !names.is_empty() && names.iter().all(is_noun)
}

/// The words of a preposition; "charging him with “*idle talk*”" may hang those in marks on the verb.
fn governed_words(page: &Page<'_>, clause: &Clause, preposition: &Preposition) -> Vec<usize> {
    let mut tokens = page.clauses.below(preposition.token);
    let next = (preposition.token + 1..page.document.len()).take(3).find(|&token| !page.is_mark(token));
    let is_lost = |&next: &usize| page.document.tag(next) == "VBG" && page.document.head(next) == clause.head;
    if tokens.len() == 1 {
        tokens.extend(next.filter(is_lost).into_iter().flat_map(|next| page.clauses.below(next)));
    }
    tokens
}

fn own_prepositions(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Vec<usize> {
    let is_own = |preposition: &&Preposition| word.with.contains(&preposition.lemma);
    let own = clause.prepositions.iter().filter(is_own);
    let mut tokens: Vec<usize> =
        own.flat_map(|preposition| governed_words(page, clause, preposition)).collect();
    // "saw *the board as a threat*": the parse may hang the phrase on the object.
    let of_object = clause.object.iter().flat_map(|&object| page.clauses.prepositions(object));
    let of_object =
        of_object.filter(|preposition| preposition.lemma == "as" && preposition.token > clause.head);
    let is_taken = |_: &Preposition| word.with.iter().any(|lemma| lemma == "as");
    tokens.extend(of_object.filter(is_taken).flat_map(|preposition| page.clauses.below(preposition.token)));
    tokens
}

/// "denied *involvement*", "accused *Israel of lying*".
fn noun_object(page: &Page<'_>, clause: &Clause, word: &SpeechWord) -> Option<Found> {
    if !clause.object.iter().any(|&object| word.takes_noun(&page.lemma(object))) {
        return None;
    }
    let with = own_prepositions(page, clause, word);
    // "The butter was clarified": without a doer or what is said of it nobody speaks.
    if clause.passive && clause.subject.is_empty() && with.is_empty() {
        return None;
    }
    let mut tokens: Vec<usize> =
        clause.object.iter().flat_map(|&object| phrase_words(page, object)).collect();
    drop_own_words(page, clause, &mut tokens);
    tokens.extend(with);
    if !clause.passive {
        reach::widen(page, clause.head, &mut tokens);
    }
    tokens.sort_unstable();
    tokens.dedup();
    Some((Frame::Noun, runs(page, &tokens)))
}

/// Leaves out of an object what the cue itself says in it: "a plan *that critics in the town applaud*".
fn drop_own_words(page: &Page<'_>, clause: &Clause, tokens: &mut Vec<usize>) {
    let mut own = [&clause.words[..], &clause.subject[..]].concat();
    if tokens.contains(&clause.head) {
        own.extend(page.clauses.below(clause.head));
    }
    tokens.retain(|token| !own.contains(token));
}
