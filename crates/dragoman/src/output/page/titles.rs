//! What the title tells, before what the text does.

use super::events::{MAIN, what, who};
use super::{INDENT, Page};
use crate::screen::{CODE, NAME, paint};
use dragoman_records::{MainEventId, Span, TextIndex, TitleEvent, TitleStatement};

impl Page<'_> {
    /// Under its speaker's name: the title itself stands above.
    pub(super) fn title_statement(&mut self, statement: &TitleStatement) {
        let name = paint(NAME, statement.speaker.name.as_deref().unwrap_or("somebody"));
        let unnamed = if statement.speaker.anonymous { ", unnamed" } else { "" };
        let act = paint(CODE, &statement.act.to_string());
        self.row(&statement.id.to_string(), &format!("{name}{unnamed} · {act} · in the title"));
        let words = self.title_words(&statement.content);
        self.line(&words, INDENT);
    }

    pub(super) fn title_event(&mut self, event: &TitleEvent) {
        let told = event.told_in.map_or(String::new(), |id| format!(", as {id}"));
        let is_main = self.record.reading.main_event == Some(MainEventId::Title(event.id));
        let main = if is_main { MAIN } else { "" };
        let what = what(&event.event, &event.mode, &event.aux);
        let who = who(&event.actor, &event.recipient);
        self.row(&event.id.to_string(), &format!("{what} · {who} · in the title{told}{main}"));
        let words = self.title_words(&event.evidence);
        self.line(&format!("“{words}”"), INDENT);
    }

    fn title_words(&self, spans: &[Span]) -> String {
        let title = self.record.article.title.as_deref().unwrap_or_default();
        let index = TextIndex::new(title);
        spans.iter().map(|&span| index.slice(title, span)).collect::<Vec<_>>().join(" … ")
    }
}
