//! The dateline of a wire report: `PARIS, May 2, 2015 (Agency) - `.
//!
//! It says where and often when a report was filed. It stays in the text, since offsets and places
//! count on it; here only its date is read, and only if it names the year.

use crate::date;
use jiff::civil::Date;

/// A dateline is done within so many characters.
const MAX_CHARS: usize = 90;

/// The day on which a body that opens with a dateline was filed.
pub(crate) fn filed_on(body: &str) -> Option<Date> {
    let line = body.lines().find(|line| !line.trim().is_empty())?;
    date::find_spelt_out(words_of_dateline(line)?)
}

/// Whether a line opens with a dateline.
pub(crate) fn has_dateline(line: &str) -> bool {
    words_of_dateline(line).is_some()
}

/// What stands before the dash, if that is a place in capitals with at most a region, a date and
/// an agency after it.
fn words_of_dateline(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let (dash, _) = line.char_indices().take(MAX_CHARS).find(|&(at, c)| is_dash(line, at, c))?;
    let words = line[..dash].trim_end();
    let first = words.split([',', '(']).next()?.trim_end();
    let is_place = first.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !first.contains(|c: char| c.is_lowercase() || c.is_ascii_digit());
    is_place.then_some(words)
}

/// A hyphen counts as a dash only between spaces.
fn is_dash(line: &str, at: usize, c: char) -> bool {
    match c {
        '—' | '–' => true,
        '-' => line[..at].ends_with([' ', '-']) && line[at + 1..].starts_with([' ', '-']),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, has: bool, expected: &str) {
        let found = filed_on(body).map_or("none".to_string(), |day| day.to_string());
        assert_eq!((has_dateline(body), found.as_str()), (has, expected), "{body}");
    }

    #[test]
    fn a_dateline_gives_its_date_if_that_is_whole() {
        check("PARIS, May 2, 2015 (Agency) - Talks failed.", true, "2015-05-02");
        check("TRIPOLI, Libya (AP) — Talks failed.", true, "none");
        check("PARIS, May 2 (Agency) -- Talks failed.", true, "none");
        check("LONDON — Talks failed.", true, "none");
        check("ABU DHABI, 2 May 2015 – Talks failed.", true, "2015-05-02");
    }

    #[test]
    fn a_dash_in_a_sentence_makes_no_dateline() {
        check("Paris, on 2 May 2015 - a Saturday - saw talks.", false, "none");
        check("NATO-led troops left on 2 May 2015.", false, "none");
        check("UN envoy Ann Reyes — named 2 May 2015 — left.", false, "none");
        check("", false, "none");
    }
}
