//! Weights of the signs from which an event's confidence is reckoned (`lexicon/confidence.tsv`): those that the program can see,
//! and the frames and rules of which enough events have been judged.

use super::{Folder, LexiconError, rows};
use std::collections::BTreeMap;

const FILE: &str = "confidence.tsv";
const COLUMNS: &[&str] = &["sign", "weight", "meaning"];
const BUNDLED: &str = include_str!("../../../../lexicon/confidence.tsv");

/// The signs that the program can see, in order.
pub const SIGNS: [&str; 30] = [
    "actor_named",
    "any",
    "armed",
    "bare_party",
    "civilians",
    "composed",
    "conflict_report",
    "context",
    "counted",
    "deed_in_conflict",
    "definite_noun",
    "early",
    "finite",
    "first_person",
    "general",
    "lawmaking",
    "material",
    "mode",
    "one_country",
    "placed",
    "private",
    "recipient_known",
    "recipient_named",
    "reported",
    "sentence_wants",
    "sparse",
    "timed",
    "told_again",
    "two_countries",
    "unsure",
];

/// The weight of each sign.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    by_sign: BTreeMap<String, f64>,
    /// Events of less confidence are left out.
    least: f64,
}

impl Weights {
    /// The built-in weights, with the user's in their place.
    pub(super) fn load(user: &Folder) -> Result<Self, LexiconError> {
        let mut by_sign = BTreeMap::new();
        for row in rows::load(FILE, COLUMNS, BUNDLED, user)? {
            let (sign, weight) = (row.value.cell("sign"), row.value.cell("weight"));
            if !SIGNS.contains(&sign) && !is_rule(sign) {
                return Err(LexiconError::at(
                    &row.file,
                    row.line,
                    format!("{sign:?} is no sign of an event"),
                ));
            }
            let number = weight.parse::<f64>().ok().filter(|number| number.is_finite());
            let Some(number) = number else {
                let message = format!("{weight:?} is no weight, expected a number like -0.25");
                return Err(LexiconError::at(&row.file, row.line, message));
            };
            by_sign.insert(sign.to_owned(), number);
        }
        Ok(Self { by_sign, least: 0.0 })
    }

    /// From now on events of less confidence are left out; at first none are.
    pub fn keep_from(&mut self, least: f64) {
        self.least = least;
    }

    /// Whether an event of this confidence is told.
    pub fn keeps(&self, confidence: f64) -> bool {
        confidence >= self.least
    }

    /// The confidence of an event for which these signs hold, from 0.01 to 0.99.
    pub fn confidence<'s>(&self, signs: impl Iterator<Item = &'s str>) -> f64 {
        let sum: f64 = signs.filter_map(|sign| self.by_sign.get(sign)).sum();
        let probability = 1.0 / (1.0 + (-sum).exp());
        (probability.clamp(0.01, 0.99) * 100.0).round() / 100.0
    }
}

/// A frame or another rule by which events are made: `events/assault:kill`, `operators:refuse`.
fn is_rule(sign: &str) -> bool {
    sign.split_once(':').is_some_and(|(file, name)| !file.is_empty() && !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_grows_with_the_weights_of_what_holds() {
        let by_sign = [("any", 0.0), ("dated", 1.0), ("unsure", -2.0)];
        let by_sign = by_sign.map(|(sign, weight)| (sign.to_owned(), weight)).into();
        let weights = Weights { by_sign, least: 0.0 };
        let of = |signs: &[&str]| weights.confidence(signs.iter().copied());
        assert_eq!((of(&["any"]), of(&["any", "dated"]), of(&["dated", "unsure"])), (0.5, 0.73, 0.27));
    }

    #[test]
    fn every_sign_has_a_weight() {
        let weights = Weights::load(&Folder::default()).unwrap();
        assert!(SIGNS.iter().all(|sign| weights.by_sign.contains_key(*sign)));
    }
}
