//! A noun phrase, adjective or possessor as actor or recipient of an event.
//!
//! In: the head token. Out: [`Party`]s with code and sector as far as the words give them, or the
//! entity they refer to, or, for a country's own institutions, officials and people ("the army", "Judge
//! Reyes", "civilians"), the country where the clause places them or that the article is clearly about;
//! officials with a name also the only country that the article names. "Hundreds of people" are the people.

use super::describe::code_of;
use super::{Entities, home};
use crate::Parsed;
use crate::clauses::Preposition;
use crate::lexicon::Known;
use dragoman_language::Pos;
use dragoman_records::{EntityId, EntityType, Party};
use std::ops::Range;

/// Sectors whose people and bodies are a country's own unless the words say otherwise.
pub(super) const DOMESTIC: [&str; 21] = [
    "GOV", "MIL", "COP", "LEG", "JUD", "OPP", "CVL", "REB", "PRM", "SPY", "LAB", "AGR", "EDU", "MED", "JRN",
    "REL", "PTY", "ELI", "CRM", "SOC", "UAF",
];
/// Sectors whose bodies with a name ("the Municipality of Arras") are a country's own too.
pub(super) const PUBLIC: [&str; 8] = ["GOV", "LEG", "JUD", "COP", "MIL", "PTY", "OPP", "EDU"];
/// Whom an article calls so are of the group that it names, if it is one.
const EXTREMISTS: [&str; 6] = ["militant", "jihadist", "jihadi", "extremist", "terrorist", "islamist"];
/// Words that say that something is not the country's own.
const FOREIGN: [&str; 6] = ["foreign", "international", "other", "neighbouring", "neighboring", "allied"];
/// Several of these are of several countries: "the *governments* of the region".
const STATES: [&str; 6] = ["government", "country", "nation", "state", "party", "power"];
/// Who may be of any country.
const ANYWHERE: [&str; 6] = ["hacker", "critic", "user", "commentator", "observer", "poster"];
/// Nouns that count others.
const NUMBERS: [&str; 11] = [
    "hundred", "thousand", "dozen", "score", "million", "number", "majority", "handful", "lot", "ten",
    "crowd",
];
/// How many phrases within each other may stand before the name of a place.
const DEPTH: usize = 2;
/// Prepositions of place.
const IN: [&str; 6] = ["in", "at", "near", "inside", "across", "throughout"];

impl Entities {
    /// The noun phrase headed by a token as actor or recipient: words, entity, code, sector. A phrase
    /// that is no entity ("other armed groups") is resolved from its own words.
    ///
    /// A country as a party is its government: sector GOV.
    pub fn party(&self, parsed: &Parsed<'_>, head: usize) -> Party {
        let tokens = self.words_of(head).unwrap_or_else(|| parsed.clauses.core(head));
        let party = self.party_at(parsed, head, self.referred_to(head), tokens);
        match counted(parsed, head).filter(|_| party.code.is_none() && party.sector.is_none()) {
            Some(counted) => {
                let of = self.party_at(parsed, counted, self.referred_to(counted), counted..counted + 1);
                let code =
                    of.code.or_else(|| self.code_from_context(parsed, head, None, of.sector.as_deref()));
                Party { code, sector: of.sector, ..party }
            }
            None => party,
        }
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
        let is_state = entity.is_some_and(|entity| self.is_state(entity)) && code.is_some();
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
        if self.only_group.is_some()
            && entity.is_none_or(|entity| !self.is_named(entity))
            && is_the_group(parsed, head)
        {
            return self.only_group.clone();
        }
        let told = self.code_told_by_clause(parsed, head, entity);
        if told.is_some() {
            return told;
        }
        if !self.is_of_the_land(parsed, head, sector) {
            return self.code_of_seat(parsed, head, entity);
        }
        if EXTREMISTS.contains(&parsed.document.lemma(head).to_lowercase().as_str())
            && self.only_group.is_some()
        {
            return self.only_group.clone();
        }
        let of_place = || self.code_of_place(parsed, head);
        let of_story = || self.focus(parsed, head).or_else(|| self.only_country(parsed, head));
        of_place().or_else(|| of_story().map(str::to_owned))
    }

    /// Whether those whom a phrase names are a country's own, so that one who names no country means that of the place: its
    /// institutions, officials and unnamed people.
    pub fn is_of_the_land(&self, parsed: &Parsed<'_>, head: usize, sector: Option<&str>) -> bool {
        let is_domestic = sector.is_some_and(|sector| DOMESTIC.contains(&sector));
        let is_public = sector.is_some_and(|sector| PUBLIC.contains(&sector));
        let named = self.referred_to(head).filter(|&entity| self.is_named(entity));
        let is_official = named.map(|entity| &self.list()[entity]).is_none_or(|row| {
            row.kind == EntityType::Person && row.role.is_some()
                || row.kind != EntityType::Person && is_public
        });
        is_domestic && is_official && !self.is_foreign(parsed, head)
    }

    fn is_foreign(&self, parsed: &Parsed<'_>, head: usize) -> bool {
        let lemma = parsed.document.lemma(head).to_lowercase();
        let is_of_many = parsed.document.tag(head) == "NNS" && STATES.contains(&lemma.as_str());
        if is_of_many || ANYWHERE.contains(&lemma.as_str()) {
            return true;
        }
        let modifiers = parsed.clauses.modifiers(head);
        modifiers.iter().any(|&token| FOREIGN.contains(&parsed.document.lemma(token).to_lowercase().as_str()))
    }

