//! Where and when an event took place: from its clause, its noun phrase, its sentence.

use super::draft::Draft;
use super::reader::Reader;
use dragoman_records::{EventLocation, Place, Precision, Span};

const AT: [&str; 22] = [
    "in",
    "at",
    "near",
    "on",
    "outside",
    "around",
    "over",
    "across",
    "inside",
    "into",
    "through",
    "from",
    "to",
    "throughout",
    "along",
    "off",
    "between",
    "toward",
    "towards",
    "within",
    "of",
    "north",
];

/// The first and the last day of an event, as finely as known.
pub(super) fn dates(_reader: &Reader<'_>, _draft: &Draft<'_>) -> (Option<String>, Option<String>) {
    (None, None)
}

/// The place of an event: of its own words, else of its clause, else of its sentence, else of the
/// sentence before.
pub(super) fn place(reader: &Reader<'_>, draft: &Draft<'_>) -> Option<EventLocation> {
    let document = reader.parsed.document;
    let clauses = reader.parsed.clauses;
    let own = clauses.extent(draft.head);
    let clause = draft.clause.map(|idx| clauses.extent(reader.clause(idx).head));
    let sentence = document.sentence_of(draft.head);
    let sentences = document.sentences();
    let here = sentences.get(sentence).cloned();
    let before = sentence.checked_sub(1).and_then(|idx| sentences.get(idx).cloned());
    let regions = [Some(own), clause, here, before];
    let place = regions.into_iter().flatten().find_map(|tokens| best(reader, document.span(tokens)));
    place.map(located)
}

/// The finest place in a region that stands behind a preposition of place.
fn best<'r>(reader: &Reader<'r>, region: Span) -> Option<&'r Place> {
    let places = reader.findings.places;
    let start = places.partition_point(|place| place.span.start < region.start);
    let inside = places[start..].iter().take_while(|place| place.span.end <= region.end);
    let located = inside.filter(|place| is_where(reader, place));
    located.max_by_key(|place| (fineness(place.precision), std::cmp::Reverse(place.span.start)))
}

fn is_where(reader: &Reader<'_>, place: &Place) -> bool {
    let document = reader.parsed.document;
    let token = document.tokens().partition_point(|token| token.span.end <= place.span.start);
    let mut at = token;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1) else { return false };
        match document.pos(before) {
            dragoman_language::Pos::Adp => return AT.contains(&reader.lemma(before)),
            dragoman_language::Pos::Det
            | dragoman_language::Pos::Adj
            | dragoman_language::Pos::Propn
            | dragoman_language::Pos::Noun => at = before,
            _ => return false,
        }
    }
    false
}

fn fineness(precision: Option<Precision>) -> u8 {
    match precision {
        None | Some(Precision::Country) => 0,
        Some(Precision::Province) => 1,
        Some(Precision::District) => 2,
        Some(Precision::City) => 3,
        Some(Precision::Point) => 4,
    }
}

fn located(place: &Place) -> EventLocation {
    EventLocation {
        place: Some(place.id),
        span: Some(place.span),
        name: place.name.clone(),
        country: None,
        country_code: place.country_code.clone(),
        province: place.province.clone(),
        lat: place.lat,
        lon: place.lon,
        geonameid: place.geonameid,
        precision: place.precision,
    }
}
