//! What a suite case can say of each kind of record.
//!
//! One function a table turns what was read into records of facts. A fact has a name, a value if it
//! has one, and the words it is about; [`Fit`] tells how marks have to lie on those words.

use dragoman_records::{AccountId, Party, Reading, Span};
use serde::Serialize;

/// One thing that a record found says.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The name that a mark may use.
    pub name: &'static str,
    /// The value, if it has one.
    pub value: Option<String>,
    /// The words it is about.
    pub spans: Vec<Span>,
    /// How marks lie on these words.
    pub fit: Fit,
}

/// How marks have to lie on the words of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// They are these words.
    Exact,
    /// They are among these words.
    Inside,
    /// Anywhere: the fact is about the record as a whole.
    Anywhere,
}

fn fact(name: &'static str, value: Option<String>, spans: &[Span], fit: Fit) -> Fact {
    Fact { name, value, spans: spans.to_vec(), fit }
}

/// The name that serde gives to a plain enum value: `deny`, `GPE`.
fn word(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned))
}

/// `speaker: NAME` (or `speaker`, or `speaker: none`), `cue: LEMMA` (or `cue`), `content`, `act: …`,
/// `kind: …`, `anonymous` or `known`, `addressee`, `venue`, `time` (or `addressee: none`), `within: N`.
pub fn statements(reading: &Reading) -> Vec<Vec<Fact>> {
    reading.statements.iter().map(|statement| statement_facts(reading, statement)).collect()
}

fn statement_facts(reading: &Reading, statement: &dragoman_records::Statement) -> Vec<Fact> {
    let speaker = &statement.speaker;
    let mut facts = vec![
        fact("content", None, &statement.content, Fit::Exact),
        fact("act", word(&statement.act), &[], Fit::Anywhere),
        fact("kind", word(&statement.kind), &[], Fit::Anywhere),
        fact("speaker", speaker.name.clone().or(Some("none".to_owned())), &speaker.spans, Fit::Exact),
    ];
    if let Some(cue) = &statement.cue {
        facts.push(fact("cue", Some(cue.lemma.clone()), &cue.spans, Fit::Exact));
    }
    facts.push(fact(if speaker.anonymous { "anonymous" } else { "known" }, None, &[], Fit::Anywhere));
    let places = [("addressee", statement.addressee), ("venue", statement.venue), ("time", statement.time)];
    for (name, span) in places {
        facts.push(match span {
            Some(span) => fact(name, None, &[span], Fit::Exact),
            None => fact(name, Some("none".to_owned()), &[], Fit::Anywhere),
        });
    }
    let around = statement.within.and_then(|id| reading.statements.get(id.idx()));
    facts.extend(
        around.map(|around| {
            fact("within", around.cue.as_ref().map(|cue| cue.lemma.clone()), &[], Fit::Anywhere)
        }),
    );
    facts
}

/// `event: ASSAULT` (marks among the evidence), `mode: …` (or `none`), `context: …`, `aux: …` (or `none`), `actor: NAME`,
/// `recipient: NAME` (or the code: `actor: RUS`), `actors: 2` (how many; `recipients` too), `sector: …`, `date: …`, `enddate: …`, `place: NAME` (or `none`), `dead: 3-128`
/// (also `injured` …), `reported_by: LEMMA`.
pub fn events(reading: &Reading) -> Vec<Vec<Fact>> {
    reading.events.iter().map(|event| event_facts(reading, event)).collect()
}

