//! Toponyms and where they lie.
//!
//! In: a parsed article, the lexicon, the gazetteer. Out: a [`Place`] for each toponym, in text order.
//!
//! 1. `toponyms`  which words name a place, and whether they speak of the place itself.
//! 2. `atlas`     who bears a name: countries, regions, divisions, towns.
//! 3. `setting`   what the article is about: countries, provinces, the publisher's home.
//! 4. `resolve`   which bearer the article means; one for a name unless qualified otherwise.
//! 5. `record`    coordinates where it is clear, else the candidates.
//!
//! A name whose bearers cannot be told apart stays open. Where an event took place is for the
//! events to say.

mod atlas;
mod record;
mod resolve;
mod setting;
mod toponyms;

use crate::Parsed;
use atlas::Atlas;
use dragoman_records::Place;
use setting::Setting;

/// Finds the toponyms of an article, in text order.
pub fn find_places(parsed: &Parsed<'_>) -> Vec<Place> {
    let atlas = Atlas::new(parsed.lexicon);
    let toponyms = toponyms::find(parsed, &atlas);
    let setting = Setting::of(parsed, &atlas, &toponyms);
    let verdicts = resolve::resolve(&atlas, &setting, &toponyms);
    record::places(parsed, &atlas, &toponyms, &verdicts)
}
