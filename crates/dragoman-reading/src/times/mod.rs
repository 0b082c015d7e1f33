//! Time expressions and their values.
//!
//! In: an article's words, the tenses of its clauses and the day of its publication. Out: one
//! [`TimeExpression`] per expression, in text order, with a TIMEX3 value.
//!
//! 1. `grammar`, `points`, `stretches`, `lengths`   read expressions off the words.
//! 2. `resolve`   lays each on the calendar: from the day of publication, the tense, and what was
//!    mentioned before it; `calendar` steps over days, weeks and months.
//!    `direction` tells whether a clause looks back or ahead.
//! 3. [`dating`]  tells which of them date a clause.
//!
//! Nothing is guessed: without a day of publication "Sunday" is `XXXX-WXX-7`. Words are data
//! (`lexicon/times.toml`, `lexicon/numbers.toml`); what they make together is code.

mod calendar;
pub mod dating;
mod direction;
mod grammar;
mod lengths;
mod meaning;
mod others;
mod points;
mod resolve;
mod stretches;
mod years;

pub use dating::{When, date_of_clause, date_of_phrase};

use crate::Parsed;
use crate::pieces::{Kind, Pieces};
use calendar::Calendar;
use direction::direction;
use dragoman_records::{TimeExpression, TimeId, TimeType};
use grammar::Grammar;
use meaning::{Base, Meaning, Point};
use resolve::{Direction, Setting, Value, resolve};

/// Names of these kinds hold words that only look like times: "June Smith", "the Sunday Times".
const NAMES_WITHOUT_TIMES: &[&str] = &["PERSON", "ORG", "GPE", "WORK_OF_ART", "PRODUCT", "FAC", "LOC"];

/// How many sentences a time stays the one that "that day" and "two weeks later" lean on.
const REACH: usize = 3;

/// How many sentences a passage that tells of another time goes on after its last date.
const PASSAGE: usize = 40;

/// Finds the time expressions of an article, in text order.
pub fn find_times(parsed: &Parsed<'_>) -> Vec<TimeExpression> {
    let pieces = Pieces::new(parsed.document);
    let (times, numbers) = (&parsed.lexicon.times, &parsed.lexicon.numbers);
    let grammar = Grammar { pieces: &pieces, times, numbers, classes: &parsed.lexicon.events.noun_classes };
    let mut scan = Scan { parsed, pieces: &pieces, found: Vec::new(), story: Story::default() };
    let mut at = 0;
    while at < pieces.len() {
        at = match scan.may_start(&grammar, at).then(|| grammar.expression(at)).flatten() {
            Some((end, meaning)) if !scan.is_in_a_name(at, end) => scan.take(&grammar, at, end, &meaning),
            _ => at + 1,
        };
    }
    scan.found
}

/// What was mentioned so far.
#[derive(Debug, Default)]
struct Story {
    mention: Option<(usize, Calendar)>,
    quarter: Option<(usize, i16, String)>,
    /// Dates of other years since the last one that leans on the day of the report.
    n_told: usize,
}

/// How many dates of other years make a passage that tells of another time: a report of the day may
/// mention one or two.
const N_TOLD: usize = 3;

struct Scan<'a> {
    parsed: &'a Parsed<'a>,
    pieces: &'a Pieces<'a>,
    found: Vec<TimeExpression>,
    story: Story,
}

