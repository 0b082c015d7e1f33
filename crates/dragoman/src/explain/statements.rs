//! How a statement came about.

use super::Trail;
use dragoman_records::{Speaker, Statement};

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
