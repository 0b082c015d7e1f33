//! The nearest known word to one that is not known, for messages.

use std::fmt::Display;

/// The least likeness of two words of which one may be a slip for the other, from 0 to 1.
const LIKE: f64 = 0.8;

/// "; did you mean …?" with the known word that is most like this one, or nothing if none is.
pub(super) fn did_you_mean<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    nearest(found, known).map_or_else(String::new, |word| ask(&format!("{word:?}")))
}

/// As [`did_you_mean`], but all known words ("; expected one of …") if none is like this one.
pub(super) fn did_you_mean_or_all<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match nearest(found, known.iter().copied()) {
        Some(word) => ask(&format!("{word:?}")),
        None => format!("; expected one of {}", known.join(", ")),
    }
}

/// What serde says of a key or a value that it does not know ("unknown field `a`, expected `b`"), with the nearest of those
/// that it expects.
pub(super) fn with_hint(message: &str) -> String {
    let mut words = message.split('`').skip(1).step_by(2);
    let found = words.next().filter(|_| message.starts_with("unknown "));
    let near = found.and_then(|found| nearest(found, words));
    format!("{message}{}", near.map_or_else(String::new, |word| ask(&format!("`{word}`"))))
}

fn ask(word: &impl Display) -> String {
    format!("; did you mean {word}?")
}

fn nearest<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let found = found.to_lowercase();
    let scored = known.into_iter().map(|word| (strsim::jaro_winkler(&found, &word.to_lowercase()), word));
    let near = scored.filter(|(likeness, _)| *likeness >= LIKE);
    near.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_like_word_is_asked_for() {
        let known = ["object", "object_of", "subject"];
        assert_eq!(did_you_mean("objct", known), "; did you mean \"object\"?");
        assert_eq!(did_you_mean("colour", known), "");
        assert_eq!(did_you_mean_or_all("objct", known), "; did you mean \"object\"?");
        assert_eq!(did_you_mean_or_all("colour", known), "; expected one of object, object_of, subject");
    }

    #[test]
    fn a_message_about_a_key_has_a_hint() {
        let message = "unknown field `verb`, expected one of `name`, `verbs`";
        assert_eq!(with_hint(message), format!("{message}; did you mean `verbs`?"));
        assert_eq!(with_hint("missing field `name`"), "missing field `name`");
    }
}
