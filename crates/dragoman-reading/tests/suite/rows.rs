//! Sentences in tables, a row each, with what is to be found in them: `tests/suite/plain.tsv` and `told.tsv`.
//!
//! They were written down category by category, before it was looked at what is found in them. A row names what is
//! known not to hold. What holds must go on to hold, and what begins to hold is no longer named.

use dragoman_language::Pipeline;
use dragoman_reading::lexicon::Lexicon;
use dragoman_records::{Article, Event, Party};

/// The day on which all sentences are published.
const PUBLISHED: &str = "2024-06-20";

/// What a row expects of one event in its sentence: `-` stands for none, `*` for anything.
pub struct Row<'a> {
    /// The category, or NONE.
    pub category: &'a str,
    /// Modes, parted by commas.
    pub mode: &'a str,
    /// Auxiliary modes, parted by commas.
    pub aux: &'a str,
    /// Words of each actor, parted by semicolons.
    pub actor: &'a str,
    /// Words of each recipient, parted by semicolons.
    pub recipient: &'a str,
    /// What is read.
    pub sentence: &'a str,
    /// What does not hold yet: names of these fields, parted by blanks.
    pub open: &'a str,
}

/// Reads each row of a table; panics with those that hold where they should not, or the other way round.
pub fn check(file: &str, row: for<'a> fn(&[&'a str]) -> Option<Row<'a>>) {
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    let Some(parser) = super::parses::open() else {
        return println!("{file}: skipped, {}", super::parses::HOW);
    };
    let lexicon = Lexicon::bundled().unwrap_or_else(|error| panic!("{error}"));
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#'));
    let faults = lines.filter_map(|(line, number)| {
        let cells: Vec<&str> = line.split('\t').collect();
        let fault = match row(&cells) {
            Some(row) => row.fault(&parser, &lexicon),
            None => Some(format!("{line:?}; expected the cells that the head of the table names")),
        };
        fault.map(|fault| format!("{file}:{number}: {fault}"))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

impl Row<'_> {
    fn fault(&self, parser: &Pipeline, lexicon: &Lexicon) -> Option<String> {
        let article = Article {
            text: self.sentence.to_owned(),
            published: PUBLISHED.parse().ok(),
            ..Article::default()
        };
        let found = dragoman_reading::read(&article, &parser.read_article(self.sentence), lexicon).events;
        let off = self.off(&found).join(" ");
        let shown = || found.iter().map(show).collect::<Vec<_>>().join("; ");
        (off != self.open).then(|| {
            format!("does not hold: {off:?}, expected {:?}, found {}: {}", self.open, shown(), self.sentence)
        })
    }

    /// The fields that differ in the event that fits best.
    fn off(&self, found: &[Event]) -> Vec<&'static str> {
        let holds = match self.category {
            "NONE" => found.is_empty().then(Vec::new),
            _ => {
                let alike = found.iter().filter(|event| event.event == self.category);
                alike.map(|event| self.differing(event)).min_by_key(Vec::len)
            }
        };
        holds.unwrap_or_else(|| vec!["category"])
    }

    fn differing(&self, event: &Event) -> Vec<&'static str> {
        let mode: Vec<String> = event.mode.clone();
        let aux: Vec<String> = event.aux.iter().map(|aux| format!("{aux:?}").to_lowercase()).collect();
        let fields = [
            ("mode", same_words(self.mode, &mode)),
            ("aux", same_words(self.aux, &aux)),
            ("actor", same_parties(self.actor, &event.actor)),
            ("recipient", same_parties(self.recipient, &event.recipient)),
        ];
        fields.into_iter().filter(|(_, holds)| !holds).map(|(name, _)| name).collect()
    }
}

fn listed(cell: &str, mark: char) -> Vec<&str> {
    if cell == "-" { Vec::new() } else { cell.split(mark).collect() }
}

fn same_words(cell: &str, found: &[String]) -> bool {
    let wanted = listed(cell, ',');
    cell == "*"
        || wanted.len() == found.len() && wanted.iter().all(|word| found.iter().any(|one| one == word))
}

fn same_parties(cell: &str, found: &[Party]) -> bool {
    let wanted = listed(cell, ';');
    let named = |words: &&str| {
        let words = words.to_lowercase();
        found.iter().any(|party| party.text.to_lowercase().contains(&words))
    };
    cell == "*" || wanted.len() == found.len() && wanted.iter().all(named)
}

fn show(event: &Event) -> String {
    let words = |side: &[Party]| side.iter().map(|party| party.text.clone()).collect::<Vec<_>>().join(";");
    format!(
        "{} {:?} {:?} [{}] [{}] {}",
        event.event,
        event.mode,
        event.aux,
        words(&event.actor),
        words(&event.recipient),
        event.rule
    )
}
