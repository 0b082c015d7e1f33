//! Who holds the office that a phrase names: "the minister".
//!
//! In: a nominal and the clusters so far. Out: the cluster of who holds it in the article, else the person of
//! the lexicon who held it on the article's day.
//!
//! Offices are found by their first and last words, of which "the minister" has one in common with "foreign
//! minister" and "the secretary" with "secretary of state"; the clusters looked at are bounded, so that a long text
//! costs no more a word.

use super::super::describe::Description;
use super::super::mention::Mention;
use super::nominal::is_definite;
use super::ranker::hash_of;
use super::same_name::is_same_role;
use super::surroundings::served;
use super::{Cluster, Linking};
use crate::Parsed;
use crate::lexicon::{Known, canonical_role};
use dragoman_language::Pos;
use dragoman_records::EntityType;
use rustc_hash::FxHashMap;

/// The clusters by the offices that the article or the lexicon gives them.
#[derive(Debug, Default)]
pub(super) struct Offices {
    by_word: FxHashMap<u32, Vec<usize>>,
    /// The first cluster that stands for what the lexicon knows.
    pub(super) by_known: FxHashMap<Known, usize>,
}

/// What a report calls whoever leads a country, whatever the office.
pub(super) const LEADER: &str = "leader";
/// How many clusters of one word are looked at, the newest first.
const MOST_HOLDERS: usize = 40;

impl Offices {
    /// Notes a role of a cluster.
    pub(super) fn note(&mut self, cluster: usize, role: &str) {
        for word in ends(role) {
            let clusters = self.by_word.entry(word).or_default();
            if clusters.last() != Some(&cluster) {
                clusters.push(cluster);
            }
        }
    }

    /// The clusters whose role may be another wording of one, rising.
    fn candidates(&self, role: &str) -> Vec<usize> {
        let lists = ends(role).into_iter().filter_map(|word| self.by_word.get(&word));
        let newest = lists.flat_map(|clusters| clusters.iter().rev().take(MOST_HOLDERS).copied());
        let mut candidates: Vec<usize> = newest.collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// The first and the last word of a role.
fn ends(role: &str) -> [u32; 2] {
    let role = canonical_role(role);
    let mut words = role.split(' ');
    let first = words.next().unwrap_or_default();
    [first, words.next_back().unwrap_or(first)].map(hash_of)
}

/// Who has this office or function in the article: the last before, else the first after.
pub(super) fn holder(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let mention = &linking.mentions[idx];
    let code = own_code(linking, mention);
    let is_holder = |cluster: &Cluster| {
        cluster.kind == EntityType::Person
            && !cluster.plural
            && cluster.gender.fits(mention.gender)
            && holds(linking, cluster, &mention.description.words, &code)
    };
    let candidates = linking.offices.candidates(&mention.description.words);
    let holders: Vec<usize> =
        candidates.into_iter().filter(|&cluster| is_holder(&linking.chains.clusters[cluster])).collect();
    let last_before = |cluster: usize| {
        linking.chains.clusters[cluster].mentions.iter().copied().filter(|&other| other < idx).max()
    };
    let before = holders.iter().copied().filter(|&cluster| last_before(cluster).is_some());
    let nearest = before.max_by_key(|&cluster| last_before(cluster));
    nearest.or_else(|| holders.first().copied().filter(|_| holders.len() == 1 && code.is_some()))
}

/// Whether the article or the lexicon gives someone the office that a phrase names.
fn holds(linking: &Linking<'_, '_>, cluster: &Cluster, words: &str, code: &Option<String>) -> bool {
    let theirs = |description: &Description| {
        description.code.clone().or_else(|| owner_code(linking, description.owner))
    };
    let serves = || served(linking.parsed, cluster.known).any(|theirs| code.as_deref() == Some(theirs));
    let says = cluster.descriptions.iter().any(|description| {
        let theirs = theirs(description);
        let leads = || theirs.is_some() && theirs == *code || theirs.is_none() && serves();
        is_same_role(&description.words, words) && codes_agree(&theirs, code)
            || is_leader(linking, &description.words, words) && leads()
    });
    says || office_of(linking, cluster.known, words, code)
}

/// "The Australian *leader*" for the prime minister of Australia.
fn is_leader(linking: &Linking<'_, '_>, office: &str, words: &str) -> bool {
    words == LEADER && leads_country(linking.parsed, office)
}

/// Whether whoever has this office may be called the leader of the country.
pub(super) fn leads_country(parsed: &Parsed<'_>, office: &str) -> bool {
    parsed.lexicon.events.noun_classes.has("leading_country", &canonical_role(office))
}

fn codes_agree(a: &Option<String>, b: &Option<String>) -> bool {
    a.is_none() || b.is_none() || a == b
}

fn office_of(linking: &Linking<'_, '_>, known: Option<Known>, words: &str, code: &Option<String>) -> bool {
    let Some(Known::Person(person)) = known else {
        return false;
    };
    let offices = &linking.parsed.lexicon.actors.people[person].value.offices;
    offices.iter().any(|office| {
        let held = linking.parsed.article.published.is_none_or(|day| office.held_on(day));
        let is_it = || is_same_role(&office.role, words) && codes_agree(&office.code, code);
        let leads = || is_leader(linking, &office.role, words) && code.is_some() && office.code == *code;
        held && (is_it() || leads())
    })
}

/// The code that a phrase gives itself, by its words or by what it belongs to.
pub(super) fn own_code(linking: &Linking<'_, '_>, mention: &Mention) -> Option<String> {
    mention.description.code.clone().or_else(|| owner_code(linking, mention.description.owner))
}

fn owner_code(linking: &Linking<'_, '_>, owner: Option<usize>) -> Option<String> {
    let cluster = linking.cluster_of(linking.by_head[owner?]?)?;
    let of_known =
        cluster.known.and_then(|known| super::super::describe::code_of(linking.parsed.lexicon, known));
    of_known
        .or_else(|| cluster.code.clone())
        .or_else(|| cluster.descriptions.iter().find_map(|d| d.code.clone()))
}

/// The one person of the lexicon who held the office on the article's day.
pub(super) fn holder_in_lexicon(linking: &Linking<'_, '_>, idx: usize) -> Option<Known> {
    let mention = &linking.mentions[idx];
    let day = linking.parsed.article.published?;
    let code = own_code(linking, mention)?;
    let role = linking.parsed.lexicon.roles.at(mention.description.role?);
    if !role.office || mention.description.past || mention.plural || !is_definite(linking, idx) {
        return None;
    }
    let holder = linking.parsed.lexicon.actors.holder(&code, &mention.description.words, day)?;
    let name = &linking.parsed.lexicon.actors.people[holder].value.name;
    (!is_named_otherwise(linking, mention, name)).then_some(Known::Person(holder))
}

/// "The prime minister of Greenland, *Ann Reyes*": whoever the lexicon has in the office.
fn is_named_otherwise(linking: &Linking<'_, '_>, mention: &Mention, name: &str) -> bool {
    let document = linking.parsed.document;
    let mut beside = linking.parsed.clauses.appositions(mention.head).into_iter();
    beside.any(|token| document.pos(token) == Pos::Propn && !name.ends_with(document.word(token)))
}

/// A cluster that already stands for the person of the lexicon that a phrase means.
pub(super) fn twin_in_lexicon(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    linking.offices.by_known.get(&holder_in_lexicon(linking, idx)?).copied()
}
