//! Takes the furniture off the top of a body: breadcrumb, headline, byline, date.
//!
//! In: a text whose first lines may hold them, and the headline where it is known otherwise.
//! Out: the body, its lines untouched, and what was taken off it.
//!
//! 1. A headline shows itself by standing twice among the first lines, the second time perhaps
//!    after a breadcrumb ("Home News …") or before the name of the site ("… | Daily Wire").
//! 2. Else the first line is the headline if it is short, has no final stop, and a body follows.
//! 3. Repeats of the headline, bylines and lines that are only a date are taken off the first
//!    lines; what stands between them (a standfirst) stays.
//!
//! A headline that runs over several lines is not found: its lines stay in the body.

use crate::{byline, date, dateline};
use jiff::civil::Date;

/// Furniture stands among so many lines that are not blank.
const N_TOP_LINES: usize = 6;
/// A headline has at most so many words and characters.
const MAX_TITLE_WORDS: usize = 30;
const MAX_TITLE_CHARS: usize = 200;
/// A breadcrumb or a site's name adds at most so many words to a headline.
const MAX_EXTRA_WORDS: usize = 6;
/// A line with fewer characters is no paragraph.
const MIN_PARAGRAPH_CHARS: usize = 100;

/// A text without its furniture, and the furniture.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub title: Option<String>,
    pub byline: Vec<String>,
    pub date: Option<Date>,
    pub body: String,
}

/// Parts the head of a text from its body. A `known_title` is believed and only its repeats are
/// sought.
pub(crate) fn split_head(text: &str, known_title: Option<&str>) -> Head {
    let lines: Vec<&str> = text.split('\n').collect();
    let top = top_lines(&lines);
    let mut is_dropped = vec![false; lines.len()];
    let title = match known_title {
        Some(title) => Some(title.to_string()),
        None => find_title(&lines, &top, &mut is_dropped),
    };
    let mut head = Head { title, ..Head::default() };
    for &line_idx in &top {
        is_dropped[line_idx] |= head.takes(lines[line_idx]);
    }
    head.body = body(&lines, &is_dropped);
    if head.body.is_empty() {
        // Nothing but furniture: then it is no furniture.
        head = Head { title: known_title.map(str::to_string), ..Head::default() };
        head.body = body(&lines, &vec![false; lines.len()]);
    }
    head
}

impl Head {
    /// Notes what a line of furniture says; false if it is none.
    fn takes(&mut self, line: &str) -> bool {
        if let Some(names) = byline::parse(line) {
            if self.byline.is_empty() {
                self.byline = names;
            }
            return true;
        }
        if date::is_date_line(line) {
            self.date = self.date.or_else(|| date::find_spelt_out(line));
            return true;
        }
        let title = self.title.as_deref().unwrap_or_default();
        common_title(title, line).is_some_and(|common| same_words(common, title))
    }
}

fn top_lines(lines: &[&str]) -> Vec<usize> {
    let is_filled = |line_idx: &usize| !lines[*line_idx].trim().is_empty();
    (0..lines.len()).filter(is_filled).take(N_TOP_LINES).collect()
}

/// The lines that stay. Blank lines after a dropped line go with it.
fn body(lines: &[&str], is_dropped: &[bool]) -> String {
    let mut after_dropped = true;
    let mut kept = Vec::new();
    for (line, &dropped) in lines.iter().zip(is_dropped) {
        let is_blank = line.trim().is_empty();
        after_dropped = dropped || after_dropped && is_blank;
        if !after_dropped {
            kept.push(*line);
        }
    }
    kept.join("\n").trim_end().to_string()
}

fn find_title(lines: &[&str], top: &[usize], is_dropped: &mut [bool]) -> Option<String> {
    if let Some((first, title)) = find_repeated(lines, top) {
        let before = top.iter().filter(|&&line_idx| line_idx < first);
        before.filter(|&&idx| is_label(lines[idx])).for_each(|&idx| is_dropped[idx] = true);
        is_dropped[first] = true;
        return Some(title.to_string());
    }
    let is_crumb = |line_idx: &&usize| is_breadcrumb(lines[**line_idx]);
    top.iter().take_while(is_crumb).for_each(|&line_idx| is_dropped[line_idx] = true);
    let is_other = |line: &str| byline::parse(line).is_some() || date::is_date_line(line);
    let mut rest = top.iter().filter(|&&line_idx| !is_dropped[line_idx] && !is_other(lines[line_idx]));
    let first = *rest.next()?;
    let following = &lines[first + 1..];
    is_title(lines[first], following).then(|| {
        is_dropped[first] = true;
        lines[first].trim().to_string()
    })
}

