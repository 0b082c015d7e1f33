//! Where accounts differ: each point with the two accounts, side by side.

use super::{INDENT, Page, events};
use crate::screen::{ALARM, paint};
use dragoman_records::{Contested, Event, EventId};

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
        for id in [contested.a, contested.b] {
            self.account(id);
        }
    }

    fn account(&mut self, id: EventId) {
        let Some(event) = self.record.reading.events.get(id.idx()) else { return };
        let account = format!("{}: {} · {}", self.teller(event), events::what(event), events::who(event));
        self.row(&id.to_string(), &account);
        let words = self.words(&event.evidence);
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
        "place" => "Where?",
        "happening" => "Did it happen?",
        other => other,
    }
}
