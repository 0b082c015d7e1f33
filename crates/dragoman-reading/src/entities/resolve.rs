//! Who a cluster of mentions is: name, code, sector, role.
//!
//! 1. The lexicon, where it knows the bearer of a name; offices count on the article's day. Without a
//!    day only what all offices of a person agree on is given.
//! 2. Else what the article says: the words of the name ("Indonesian Navy"), title, apposition.
//! 3. Else what it belongs to: "a spokesman for the ministry" is of the ministry's country and sector.

use super::coreference::{Chains, Cluster};
use super::describe::{Description, code_of};
use super::known_at::KnownAt;
use super::mention::{Form, Mention};
use super::namesakes::Namesakes;
use super::setting::Setting;
use crate::lexicon::{Known, Office, Person};
use crate::{Parsed, as_name};
use dragoman_records::{EntityType, Place};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// What is known of a cluster.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Identity {
    pub(super) code: Option<String>,
    pub(super) sector: Option<String>,
    pub(super) role: Option<String>,
    pub(super) wikidata: Option<String>,
}

impl Identity {
    /// Takes over what is missing.
    fn or(self, other: Self) -> Self {
        Self {
            code: self.code.or(other.code),
            sector: self.sector.or(other.sector),
            role: self.role.or(other.role),
            wikidata: self.wikidata.or(other.wikidata),
        }
    }
}

/// What resolving looks at.
pub(super) struct Resolving<'r, 'a> {
    pub(super) parsed: &'r Parsed<'a>,
    pub(super) places: &'r [Place],
    pub(super) known_at: &'r KnownAt<'a>,
    pub(super) mentions: &'r [Mention],
    pub(super) chains: &'r Chains,
    /// The mention whose phrase a token heads.
    pub(super) by_head: &'r [Option<usize>],
    pub(super) setting: &'r Setting,
    pub(super) namesakes: Namesakes<'r>,
    /// What was resolved, by cluster and steps left: in a long article thousands of phrases belong to one owner.
    pub(super) resolved: RefCell<FxHashMap<(usize, usize), Identity>>,
}

/// How many steps "the spokesman of the ministry of the government of" is followed.
const MOST_OWNERS: usize = 3;

impl Resolving<'_, '_> {
    /// Who a cluster is.
    pub(super) fn identity(&self, cluster: usize) -> Identity {
        self.identity_within(cluster, MOST_OWNERS)
    }

    fn identity_within(&self, cluster: usize, depth: usize) -> Identity {
        if let Some(identity) = self.resolved.borrow().get(&(cluster, depth)) {
            return identity.clone();
        }
        let identity = self.resolve(&self.chains.clusters[cluster], depth);
        self.resolved.borrow_mut().insert((cluster, depth), identity.clone());
        identity
    }

    fn resolve(&self, cluster: &Cluster, depth: usize) -> Identity {
        let of_text = || self.said_of(cluster, depth);
        if self.is_nobodys(cluster) {
            return Identity::default();
        }
        match self.known(cluster) {
            Some(Known::Person(idx)) => {
                let person = &self.parsed.lexicon.actors.people[idx].value;
                let known = self.of_person(person);
                let held_now = known.role.is_some();
                // A person out of office is described by the article; one in office by both.
                if held_now { known.or(of_text()) } else { self.out_of_office(person, known, of_text()) }
            }
            Some(known) => {
                let known_as = self.of_known(known);
                // "European Union" holds the word "union"; what the lexicon leaves empty stays so.
                match known_as.code {
                    // "The Irish *Labour Party*".
                    Some(_) if self.is_shared(known) => {
                        let code = of_text().code.or(known_as.code);
                        Identity { code, ..known_as }
                    }
                    Some(_) => known_as,
                    None => {
                        let code = of_text()
                            .code
                            .or_else(|| self.namesakes.code(&self.mentions[*cluster.mentions.first()?]));
                        Identity { code, ..known_as.or(of_text()) }
                    }
                }
            }
            None => {
                let code = cluster.code.clone().or_else(|| self.country_of_place(cluster));
                Identity { code, ..Identity::default() }.or(of_text())
            }
        }
    }

    /// Whom the lexicon has by the name, but no country where the name is settled on another place:
    /// "Atlanta, *Georgia*".
    pub(super) fn known(&self, cluster: &Cluster) -> Option<Known> {
        let country = match cluster.known {
            Some(Known::Country(idx)) => self.parsed.lexicon.countries.at(idx),
            known => return known,
        };
        let is_other = self.country_of_place(cluster).is_some_and(|code| code != country.actor);
        cluster.known.filter(|_| !is_other)
    }

