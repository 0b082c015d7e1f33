//! One pattern: `- &MILITARY * {AID CONVOY} (AT BORDER) [191]  # HALT`.
//!
//! In: what stands between the dash and the brackets. Out: what it asks for before the verb and after it.
//! A bare word is the head of a phrase, words in braces are a phrase with its head last, words in parentheses
//! a preposition with its phrase or without. `&SET` is one of a set; `+`, `$` and `%` are whoever can act.

use super::Meaning;

/// A verb's surroundings and what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What stands before the verb.
    pub before: Vec<Asked>,
    /// What stands after it.
    pub after: Vec<Asked>,
    /// What that means.
    pub meaning: Meaning,
    /// Its line.
    pub line: usize,
}

/// One phrase that a pattern asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A phrase.
    Phrase(Term),
    /// A preposition, with the phrase behind it if the pattern names one.
    Behind(String, Option<Term>),
}

/// A phrase, its head last.
pub type Term = Vec<Atom>;

/// One word of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// The word, in small letters.
    Word(String),
    /// A phrase of the set at this place.
    Set(usize),
    /// Whoever can act.
    Anyone,
}

/// Reads what stands before and after the asterisk; an error says what cannot be read.
pub(super) fn sides(
    body: &str,
    set: impl Fn(&str) -> Option<usize>,
) -> Result<(Vec<Asked>, Vec<Asked>), String> {
    let Some((before, after)) = body.split_once('*') else {
        return Err("has no \"*\" for the verb".to_owned());
    };
    Ok((side(before, &set)?, side(after, &set)?))
}

fn side(text: &str, set: &impl Fn(&str) -> Option<usize>) -> Result<Vec<Asked>, String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let (piece, after) = match first {
            '(' => group(rest, '(', ')')?,
            '{' => group(rest, '{', '}')?,
            _ => rest.split_at(
                rest.find(|c: char| c.is_whitespace() || c == '{' || c == '(').unwrap_or(rest.len()),
            ),
        };
        found.push(match first {
            '(' => behind(piece, set)?,
            _ => Asked::Phrase(term(piece, set)?),
        });
        rest = after.trim_start();
    }
    Ok(found)
}

/// What stands in a pair of brackets, and what follows it.
fn group(text: &str, open: char, close: char) -> Result<(&str, &str), String> {
    let end = text.find(close).ok_or_else(|| format!("{open:?} is not closed"))?;
    Ok((&text[1..end], &text[end + 1..]))
}

fn behind(inner: &str, set: &impl Fn(&str) -> Option<usize>) -> Result<Asked, String> {
    let inner = inner.trim();
    let (preposition, phrase) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    if preposition.is_empty() || preposition.starts_with(['&', '+', '$', '%', '^']) {
        return Err(format!("\"({inner})\" does not begin with a preposition"));
    }
    let phrase = phrase.trim().trim_matches(['{', '}']);
    let term = if phrase.is_empty() { None } else { Some(term(phrase, set)?) };
    Ok(Asked::Behind(preposition.to_lowercase(), term))
}

fn term(words: &str, set: &impl Fn(&str) -> Option<usize>) -> Result<Term, String> {
    let words = words.split(['_', ' ', '\t']).filter(|word| !word.is_empty());
    let atoms = words.map(|word| atom(word, set)).collect::<Result<Term, String>>()?;
    if atoms.is_empty() { Err("has an empty phrase".to_owned()) } else { Ok(atoms) }
}

fn atom(word: &str, set: &impl Fn(&str) -> Option<usize>) -> Result<Atom, String> {
    if matches!(word, "+" | "$" | "%") {
        return Ok(Atom::Anyone);
    }
    if let Some(name) = word.strip_prefix('&') {
        return set(name).map(Atom::Set).ok_or_else(|| format!("&{name} is no set above it"));
    }
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '.' | '/');
    match word.chars().all(is_plain) {
        true => Ok(Atom::Word(word.to_lowercase())),
        false => Err(format!("{word:?} is neither a word nor a set")),
    }
}
