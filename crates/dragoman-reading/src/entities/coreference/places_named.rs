//! "The city" and "the country" that a text goes on about.
//!
//! In: a chain without a name that begins with such a noun. Out: the named chain that it is of, if only one of
//! that kind was named before, or if one was spoken of last and at least twice as often as any other. What is a
//! province and no city the gazetteer says, what is a country or a capital the lexicon.

use super::super::mention::Form;
use super::later::{MOST, taken_up};
use super::ranking::Ranking;
use crate::lexicon::Known;
use dragoman_gazetteer::{Gazetteer, Kind, fold};
use dragoman_records::EntityType;

/// How often one place of several is spoken of at least before it is the one that the text goes on about.
const OFTEN: usize = 3;

/// From how many inhabitants on a town is meant by a name that is a province's too: "New York".
const LARGE: f64 = 100_000.0;

/// What a noun says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    City,
    Country,
    Capital,
}

/// The named chains that are places, with all that each is; read when the first such noun asks for it.
#[derive(Default)]
pub(super) struct Places {
    read: Option<Vec<(usize, Vec<Sort>)>>,
}

impl Places {
    /// The place that a chain without a name is of.
    pub(super) fn called(&mut self, ranking: &Ranking<'_, '_>, chain: usize) -> Option<usize> {
        let &first = ranking.chains[chain].mentions.first()?;
        taken_up(ranking, first)?;
        let sort = sort_of(ranking.parsed.document.lemma(ranking.views[first].token))?;
        let places = self.read.get_or_insert_with(|| places(ranking));
        let of_sort = places.iter().filter(|(_, sorts)| sorts.contains(&sort));
        main_one(ranking, first, of_sort.map(|&(named, _)| named))
    }
}

/// What a noun says, if it says such a thing.
pub(super) fn sort_of(noun: &str) -> Option<Sort> {
    match noun {
        "city" | "metropolis" | "municipality" | "town" | "village" => Some(Sort::City),
        "country" | "emirate" | "homeland" | "kingdom" | "nation" | "republic" => Some(Sort::Country),
        "capital" => Some(Sort::Capital),
        _ => None,
    }
}

/// The only place named before a mention, or the one spoken of last and twice as often as any other.
fn main_one(ranking: &Ranking<'_, '_>, first: usize, places: impl Iterator<Item = usize>) -> Option<usize> {
    let before = |&named: &usize| {
        let mentions = ranking.chains[named].mentions.iter().take(MOST);
        let n_before = mentions.filter(|&&idx| idx < first).count();
        let last = ranking.chains[named].last_before(first)?;
        Some((n_before, last, named))
    };
    let mut found: Vec<(usize, usize, usize)> = places.filter_map(|named| before(&named)).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    match found.as_slice() {
        &[(_, _, named)] => Some(named),
        &[(most, last, named), (next, ..), ..] => {
            let is_last = found.iter().all(|&(_, other, _)| other <= last);
            (is_last && most >= OFTEN && most >= 2 * next).then_some(named)
        }
        [] => None,
    }
}

fn places(ranking: &Ranking<'_, '_>) -> Vec<(usize, Vec<Sort>)> {
    let gazetteer = Gazetteer::bundled();
    let named = (0..ranking.chains.len()).filter(|&chain| ranking.chains[chain].is_named());
    named.map(|chain| (chain, sorts(ranking, &gazetteer, chain))).collect()
}

fn sorts(ranking: &Ranking<'_, '_>, gazetteer: &Gazetteer, chain: usize) -> Vec<Sort> {
    let mentions = ranking.chains[chain].mentions.iter().map(|&idx| &ranking.mentions[idx]);
    let Some(name) = mentions.into_iter().find(|mention| mention.form == Form::Name) else {
        return Vec::new();
    };
    let words = || ranking.parsed.document.words(name.tokens.clone());
    match name.known {
        _ if name.kind != EntityType::Gpe => Vec::new(),
        // "The city" may be Singapore.
        Some(Known::Country(_)) if is_large_town(gazetteer, words()) => vec![Sort::Country, Sort::City],
        Some(Known::Country(_)) => vec![Sort::Country],
        Some(Known::Capital(_)) => vec![Sort::City, Sort::Capital],
        _ if may_be_city(gazetteer, words()) => vec![Sort::City],
        _ => Vec::new(),
    }
}

/// Whether a name may be a town's: of a large one, or of no province or country ("Georgia").
fn may_be_city(gazetteer: &Gazetteer, words: &str) -> bool {
    let spots = gazetteer.find(&fold(words)).map(|hit| gazetteer.spot(hit.idx).kind);
    let is_wide = spots.into_iter().any(|kind| matches!(kind, Kind::Country | Kind::Province));
    !is_wide || is_large_town(gazetteer, words)
}

/// Whether a large town bears a name first of all.
fn is_large_town(gazetteer: &Gazetteer, words: &str) -> bool {
    let folded = fold(words);
    let mut spots =
        gazetteer.find(&folded).filter(|hit| !hit.is_alternate).map(|hit| gazetteer.spot(hit.idx));
    spots.any(|spot| spot.kind == Kind::Town && spot.population >= LARGE)
}