    /// The country of a town, province or river, if it is settled.
    fn country_of_place(&self, cluster: &Cluster) -> Option<String> {
        let code = self.settled(cluster).find_map(|place| place.country_code.as_ref())?;
        self.parsed.lexicon.countries.by_code(code).map(|country| country.actor.clone())
    }

    /// Whether a cluster is a sea or a part of the world, which is no country's: "*Indian* Ocean".
    fn is_nobodys(&self, cluster: &Cluster) -> bool {
        let is_wide = |place: &Place| place.lat.is_some() && place.country_code.is_none();
        cluster.known.is_none() && self.settled(cluster).next().is_some_and(is_wide)
    }

    /// The places that the names of a cluster are.
    fn settled(&self, cluster: &Cluster) -> impl Iterator<Item = &Place> {
        let is_place = matches!(cluster.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac);
        let names = cluster.mentions.iter().map(|&idx| &self.mentions[idx]);
        let names = names.filter(move |mention| is_place && mention.form == Form::Name);
        names.filter_map(|mention| {
            let span = self.parsed.document.span(mention.tokens.clone());
            let first = self.places.partition_point(|place| place.span.end <= span.start);
            // The place may be called by more words: "Blue Nile *State*".
            let is_it = |place: &&Place| place.span.start == span.start && place.span.end >= span.end;
            self.places.get(first).filter(is_it)
        })
    }

    fn of_known(&self, known: Known) -> Identity {
        let lexicon = self.parsed.lexicon;
        let code = code_of(lexicon, known);
        let (sector, wikidata) = match known {
            Known::Organisation(idx) => {
                let organisation = &lexicon.actors.organisations[idx].value;
                (organisation.sector.clone(), organisation.wikidata.clone())
            }
            Known::Country(idx) => (None, lexicon.countries.at(idx).wikidata.clone()),
            Known::Folk(idx) => (lexicon.actors.peoples[idx].value.sector.clone(), None),
            _ => (None, None),
        };
        let elsewhere = code.as_ref().and_then(|code| self.setting.elsewhere_than(code));
        match elsewhere.filter(|_| self.is_shared(known)) {
            Some(other) => Identity { code: Some(other.to_owned()), sector, ..Identity::default() },
            None => Identity { code, sector, role: None, wikidata },
        }
    }

    /// Whether bodies of several countries bear the name.
    fn is_shared(&self, known: Known) -> bool {
        matches!(known, Known::Organisation(idx) if self.parsed.lexicon.actors.organisations[idx].value.shared)
    }

    fn of_person(&self, person: &Person) -> Identity {
        let wikidata = person.wikidata.clone();
        let offices: Vec<&Office> = person.offices.iter().collect();
        let Some(day) = self.parsed.article.published else {
            return Identity { wikidata, ..common(&offices) };
        };
        let held: Vec<&Office> = offices.iter().copied().filter(|office| office.held_on(day)).collect();
        if let Some(office) = held.last() {
            let role = Some(office.role.clone()).filter(|role| !role.is_empty());
            return Identity { code: office.code.clone(), sector: office.sector.clone(), role, wikidata };
        }
        let begun = || offices.iter().filter(|office| office.from.is_none_or(|from| from <= day));
        let is_past = begun().all(|office| office.until.is_some_and(|until| until < day));
        let held_power = |office: &&Office| matches!(office.sector.as_deref(), Some("GOV" | "MIL" | "LEG"));
        let sector =
            begun().next_back().filter(|office| is_past && held_power(office)).map(|_| "ELI".to_owned());
        Identity { code: common(&offices).code, sector, role: None, wikidata }
    }

    /// A person out of office as the article has it. The title of an office that has ended is a courtesy:
    /// "President Obama" of 2019 governs nobody.
    fn out_of_office(&self, person: &Person, known: Identity, said: Identity) -> Identity {
        let is_courtesy = known.sector.is_some()
            && said
                .role
                .as_ref()
                .is_some_and(|role| person.offices.iter().any(|office| office.role == *role));
        let sector = if is_courtesy { known.sector.clone() } else { said.sector };
        Identity { code: known.code.clone(), sector, ..said }.or(known)
    }

