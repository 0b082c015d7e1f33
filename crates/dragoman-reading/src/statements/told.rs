//! How a statement came about, step by step, for `dragoman explain`.
//!
//! In: a draft and the statement made of it. Out: sentences, in the order of the decisions: the frame in which the
//! cue reports, how its words were found, how they are given, what is done with them, and who is meant.
//!
//! Tells of decisions only; the words themselves, the entry's file and line and the clause are the program's to show.

use super::draft::Draft;
use super::page::Page;
use super::{act, n_quoted};
use crate::entities::Entities;
use dragoman_language::Pos;
use dragoman_records::Statement;

/// The steps by which a draft became a statement.
pub(super) fn steps(
    page: &Page<'_>,
    entities: &Entities,
    draft: &Draft<'_>,
    statement: &Statement,
) -> Vec<String> {
    let mut steps = vec![frame(page, draft)];
    steps.extend(draft.ways.iter().map(|&way| way.to_owned()));
    let (n_quoted, n_words) = n_quoted(page, draft);
    let kind = statement.kind;
    steps.push(format!("{n_quoted} of its {n_words} words stand in quotation marks, which makes it {kind}"));
    let (act, why) = act::decide(page, entities, draft);
    steps.push(format!("the act is {act}: {why}"));
    steps.push(speaker(page, entities, draft));
    steps
}

/// The frame in which the cue stands, and whether its entry takes it.
fn frame(page: &Page<'_>, draft: &Draft<'_>) -> String {
    let Some(word) = draft.word else {
        return "no cue of the lexicon: the place of the words tells whose they are".into();
    };
    let cue = page.document.word(draft.head);
    let frames: Vec<&str> = word.frames.iter().map(|frame| frame.name()).collect();
    let of = if word.stance { "a stance" } else { "speech" };
    let found = draft.frame.name();
    format!("“{cue}” reports {of} in the frame {found}; its entry takes {}", frames.join(", "))
}

/// Whom the words for the speaker mean, and through what.
fn speaker(page: &Page<'_>, entities: &Entities, draft: &Draft<'_>) -> String {
    let Some(&first) = draft.speaker.first() else { return "no words name the speaker".into() };
    let words = page.document.words(page.clauses.core(first));
    let chain = entities.referred_to(first).map(|idx| &entities.list()[idx]);
    match chain {
        Some(entity) if entity.name != words => {
            format!("the speaker “{words}” is one with {} ({} mentions)", entity.name, entity.mentions.len())
        }
        Some(_) => format!("the speaker “{words}” goes by these words"),
        None if page.document.pos(first) == Pos::Pron => {
            format!(
                "the speaker “{words}” refers to nothing known, so the speaker just before is taken if it can be meant"
            )
        }
        None => format!("the speaker “{words}” is nobody that the text names elsewhere"),
    }
}
