//! Where and when an event took place: from its clause, its noun phrase, its sentence.

use super::draft::Draft;
use super::reader::Reader;
use crate::clauses::Tense;
use crate::times::{date_of_clause, date_of_phrase};
use dragoman_language::Pos;
use dragoman_records::{Event, EventLocation, Party, Place, Precision, Span};
use std::ops::Range;

const AT: [&str; 21] = [
    "in",
    "at",
    "near",
    "on",
    "outside",
    "around",
    "over",
    "across",
    "inside",
    "into",
    "through",
    "from",
    "to",
    "throughout",
    "along",
    "off",
    "toward",
    "towards",
    "within",
    "of",
    "north",
];

/// The first and the last day of an event, as finely as known: what its own words or its clause say.
pub(super) fn dates(reader: &Reader<'_>, draft: &Draft<'_>) -> (Option<String>, Option<String>) {
    let (parsed, times) = (reader.parsed, reader.findings.times);
    let of_clause = || date_of_clause(parsed, times, draft.clause?);
    let when = match draft.is_noun {
        true => date_of_phrase(parsed, times, draft.head).or_else(of_clause),
        false => of_clause(),
    };
    match when {
        Some(when) => (Some(when.date), when.enddate),
        None => (year_of_news(reader, draft), None),
    }
}

/// How many sentences open an item.
const LEAD: usize = 5;

/// Whether the report tells it itself. What others say of now and before may be of any year.
fn is_own_voice(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let span = reader.parsed.document.tokens()[draft.head].span;
    reader.findings.statements.around(span).is_none()
}

/// On the first days of a month the news may be of the month before.
const SETTLED: i8 = 4;

/// What a report tells in the present or the perfect ("is being attacked", "has been arrested"), or opens with, is
/// of its month, early in a month or in the perfect of its year; no finer day is guessed. A noun tells nothing of when
/// it was, unless a verb has told whom it struck.
fn year_of_news(reader: &Reader<'_>, draft: &Draft<'_>) -> Option<String> {
    let published = reader.parsed.article.published?;
    let clause = reader.clause(draft.clause.filter(|_| !draft.is_noun || draft.struck)?);
    let is_perfect =
        clause.words.iter().any(|&word| matches!(reader.parsed.document.tag(word), "VBP" | "VBZ"));
    let is_lead = reader.sentences_before(draft.head, LEAD).count() < LEAD && is_own_voice(reader, draft);
    let is_past = matches!(clause.tense, Tense::Past | Tense::Open) && clause.modal.is_none();
    let is_news = clause.tense == Tense::Present || is_past && (is_perfect || is_lead);
    let is_recent = published.day() >= SETTLED && (is_lead || !is_perfect);
    let stretch = if is_recent { published.strftime("%Y-%m") } else { published.strftime("%Y") };
    (is_news && clause.modal.is_none() && is_own_voice(reader, draft)).then(|| stretch.to_string())
}

/// The place of an event: of its own words, else of its clause, else of its sentence, else of the
/// sentence before; else the country that the report is about, if it is that of one of the parties.
pub(super) fn place(
    reader: &Reader<'_>,
    draft: &Draft<'_>,
    (actors, recipients): (&[Party], &[Party]),
) -> Option<EventLocation> {
    let document = reader.parsed.document;
    let clauses = reader.parsed.clauses;
    let own = clauses.extent(draft.head);
    let clause = draft.clause.map(|idx| clauses.extent(reader.clause(idx).head));
    let sentence = document.sentence_of(draft.head);
    let here = document.sentences().get(sentence).cloned();
    let before = reader.sentence_before(draft.head);
    // "An alliance between *Russia* and Iran" says not where Russia acts; "in *Russia*" does.
    let is_home = |place: &Place| {
        let is_own = |party: &Party| party.code.is_some() && party.code == place.country_code;
        place.precision == Some(Precision::Country) && actors.iter().any(is_own) && !is_inside(reader, place)
    };
    // The place of the sentence before is not where somebody strikes others from his own land.
    let is_at_home = |place: &Place| {
        let of_land = |party: &Party| party.code.is_some() && party.code == place.country_code;
        let is_abroad = draft.is("ASSAULT") && !recipients.iter().any(of_land);
        is_home(place) || is_abroad && actors.iter().any(of_land)
    };
    let told = |tokens: Range<usize>| best(reader, draft, document.span(tokens), is_home);
    let place = [Some(own), clause, here].into_iter().flatten().find_map(told);
    let told_before = || best(reader, draft, document.span(before?), is_at_home);
    let place = place.or_else(told_before);
    place
        .map(|place| located(reader, place))
        .or_else(|| of_report(reader, draft, &[actors, recipients].concat()))
}

/// The finest place in a region that says where: one of the event's own clause before others.
fn best<'r>(
    reader: &Reader<'r>,
    draft: &Draft<'_>,
    region: Span,
    is_out: impl Fn(&Place) -> bool,
) -> Option<&'r Place> {
    let places = reader.findings.places;
    let start = places.partition_point(|place| place.span.start < region.start);
    let inside = places[start..].iter().take_while(|place| place.span.end <= region.end);
    let token = |place: &Place| reader.parsed.document.tokens_under(place.span).start;
    let is_argument = |place: &Place| {
        draft.arguments.iter().any(|&head| reader.parsed.clauses.before_head(head).contains(&token(place)))
    };
    let located = inside.filter(|place| {
        place.literal
            && !is_out(place)
            && !tells_whose(reader, place)
            && (is_where(reader, place) || is_argument(place))
    });
    let is_near = |place: &Place| reader.parsed.clauses.around(token(place)) == draft.clause;
    located
        .max_by_key(|place| (is_near(place), fineness(place.precision), std::cmp::Reverse(place.span.start)))
}

