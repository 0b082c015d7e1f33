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
//! another voice has laid to the one who denies. Statements that deny each other are in [`super::denials`], claims
//! that are denied by a word for them in [`super::disputes`].

use super::{Findings, denials, disputes};
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
    found.extend(rejected(parsed, findings, events));
    found.extend(disputes::disputed(parsed, findings, events, &found));
    found.extend(denials::denied(parsed, findings, events, &found));
    found.sort_by_key(|pair| (pair.a, pair.b));
    // Two words for one claim ("denied *these claims*: … *the accusation* is …") deny it once.
    found.dedup_by_key(|pair| (pair.a, pair.b));
    found
}

/// Two accounts side by side: on what they differ, and the rule that says so.
pub(super) fn pair(a: AccountId, b: AccountId, (what, rule): (&str, &str)) -> Contested {
    Contested { a, b, what: what.to_owned(), rule: rule.to_owned() }
}

fn of_events(first: &Event, second: &Event, difference: (&str, &str)) -> Contested {
    pair(AccountId::Event(first.id), AccountId::Event(second.id), difference)
}

fn distance(parsed: &Parsed<'_>, first: &Event, second: &Event) -> usize {
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
    if first.event != second.event || !differ_in_voice(findings, first, second) || set_apart(first, second) {
        return None;
    }
    let same_actor = share(&first.actor, &second.actor);
    let same_recipient = share(&first.recipient, &second.recipient);
    let denied = |event: &Event| event.aux.contains(&Aux::Negation);
    if denied(first) != denied(second) && (same_actor || same_recipient) {
        // "Could not agree on the budget" does not deny another agreement.
        return (is_deed(first) && first.rule == second.rule).then_some(("happening", "rule:denied"));
    }
    let is_told = |event: &Event| event.aux.iter().all(|aux| *aux == Aux::Historical);
    if !is_told(first) || !is_told(second) || !is_deed(first) {
        return None;
    }
    if same_actor && are_others(findings, &first.recipient, &second.recipient) {
        return Some(("recipient", "rule:other_recipient"));
    }
    if (same_actor || first.actor.is_empty() || second.actor.is_empty())
        && are_other_sites(parsed, first, second)
    {
        return Some(("recipient", "rule:other_recipient"));
    }
    if same_recipient && are_others(findings, &first.actor, &second.actor) {
        return Some(("actor", "rule:other_actor"));
    }
    let are_heard = first.reported_by.is_some() && second.reported_by.is_some();
    let is_one_sort =
        same_recipient || first.recipient.is_empty() && second.recipient.is_empty() && same_actor;
    let same_counted = are_heard && (is_one_sort || are_alike(first, second));
    (same_counted && differ_in_number(first, second)).then_some(("size", "rule:counted_otherwise"))
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

fn is_deed(event: &Event) -> bool {
    event.quad_code.as_deref().is_some_and(|quad| quad.starts_with("MATERIAL"))
}

/// Whether two lists name parties that cannot be the same: their codes have none in common or, where a code is
/// not known, their sectors.
fn are_others(findings: &Findings<'_>, first: &[Party], second: &[Party]) -> bool {
    let known = |list: &[Party], field: fn(&Party) -> &Option<String>| -> Vec<String> {
        list.iter().filter_map(|party| field(party).clone()).collect()
    };
    let differ = |field: fn(&Party) -> &Option<String>| {
        let (ours, theirs) = (known(first, field), known(second, field));
        let both = !ours.is_empty() && !theirs.is_empty();
        both.then(|| !ours.iter().any(|value| theirs.contains(value)))
    };
    // "Its strikes have hit *other* groups".
    let is_other = |party: &Party| {
        party.text.split(' ').any(|word| matches!(word.to_lowercase().as_str(), "other" | "others"))
    };
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

/// How many sentences back a claim may have been made that is rejected as a whole.
const FAR: usize = 12;
/// The entries that reject a claim without telling what it was.
const DENIALS: [&str; 2] = ["events/accuse:reject_claim", "operators:deny"];

/// Deeds laid to somebody and his rejection of the claim.
fn rejected(parsed: &Parsed<'_>, findings: &Findings<'_>, events: &[Event]) -> Vec<Contested> {
    let mut found = Vec::new();
    for denial in events.iter().filter(|event| DENIALS.contains(&event.rule.as_str())) {
        let before = events.iter().filter(|event| event.id.idx() < denial.id.idx());
        let claims = before.filter(|event| {
            is_deed(event) && event.reported_by.is_some() && share(&event.actor, &denial.actor)
        });
        let near = claims.filter(|event| distance(parsed, event, denial) <= FAR);
        let others = near.filter(|event| !is_said_by(findings, event, &denial.actor));
        found.extend(others.map(|event| of_events(event, denial, ("happening", "rule:claim_rejected"))));
    }
    found
}

/// Whether the voice on which an event hangs is one of these parties.
fn is_said_by(findings: &Findings<'_>, event: &Event, parties: &[Party]) -> bool {
    let statement = event.reported_by.and_then(|id| findings.statements.list().get(id.idx()));
    let speaker = statement.and_then(|statement| statement.speaker.entity);
    speaker.is_some() && parties.iter().any(|party| party.entity == speaker)
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
        (Some(a), Some(b)) => a.precision == b.precision && a.name != b.name,
        _ => false,
    };
    days || modes || places
}

/// Whether two lists name a party in common: the same entity, else the same code and sector.
fn share(first: &[Party], second: &[Party]) -> bool {
    let same = |a: &Party, b: &Party| {
        a.entity.is_some() && a.entity == b.entity
            || a.span.is_some() && a.span == b.span
            || a.code.is_some()
                && a.code == b.code
                && (a.sector == b.sector || a.entity.is_none() || b.entity.is_none())
    };
    first.iter().any(|a| second.iter().any(|b| same(a, b)))
}