impl Scan<'_> {
    /// Whether an expression can start at a piece: most words of a text end here.
    fn may_start(&self, grammar: &Grammar<'_>, at: usize) -> bool {
        let word = self.pieces.lower(at);
        self.pieces.kind(at) == Kind::Digits
            || grammar.classes.has("begins_time", word)
            || grammar.times.word(word).is_some()
            || grammar.numbers.word(word).is_some()
            || !grammar.times.phrases_from(word).is_empty()
            || !grammar.numbers.bounds_from(word).is_empty()
            || ["s", "long"]
                .iter()
                .any(|tail| word.strip_suffix(tail).is_some_and(|word| grammar.times.word(word).is_some()))
    }

    /// Resolves and keeps an expression, and days that go on from it ("April 24 *and 25*"). Gives the next piece to read.
    fn take(&mut self, grammar: &Grammar<'_>, start: usize, end: usize, meaning: &Meaning) -> usize {
        self.keep(start, end, meaning);
        if let Some((next, year)) = self.second_year(end, meaning) {
            self.keep(end + 1, next, &Meaning::Point(Point::new(Base::Year(year))));
            return next;
        }
        let Meaning::Point(Point { base: Base::Date { month, day: Some(_), .. }, part: None, clock: None }) =
            meaning
        else {
            return end;
        };
        let joins = self.pieces.is_any(end, &["and", "to", "-", "–", "or", "through"]);
        let Some((next, day)) = grammar.day_number(end + 1).filter(|_| joins && self.ends_with_number(end))
        else {
            return end;
        };
        let counts = self.pieces.tag(next).starts_with("NN") || self.pieces.kind(next) == Kind::Digits;
        if counts {
            return end;
        }
        let point = Point::new(Base::Date { year: None, month: *month, day: Some(day) });
        self.keep(end + 1, next, &Meaning::Point(point));
        next
    }

    /// The end of a range of years: "1947-54".
    fn second_year(&self, end: usize, meaning: &Meaning) -> Option<(usize, i16)> {
        let Meaning::Point(Point { base: Base::Year(first), .. }) = meaning else { return None };
        let digits = self.pieces.lower(end + 1);
        let joins = self.pieces.is_any(end, &["-", "–", "/"]) && self.pieces.touches_next(end - 1);
        let year: i16 = digits.parse().ok().filter(|_| joins && digits.len() == 2)?;
        (year > first % 100).then_some((end + 2, first / 100 * 100 + year))
    }

    fn ends_with_number(&self, end: usize) -> bool {
        self.pieces.kind(end - 1) == Kind::Digits && self.pieces.lower(end - 1).len() <= 2
    }

    fn keep(&mut self, start: usize, end: usize, meaning: &Meaning) {
        // "He soon left": soon after what was told, not after today.
        let looks_ahead = *meaning == Meaning::Reference("FUTURE_REF".to_owned());
        if looks_ahead && direction(self.parsed, self.pieces, start) == Direction::Back && end == start + 1 {
            return;
        }
        let sentence = self.parsed.document.sentence_of(self.pieces.token(start));
        let value = resolve(meaning, &self.setting(start, sentence));
        self.remember(sentence, meaning, &value);
        self.found.push(TimeExpression {
            id: TimeId::from_idx(self.found.len()),
            span: self.pieces.span(start..end),
            kind: value.kind,
            value: value.text,
            anchor: self.parsed.article.published.filter(|_| value.anchored),
        });
    }

    fn remember(&mut self, sentence: usize, meaning: &Meaning, value: &Value) {
        let Some(calendar) = &value.calendar else { return };
        let is_quarter = matches!(meaning, Meaning::Point(Point { base: Base::Quarter { .. }, .. }));
        if let Calendar::Season(year, name) = calendar
            && is_quarter
            && name.starts_with('Q')
        {
            self.story.quarter = Some((sentence, *year, name.clone()));
        }
        let published = self.parsed.article.published;
        let is_told = match (published, calendar.year()) {
            (Some(day), Some(year)) => (day.year() - year).abs() > 1,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        if is_told {
            self.story.n_told += 1;
        } else if value.anchored {
            self.story.n_told = 0;
        }
        self.story.mention = Some((sentence, calendar.clone()));
    }

    fn setting(&self, start: usize, sentence: usize) -> Setting {
        let anchor = self.parsed.article.published;
        let near = |known: usize, reach: usize| sentence - known.min(sentence) <= reach;
        let tells_of_the_past = self.story.n_told >= if anchor.is_some() { N_TOLD } else { 1 };
        let reach = if tells_of_the_past { PASSAGE } else { REACH };
        let mention = self.story.mention.as_ref().filter(|(known, _)| near(*known, reach));
        let quarter = self.story.quarter.as_ref().filter(|(known, ..)| near(*known, REACH));
        Setting {
            anchor,
            direction: direction(self.parsed, self.pieces, start),
            mention: mention.map(|(_, calendar)| calendar.clone()),
            quarter: quarter.map(|(_, year, name)| (*year, name.clone())),
            tells_of_the_past,
        }
    }

    /// Whether the words are part of a longer name of a person, paper, place.
    fn is_in_a_name(&self, start: usize, end: usize) -> bool {
        let (first, last) = (self.pieces.token(start), self.pieces.token(end - 1));
        let names = self.parsed.document.names();
        let idx = names.partition_point(|name| name.tokens.end <= first);
        others::are_none(self.parsed, first, last)
            || names.get(idx).is_some_and(|name| {
                let is_longer = name.tokens.start < first || name.tokens.end > last + 1;
                let overlaps = name.tokens.start <= last;
                overlaps && is_longer && NAMES_WITHOUT_TIMES.contains(&name.label.as_str())
            })
    }
}

/// Whether a time expression dates something: a point of the calendar whose value is known.
pub fn is_date(time: &TimeExpression) -> bool {
    matches!(time.kind, TimeType::Date | TimeType::Time)
        && time.value.starts_with(|char: char| char.is_ascii_digit())
}
