//! Whether an event happened: denied, to come, only thought of, long past.
//!
//! In: drafts. Out: the same, with `Aux` set, and recoded where PLOVER says that an event with an
//! auxiliary mode is another event.
//!
//! 1. A verb that names the act follows its own clause; a noun follows the clause only where that
//!    clause says whether it takes place.
//! 2. `clauses`      the mood of a clause, with what it has from the clauses above it.
//! 3. `infinitives`  what the verb above makes of "to attack".
//! 4. `nobody`       what is said of nobody.
//! 5. `recode`       what PLOVER makes of the mood.

mod clauses;
mod infinitives;
mod nobody;
mod recode;

use super::draft::Draft;
use super::reader::{Place, Reader};
use crate::clauses::Tense;
use crate::lexicon::operators::OperatorKind;
use clauses::of_clause;
use recode::recode;

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
        // What must be done is asked for, whatever its clause makes of it.
        if draft.rule == super::musts::RULE {
            continue;
        }
        let mut mood = if draft.is_noun { of_noun(reader, draft) } else { of_verb(reader, draft) };
        mood.future |= draft.is_noun && (is_dated_ahead(reader, draft) || is_brought_about(reader, draft));
        recode(reader, draft, mood);
    }
}

/// "Will lead a delegation to Bonn for *a meeting*", "will include *discussions*": what a clause to come first brings up,
/// peaceful and not known yet.
fn is_brought_about(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let Some(clause) = reader.parsed.clauses.around(draft.head).map(|idx| reader.clause(idx)) else {
        return false;
    };
    let determiners = reader.parsed.clauses.determiners(draft.head);
    let is_new = determiners.iter().all(|&word| matches!(reader.lemma(word), "a" | "an"))
        && reader.parsed.clauses.possessor(draft.head).is_none();
    let is_act = matches!(draft.category.name.as_str(), "AID" | "CONSULT" | "COOPERATE");
    let is_subject = clause.subject.contains(&draft.head);
    clause.tense == Tense::Future && is_act && is_new && !is_subject && !clause.negated
}

/// "A meeting *on November 17*" in a report of the 10th is to come.
fn is_dated_ahead(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let published = reader.parsed.article.published.map(|day| day.to_string());
    let (date, _) = super::setting::dates(reader, draft);
    // Days only: this month and this year have begun.
    date.zip(published).is_some_and(|(date, today)| date.len() == today.len() && date > today)
}

fn of_verb(reader: &Reader<'_>, draft: &Draft<'_>) -> Mood {
    let Some(idx) = draft.clause else { return Mood::default() };
    let (mood, clause) = (of_clause(reader, idx, 0), reader.clause(idx));
    let mood = Mood { negated: mood.negated || nobody::is_of_nobody(reader, clause), ..mood };
    let is_rule = clause.tense == Tense::Present && !mood.negated;
    let is_open = is_rule && clause.subject.iter().chain(&clause.object).any(|&it| is_any(reader, it));
    Mood { hypothetical: mood.hypothetical || is_open, ..mood }
}

/// "*Any* foreigner is detained", "*any* agreement between them": a rule, whoever comes.
fn is_any(reader: &Reader<'_>, noun: usize) -> bool {
    reader
        .parsed
        .clauses
        .determiners(noun)
        .iter()
        .any(|&word| matches!(reader.lemma(word), "any" | "whatever"))
}

fn of_noun(reader: &Reader<'_>, draft: &Draft<'_>) -> Mood {
    let clauses = reader.parsed.clauses;
    let describes = |words: &[&str]| {
        let modifiers = clauses.modifiers(draft.head);
        // The lemma of "planned" is "plan".
        let lower = |word: usize| reader.parsed.document.word(word).to_lowercase();
        modifiers.iter().any(|&it| words.contains(&reader.lemma(it)) || words.contains(&lower(it).as_str()))
    };
    let denied = clauses.determiners(draft.head).iter().any(|&word| reader.lemma(word) == "no");
    let own = Mood {
        negated: denied,
        future: describes(&PLANNED),
        hypothetical: describes(&POSSIBLE) || is_any(reader, draft.head),
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

fn merged(own: Mood, above: Mood) -> Mood {
    Mood {
        negated: own.negated || above.negated,
        future: own.future || above.future,
        hypothetical: own.hypothetical || above.hypothetical,
        purpose: own.purpose || above.purpose,
    }
}