    /// The country of "in Syria" on the phrase or on its clause.
    pub(super) fn code_of_place(&self, parsed: &Parsed<'_>, head: usize) -> Option<String> {
        let clauses = parsed.clauses;
        let clause = clauses.around(head).map(|clause| clauses.list()[clause].prepositions.clone());
        // "The Municipality *of Arras*".
        let own = clauses.prepositions(head).into_iter().filter(|it| it.lemma == "of" || is_in(it));
        let places = own.chain(clause.into_iter().flatten().filter(is_in));
        let objects: Vec<usize> = places.flat_map(|preposition| preposition.objects).collect();
        let named = objects.iter().find_map(|&object| {
            if let Some((_, known)) = self.known_at(object) {
                let is_place = matches!(known, Known::Country(_) | Known::Capital(_));
                return is_place.then(|| code_of(parsed.lexicon, known))?;
            }
            // "In two *Israeli* air strikes" is no place.
            let lemma = parsed.document.lemma(object).to_lowercase();
            let classes = &parsed.lexicon.events.noun_classes;
            let is_act = classes.has("attack", &lemma) || classes.has("fight", &lemma);
            let own = || self.own_identity(object).filter(|_| !is_act);
            // "At a *Walmart* store": a company of many countries is no country.
            let is_country = |code: &String| parsed.lexicon.countries.by_actor(code).is_some();
            let described = || own().and_then(|own| own.code.clone()).filter(is_country);
            described().or_else(|| self.code_of_town(parsed, object))
        });
        named.or_else(|| objects.iter().find_map(|&object| self.code_below(parsed, object, DEPTH)))
    }

    /// "Killed in an explosion *in Beirut*", "in a part *of Beirut*".
    fn code_below(&self, parsed: &Parsed<'_>, object: usize, depth: usize) -> Option<String> {
        let classes = &parsed.lexicon.events.noun_classes;
        let is_act = classes.has("attack", &parsed.document.lemma(object).to_lowercase());
        // "In an attack *of Israeli soldiers*" is no place.
        let within = parsed.clauses.prepositions(object).into_iter();
        let within = within.filter(|it| is_in(it) || it.lemma == "of" && !is_act);
        let objects: Vec<usize> = within.flat_map(|it| it.objects).collect();
        let named = objects.iter().find_map(|&it| self.code_of_named_place(parsed, it));
        let deeper = || objects.iter().find_map(|&it| self.code_below(parsed, it, depth - 1));
        if depth == 0 { named } else { named.or_else(deeper) }
    }

    /// The country that a word names, or that a town of that name is in.
    fn code_of_named_place(&self, parsed: &Parsed<'_>, object: usize) -> Option<String> {
        match self.known_at(object) {
            Some((_, known @ (Known::Country(_) | Known::Capital(_)))) => code_of(parsed.lexicon, known),
            Some(_) => None,
            None => self.code_of_town(parsed, object),
        }
    }

    /// "The Sava Works *in northern Serbia*": where a body or a building with a name is, if that is said of it.
    fn code_of_seat(&self, parsed: &Parsed<'_>, head: usize, entity: Option<usize>) -> Option<String> {
        let is_body = |&it: &usize| matches!(self.list()[it].kind, EntityType::Org | EntityType::Fac);
        entity.filter(is_body).filter(|&it| self.is_named(it) && self.list()[it].sector.is_none())?;
        // The parser may hang it on the verb.
        let clauses = parsed.clauses;
        let end = clauses.extent(head).end;
        let around = clauses.around(head).map(|idx| clauses.list()[idx].prepositions.clone());
        let behind = around.into_iter().flatten().filter(|it| it.token == end);
        let within = clauses.prepositions(head).into_iter().chain(behind).filter(is_in);
        let mut known = within.flat_map(|it| it.objects).filter_map(|it| self.known_at(it));
        let country = known.find(|(_, known)| matches!(known, Known::Country(_)));
        country.and_then(|(_, known)| code_of(parsed.lexicon, known))
    }

    /// The country of a town or province that the gazetteer has in one country alone, as far as size goes.
    fn code_of_town(&self, parsed: &Parsed<'_>, head: usize) -> Option<String> {
        let is_name = parsed.document.pos(head) == Pos::Propn;
        let words = self.words_of(head).or_else(|| is_name.then_some(head..head + 1))?;
        home::of_town(parsed, parsed.document.words(words))
    }

    fn entity_of_known(&self, parsed: &Parsed<'_>, known: Known) -> Option<usize> {
        let name = country_name(parsed, known)?;
        self.list().iter().position(|entity| entity.kind == EntityType::Gpe && entity.name == name)
    }
}

/// "*The group*", of those who fight.
fn is_the_group(parsed: &Parsed<'_>, head: usize) -> bool {
    let lower = |token: usize| parsed.document.word(token).to_lowercase();
    let determiners = parsed.clauses.determiners(head);
    lower(head) == "group"
        && parsed.clauses.modifiers(head).is_empty()
        && parsed.clauses.prepositions(head).is_empty()
        && determiners.iter().any(|&token| matches!(lower(token).as_str(), "the" | "this"))
}

fn is_in(preposition: &Preposition) -> bool {
    IN.contains(&preposition.lemma.as_str())
}

/// "hundreds of *people*", "a number of *activists*".
pub(crate) fn counted(parsed: &Parsed<'_>, head: usize) -> Option<usize> {
    let lemma = parsed.document.lemma(head).to_lowercase();
    NUMBERS.contains(&lemma.as_str()).then(|| parsed.clauses.objects_of(head, "of").first().copied())?
}

fn country_name(parsed: &Parsed<'_>, known: Known) -> Option<String> {
    match known {
        Known::Country(idx) | Known::Adjective(idx) | Known::People(idx) => {
            Some(parsed.lexicon.countries.at(idx).name.clone())
        }
        _ => None,
    }
}
