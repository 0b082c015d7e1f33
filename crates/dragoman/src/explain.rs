//! `dragoman explain`: the way from the words of a report to one of its records.
//!
//! In: a file and the id of a record. Out: the words, the sentence, the clause that the parse makes
//! of it, the lexicon entry or rule, the steps by which an event was composed of several, and what people, places and times in it were
//! resolved to. `c1` is the first contested pair.
//!
//! The article is read anew, so what is shown is what `dragoman read` writes.

mod clause;
mod events;
mod people;
mod statements;
mod ties;
mod titles;

use crate::arguments::{Explain, Read};
use crate::engine::Engine;
use crate::run;
use crate::screen::{CODE, FAINT, HEADING, paint, width, wrap};
use crate::{ALL, Failure};
use dragoman_reading::Steps;
use dragoman_reading::clauses::Clauses;
use dragoman_reading::lexicon::{Change, ChangeKind};
use dragoman_reading::mending::mended;
use dragoman_records::{Article, Record, Span, TextIndex};
use std::fmt::Display;
use std::str::FromStr;

/// Columns of the labels at the left.
const LABELS: usize = 17;

/// Explains one record; gives the exit status.
pub fn explain(arguments: &Explain) -> Result<u8, Failure> {
    let article = article(arguments)?;
    let engine = Engine::open(&arguments.knowledge)?.keeping(arguments.sureness);
    let document = engine.parse(&article.text);
    let mended = mended(&document, engine.lexicon());
    let clauses = Clauses::find(&mended);
    let (record, steps) = engine.trace(article, &document)?;
    let index = TextIndex::new(&record.article.text);
    let mut trail = Trail {
        engine: &engine,
        clauses: &clauses,
        record: &record,
        steps: &steps,
        index,
        lines: Vec::new(),
    };
    trail.tell(&arguments.id)?;
    crate::write_page(&(trail.lines.join("\n") + "\n"))?;
    Ok(ALL)
}

/// The article that is meant: the named one, else the only one.
fn article(arguments: &Explain) -> Result<Article, Failure> {
    let read =
        Read { files: vec![arguments.file.clone()], published: arguments.published, ..Read::default() };
    let name = arguments.file.display();
    let mut articles = run::articles(&read)?.collect::<Result<Vec<Article>, Failure>>()?.into_iter();
    let Some(wanted) = &arguments.article else {
        let first = articles.next().ok_or_else(|| format!("{name}: no article"))?;
        return match articles.next() {
            None => Ok(first),
            Some(_) => {
                Err(format!("{name}: several articles, expected the id of one: --article {}", first.id))
            }
        };
    };
    articles.find(|article| article.id == *wanted).ok_or_else(|| format!("{name}: no article \"{wanted}\""))
}

/// One record's way, as it is told.
struct Trail<'t> {
    engine: &'t Engine,
    clauses: &'t Clauses<'t>,
    record: &'t Record,
    /// How each statement and event came about.
    steps: &'t Steps,
    index: TextIndex,
    lines: Vec<String>,
}

impl Trail<'_> {
    fn tell(&mut self, id: &str) -> Result<(), Failure> {
        let reading = &self.record.reading;
        match id.chars().next() {
            Some('s') => self.statement(row(&reading.statements, id, "statement")?),
            Some('h') => self.title_statement(row(&reading.title_statements, id, "statement of the title")?),
            Some('g') => self.title_event(row(&reading.title_events, id, "event of the title")?),
            Some('v') => self.event(row(&reading.events, id, "event")?),
            Some('e') => self.entity(row(&reading.entities, id, "entity")?),
            Some('p') => self.place(row(&reading.places, id, "place")?),
            Some('t') => self.time(row(&reading.times, id, "time")?),
            Some('r') => self.relation(row(&reading.relations, id, "relation")?),
            Some('c') => self.contested(id, row(&reading.contested, id, "contested pair")?),
            _ => {
                return Err(format!(
                    "no record \"{id}\", expected one like s1, h1, v1, g1, e1, p1, t1, r1 or c1"
                ));
            }
        }
        Ok(())
    }

    fn head(&mut self, id: impl Display, kind: &str, what: &str) {
        self.lines.push(format!("{} {kind}  {}", paint(HEADING, &id.to_string()), paint(CODE, what)));
    }

    /// A labelled line, wrapped beside its label.
    fn say(&mut self, label: &str, words: &str) {
        let lines = wrap(words, LABELS, width());
        for (idx, line) in lines.iter().enumerate() {
            let label = if idx == 0 { label } else { "" };
            let rest = line.get(LABELS..).unwrap_or_default();
            self.lines
                .push(format!("  {}{rest}", paint(FAINT, &format!("{label:<width$}", width = LABELS - 2))));
        }
    }

    /// Spans with their words: `12–20 “air strikes”`.
    fn words(&self, spans: &[Span]) -> String {
        spelt(&self.index, &self.record.article.text, spans)
    }

    fn slice(&self, span: Span) -> &str {
        self.index.slice(&self.record.article.text, span)
    }

    fn sentence(&mut self, spans: &[Span]) {
        let Some(&first) = spans.first() else { return };
        let sentences = &self.record.reading.sentences;
        if let Some(&sentence) = sentences.iter().find(|sentence| sentence.overlaps(first)) {
            let words = self.slice(sentence).to_owned();
            self.say("sentence", &words);
        }
    }

    /// What made the record: an entry with file and line, or a decision in code.
    fn rule(&mut self, rule: &str) {
        let shown = self.made_by(rule);
        self.say("made by", &shown);
    }

    fn made_by(&self, rule: &str) -> String {
        let lexicon = self.engine.lexicon();
        let Some((file, line)) = lexicon.entry(rule) else { return format!("{rule}, a rule in code") };
        let change = lexicon.change(rule).map_or_else(String::new, change_of);
        format!("{rule}, {file}:{line}{change}")
    }

    fn confidence(&mut self, confidence: f64) {
        self.say("confidence", &format!("{confidence:.2}"));
    }
}

fn spelt(index: &TextIndex, text: &str, spans: &[Span]) -> String {
    let one = |&span: &Span| format!("{}–{} “{}”", span.start, span.end, index.slice(text, span));
    spans.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What the user's folder has done to the entry that made a record.
fn change_of(change: &Change) -> String {
    let ((by, at), (file, line)) = (&change.by, &change.of);
    match &change.kind {
        ChangeKind::Without(word) => format!(", without {word:?} ({by}:{at})"),
        _ => format!(", in place of {file}:{line}"),
    }
}

/// The record of a list that an id names: ids count from one.
fn row<'r, T>(list: &'r [T], id: &str, kind: &str) -> Result<&'r T, Failure> {
    let number = id.get(1..).and_then(|digits| usize::from_str(digits).ok());
    let row = number.and_then(|number| list.get(number.checked_sub(1)?));
    row.ok_or_else(|| match list.len() {
        0 => format!("no {kind} {id}: the article has none"),
        n => format!("no {kind} {id}: the article has {n}, the last is {}{n}", &id[..1]),
    })
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn an_id_names_its_row_or_says_what_there_is() {
        assert_eq!(row(&[10, 20], "v2", "event"), Ok(&20));
        assert_eq!(row(&[10], "v0", "event").unwrap_err(), "no event v0: the article has 1, the last is v1");
        assert_eq!(row::<u8>(&[], "s1", "statement").unwrap_err(), "no statement s1: the article has none");
    }
}
