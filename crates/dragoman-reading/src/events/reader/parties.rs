//! Whom a phrase names, and whether that is someone who can act.
//!
//! In: the head of a phrase. Out: its [`Party`]s. A first person is the speaker, or the publisher if
//! that is a body of a state; an adjective before a noun is the people or state it names; a league of
//! states has the code IGO; a thing has no sector, and the country in which its own words place it.

use super::super::sides::means_two;
use super::Reader;
use crate::entities::Entities;
use dragoman_language::Pos;
use dragoman_records::{EntityType, Party, Precision, Span};

/// A party as the name beside it has it: "our ally *Turkey*"; of a person with a name it tells the rest: "Ann Reyes, a
/// *Republican*".
fn with_name(entities: &Entities, party: &Party, beside: Party) -> Party {
    let is_person = |idx: usize| entities.is_named(idx) && entities.list()[idx].kind == EntityType::Person;
    if party.entity.is_some_and(|entity| is_person(entity.idx())) {
        return Party { code: beside.code, sector: party.sector.clone().or(beside.sector), ..party.clone() };
    }
    Party { span: party.span, text: party.text.clone(), ..beside }
}

impl<'a> Reader<'a> {
    /// Whom a phrase names as actor or recipient: one party, or each of "both sides".
    pub(in crate::events) fn parties(&self, token: usize) -> Vec<Party> {
        let entities = self.findings.entities;
        if let Some(speaker) = self.said_of_itself(token) {
            return self.placed(speaker);
        }
        if let Some(speaker) = self.speaker_for(token) {
            let span = self.parsed.document.tokens()[token].span;
            let text = self.parsed.document.word(token).to_owned();
            return vec![Party { span: Some(span), text, ..entities.party(self.parsed, speaker) }];
        }
        if let Some(code) = self.is_house(token).then(|| self.house()).flatten() {
            let text = self.parsed.document.word(token).to_owned();
            let span = Some(self.parsed.document.tokens()[token].span);
            let name = self.parsed.article.publisher.clone();
            return vec![Party {
                span,
                text: name.clone().unwrap_or(text),
                name,
                code: Some(code),
                sector: Some("GOV".to_owned()),
                entity: None,
            }];
        }
        if let Some(half) = self.half_named(token) {
            return vec![half];
        }
        if let Some(other) = self.other_half(token) {
            return [vec![other], self.placed(token)].concat();
        }
        if let Some(each) = self.of_each(token) {
            return each;
        }
        let origin = (!self.parsed.clauses.heads_a_phrase(token)).then(|| self.origin(token)).flatten();
        origin.map_or_else(|| self.placed(token), |party| vec![party])
    }

    /// The parties of a phrase; a thing has the code of the country in which its own words place it:
    /// "an area west of *Damascus*".
    fn placed(&self, token: usize) -> Vec<Party> {
        let mut parties = self.findings.entities.parties(self.parsed, token);
        // A pronoun says nothing to who reads the row alone.
        let is_pronoun = self.parsed.document.pos(token) == Pos::Pron;
        for party in parties.iter_mut().filter(|_| is_pronoun) {
            party.text = party.name.clone().unwrap_or_else(|| party.text.clone());
        }
        if let [party] = parties.as_mut_slice()
            && party.code.is_none()
            && let Some(named) = self.renamed(token).or_else(|| self.shared_owner(token))
        {
            *party = with_name(self.findings.entities, party, named);
        }
        if let [party] = parties.as_mut_slice()
            && self.is_of_coalition(token)
            && self.parsed.document.pos(token) != Pos::Pron
        {
            party.code = Some("IGO".to_owned());
        } else if let [party] = parties.as_mut_slice()
            && !self.can_act(token)
        {
            // A school that burns down acts in no sector.
            party.sector = None;
            party.code = party
                .code
                .take()
                .or_else(|| self.country_within(token))
                .or_else(|| self.country_beside(token));
        }
        parties
    }

    /// Who a phrase without a code is, as the name beside it says: "our ally *Turkey*".
    fn renamed(&self, token: usize) -> Option<Party> {
        let entities = self.findings.entities;
        let is_named = |&name: &usize| entities.referred_to(name).is_some_and(|idx| entities.is_named(idx));
        let names = self.parsed.clauses.appositions(token).into_iter().filter(is_named);
        names.map(|name| entities.party(self.parsed, name)).find(|party| party.code.is_some())
    }

