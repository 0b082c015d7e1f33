//! What the verb above makes of an infinitive.
//!
//! In: a clause whose verb is an infinitive, and the clause that governs it. Out: whether it comes
//! about ("forced them *to march*"), is to come ("is due *to meet*"), is done by saying so ("I want *to
//! thank* them"), or only says what for: a verb of which nothing is known brings nothing about.

use super::super::reader::Reader;
use super::clauses::of_clause;
use super::{Mood, merged};
use crate::clauses::{Clause, Form, Link, Tense};
use crate::lexicon::operators::OperatorKind;

/// "Is *going to* meet", "is *to* meet", "is *due to* meet": the parser takes the first verb for the head.
pub(super) fn is_going_to(reader: &Reader<'_>, clause: &Clause) -> bool {
    let Some((parent, Link::Complement)) = clause.parent.filter(|_| clause.form == Form::Infinitive) else {
        return false;
    };
    let above = reader.clause(parent);
    let scheduled = above.attribute.first().map(|&it| reader.lemma(it));
    match reader.lemma(above.head) {
        "go" => above.form == Form::Finite && above.tense == Tense::Present,
        "be" if above
            .subject
            .iter()
            .any(|&it| reader.parsed.lexicon.events.noun_classes.has("aim", reader.lemma(it))) =>
        {
            false
        }
        "be" => {
            above.attribute.is_empty()
                || matches!(scheduled, Some("due" | "set" | "scheduled" | "expected" | "likely"))
        }
        "schedule" | "slate" | "expect" | "plan" => above.passive,
        _ => false,
    }
}

/// An infinitive happens if the verb above says so: "began to attack", "was reported to have attacked".
pub(super) fn under(reader: &Reader<'_>, clause: &Clause, own: Mood, parent: usize, level: usize) -> Mood {
    if own.future {
        return own;
    }
    let above = reader.clause(parent);
    let is_done = clause.words.iter().any(|&word| reader.lemma(word) == "have");
    let kind = reader.operator(above).map(|(operator, _)| operator.kind);
    match kind {
        _ if says_what_ought(reader, above) => Mood { hypothetical: true, purpose: true, ..own },
        Some(OperatorKind::Perform | OperatorKind::Try | OperatorKind::Accuse) => {
            merged(own, of_clause(reader, parent, level + 1))
        }
        _ if is_said_so(reader, above, clause) => merged(own, Mood::default()),
        _ if is_done => merged(own, of_clause(reader, parent, level + 1)),
        Some(_) => Mood { hypothetical: true, purpose: true, ..own },
        None if above.passive || causes(reader, above) => merged(own, of_clause(reader, parent, level + 1)),
        None => Mood { hypothetical: true, purpose: true, ..own },
    }
}

/// "The task *is* to support them", "it *is* our duty to support them", "it *is* time to act": what is wanted in general.
fn says_what_ought(reader: &Reader<'_>, above: &Clause) -> bool {
    let is_aim = |&it: &usize| reader.parsed.lexicon.events.noun_classes.has("aim", reader.lemma(it));
    let is_empty = |&it: &usize| matches!(reader.lemma(it), "it" | "this");
    let names_aim = above.subject.iter().chain(&above.attribute).any(is_aim);
    reader.lemma(above.head) == "be" && (names_aim || above.subject.iter().any(is_empty))
}

/// "I want to thank them" thanks them.
fn is_said_so(reader: &Reader<'_>, above: &Clause, clause: &Clause) -> bool {
    let is_first = above.subject.iter().any(|&token| matches!(reader.lemma(token), "i" | "we"));
    let wants = matches!(reader.lemma(above.head), "want" | "like" | "wish");
    let does = matches!(
        reader.lemma(clause.head),
        "thank"
            | "congratulate"
            | "apologise"
            | "apologize"
            | "condemn"
            | "praise"
            | "commend"
            | "express"
            | "welcome"
            | "offer"
            | "extend"
            | "salute"
            | "urge"
            | "ask"
    );
    is_first && wants && above.object.is_empty() && does
}

/// "Forced them to march", "helped him escape": what is under it comes about.
fn causes(reader: &Reader<'_>, clause: &Clause) -> bool {
    matches!(
        reader.lemma(clause.head),
        "force"
            | "help"
            | "make"
            | "let"
            | "cause"
            | "see"
            | "hear"
            | "manage"
            | "rush"
            | "go"
            | "come"
            | "compel"
            | "lead"
            | "prompt"
            | "enable"
            | "oblige"
            | "dare"
            | "appear"
            | "seem"
            | "get"
    )
}
