//! Points of the calendar: days, months, years, and the times of day that stand with them.

use super::grammar::{Grammar, Read};
use super::meaning::{Base, From, Length, Point, When};
use crate::lexicon::{Bound, Sense, Unit};
use crate::numbers::{number_at, ordinal_at};
use crate::pieces::Kind;
use crate::quantities::bound_at;

/// Words that name a portion of a stretch: "the end of November".
const PORTIONS: &[&str] =
    &["end", "beginning", "start", "middle", "close", "rest", "remainder", "turn", "height", "course", "eve"];

impl Grammar<'_> {
    /// A point with words that narrow it: "early Sunday", "the end of November", "around Nov. 1".
    pub(super) fn narrowed_point(&self, at: usize) -> Read<Point> {
        // Only what is near a day may stand before one: "over the weekend" bounds nothing.
        let (bound, past_bound) = bound_at(self.pieces, self.numbers, at);
        let is_near =
            bound == Some(Bound::About) && self.pieces.is_any(at, &["about", "around", "approximately"]);
        let start = if is_near { past_bound } else { at };
        let readings = [self.point(start), self.edged(start), self.portioned(start)];
        readings.into_iter().flatten().max_by_key(|(end, _)| *end)
    }

    /// "early Sunday", "late last week", "mid-October", "earlier this year", "earlier in the year".
    fn edged(&self, at: usize) -> Read<Point> {
        let at = self.past(at, &["the", "very"]);
        let (past, sense) = self.sense(self.past(at, &["very"]))?;
        if *sense != Sense::Edge {
            return None;
        }
        let next = self.past_hyphen(past);
        let next = self.past(next, &["on", "in", "during"]);
        if self.pieces.is_any(next, &["the", "that"])
            && let Some(unit) =
                self.unit(next + 1).filter(|unit| matches!(unit.base.as_str(), "D" | "W" | "M" | "Y"))
        {
            let is_that = self.pieces.is(next, "that");
            let is_plain = unit.times == 1 && (is_that || unit.base != "D");
            let base = if is_that { Base::Same { unit, n: 0 } } else { Base::Spoken(unit) };
            return is_plain.then(|| (next + 2, Point::new(base)));
        }
        self.point(next).or_else(|| self.point(self.past(next, &["the"])))
    }

    /// "the end of November", "the beginning of this week", "year's end", "year end".
    fn portioned(&self, at: usize) -> Read<Point> {
        let pieces = self.pieces;
        if pieces.is(at, "year") {
            let end_at = self.past(self.past_hyphen(at + 1), &["'s"]);
            let year = Base::Step { unit: years(), n: 0 };
            return pieces.is(end_at, "end").then(|| (end_at + 1, Point::new(year)));
        }
        let noun = self.past(self.past(at, &["the"]), &["very"]);
        let of = PORTIONS.contains(&pieces.lower(noun)).then_some(noun + 1)?;
        if !pieces.is(of, "of") {
            return None;
        }
        let next = of + 1;
        if pieces.is(next, "the")
            && let Some(unit) =
                self.unit(next + 1).filter(|unit| matches!(unit.base.as_str(), "W" | "M" | "Y" | "D"))
        {
            return Some((next + 2, Point::new(Base::Spoken(unit))));
        }
        self.point(next).or_else(|| self.edged(next)).or_else(|| self.point(self.past(next, &["the"])))
    }

    /// A point as it stands, with its part or time of day.
    pub(super) fn point(&self, at: usize) -> Read<Point> {
        let readings = [self.clock_point(at), self.part_point(at), self.day_point(at), self.coarse(at)];
        readings.into_iter().flatten().max_by_key(|(end, _)| *end)
    }

    /// "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "noon on Sunday", "midnight".
    fn clock_point(&self, at: usize) -> Read<Point> {
        let (mut end, clock) = self.clock(at)?;
        let mut base = Base::Same { unit: days(), n: 0 };
        let next = self.past(self.past(end, &[","]), &["on", "of", "this"]);
        let next = if self.pieces.is(next, "the") { end } else { next };
        if let Some((day_end, day)) = self.day(next) {
            (end, base) = (day_end, day);
        }
        Some((end, Point { base, part: None, clock: Some(clock) }))
    }

    /// A time of day: "5 p.m.", "10:30", "3 o'clock", "noon", "0900 GMT", with its time zone.
    fn clock(&self, at: usize) -> Read<(i8, i8)> {
        let pieces = self.pieces;
        if let Some((end, Sense::Clock(hour, minute))) = self.sense(at) {
            return Some((end, (*hour, *minute)));
        }
        let digits = pieces.lower(at);
        if pieces.kind(at) != Kind::Digits {
            let hour = number_at(pieces, self.numbers, at)?;
            let is_clock = pieces.is(hour.end, "o'clock") && hour.value <= 12.0;
            return is_clock.then(|| (hour.end + 1, (hour.value as i8, 0)));
        }
        let (hour, minute) = match digits.split_once([':', '.']) {
            Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?),
            Some(_) => return None,
            None if digits.len() == 4 => (digits[..2].parse().ok()?, digits[2..].parse().ok()?),
            None => (digits.parse::<i8>().ok()?, 0),
        };
        let marked = match pieces.lower(at + 1) {
            "am" if hour <= 12 => Some(hour % 12),
            "pm" if hour <= 12 => Some(hour % 12 + 12),
            "o'clock" if hour <= 12 => Some(hour),
            "hours" | "hrs" if digits.len() == 4 => Some(hour),
            _ => None,
        };
        let is_written_out =
            digits.contains(':') || digits.contains('.') && at > 0 && pieces.is(at - 1, "at");
        let (end, hour) = match marked {
            Some(hour) => (at + 2, hour),
            None if is_written_out || self.is_zone(at + 1) && digits.len() == 4 => (at + 1, hour),
            None => return None,
        };
        (hour < 25 && minute < 60).then_some((if self.is_zone(end) { end + 1 } else { end }, (hour, minute)))
    }

    fn is_zone(&self, at: usize) -> bool {
        let zones = ["gmt", "est", "edt", "utc", "cst", "cdt", "mst", "pst", "pdt", "bst", "cet", "et", "pt"];
        self.pieces.is_any(at, &zones)
    }

    /// "this morning", "last night", "the night of April 18", "that evening", "the next morning".
    fn part_point(&self, at: usize) -> Read<Point> {
        let pieces = self.pieces;
        let start = self.past(at, &["the"]);
        let steps: &[(&str, Base)] = &[
            ("this", Base::Today(0)),
            ("last", Base::Today(-1)),
            ("tomorrow", Base::Today(1)),
            ("that", Base::Same { unit: days(), n: 0 }),
            ("same", Base::Same { unit: days(), n: 0 }),
            ("next", Base::Same { unit: days(), n: 1 }),
            ("following", Base::Same { unit: days(), n: 1 }),
            ("previous", Base::Same { unit: days(), n: -1 }),
        ];
        if let Some((_, base)) = steps.iter().find(|(word, _)| pieces.is(start, word)) {
            let (end, part) = self.part(start + 1)?;
            return Some((end, Point { base: base.clone(), part: Some(part), clock: None }));
        }
        let (end, part) = self.part(start)?;
        let next = self.past(end, &["of", "on"]);
        // "at dawn", "in the evening" are some day's and left open.
        let (end, base) = self.day(next).filter(|_| next > end || start == at)?;
        Some((end, Point { base, part: Some(part), clock: None }))
    }

    /// A part of the day: "evening", "early morning", "mid-afternoon".
    fn part(&self, at: usize) -> Read<String> {
        match self.sense(at)? {
            (end, Sense::Part(part)) => Some((end, part.clone())),
            (end, Sense::Unit(unit)) if unit.base == "NI" && self.pieces.is(at, "night") => {
                Some((end, "NI".to_owned()))
            }
            (end, Sense::Edge) => self.part(self.past_hyphen(end)),
            _ => None,
        }
    }

    /// "Sunday evening", "Friday at 5 p.m.", "yesterday", "May 3".
    fn day_point(&self, at: usize) -> Read<Point> {
        if let Some((end, Sense::Day(days, part))) = self.sense(at) {
            let point = Point { base: Base::Today(*days), part: part.clone(), clock: None };
            return Some(if part.is_some() { (end, point) } else { self.with_time(end, point) });
        }
        let (end, base) = self.day(at)?;
        Some(self.with_time(end, Point::new(base)))
    }

    /// The part or time of day that stands behind a day.
    fn with_time(&self, end: usize, point: Point) -> (usize, Point) {
        if let Some((end, part)) = self.part(end) {
            return (end, Point { part: Some(part), ..point });
        }
        let next = self.past(self.past(end, &[","]), &["at"]);
        match self.clock(next).filter(|_| next > end || self.pieces.kind(end) == Kind::Digits) {
            Some((end, clock)) => (end, Point { clock: Some(clock), ..point }),
            None => (end, point),
        }
    }

    /// A day: "Friday, Oct. 23", "last Friday", "yesterday", "the following day", "three days ago", "Christmas".
    fn day(&self, at: usize) -> Read<Base> {
        let readings = [
            self.weekday(at),
            self.month_first(at),
            self.day_first(at),
            self.numeric(at),
            self.named(at),
            self.away(at),
            self.same(at),
        ];
        readings.into_iter().flatten().max_by_key(|(end, _)| *end)
    }

    fn named(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        if pieces.is(at, "last")
            && let Some((end, date @ Base::Date { day: Some(_), .. })) = self.month_first(at + 1)
        {
            return Some((end, date));
        }
        let before = pieces.phrase_at(at, "the day before yesterday").map(|end| (end, Base::Today(-2)));
        let after = pieces.phrase_at(at, "the day after tomorrow").map(|end| (end, Base::Today(2)));
        if before.is_some() || after.is_some() {
            return before.or(after);
        }
        let step = self.step_word(at);
        match self.sense(at + usize::from(step.is_some()))? {
            (end, Sense::Day(days, None)) if step.is_none() => Some((end, Base::Today(*days))),
            (end, Sense::Holiday(rule)) if pieces.is_capital(end - 1) => {
                let (end, when) = self.when(end, step);
                Some((end, Base::Holiday { rule: rule.clone(), when }))
            }
            _ => None,
        }
    }

    /// "Sunday", "last Sunday", "Friday, Oct. 23, 1998", "Monday of last week".
    fn weekday(&self, at: usize) -> Read<Base> {
        let start = self.past(at, &["the"]);
        let step = self.step_word(start);
        let word_at = start + usize::from(step.is_some());
        if start > at && step.is_none() {
            return None;
        }
        let (end, Sense::Weekday(day)) = self.sense(word_at)? else { return None };
        if !self.is_name_of_day(word_at) {
            return None;
        }
        let date_at = self.past(self.past(end, &[","]), &["the"]);
        if let Some(date) =
            self.month_first(date_at).or_else(|| self.day_first(date_at)).or_else(|| self.numeric(date_at))
        {
            return Some(date);
        }
        let week_at = self.past(end, &["of"]);
        if let Some(weeks) = self.step_word(week_at)
            && self.unit(week_at + 1).is_some_and(|unit| unit.base == "W")
        {
            return Some((week_at + 2, Base::WeekdayOfWeek { day: *day, weeks }));
        }
        Some((end, Base::Weekday { day: *day, step }))
    }

    /// A short form ("Sun") counts only with a stop, a comma or a date behind it.
    fn is_name_of_day(&self, at: usize) -> bool {
        self.pieces.is_capital(at) && (self.pieces.lower(at).ends_with("day") || self.is_short_form(at))
    }

    fn is_short_form(&self, at: usize) -> bool {
        let Some(piece) = self.pieces.get(at) else { return false };
        self.pieces.document().text()[piece.bytes.clone()].ends_with('.')
            || self.pieces.kind(self.past(at + 1, &[","])) == Kind::Digits
    }

    /// −1, 0 or 1 for "last", "this", "next" and their like.
    pub(super) fn step_word(&self, at: usize) -> Option<i32> {
        match self.pieces.lower(at) {
            "last" | "past" => Some(-1),
            "this" | "current" => Some(0),
            "next" | "coming" | "upcoming" => Some(1),
            _ => None,
        }
    }

    /// The month named at a piece.
    fn month(&self, at: usize) -> Option<i8> {
        let Some(Sense::Month(month)) = self.times.word(self.pieces.lower(at)) else { return None };
        let word = self.pieces.lower(at);
        let is_name = match word {
            "may" | "march" => self.is_no_verb(at),
            _ if word.len() <= 4 && !matches!(word, "june" | "july") => {
                self.is_short_form(at) || at > 0 && self.pieces.kind(at - 1) == Kind::Digits
            }
            _ => true,
        };
        (is_name && self.pieces.is_capital(at)).then_some(*month)
    }

    /// "May" and "March" may open a sentence as verbs.
    fn is_no_verb(&self, at: usize) -> bool {
        let opens = at == 0 || self.pieces.is_any(at - 1, &[".", "“", "\"", "?", "!"]);
        self.pieces.kind(at + 1) == Kind::Digits
            || !opens && (self.pieces.tag(at).starts_with("NN") || self.pieces.tag(at - 1) == "IN")
    }

    /// "May 3, 2010", "May 3", "May 2010", "May".
    fn month_first(&self, at: usize) -> Read<Base> {
        let month = self.month(at)?;
        let day_at = self.past(at + 1, &["the"]);
        let date = |year, day| Base::Date { year, month, day };
        if let Some((end, day)) = self.day_number(day_at) {
            let year = self.year(self.past(end, &[","])).or_else(|| self.year(end));
            return Some(match year {
                Some((past, year)) => (past, date(Some(year), Some(day))),
                None => self.of_that_year(end, month, day).unwrap_or((end, date(None, Some(day)))),
            });
        }
        let year_at = self.past(at + 1, &[",", "of"]);
        if let Some((end, year)) = self.era_year(year_at) {
            return Some((end, Base::Fixed(format!("{year}-{month:02}"))));
        }
        match self.year(year_at) {
            Some((end, year)) => Some((end, date(Some(year), None))),
            None => Some((at + 1, date(None, None))),
        }
    }

    /// "of that year", "of the same year" behind a day.
    fn of_that_year(&self, end: usize, month: i8, day: i8) -> Read<Base> {
        let tails = ["of that year", "of the same year", "that year", "of the year"];
        let past = tails.iter().find_map(|tail| self.pieces.phrase_at(end, tail))?;
        Some((past, Base::DayOfThatYear { month, day }))
    }

    /// "3 May 2010", "the 3rd of May", "12-14 May" (its first day).
    fn day_first(&self, at: usize) -> Read<Base> {
        let start = self.past(at, &["the"]);
        let (end, day) = self.day_number(start)?;
        let month_at = self.past(end, &["of"]);
        if let Some(month) = self.month(month_at) {
            let year = self.year(self.past(month_at + 1, &[","])).or_else(|| self.year(month_at + 1));
            let (past, year) = year.map_or((month_at + 1, None), |(past, year)| (past, Some(year)));
            let told = self.of_that_year(past, month, day).filter(|_| year.is_none());
            return Some(told.unwrap_or((past, Base::Date { year, month, day: Some(day) })));
        }
        if self.pieces.is_any(end, &["-", "–", "and", "to", "or"])
            && let Some((_, Base::Date { year, month, .. })) = self.day_first(end + 1)
        {
            return Some((end, Base::Date { year, month, day: Some(day) }));
        }
        None
    }

    /// The number of a day: "3", "3rd", "third".
    pub(super) fn day_number(&self, at: usize) -> Read<i8> {
        if let Some((end, rank)) = ordinal_at(self.pieces, self.numbers, at) {
            return (1..=31).contains(&rank).then_some((end, rank as i8));
        }
        let digits = self.pieces.lower(at);
        let is_number = self.pieces.kind(at) == Kind::Digits && digits.len() <= 2;
        let day: i8 = digits.parse().ok().filter(|_| is_number)?;
        // "May 5-year" and "May 30,000" are no dates.
        let goes_on = self.pieces.is(at + 1, "-") && self.unit(at + 2).is_some()
            || self.pieces.is_any(at + 1, &["%", "percent", "million", "billion", "am", "pm"]);
        ((1..=31).contains(&day) && !goes_on).then_some((at + 1, day))
    }

    /// "2015-10-11", "10/31/2015", "31.10.2015". Where day and month cannot be told apart only the
    /// year is given.
    fn numeric(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        let number = |idx: usize| {
            (pieces.kind(idx) == Kind::Digits).then(|| pieces.lower(idx).parse::<i16>().ok()).flatten()
        };
        if let Some((day, month, year)) = dotted(pieces.lower(at)) {
            return Some((at + 1, Base::Date { year: Some(year), month, day: Some(day) }));
        }
        let mark = pieces.lower(at + 1);
        if !matches!(mark, "-" | "/")
            || !pieces.is(at + 3, mark)
            || !(at..at + 4).all(|idx| pieces.touches_next(idx))
        {
            return None;
        }
        let (first, second, third) = (number(at)?, number(at + 2)?, number(at + 4)?);
        let fixed = |year, month, day| Some((at + 5, Base::Date { year: Some(year), month, day: Some(day) }));
        let (is_month, is_day) = (|n: i16| (1..=12).contains(&n), |n: i16| (1..=31).contains(&n));
        match (first, second, third) {
            _ if first > 1000 && is_month(second) && is_day(third) => fixed(first, second as i8, third as i8),
            _ if third < 1000 => None,
            _ if is_month(first) && is_day(second) && (second > 12 || first == second) => {
                fixed(third, first as i8, second as i8)
            }
            _ if is_month(second) && is_day(first) && first > 12 => fixed(third, second as i8, first as i8),
            _ if is_month(first) && is_month(second) => Some((at + 5, Base::Fixed(format!("{third}-XX-XX")))),
            _ => None,
        }
    }

    /// "three days ago", "a year earlier", "two weeks later", "five months from now", "year-ago".
    fn away(&self, at: usize) -> Read<Base> {
        let (end, length) = self.duration(at).or_else(|| {
            let unit = self.unit(at).filter(|_| self.pieces.is(at + 1, "-"))?;
            Some((at + 1, Length { number: Some(1.0), unit }))
        })?;
        let word = self.past_hyphen(end);
        let is_count = self.pieces.is(at, "the");
        let (past, forward, from) = match self.pieces.lower(word) {
            "ago" => (word + 1, false, From::Anchor),
            "earlier" | "previously" => (word + 1, false, From::Mention),
            "before" if self.closes(word + 1) => (word + 1, false, From::Mention),
            "later" | "afterward" | "afterwards" => (word + 1, true, From::Mention),
            "after" if self.closes(word + 1) => (word + 1, true, From::Mention),
            "hence" => (word + 1, true, From::Anchor),
            "from" => match self.pieces.lower(word + 1) {
                "now" | "today" => (word + 2, true, From::Anchor),
                _ => return None,
            },
            _ => return None,
        };
        (!is_count).then_some((past, Base::Away { length, forward, from }))
    }

    /// Whether nothing follows that "before" or "after" could govern.
    fn closes(&self, at: usize) -> bool {
        self.pieces.get(at).is_none_or(|piece| piece.opens_line)
            || self.pieces.is_any(at, &[",", ".", ";", ")", "–", "—", "and", "but", "in", "at", "when"])
    }

    /// "that day", "the same day", "the following month", "the previous year", "the next day", "the day before".
    fn same(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        let start = self.past(at, &["the"]);
        let n = match pieces.lower(start) {
            "that" if start == at => 0,
            "same" if start > at => 0,
            "following" | "next" if start > at => 1,
            "previous" | "preceding" if start > at => -1,
            _ if start > at && self.unit(start).is_some() => {
                let n = match pieces.lower(start + 1) {
                    "before" => -1,
                    "after" => 1,
                    _ => return None,
                };
                let unit = self.unit(start).filter(|_| self.closes(start + 2))?;
                return Some((start + 2, Base::Same { unit, n }));
            }
            _ => return None,
        };
        if let Some(Sense::Weekday(day)) = self.times.word(pieces.lower(start + 1)).filter(|_| n == 1) {
            return Some((start + 2, Base::Weekday { day: *day, step: Some(1) }));
        }
        let unit = self.unit(start + 1).filter(|unit| matches!(unit.base.as_str(), "D" | "W" | "M" | "Y"))?;
        let is_plural = pieces.lower(start + 1).ends_with('s');
        (!is_plural).then_some((start + 2, Base::Same { unit, n }))
    }

    /// The tail of a season, quarter or holiday: "of 1998", "1998", "of last year".
    pub(super) fn when(&self, at: usize, step: Option<i32>) -> (usize, When) {
        let next = self.past(self.past(at, &[","]), &["of", "in"]);
        if let Some((end, year)) = self.year(next) {
            return (end, When::Year(year));
        }
        if next > at
            && let Some(n) = self.step_word(next)
            && self.unit(next + 1) == Some(years())
        {
            return (next + 2, When::YearStep(n));
        }
        (at, step.map_or(When::Open, When::Step))
    }
}

/// "31.10.2015" is one run of digits.
fn dotted(digits: &str) -> Option<(i8, i8, i16)> {
    let mut parts = digits.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4 && parts.next().is_none())?;
    let (day, month): (i8, i8) = (day.parse().ok()?, month.parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month, year))
}

pub(super) fn days() -> Unit {
    Unit { times: 1, base: "D".to_owned() }
}

pub(super) fn years() -> Unit {
    Unit { times: 1, base: "Y".to_owned() }
}