    /// "Troops and *fighters from Hezbollah*": the parser hangs on the first what tells whose the second are.
    fn shared_owner(&self, token: usize) -> Option<Party> {
        let clauses = self.parsed.clauses;
        let first = self.parsed.document.head(token);
        let beside = clauses.conjuncts(first).contains(&token) && first != token;
        let shared = clauses.prepositions(first).into_iter().filter(|_| beside);
        let mut own = shared.filter(|it| it.token == token + 1 && matches!(it.lemma.as_str(), "from" | "of"));
        let owner = own.next()?.objects.first().copied()?;
        let party = self.findings.entities.party(self.parsed, owner);
        Some(Party { entity: None, name: None, ..party }).filter(|party| party.code.is_some())
    }

    /// The league itself, "members of the *coalition*", "the *coalition*'s small group".
    fn is_of_coalition(&self, token: usize) -> bool {
        let owner = self.parsed.clauses.possessor(token);
        let is_nominal =
            self.findings.entities.parties(self.parsed, token).iter().all(|it| it.code.is_none());
        [Some(token), Some(self.counted(token)), owner.filter(|_| is_nominal)]
            .into_iter()
            .flatten()
            .any(|it| self.is_coalition(it))
    }

    /// A league of states that fights or acts as one: "the *coalition*", "*coalition* forces"; not one of parties.
    pub(in crate::events) fn is_coalition(&self, token: usize) -> bool {
        let classes = &self.parsed.lexicon.events.noun_classes;
        let modifiers = self.parsed.clauses.modifiers(token);
        let names_league = |word: usize| classes.has("coalition", self.lemma(word));
        let of_parties = |&word: &usize| classes.has("coalition_of_parties", self.lemma(word));
        (names_league(token) || modifiers.iter().any(|&word| names_league(word)))
            && !modifiers.iter().any(of_parties)
    }

    /// Whether a phrase names a town or a spot as such: "the *Kabul* bombing"; not the state that acts by its name.
    pub(in crate::events) fn is_spot(&self, token: usize) -> bool {
        use dragoman_records::Precision::{City, District, Point};
        let span = self.parsed.document.tokens()[token].span;
        let next = self.findings.places.partition_point(|place| place.span.end < span.end);
        self.findings.places.get(next).is_some_and(|place| {
            place.literal
                && place.span.contains(span)
                && matches!(place.precision, Some(City | District | Point))
        })
    }

    /// Whether a name behind a comma only tells where the place before it lies: "an attack in Al-Bab, *Aleppo Governorate*".
    pub(in crate::events) fn only_tells_where(&self, place: Span, behind: Span) -> bool {
        let at = |span: Span| {
            let start = self.findings.places.partition_point(|place| place.span.end <= span.start);
            self.findings.places.get(start).filter(|place| place.span.start < span.end)
        };
        let between = Span::new(place.end, behind.start.max(place.end));
        if self.parsed.document.slice(between) != ", " {
            return false;
        }
        at(place).zip(at(behind)).is_some_and(|(inner, outer)| {
            let is_province = || inner.province.as_deref().is_some_and(|province| province == outer.name);
            let is_same_land = inner.country_code.is_some() && inner.country_code == outer.country_code;
            let holds = match outer.precision {
                Some(Precision::Country) => true,
                Some(Precision::Province) => is_province(),
                _ => false,
            };
            is_same_land && inner.precision > outer.precision && holds
        })
    }

    /// The country of the first place by which a thing is described: "an area *west of Damascus*".
    fn country_beside(&self, token: usize) -> Option<String> {
        let span = self.parsed.document.span(self.parsed.clauses.phrase(token));
        let start = self.findings.places.partition_point(|place| place.span.start < span.start);
        let mut inside = self.findings.places[start..].iter().take_while(|place| place.span.end <= span.end);
        let code = inside.find(|place| place.literal)?.country_code.as_deref()?;
        self.parsed.lexicon.countries.by_code(code).map(|country| country.actor.clone())
    }

