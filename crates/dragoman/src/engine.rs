//! Model and lexicon, opened once; an article in, its record out.

use crate::Failure;
use crate::arguments::{Knowledge, Sureness};
use dragoman_language::{Document, Pipeline};
use dragoman_reading::lexicon::Lexicon;
use dragoman_reading::{Steps, titles};
use dragoman_records::{Article, Record};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// All that reading needs besides the article.
#[derive(Debug)]
pub struct Engine {
    pipeline: Pipeline,
    lexicon: Lexicon,
}

impl Engine {
    /// Opens the model and the tables that the user named, else those in the program.
    pub fn open(knowledge: &Knowledge) -> Result<Self, Failure> {
        let pipeline = Pipeline::open_or_bundled(knowledge.model.as_deref());
        let lexicon = match &knowledge.lexicon {
            Some(dir) => Lexicon::with_folder(dir),
            None => Lexicon::bundled(),
        };
        let lexicon = lexicon.map_err(|error| error.to_string())?;
        tell_of_notes(&lexicon, knowledge);
        Ok(Self { pipeline: pipeline.map_err(|error| error.to_string())?, lexicon })
    }

    /// Leaves out events that are less sure.
    pub fn keeping(mut self, sureness: Sureness) -> Self {
        self.lexicon.events.weights.keep_from(sureness.min_confidence);
        self
    }

    /// The tables.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The parse of a text.
    pub fn parse(&self, text: &str) -> Document {
        self.pipeline.read_article(text)
    }

    /// Reads an article that is parsed, with the steps by which each statement and event came about.
    pub fn trace(&self, article: Article, document: &Document) -> Result<(Record, Steps), Failure> {
        check_language(&article)?;
        let (mut reading, steps) = dragoman_reading::read_traced(&article, document, &self.lexicon);
        titles::read_title(&article, &mut reading, &self.pipeline, &self.lexicon);
        Ok((Record { article, reading }, steps))
    }

    /// Reads an article. Fails on one that is said to be in another language than English.
    pub fn read(&self, article: Article) -> Result<Record, Failure> {
        check_language(&article)?;
        // One article that trips a fault of ours must not take the other million with it.
        let reading = catch_unwind(AssertUnwindSafe(|| {
            let document = self.parse(&article.text);
            let mut reading = dragoman_reading::read(&article, &document, &self.lexicon);
            titles::read_title(&article, &mut reading, &self.pipeline, &self.lexicon);
            reading
        }));
        match reading {
            Ok(reading) => Ok(Record { article, reading }),
            Err(_) => Err(format!("article {}: a fault of the program; please report it", article.id)),
        }
    }
}

/// Says on standard error how much of the user's dictionaries was left out, and how to see what.
fn tell_of_notes(lexicon: &Lexicon, knowledge: &Knowledge) {
    let n_notes = lexicon.petrarch.notes.len();
    if let Some(dir) = knowledge.lexicon.as_deref().filter(|_| n_notes > 0) {
        let lines = if n_notes == 1 { "line was" } else { "lines were" };
        let dir = dir.display();
        eprintln!("{dir}: {n_notes} {lines} not understood and left out");
        eprintln!("  hint: dragoman lexicon check --lexicon {dir} lists them");
    }
}

fn check_language(article: &Article) -> Result<(), Failure> {
    match article.language.as_deref().filter(|language| !is_english(language)) {
        Some(language) => Err(format!("in language \"{language}\", expected English (\"en\")")),
        None => Ok(()),
    }
}

fn is_english(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn regional_kinds_of_english_are_english() {
        assert!(["en", "EN", "en-GB", "en_US"].into_iter().all(is_english));
        assert!(!["fr", "enm", ""].into_iter().any(is_english));
    }
}
