//! Places as they leave the step.

use super::atlas::{Atlas, Bearer, Source};
use super::resolve::Verdict;
use super::toponyms::Toponym;
use crate::Parsed;
use crate::lexicon::{Level, RegionKind};
use dragoman_records::{Place, PlaceCandidate, PlaceId, Precision};

/// One record a toponym.
pub(super) fn places(
    parsed: &Parsed<'_>,
    atlas: &Atlas<'_>,
    toponyms: &[Toponym<'_>],
    verdicts: &[Verdict],
) -> Vec<Place> {
    let decided = toponyms.iter().zip(verdicts).enumerate();
    decided.map(|(idx, (toponym, verdict))| place(parsed, atlas, idx, toponyms, toponym, verdict)).collect()
}

fn place(
    parsed: &Parsed<'_>,
    atlas: &Atlas<'_>,
    idx: usize,
    all: &[Toponym<'_>],
    toponym: &Toponym<'_>,
    verdict: &Verdict,
) -> Place {
    let mut place = unplaced(parsed, idx, toponym);
    match verdict {
        Verdict::Settled(at, why, close) => {
            settle(atlas, &mut place, &toponym.bearers[*at], why);
            place.candidates = candidates(atlas, toponym, close);
            if toponym.is_part {
                lies_in(&mut place, toponym);
            }
        }
        Verdict::Open(close) => leave_open(&mut place, candidates(atlas, toponym, close)),
        Verdict::Around { toponym: other, at, why } => {
            settle(atlas, &mut place, &all[*other].bearers[*at], why);
            lies_in(&mut place, toponym);
            if toponym.container != Some(*other) {
                place.precision = place.precision.min(Some(Precision::Province));
            }
        }
        Verdict::Unknown => place.why = Some("not in the gazetteer".to_owned()),
    }
    place
}

/// A toponym before anything is known of where it is.
fn unplaced(parsed: &Parsed<'_>, idx: usize, toponym: &Toponym<'_>) -> Place {
    Place {
        id: PlaceId::from_idx(idx),
        span: parsed.document.span(toponym.tokens.clone()),
        name: toponym.words.clone(),
        lat: None,
        lon: None,
        geonameid: None,
        country_code: None,
        province: None,
        precision: None,
        literal: toponym.literal,
        candidates: Vec::new(),
        why: None,
    }
}

/// It lies in or near what the coordinates are of: the name is its own, the identifier is not.
fn lies_in(place: &mut Place, toponym: &Toponym<'_>) {
    place.name.clone_from(&toponym.words);
    place.geonameid = None;
}

/// Several bear the name: what they agree on is known.
fn leave_open(place: &mut Place, candidates: Vec<PlaceCandidate>) {
    place.country_code = agreed(&candidates, |candidate| candidate.country_code.clone());
    place.province = agreed(&candidates, |candidate| candidate.province.clone());
    place.precision = place.country_code.as_ref().map(|_| Precision::Country);
    place.why = Some("several of that name, none more likely here".to_owned());
    place.candidates = candidates;
}

fn settle(atlas: &Atlas<'_>, place: &mut Place, bearer: &Bearer<'_>, why: &str) {
    place.name = atlas.name(bearer);
    (place.lat, place.lon) = (Some(bearer.lat), Some(bearer.lon));
    place.geonameid = atlas.geonameid(bearer);
    place.country_code = bearer.country.map(str::to_owned);
    place.province = atlas.province(bearer);
    place.precision = precision(atlas, bearer);
    place.why = Some(why.to_owned());
}

fn precision(atlas: &Atlas<'_>, bearer: &Bearer<'_>) -> Option<Precision> {
    if let Source::Region(idx) = bearer.source
        && atlas.lexicon.places.at(idx).kind == RegionKind::Spot
    {
        return Some(Precision::Point);
    }
    bearer.level.map(|level| match level {
        Level::Country => Precision::Country,
        Level::Province => Precision::Province,
        Level::District => Precision::District,
        Level::Town => Precision::City,
    })
}

fn candidates(atlas: &Atlas<'_>, toponym: &Toponym<'_>, close: &[usize]) -> Vec<PlaceCandidate> {
    close.iter().map(|&at| candidate(atlas, &toponym.bearers[at])).collect()
}

fn candidate(atlas: &Atlas<'_>, bearer: &Bearer<'_>) -> PlaceCandidate {
    PlaceCandidate {
        geonameid: atlas.geonameid(bearer),
        name: atlas.name(bearer),
        country_code: bearer.country.map(str::to_owned),
        province: atlas.province(bearer),
        lat: bearer.lat,
        lon: bearer.lon,
    }
}

/// What all candidates say, if they agree.
fn agreed(candidates: &[PlaceCandidate], of: fn(&PlaceCandidate) -> Option<String>) -> Option<String> {
    let first = of(candidates.first()?)?;
    candidates.iter().all(|candidate| of(candidate).as_ref() == Some(&first)).then_some(first)
}
