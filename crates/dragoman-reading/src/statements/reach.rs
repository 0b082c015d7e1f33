//! How far reported words reach where the parse stops short or runs on.
//!
//! In: a cue with the words that the parse hangs on it. Out: the words that a reader takes for reported.
//!
//! - An object takes what follows it in its sentence: "defended *the plan* *to build a dam in the north*".
//! - A clause before its cue begins with its sentence: "*The van came, but nobody left*, she said".
//! - A tail that says what the speaker does is none of it (`tails`).
//!
//! Times and occasions of the report itself stay out ("attacked him *on Sunday in a tweet*").

use super::cues;
use super::page::Page;
use super::tails::{drop_tails, is_aside, speaks_plainly};
use crate::clauses::{Clause, Form, Link};
use dragoman_language::Pos;
use std::ops::Range;

/// Adds to the object of a verb what follows it under the same verb, and orders the tokens.
pub(super) fn widen(page: &Page<'_>, verb: usize, tokens: &mut Vec<usize>) {
    tokens.sort_unstable();
    tokens.dedup();
    drop_asides(page, tokens);
    let Some(mut end) = tokens.last().map(|&last| last + 1) else { return };
    if end <= verb {
        return;
    }
    loop {
        end = after_time(page, verb, end);
        if let Some(more) = further_object(page, verb, end).or_else(|| example(page, end)) {
            end = more.last().map_or(end, |&last| last + 1);
            tokens.extend(more);
        }
        if let Some(more) = condition(page, verb, end) {
            tokens.extend(more);
            return;
        }
        let Some(next) = child_from(page, verb, end) else { return };
        let below = page.clauses.below(next);
        let Some(last) = below.last().copied().filter(|_| below.first() == Some(&end)) else { return };
        if !goes_with_object(page, next) && !tells_by_whom(page, verb, next) {
            return;
        }
        if !is_setting(page, next, end..last + 1) {
            tokens.extend(below);
        }
        end = last + 1;
    }
}

/// "the attacks *today* in the north": a bare time between an object and what goes on with it.
fn after_time(page: &Page<'_>, verb: usize, end: usize) -> usize {
    let names = page.document.names();
    let from = names.partition_point(|name| name.tokens.end <= end);
    let time = names.get(from).filter(|name| name.tokens.start == end && name.label == "DATE");
    let next = time.map(|name| name.tokens.end).filter(|&next| next - end <= 2);
    let goes_on =
        |&next: &usize| child_from(page, verb, next).is_some_and(|next| goes_with_object(page, next));
    next.filter(goes_on).unwrap_or(end)
}

/// ", *and the city of Tartus*": an object that the parse hangs on the verb, beside the one before it.
fn further_object(page: &Page<'_>, verb: usize, end: usize) -> Option<Vec<usize>> {
    let is_word =
        |at: usize, words: &[&str]| at < page.document.len() && words.contains(&page.lower(at).as_str());
    let joint = if is_word(end, &[","]) { end + 1 } else { end };
    let start = is_word(joint, &["and", "or"]).then_some(joint + 1)?;
    let next = child_from(page, verb, start)?;
    let is_thing = matches!(page.document.pos(next), Pos::Noun | Pos::Propn | Pos::Num);
    let below = page.clauses.below(next);
    let after = below.last().map_or(start, |&last| last + 1);
    let behind = (after..page.document.len()).take(2).find(|&token| !page.is_mark(token));
    // "…, and *a third* voted for it": the subject of what follows.
    let acts = behind.is_some_and(|token| matches!(page.document.tag(token), "VBD" | "VBZ" | "VBP" | "MD"));
    let is_object =
        is_thing && !acts && page.clauses.headed_by(next).is_none() && below.first() == Some(&start);
    is_object.then(|| (end..below.last().map_or(start, |&last| last + 1)).collect())
}

/// ", *including* the north": after a comma, or after a time that stands between.
fn example(page: &Page<'_>, end: usize) -> Option<Vec<usize>> {
    let comma = (end..(end + 3).min(page.document.len())).find(|&token| page.document.word(token) == ",")?;
    let opener = (comma + 1 < page.document.len()).then_some(comma + 1)?;
    let below = page.clauses.below(opener);
    let fits = page.lower(opener) == "including" && below.first() == Some(&opener);
    fits.then(|| (end..below.last().map_or(opener, |&last| last + 1)).collect())
}

