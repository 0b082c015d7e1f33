//! Whether an event is history when the report is written.
//!
//! In: a draft with its day, as far as known. Out: whether that lies a quarter of a year or more before the day of publication;
//! where no day of publication is known, in a year before the last that the text names; or whether its own words say "years
//! ago". What a clause in the present tells is of now, whatever year stands beside it.

use super::draft::Draft;
use super::reader::Reader;
use crate::Parsed;
use crate::clauses::Tense;
use dragoman_records::TimeExpression;
use jiff::civil::Date;
use std::ops::Range;

/// From how many days before the report an event is history.
const LONG_PAST: i32 = 92;

/// Whether an event of this day is history.
pub(super) fn is_history(reader: &Reader<'_>, draft: &Draft<'_>, date: Option<&str>) -> bool {
    is_long_past(reader, draft, date) || is_years_ago(reader, draft)
}

/// Whether a day, or the last day of a month or a year, lies more than a quarter before the report; of one without a day
/// of publication, in a year before the last that it names.
fn is_long_past(reader: &Reader<'_>, draft: &Draft<'_>, date: Option<&str>) -> bool {
    let Some(date) = date else { return false };
    let Some(today) = reader.parsed.article.published else {
        let is_now = draft.clause.is_some_and(|idx| reader.clause(idx).tense == Tense::Present);
        return !is_now && year_of(date).is_some_and(|year| Some(year) < reader.last_year);
    };
    let last: Option<Date> = match date.len() {
        4 => format!("{date}-12-31").parse().ok(),
        7 => format!("{date}-28").parse().ok(),
        _ => date.parse().ok(),
    };
    last.is_some_and(|last| (today - last).get_days() > LONG_PAST)
}

/// The last year of which a text tells something past; a goal for 2050 does not make all else history.
pub(super) fn last_year(parsed: &Parsed<'_>, times: &[TimeExpression]) -> Option<u32> {
    let is_told = |time: &&TimeExpression| {
        let around = parsed.clauses.around(parsed.document.tokens_under(time.span).start);
        around.is_some_and(|idx| parsed.clauses.list()[idx].tense == Tense::Past)
    };
    times.iter().filter(is_told).filter_map(|time| year_of(&time.value)).max()
}

/// The year of a day, a month or a year.
fn year_of(value: &str) -> Option<u32> {
    let rest = value.get(4..)?;
    let is_date = rest.is_empty() || rest.starts_with('-');
    value.get(..4).filter(|_| is_date)?.parse().ok()
}

/// "*Three years ago* the army shelled the town", though no day of publication says which year that was.
fn is_years_ago(reader: &Reader<'_>, draft: &Draft<'_>) -> bool {
    let (document, clauses) = (reader.parsed.document, reader.parsed.clauses);
    let Some(verb) = draft.clause.map(|idx| reader.clause(idx).head) else { return false };
    let region = document.span(clauses.extent(if draft.is_noun { draft.head } else { verb }));
    let times = reader.findings.times;
    let first = times.partition_point(|time| time.span.start < region.start);
    let inside = times[first..].iter().take_while(|time| time.span.end <= region.end);
    let own = inside.map(|time| document.tokens_under(time.span)).filter(|tokens| {
        let around = clauses.around(tokens.start);
        !tokens.is_empty() && around == draft.clause
    });
    let is =
        |tokens: &Range<usize>, words: &[&str]| tokens.clone().any(|it| words.contains(&reader.lemma(it)));
    let mut own = own.filter(|tokens| is(tokens, &["ago"]));
    own.any(|tokens| is(&tokens, &["year", "decade", "century"]))
}
