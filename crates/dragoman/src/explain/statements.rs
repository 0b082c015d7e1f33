//! How a statement came about.

use super::Trail;
use dragoman_records::{Span, Speaker, Statement, TextIndex, TitleStatement};

impl Trail<'_> {
    pub(super) fn statement(&mut self, statement: &Statement) {
        self.head(statement.id, "statement", &format!("{}, {}", statement.act, statement.kind));
        let cue = statement.cue.as_ref().map(|cue| cue.spans.clone()).unwrap_or_default();
        let seen = if cue.is_empty() { &statement.content } else { &cue };
        self.sentence(seen);
        self.cue(statement);
        self.clause(&cue);
        self.rule(&statement.rule);
        for step in self.steps.statements.get(statement.id.idx()).into_iter().flatten() {
            self.say("step", step);
        }
        let content = self.words(&statement.content);
        self.say("content", &content);
        self.speaker(&statement.speaker);
        let others =
            [("addressee", statement.addressee), ("venue", statement.venue), ("time", statement.time)];
        for (label, span) in others {
            if let Some(span) = span {
                let words = self.words(&[span]);
                self.say(label, &words);
            }
        }
        if let Some(outer) = statement.within {
            self.say("within", &format!("{outer}, in whose content it stands"));
        }
        self.confidence(statement.confidence);
    }

    /// A statement of the title: its spans count code points of the title.
    pub(super) fn title_statement(&mut self, statement: &TitleStatement) {
        self.head(statement.id, "statement of the title", &format!("{}, {}", statement.act, statement.kind));
        let title = self.record.article.title.clone().unwrap_or_default();
        self.say("title", &title);
        let index = TextIndex::new(&title);
        let words = |spans: &[Span]| {
            let one = |&span: &Span| format!("{}–{} “{}”", span.start, span.end, index.slice(&title, span));
            spans.iter().map(one).collect::<Vec<_>>().join(", ")
        };
        if let Some(cue) = statement.cue.as_ref().filter(|cue| !cue.spans.is_empty()) {
            self.say("cue", &format!("{}, from “{}”", words(&cue.spans), cue.lemma));
        }
        self.rule(&statement.rule);
        self.say("content", &words(&statement.content));
        self.say("speaker", &words(&statement.speaker.spans));
        if let Some(entity) = statement.speaker.entity {
            self.referent(entity);
        }
        self.confidence(statement.confidence);
    }

    fn cue(&mut self, statement: &Statement) {
        let words = match &statement.cue {
            Some(cue) => format!("{}, from “{}”", self.words(&cue.spans), cue.lemma),
            None => "none: the quotation goes on without one".into(),
        };
        self.say("cue", &words);
    }

    fn speaker(&mut self, speaker: &Speaker) {
        let words = if speaker.spans.is_empty() { "no words".into() } else { self.words(&speaker.spans) };
        let kind = if speaker.anonymous { "; unnamed, cannot be told from others" } else { "" };
        self.say("speaker", &format!("{words}{kind}"));
        if let Some(entity) = speaker.entity {
            self.referent(entity);
        }
    }
}
