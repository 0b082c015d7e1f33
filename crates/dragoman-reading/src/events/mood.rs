//! Whether an event happened: denied, to come, only thought of, long past.
//!
//! In: drafts. Out: the same, with [`Aux`] set, and recoded where PLOVER says that an event with an
//! auxiliary mode is another event (manual 2.3, 3.1, 3.4): cooperation to come is AGREE, a retreat to
//! come is CONCEDE, harm that the speaker says he will do is THREATEN, cooperation that somebody says
//! he will not do is REJECT. A verb that names the act follows its own clause; a noun follows the
//! clause only where that clause says whether it takes place.

use super::draft::Draft;
use super::reader::{Place, Reader};
use crate::clauses::{Clause, ComplementKind, Form, Link, Tense};
use crate::lexicon::operators::OperatorKind;
use dragoman_records::{Act, Aux};

const CONDITIONS: [&str; 8] = ["if", "unless", "whether", "lest", "until", "till", "once", "in case"];
const PLANNED: [&str; 9] =
    ["planned", "upcoming", "scheduled", "future", "next", "forthcoming", "proposed", "coming", "expected"];
const POSSIBLE: [&str; 7] =
    ["possible", "potential", "further", "any", "hypothetical", "eventual", "would-be"];

/// How sure it is that something takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mood {
    negated: bool,
    future: bool,
    hypothetical: bool,
    /// An infinitive that only says what for: "deployed *to retrieve them*".
    purpose: bool,
}

/// Marks and recodes the drafts.
pub(super) fn judge<'a>(reader: &Reader<'a>, drafts: &mut [Draft<'a>]) {
    for draft in drafts.iter_mut().filter(|draft| !draft.gone) {
        let mut mood = if draft.is_noun { of_noun(reader, draft) } else { of_verb(reader, draft) };
        mood.future |= draft.is_noun && is_dated_ahead(reader, draft);
        recode(reader, draft, mood);
    }
}

/// "A meeting *on November 17*" in a report of the 10th is to come.
fn is_dated_ahead(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let published = reader.parsed.article.published.map(|day| day.to_string());
    let (date, _) = super::setting::dates(reader, draft);
    // Days only: this month and this year have begun.
    date.zip(published).is_some_and(|(date, today)| date.len() == today.len() && date > today)
}

fn of_verb(reader: &Reader<'_>, draft: &Draft<'_>) -> Mood {
    draft.clause.map_or(Mood::default(), |idx| of_clause(reader, idx, 0))
}

