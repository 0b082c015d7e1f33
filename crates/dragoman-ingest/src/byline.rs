//! The line that names the authors: "By Ann Reyes and Tom Hill in Tripoli".
//!
//! A line is a byline only if nothing but names, and where or what the authors are, follows "By".
//! Out: the names as they are spelt. After a bare comma may stand a function as well as a second
//! author ("By Ann Reyes, Foreign Correspondent"), so of such a pair only the first is taken.

use crate::date;

/// A byline is no longer than this.
const MAX_CHARS: usize = 120;

/// What ends the names on a byline.
const ENDS: [&str; 8] = [" | ", " in ", " at ", " for ", " of ", " – ", " — ", " - "];

/// The authors that a whole line names, if it is a byline.
pub(crate) fn parse(line: &str) -> Option<Vec<String>> {
    let rest = strip_by(line.trim())?;
    let is_sentence = rest.ends_with(['.', '!', '?', ':', ';', ',', '”', '"']);
    let has_digit = rest.contains(|c: char| c.is_ascii_digit());
    if is_sentence || has_digit || rest.chars().count() > MAX_CHARS {
        return None;
    }
    let names = names(line);
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

/// The names on a line that is known to name authors, with or without "By".
pub(crate) fn names(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = strip_by(line).unwrap_or(line);
    let end = ENDS.iter().filter_map(|end| line.find(end)).min();
    let line = &line[..end.unwrap_or(line.len())];
    let mut names = split_names(line);
    if !has_joint(line) {
        names.truncate(1);
    }
    names
}

/// The names in a field that holds nothing but names, however they are parted.
pub(crate) fn list(field: &str) -> Vec<String> {
    split_names(strip_by(field.trim()).unwrap_or(field))
}

fn strip_by(line: &str) -> Option<&str> {
    let (first, rest) = line.split_once(char::is_whitespace)?;
    first.trim_end_matches(':').eq_ignore_ascii_case("by").then(|| rest.trim())
}

/// Whether it takes more than a comma to part the names.
fn has_joint(line: &str) -> bool {
    [" and ", " AND ", " & ", ";"].iter().any(|joint| line.contains(joint))
}

fn split_names(line: &str) -> Vec<String> {
    let line = line.replace(" and ", ";").replace(" AND ", ";").replace(" & ", ";");
    let names = line.split([';', ',']).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_string).collect()
}

/// Capitalised words with at most a short particle between them ("Ann de la Cruz").
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let is_particle = |word: &&str| word.chars().count() <= 3 && *word != "the";
    let is_edge_capital = words.first().is_some_and(is_capital) && words.last().is_some_and(is_capital);
    let is_day = words.iter().any(|word| date::is_weekday(word));
    let is_month = words.len() == 1 && date::is_month(name);
    words.len() <= 5
        && is_edge_capital
        && !is_day
        && !is_month
        && words.iter().all(|word| is_capital(word) || is_particle(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let found = parse(line).map_or("none".to_string(), |names| names.join(" | "));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn a_byline_gives_its_names() {
        check("By Ann Reyes", "Ann Reyes");
        check("BY ANN REYES AND TOM HILL", "ANN REYES | TOM HILL");
        check("By Ann Reyes, Li Wei and Tom Hill in New Delhi", "Ann Reyes | Li Wei | Tom Hill");
        check("By Ann de la Cruz, Foreign Correspondent", "Ann de la Cruz");
        check("by: Ann Reyes | Daily Wire", "Ann Reyes");
        check("By Reuters", "Reuters");
    }

    #[test]
    fn a_sentence_that_begins_with_by_is_no_byline() {
        check("By Friday the Army had left", "none");
        check("By Friday", "none");
        check("By Ann Reyes’s account, nobody fired.", "none");
        check("By October 12 rebels held the town", "none");
        check("By and large Peace", "none");
        check("Bystanders Fled", "none");
        check("By", "none");
    }
}