/// ", *which* …" and ", *who* …" at the end tell more of a thing that is named already.
fn drop_asides(page: &Page<'_>, tokens: &mut Vec<usize>) {
    let opens = |at: usize| {
        let token = tokens[at];
        at > 0 && tokens[at - 1] + 1 == token && page.document.word(token - 1) == "," && is_aside(page, token)
    };
    let reaches_end = |at: usize| {
        let inside = page.clauses.around(tokens[at]).map(|idx| page.clauses.list()[idx].head);
        let end = inside.and_then(|head| page.clauses.below(head).last().copied());
        end.is_none_or(|end| tokens.last().is_none_or(|&last| end >= last))
    };
    let goes_on = |at: usize| tokens[at..].iter().any(|&token| leads_to_deed(page, token));
    if let Some(at) = (1..tokens.len()).find(|&at| opens(at) && reaches_end(at) && !goes_on(at)) {
        tokens.truncate(at - 1);
    }
}

/// "accuses the mayor, who is rich, *of taking bribes*": what is said of a thing may hang on what stands between.
fn leads_to_deed(page: &Page<'_>, token: usize) -> bool {
    let is_comma = token.checked_sub(1).is_some_and(|before| page.document.word(before) == ",");
    let leads = is_comma && matches!(page.lower(token).as_str(), "of" | "for" | "as");
    leads && token + 1 < page.document.len() && page.document.tag(token + 1) == "VBG"
}

/// "promises a backlash *if they are charged*": on what it depends.
fn condition(page: &Page<'_>, verb: usize, end: usize) -> Option<Vec<usize>> {
    let opens = end < page.document.len() && matches!(page.lower(end).as_str(), "if" | "unless");
    let clause = page.document.head(end.min(page.document.len() - 1));
    let is_of_verb = opens && page.document.dep(end) == "mark" && page.document.head(clause) == verb;
    let below = is_of_verb.then(|| page.clauses.below(clause))?;
    (below.first() == Some(&end)).then_some(below)
}

/// The token under a verb whose phrase holds a place in the text.
fn child_from(page: &Page<'_>, verb: usize, at: usize) -> Option<usize> {
    if at >= page.document.len() || page.is_mark(at) {
        return None;
    }
    let up = |&token: &usize| Some(page.document.head(token)).filter(|&head| head != token);
    std::iter::successors(Some(at), up).take(DEEPEST).find(|&token| page.document.head(token) == verb)
}

/// No phrase of news is nested deeper.
pub(super) const DEEPEST: usize = 60;

/// A preposition or an infinitive.
fn goes_with_object(page: &Page<'_>, token: usize) -> bool {
    let is_infinitive =
        || page.clauses.headed_by(token).is_some_and(|idx| page.clauses.list()[idx].form == Form::Infinitive);
    page.document.pos(token) == Pos::Adp && page.lower(token) != "by" || is_infinitive()
}

/// "called it an attempt *by the army*": behind the object of a verb whose subject acts, who has done what is spoken of.
fn tells_by_whom(page: &Page<'_>, verb: usize, token: usize) -> bool {
    let clause = page.clauses.headed_by(verb).map(|idx| &page.clauses.list()[idx]);
    let acts = clause.is_some_and(|clause| !clause.passive && !clause.subject.is_empty());
    let is_gerund = || page.document.children(token).any(|child| page.document.dep(child) == "pcomp");
    acts && page.lower(token) == "by" && page.document.pos(token) == Pos::Adp && !is_gerund()
}

/// "on Sunday", "in a tweet": of the report, not of what it reports.
pub(super) fn is_setting(page: &Page<'_>, preposition: usize, tokens: Range<usize>) -> bool {
    let names = page.document.names();
    let from = names.partition_point(|name| name.tokens.end <= tokens.start);
    let near = names[from..].iter().take_while(|name| name.tokens.start < tokens.end);
    let is_governed =
        |name: &Range<usize>| name.clone().any(|token| page.document.head(token) == preposition);
    let is_time = near.into_iter().any(|name| {
        // "in *June's* election" tells of the election.
        matches!(name.label.as_str(), "DATE" | "TIME")
            && name.tokens.start <= preposition + 1
            && is_governed(&name.tokens)
    });
    let is_place = matches!(page.lower(preposition).as_str(), "in" | "on" | "at" | "during" | "via");
    let governed = tokens.filter(|&token| page.document.head(token) == preposition);
    is_time || is_place && governed.into_iter().any(|token| page.is_a(token, "venue"))
}