fn of_report(reader: &Reader<'_>, draft: &Draft<'_>, parties: &[Party]) -> Option<EventLocation> {
    let code = reader.findings.entities.focus(reader.parsed, draft.head)?;
    let is_concerned = parties.iter().any(|party| party.code.as_deref() == Some(code));
    let name = country_name(reader, code).filter(|_| is_concerned)?;
    Some(country(name, code.to_owned()))
}

/// A country where no words say the place.
pub(super) fn country(name: String, code: String) -> EventLocation {
    EventLocation {
        place: None,
        span: None,
        name: name.clone(),
        country: Some(name),
        country_code: Some(code),
        province: None,
        lat: None,
        lon: None,
        geonameid: None,
        precision: Some(Precision::Country),
    }
}

/// Whether a span stands in the sentence of an event.
pub(super) fn is_in_sentence(reader: &Reader<'_>, draft: &Draft<'_>, span: Span) -> bool {
    let document = reader.parsed.document;
    let sentence = document.sentences().get(document.sentence_of(draft.head));
    sentence.is_some_and(|tokens| document.span(tokens.clone()).contains(span))
}

/// Whether an event's place stands in its own words or clause, not only in its sentence or the one before.
pub(super) fn is_own_place(reader: &Reader<'_>, draft: &Draft<'_>, event: &Event) -> bool {
    let clauses = reader.parsed.clauses;
    let clause = draft.clause.map(|idx| clauses.extent(reader.clause(idx).head));
    let mut regions = [Some(clauses.extent(draft.head)), clause].into_iter().flatten();
    let place = event.event_loc.as_ref().and_then(|place| place.span);
    place.is_some_and(|place| regions.any(|tokens| reader.parsed.document.span(tokens).contains(place)))
}

fn country_name(reader: &Reader<'_>, code: &str) -> Option<String> {
    let countries = reader.parsed.lexicon.countries.list();
    countries.iter().find(|entry| entry.value.code == code).map(|entry| entry.value.name.clone())
}

fn is_where(reader: &Reader<'_>, place: &Place) -> bool {
    let document = reader.parsed.document;
    let Range { start, end } = document.tokens_under(place.span);
    // "At *Russia's* campaign" is no place.
    if end < document.len() && document.tag(end) == "POS" {
        return false;
    }
    let mut at = start;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1) else { return false };
        match document.pos(before) {
            Pos::Adp => return AT.contains(&reader.lemma(before)),
            // "In Russia*'s* Sochi resort".
            Pos::Det | Pos::Adj | Pos::Propn | Pos::Noun | Pos::Part => at = before,
            _ => return false,
        }
    }
    false
}

/// "In *Russia*", "across *Syria*".
fn is_inside(reader: &Reader<'_>, place: &Place) -> bool {
    let start = reader.parsed.document.tokens_under(place.span).start;
    let before = start.checked_sub(1).map(|before| reader.lemma(before));
    matches!(before, Some("in" | "inside" | "across" | "within" | "throughout"))
}

/// Whether a place only tells whose or which something is: "the crown prince of *Abu Dhabi*", "the foreign minister
/// of *Iraq*", "*US*-led strikes", "*US* air strikes", "the *Turkish* border"; "the *Indonesian* coast" is there, and so
/// are "*Aleppo* air strikes".
fn tells_whose(reader: &Reader<'_>, place: &Place) -> bool {
    let document = reader.parsed.document;
    let tokens = document.tokens_under(place.span);
    if tokens.is_empty() {
        return false;
    }
    let end = tokens.end;
    let head = reader.parsed.clauses.head_of(tokens);
    let is_hyphenated = end < document.len() && document.word(end).starts_with('-');
    let noun = reader.lemma(document.head(head));
    let is_area = reader.parsed.lexicon.events.noun_classes.has("area", noun);
    let is_country = place.precision == Some(Precision::Country) && document.dep(head) == "compound";
    let describes = (document.pos(head) == Pos::Adj || is_country) && !is_area;
    is_hyphenated || describes || belongs_to_someone(reader, head)
}

/// Whether a phrase stands behind "of" or "from" on somebody, with a thing of his between them or not.
fn belongs_to_someone(reader: &Reader<'_>, head: usize) -> bool {
    let document = reader.parsed.document;
    let mut at = head;
    for _ in 0..2 {
        let preposition = document.head(at);
        let holder = document.head(preposition);
        let is_tied =
            document.pos(preposition) == Pos::Adp && matches!(reader.lemma(preposition), "of" | "from");
        if !is_tied || !matches!(document.pos(holder), Pos::Noun | Pos::Propn) {
            return false;
        }
        if reader.can_act(holder) {
            return true;
        }
        at = holder;
    }
    false
}

fn fineness(precision: Option<Precision>) -> u8 {
    match precision {
        None | Some(Precision::Country) => 0,
        Some(Precision::Province) => 1,
        Some(Precision::District) => 2,
        Some(Precision::City) => 3,
        Some(Precision::Point) => 4,
    }
}

fn located(reader: &Reader<'_>, place: &Place) -> EventLocation {
    EventLocation {
        place: Some(place.id),
        span: Some(place.span),
        name: place.name.clone(),
        country: place.country_code.as_deref().and_then(|code| country_name(reader, code)),
        country_code: place.country_code.clone(),
        province: place.province.clone(),
        lat: place.lat,
        lon: place.lon,
        geonameid: place.geonameid,
        precision: place.precision,
    }
}
