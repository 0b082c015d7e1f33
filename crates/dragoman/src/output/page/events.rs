//! Who did what to whom, where and when, how many, and on whose word.

use super::{INDENT, Page};
use crate::screen::{CODE, FAINT, NAME, paint};
use dragoman_records::{Aux, Event, EventLocation, MainEventId, Party, Range, Size, StatementId};

/// What stands behind the event that the report is chiefly about.
pub(super) const MAIN: &str = " · main event";

impl Page<'_> {
    pub(super) fn events(&mut self) {
        let record = self.record;
        if record.reading.events.is_empty() && record.reading.title_events.is_empty() {
            return;
        }
        self.section("Who did what to whom");
        for event in &record.reading.title_events {
            self.title_event(event);
        }
        for event in &record.reading.events {
            self.event(event);
        }
    }

    fn event(&mut self, event: &Event) {
        let main =
            if self.record.reading.main_event == Some(MainEventId::Text(event.id)) { MAIN } else { "" };
        let what = format!(
            "{} · {}{main}",
            what(&event.event, &event.mode, &event.aux),
            who(&event.actor, &event.recipient)
        );
        self.row(&event.id.to_string(), &what);
        let setting = [when(event), event.event_loc.as_ref().map(place), size(&event.size)];
        let setting: Vec<String> = setting.into_iter().flatten().collect();
        if !setting.is_empty() {
            self.line(&setting.join(" · "), INDENT);
        }
        let source = event.reported_by.map_or_else(|| "the report".into(), |id| self.voice(id));
        let words = self.words(&event.evidence);
        self.line(&format!("“{words}” {}", paint(FAINT, &format!("— on the word of {source}"))), INDENT);
    }

    /// Who vouches for what a statement says.
    pub(super) fn voice(&self, id: StatementId) -> String {
        let speaker = self.record.reading.statements.get(id.idx()).map(|statement| &statement.speaker);
        let name = speaker.and_then(|speaker| match &speaker.name {
            Some(name) => Some(name.clone()),
            None => Some(self.words(&speaker.spans)).filter(|words| !words.is_empty()),
        });
        format!("{} ({id})", name.unwrap_or_else(|| "somebody".into()))
    }
}

/// "ASSAULT aerial, future".
pub(super) fn what(category: &str, modes: &[String], aux: &[Aux]) -> String {
    let aux = aux.iter().map(ToString::to_string);
    let modes: Vec<String> = modes.iter().cloned().chain(aux).collect();
    let modes = if modes.is_empty() { String::new() } else { format!(" {}", modes.join(", ")) };
    paint(CODE, category) + &modes
}

/// "Russia (RUS MIL) → Isil (IMG REB)".
pub(super) fn who(actors: &[Party], recipients: &[Party]) -> String {
    let (actors, recipients) = (parties(actors), parties(recipients));
    match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => paint(FAINT, "nobody named"),
        (false, true) => actors,
        (true, false) => format!("{} → {recipients}", paint(FAINT, "nobody named")),
        (false, false) => format!("{actors} → {recipients}"),
    }
}

fn parties(parties: &[Party]) -> String {
    let one = |party: &Party| {
        let name = paint(NAME, party.name.as_deref().unwrap_or(&party.text));
        let codes: Vec<&str> =
            [&party.code, &party.sector].into_iter().flatten().map(String::as_str).collect();
        if codes.is_empty() { name } else { format!("{name} ({})", codes.join(" ")) }
    };
    parties.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn when(event: &Event) -> Option<String> {
    let start = event.date.as_ref()?;
    Some(match &event.enddate {
        Some(end) if end != start => format!("{start} to {end}"),
        _ => start.clone(),
    })
}

fn place(place: &EventLocation) -> String {
    let country = place.country.as_ref().or(place.country_code.as_ref());
    let parts = [Some(&place.name), place.province.as_ref(), country];
    let mut parts: Vec<&String> = parts.into_iter().flatten().collect();
    parts.dedup();
    parts.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn size(size: &Size) -> Option<String> {
    let counts = [
        (size.dead, "dead"),
        (size.injured, "injured"),
        (size.arrested, "arrested"),
        (size.abducted, "abducted"),
        (size.protesters, "protesters"),
        (size.displaced, "displaced"),
        (size.troops, "troops"),
        (size.sorties, "sorties"),
    ];
    let shown = counts.into_iter().filter_map(|(range, unit)| Some(format!("{} {unit}", count(range?))));
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| shown.join(", "))
}

fn count(range: Range) -> String {
    match (range.min, range.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("up to {max}"),
        (None, None) => "an unknown number".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reads_as_a_report_bounds_it() {
        let check = |min, max, expected: &str| assert_eq!(count(Range { min, max }), expected);
        check(Some(3), Some(3), "3");
        check(Some(12), Some(15), "12 to 15");
        check(Some(30), None, "at least 30");
        check(None, Some(128), "up to 128");
    }
}
