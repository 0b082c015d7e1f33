//! The tables `events`, `parties` and `contested`.

use super::Table;
use super::column::{Columns, Row, known, written};
use crate::{Contested, Event, EventId, EventLocation, Party, Range, Size};

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
    let columns = sizes(location(columns))
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

fn sizes(columns: Columns<Event>) -> Columns<Event> {
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
            .integer(format!("{name}_min"), move |row| get(&row.value.size)?.min.map(|min| min as usize))
            .integer(format!("{name}_max"), move |row| get(&row.value.size)?.max.map(|max| max as usize))
    })
}

pub(super) fn parties() -> Table {
    let columns = Columns::<Party>::begin()
        .text("event", |row| written(EventId::from_idx(row.owner)))
        .required()
        .text("side", |row| Some(place_among_recipients(row).map_or("actor", |_| "recipient").into()))
        .required()
        .integer("position", |row| place_among_recipients(row).or(Some(row.position)))
        .required()
        .integer("start", |row| row.value.span.map(|span| span.start))
        .integer("end", |row| row.value.span.map(|span| span.end))
        .text("text", |row| Some(row.value.text.as_str().into()))
        .required()
        .text("entity", |row| row.value.entity.and_then(written))
        .text("name", |row| known(&row.value.name))
        .text("code", |row| known(&row.value.code))
        .text("sector", |row| known(&row.value.sector));
    Table::new("parties", columns, |source| {
        let events = source.record.reading.events.iter().enumerate();
        events
            .flat_map(|(idx, event)| source.inner_rows(idx, event.actor.iter().chain(&event.recipient)))
            .collect()
    })
}

/// The rows of an event's parties are its actors and then its recipients.
fn place_among_recipients(row: &Row<'_, Party>) -> Option<usize> {
    let event = &row.source.record.reading.events[row.owner];
    row.position.checked_sub(event.actor.len())
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
