//! Interviews: several lines that ask and are answered.
//!
//! A turn is of the name that opens it ("((Ann Reyes)) I …"), else of who is said to be interviewed, else of
//! whoever was named most before the first question. An interview with two guests and no labels leaves it open.

use super::super::super::mention::Form;
use super::super::Linking;
use super::Turn;
use super::lines::{Lines, SALUTATION};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many lines that ask make an interview where nothing above says that it is one.
const QUESTIONS: usize = 3;

/// The turns of an interview, if the text is one.
pub(super) fn turns(lines: &Lines<'_, '_, '_>) -> Option<Vec<Turn>> {
    let linking = lines.linking;
    let asks = |line: usize| asks(linking, &lines.list[line]);
    let questions: Vec<usize> = (0..lines.list.len()).filter(|&line| asks(line)).collect();
    let &first = questions.first()?;
    let asked = asked(lines, first);
    if asked.is_none() && questions.len() < QUESTIONS {
        return None;
    }
    let guest = asked.or_else(|| most_named(lines, first));
    let mut turns = vec![Turn::default(); first];
    let mut says = None;
    for (line, tokens) in lines.list.iter().enumerate().skip(first) {
        let label = label(linking, tokens);
        let named = label.as_ref().and_then(|label| {
            lines.names[line].iter().copied().find(|&name| label.contains(&linking.mentions[name].head))
        });
        says = match label {
            Some(_) => named,
            None if asks(line) => None,
            None if line > first && says.is_none() => guest,
            None => says,
        };
        let hears = guest.filter(|_| says.is_none());
        turns.push(Turn { says, hears });
    }
    Some(turns)
}

/// The first name after "interviewed" or "interview with".
fn asked(lines: &Lines<'_, '_, '_>, n_lines: usize) -> Option<usize> {
    let document = lines.linking.parsed.document;
    let says_so = |token: &usize| document.lemma(*token).eq_ignore_ascii_case("interview");
    lines.list[..n_lines].iter().zip(&lines.names).find_map(|(line, names)| {
        let word = line.clone().find(says_so)?;
        names.iter().copied().find(|&name| lines.linking.mentions[name].tokens.start > word)
    })
}

/// Who interviews: "*the paper* interviewed Reyes", "Reyes tells *the paper*".
pub(super) fn asker(lines: &Lines<'_, '_, '_>) -> Option<usize> {
    let (document, mentions) = (lines.linking.parsed.document, lines.linking.mentions);
    let is = |token: usize, lemma: &str| document.lemma(token).eq_ignore_ascii_case(lemma);
    let begins = |token: usize| mentions.partition_point(|mention| mention.tokens.start < token);
    let is_noun = |&idx: &usize| mentions[idx].form != Form::Pronoun;
    lines.list.iter().find_map(|line| {
        let word = line.clone().find(|&token| is(token, "interview") || is(token, "tell"))?;
        let told = || (begins(word)..begins(line.end)).find(is_noun);
        let asked = || (begins(line.start)..begins(word)).rfind(is_noun);
        if is(word, "tell") { told() } else { asked() }
    })
}

/// The person named most in the first lines; of equals none.
fn most_named(lines: &Lines<'_, '_, '_>, n_lines: usize) -> Option<usize> {
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    let names: Vec<usize> = lines.names[..n_lines].concat();
    let cluster = |name: usize| lines.linking.chains.of_mention[name];
    for cluster in names.iter().filter_map(|&name| cluster(name)) {
        *counts.entry(cluster).or_default() += 1;
    }
    let count = |name: usize| cluster(name).map_or(0, |cluster| counts[&cluster]);
    let most = names.iter().map(|&name| count(name)).max()?;
    let mut best = names.iter().copied().filter(|&name| count(name) == most);
    let first = best.next()?;
    best.all(|name| cluster(name) == cluster(first)).then_some(first)
}

/// Whether a line ends as a question that is nobody's quotation.
fn asks(linking: &Linking<'_, '_>, line: &Range<usize>) -> bool {
    let last = line.end - 1;
    linking.parsed.document.word(last) == "?" && linking.quotations[last].is_none()
}

/// The words before the colon, or inside the brackets, that open a turn: "((Ann Reyes)) …", "Reyes: …".
fn label(linking: &Linking<'_, '_>, line: &Range<usize>) -> Option<Range<usize>> {
    let document = linking.parsed.document;
    let has_bracket = document.word(line.start).starts_with('(');
    let close = if has_bracket { ")" } else { ":" };
    let head = line.start..line.end.min(line.start + SALUTATION);
    let end = head.clone().find(|&token| document.word(token).starts_with(close))?;
    (end > line.start).then_some(line.start..end)
}
