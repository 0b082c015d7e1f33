//! Pairs of events of one article that tell of one happening and differ.
//!
//! Two events are accounts of one happening if they have the same category, hang on different voices, one side
//! of them agrees (the same actor or the same recipient), and nothing sets them apart: two days, two modes, two
//! places of one fineness. They are contested if
//!
//! 1. one denies it happened; or
//! 2. of what is done by force or deed they name others as recipients or as actors, both known by code or, of several
//!    people, by sector: two people who ask two governments tell of two things, a gunman and "the man" may be one; or
//! 3. they count the same people differently (dead, injured, arrested, abducted, protesters, displaced).
//!
//! A claim that is rejected as a whole ("the church denied the allegations") is a rival of each deed that
//! another voice has laid to the one who denies ([`super::rejections`]); counts are in [`super::counts`]. Statements that deny each other are in [`super::denials`], claims
//! that are denied by a word for them in [`super::disputes`].

use super::{Findings, counts, denials, disputes, rejections};
use crate::Parsed;
use dragoman_records::{AccountId, Aux, Contested, EntityType, Event, Party};

/// How many sentences may lie between two accounts of one happening.
const REACH: usize = 4;

/// Finds pairs of events that tell of one happening and differ.
pub fn find_contested(parsed: &Parsed<'_>, findings: &Findings<'_>, events: &[Event]) -> Vec<Contested> {
    let mut found = Vec::new();
    for (idx, first) in events.iter().enumerate() {
        for second in events[idx + 1..].iter().take_while(|second| distance(parsed, first, second) <= REACH) {
            if let Some(field) = difference(parsed, findings, first, second) {
                found.push(of_events(first, second, field));
            }
        }
    }
    found.extend(rejections::rejected(parsed, findings, events));
    found.extend(disputes::disputed(parsed, findings, events, &found));
    found.extend(denials::denied(parsed, findings, events, &found));
    found.extend(counts::counted(parsed, findings, events, &found));
    found.sort_by_key(|pair| (pair.a, pair.b));
    // Two words for one claim ("denied *these claims*: … *the accusation* is …") deny it once.
    found.dedup_by_key(|pair| (pair.a, pair.b));
    found
}

/// Two accounts side by side: on what they differ, and the rule that says so.
pub(super) fn pair(a: AccountId, b: AccountId, (what, rule): (&str, &str)) -> Contested {
    Contested { a, b, what: what.to_owned(), rule: rule.to_owned() }
}

pub(super) fn of_events(first: &Event, second: &Event, difference: (&str, &str)) -> Contested {
    pair(AccountId::Event(first.id), AccountId::Event(second.id), difference)
}

pub(super) fn distance(parsed: &Parsed<'_>, first: &Event, second: &Event) -> usize {
    let sentence = |event: &Event| event.evidence.first().map_or(0, |&span| parsed.sentence_at(span));
    sentence(second).abs_diff(sentence(first))
}

/// On what two accounts of one happening differ; none if they are not that.
fn difference(
    parsed: &Parsed<'_>,
    findings: &Findings<'_>,
    first: &Event,
    second: &Event,
) -> Option<(&'static str, &'static str)> {
    if blame_each_other(parsed, first, second) {
        return Some(("actor", "rule:each_blames_the_other"));
    }
    if first.event != second.event || !differ_in_voice(findings, first, second) || set_apart(first, second) {
        return None;
    }
    let denied = |event: &Event| event.aux.contains(&Aux::Negation);
    if denied(first) != denied(second) && (share_actors(first, second) || share_recipients(first, second)) {
        // "Could not agree on the budget" does not deny another agreement.
        return (is_deed(first) && first.rule == second.rule).then_some(("happening", "rule:denied"));
    }
    let is_told = |event: &Event| event.aux.iter().all(|aux| *aux == Aux::Historical);
    if !is_told(first) || !is_told(second) || !is_deed(first) {
        return None;
    }
    let named = || named_otherwise(parsed, findings, first, second);
    named().or_else(|| counted_otherwise(first, second).then_some(("size", "rule:counted_otherwise")))
}

/// "The army blamed the rebels, the rebels accused the army."
fn blame_each_other(parsed: &Parsed<'_>, first: &Event, second: &Event) -> bool {
    let alleges = |event: &Event| event.event == "ACCUSE" && event.mode.iter().any(|mode| mode == "allege");
    let is_told = |event: &Event| alleges(event) && event.aux.is_empty();
    is_told(first)
        && is_told(second)
        && distance(parsed, first, second) <= 1
        && share(&first.actor, &second.recipient)
        && share(&first.recipient, &second.actor)
        && !share(&first.actor, &first.recipient)
}

