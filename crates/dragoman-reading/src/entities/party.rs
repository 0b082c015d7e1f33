//! A noun phrase, adjective or possessor as actor or recipient of an event.
//!
//! In: the head token. Out: [`Party`]s with code and sector as far as the words give them, or the
//! entity they refer to, or, for a country's own institutions and people ("the army", "civilians"),
//! the country where the clause places them or that the article is clearly about.

use super::Entities;
use super::describe::code_of;
use crate::Parsed;
use crate::lexicon::Known;
use dragoman_records::{EntityId, EntityType, Party};
use std::ops::Range;

/// Sectors whose people and bodies are a country's own unless the words say otherwise.
const DOMESTIC: [&str; 14] =
    ["GOV", "MIL", "COP", "LEG", "JUD", "OPP", "CVL", "REB", "PRM", "SPY", "LAB", "AGR", "EDU", "MED"];
/// Words that say that something is not the country's own.
const FOREIGN: [&str; 6] = ["foreign", "international", "other", "neighbouring", "neighboring", "allied"];
/// Prepositions of place.
const IN: [&str; 6] = ["in", "at", "near", "inside", "across", "throughout"];

impl Entities {
    /// The noun phrase headed by a token as actor or recipient: words, entity, code, sector. A phrase
    /// that is no entity ("other armed groups") is resolved from its own words.
    ///
    /// A country as a party is its government: sector GOV.
    pub fn party(&self, parsed: &Parsed<'_>, head: usize) -> Party {
        let tokens = self.words_of(head).unwrap_or_else(|| parsed.clauses.core(head));
        self.party_at(parsed, head, self.referred_to(head), tokens)
    }

    /// As [`Entities::party`], but "both sides" gives each of the two.
    pub fn parties(&self, parsed: &Parsed<'_>, head: usize) -> Vec<Party> {
        let entity = self.referred_to(head);
        let members = entity.map_or(&[][..], |entity| self.members(entity));
        if members.is_empty() {
            return vec![self.party(parsed, head)];
        }
        let tokens = parsed.clauses.core(head);
        members.iter().map(|&member| self.party_at(parsed, head, Some(member), tokens.clone())).collect()
    }

    /// An adjective, a name before a noun or a possessor as a party: "*Russian* air strikes", "*its*
    /// campaign". `None` for words that name nobody ("heavy").
    pub fn party_of_token(&self, parsed: &Parsed<'_>, token: usize) -> Option<Party> {
        if self.referred_to(token).is_some() {
            return Some(self.party(parsed, token));
        }
        let (tokens, known) = self.known_at(token)?;
        let span = parsed.document.span(tokens);
        let entity = self.entity_of_known(parsed, known);
        Some(Party {
            span: Some(span),
            text: parsed.document.slice(span).to_owned(),
            entity: entity.map(EntityId::from_idx),
            name: entity
                .map(|entity| self.list()[entity].name.clone())
                .or_else(|| country_name(parsed, known)),
            code: code_of(parsed.lexicon, known),
            sector: None,
        })
    }

    fn party_at(
        &self,
        parsed: &Parsed<'_>,
        head: usize,
        entity: Option<usize>,
        tokens: Range<usize>,
    ) -> Party {
        let span = parsed.document.span(tokens);
        let row = entity.map(|entity| &self.list()[entity]);
        let own = self.own_identity(head).filter(|_| entity.is_none_or(|entity| !self.is_named(entity)));
        let (own_code, own_sector) = own.map_or((None, None), |own| (own.code.clone(), own.sector.clone()));
        let code = own_code.or_else(|| row.and_then(|row| row.code.clone()));
        let sector = own_sector.or_else(|| row.and_then(|row| row.sector.clone()));
        let is_state = row.is_some_and(|row| row.kind == EntityType::Gpe) && code.is_some();
        let sector = sector.or_else(|| is_state.then(|| "GOV".to_owned()));
        Party {
            span: Some(span),
            text: parsed.document.slice(span).to_owned(),
            entity: entity.map(EntityId::from_idx),
            name: row.map(|row| row.name.clone()),
            code: code.or_else(|| self.code_from_context(parsed, head, entity, sector.as_deref())),
            sector,
        }
    }

    /// The country whose institution or people an unnamed phrase means, if the text is clear.
    fn code_from_context(
        &self,
        parsed: &Parsed<'_>,
        head: usize,
        entity: Option<usize>,
        sector: Option<&str>,
    ) -> Option<String> {
        let is_domestic = sector.is_some_and(|sector| DOMESTIC.contains(&sector));
        let is_named = entity.is_some_and(|entity| self.is_named(entity));
        if !is_domestic || is_named || self.is_foreign(parsed, head) {
            return None;
        }
        self.code_of_place(parsed, head).or_else(|| self.focus().map(str::to_owned))
    }

    fn is_foreign(&self, parsed: &Parsed<'_>, head: usize) -> bool {
        let modifiers = parsed.clauses.modifiers(head);
        modifiers.iter().any(|&token| FOREIGN.contains(&parsed.document.lemma(token).to_lowercase().as_str()))
    }

    /// The country of "in Syria" on the phrase or on its clause.
    fn code_of_place(&self, parsed: &Parsed<'_>, head: usize) -> Option<String> {
        let clauses = parsed.clauses;
        let clause = clauses.around(head).map(|clause| clauses.list()[clause].prepositions.clone());
        let prepositions = clauses.prepositions(head).into_iter().chain(clause.into_iter().flatten());
        let places = prepositions.filter(|preposition| IN.contains(&preposition.lemma.as_str()));
        places.flat_map(|preposition| preposition.objects).find_map(|object| {
            let (_, known) = self.known_at(object)?;
            matches!(known, Known::Country(_) | Known::Capital(_)).then(|| code_of(parsed.lexicon, known))?
        })
    }

    fn entity_of_known(&self, parsed: &Parsed<'_>, known: Known) -> Option<usize> {
        let name = country_name(parsed, known)?;
        self.list().iter().position(|entity| entity.kind == EntityType::Gpe && entity.name == name)
    }
}

fn country_name(parsed: &Parsed<'_>, known: Known) -> Option<String> {
    match known {
        Known::Country(idx) | Known::Adjective(idx) | Known::People(idx) => {
            Some(parsed.lexicon.countries.at(idx).name.clone())
        }
        _ => None,
    }
}
