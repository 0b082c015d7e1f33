//! The country of those of an event who name none.
//!
//! In: a draft with its place. Out: the code of a country, and the parties of a phrase with it: for institutions,
//! officials and unnamed people of whom neither their own words nor the report say whose they are.
//!
//! 1. Whose they are, if somebody's: "*its* citizens".
//! 2. The country of the place that the event's own sentence names: "two people were killed in *Homs*".
//! 3. Those told before them, if they are others: "a policeman was killed and *two others* were injured".
//! 4. What a court or the police of a country does at home it does to its own: "*Cuba's* court sentences the minister".

use super::draft::Draft;
use super::reader::Reader;
use super::setting;
use crate::quantities::quantity_of;
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

/// The parties of a phrase; those of the land that name no country have its code. `before` is the party told right before.
pub(super) fn at_home(
    reader: &Reader<'_>,
    head: usize,
    land: Option<&str>,
    before: Option<&Party>,
) -> Vec<Party> {
    let mut parties = reader.parties(head);
    if let [party] = parties.as_mut_slice()
        && are_others(reader, head, party)
    {
        party.code = before.and_then(|it| it.code.clone()).or_else(|| land.map(str::to_owned));
        party.sector = Some(sector_of_others(before).to_owned());
    }
    for party in parties.iter_mut().filter(|party| party.code.is_none()) {
        party.code = match reader.parsed.clauses.possessor(head) {
            Some(_) if OTHERS.contains(&reader.lemma(head)) => None,
            Some(possessor) => reader.parties(possessor).into_iter().find_map(|owner| owner.code),
            None => land.filter(|_| is_of_the_land(reader, head, party)).map(str::to_owned),
        };
    }
    parties
}

/// "*Two others* were injured", "*another* was wounded": people of whom nothing else is said.
fn are_others(reader: &Reader<'_>, head: usize, party: &Party) -> bool {
    let counted = reader.counted(head);
    let word = reader.parsed.document.word(counted).to_lowercase();
    let is_counted = counted != head || quantity_of(reader.parsed, head).is_some();
    let is_more = matches!(word.as_str(), "more" | "others") && is_counted;
    party.code.is_none() && (word == "another" || is_more)
}

/// Others are what those are who were told before, if these have no name, else just people.
fn sector_of_others(before: Option<&Party>) -> &str {
    let nameless = before.filter(|it| it.name.as_ref().is_none_or(|name| *name == it.text));
    nameless.and_then(|it| it.sector.as_deref()).unwrap_or("CVL")
}

fn is_of_the_land(reader: &Reader<'_>, head: usize, party: &Party) -> bool {
    reader.findings.entities.is_of_the_land(reader.parsed, head, party.sector.as_deref())
}
