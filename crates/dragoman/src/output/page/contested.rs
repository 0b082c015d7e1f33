//! Where accounts differ: each point with the two accounts, side by side.

use super::{INDENT, Page, events};
use crate::screen::{ALARM, paint};
use dragoman_records::{AccountId, Contested, Event, EventId, StatementId};

impl Page<'_> {
    pub(super) fn contested(&mut self) {
        let record = self.record;
        if record.reading.contested.is_empty() {
            return;
        }
        self.section("Contested");
        for contested in &record.reading.contested {
            self.point(contested);
        }
    }

    fn point(&mut self, contested: &Contested) {
        self.line(&paint(ALARM, question(&contested.what)), 2);
        for account in [contested.a, contested.b] {
            match account {
                AccountId::Event(id) => self.told(id),
                AccountId::Statement(id) => self.said(id),
            }
        }
    }

    fn told(&mut self, id: EventId) {
        let Some(event) = self.record.reading.events.get(id.idx()) else { return };
        let what = events::what(&event.event, &event.mode, &event.aux);
        let who = events::who(&event.actor, &event.recipient);
        let account = format!("{}: {what} · {who}", self.teller(event));
        let words = self.words(&event.evidence);
        self.account(&id.to_string(), &account, &words);
    }

    fn said(&mut self, id: StatementId) {
        let Some(statement) = self.record.reading.statements.get(id.idx()) else { return };
        let account = format!("{}: {}", self.speaker(statement), statement.act);
        let words = self.words(&statement.content);
        self.account(&id.to_string(), &account, &words);
    }

    fn account(&mut self, id: &str, account: &str, words: &str) {
        self.row(id, account);
        self.line(&format!("“{words}”"), INDENT);
    }

    fn teller(&self, event: &Event) -> String {
        event.reported_by.map_or_else(|| "The report".into(), |id| self.voice(id))
    }
}

fn question(what: &str) -> &str {
    match what {
        "actor" => "Who did it?",
        "recipient" => "To whom?",
        "size" => "How many?",
        "happening" => "Did it happen?",
        other => other,
    }
}
