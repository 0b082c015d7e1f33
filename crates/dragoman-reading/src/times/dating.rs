//! Which time expressions date a clause, and the days that they give it.
//!
//! In: a clause or the head of a noun phrase. Out: [`When`], first and last day as finely as known.
//!
//! 1. Times that hang on the clause's own verb or nouns, the nearest to the verb first.
//! 2. Times of clauses that stand beside it, describe it or tell when it happens. A clause that
//!    reports it does not date it: in "said on Sunday that the army had left" the army left some day.
//! 3. Times elsewhere in the sentence that no reporting clause owns.
//!
//! Lengths, repetitions and vague references date nothing.

use super::is_date;
use crate::Parsed;
use crate::clauses::{Form, Link};
use crate::lexicon::Frame;
use dragoman_language::Pos;
use dragoman_records::{TimeExpression, TimeId};
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// When something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The expression that says so.
    pub time: TimeId,
    /// The first day: `2015-10-11`, or coarser, `2015-10`, `2015`.
    pub date: String,
    /// The last day, if there were several.
    pub enddate: Option<String>,
}

/// When what a clause tells of happened; `None` if the sentence does not date it.
pub fn date_of_clause(parsed: &Parsed<'_>, times: &[TimeExpression], clause_idx: usize) -> Option<When> {
    let head = parsed.clauses.list().get(clause_idx)?.head;
    let candidates = candidates(parsed, times, head);
    let rank =
        |time: &Candidate| (standing(parsed, clause_idx, time.clause), time.tokens.start.abs_diff(head));
    pick(
        times,
        candidates
            .iter()
            .filter(|time| rank(time).0.is_some() && !tells_which(parsed, clause_idx, time))
            .min_by_key(|time| rank(time))?,
        &candidates,
    )
}

/// When what a noun phrase tells of happened: times inside the phrase ("bombings *on Saturday*",
/// "*Sunday's* raid"), else those of the clause around it.
pub fn date_of_phrase(parsed: &Parsed<'_>, times: &[TimeExpression], head: usize) -> Option<When> {
    let extent = parsed.clauses.extent(head);
    let candidates = candidates(parsed, times, head);
    let inside =
        |time: &&Candidate| extent.contains(&time.tokens.start) && time.clause == parsed.clauses.around(head);
    match candidates.iter().filter(inside).min_by_key(|time| time.tokens.start.abs_diff(head)) {
        Some(time) => pick(times, time, &candidates),
        None => date_of_clause(parsed, times, parsed.clauses.around(head)?),
    }
}

struct Candidate {
    time_idx: usize,
    tokens: std::ops::Range<usize>,
    clause: Option<usize>,
}

/// The dating expressions of the sentence in which a token stands.
fn candidates(parsed: &Parsed<'_>, times: &[TimeExpression], token: usize) -> Vec<Candidate> {
    let document = parsed.document;
    let Some(sentence) = document.sentences().get(document.sentence_of(token)) else { return Vec::new() };
    let span = document.span(sentence.clone());
    let first = times.partition_point(|time| time.span.end <= span.start);
    let here = times.iter().enumerate().skip(first).take_while(|(_, time)| time.span.start < span.end);
    here.filter(|(_, time)| is_date(time) && !is_our_century(parsed, time) && !is_in_name(parsed, time))
        .map(|(time_idx, time)| {
            let tokens = parsed.document.tokens_under(time.span);
            Candidate { time_idx, clause: parsed.clauses.around(tokens.start), tokens }
        })
        .collect()
}

/// "The challenges of the 21st century" are of no day.
fn is_our_century(parsed: &Parsed<'_>, time: &TimeExpression) -> bool {
    let century = |day: Date| (day.year() / 100).to_string();
    parsed.article.published.is_some_and(|day| time.value == century(day))
}

