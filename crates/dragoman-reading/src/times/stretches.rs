//! Stretches longer than a day: months, quarters, seasons, years, decades, centuries, "last week".

use super::grammar::{Grammar, Read};
use super::meaning::{Base, Point, When};
use super::points::years;
use crate::lexicon::{NumberKind, Sense};
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
        let pieces = self.pieces;
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
        if pieces.is_any(start, &["year"]) && pieces.is_any(self.past_hyphen(start + 1), &["ago", "earlier"])
        {
            let noun = self.past_hyphen(start + 1) + 1;
            if let Some((end, name)) = self.quarter_name(noun) {
                return Some((end, Base::Quarter { name, when: When::YearStep(-1) }));
            }
            let is_period = self.is_quarter(noun) || pieces.is(noun, "period");
            return is_period.then_some((noun + 1, Base::SameQuarter(-1)));
        }
        if pieces.is_any(start, &["latest", "current"])
            && (self.is_quarter(start + 1) || pieces.is(start + 1, "period"))
        {
            return Some((start + 2, Base::SameQuarter(0)));
        }
        if let Some(step) = self.step_word(start).filter(|_| self.is_quarter(start + 1)) {
            return Some((start + 2, Base::Quarter { name: "Q".to_owned(), when: When::Step(step) }));
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

    /// A year that stands for itself.
    fn lone_year(&self, at: usize) -> Read<Base> {
        let pieces = self.pieces;
        let start = self.past(at, &["the"]);
        if let Some(past) =
            ["fiscal year", "fiscal", "year", "fy"].iter().find_map(|word| pieces.phrase_at(start, word))
            && let Some((end, year)) = self.year(past)
        {
            return Some((end, Base::Year(year)));
        }
        if let Some((end, year)) = self.era_year(at) {
            return Some((end, Base::Fixed(year)));
        }
        if let Some((end, year)) = self.year(start).filter(|_| start > at) {
            return pieces.is_any(end, &["period", "season"]).then_some((end + 1, Base::Year(year)));
        }
        let is_short = pieces.is(at, "'");
        let led = at > 0
            && pieces.is_any(
                at - 1,
                &["in", "since", "of", "by", "until", "summer", "spring", "autumn", "winter", "fall"],
            );
        if pieces.is_any(start, &["full"]) && start > at && self.unit(start + 1) == Some(years()) {
            return Some((start + 2, Base::Step { unit: years(), n: 0 }));
        }
        let (end, year) = self.year(at).filter(|_| !is_short || led)?;
        self.stands_as_year(at, end, year).then_some((end, Base::Year(year)))
    }

    /// "490 BC", `BC0490` in TIMEX3.
    pub(super) fn era_year(&self, at: usize) -> Read<String> {
        let year: i16 = self.pieces.lower(at).parse().ok()?;
        self.pieces.is_any(at + 1, &["bc", "bce"]).then(|| (at + 2, format!("BC{year:04}")))
    }

    /// The year written at a piece: "1998", "nineteen ninety-eight", "two thousand", "'98".
    pub(super) fn year(&self, at: usize) -> Read<i16> {
        let pieces = self.pieces;
        let digits = pieces.lower(at);
        if pieces.kind(at) == Kind::Digits {
            let is_plural =
                pieces.touches_next(at) && pieces.is_any(at + 1, &["s", "'s", "th", "st", "nd", "rd"]);
            let year: i16 = digits.parse().ok().filter(|_| digits.len() == 4 && !is_plural)?;
            return (1000..=2100).contains(&year).then_some((at + 1, year));
        }
        if pieces.is(at, "'") && pieces.touches_next(at) && pieces.lower(at + 1).len() == 2 {
            let year: i16 = pieces.lower(at + 1).parse().ok().filter(|_| !pieces.is(at + 2, "s"))?;
            return Some((at + 2, if year > 40 { 1900 + year } else { 2000 + year }));
        }
        self.spoken_year(at)
    }

    /// "nineteen ninety-eight", "two thousand (and) five".
    fn spoken_year(&self, at: usize) -> Read<i16> {
        let word = |idx: usize| self.numbers.word(self.pieces.lower(idx));
        let (NumberKind::Unit, century) = word(at)? else { return None };
        if century == 2 && self.pieces.is(at + 1, "thousand") {
            let unit_at = self.past(at + 2, &["and"]);
            return match word(unit_at) {
                Some((NumberKind::Unit, unit)) => Some((unit_at + 1, 2000 + unit as i16)),
                _ => Some((at + 2, 2000)),
            };
        }
        let (NumberKind::Ten, ten) = word(at + 1).filter(|_| (15..=20).contains(&century))? else {
            return None;
        };
        let unit_at = self.past_hyphen(at + 2);
        let unit = word(unit_at).filter(|&(kind, unit)| kind == NumberKind::Unit && unit < 10);
        let (end, unit) = unit.map_or((at + 2, 0), |(_, unit)| (unit_at + 1, unit));
        Some((end, (century * 100 + ten + unit) as i16))
    }

    /// Whether four digits are a year and not a count: what stands before leads to a time, or nothing is counted after.
    fn stands_as_year(&self, at: usize, end: usize, year: i16) -> bool {
        let pieces = self.pieces;
        let leads = at > 0
            && pieces.is_any(
                at - 1,
                &[
                    "in", "since", "until", "till", "by", "during", "from", "between", "before", "after",
                    "of", "early", "late", "mid", "(", "-", "–", "through", "to", "and", "around", "circa",
                    "for", "or", "/", ",",
                ],
            );
        let counts = pieces.tag(end).starts_with("NNS")
            || pieces.is_any(
                end,
                &[
                    "%",
                    "percent",
                    "people",
                    "km",
                    "kilometres",
                    "miles",
                    "meters",
                    "-",
                    "per",
                    "hours",
                    "gmt",
                    "of",
                ],
            ) && !(pieces.is_any(end, &["-", "of"]));
        let is_priced =
            at > 0 && pieces.is_any(at - 1, &["$", "£", "€", "no", "#", "than", "least", "about", "nearly"]);
        let is_spoken = pieces.kind(at) == Kind::Letters;
        let is_modern = (1900..=2035).contains(&year);
        if is_spoken && pieces.is(at, "two") {
            return at > 0 && pieces.is_any(at - 1, &["year", "in"]) && !counts;
        }
        !is_priced
            && !counts
            && (is_modern
                || leads
                    && year >= 1000
                    && !pieces.is_any(at - 1, &[",", "for", "or", "to", "and", "/", "around"])
                    && (!pieces.is_any(at - 1, &["-", "–"]) || at > 1 && self.year(at - 2).is_some()))
    }
}
