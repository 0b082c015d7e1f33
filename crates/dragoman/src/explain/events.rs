//! How an event came about.

use super::Trail;
use dragoman_records::{AccountId, Event, Party, StatementId};

impl Trail<'_> {
    pub(super) fn event(&mut self, event: &Event) {
        let aux = event.aux.iter().map(ToString::to_string);
        let what: Vec<String> =
            std::iter::once(event.event.clone()).chain(event.mode.clone()).chain(aux).collect();
        self.head(event.id, "event", &what.join(", "));
        let words = self.words(&event.evidence);
        self.say("words", &words);
        self.sentence(&event.evidence);
        self.clause(&event.evidence);
        self.rule(&event.rule);
        for step in self.steps.events.get(event.id.idx()).into_iter().flatten() {
            self.say("step", step);
        }
        self.code(event);
        self.parties("actor", &event.actor);
        self.parties("recipient", &event.recipient);
        self.setting(event);
        self.vouched(event.reported_by);
        self.rivals(AccountId::Event(event.id));
        self.confidence(event.confidence);
    }

    /// What the code says beside category and modes: the quad class, the score, CAMEO's code.
    fn code(&mut self, event: &Event) {
        let quad = event.quad_code.clone().unwrap_or_default();
        let scale = event.event_scale.map_or(String::new(), |scale| format!(", scale {scale}"));
        let cameo = event.cameo.as_ref().map_or(String::new(), |code| format!(", CAMEO {code}"));
        self.say("code", &format!("{quad}{scale}{cameo}"));
    }

    pub(super) fn parties(&mut self, label: &str, parties: &[Party]) {
        if parties.is_empty() {
            self.say(label, "nobody: the words name none");
        }
        for party in parties {
            let span = party.span.map(|span| self.words(&[span])).unwrap_or_else(|| party.text.clone());
            let codes: Vec<&str> =
                [&party.code, &party.sector].into_iter().flatten().map(String::as_str).collect();
            let codes = if codes.is_empty() { "no code".into() } else { codes.join(" ") };
            self.say(label, &format!("{span}: {codes}"));
            if let Some(entity) = party.entity {
                self.referent(entity);
            }
        }
    }

    fn setting(&mut self, event: &Event) {
        if !event.context.is_empty() {
            self.say("context", &event.context.join(", "));
        }
        let date = match (&event.date, &event.enddate) {
            (Some(start), Some(end)) if start != end => format!("{start} to {end}"),
            (Some(start), _) => start.clone(),
            (None, _) => "not told".into(),
        };
        self.say("date", &date);
        let place = event.event_loc.as_ref().map(|place| {
            let parts = [place.province.clone(), place.country.clone().or(place.country_code.clone())];
            let parts = std::iter::once(place.name.clone()).chain(parts.into_iter().flatten());
            let from = place.place.map_or(String::new(), |id| format!(" ({id})"));
            parts.collect::<Vec<_>>().join(", ") + &from
        });
        self.say("place", &place.unwrap_or_else(|| "not told".into()));
    }

    pub(super) fn vouched(&mut self, by: Option<StatementId>) {
        let words = match by.and_then(|id| self.record.reading.statements.get(id.idx())) {
            None => "the report itself".into(),
            Some(statement) => {
                let name = statement.speaker.name.clone();
                let name = name.unwrap_or_else(|| self.words(&statement.speaker.spans));
                format!("{} {name}: {} ({})", statement.id, statement.act, statement.rule)
            }
        };
        self.say("vouched for by", &words);
    }
}
