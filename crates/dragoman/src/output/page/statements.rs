//! Who said what: speaker and act on one line, the words under it.

use super::{INDENT, Page};
use crate::screen::{CODE, NAME, paint};
use dragoman_records::{Statement, StatementKind};

impl Page<'_> {
    pub(super) fn statements(&mut self) {
        let record = self.record;
        if record.reading.statements.is_empty() && record.reading.title_statements.is_empty() {
            return;
        }
        self.section("Who said what");
        for statement in &record.reading.title_statements {
            self.title_statement(statement);
        }
        for statement in &record.reading.statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Statement) {
        let addressee = statement.addressee.map(|span| format!("to {}", self.words(&[span])));
        let venue = statement.venue.map(|span| self.words(&[span]));
        let outer = statement.within.map(|outer| format!("within {outer}"));
        let act = paint(CODE, &statement.act.to_string());
        let known = [Some(self.speaker(statement)), Some(act), addressee, venue, outer];
        let head = known.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        self.row(&statement.id.to_string(), &head);
        let words = self.words(&statement.content);
        let opens_quoted = words.starts_with(['“', '"', '‘', '«', '„']);
        match statement.kind {
            StatementKind::Direct if !opens_quoted => self.line(&format!("“{words}”"), INDENT),
            _ => self.line(&words, INDENT),
        }
    }

    /// The speaker's name, with the words if they are others.
    pub(super) fn speaker(&self, statement: &Statement) -> String {
        let words = self.words(&statement.speaker.spans);
        let name = match &statement.speaker.name {
            Some(name) if *name == words || words.is_empty() => paint(NAME, name),
            Some(name) => format!("{} (“{words}”)", paint(NAME, name)),
            None if words.is_empty() => paint(NAME, "somebody"),
            None => paint(NAME, &words),
        };
        if statement.speaker.anonymous { format!("{name}, unnamed") } else { name }
    }
}
