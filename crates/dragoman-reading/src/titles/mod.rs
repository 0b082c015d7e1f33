//! What the title of an article tells, and what the report is chiefly about.
//!
//! In: an article with its reading. Out: the title's statements and events, whose spans count code points of the
//! title, and the main event of the report.
//!
//! 1. `letters`   the title in the letters of a sentence.
//! 2. It is read as a report of one sentence; no event is left out for its confidence: a headline picks what matters.
//! 3. `known`     whom it speaks of are entities of the text, if just one bears the name.
//! 4. `same`      an event of the title is tied to the one of the text that is the same. What the title tells first
//!    is the main event, else what the first sentence of the text tells first.
//!
//! A title that stands again as the first line of the text gives no statements: the text's own are enough.

mod known;
mod letters;
mod same;

use crate::Manner;
use crate::lexicon::Lexicon;
use dragoman_language::Pipeline;
use dragoman_records::{
    Article, Event, Reading, Statement, TitleEvent, TitleEventId, TitleStatement, TitleStatementId,
};
use known::Known;

/// Adds what the title tells to the reading of an article, and its main event.
pub fn read_title(article: &Article, reading: &mut Reading, pipeline: &Pipeline, lexicon: &Lexicon) {
    if let Some(title) = article.title.as_deref().filter(|title| !title.trim().is_empty()) {
        let found = read_alone(article, title, pipeline, lexicon);
        let known = Known::new(title, &article.text, &reading.entities, &found.entities);
        if !is_first_line(title, &article.text) {
            let statements = found.statements.into_iter().enumerate();
            reading.title_statements = statements.map(|(idx, told)| statement(&known, idx, told)).collect();
        }
        let events = found.events.into_iter().enumerate();
        reading.title_events = events.map(|(idx, told)| event(&known, &reading.events, idx, told)).collect();
    }
    reading.main_event = same::main_event(reading);
}

/// The title as a report of one sentence.
fn read_alone(article: &Article, title: &str, pipeline: &Pipeline, lexicon: &Lexicon) -> Reading {
    let text = letters::in_sentence_letters(title, &article.text, pipeline, lexicon);
    let document = pipeline.read_article(&text);
    let alone = Article {
        id: article.id.clone(),
        publisher: article.publisher.clone(),
        published: article.published,
        text,
        ..Article::default()
    };
    let manner = Manner { keeps_doubtful: true, ..Manner::default() };
    crate::read_with(&alone, &document, lexicon, manner).0
}

/// Whether the text begins with its title, letter case and marks aside.
fn is_first_line(title: &str, text: &str) -> bool {
    let letters = |line: &str| {
        let kept = line.chars().filter(|char| char.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect::<String>()
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    letters(first) == letters(title)
}

fn statement(known: &Known<'_>, idx: usize, told: Statement) -> TitleStatement {
    let Statement { kind, act, speaker, cue, content, rule, confidence, .. } = told;
    let speaker = known.speaker(speaker);
    let id = TitleStatementId::from_idx(idx);
    TitleStatement { id, kind, act, speaker, cue, content, rule, confidence }
}

fn event(known: &Known<'_>, of_text: &[Event], idx: usize, told: Event) -> TitleEvent {
    let Event { event, mode, context, aux, size, evidence, rule, confidence, .. } = told;
    let [actor, recipient] = [told.actor, told.recipient]
        .map(|parties| parties.into_iter().map(|party| known.party(party)).collect::<Vec<_>>());
    let mut title_event = TitleEvent {
        id: TitleEventId::from_idx(idx),
        event,
        mode,
        context,
        aux,
        actor,
        recipient,
        size,
        told_in: None,
        evidence,
        rule,
        confidence,
    };
    title_event.told_in = same::told_in(&title_event, of_text);
    title_event
}

#[cfg(test)]
mod tests {
    use super::is_first_line;

    #[test]
    fn a_title_may_stand_again_over_the_text() {
        assert!(is_first_line("Talks fail", "\n  TALKS FAIL.\n\nThe talks failed."));
        assert!(!is_first_line("Talks fail", "The talks failed."));
    }
}
