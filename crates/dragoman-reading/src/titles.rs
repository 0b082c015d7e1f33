//! Finds who said what in the title of an article: "X says Y", "…: X".
//!
//! In: an article with its reading, and the parse of its title. Out: the title's statements; their spans count code
//! points of the title.
//!
//! 1. The title is read as a report of one sentence.
//! 2. A speaker that the text knows too is that entity, under its full name.
//!
//! A title that stands again as the first line of the text gives nothing: the text's own statement is enough. Events
//! of titles are not read; the report tells them again.

use crate::lexicon::Lexicon;
use dragoman_language::Document;
use dragoman_records::{
    Article, Entity, EntityId, Reading, Speaker, Statement, TextIndex, TitleStatement, TitleStatementId,
};

/// Finds the statements of a title. `title` is the parse of `article.title`, `reading` that of the article.
pub fn read_title(
    article: &Article,
    title: &Document,
    reading: &Reading,
    lexicon: &Lexicon,
) -> Vec<TitleStatement> {
    if is_first_line(title.text(), &article.text) {
        return Vec::new();
    }
    let alone = Article {
        id: article.id.clone(),
        publisher: article.publisher.clone(),
        published: article.published,
        text: title.text().to_owned(),
        ..Article::default()
    };
    let found = crate::read(&alone, title, lexicon);
    let known = Known { article, reading, title: found.entities };
    let statements = found.statements.into_iter().enumerate();
    statements.map(|(idx, statement)| known.as_title(idx, statement)).collect()
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

/// Who is known in the text and in the title.
struct Known<'k> {
    article: &'k Article,
    reading: &'k Reading,
    title: Vec<Entity>,
}

impl Known<'_> {
    fn as_title(&self, idx: usize, statement: Statement) -> TitleStatement {
        let Statement { kind, act, speaker, cue, content, rule, confidence, .. } = statement;
        let speaker = self.speaker(speaker);
        let id = TitleStatementId::from_idx(idx);
        TitleStatement { id, kind, act, speaker, cue, content, rule, confidence }
    }

    /// The speaker as an entity of the text, if just one bears the name.
    fn speaker(&self, speaker: Speaker) -> Speaker {
        let Some(named) = speaker.entity.and_then(|id| self.title.get(id.idx())) else { return speaker };
        let index = TextIndex::new(&self.article.text);
        let is_named = |entity: &Entity| {
            let bears = |span: &dragoman_records::Span| index.slice(&self.article.text, *span) == named.name;
            let is_surname =
                entity.name.strip_suffix(named.name.as_str()).is_some_and(|rest| rest.ends_with(' '));
            entity.name == named.name || is_surname || entity.names.iter().any(bears)
        };
        let mut same = self.reading.entities.iter().enumerate().filter(|(_, entity)| is_named(entity));
        match (same.next(), same.next()) {
            (Some((idx, entity)), None) => {
                let name = Some(entity.name.clone());
                Speaker { entity: Some(EntityId::from_idx(idx)), name, ..speaker }
            }
            _ => Speaker { entity: None, ..speaker },
        }
    }
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
