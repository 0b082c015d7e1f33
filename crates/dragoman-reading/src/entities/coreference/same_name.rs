//! Names of one bearer.
//!
//! Whatever the lexicon knows as one is one. Of people the rest goes by surname, given name, or both
//! with what stands between left out; of organisations by initials ("HRW") and by names that end
//! alike ("US State Department", "State Department"). A surname of the article goes before one of
//! the lexicon. Names that are nearly the same ("Putain") are one where a title or the article's
//! other mentions support it (`misspelt`).

use super::super::mention::{Form, Mention};
use super::{Linking, misspelt};
use crate::Parsed;
use crate::lexicon::{Known, canonical_role};
use dragoman_records::EntityType;
use rustc_hash::FxHashMap;

/// Where to look for the bearer of a name.
#[derive(Default)]
struct Bearers {
    /// The words of each mention that is a name.
    words: Vec<Vec<String>>,
    by_known: FxHashMap<Known, usize>,
    by_words: FxHashMap<(bool, String), usize>,
    by_surname: FxHashMap<String, Vec<usize>>,
    by_given_name: FxHashMap<String, Vec<usize>>,
    by_initials: FxHashMap<String, usize>,
}

/// Lays the names of the text together, full names first.
pub(super) fn link(linking: &mut Linking<'_, '_>) {
    let words = |mention: &Mention| match mention.form {
        Form::Name => words(linking.parsed, mention),
        _ => Vec::new(),
    };
    let words: Vec<Vec<String>> = linking.mentions.iter().map(words).collect();
    // "al-Zarqawi" and "Johnson-Sirleaf" are one word each, whatever their tokens.
    let names = (0..linking.mentions.len()).filter(|&idx| linking.mentions[idx].form == Form::Name);
    let (short, full): (Vec<usize>, Vec<usize>) = names.partition(|&idx| words[idx].len() == 1);
    let mut bearers = Bearers { words, ..Bearers::default() };
    for idx in full {
        link_full(linking, &mut bearers, idx);
    }
    for idx in short {
        link_short(linking, &mut bearers, idx);
    }
    misspelt::link(linking, &bearers.words);
}

fn link_full(linking: &mut Linking<'_, '_>, bearers: &mut Bearers, idx: usize) {
    let mention = &linking.mentions[idx];
    let words = std::mem::take(&mut bearers.words[idx]);
    let is_person = mention.kind == EntityType::Person;
    let found = mention.known.and_then(|known| bearers.by_known.get(&known).copied());
    let found = found.or_else(|| bearers.by_words.get(&(is_person, words.join(" "))).copied());
    let found = found.or_else(|| if is_person { same_person(linking, bearers, &words) } else { None });
    let found = found.filter(|&cluster| fits(linking, idx, cluster));
    let cluster = settle(linking, idx, found);
    register(linking, bearers, cluster, idx, &words);
    bearers.words[idx] = words;
}

fn link_short(linking: &mut Linking<'_, '_>, bearers: &mut Bearers, idx: usize) {
    let mention = &linking.mentions[idx];
    let words = std::mem::take(&mut bearers.words[idx]);
    let is_person = mention.kind == EntityType::Person;
    let word = &words[0];
    let by_known = mention.known.and_then(|known| bearers.by_known.get(&known).copied());
    let by_surname = || nearest(linking, bearers.by_surname.get(word), idx);
    let by_given_name = || nearest(linking, bearers.by_given_name.get(word), idx);
    let found = if is_person {
        by_known.or_else(by_surname).or_else(by_given_name)
    } else {
        // What the lexicon knows is no acronym of the article's own: "US" is not "Unconfirmed Sources".
        let bracketed = || in_brackets(linking, idx).filter(|_| mention.known.is_none());
        by_known
            .or_else(bracketed)
            .or_else(|| bearers.by_initials.get(word).copied().filter(|_| mention.known.is_none()))
    };
    let found = found.or_else(|| bearers.by_words.get(&(is_person, word.clone())).copied());
    let found = found.filter(|&cluster| fits(linking, idx, cluster));
    let n_before = linking.chains.clusters.len();
    let cluster = settle(linking, idx, found);
    let is_unknown = cluster == n_before && is_person && linking.chains.clusters[cluster].known.is_none();
    let known = if is_unknown { by_office(linking.parsed, mention, word) } else { None };
    if let Some(known) = known {
        linking.learn(cluster, known);
    }
    register(linking, bearers, cluster, idx, &words);
    bearers.words[idx] = words;
}

fn settle(linking: &mut Linking<'_, '_>, idx: usize, found: Option<usize>) -> usize {
    match found {
        Some(cluster) => {
            linking.join(idx, cluster);
            cluster
        }
        None => linking.begin(idx),
    }
}

fn register(linking: &Linking<'_, '_>, bearers: &mut Bearers, cluster: usize, idx: usize, words: &[String]) {
    let mention = &linking.mentions[idx];
    let is_person = mention.kind == EntityType::Person;
    if let Some(known) = linking.chains.clusters[cluster].known {
        bearers.by_known.entry(known).or_insert(cluster);
    }
    bearers.by_words.entry((is_person, words.join(" "))).or_insert(cluster);
    if is_person && words.len() > 1 {
        let surname = bearers.by_surname.entry(words[words.len() - 1].clone()).or_default();
        push_new(surname, cluster);
        // "Kim" for "Kim Jong-un".
        let given = bearers.by_given_name.entry(words[0].clone()).or_default();
        push_new(given, cluster);
    }
    if !is_person && words.len() > 1 {
        for initials in initials(words) {
            bearers.by_initials.entry(initials).or_insert(cluster);
        }
    }
}