fn share_actors(first: &Event, second: &Event) -> bool {
    share(&first.actor, &second.actor)
}

fn share_recipients(first: &Event, second: &Event) -> bool {
    share(&first.recipient, &second.recipient)
}

/// Whether two accounts name others, as those who did it or to whom.
fn named_otherwise(
    parsed: &Parsed<'_>,
    findings: &Findings<'_>,
    first: &Event,
    second: &Event,
) -> Option<(&'static str, &'static str)> {
    let one_doer = share_actors(first, second);
    let may_be_one = one_doer || first.actor.is_empty() || second.actor.is_empty();
    let other_struck = || {
        are_others(parsed, findings, &first.recipient, &second.recipient)
            && names_a_state(findings, first) == names_a_state(findings, second)
    };
    if one_doer && other_struck() || may_be_one && are_other_sites(parsed, first, second) {
        return Some(("recipient", "rule:other_recipient"));
    }
    let is_one_thing = share_recipients(first, second) || is_one_thing(first, second);
    let other_doers = || are_others(parsed, findings, &first.actor, &second.actor);
    (is_one_thing && other_doers()).then_some(("actor", "rule:other_actor"))
}

/// Whether a state is among those to whom it was done: its people are struck when it is.
fn names_a_state(findings: &Findings<'_>, event: &Event) -> bool {
    let is_state = |party: &Party| party.entity.is_some_and(|id| findings.entities.is_state(id.idx()));
    event.recipient.iter().any(is_state)
}

/// "Soldiers burned *their houses*", "*the houses* were burned by rebels": one thing by one word, in two mouths.
fn is_one_thing(first: &Event, second: &Event) -> bool {
    let thing = |event: &Event| match &event.recipient[..] {
        [party] if party.entity.is_none() => party.text.rsplit(' ').next().map(str::to_owned),
        _ => None,
    };
    let are_heard = first.reported_by.is_some() && second.reported_by.is_some();
    are_heard && first.rule == second.rule && thing(first).is_some() && thing(first) == thing(second)
}

/// Whether two voices count the same people, and otherwise.
fn counted_otherwise(first: &Event, second: &Event) -> bool {
    let are_heard = first.reported_by.is_some() && second.reported_by.is_some();
    let unnamed = first.recipient.is_empty() && second.recipient.is_empty();
    let is_one_sort = share_recipients(first, second) || unnamed && share_actors(first, second);
    are_heard && (is_one_sort || are_alike(first, second)) && differ_in_number(first, second)
}

/// Whether one sort of people is counted in both, and otherwise.
fn differ_in_number(first: &Event, second: &Event) -> bool {
    let counts = |event: &Event| {
        let size = &event.size;
        [size.dead, size.injured, size.arrested, size.abducted, size.protesters, size.displaced]
    };
    counts(first)
        .into_iter()
        .zip(counts(second))
        .any(|pair| matches!(pair, (Some(a), Some(b)) if a != b && a.min.is_some() && b.min.is_some()))
}

