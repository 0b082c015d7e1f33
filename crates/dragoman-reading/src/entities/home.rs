//! The country that the name of a body tells.
//!
//! In: the words of a name. Out: the country of a people, country or capital among them ("*Austrian* People's
//! Party"), or of the province or large town that the name begins with or has behind "of" ("*Wisconsin*
//! Supreme Court", "University of *Essex*"), for bodies that are somewhere's own.

use super::describe::{Description, code_of};
use super::known_at::KnownAt;
use super::party::PUBLIC;
use crate::Parsed;
use crate::lexicon::Known;
use dragoman_gazetteer::{Gazetteer, Kind, fold};
use std::collections::BTreeMap;
use std::ops::Range;

/// From how many inhabitants on the name of a town tells its country.
const LARGE: f64 = 20_000.0;
/// Words that towns are called too and bodies more often.
const WORDS: &[&str] = &[
    "alliance",
    "central",
    "coast",
    "democracy",
    "district",
    "federal",
    "freedom",
    "general",
    "green",
    "high",
    "hope",
    "independence",
    "international",
    "justice",
    "liberal",
    "liberty",
    "metro",
    "national",
    "northern",
    "people",
    "police",
    "progress",
    "public",
    "reform",
    "republic",
    "southern",
    "state",
    "superior",
    "supreme",
    "union",
    "unity",
    "victory",
];
/// The most words of a place's name.
const LONGEST: usize = 3;

/// The country that the name of a body tells.
pub(super) fn of_name(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    tokens: &Range<usize>,
    description: &Description,
) -> Option<String> {
    let of_known = || {
        // "EU-*Israel* Council" is of neither.
        let is_free = |token: &usize| *token == 0 || !matches!(parsed.document.word(*token - 1), "-" | "–");
        let found = tokens.clone().filter(is_free).filter_map(|token| known_at.at(token));
        let found = found.filter(|found| found.tokens.end <= tokens.end && known_at.is_supported(found));
        let readings = found.map(|found| found.reading);
        readings
            .filter(|&reading| match reading {
                // "Supreme Court of *Georgia*" may be of the state.
                Known::Country(idx) => parsed.lexicon.countries.at(idx).rival.is_none(),
                reading => matches!(reading, Known::Adjective(_) | Known::Capital(_)),
            })
            .find_map(|reading| code_of(parsed.lexicon, reading))
    };
    of_known().or_else(|| of_place_in(parsed, tokens, description.sector.as_deref()?))
}

/// The country of the place that the name of a public body begins with or has behind "of". Schools are called
/// after any town ("Siena College"), so that only the latter counts.
fn of_place_in(parsed: &Parsed<'_>, tokens: &Range<usize>, sector: &str) -> Option<String> {
    let behind_of =
        tokens.clone().filter(|&token| parsed.document.word(token) == "of").map(|token| token + 1);
    let first = Some(tokens.start).filter(|_| sector != "EDU");
    let mut starts = first.into_iter().chain(behind_of).filter(|_| PUBLIC.contains(&sector));
    starts.find_map(|start| {
        let most = (start + LONGEST).min(tokens.end);
        // The whole name is no part of itself.
        let ends = (start + 1..=most).rev().filter(|&end| (start..end) != *tokens);
        let words = ends.map(|end| parsed.document.words(start..end));
        let may_be_place = |words: &&str| {
            let lower = words.to_lowercase();
            lower.len() > 3
                && !WORDS.contains(&lower.as_str())
                && parsed.lexicon.roles.by_noun(&lower).is_none()
        };
        words.filter(may_be_place).find_map(|words| of_town(parsed, words))
    })
}

/// The country of a region, or of a town or province that the gazetteer has in one country alone, as far as size
/// goes; a division whose people nobody counted may be of any size.
pub(super) fn of_town(parsed: &Parsed<'_>, words: &str) -> Option<String> {
    let (gazetteer, folded) = (Gazetteer::bundled(), fold(words));
    let countries = &parsed.lexicon.countries;
    let places = &parsed.lexicon.places;
    if let Some((region, false)) = places.region(&folded)
        && let [country] = places.at(region).countries.as_slice()
    {
        return countries.by_code(country).map(|country| country.actor.clone());
    }
    let mut largest: BTreeMap<&str, f64> = BTreeMap::new();
    for spot in gazetteer.find(&folded).map(|hit| gazetteer.spot(hit.idx)) {
        let is_uncounted = spot.kind != Kind::Town && spot.population == 0.0;
        let size = largest.entry(spot.country).or_default();
        *size = size.max(if is_uncounted { LARGE } else { spot.population });
    }
    let (&country, &size) = largest.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
    let rival = largest.iter().filter(|(other, _)| **other != country).map(|(_, size)| *size);
    let is_clear = size >= LARGE && rival.fold(0.0, f64::max) * 10.0 <= size;
    is_clear.then(|| countries.by_code(country).map(|country| country.actor.clone()))?
}