/// "West Papua National Liberation Army (*TPNPB*)": letters in brackets are short for the name before them,
/// of whatever language.
fn in_brackets(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let document = linking.parsed.document;
    let (mention, before) = (&linking.mentions[idx], idx.checked_sub(1)?);
    let full = &linking.mentions[before];
    let bracket = mention.tokens.start.checked_sub(1).filter(|&token| document.word(token) == "(")?;
    let closes = mention.tokens.end < document.len() && document.word(mention.tokens.end) == ")";
    let word = document.words(mention.tokens.clone());
    let is_short = word.chars().count() > 1 && word.chars().all(|letter| !letter.is_lowercase());
    let is_behind = full.form == Form::Name && full.tokens.end == bracket && full.tokens.len() > 1;
    let is_name_of = is_behind && closes && is_short && full.kind == mention.kind;
    linking.chains.of_mention[before].filter(|_| is_name_of)
}

fn push_new(list: &mut Vec<usize>, cluster: usize) {
    if !list.contains(&cluster) {
        list.push(cluster);
    }
}

/// The words of a name, without the article of a surname: "al-Zarqawi" and "Zarqawi" are one.
fn words(parsed: &Parsed<'_>, mention: &Mention) -> Vec<String> {
    let text = parsed.document.words(mention.tokens.clone()).replace(['’', '‘'], "'");
    let words = text.split_whitespace().filter(|word| !matches!(*word, "the" | "The"));
    let inside = |word: &str| match word.split_once('-') {
        Some(("Al" | "El" | "al" | "el", name)) => name.to_owned(),
        _ => word.to_owned(),
    };
    let words: Vec<String> = words.map(inside).collect();
    if words.is_empty() { vec![text] } else { words }
}

/// "John Kerry" and "John F. Kerry": first and last words agree; or one ends as the other: "Ursula von der Leyen" and
/// "Von der Leyen".
fn same_person(linking: &Linking<'_, '_>, bearers: &Bearers, words: &[String]) -> Option<usize> {
    let candidates = bearers.by_surname.get(&words[words.len() - 1]);
    let same = |&cluster: &usize| {
        linking.chains.clusters[cluster].mentions.iter().any(|&other| {
            let others = &bearers.words[other];
            others.len() > 1 && (others[0] == words[0] || ends_as(others, words) || ends_as(words, others))
        })
    };
    candidates.into_iter().flatten().copied().find(|cluster| same(cluster))
}

/// Whether a name ends in a shorter one, whose first word may have the capital of a sentence.
fn ends_as(long: &[String], short: &[String]) -> bool {
    let end = long.len().checked_sub(short.len()).map(|start| &long[start..]);
    end.is_some_and(|end| end[0].to_lowercase() == short[0].to_lowercase() && end[1..] == short[1..])
}

/// The bearer mentioned last before a mention, else the first.
fn nearest(linking: &Linking<'_, '_>, clusters: Option<&Vec<usize>>, idx: usize) -> Option<usize> {
    let clusters = clusters?;
    let last_before = |cluster: usize| {
        linking.chains.clusters[cluster].mentions.iter().copied().filter(|&other| other < idx).max()
    };
    clusters.iter().copied().max_by_key(|&cluster| (last_before(cluster), std::cmp::Reverse(cluster)))
}

/// Whether a name can join a cluster: one kind of thing, no clash of gender.
fn fits(linking: &Linking<'_, '_>, idx: usize, cluster: usize) -> bool {
    let mention = &linking.mentions[idx];
    let cluster = &linking.chains.clusters[cluster];
    let is_person = |kind: EntityType| kind == EntityType::Person;
    is_person(mention.kind) == is_person(cluster.kind)
        && mention.gender.fits(cluster.gender)
        && (mention.known.is_none() || cluster.known.is_none() || mention.known == cluster.known)
}

/// The initials of an organisation's name, with and without small words: "ICRC", "DoJ".
fn initials(words: &[String]) -> Vec<String> {
    let of_words = |skip_small: bool| -> String {
        let words = words.iter().flat_map(|word| word.split('-'));
        let wanted = words.filter(|word| !skip_small || word.chars().next().is_some_and(char::is_uppercase));
        wanted.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
    };
    [of_words(true), of_words(false)].into_iter().filter(|initials| initials.chars().count() > 1).collect()
}

/// A surname with an office that only one bearer of it held: "Secretary Clinton".
fn by_office(parsed: &Parsed<'_>, mention: &Mention, surname: &str) -> Option<Known> {
    let role = mention.description.words.as_str();
    if role.is_empty() {
        return None;
    }
    let actors = &parsed.lexicon.actors;
    let mut bearers = actors.bearers_of(surname).iter().filter(|&&person| {
        actors.people[person].value.offices.iter().any(|office| {
            is_same_role(&office.role, role) && parsed.article.published.is_none_or(|day| office.held_on(day))
        })
    });
    let first = bearers.next()?;
    bearers.next().is_none().then_some(Known::Person(*first))
}

/// "secretary" for "secretary of state", "minister" for "foreign minister".
pub(super) fn is_same_role(office: &str, words: &str) -> bool {
    // Other spellings of a role begin and end alike, and most pairs of roles do neither.
    let ends = |role: &str| (role.bytes().next(), role.bytes().last());
    let (ours, theirs) = (ends(words), ends(office));
    if !words.is_empty() && ours.0 != theirs.0 && ours.1 != theirs.1 {
        return false;
    }
    let (office, words) = (canonical_role(office), canonical_role(words));
    office == words
        || office.starts_with(&*words) && office[words.len()..].starts_with(" of ")
        || office.ends_with(&*words) && office[..office.len() - words.len()].ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_come_with_and_without_small_words() {
        let words: Vec<String> = "Department of Justice".split(' ').map(str::to_owned).collect();
        assert_eq!(initials(&words), ["DJ", "DOJ"]);
    }
}
