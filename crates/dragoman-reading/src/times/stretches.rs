//! Stretches longer than a day: months, quarters, seasons, years, decades, centuries, "last week".

use super::grammar::{Grammar, Read};
use super::meaning::{Base, Point, When};
use super::points::years;
use crate::lexicon::Sense;
use crate::numbers::ordinal_at;
use crate::pieces::Kind;

impl Grammar<'_> {
    /// The longest stretch that starts at a piece.
    pub(super) fn coarse(&self, at: usize) -> Read<Point> {
        let readings = [
            self.stepped_month(at),
            self.quarter(at),
            self.season(at),
            self.stepped(at),
            self.decade(at),
            self.century(at),
            self.lone_year(at),
        ];
        let longest = readings.into_iter().flatten().max_by_key(|(end, _)| *end);
        longest.map(|(end, base)| (end, Point::new(base)))
    }

    /// "last October", "next May".
    fn stepped_month(&self, at: usize) -> Read<Base> {
        let step = self.step_word(at)?;
        let Some(Sense::Month(month)) = self.times.word(self.pieces.lower(at + 1)) else { return None };
        self.pieces.is_capital(at + 1).then_some((at + 2, Base::Month { month: *month, step }))
    }

    /// "the third quarter of 1990", "last year's quarter", "third-quarter", "this quarter", "Q3 2015", "the first half".
    fn quarter(&self, at: usize) -> Read<Base> {
        let mut start = self.past(at, &["the", "its", "their"]);
        if let Some((end, n)) = self.years_possessive(start) {
            let (end, name) = self.quarter_name(end)?;
            return Some((end, Base::Quarter { name, when: When::YearStep(n) }));
        }
        let year = self.year(start).map(|(end, year)| {
            start = end;
            year
        });
        start = self.past_hyphen(self.past(start, &["fiscal"]));
        if let Some(read) = self.quarter_of_the_report(start) {
            return Some(read);
        }
        if self.is_quarter(start) && start > at && year.is_none() {
            return Some((start + 1, Base::SameQuarter(0)));
        }
        let (end, name) = self.quarter_name(start)?;
        let (end, when) = match year {
            Some(year) => (end, When::Year(year)),
            None => self.when(end, None),
        };
        let is_half = name.starts_with('H');
        (!is_half || when != When::Open).then_some((end, Base::Quarter { name, when }))
    }

    fn is_quarter(&self, at: usize) -> bool {
        self.pieces.is(at, "quarter")
    }

    /// "year-ago quarter", "the latest period", "last quarter": reckoned from the report.
    fn quarter_of_the_report(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        let is_period = |at: usize| self.is_quarter(at) || pieces.is(at, "period");
        if pieces.is_any(at, &["year"]) && pieces.is_any(self.past_hyphen(at + 1), &["ago", "earlier"]) {
            let noun = self.past_hyphen(at + 1) + 1;
            let named = self.quarter_name(noun);
            let of_year = named.map(|(end, name)| (end, Base::Quarter { name, when: When::YearStep(-1) }));
            return of_year.or_else(|| is_period(noun).then_some((noun + 1, Base::SameQuarter(-1))));
        }
        if pieces.is_any(at, &["latest", "current"]) && is_period(at + 1) {
            return Some((at + 2, Base::SameQuarter(0)));
        }
        let step = self.step_word(at).filter(|_| self.is_quarter(at + 1))?;
        Some((at + 2, Base::Quarter { name: "Q".to_owned(), when: When::Step(step) }))
    }

    /// `Q3` for "third quarter", "fiscal third-quarter", "Q3"; `H1` for "first half".
    fn quarter_name(&self, at: usize) -> Read<String> {
        let at = self.past_hyphen(self.past(at, &["fiscal"]));
        if self.pieces.is(at, "q")
            && self.pieces.touches_next(at)
            && self.pieces.is_any(at + 1, &["1", "2", "3", "4"])
        {
            return Some((at + 2, format!("Q{}", self.pieces.lower(at + 1))));
        }
        let (end, rank) = ordinal_at(self.pieces, self.numbers, at)?;
        let noun = self.past_hyphen(end);
        let last = match self.pieces.lower(noun) {
            "quarter" | "quarters" => 4,
            "half" => 2,
            _ => return None,
        };
        let letter = if last == 4 { 'Q' } else { 'H' };
        (rank <= last).then(|| (noun + 1, format!("{letter}{rank}")))
    }

    /// "this year's", "last year's": years from now.
    fn years_possessive(&self, at: usize) -> Read<i32> {
        let step = self.step_word(at)?;
        let is_year = self.unit(at + 1) == Some(years()) && self.pieces.is(at + 2, "'s");
        is_year.then_some((at + 3, step))
    }

    /// "this summer", "the summer of 2012", "spring 1998".
    fn season(&self, at: usize) -> Read<Base> {
        let start = self.past(at, &["the"]);
        let step = self.step_word(start);
        let word = start + usize::from(step.is_some());
        let (end, Sense::Season(name)) = self.sense(word)? else { return None };
        let is_noun = self.pieces.tag(word).starts_with("NN") || step.is_some();
        let (past, when) = self.when(end, step);
        let is_ruin = when == When::Open && self.pieces.is(end, "of");
        // A season without anything around it is a kind of weather rather than a time.
        let in_season = at > 0
            && self.pieces.is_any(
                at - 1,
                &["in", "during", "since", "by", "until", "late", "early", "mid", "for", "-"],
            );
        let is_placed = when != When::Open || start > at || in_season;
        (is_noun && is_placed && !is_ruin).then(|| (past, Base::Season { name: name.clone(), when }))
    }

    /// "last week", "this year", "next weekend", "the current month", "the weekend".
    fn stepped(&self, at: usize) -> Read<Base> {
        let start = self.past(at, &["the"]);
        if let Some(unit) = self.unit(start).filter(|unit| unit.base == "WE") {
            let is_plural = self.pieces.lower(start).ends_with('s') || unit.times != 1;
            return (start > at && !is_plural).then_some((start + 1, Base::Weekend { step: None }));
        }
        let step = self.step_word(start)?;
        let is_definite = start > at;
        let word = self.pieces.lower(start);
        let unit_at = self.past(self.past(start + 1, &["fiscal", "calendar"]), &["full"]);
        let unit = self.unit(unit_at)?;
        let is_plural = self.pieces.lower(unit_at).ends_with('s');
        // "the past week" is a length, "the next day" leans on a day before.
        let is_point = match word {
            "past" | "coming" => false,
            "last" | "next" if unit.times == 10 => false,
            "last" | "next" => !is_definite,
            _ => true,
        };
        if unit.base == "WE" {
            return (!is_plural).then_some((unit_at + 1, Base::Weekend { step: Some(step) }));
        }
        let measures_dates = matches!(unit.base.as_str(), "W" | "M" | "Y") && (unit.times == 1 || step == 0);
        (is_point && measures_dates && !is_plural).then_some((unit_at + 1, Base::Step { unit, n: step }))
    }

    /// "the 1990s", "the nineties", "the late '80s".
    fn decade(&self, at: usize) -> Read<Base> {
        let start = self.past(at, &["the"]);
        let pieces = self.pieces;
        let start = self.past(start, &["'"]);
        if pieces.kind(start) == Kind::Digits && pieces.touches_next(start) {
            let end = start + 1;
            let is_plural = pieces.is_any(end, &["s", "'s"]);
            let digits = pieces.lower(start);
            // "A man in *his 30s*" is of an age.
            let is_age = start
                .checked_sub(1)
                .is_some_and(|it| pieces.is_any(it, &["his", "her", "their", "my", "our", "your"]));
            let is_decade = is_plural && digits.ends_with('0') && !is_age;
            let year: i16 = digits.parse().ok().filter(|_| is_decade)?;
            let decade = match digits.len() {
                4 => year / 10,
                2 => 190 + year / 10,
                _ => return None,
            };
            return Some((end + 1, Base::Decade(decade)));
        }
        let tens =
            ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
        let idx = tens.iter().position(|word| pieces.is(start, word)).filter(|_| start > at)?;
        Some((start + 1, Base::Decade(192 + idx as i16)))
    }

    /// "the 20th century".
    fn century(&self, at: usize) -> Read<Base> {
        let start = self.past(at, &["the"]);
        let (end, rank) = ordinal_at(self.pieces, self.numbers, start)?;
        let noun = self.past_hyphen(end);
        self.pieces.is(noun, "century").then(|| (noun + 1, Base::Century(rank as i16 - 1)))
    }
}