fn of_clause(reader: &Reader<'_>, idx: usize, level: usize) -> Mood {
    let clause = reader.clause(idx);
    let own = own_mood(reader, clause);
    match clause.parent.filter(|_| level < 6) {
        Some((parent, link)) => inherit(reader, clause, own, parent, link, level),
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
            || modal.is_some_and(|modal| !matches!(modal, "will" | "shall")) && !reported_future,
        purpose: false,
    }
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

/// "Is *going to* meet", "is *to* meet", "is *due to* meet": the parser takes the first verb for the head.
fn is_going_to(reader: &Reader<'_>, clause: &Clause) -> bool {
    let Some((parent, Link::Complement)) = clause.parent.filter(|_| clause.form == Form::Infinitive) else {
        return false;
    };
    let above = reader.clause(parent);
    let scheduled = above.attribute.first().map(|&it| reader.lemma(it));
    match reader.lemma(above.head) {
        "go" => above.form == Form::Finite && above.tense == Tense::Present,
        "be" => {
            above.attribute.is_empty()
                || matches!(scheduled, Some("due" | "set" | "scheduled" | "expected" | "likely"))
        }
        "schedule" | "slate" | "expect" | "plan" => above.passive,
        _ => false,
    }
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

/// An infinitive happens if the verb above says so: "began to attack", "was reported to have attacked".
fn under(reader: &Reader<'_>, clause: &Clause, own: Mood, parent: usize, level: usize) -> Mood {
    if own.future {
        return own;
    }
    let above = reader.clause(parent);
    let is_done = clause.words.iter().any(|&word| reader.lemma(word) == "have");
    let kind = reader.operator(above).map(|(operator, _)| operator.kind);
    match kind {
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

fn merged(own: Mood, above: Mood) -> Mood {
    Mood {
        negated: own.negated || above.negated,
        future: own.future || above.future,
        hypothetical: own.hypothetical || above.hypothetical,
        purpose: own.purpose || above.purpose,
    }
}

fn of_noun(reader: &Reader<'_>, draft: &Draft<'_>) -> Mood {
    let clauses = reader.parsed.clauses;
    let describes = |words: &[&str]| {
        let modifiers = clauses.modifiers(draft.head);
        modifiers.iter().any(|&word| words.contains(&reader.lemma(word)))
    };
    let denied = clauses.determiners(draft.head).iter().any(|&word| reader.lemma(word) == "no");
    let own = Mood {
        negated: denied,
        future: describes(&PLANNED),
        hypothetical: describes(&POSSIBLE),
        purpose: false,
    };
    let Some((idx, place)) = reader.place_of(draft.head) else { return own };
    let clause = reader.clause(idx);
    let takes_place = draft.words.contains(&clause.head)
        || place == Place::Subject
            && reader.operator(clause).is_some_and(|(operator, _)| operator.kind == OperatorKind::Perform)
        || reader.operator(clause).is_some_and(|(operator, _)| {
            matches!(operator.kind, OperatorKind::Perform | OperatorKind::Try) && place == Place::Object
        });
    if takes_place { merged(own, of_clause(reader, idx, 0)) } else { own }
}

fn recode<'a>(reader: &Reader<'a>, draft: &mut Draft<'a>, mood: Mood) {
    let category = |name: &str| reader.parsed.lexicon.events.plover.category(name);
    let into = |draft: &mut Draft<'a>, name: &str, mode: Option<&str>| {
        if let Some(category) = category(name) {
            let before = draft.code();
            draft.step(|| {
                format!(
                    "{before} {} becomes {name}",
                    if mood.negated { "that will not be" } else { "to come" }
                )
            });
            draft.category = category;
            draft.cameo = None;
            draft.modes = mode.map(str::to_owned).into_iter().collect();
        }
    };
    let yields = draft.is("RETREAT") || draft.is("CONCEDE");
    if mood.purpose && !draft.composed {
        draft.gone = true;
    } else if mood.negated {
        if mood.future && draft.category.is_cooperative() && !draft.actor.is_empty() {
            let mode = refused_mode(draft);
            into(draft, "REJECT", mode);
        } else {
            draft.mark(Aux::Negation);
        }
    } else if mood.hypothetical {
        draft.mark(Aux::Hypothetical);
    } else if mood.future {
        if yields {
            into(draft, "CONCEDE", None);
        } else if draft.category.is_cooperative() {
            into(draft, "AGREE", None);
        } else if is_own_word(reader, draft) && is_harm(draft) {
            into(draft, "THREATEN", None);
        } else if draft.category.quad.starts_with("MATERIAL") {
            draft.mark(Aux::Future);
        }
    }
}

fn refused_mode(draft: &Draft<'_>) -> Option<&'static str> {
    match draft.category.name.as_str() {
        "CONSULT" => Some("meet"),
        "RETREAT" if draft.has_mode("resign") => Some("change"),
        "RETREAT" | "CONCEDE" => Some("yield"),
        _ => Some("assist"),
    }
}

fn is_harm(draft: &Draft<'_>) -> bool {
    matches!(draft.category.name.as_str(), "ASSAULT" | "COERCE" | "SANCTION" | "PROTEST" | "MOBILIZE")
}

/// Whether the one who will do it is the one who says so.
fn is_own_word(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let statements = reader.findings.statements;
    let Some(statement) = statements.around(reader.parsed.document.tokens()[draft.head].span) else {
        return false;
    };
    let Some(speaker) = reader.speaker_head(statement) else { return false };
    let entities = reader.findings.entities;
    let says_threat = statements.list()[statement].act == Act::Threaten;
    let is_pronoun = |token: usize| matches!(reader.lemma(token), "he" | "she" | "they" | "it");
    let same = draft.actor.iter().any(|&actor| {
        actor == speaker
            || is_pronoun(actor) && entities.referred_to(actor).is_none()
            || matches!(reader.lemma(actor), "i" | "we")
            || entities.referred_to(actor).is_some()
                && entities.referred_to(actor) == entities.referred_to(speaker)
    });
    says_threat || same
}
