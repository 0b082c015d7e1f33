//! The tables `entities`, `mentions`, `names`, `places`, `candidates`, `times`, `relations` and `coreference`.

use super::Table;
use super::column::{Columns, known, written};
use crate::{Entity, EntityId, Place, PlaceCandidate, PlaceId, Relation, Span, TimeExpression};

pub(super) fn entities() -> Table {
    let columns = Columns::<Entity>::begin()
        .text("id", |row| written(row.value.id))
        .required()
        .text("type", |row| written(row.value.kind))
        .required()
        .text("name", |row| Some(row.value.name.as_str().into()))
        .required()
        .text("code", |row| known(&row.value.code))
        .text("sector", |row| known(&row.value.sector))
        .text("role", |row| known(&row.value.role))
        .text("wikidata", |row| known(&row.value.wikidata))
        .truth("misspelt", |row| row.value.misspelt);
    Table::new("entities", columns, |source| source.rows(&source.record.reading.entities))
}

pub(super) fn mentions() -> Table {
    Table::new("mentions", spans_of_entities(), |source| {
        let entities = source.record.reading.entities.iter().enumerate();
        entities.flat_map(|(idx, entity)| source.inner_rows(idx, &entity.mentions)).collect()
    })
}

pub(super) fn names() -> Table {
    Table::new("names", spans_of_entities(), |source| {
        let entities = source.record.reading.entities.iter().enumerate();
        entities.flat_map(|(idx, entity)| source.inner_rows(idx, &entity.names)).collect()
    })
}

fn spans_of_entities() -> Columns<Span> {
    Columns::<Span>::begin()
        .text("entity", |row| written(EntityId::from_idx(row.owner)))
        .required()
        .position()
        .span(|mention| *mention)
}

pub(super) fn places() -> Table {
    let columns = Columns::<Place>::begin()
        .text("id", |row| written(row.value.id))
        .required()
        .span(|place| place.span)
        .text("name", |row| Some(row.value.name.as_str().into()))
        .required()
        .number("lat", |row| row.value.lat)
        .number("lon", |row| row.value.lon)
        .integer("geonameid", |row| row.value.geonameid.map(|id| id as usize))
        .text("country_code", |row| known(&row.value.country_code))
        .text("province", |row| known(&row.value.province))
        .text("precision", |row| row.value.precision.and_then(written))
        .truth("literal", |row| row.value.literal)
        .text("why", |row| known(&row.value.why));
    Table::new("places", columns, |source| source.rows(&source.record.reading.places))
}

pub(super) fn candidates() -> Table {
    let columns = Columns::<PlaceCandidate>::begin()
        .text("place", |row| written(PlaceId::from_idx(row.owner)))
        .required()
        .position()
        .integer("geonameid", |row| row.value.geonameid.map(|id| id as usize))
        .text("name", |row| Some(row.value.name.as_str().into()))
        .required()
        .text("country_code", |row| known(&row.value.country_code))
        .text("province", |row| known(&row.value.province))
        .number("lat", |row| Some(row.value.lat))
        .required()
        .number("lon", |row| Some(row.value.lon))
        .required();
    Table::new("candidates", columns, |source| {
        let places = source.record.reading.places.iter().enumerate();
        places.flat_map(|(idx, place)| source.inner_rows(idx, &place.candidates)).collect()
    })
}

pub(super) fn times() -> Table {
    let columns = Columns::<TimeExpression>::begin()
        .text("id", |row| written(row.value.id))
        .required()
        .span(|time| time.span)
        .text("type", |row| written(row.value.kind))
        .required()
        .text("value", |row| Some(row.value.value.as_str().into()))
        .required()
        .day("anchor", |row| row.value.anchor);
    Table::new("times", columns, |source| source.rows(&source.record.reading.times))
}

pub(super) fn relations() -> Table {
    let columns = Columns::<Relation>::begin()
        .text("id", |row| written(row.value.id))
        .required()
        .text("type", |row| Some(row.value.kind.as_str().into()))
        .required()
        .text("source", |row| written(row.value.source))
        .required()
        .text("target", |row| written(row.value.target))
        .required()
        .spans("evidence", |relation| &relation.evidence)
        .text("reported_by", |row| row.value.reported_by.and_then(written))
        .text("rule", |row| Some(row.value.rule.as_str().into()))
        .required();
    Table::new("relations", columns, |source| source.rows(&source.record.reading.relations))
}

pub(super) fn coreference() -> Table {
    let columns = Columns::<Span>::begin()
        .integer("chain", |row| Some(row.owner))
        .required()
        .position()
        .span(|mention| *mention);
    Table::new("coreference", columns, |source| {
        let chains = source.record.reading.coreference.iter().enumerate();
        chains.flat_map(|(idx, chain)| source.inner_rows(idx, chain)).collect()
    })
}
