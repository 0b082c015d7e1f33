//! Where the article comes from: the country of the publisher's host and the town in its name.
//!
//! In: the article's address and publisher. Out: a country code ("independent.co.uk" is of GBR) and
//! words that may name a town ("gainesvilletimes.com" is of a Gainesville; which one, the text tells).

use super::atlas::Atlas;
use crate::Parsed;

/// What address and publisher tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting<'a> {
    /// Alpha-3 code of the country of the host's name.
    pub(super) country: Option<&'a str>,
    /// The folded name of a town in the publisher's name.
    pub(super) home: Option<String>,
}

/// Endings of hosts that are sold to anybody.
const SOLD: [&str; 14] = ["AI", "CC", "CO", "FM", "GG", "IO", "IS", "LA", "LY", "ME", "TO", "TV", "VC", "WS"];

/// The shortest name of a town that is taken from the name of a host.
const SHORTEST: usize = 5;

impl<'a> Setting<'a> {
    /// Reads address and publisher.
    pub(super) fn of(parsed: &Parsed<'a>, atlas: &Atlas<'a>) -> Self {
        let article = parsed.article;
        let addresses = [article.url.as_deref(), article.publisher.as_deref()];
        let mut setting = Self::default();
        for host in addresses.into_iter().flatten().filter_map(host) {
            let labels: Vec<&str> = host.split('.').collect();
            setting.country = setting.country.or_else(|| country(parsed, labels.last()?));
            setting.home = setting.home.or_else(|| labels.iter().find_map(|label| town(atlas, label)));
        }
        let words = article.publisher.as_deref().filter(|name| !name.contains('.'));
        setting.home = setting.home.or_else(|| town(atlas, &words?.replace(' ', "-")));
        setting
    }
}

/// The host of an address, without "www".
fn host(address: &str) -> Option<&str> {
    let host = address.split("//").last()?.split('/').next()?;
    host.contains('.').then(|| host.trim_start_matches("www."))
}

fn country<'a>(parsed: &Parsed<'a>, ending: &str) -> Option<&'a str> {
    let ending = ending.to_uppercase();
    let iso2 = if ending == "UK" { "GB" } else { ending.as_str() };
    let mut countries = parsed.lexicon.countries.list().iter().map(|entry| &entry.value);
    let country = countries.find(|country| country.iso2 == iso2 && !SOLD.contains(&iso2))?;
    Some(&country.code)
}

/// The name of a town in a label, when the words for papers and stations are taken off both ends.
fn town(atlas: &Atlas<'_>, label: &str) -> Option<String> {
    let label = label.to_lowercase();
    let mut bare: &str = &label;
    while let Some(shorter) = without_outlet_word(atlas, bare) {
        bare = shorter;
    }
    if bare.len() < SHORTEST || bare.len() == label.len() {
        return None;
    }
    let whole = bare.replace('-', " ");
    let is_town = |name: &str| {
        let mut bearers = atlas.bearers(name, false).into_iter();
        bearers.any(|bearer| bearer.is_town_named_so()) && !atlas.lexicon.places.is_ordinary(name)
    };
    let cut = (3..bare.len().saturating_sub(2)).filter(|&at| bare.is_char_boundary(at));
    let parted = cut.map(|at| format!("{} {}", &bare[..at], &bare[at..]));
    std::iter::once(whole).chain(parted).find(|name| is_town(name))
}

fn without_outlet_word<'l>(atlas: &Atlas<'_>, label: &'l str) -> Option<&'l str> {
    let words = || atlas.lexicon.places.outlet_words().filter(|word| word.len() < label.len());
    let ends = words().filter_map(|word| label.strip_suffix(word));
    let starts = words().filter(|word| word.len() > 2).filter_map(|word| label.strip_prefix(word));
    ends.chain(starts).map(|rest| rest.trim_matches('-')).min_by_key(|rest| rest.len())
}