    /// The country of the first toponym in a noun phrase.
    fn country_within(&self, token: usize) -> Option<String> {
        let core = self.parsed.clauses.core(token);
        let span = self.parsed.document.span(core.clone());
        let start = self.findings.places.partition_point(|place| place.span.start < span.start);
        let inside = self.findings.places[start..].iter().take_while(|place| place.span.end <= span.end);
        inside.filter_map(|place| place.country_code.clone()).next().or_else(|| {
            core.filter(|&word| word != token).find_map(|word| {
                self.findings.entities.party_of_token(self.parsed, word).and_then(|party| party.code)
            })
        })
    }

    /// The party that an adjective or a name before a noun names: "*Russian* air strikes".
    pub(in crate::events) fn origin(&self, token: usize) -> Option<Party> {
        let entities = self.findings.entities;
        let known = entities.party_of_token(self.parsed, token);
        let known = known.filter(|party| party.code.is_some() || self.can_act(token));
        // "*Army* vehicles", "*rebel* positions": a common noun that names a sector.
        let is_noun = self.parsed.document.pos(token) == Pos::Noun;
        known.or_else(|| {
            let party = entities.party(self.parsed, token);
            let is_coalition = self.is_coalition(token);
            let party =
                Party { code: if is_coalition { Some("IGO".to_owned()) } else { party.code }, ..party };
            Some(party).filter(|party| is_noun && (party.sector.is_some() || is_coalition))
        })
    }

    /// Whether a phrase names someone who can act or be acted upon: a person, a people, an
    /// organisation, a state; not a thing or a happening.
    pub(in crate::events) fn can_act(&self, token: usize) -> bool {
        let document = self.parsed.document;
        if self.is_one_more(token) {
            return true;
        }
        if document.pos(token) == Pos::Pron {
            return self.pronoun_can_act(token);
        }
        if self.half_named(token).is_some() || means_two(self, token) {
            return true;
        }
        match self.findings.entities.referred_to(token) {
            Some(idx) => acts(self.findings.entities.list()[idx].kind),
            None => {
                self.findings.entities.party(self.parsed, token).sector.is_some()
                    || self.is_animate(token)
                    || self.is_coalition(token)
            }
        }
    }

    /// Nouns for people that no table of roles knows: "settlers", "gunmen", "a *15-year-old*".
    fn is_animate(&self, token: usize) -> bool {
        let is_aged = || matches!(self.lemma(token), "old" | "olds") && self.lemma(token - 1) == "-";
        if token > 0 && is_aged() && self.parsed.clauses.heads_a_phrase(token) {
            return true;
        }
        let classes = &self.parsed.lexicon.events.noun_classes;
        let lemma = self.lemma(token);
        self.parsed.document.pos(token) == Pos::Noun
            && ["body", "people", "fighters", "troops", "police"]
                .iter()
                .any(|class| classes.has(class, lemma))
    }

    /// "One was killed and *another* injured", "18 *more* were wounded": people, of whom the verb tells that they are.
    fn is_one_more(&self, token: usize) -> bool {
        let is_counted = || !self.parsed.clauses.numbers(token).is_empty();
        let is_more = match self.parsed.document.word(token).to_lowercase().as_str() {
            "another" => true,
            "more" | "others" => is_counted(),
            _ => false,
        };
        let clause = self.place_of(token).map(|(idx, _)| self.clause(idx)).filter(|_| is_more);
        let classes = &self.parsed.lexicon.events.noun_classes;
        clause.is_some_and(|clause| {
            clause.object.contains(&token) && classes.has("hitting_people", self.lemma(clause.head))
        })
    }

    fn pronoun_can_act(&self, token: usize) -> bool {
        if self.is_first_person(token) {
            return self.speaker_for(token).is_some() || self.is_house(token);
        }
        if let Some(speaker) = self.said_of_itself(token) {
            return self.can_act(speaker);
        }
        match self.findings.entities.referred_to(token) {
            Some(idx) => acts(self.findings.entities.list()[idx].kind),
            None => {
                matches!(self.lemma(token), "he" | "she" | "they" | "him" | "her" | "them" | "his" | "their")
            }
        }
    }
}

fn acts(kind: EntityType) -> bool {
    use EntityType::{Gpe, Group, Norp, Org, Person};
    matches!(kind, Person | Org | Gpe | Norp | Group)
}