/// "A base in the town", "a school in the town": one thing each was struck in one place, and not the same.
fn are_other_sites(parsed: &Parsed<'_>, first: &Event, second: &Event) -> bool {
    let place = |event: &Event| event.event_loc.as_ref().map(|place| place.name.clone());
    let in_one_place = place(first).is_some() && place(first) == place(second) && !first.mode.is_empty();
    let is_here = first.mode == second.mode && in_one_place;
    let (one, other) = (site(parsed, first), site(parsed, second));
    is_here && matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// The noun for the one site that an event has for its recipient.
fn site<'e>(parsed: &Parsed<'_>, event: &'e Event) -> Option<&'e str> {
    let [party] = &event.recipient[..] else { return None };
    let mut words = party.text.split(' ');
    words.find(|word| parsed.lexicon.events.noun_classes.has("site", word))
}

/// Whether nobody is named who would set two counts apart: "the bombing killed 20 people", "45 people".
fn are_alike(first: &Event, second: &Event) -> bool {
    let unknown = |list: &[Party]| list.iter().all(|party| party.code.is_none());
    let sectors =
        |event: &Event| event.recipient.iter().map(|party| party.sector.clone()).collect::<Vec<_>>();
    let nobody = |event: &Event| unknown(&event.actor) && unknown(&event.recipient);
    let counted =
        |event: &Event| if event.event == "PROTEST" { event.actor.clone() } else { event.recipient.clone() };
    first.rule == second.rule
        && nobody(first)
        && nobody(second)
        && !counted(first).is_empty()
        && sectors(first) == sectors(second)
}

pub(super) fn is_deed(event: &Event) -> bool {
    event.quad_code.as_deref().is_some_and(|quad| quad.starts_with("MATERIAL"))
}

/// Whether two lists name parties that cannot be the same: their codes have none in common or, where a code is
/// not known, their sectors.
fn are_others(parsed: &Parsed<'_>, findings: &Findings<'_>, first: &[Party], second: &[Party]) -> bool {
    let known = |list: &[Party], field: fn(&Party) -> &Option<String>| -> Vec<String> {
        list.iter().filter_map(|party| field(party).clone()).collect()
    };
    let differ = |field: fn(&Party) -> &Option<String>| {
        let (ours, theirs) = (known(first, field), known(second, field));
        let both = !ours.is_empty() && !theirs.is_empty();
        both.then(|| !ours.iter().any(|value| theirs.contains(value)))
    };
    let words = |party: &Party| party.text.to_lowercase();
    let is_other = |party: &Party| words(party).split(' ').any(|word| matches!(word, "other" | "others"));
    let is_number = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_digit()) || parsed.lexicon.numbers.word(word).is_some()
    };
    // "Seven others" come on top of those who are named; "its strikes have hit *other* groups" sets them apart.
    if first.iter().chain(second).any(|it| is_other(it) && words(it).split(' ').any(is_number)) {
        return false;
    }
    let named = |list: &[Party]| !list.is_empty() && list.iter().any(|party| party.code.is_some());
    let one_is_other =
        first.iter().any(is_other) && named(second) || second.iter().any(is_other) && named(first);
    if one_is_other && !share(first, second) {
        return true;
    }
    if first.iter().chain(second).any(|party| is_within_a_state(findings, party)) {
        return false;
    }
    let of_codes = differ(|party| &party.code);
    let of_sectors = || {
        differ(|party| &party.sector).filter(|_| first.iter().chain(second).all(|it| is_group(findings, it)))
    };
    !share(first, second) && of_codes.or_else(of_sectors).unwrap_or(false)
}

/// Whether a party is a body or several people: one man may be called by any of his properties.
fn is_group(findings: &Findings<'_>, party: &Party) -> bool {
    let entity = party.entity.map(|id| &findings.entities.list()[id.idx()]);
    entity.is_none_or(|entity| matches!(entity.kind, EntityType::Group | EntityType::Org | EntityType::Norp))
}

/// Whether a party is a town or a province: "Aleppo" and "civilians" may be the same, and a province does nothing.
fn is_within_a_state(findings: &Findings<'_>, party: &Party) -> bool {
    party.entity.is_some_and(|id| {
        let kind = findings.entities.list()[id.idx()].kind;
        matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
            && !findings.entities.is_state(id.idx())
    })
}

/// Whether the two hang on different speakers, or one on the article itself.
fn differ_in_voice(findings: &Findings<'_>, first: &Event, second: &Event) -> bool {
    let voice = |event: &Event| {
        let statement = findings.statements.list().get(event.reported_by?.idx())?;
        Some((statement.speaker.entity, statement.speaker.name.clone()))
    };
    voice(first) != voice(second)
}

fn set_apart(first: &Event, second: &Event) -> bool {
    let days = matches!((&first.date, &second.date), (Some(a), Some(b)) if !a.starts_with(b.as_str()) && !b.starts_with(a.as_str()));
    let modes = !first.mode.is_empty()
        && !second.mode.is_empty()
        && !first.mode.iter().any(|mode| second.mode.contains(mode));
    let places = match (&first.event_loc, &second.event_loc) {
        (Some(a), Some(b)) => {
            let lands = a.country_code.as_ref().zip(b.country_code.as_ref());
            a.precision == b.precision && a.name != b.name || lands.is_some_and(|(a, b)| a != b)
        }
        _ => false,
    };
    days || modes || places
}

/// Whether two lists name a party in common: the same entity, else the same code and sector.
pub(super) fn share(first: &[Party], second: &[Party]) -> bool {
    let same = |a: &Party, b: &Party| {
        a.entity.is_some() && a.entity == b.entity
            || a.span.is_some() && a.span == b.span
            || a.code.is_some()
                && a.code == b.code
                && (a.sector == b.sector || a.entity.is_none() || b.entity.is_none())
    };
    first.iter().any(|a| second.iter().any(|b| same(a, b)))
}