/// "The Terrorism Act *2000*", "the Convention of *1951*": a year that belongs to what is called so.
fn is_in_name(parsed: &Parsed<'_>, time: &TimeExpression) -> bool {
    let document = parsed.document;
    let start = document.tokens_under(time.span).start;
    let is_name = |token: usize| document.pos(token) == Pos::Propn;
    let before = |n: usize| start.checked_sub(n);
    let is_year = time.value.len() == 4;
    let of_name = || before(1).is_some_and(|it| document.word(it) == "of") && before(2).is_some_and(is_name);
    is_year && (before(1).is_some_and(is_name) || of_name())
}

/// "Sentenced for the *2018* bombing", "the *2023* laureate Anna Berg was freed": a time before a noun tells which one is
/// meant; that of a deed in the clause itself dates it.
fn tells_which(parsed: &Parsed<'_>, clause_idx: usize, time: &Candidate) -> bool {
    let document = parsed.document;
    if time.tokens.is_empty() {
        return false;
    }
    let own = parsed.clauses.head_of(time.tokens.clone());
    let noun = document.head(own);
    let is_before =
        matches!(document.dep(own), "nummod" | "compound" | "nmod" | "amod") && noun >= time.tokens.end;
    let clause = &parsed.clauses.list()[clause_idx];
    let is_deed = || clause.subject.contains(&noun) || clause.object.contains(&noun);
    let names_somebody = document.pos(noun) == Pos::Propn;
    is_before && (names_somebody || document.pos(noun) == Pos::Noun && !is_deed())
}

/// How near the clause of a time stands to the clause asked for: 0, its own; 1, one beside or below it;
/// 2, elsewhere in the sentence; none, one that reports it.
fn standing(parsed: &Parsed<'_>, asked: usize, clause: Option<usize>) -> Option<u8> {
    let Some(clause) = clause else { return Some(2) };
    if clause == asked {
        return Some(0);
    }
    if let Some(links) = links_up(parsed, clause, asked) {
        // A time inside a clause that this one reports dates what is reported, and one that describes a
        // noun of this one what that did: "the man who was freed in 1994 was arrested".
        let plain = links.iter().all(|link| matches!(link, Link::Adverbial | Link::Conjunct));
        return plain.then_some(1);
    }
    if links_up(parsed, asked, clause).is_some() {
        return (!is_reported(parsed, asked, clause)).then_some(1);
    }
    Some(2)
}

/// What a verb of speech governs without a finite verb.
const BARE: [Frame; 4] =
    [Frame::Infinitive, Frame::ObjectInfinitive, Frame::AddresseeInfinitive, Frame::Gerund];

/// Whether a clause between this one and `to`, above it, reports it. "Then on Monday they began *to attack*" does
/// not: what completes a verb happens with it, unless it is told, promised or asked for.
fn is_reported(parsed: &Parsed<'_>, from: usize, to: usize) -> bool {
    let list = parsed.clauses.list();
    let mut at = from;
    while at != to
        && let Some((parent, link)) = list[at].parent
    {
        let is_told = || {
            let mut words =
                parsed.lexicon.speech.verbs.beginning_with(parsed.document.lemma(list[parent].head));
            list[at].form == Form::Finite || words.any(|word| BARE.iter().any(|&frame| word.takes(frame)))
        };
        if link == Link::Aside || link == Link::Complement && is_told() {
            return true;
        }
        at = parent;
    }
    false
}

/// The links from a clause up to one that governs it.
fn links_up(parsed: &Parsed<'_>, from: usize, to: usize) -> Option<Vec<Link>> {
    let list = parsed.clauses.list();
    let mut links = Vec::new();
    let mut at = from;
    while let Some((parent, link)) = list.get(at).and_then(|clause| clause.parent) {
        links.push(link);
        if parent == to {
            return Some(links);
        }
        if links.len() > list.len() {
            return None;
        }
        at = parent;
    }
    None
}

/// The days of an expression, with those of its partner in "from … to …", "between … and …".
fn pick(times: &[TimeExpression], chosen: &Candidate, all: &[Candidate]) -> Option<When> {
    let time = times.get(chosen.time_idx)?;
    let (date, mut enddate) = days_of(&time.value)?;
    let partner = all.iter().find(|other| {
        other.tokens.start == chosen.tokens.end + 1
            && other.clause == chosen.clause
            && other.time_idx == chosen.time_idx + 1
    });
    if let Some((start, end)) = partner.and_then(|other| days_of(&times.get(other.time_idx)?.value))
        && start > date
    {
        enddate = Some(end.unwrap_or(start));
    }
    Some(When { time: time.id, date, enddate })
}

