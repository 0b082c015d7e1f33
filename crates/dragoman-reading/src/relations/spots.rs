//! Places without a name where somebody is: "soldiers at *the airport*", "a house in the village".
//!
//! In: nouns for buildings and stretches of land that no entity has. Out: an entity for each that a tie is told of; the
//! others tell nothing and are left out. Mentions that coreference lays together are one place.
//!
//! "The town of Darayya" is Darayya, and "the country" a state: neither is a spot.

use super::{Finder, Named};
use crate::clauses::Preposition;
use crate::entities::Entities;
use crate::{Parsed, as_name};
use dragoman_language::Pos;
use dragoman_records::{Entity, EntityId, EntityType, Relation, RelationId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Places without a name, by the head of their phrase.
pub(super) struct Spots {
    /// The number of the first of them: they come after the entities.
    first: usize,
    of_token: BTreeMap<usize, usize>,
    list: Vec<Entity>,
}

impl Spots {
    pub(super) fn find(parsed: &Parsed<'_>, entities: &Entities) -> Self {
        let first = entities.list().len();
        let mut spots = Self { first, of_token: BTreeMap::new(), list: Vec::new() };
        let chains = entities.chains();
        let chain_of: BTreeMap<Span, usize> = chains
            .iter()
            .enumerate()
            .flat_map(|(at, spans)| spans.iter().map(move |&span| (span, at)))
            .collect();
        let mut of_chain: BTreeMap<usize, usize> = BTreeMap::new();
        for token in (0..parsed.document.len()).filter(|&token| entities.referred_to(token).is_none()) {
            let Some(kind) = kind(parsed, token) else { continue };
            // Without what stands behind it: "an airport" of "an airport near Basra".
            let span = parsed.document.span(parsed.clauses.before_head(token));
            let whole = parsed.document.span(parsed.clauses.core(token));
            let known = chain_of.get(&whole).map(|&chain| *of_chain.entry(chain).or_insert(spots.list.len()));
            spots.add(token, span, kind, known.unwrap_or(spots.list.len()), parsed);
        }
        spots
    }

    fn add(&mut self, token: usize, span: Span, kind: EntityType, at: usize, parsed: &Parsed<'_>) {
        self.of_token.insert(token, at);
        if let Some(spot) = self.list.get_mut(at) {
            spot.mentions.push(span);
            return;
        }
        self.list.push(Entity {
            id: EntityId::from_idx(self.first + at),
            kind,
            name: as_name(parsed.document.slice(span)),
            code: None,
            sector: None,
            role: None,
            mentions: vec![span],
            names: Vec::new(),
            wikidata: None,
            misspelt: false,
        });
    }

    /// Those that ties are told of, numbered on from the entities, in the order of their first mention.
    pub(super) fn told_of(mut self, relations: &mut [Relation]) -> Vec<Entity> {
        let ends = relations.iter().flat_map(|it| [it.source.idx(), it.target.idx()]);
        let used: BTreeSet<usize> = ends.filter(|&it| it >= self.first).collect();
        let place: BTreeMap<usize, usize> =
            used.iter().enumerate().map(|(at, &idx)| (idx, self.first + at)).collect();
        let renumber = |id: EntityId| EntityId::from_idx(*place.get(&id.idx()).unwrap_or(&id.idx()));
        for relation in relations {
            relation.source = renumber(relation.source);
            relation.target = renumber(relation.target);
        }
        self.list.retain(|spot| place.contains_key(&spot.id.idx()));
        for spot in &mut self.list {
            spot.id = renumber(spot.id);
        }
        self.list
    }
}

/// What kind of place a noun is for, if any.
fn kind(parsed: &Parsed<'_>, token: usize) -> Option<EntityType> {
    let document = parsed.document;
    if document.pos(token) != Pos::Noun || !parsed.clauses.heads_a_phrase(token) {
        return None;
    }
    let lemma = document.lemma(token).to_lowercase();
    let pair = token.checked_sub(1).map(|before| format!("{} {lemma}", document.word(before).to_lowercase()));
    let classes = &parsed.lexicon.events.noun_classes;
    let is_of =
        |class: &str| classes.has(class, &lemma) || pair.as_ref().is_some_and(|it| classes.has(class, it));
    // "The *building* of the bridge" is a deed.
    let is_deed = lemma == "building" && !parsed.clauses.objects_of(token, "of").is_empty();
    match parsed.lexicon.places.level_by_word(&lemma) {
        _ if is_of("building") => Some(EntityType::Fac).filter(|_| !is_deed),
        Some(_) if is_of("land") => Some(EntityType::Gpe),
        None if is_of("land") => Some(EntityType::Loc),
        _ => None,
    }
}

impl Finder<'_> {
    /// The place without a name that a word stands for: its number, from that of the first of them on.
    fn spot(&self, token: usize) -> Option<usize> {
        let is_named = self.named(token).is_some();
        self.spots.of_token.get(&token).filter(|_| !is_named).map(|at| self.spots.first + at)
    }

    /// Those who are at places without a name.
    pub(super) fn at_spots(&self, ones: &[Named], word: usize, places: &[usize]) -> Vec<Relation> {
        let people = ones.iter().filter(|one| self.kind(one.1) != EntityType::Other);
        let pairs =
            people.flat_map(|&one| places.iter().filter_map(move |&it| Some((one, (it, self.spot(it)?)))));
        pairs.map(|(one, spot)| self.located(one, self.words(one), word, spot)).collect()
    }

    /// Where a place without a name is: "a house *in Mosul*".
    pub(super) fn of_spot(&self, token: usize) -> Vec<Relation> {
        let Some(spot) = self.spot(token) else { return Vec::new() };
        let own = self.parsed.document.tokens()[token].span;
        let found =
            self.parsed.clauses.prepositions(token).into_iter().filter(|it| self.says_where(it)).flat_map(
                |it| {
                    let mut others = self.all_named(&it.objects);
                    others.retain(|&(place, _)| self.is_place(place));
                    others
                        .into_iter()
                        .map(|other| self.located((token, spot), own, it.token, other))
                        .collect::<Vec<_>>()
                },
            );
        found.collect()
    }

    fn says_where(&self, preposition: &Preposition) -> bool {
        let mut ties = self.parsed.lexicon.relations.with_preposition(&preposition.lemma);
        ties.any(|tie| tie.kind == "located_in")
    }

    fn located(&self, one: Named, from: Span, word: usize, other: Named) -> Relation {
        let is_spot = other.1 >= self.spots.first;
        let tokens = self.parsed.document.tokens();
        let to = if is_spot { tokens[other.0].span } else { self.words(other) };
        Relation {
            id: RelationId::from_idx(0),
            kind: "located_in".to_owned(),
            source: EntityId::from_idx(one.1),
            target: EntityId::from_idx(other.1),
            evidence: vec![from, tokens[word].span, to],
            reported_by: self.voice(from),
            rule: "relations:located_in".to_owned(),
        }
    }
}
