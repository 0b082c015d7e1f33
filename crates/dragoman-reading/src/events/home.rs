//! The country of those of an event who name none.
//!
//! In: a draft with its place. Out: the code of a country, and the parties of a phrase with it: for institutions,
//! officials and unnamed people of whom neither their own words nor the report say whose they are.
//!
//! 1. Whose they are, if somebody's: "*its* citizens".
//! 2. The country of the place that the event's own sentence names: "two people were killed in *Homs*".
//! 3. What a court or the police of a country does at home it does to its own: "*Cuba's* court sentences the minister".

use super::draft::Draft;
use super::reader::Reader;
use super::setting;
use dragoman_records::{EventLocation, Party};

/// What is done at home.
const AT_HOME: [&str; 5] = ["arrest", "convict", "investigate", "martial-law", "release"];
/// Those who do it.
const OFFICES: [&str; 4] = ["COP", "GOV", "JUD", "LEG"];

/// Whose they are, they are others: "*its allies*".
const OTHERS: [&str; 9] =
    ["ally", "counterpart", "enemy", "friend", "neighbor", "neighbour", "opponent", "partner", "rival"];

/// The code of the country that those of an event are of who name none.
pub(super) fn of(
    reader: &Reader<'_>,
    draft: &Draft<'_>,
    place: Option<&EventLocation>,
    actors: &[Party],
) -> Option<String> {
    let told_here =
        place.filter(|place| place.span.is_some_and(|span| setting::is_in_sentence(reader, draft, span)));
    // Whom an assault hits is hit there, wherever the report says where.
    let told_here = told_here.or_else(|| place.filter(|_| draft.is("ASSAULT") && actors.is_empty()));
    let code = told_here.and_then(|place| place.country_code.as_deref());
    let country = code.and_then(|code| reader.parsed.lexicon.countries.by_code(code));
    country.map(|country| country.actor.clone()).or_else(|| {
        let is_office = |it: &&Party| it.sector.as_deref().is_some_and(|sector| OFFICES.contains(&sector));
        let office =
            actors.iter().find(is_office).filter(|_| AT_HOME.iter().any(|mode| draft.has_mode(mode)));
        office.and_then(|office| office.code.clone())
    })
}

/// The parties of a phrase; those of the land that name no country have its code.
pub(super) fn at_home(reader: &Reader<'_>, head: usize, land: Option<&str>) -> Vec<Party> {
    let mut parties = reader.parties(head);
    for party in parties.iter_mut().filter(|party| party.code.is_none()) {
        party.code = match reader.parsed.clauses.possessor(head) {
            Some(_) if OTHERS.contains(&reader.lemma(head)) => None,
            Some(possessor) => reader.parties(possessor).into_iter().find_map(|owner| owner.code),
            None => land.filter(|_| is_of_the_land(reader, head, party)).map(str::to_owned),
        };
    }
    parties
}

fn is_of_the_land(reader: &Reader<'_>, head: usize, party: &Party) -> bool {
    reader.findings.entities.is_of_the_land(reader.parsed, head, party.sector.as_deref())
}