/// The first line whose headline stands again below it, and the headline.
fn find_repeated<'t>(lines: &[&'t str], top: &[usize]) -> Option<(usize, &'t str)> {
    let pairs = top.iter().enumerate().flat_map(|(n, &a)| top[n + 1..].iter().map(move |&b| (a, b)));
    let mut titles = pairs.filter_map(|(a, b)| Some((a, common_title(lines[a], lines[b])?)));
    titles.next()
}

/// The headline that two lines have in common: both are it, or one adds a breadcrumb before it or
/// a site's name after it.
fn common_title<'t>(a: &'t str, b: &'t str) -> Option<&'t str> {
    let (short, long) = if plain(b).len() < plain(a).len() { (b, a) } else { (a, b) };
    let (short_words, long_words) = (plain(short), plain(long));
    let n_short = short_words.len();
    let n_extra = long_words.len() - n_short;
    let fits = n_short > 0 && n_short <= MAX_TITLE_WORDS && n_extra <= MAX_EXTRA_WORDS;
    let is_common = match n_extra {
        0 => short_words == long_words,
        _ if n_short < 3 => false,
        _ => {
            long_words.ends_with(&short_words)
                || long_words.starts_with(&short_words) && has_site_name(long, n_extra)
        }
    };
    (fits && is_common).then(|| short.trim())
}

/// Whether the last `n_words` of a line stand after a bar or a dash.
fn has_site_name(line: &str, n_words: usize) -> bool {
    let parts = line.rsplit_once(['|', '–', '—', '·', '»']);
    let parts = parts.or_else(|| line.rsplit_once(" - "));
    parts.is_some_and(|(_, name)| plain(name).len() == n_words)
}

fn same_words(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

/// The words of a line in lower case, so that quotes, dashes and capitals do not tell lines apart.
fn plain(line: &str) -> Vec<String> {
    let words = line.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The way to a page: "Home > World > Africa". Its steps are short.
fn is_breadcrumb(line: &str) -> bool {
    [" > ", " » ", " › ", " / ", " | "].iter().any(|step| {
        let steps: Vec<&str> = line.split(step).collect();
        let is_short = |step: &&str| (1..=3).contains(&plain(step).len());
        steps.len() > 2 && steps.iter().all(is_short)
    })
}

/// A word or two above a headline: "World news".
fn is_label(line: &str) -> bool {
    plain(line).len() <= 4 && !ends_sentence(line) || is_breadcrumb(line)
}

fn is_title(line: &str, following: &[&str]) -> bool {
    let line = line.trim();
    let is_short =
        (1..=MAX_TITLE_WORDS).contains(&plain(line).len()) && line.chars().count() <= MAX_TITLE_CHARS;
    let Some(next) = following.iter().find(|line| !line.trim().is_empty()) else {
        return false;
    };
    // What ends like a sentence may be a question for a headline, if it clearly stands on its own.
    let is_apart = following[0].trim().is_empty() || is_furniture(next);
    let ends_well = !ends_sentence(line) || line.ends_with(['?', '!']) && is_apart;
    is_short
        && ends_well
        && (is_apart || is_paragraph(next))
        && !line.starts_with(char::is_lowercase)
        && !dateline::has_dateline(line)
}

/// What stands between a headline and a body, or opens a body.
fn is_furniture(line: &str) -> bool {
    byline::parse(line).is_some() || date::is_date_line(line) || dateline::has_dateline(line)
}

/// Whether a line is a whole paragraph, and not one of the lines of a wrapped one.
fn is_paragraph(line: &str) -> bool {
    let is_long = line.chars().count() >= MIN_PARAGRAPH_CHARS;
    is_long && ends_sentence(line) && !line.starts_with(char::is_lowercase)
}

/// Whether a line ends as sentences do, not with an abbreviation in capitals ("U.S.").
fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['”', '’', '"', '\'', ')', ']', '»']);
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_abbreviation = last.matches('.').count() > 1 && !last.contains(char::is_lowercase);
    line.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？']) && !is_abbreviation
}
