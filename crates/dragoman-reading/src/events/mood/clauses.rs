//! The mood of a clause.
//!
//! In: a clause. Out: its [`Mood`]: what its own negation, tense, modal and conjunction say, and what
//! comes down from the clauses above it. A conjunct without words of its own shares its partner's, a
//! question with "if" leaves its clause open, an infinitive hangs on its verb (`infinitives`). No more
//! than six clauses are climbed.

use super::super::reader::Reader;
use super::infinitives::{is_going_to, under};
use super::{Mood, merged};
use crate::clauses::{Clause, ComplementKind, Form, Link, Tense};

const CONDITIONS: [&str; 8] = ["if", "unless", "whether", "lest", "until", "till", "once", "in case"];

pub(super) fn of_clause(reader: &Reader<'_>, idx: usize, level: usize) -> Mood {
    let clause = reader.clause(idx);
    let own = own_mood(reader, clause);
    match clause.parent.filter(|_| level < 6) {
        Some((parent, link)) => inherit(reader, clause, own, parent, link, level),
        // An infinitive that nothing governs and that names nobody of its own only says what for.
        None if clause.form == Form::Infinitive && (clause.subject.is_empty() || clause.subject_shared) => {
            Mood { hypothetical: true, purpose: true, ..own }
        }
        // "Vienna *to send* doctors", as headlines have it.
        None if clause.words.iter().any(|&word| reader.lemma(word) == "to") => Mood { future: true, ..own },
        None => own,
    }
}

fn own_mood(reader: &Reader<'_>, clause: &Clause) -> Mood {
    let marker = reader.parsed.clauses.marker(clause).map(|token| reader.lemma(token));
    let modal = clause.modal.as_deref();
    let reported_future = modal == Some("would") && is_reported(reader, clause);
    Mood {
        negated: clause.negated,
        future: clause.tense == Tense::Future || reported_future || is_going_to(reader, clause),
        hypothetical: marker.is_some_and(|word| CONDITIONS.contains(&word))
            || modal.is_some_and(|modal| !matches!(modal, "will" | "shall")) && !reported_future
            || is_only_able(reader, clause),
        purpose: false,
    }
}

/// "Capable *of building* a bomb".
fn is_only_able(reader: &Reader<'_>, clause: &Clause) -> bool {
    let document = reader.parsed.document;
    let of = document.head(clause.head);
    clause.form == Form::Gerund
        && reader.lemma(of) == "of"
        && matches!(reader.lemma(document.head(of)), "capable" | "incapable")
}

/// "He said it *would* rain": the past tense of "will".
fn is_reported(reader: &Reader<'_>, clause: &Clause) -> bool {
    let Some((parent, Link::Complement)) = clause.parent else { return false };
    reader.clause(parent).tense == Tense::Past && !has_condition(reader, clause)
}

fn has_condition(reader: &Reader<'_>, clause: &Clause) -> bool {
    let own = reader.parsed.clauses.headed_by(clause.head);
    let near = reader.parsed.clauses.list().iter().skip(own.unwrap_or(0)).take(6);
    let mut conditions = near.filter(|other| other.parent == own.map(|own| (own, Link::Adverbial)));
    conditions.any(|other| reader.parsed.clauses.marker(other).is_some_and(|it| reader.lemma(it) == "if"))
}

fn inherit(reader: &Reader<'_>, clause: &Clause, own: Mood, parent: usize, link: Link, level: usize) -> Mood {
    let above = || of_clause(reader, parent, level + 1);
    let bare = clause.modal.is_none() && clause.form != Form::Finite;
    match link {
        Link::Conjunct if bare => {
            let above = above();
            Mood { negated: own.negated || above.negated, ..merged(own, above) }
        }
        Link::Conjunct => {
            let above = above();
            Mood { hypothetical: own.hypothetical || clause.modal.is_none() && above.hypothetical, ..own }
        }
        Link::Complement if clause.form == Form::Infinitive => under(reader, clause, own, parent, level),
        Link::Complement if clause.form == Form::Gerund => merged(own, above()),
        Link::Complement => asked(reader, clause, own, parent),
        Link::Adverbial if clause.form == Form::Infinitive => Mood { purpose: true, ..own },
        Link::Adverbial if clause.form == Form::Gerund => merged(own, Mood { negated: false, ..above() }),
        Link::Modifier if clause.form == Form::Infinitive => {
            Mood { hypothetical: true, purpose: true, ..own }
        }
        _ => own,
    }
}

fn asked(reader: &Reader<'_>, clause: &Clause, own: Mood, parent: usize) -> Mood {
    let head = reader.parsed.clauses.headed_by(clause.head);
    let complements = &reader.clause(parent).complements;
    let is_question =
        complements.iter().any(|it| Some(it.clause) == head && it.kind == ComplementKind::Question);
    let in_if = own.hypothetical
        && reader
            .parsed
            .clauses
            .marker(clause)
            .is_some_and(|it| matches!(reader.lemma(it), "if" | "whether"));
    let counts_only = asks_how_many(reader, clause);
    Mood {
        hypothetical: own.hypothetical || is_question && in_if,
        purpose: own.purpose || counts_only,
        ..own
    }
}

/// "Did not say *how many* people were killed" tells of no killing.
fn asks_how_many(reader: &Reader<'_>, clause: &Clause) -> bool {
    let start = reader.parsed.clauses.content_extent(clause).start;
    let is = |token: usize, words: &[&str]| {
        token < reader.parsed.document.len() && words.contains(&reader.lemma(token))
    };
    is(start, &["how"]) && is(start + 1, &["many", "much"])
}