/// Mends the words of a clause that a verb of speech governs.
pub(super) fn mend_clause(page: &Page<'_>, cue: &Clause, inner: usize, tokens: &mut Vec<usize>) {
    if tokens.last().is_some_and(|&last| last < cue.head) {
        begin_with_sentence(page, tokens);
    } else {
        add_conjuncts(page, cue, tokens);
        drop_tails(page, inner, tokens);
        while tokens.last().is_some_and(|&token| page.document.pos(token) == Pos::Cconj) {
            tokens.pop();
        }
    }
}

/// Adds what stands before reported words that come before their cue.
pub(super) fn begin_with_sentence(page: &Page<'_>, tokens: &mut Vec<usize>) {
    let Some(&first) = tokens.first() else { return };
    let sentence = page.document.sentences()[page.document.sentence_of(first)].clone();
    let lead = sentence.start.max(page.paragraph_around(first).start)..first;
    if lead.clone().all(|token| page.quote_of(token).is_none() && page.document.word(token) != ";") {
        tokens.splice(0..0, lead);
    }
}

/// "said they had doubts *but would stay*", "said it rained *and the roads were closed*": the second
/// clause may be laid to the cue or stand alone, but its mood or its own subject shows that it is reported.
fn add_conjuncts(page: &Page<'_>, cue: &Clause, tokens: &mut Vec<usize>) {
    let Some(cue_idx) = page.clauses.headed_by(cue.head) else { return };
    let list = page.clauses.list();
    for clause in list[cue_idx + 1..].iter().take(12) {
        let after = tokens.last().map_or(0, |&last| last + 1);
        let is_beside = clause.parent.is_some_and(|(above, link)| {
            link == Link::Conjunct && (above == cue_idx || tokens.binary_search(&list[above].head).is_ok())
        });
        // "said he would stay, *so he could help*": a second clause that the parse hangs on the cue itself.
        let is_beside = is_beside || clause.parent == Some((cue_idx, Link::Complement));
        // "said prices rose, *leading to unrest*": nobody leads to it by saying so.
        let is_result = clause.form == Form::Gerund
            && clause.parent == Some((cue_idx, Link::Adverbial))
            && page.is_a(clause.head, "resulting");
        let below = page.clauses.below(clause.head);
        let follows = below.first().is_some_and(|&first| first >= after && first <= after + 3);
        // "wants to build a dam, *widen the road and plant trees*": bare verbs go on with the first.
        let is_listed = page.document.tag(clause.head) == "VB"
            && page.document.tag(cue.head) != "VB"
            && !speaks_plainly(page, clause);
        // "said that it rained, *and that the road was shut*".
        let is_that = || page.clauses.opener(clause.head).is_some_and(|opener| page.lower(opener) == "that");
        let goes_on = is_listed || is_that() || goes_on(page, clause);
        let is_told = is_beside && goes_on || is_result;
        if is_told && follows && page.quote_of(clause.head).is_none() {
            tokens.extend(after..below[0]);
            tokens.extend(below);
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
}

/// Whether a second clause is reported like the first and not a report of its own.
fn goes_on(page: &Page<'_>, clause: &Clause) -> bool {
    let is_shifted = clause.modal.as_deref().is_some_and(|modal| SHIFTED.contains(&modal));
    let first = page.clauses.below(clause.head).first().copied().unwrap_or(clause.head);
    let is_here = |&object: &usize| object >= first && object < clause.head;
    let has_words = !clause.subject.is_empty() || clause.passive && clause.object.iter().any(is_here);
    let has_subject = has_words && !clause.subject_shared && clause.form == Form::Finite;
    let reports = || cues::entries(page, clause.head).iter().any(|word| !word.stance);
    is_shifted || has_subject && !reports()
}

/// Modal verbs that reported speech shifts to.
const SHIFTED: [&str; 5] = ["would", "could", "might", "should", "must"];
