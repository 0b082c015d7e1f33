//! Years: "in 1997", "the year 2003", "nineteen ninety", "44 BC".

use super::grammar::{Grammar, Read};
use super::meaning::Base;
use super::points::years;
use crate::lexicon::NumberKind;
use crate::pieces::Kind;

impl Grammar<'_> {
    /// A year that stands for itself.
    pub(super) fn lone_year(&self, at: usize) -> Read<Base> {
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
        let is_before = |class: &str| at > 0 && self.classes.has(class, pieces.lower(at - 1));
        let counts =
            pieces.tag(end).starts_with("NNS") || self.classes.has("behind_number", pieces.lower(end));
        if pieces.kind(at) == Kind::Letters && pieces.is(at, "two") {
            return at > 0 && pieces.is_any(at - 1, &["year", "in"]) && !counts;
        }
        let is_range = || at > 1 && pieces.is_any(at - 1, &["-", "–"]) && self.year(at - 2).is_some();
        let is_modern = (1900..=2035).contains(&year);
        let is_old = || year >= 1000 && (is_before("before_year") || is_range());
        !counts && !is_before("before_number") && (is_modern || is_old())
    }
}