/// First and last day of a TIMEX3 value, as finely as it says: `2015-10-11TEV` is one day, `2015-10`
/// one month, `2015-W41` Monday to Sunday, `1989-Q3` July to September.
///
/// A stretch of no more than a day that crosses midnight counts as the day on which it ends, as
/// analysts code it.
///
/// ```
/// # use dragoman_reading::times::dating::days_of;
/// assert_eq!(days_of("2015-10-11TEV"), Some(("2015-10-11".to_owned(), None)));
/// assert_eq!(days_of("2015-10-10T12:00/2015-10-11T12:00"), Some(("2015-10-11".to_owned(), None)));
/// assert_eq!(days_of("XXXX-WXX-7"), None);
/// ```
pub fn days_of(value: &str) -> Option<(String, Option<String>)> {
    if let Some((first, last)) = value.split_once('/') {
        let (first_day, last_day): (Date, Date) = (day_of(first)?.parse().ok()?, day_of(last)?.parse().ok()?);
        let is_short = value.contains('T') && first_day.checked_add(1.day()).ok()? >= last_day;
        let (first, last) = (if is_short { last_day } else { first_day }.to_string(), last_day.to_string());
        return Some((first.clone(), (first != last).then_some(last)));
    }
    let value = value.split('T').next()?;
    if !value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return named_stretch(value);
    }
    match value.len() {
        4 | 7 | 10 => Some((value.to_owned(), None)),
        3 => Some((format!("{value}0"), Some(format!("{value}9")))),
        2 => Some((format!("{value}00"), Some(format!("{value}99")))),
        _ => None,
    }
}

fn day_of(value: &str) -> Option<&str> {
    value.get(..10)
}

/// Weeks, weekends, quarters, halves and seasons.
fn named_stretch(value: &str) -> Option<(String, Option<String>)> {
    let year = value.get(..4)?;
    let (number, name): (i16, &str) = (year.parse().ok()?, value.get(5..)?);
    let range = |first: String, last: String| Some((first, Some(last)));
    let months = |first: i8, last: i8| range(format!("{year}-{first:02}"), format!("{year}-{last:02}"));
    if let Some(week) =
        name.strip_prefix('W').and_then(|week| week.get(..2)).and_then(|week| week.parse::<i8>().ok())
    {
        let day = |weekday| ISOWeekDate::new(number, week, weekday).ok().map(|iso| iso.date().to_string());
        let first = if name.ends_with("WE") { Weekday::Saturday } else { Weekday::Monday };
        return range(day(first)?, day(Weekday::Sunday)?);
    }
    match name {
        "Q1" => months(1, 3),
        "Q2" => months(4, 6),
        "Q3" => months(7, 9),
        "Q4" => months(10, 12),
        "H1" => months(1, 6),
        "H2" => months(7, 12),
        "SP" | "SU" | "FA" => Some((year.to_owned(), None)),
        "WI" => range(year.to_owned(), format!("{:04}", number + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        let shown = days_of(value).map(|(first, last)| match last {
            Some(last) => format!("{first} to {last}"),
            None => first,
        });
        assert_eq!(shown.unwrap_or_default(), expected, "{value}");
    }

    #[test]
    fn a_value_gives_its_days_as_finely_as_known() {
        check("2015-10-11", "2015-10-11");
        check("2015-10", "2015-10");
        check("2015", "2015");
        check("199", "1990 to 1999");
        check("2015-W41", "2015-10-05 to 2015-10-11");
        check("2015-W41-WE", "2015-10-10 to 2015-10-11");
        check("1989-Q3", "1989-07 to 1989-09");
        check("2015-SU", "2015");
        check("2015-10-08/2015-10-10", "2015-10-08 to 2015-10-10");
        check("2015-XX-XX", "");
        check("PAST_REF", "");
        check("P3D", "");
    }
}
