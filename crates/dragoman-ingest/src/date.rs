//! Reads days from metadata and from the words of a dateline.
//!
//! A date counts only if it names year, month and day and can be read one way. `10/05/2022` may be
//! May or October, "May 2" may be any year: they give nothing. A time stamp gives the day that it
//! has where it was written: no time zone is applied.

use jiff::civil::{Date, date};
use jiff::fmt::{rfc2822, strtime};

/// An ISO 8601 day, or the day of an ISO 8601 time stamp.
pub(crate) fn parse_iso(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    let day = day.parse().ok()?;
    let mut rest = rest.chars();
    let is_time = match rest.next() {
        None => true,
        Some('T' | 't' | ' ') => rest.take(2).filter(char::is_ascii_digit).count() == 2,
        Some(_) => false,
    };
    is_time.then_some(day)
}

/// A day in one of the forms that pages use in their metadata.
pub(crate) fn parse_any(text: &str) -> Option<Date> {
    let text = text.trim();
    let numbers = || {
        let forms = ["%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y/%m/%d %H:%M:%S"];
        let starts_with_year = text.len() >= 8 && text.bytes().take(4).all(|b| b.is_ascii_digit());
        let parse = |form: &&str| strtime::parse(form, text).ok()?.to_date().ok();
        starts_with_year.then(|| forms.iter().find_map(parse)).flatten()
    };
    let mail = || rfc2822::parse(text).ok().map(|stamp| stamp.date());
    let day = parse_iso(text).or_else(numbers).or_else(mail).or_else(|| find_spelt_out(text));
    day.filter(|&day| is_plausible(day))
}

/// Empty database fields come out as one of these days.
fn is_plausible(day: Date) -> bool {
    day.year() >= 1900 && day != date(1970, 1, 1)
}

/// The only full date among the words: "12 October 2015", "Oct. 12, 2015", "2015-10-12".
pub(crate) fn find_spelt_out(text: &str) -> Option<Date> {
    let words: Vec<&str> = words(text).collect();
    let spelt = words.windows(3).filter_map(|words| spelt_out([words[0], words[1], words[2]]));
    let mut found = spelt.chain(words.iter().filter_map(|word| parse_iso(word)));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// Whether a line is a full date, with at most a weekday, a time and a label beside it.
pub(crate) fn is_date_line(line: &str) -> bool {
    let is_short = words(line).take(10).count() < 10;
    let is_beside = |word: &str| {
        word.ends_with(':')
            || word.contains(|c: char| c.is_ascii_digit())
            || is_month(word)
            || is_weekday(word)
            || is_clock_word(word)
    };
    is_short && words(line).all(is_beside) && find_spelt_out(line).is_some()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|');
    text.split(is_gap).filter(|word| !word.is_empty())
}

fn spelt_out([a, b, year]: [&str; 3]) -> Option<Date> {
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (month, day) = if is_month(a) { (a, b) } else { (b, a) };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    // jiff knows the month's full name and its first three letters.
    let month = month.trim_end_matches('.');
    let month = if month.eq_ignore_ascii_case("Sept") { &month[..3] } else { month };
    let parse = |form| Date::strptime(form, format!("{day} {month} {year}")).ok();
    parse("%d %B %Y").or_else(|| parse("%d %b %Y"))
}

pub(crate) fn is_month(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    is_form("%B", word) || is_form("%b", word) || word.eq_ignore_ascii_case("Sept")
}

pub(crate) fn is_weekday(word: &str) -> bool {
    is_form("%A", word) || is_form("%a", word)
}

fn is_form(form: &str, word: &str) -> bool {
    strtime::parse(form, word).is_ok()
}

/// "GMT", "pm", "a.m.", "–" beside a time.
fn is_clock_word(word: &str) -> bool {
    let is_zone = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let bare = word.replace('.', "");
    is_zone
        || bare.eq_ignore_ascii_case("am")
        || bare.eq_ignore_ascii_case("pm")
        || !word.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parse: fn(&str) -> Option<Date>, text: &str, expected: &str) {
        let found = parse(text).map_or("none".to_string(), |day| day.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn an_iso_stamp_gives_its_own_day() {
        check(parse_iso, "2015-10-12", "2015-10-12");
        check(parse_iso, "2015-10-12T23:30:00-05:00", "2015-10-12");
        check(parse_iso, "2015-10-12 08:00:00", "2015-10-12");
        check(parse_iso, "2015-10", "none");
        check(parse_iso, "2015-10-123", "none");
        check(parse_iso, "2015-13-12", "none");
        check(parse_iso, "2015-10-12 (Reuters)", "none");
        check(parse_iso, "2015-10-1é", "none");
    }

    #[test]
    fn metadata_dates_that_can_be_read_one_way_are_read() {
        check(parse_any, "Mon, 12 Oct 2015 10:00:00 +0200", "2015-10-12");
        check(parse_any, "20151012", "2015-10-12");
        check(parse_any, "2015/10/12", "2015-10-12");
        check(parse_any, "October 12th, 2015 at 10:15", "2015-10-12");
        check(parse_any, "10/05/2022", "none");
        check(parse_any, "1970-01-01T00:00:00Z", "none");
        check(parse_any, "0001-01-01", "none");
        check(parse_any, "yesterday", "none");
    }

    #[test]
    fn words_give_a_date_only_with_its_year() {
        check(find_spelt_out, "PARIS, Sept. 2, 2015 (Agency)", "2015-09-02");
        check(find_spelt_out, "12 october 2015", "2015-10-12");
        check(find_spelt_out, "PARIS, May 2", "none");
        check(find_spelt_out, "31 June 2015", "none");
        check(find_spelt_out, "1 May 2015 - 3 May 2015", "none");
    }

    #[test]
    fn a_date_line_holds_nothing_else() {
        for line in ["Monday 12 October 2015", "Published: 12 October 2015, 10:15 GMT"] {
            assert!(is_date_line(line), "{line}");
        }
        for line in ["On May 2, 2015 talks failed", "12 October", "Storm of 12 October 2015"] {
            assert!(!is_date_line(line), "{line}");
        }
    }
}
