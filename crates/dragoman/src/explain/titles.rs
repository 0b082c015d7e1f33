//! How a row of the title came about: its spans count code points of the title.

use super::{Trail, spelt};
use dragoman_records::{MainEventId, Span, TextIndex, TitleEvent, TitleStatement};

impl Trail<'_> {
    pub(super) fn title_statement(&mut self, statement: &TitleStatement) {
        self.head(statement.id, "statement of the title", &format!("{}, {}", statement.act, statement.kind));
        self.title();
        if let Some(cue) = statement.cue.as_ref().filter(|cue| !cue.spans.is_empty()) {
            let words = self.title_words(&cue.spans);
            self.say("cue", &format!("{words}, from “{}”", cue.lemma));
        }
        self.rule(&statement.rule);
        for (label, spans) in [("content", &statement.content), ("speaker", &statement.speaker.spans)] {
            let words = self.title_words(spans);
            self.say(label, &words);
        }
        if let Some(entity) = statement.speaker.entity {
            self.referent(entity);
        }
        self.confidence(statement.confidence);
    }

    pub(super) fn title_event(&mut self, event: &TitleEvent) {
        self.head(
            event.id,
            "event of the title",
            &super::events::code(&event.event, &event.mode, &event.aux),
        );
        self.title();
        let words = self.title_words(&event.evidence);
        self.say("words", &words);
        self.rule(&event.rule);
        for (label, parties) in [("actor", &event.actor), ("recipient", &event.recipient)] {
            let shown =
                parties.iter().map(|party| party.span.map(|span| self.title_words(&[span]))).collect();
            self.parties_as(label, parties, shown);
        }
        if !event.context.is_empty() {
            self.say("context", &event.context.join(", "));
        }
        let told =
            event.told_in.map_or("not told in the text".into(), |id| format!("told in the text by {id}"));
        self.say("the same", &told);
        if self.record.reading.main_event == Some(MainEventId::Title(event.id)) {
            self.say("main event", "what the report is chiefly about: the first that the title tells");
        }
        self.confidence(event.confidence);
    }

    fn title(&mut self) {
        let title = self.record.article.title.clone().unwrap_or_default();
        self.say("title", &title);
    }

    fn title_words(&self, spans: &[Span]) -> String {
        let title = self.record.article.title.as_deref().unwrap_or_default();
        spelt(&TextIndex::new(title), title, spans)
    }
}
