//! Words that tell of places without being names: "capital", "northern", "Daily", "Road".

use super::super::rows::{self, Row};
use super::super::{Entry, Folder, LexiconError};
use rustc_hash::FxHashMap;

/// What a word tells of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceWord {
    /// A place is made of what stands before it: "the Syrian *capital*".
    Noun,
    /// It is in the names of papers and stations.
    Outlet,
    /// It ends names of what lies elsewhere than what it is called after: "Dublin *Road*".
    Road,
    /// It is a side or a part: "*northern* Syria", "*downtown* Cairo".
    Side,
    /// It is a preposition of place.
    Where,
}

pub(super) fn words(file: &str, bundled: &str, user: &Folder) -> Result<Vec<String>, LexiconError> {
    let rows = rows::load(file, &["word"], bundled, user)?;
    Ok(rows.into_iter().map(|entry| entry.value.cell("word").to_owned()).collect())
}

pub(super) fn place_words(user: &Folder) -> Result<FxHashMap<String, Vec<PlaceWord>>, LexiconError> {
    let bundled = include_str!("../../../../../lexicon/places/place_words.tsv");
    let rows = rows::load("places/place_words.tsv", &["word", "use"], bundled, user)?;
    let word = |entry: Entry<Row>| {
        let uses = entry.value.list("use").into_iter().map(|tells| match tells.as_str() {
            "noun" => Ok(PlaceWord::Noun),
            "outlet" => Ok(PlaceWord::Outlet),
            "road" => Ok(PlaceWord::Road),
            "side" => Ok(PlaceWord::Side),
            "where" => Ok(PlaceWord::Where),
            other => {
                let message = format!("use {other:?}, expected noun, outlet, road, side or where");
                Err(LexiconError::at(&entry.file, entry.line, message))
            }
        });
        Ok((entry.value.cell("word").to_owned(), uses.collect::<Result<_, _>>()?))
    };
    rows.into_iter().map(word).collect()
}

/// The words of papers, longest first, so that "newspaper" goes before "paper".
pub(super) fn outlets(words: &FxHashMap<String, Vec<PlaceWord>>) -> Vec<String> {
    let mut outlets: Vec<String> = words
        .iter()
        .filter(|(_, uses)| uses.contains(&PlaceWord::Outlet))
        .map(|(word, _)| word.clone())
        .collect();
    outlets.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    outlets
}
