//! What a noun phrase without a name may refer to by rule.
//!
//! 1. A definite office goes to who holds it: in the article, else in the lexicon at the article's date.
//! 2. "the group", "the company", "the country" go to the last name of that kind.
//! 3. "both sides", "the two men" go to the two that last met or were named together (`pairs`).
//! 4. A definite phrase goes to the last one with the same noun, if it says nothing new.
//!
//! These are proposals: `ranking` weighs them against everything else.

use super::super::mention::Form;
use super::office::{holder, holder_in_lexicon, own_code, twin_in_lexicon};
use super::pairs::pair;
use super::places_named::{Sort, sort_of};
use super::proposals::Rule;
use super::{Cluster, Linking};
use crate::lexicon::{Being, Known};
use dragoman_records::EntityType;

/// How many sentences back a noun is taken up by the same noun.
const SAME_NOUN: usize = 20;
/// How many sentences back "the group" finds a group.
pub(super) const SAME_KIND: usize = 8;

/// Begins a cluster with a nominal that stands for nothing named so far.
pub(super) fn begin(linking: &mut Linking<'_, '_>, idx: usize) -> usize {
    let members = pair(linking, idx);
    let known = if members.is_none() { holder_in_lexicon(linking, idx) } else { None };
    let cluster = linking.begin(idx);
    linking.chains.clusters[cluster].members = members.unwrap_or_default();
    if let Some(known) = known {
        linking.learn(cluster, known);
    }
    cluster
}

/// The clusters that the rules propose for a nominal.
pub(super) fn propose(linking: &Linking<'_, '_>, idx: usize) -> Vec<(Rule, usize)> {
    let mention = &linking.mentions[idx];
    let role = mention.description.role.map(|role| linking.parsed.lexicon.roles.at(role));
    let Some(role) = role.filter(|_| mention.form == Form::Nominal && is_definite(linking, idx)) else {
        return Vec::new();
    };
    let (rule, by_kind) = match role.is {
        Being::Person if !mention.plural => (Rule::Office, holder(linking, idx)),
        Being::Body if !mention.plural => (Rule::Kind, body(linking, idx)),
        Being::Place if !mention.plural => (Rule::Kind, place(linking, idx)),
        _ => (Rule::Kind, None),
    };
    let found = [
        (rule, by_kind),
        (Rule::SameNoun, same_noun(linking, idx)),
        (Rule::Office, twin_in_lexicon(linking, idx)),
    ];
    found.into_iter().filter_map(|(rule, cluster)| Some((rule, cluster?))).collect()
}

/// "the", "this", "that", "his": not "a", "some", "two" or nothing.
pub(super) fn is_definite(linking: &Linking<'_, '_>, idx: usize) -> bool {
    let head = linking.mentions[idx].head;
    let document = linking.parsed.document;
    let has_definite =
        linking.parsed.is_definite(head) || linking.parsed.is_determined(head, |word| word == "both");
    let is_title = document.word(head).chars().next().is_some_and(char::is_uppercase)
        && document.sentences().get(linking.sentences[idx]).is_some_and(|sentence| sentence.start != head);
    has_definite
        || is_title
        || linking.parsed.clauses.possessor(head).is_some_and(|owner| is_name(linking, owner))
}

fn is_name(linking: &Linking<'_, '_>, token: usize) -> bool {
    linking.by_head[token].and_then(|idx| linking.cluster_of(idx)).is_some_and(|cluster| cluster.named)
}

/// The last organisation of the kind that a noun names.
fn body(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let mention = &linking.mentions[idx];
    if !mention.description.modifiers.is_empty() || own_code(linking, mention).is_some() {
        return None;
    }
    let noun = mention.description.words.rsplit(' ').next().unwrap_or_default();
    let mut before = linking.before(idx, SAME_KIND).filter_map(|other| linking.chains.of_mention[other]);
    before.find(|&cluster| {
        let cluster = &linking.chains.clusters[cluster];
        cluster.named
            && matches!(cluster.kind, EntityType::Org | EntityType::Group)
            && is_such_a_body(linking, cluster, noun)
    })
}

