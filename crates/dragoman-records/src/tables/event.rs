//! The tables `events`, `parties`, `title_events`, `title_parties` and `contested`.

use super::Table;
use super::column::{Columns, Row, Source, known, written};
use crate::{
    Contested, Event, EventId, EventLocation, Party, Range, Reading, Size, TitleEvent, TitleEventId,
};

pub(super) fn events() -> Table {
    let columns = Columns::<Event>::begin()
        .text("id", |row| written(row.value.id))
        .required()
        .text("event", |row| Some(row.value.event.as_str().into()))
        .required()
        .texts("mode", |row| row.value.mode.clone())
        .texts("context", |row| row.value.context.clone())
        .texts("aux", |row| row.value.aux.iter().map(ToString::to_string).collect())
        .text("date", |row| known(&row.value.date))
        .text("enddate", |row| known(&row.value.enddate));
    let columns = sizes(location(columns), |event| &event.size)
        .text("quad_code", |row| known(&row.value.quad_code))
        .number("event_scale", |row| row.value.event_scale)
        .text("cameo", |row| known(&row.value.cameo))
        .text("reported_by", |row| row.value.reported_by.and_then(written))
        .spans("evidence", |event| &event.evidence)
        .text("rule", |row| Some(row.value.rule.as_str().into()))
        .required()
        .number("confidence", |row| Some(row.value.confidence))
        .required();
    Table::new("events", columns, |source| source.rows(&source.record.reading.events))
}

fn location(columns: Columns<Event>) -> Columns<Event> {
    fn place(event: &Event) -> Option<&EventLocation> {
        event.event_loc.as_ref()
    }
    columns
        .text("event_loc_place", |row| place(row.value)?.place.and_then(written))
        .optional_span("event_loc", |event| place(event)?.span)
        .text("event_loc_name", |row| Some(place(row.value)?.name.as_str().into()))
        .text("event_loc_country", |row| known(&place(row.value)?.country))
        .text("event_loc_country_code", |row| known(&place(row.value)?.country_code))
        .text("event_loc_province", |row| known(&place(row.value)?.province))
        .number("event_loc_lat", |row| place(row.value)?.lat)
        .number("event_loc_lon", |row| place(row.value)?.lon)
        .integer("event_loc_geonameid", |row| place(row.value)?.geonameid.map(|id| id as usize))
        .text("event_loc_precision", |row| place(row.value)?.precision.and_then(written))
}

fn sizes<T: 'static>(columns: Columns<T>, size: fn(&T) -> &Size) -> Columns<T> {
    type Count = fn(&Size) -> Option<Range>;
    let counts: [(&str, Count); 8] = [
        ("dead", |size| size.dead),
        ("injured", |size| size.injured),
        ("arrested", |size| size.arrested),
        ("abducted", |size| size.abducted),
        ("protesters", |size| size.protesters),
        ("displaced", |size| size.displaced),
        ("troops", |size| size.troops),
        ("sorties", |size| size.sorties),
    ];
    counts.into_iter().fold(columns, |columns, (name, get)| {
        columns
            .integer(format!("{name}_min"), move |row| get(size(row.value))?.min.map(|min| min as usize))
            .integer(format!("{name}_max"), move |row| get(size(row.value))?.max.map(|max| max as usize))
    })
}

pub(super) fn title_events() -> Table {
    let columns = Columns::<TitleEvent>::begin()
        .text("id", |row| written(row.value.id))
        .required()
        .text("event", |row| Some(row.value.event.as_str().into()))
        .required()
        .texts("mode", |row| row.value.mode.clone())
        .texts("context", |row| row.value.context.clone())
        .texts("aux", |row| row.value.aux.iter().map(ToString::to_string).collect());
    let columns = sizes(columns, |event| &event.size)
        .text("told_in", |row| row.value.told_in.and_then(written))
        .title_spans("evidence", |event| &event.evidence)
        .text("rule", |row| Some(row.value.rule.as_str().into()))
        .required()
        .number("confidence", |row| Some(row.value.confidence))
        .required();
    Table::new("title_events", columns, |source| source.rows(&source.record.reading.title_events))
}

/// The actors and recipients of the event at a place of its list.
type Sides = fn(&Reading, usize) -> (&[Party], &[Party]);

fn sides(reading: &Reading, idx: usize) -> (&[Party], &[Party]) {
    (&reading.events[idx].actor, &reading.events[idx].recipient)
}

fn title_sides(reading: &Reading, idx: usize) -> (&[Party], &[Party]) {
    (&reading.title_events[idx].actor, &reading.title_events[idx].recipient)
}

pub(super) fn parties() -> Table {
    let columns = party_columns(|idx| EventId::from_idx(idx).to_string(), sides);
    Table::new("parties", columns, |source| party_rows(source, source.record.reading.events.len(), sides))
}

pub(super) fn title_parties() -> Table {
    let columns = party_columns(|idx| TitleEventId::from_idx(idx).to_string(), title_sides);
    Table::new("title_parties", columns, |source| {
        party_rows(source, source.record.reading.title_events.len(), title_sides)
    })
}

/// The actors of each event and then its recipients.
fn party_rows<'r>(source: &'r Source<'r>, n_events: usize, sides: Sides) -> Vec<Row<'r, Party>> {
    let rows = |idx: usize| {
        let (actors, recipients) = sides(&source.record.reading, idx);
        source.inner_rows(idx, actors.iter().chain(recipients))
    };
    (0..n_events).flat_map(rows).collect()
}

fn party_columns(event_id: fn(usize) -> String, sides: Sides) -> Columns<Party> {
    let place_among_recipients = move |row: &Row<'_, Party>| {
        let (actors, _) = sides(&row.source.record.reading, row.owner);
        row.position.checked_sub(actors.len())
    };
    let is_recipient = move |row: &Row<'_, Party>| place_among_recipients(row).is_some();
    Columns::<Party>::begin()
        .text("event", move |row| written(event_id(row.owner)))
        .required()
        .text("side", move |row| Some(if is_recipient(row) { "recipient" } else { "actor" }.into()))
        .required()
        .integer("position", move |row| place_among_recipients(row).or(Some(row.position)))
        .required()
        .integer("start", |row| row.value.span.map(|span| span.start))
        .integer("end", |row| row.value.span.map(|span| span.end))
        .text("text", |row| Some(row.value.text.as_str().into()))
        .required()
        .text("entity", |row| row.value.entity.and_then(written))
        .text("name", |row| known(&row.value.name))
        .text("code", |row| known(&row.value.code))
        .text("sector", |row| known(&row.value.sector))
}

pub(super) fn contested() -> Table {
    let columns = Columns::<Contested>::begin()
        .position()
        .text("a", |row| written(row.value.a))
        .required()
        .text("b", |row| written(row.value.b))
        .required()
        .text("what", |row| Some(row.value.what.as_str().into()))
        .required()
        .text("rule", |row| Some(row.value.rule.as_str().into()))
        .required();
    Table::new("contested", columns, |source| source.rows(&source.record.reading.contested))
}
