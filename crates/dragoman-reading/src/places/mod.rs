//! Toponyms and where they lie.
//!
//! In: a parsed article, the lexicon, the gazetteer. Out: a [`Place`] for each toponym, in text order.
//!
//! 1. `toponyms`  which words name a place, and whether they speak of the place itself.
//! 2. `atlas`     who bears a name: countries, regions, divisions, towns.
//! 3. `setting`   where the article comes from: the publisher's country and home.
//! 4. `resolve`, `tally`  which bearer the article means; one for a name unless qualified otherwise.
//! 5. `surroundings`  what places a name lies among that no gazetteer has.
//! 6. `record`    coordinates where it is clear, else the candidates.
//!
//! A name whose bearers cannot be told apart stays open. Where an event took place is for the
//! events to say.

mod atlas;
mod record;
mod resolve;
mod setting;
mod surroundings;
mod tally;
mod toponyms;

use crate::Parsed;
use atlas::Atlas;
use dragoman_gazetteer::fold;
use dragoman_records::{Entity, EntityType, Place, PlaceId, Span};
use setting::Setting;
use std::collections::BTreeMap;

/// Takes out what the entities know better: surnames of people whom the article names in full ("Kyle
/// Rittenhouse", then no "Rittenhouse" is the town) and acronyms of bodies ("BADA"). Places inside the names
/// of bodies stay, but not as places that are spoken of.
pub fn without_others(parsed: &Parsed<'_>, mut places: Vec<Place>, entities: &[Entity]) -> Vec<Place> {
    let bodies: BTreeMap<Span, &Entity> = names_of(entities, |entity| entity.kind == EntityType::Org);
    let people = names_of(entities, |entity| {
        entity.kind == EntityType::Person && entity.name.contains(' ') && entity.names.len() > 1
    });
    places.retain(|place| {
        let words = parsed.document.slice(place.span);
        // "NYC" is short for a place; "BADA" only reads like one.
        let reads_alike =
            || fold(&place.name) == fold(words) && words.chars().all(|c| c.is_ascii_uppercase());
        !(people.contains_key(&place.span) || bodies.contains_key(&place.span) && reads_alike())
    });
    for (idx, place) in places.iter_mut().enumerate() {
        place.id = PlaceId::from_idx(idx);
        let is_within = Span { start: place.span.start.saturating_sub(3), end: place.span.start };
        // "Islamic State in Iraq" is in Iraq.
        let is_located = parsed.document.slice(is_within) == "in ";
        place.literal &= is_located || !is_part_of_a_stranger(place, &bodies);
    }
    places
}

fn names_of(entities: &[Entity], is_it: impl Fn(&Entity) -> bool) -> BTreeMap<Span, &Entity> {
    let chosen = entities.iter().filter(|entity| is_it(entity));
    chosen.flat_map(|entity| entity.names.iter().map(move |&name| (name, entity))).collect()
}

/// "the Levant" of "Islamic State of Iraq and the Levant" is nowhere that something happens; the town of a
/// "University of Mosul" is.
fn is_part_of_a_stranger(place: &Place, bodies: &BTreeMap<Span, &Entity>) -> bool {
    let span = place.span;
    let before = bodies.range(..=Span { start: span.start, end: usize::MAX }).next_back();
    before.is_some_and(|(body, entity)| {
        let encloses = body.start <= span.start && span.end <= body.end && *body != span;
        encloses && entity.code.is_some() && entity.code != place.country_code
    })
}

/// Finds the toponyms of an article, in text order.
pub fn find_places(parsed: &Parsed<'_>) -> Vec<Place> {
    let atlas = Atlas::new(parsed.lexicon);
    let setting = Setting::of(parsed, &atlas);
    let toponyms = toponyms::find(parsed, &atlas, setting.home.as_deref());
    let home = setting.home.as_deref().map_or(Vec::new(), |name| atlas.bearers(name, false));
    let mut verdicts = resolve::resolve(&setting, &toponyms, &home);
    surroundings::fill(parsed, &toponyms, &mut verdicts);
    record::places(parsed, &atlas, &toponyms, &verdicts)
}