fn is_such_a_body(linking: &Linking<'_, '_>, cluster: &Cluster, noun: &str) -> bool {
    let document = linking.parsed.document;
    let in_name = cluster.mentions.iter().take(8).any(|&idx| {
        let tokens = linking.mentions[idx].tokens.clone();
        linking.mentions[idx].tokens.len() > 1
            && tokens.into_iter().any(|token| is_in_lower_case(document.word(token), noun))
    });
    let described = || {
        let nouns = cluster.descriptions.iter().map(|description| description.words.rsplit(' ').next());
        nouns.into_iter().any(|theirs| theirs == Some(noun))
    };
    in_name || described() || kind_of_known(linking, cluster, noun)
}

/// Whether a word is another but for capitals, without a new string for each that is looked at.
fn is_in_lower_case(word: &str, lower: &str) -> bool {
    if word.is_ascii() {
        word.bytes().map(|byte| byte.to_ascii_lowercase()).eq(lower.bytes())
    } else {
        word.to_lowercase() == lower
    }
}

/// "group" for an armed group, "company" for a firm, as far as the lexicon knows the organisation.
fn kind_of_known(linking: &Linking<'_, '_>, cluster: &Cluster, noun: &str) -> bool {
    let Some(Known::Organisation(idx)) = cluster.known else {
        return false;
    };
    let organisation = &linking.parsed.lexicon.actors.organisations[idx].value;
    let sector = organisation.sector.as_deref().unwrap_or_default();
    let code = organisation.code.as_deref().unwrap_or_default();
    match noun {
        "group" | "movement" | "organisation" | "organization" => {
            matches!(sector, "REB" | "PRM" | "SOC" | "PTY") || matches!(code, "NGO" | "IMG")
        }
        "insurgency" | "militia" => matches!(sector, "REB" | "PRM"),
        "company" | "firm" | "corporation" => sector == "BUS",
        "party" => sector == "PTY",
        "newspaper" | "broadcaster" | "network" | "channel" | "paper" => sector == "JRN",
        "alliance" | "bloc" => matches!(code, "IGO" | "EUR"),
        "agency" => matches!(code, "UNO" | "IGO") || matches!(sector, "JRN" | "SPY"),
        "body" => matches!(code, "UNO" | "IGO"),
        "court" | "tribunal" => sector == "JUD",
        "charity" | "watchdog" => code == "NGO",
        _ => false,
    }
}

/// The last country for "the country", the last other place for "the city".
fn place(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let mention = &linking.mentions[idx];
    let description = &mention.description;
    if !description.modifiers.is_empty() || own_code(linking, mention).is_some() {
        return None;
    }
    let sort = sort_of(&description.words);
    let wants_country = sort == Some(Sort::Country);
    let wants_town = matches!(sort, Some(Sort::City | Sort::Capital));
    let mut before = linking.before(idx, SAME_KIND).filter_map(|other| linking.chains.of_mention[other]);
    before.find(|&cluster| {
        let cluster = &linking.chains.clusters[cluster];
        let is_country = matches!(cluster.known, Some(Known::Country(_)));
        let fits = wants_country && is_country || wants_town && !is_country;
        cluster.named && cluster.kind == EntityType::Gpe && fits
    })
}

/// The last phrase with the same noun that says at least as much.
fn same_noun(linking: &Linking<'_, '_>, idx: usize) -> Option<usize> {
    let mention = &linking.mentions[idx];
    let ours = &mention.description;
    let code = own_code(linking, mention);
    let found = linking.before(idx, SAME_NOUN).find(|&other| {
        let theirs = &linking.mentions[other];
        let described = &theirs.description;
        linking.nouns[other] == linking.nouns[idx]
            && linking.chains.of_mention[other].is_some()
            && described.role.is_some()
            && theirs.plural == mention.plural
            && noun(&described.words) == noun(&ours.words)
            && (described.words.ends_with(&ours.words) || described.words == ours.words)
            && ours.modifiers.iter().all(|word| described.modifiers.contains(word))
            && (code.is_none() || own_code(linking, theirs) == code)
            && ours.owner.is_none_or(|owner| same_owner(linking, Some(owner), described.owner))
    })?;
    linking.chains.of_mention[found]
}

fn same_owner(linking: &Linking<'_, '_>, a: Option<usize>, b: Option<usize>) -> bool {
    let cluster =
        |owner: Option<usize>| linking.by_head[owner?].and_then(|idx| linking.chains.of_mention[idx]);
    cluster(a).is_some() && cluster(a) == cluster(b)
}

/// The last word.
pub(super) fn noun(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or_default()
}