fn event_facts(reading: &Reading, event: &dragoman_records::Event) -> Vec<Fact> {
    let whole = |name, value: Option<String>| fact(name, value, &[], Fit::Anywhere);
    let mut facts = vec![fact("event", Some(event.event.clone()), &event.evidence, Fit::Inside)];
    facts.extend(event.mode.iter().map(|mode| whole("mode", Some(mode.clone()))));
    facts.extend(event.context.iter().map(|context| whole("context", Some(context.clone()))));
    facts.extend(event.aux.iter().map(|aux| whole("aux", word(aux))));
    let empty = [("mode", event.mode.is_empty()), ("aux", event.aux.is_empty())];
    facts.extend(
        empty.iter().filter(|(_, is_empty)| *is_empty).map(|(name, _)| whole(name, Some("none".to_owned()))),
    );
    let sides = [("actor", "actors", &event.actor), ("recipient", "recipients", &event.recipient)];
    for (side, number, parties) in sides {
        facts.push(whole(number, Some(parties.len().to_string())));
        facts.extend(parties.iter().flat_map(|party| party_facts(side, party)));
        facts.extend(parties.is_empty().then(|| whole(side, Some("none".to_owned()))));
    }
    facts.extend(
        [("date", &event.date), ("enddate", &event.enddate)]
            .into_iter()
            .filter_map(|(name, value)| value.clone().map(|value| whole(name, Some(value)))),
    );
    let place = event.event_loc.as_ref().and_then(|place| serde_json::to_value(place).ok());
    let name = place.as_ref().and_then(|place| place["name"].as_str()).unwrap_or("none");
    facts.push(whole("place", Some(name.to_owned())));
    facts.extend(size_facts(event));
    let by = event.reported_by.and_then(|id| reading.statements.get(id.idx()));
    facts.extend(by.map(|by| whole("reported_by", by.cue.as_ref().map(|cue| cue.lemma.clone()))));
    facts
}

/// `contested: WHAT` (marks inside the words of the one account), `against` (inside those of the other), `rule: NAME`.
pub fn contested(reading: &Reading) -> Vec<Vec<Fact>> {
    let words = |account: AccountId| match account {
        AccountId::Event(id) => reading.events[id.idx()].evidence.clone(),
        AccountId::Statement(id) => reading.statements[id.idx()].content.clone(),
    };
    let facts = reading.contested.iter().map(|pair| {
        vec![
            fact("contested", Some(pair.what.clone()), &words(pair.a), Fit::Inside),
            fact("against", None, &words(pair.b), Fit::Inside),
            fact("rule", Some(pair.rule.clone()), &[], Fit::Anywhere),
        ]
    });
    facts.collect()
}

/// `relation: leads` (marks among the evidence), `one: NAME` and `other: NAME` (marks their words), `reported_by: LEMMA`.
pub fn relations(reading: &Reading) -> Vec<Vec<Fact>> {
    reading.relations.iter().map(|relation| relation_facts(reading, relation)).collect()
}

fn relation_facts(reading: &Reading, relation: &dragoman_records::Relation) -> Vec<Fact> {
    let name =
        |id: dragoman_records::EntityId| reading.entities.get(id.idx()).map(|entity| entity.name.clone());
    let mut facts = vec![fact("relation", Some(relation.kind.clone()), &relation.evidence, Fit::Inside)];
    let sides = [
        ("one", relation.source, relation.evidence.first()),
        ("other", relation.target, relation.evidence.last()),
    ];
    facts.extend(
        sides
            .into_iter()
            .flat_map(|(side, id, words)| words.map(|&words| fact(side, name(id), &[words], Fit::Exact))),
    );
    let by = relation.reported_by.and_then(|id| reading.statements.get(id.idx()));
    facts.extend(
        by.map(|by| fact("reported_by", by.cue.as_ref().map(|cue| cue.lemma.clone()), &[], Fit::Anywhere)),
    );
    facts
}

fn party_facts(side: &'static str, party: &Party) -> Vec<Fact> {
    let party = serde_json::to_value(party).unwrap_or_default();
    let span: Option<Span> = serde_json::from_value(party["span"].clone()).ok();
    let values =
        ["name", "code", "text"].into_iter().filter_map(|key| party[key].as_str().map(str::to_owned));
    let spans: Vec<Span> = span.into_iter().collect();
    let fit = if spans.is_empty() { Fit::Anywhere } else { Fit::Inside };
    let mut facts: Vec<Fact> = values.map(|value| fact(side, Some(value), &spans, fit)).collect();
    facts.extend(party["sector"].as_str().map(|sector| fact("sector", Some(sector.to_owned()), &spans, fit)));
    facts
}

