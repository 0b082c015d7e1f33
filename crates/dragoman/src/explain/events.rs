//! How an event came about.

use super::Trail;
use dragoman_records::{AccountId, Aux, Event, MainEventId, Party, StatementId};

impl Trail<'_> {
    pub(super) fn event(&mut self, event: &Event) {
        self.head(event.id, "event", &code(&event.event, &event.mode, &event.aux));
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
        if self.record.reading.main_event == Some(MainEventId::Text(event.id)) {
            self.say(
                "main event",
                "what the report is chiefly about, by its title, else by its first sentence",
            );
        }
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
        let shown = parties.iter().map(|party| party.span.map(|span| self.words(&[span]))).collect();
        self.parties_as(label, parties, shown);
    }

    /// Parties, each with its words and where they stand, if they do.
    pub(super) fn parties_as(&mut self, label: &str, parties: &[Party], shown: Vec<Option<String>>) {
        if parties.is_empty() {
            self.say(label, "nobody: the words name none");
        }
        for (party, words) in parties.iter().zip(shown) {
            let words = words.unwrap_or_else(|| party.text.clone());
            let codes: Vec<&str> =
                [&party.code, &party.sector].into_iter().flatten().map(String::as_str).collect();
            let codes = if codes.is_empty() { "no code".into() } else { codes.join(" ") };
            self.say(label, &format!("{words}: {codes}"));
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

/// "ASSAULT, aerial, future".
pub(super) fn code(category: &str, modes: &[String], aux: &[Aux]) -> String {
    let aux = aux.iter().map(ToString::to_string);
    std::iter::once(category.to_owned())
        .chain(modes.iter().cloned())
        .chain(aux)
        .collect::<Vec<_>>()
        .join(", ")
}
