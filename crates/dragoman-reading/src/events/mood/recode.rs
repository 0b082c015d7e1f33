//! What PLOVER makes of an event that is denied, to come or only thought of.
//!
//! In: a draft and its mood. Out: the draft with [`Aux`] set, or as another event (manual 2.3, 3.1,
//! 3.4): cooperation to come is AGREE, a retreat to come is CONCEDE, harm that the speaker says he will
//! do is THREATEN, cooperation that somebody says he will not do is REJECT. What an infinitive only
//! aims at is no event.

use super::super::draft::Draft;
use super::super::reader::Reader;
use super::Mood;
use dragoman_records::{Act, Aux};

/// Marks a draft with its mood, or makes it what PLOVER calls it.
pub(super) fn recode<'a>(reader: &Reader<'a>, draft: &mut Draft<'a>, mood: Mood) {
    // "Rallied *to demand* his release" demands it; "the task is *not to push* for it" does nothing.
    if mood.purpose && (!draft.composed || mood.negated) {
        draft.gone = true;
    } else if mood.negated {
        if mood.future && draft.category.is_cooperative() && !draft.actor.is_empty() {
            let mode = refused_mode(draft);
            turn_into(reader, draft, "REJECT", mode, "that will not be");
        } else {
            draft.mark(Aux::Negation);
        }
    } else if mood.hypothetical {
        draft.mark(Aux::Hypothetical);
    } else if mood.future {
        match to_come(reader, draft) {
            Some(name) => {
                turn_into(reader, draft, name, None, "to come");
                if name == "THREATEN" {
                    draft.words.extend(cue(reader, draft));
                }
            }
            // A threat speaks of what is to come.
            None if draft.is("THREATEN") => {}
            None => draft.mark(Aux::Future),
        }
    }
}

/// The words by which somebody says what he will do: saying it is the threat.
fn cue(reader: &Reader<'_>, draft: &Draft<'_>) -> Vec<usize> {
    let document = reader.parsed.document;
    let statements = reader.findings.statements;
    let around = statements.around(document.tokens()[draft.head].span);
    let cue = around.and_then(|idx| statements.list()[idx].cue.as_ref());
    let spans = cue.map(|cue| cue.spans.clone()).unwrap_or_default();
    let sentence = document.sentences()[document.sentence_of(draft.head)].clone();
    let is_cue = |&token: &usize| spans.iter().any(|span| span.contains(document.tokens()[token].span));
    sentence.filter(is_cue).collect()
}

/// The category of an event to come, where PLOVER has one for it.
fn to_come(reader: &Reader<'_>, draft: &Draft<'_>) -> Option<&'static str> {
    if draft.is("RETREAT") || draft.is("CONCEDE") {
        Some("CONCEDE")
    } else if draft.category.is_cooperative() {
        Some("AGREE")
    } else {
        (is_own_word(reader, draft) && is_harm(draft)).then_some("THREATEN")
    }
}

/// Makes a draft one of another category, and notes why.
fn turn_into<'a>(reader: &Reader<'a>, draft: &mut Draft<'a>, name: &str, mode: Option<&str>, why: &str) {
    let Some(category) = reader.parsed.lexicon.events.plover.category(name) else { return };
    let before = draft.code();
    draft.step(|| format!("{before} {why} becomes {name}"));
    draft.category = category;
    draft.cameo = None;
    draft.modes = mode.map(str::to_owned).into_iter().collect();
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