/// Sizes as `min-max`, `min-` or `-max`, one number if both are the same.
fn size_facts(event: &dragoman_records::Event) -> Vec<Fact> {
    let size = serde_json::to_value(&event.size).unwrap_or_default();
    let kinds = ["dead", "injured", "arrested", "abducted", "protesters", "displaced", "troops", "sorties"];
    let shown = |range: &serde_json::Value| match (range["min"].as_u64(), range["max"].as_u64()) {
        (None, None) => None,
        (min, max) if min == max => min.map(|min| min.to_string()),
        (min, max) => {
            let show = |bound: Option<u64>| bound.map_or(String::new(), |bound| bound.to_string());
            Some(format!("{}-{}", show(min), show(max)))
        }
    };
    let facts = kinds.into_iter().filter_map(|kind| shown(&size[kind]).map(|range| (kind, range)));
    facts.map(|(kind, range)| fact(kind, Some(range), &[], Fit::Anywhere)).collect()
}

/// One record a place: `place: NAME`, `country: COD`, `province: …`, `precision: …`, `use: literal` or
/// `associative`, `open` if several may be meant.
pub fn places(reading: &Reading) -> Vec<Vec<Fact>> {
    let record = |place: &dragoman_records::Place| {
        let value = serde_json::to_value(place).unwrap_or_default();
        let of = |key: &str| value[key].as_str().map(str::to_owned);
        let spans = [place.span];
        let used = if place.literal { "literal" } else { "associative" };
        let mut facts = vec![
            fact("place", of("name"), &spans, Fit::Exact),
            fact("country", of("country_code").or(Some("none".to_owned())), &spans, Fit::Inside),
            fact("province", of("province"), &spans, Fit::Inside),
            fact("precision", of("precision"), &spans, Fit::Inside),
            fact("use", Some(used.to_owned()), &spans, Fit::Inside),
        ];
        if place.lat.is_none() && !place.candidates.is_empty() {
            facts.push(fact("open", None, &spans, Fit::Inside));
        }
        facts
    };
    reading.places.iter().map(record).collect()
}

/// One record a time expression: `time: VALUE`, `type: DATE`.
pub fn times(reading: &Reading) -> Vec<Vec<Fact>> {
    let record = |time: &dragoman_records::TimeExpression| {
        let value = serde_json::to_value(time).unwrap_or_default();
        let of = |key: &str| value[key].as_str().map(str::to_owned);
        vec![
            fact("time", of("value"), &[time.span], Fit::Exact),
            fact("type", of("type"), &[time.span], Fit::Inside),
        ]
    };
    reading.times.iter().map(record).collect()
}

/// One record an entity: `entity: NAME` (marks on each mention), `type: …`, `code: …`, `sector: …`, `role: …`.
pub fn entities(reading: &Reading) -> Vec<Vec<Fact>> {
    let record = |entity: &dragoman_records::Entity| {
        let whole = |name, value: &Option<String>| {
            fact(name, value.clone().or(Some("none".to_owned())), &entity.mentions, Fit::Inside)
        };
        vec![
            fact("entity", Some(entity.name.clone()), &entity.mentions, Fit::Exact),
            fact("type", word(&entity.kind), &entity.mentions, Fit::Inside),
            whole("code", &entity.code),
            whole("sector", &entity.sector),
            whole("role", &entity.role),
        ]
    };
    reading.entities.iter().map(record).collect()
}

/// One record a chain of mentions: `chain` (marks on each mention).
pub fn coreference(reading: &Reading) -> Vec<Vec<Fact>> {
    reading.coreference.iter().map(|chain| vec![fact("chain", None, chain, Fit::Exact)]).collect()
}