    /// What titles, appositions and nominals of the article say.
    fn said_of(&self, cluster: &Cluster, depth: usize) -> Identity {
        let mut identity = Identity::default();
        for description in &cluster.descriptions {
            let code = description.code.clone();
            let mut said = Identity { code, sector: description.sector.clone(), ..Identity::default() };
            if cluster.kind == EntityType::Person && !description.words.is_empty() {
                let past = if description.past { "former " } else { "" };
                said.role = Some(format!("{past}{}", description.words));
            }
            if let Some(owner) = self.owner(description, depth) {
                said = self.with_owner(said, description, owner);
            }
            identity = identity.or(said);
        }
        identity
    }

    /// What a phrase belongs to: its identity, unless that is the phrase itself.
    fn owner(&self, description: &Description, depth: usize) -> Option<Identity> {
        let owner = description.owner.filter(|_| depth > 0)?;
        let mention = self.by_head.get(owner).copied().flatten();
        match mention.and_then(|idx| self.chains.of_mention[idx]) {
            Some(cluster) => Some(self.identity_within(cluster, depth - 1)),
            None => self.of_words_before(owner),
        }
    }

    /// "*IS* fighters": a name that is no mention of its own, and that the article has elsewhere too.
    fn of_words_before(&self, token: usize) -> Option<Identity> {
        let found = self.known_at.at(token)?;
        self.known_at.is_supported(found).then(|| self.of_known(found.reading))
    }

    fn with_owner(&self, said: Identity, description: &Description, owner: Identity) -> Identity {
        let role = description.role.map(|role| self.parsed.lexicon.roles.at(role));
        let yields = role.is_none_or(|role| role.yields);
        let default = role.and_then(|role| role.sector.clone());
        let is_default = said.sector.is_none() || said.sector == default;
        // The forces of a government are its army, not the government.
        let keeps = default.as_deref() == Some("MIL") && owner.sector.as_deref() == Some("GOV");
        let sector = if is_default && yields && !keeps { owner.sector.or(said.sector) } else { said.sector };
        Identity { code: said.code.or(owner.code), sector, ..said }
    }

    /// The identity that the words of one phrase give, with what it belongs to.
    pub(super) fn of_description(&self, description: &Description) -> Identity {
        let code = description.code.clone();
        let said = Identity { code, sector: description.sector.clone(), ..Identity::default() };
        match self.owner(description, MOST_OWNERS) {
            Some(owner) => self.with_owner(said, description, owner),
            None => said,
        }
    }

    /// The fullest name, else the words of the first mention.
    pub(super) fn name(&self, cluster: &Cluster) -> String {
        let lexicon = self.parsed.lexicon;
        match self.known(cluster) {
            Some(Known::Person(idx)) => return lexicon.actors.people[idx].value.name.clone(),
            // What every country has is told by its full name in the article.
            Some(Known::Organisation(idx)) if lexicon.actors.organisations[idx].value.code.is_some() => {
                return lexicon.actors.organisations[idx].value.name.clone();
            }
            Some(Known::Country(idx)) => return lexicon.countries.at(idx).name.clone(),
            _ => {}
        }
        let mentions = cluster.mentions.iter().map(|&idx| &self.mentions[idx]);
        let names = mentions.clone().filter(|mention| mention.form == Form::Name);
        let fullest =
            names.max_by_key(|mention| (mention.tokens.len(), std::cmp::Reverse(mention.tokens.start)));
        let first = || mentions.clone().next();
        fullest.or_else(first).map(|mention| self.words(mention)).unwrap_or_default()
    }

    fn words(&self, mention: &Mention) -> String {
        let (document, tokens) = (self.parsed.document, mention.tokens.clone());
        // "the mayor*'s* claim" is the mayor's.
        let is_owner = tokens.len() > 1 && document.tag(tokens.end - 1) == "POS";
        as_name(document.words(tokens.start..tokens.end - usize::from(is_owner)))
    }
}

/// What all offices agree on.
fn common(offices: &[&Office]) -> Identity {
    let agree = |value: fn(&Office) -> &Option<String>| {
        let first = offices.first().map(|office| value(office).clone())?;
        if offices.iter().all(|office| *value(office) == first) { first } else { None }
    };
    let role = offices.first().map(|office| office.role.clone());
    let role = role.filter(|role| !role.is_empty() && offices.iter().all(|office| office.role == *role));
    Identity {
        code: agree(|office| &office.code),
        sector: agree(|office| &office.sector),
        role,
        wikidata: None,
    }
}
