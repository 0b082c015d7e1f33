//! Makes the entities of an article from its chains of mentions.
//!
//! In: mentions, chains, places and what the lexicon knows. Out: [`Entities`], in order of first mention.

use super::coreference::{Chains, Cluster};
use super::items::Items;
use super::known_at::KnownAt;
use super::mention::{Form, Mention};
use super::namesakes::Namesakes;
use super::resolve::Resolving;
use super::setting::Setting;
use super::{Entities, Facts, spans};
use crate::Parsed;
use crate::lexicon::{Being, Known};
use dragoman_records::{Entity, EntityId, EntityType, Place};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Resolves each chain that is somebody or something, and lays the tokens to what they name.
pub(super) fn collect(
    parsed: &Parsed<'_>,
    places: &[Place],
    known_at: &KnownAt<'_>,
    mentions: &[Mention],
    chains: &Chains,
) -> Entities {
    let n_tokens = parsed.document.len();
    let mut by_head = vec![None; n_tokens];
    for (idx, mention) in mentions.iter().enumerate() {
        by_head[mention.head] = Some(idx);
    }
    let setting = Setting::new(parsed, known_at, places);
    let resolving = Resolving {
        parsed,
        places,
        known_at,
        mentions,
        chains,
        by_head: &by_head,
        setting: &setting,
        namesakes: Namesakes::new(parsed, mentions),
        resolved: RefCell::default(),
    };
    let order = in_order(parsed, mentions, chains);
    let place: FxHashMap<usize, usize> = order.iter().enumerate().map(|(at, &idx)| (idx, at)).collect();
    let mut entities = Entities { of_token: vec![None; n_tokens], ..Entities::default() };
    for &cluster in &order {
        entities.add(&resolving, cluster, &place);
    }
    entities.set_tokens(&resolving, &place);
    entities.chains = spans::of_chains(parsed, mentions, chains);
    entities.set_known(known_at, n_tokens);
    entities.only_group = only_group(&entities.list);
    entities.focus = setting.focus;
    entities.only_country = setting.only_country;
    entities.items = Items::new(parsed, places, known_at, |token| entities.referred_to(token));
    entities
}

/// The chains that are entities, in order of their first mentions.
fn in_order(parsed: &Parsed<'_>, mentions: &[Mention], chains: &Chains) -> Vec<usize> {
    let all = 0..chains.clusters.len();
    let mut order: Vec<usize> =
        all.filter(|&idx| is_entity(parsed, mentions, &chains.clusters[idx])).collect();
    order.sort_by_key(|&idx| (chains.clusters[idx].mentions[0], idx));
    order
}

/// Names, and unnamed people and bodies; a place or a side that was not found again is nobody.
fn is_entity(parsed: &Parsed<'_>, mentions: &[Mention], cluster: &Cluster) -> bool {
    let Some(&first) = cluster.mentions.first() else {
        return false;
    };
    let role = mentions[first].description.role.map(|role| parsed.lexicon.roles.at(role));
    cluster.named || cluster.known.is_some() || role.is_some_and(|role| role.is != Being::Place)
}

/// The code of all armed groups with a name.
fn only_group(entities: &[Entity]) -> Option<String> {
    let is_group = |entity: &&Entity| {
        entity.kind == EntityType::Org
            && !entity.names.is_empty()
            && matches!(entity.sector.as_deref(), Some("REB" | "UAF"))
    };
    let mut codes = entities.iter().filter(is_group).filter_map(|entity| entity.code.as_ref());
    let first = codes.next()?;
    codes.all(|code| code == first).then(|| first.clone())
}

impl Entities {
    fn add(&mut self, resolving: &Resolving<'_, '_>, cluster_idx: usize, place: &FxHashMap<usize, usize>) {
        let cluster = &resolving.chains.clusters[cluster_idx];
        let document = resolving.parsed.document;
        let identity = resolving.identity(cluster_idx);
        let mentions = cluster.mentions.iter().map(|&idx| &resolving.mentions[idx]);
        let span = |mention: &Mention| document.span(mention.tokens.clone());
        let mut members: Vec<usize> =
            cluster.members.iter().filter_map(|member| place.get(member).copied()).collect();
        members.sort_unstable();
        let kind = if cluster.plural && cluster.kind == EntityType::Person {
            EntityType::Group
        } else {
            cluster.kind
        };
        self.list.push(Entity {
            id: EntityId::from_idx(self.list.len()),
            kind,
            name: resolving.name(cluster),
            code: identity.code,
            sector: identity.sector,
            role: identity.role,
            mentions: mentions.clone().map(span).collect(),
            names: mentions.filter(|mention| mention.form == Form::Name).map(span).collect(),
            wikidata: identity.wikidata,
            misspelt: cluster.misspelt,
        });
        self.facts.push(Facts {
            gender: cluster.gender,
            plural: cluster.plural,
            named: cluster.named || cluster.known.is_some(),
            // A country's team is none.
            is_state: cluster.kind != EntityType::Org
                && matches!(resolving.known(cluster), Some(Known::Country(_) | Known::Capital(_))),
            members,
        });
    }

    fn set_tokens(&mut self, resolving: &Resolving<'_, '_>, place: &FxHashMap<usize, usize>) {
        for (idx, mention) in resolving.mentions.iter().enumerate() {
            if matches!(mention.form, Form::Nominal | Form::Thing) {
                self.own.insert(mention.head, resolving.of_description(&mention.description));
            }
            let Some(&entity) = resolving.chains.of_mention[idx].and_then(|cluster| place.get(&cluster))
            else {
                continue;
            };
            if mention.form == Form::Name {
                self.names.insert(mention.head, mention.tokens.clone());
                for token in mention.tokens.clone() {
                    self.of_token[token].get_or_insert(entity);
                }
            }
            self.of_token[mention.head] = Some(entity);
        }
    }

    fn set_known(&mut self, known_at: &KnownAt<'_>, n_tokens: usize) {
        self.known = vec![None; n_tokens];
        for found in &known_at.list {
            for token in found.tokens.clone() {
                self.known[token] = Some((found.tokens.clone(), found.reading));
            }
        }
    }
}
