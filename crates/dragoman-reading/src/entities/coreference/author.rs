//! Who "I" and "you" are outside of quotations: who writes, whom a letter is to, who is interviewed.
//!
//! In: the mentions, their parse, and which names are of one bearer. Out: for a mention of the first or
//! second person the name that it stands for.
//!
//! 1. "By Ann Reyes" near the top, or a name alone below a letter, is who writes; "Dear Ann" is who is told.
//! 2. In an interview, several lines that ask and are answered, a turn is of the name that opens it
//!    ("((Ann Reyes)) I …"), else of whoever was named most before the first question.
//!
//! A line with two names, and an interview with two guests and no labels, leave it open.

use super::super::mention::{Form, Mention};
use super::Linking;
use crate::Parsed;
use dragoman_records::EntityType;
use std::collections::HashMap;
use std::ops::Range;

/// How many lines from the top a byline or a salutation is looked for, and from the end a signature.
const NEAR_AN_END: usize = 12;
/// How many lines that ask make an interview.
const QUESTIONS: usize = 3;
/// The longest salutation, in tokens.
const SALUTATION: usize = 7;

/// Who speaks in a line, and who is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Turn {
    /// The name, as a position in the list of mentions, for which "I" stands.
    pub(super) says: Option<usize>,
    /// That for which "you" stands.
    pub(super) hears: Option<usize>,
}

/// The lines of a text with their turns.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// The first token of each line, rising.
    starts: Vec<usize>,
    turns: Vec<Turn>,
}

impl Turns {
    /// Finds the turns of a text.
    pub(super) fn find(linking: &Linking<'_, '_>) -> Self {
        let lines = lines(linking.parsed);
        let names = Names::find(linking, &lines);
        let turns = names
            .of_interview(linking, &lines)
            .unwrap_or_else(|| vec![names.of_letter(linking, &lines); lines.len()]);
        Turns { starts: lines.iter().map(|line| line.start).collect(), turns }
    }

    /// The turn in which a token stands.
    pub(super) fn at(&self, token: usize) -> Turn {
        let line = self.starts.partition_point(|&start| start <= token);
        line.checked_sub(1).map_or_else(Turn::default, |line| self.turns[line])
    }
}

/// The tokens of each line that has any.
fn lines(parsed: &Parsed<'_>) -> Vec<Range<usize>> {
    let document = parsed.document;
    let mut lines = Vec::new();
    let mut start = 0;
    for token in 0..=document.len() {
        if token == document.len() || document.word(token).contains('\n') {
            lines.extend((start < token).then_some(start..token));
            start = token + 1;
        }
    }
    lines
}

/// The persons' names of each line.
struct Names {
    of_line: Vec<Vec<usize>>,
}

impl Names {
    fn find(linking: &Linking<'_, '_>, lines: &[Range<usize>]) -> Self {
        let mut of_line = vec![Vec::new(); lines.len()];
        for (idx, mention) in linking.mentions.iter().enumerate().filter(|(_, mention)| is_somebody(mention))
        {
            let line = lines.partition_point(|line| line.start <= mention.tokens.start);
            if let Some(line) = line.checked_sub(1) {
                of_line[line].push(idx);
            }
        }
        Names { of_line }
    }

    /// The only name of a line.
    fn only(&self, line: usize) -> Option<usize> {
        let names = &self.of_line[line];
        names.first().copied().filter(|_| names.len() == 1)
    }

    /// The name that a line consists of, after at most one word.
    fn alone(&self, linking: &Linking<'_, '_>, lines: &[Range<usize>], line: usize) -> Option<usize> {
        let name = self.only(line)?;
        let tokens = &linking.mentions[name].tokens;
        (tokens.start <= lines[line].start + 1 && tokens.end == lines[line].end).then_some(name)
    }

    /// Who writes a text, and to whom.
    fn of_letter(&self, linking: &Linking<'_, '_>, lines: &[Range<usize>]) -> Turn {
        let opens = |line: usize, word: &str| {
            linking.parsed.document.word(lines[line].start).eq_ignore_ascii_case(word)
        };
        let top = || 0..lines.len().min(NEAR_AN_END);
        let byline =
            top().filter(|&line| opens(line, "by")).find_map(|line| self.alone(linking, lines, line));
        let salutation = top().find(|&line| opens(line, "dear") && lines[line].len() <= SALUTATION);
        let signature = salutation.and_then(|first| {
            let below = (first + 1..lines.len()).rev().take(NEAR_AN_END);
            below.into_iter().find_map(|line| self.alone(linking, lines, line))
        });
        Turn { says: byline.or(signature), hears: salutation.and_then(|line| self.only(line)) }
    }

    /// The turns of an interview, if the text is one.
    fn of_interview(&self, linking: &Linking<'_, '_>, lines: &[Range<usize>]) -> Option<Vec<Turn>> {
        let questions: Vec<usize> = (0..lines.len()).filter(|&line| asks(linking, &lines[line])).collect();
        let first = *questions.first().filter(|_| questions.len() >= QUESTIONS)?;
        let guest = self.asked(linking, &lines[..first]).or_else(|| self.most_named(linking, first));
        let mut turns = vec![Turn::default(); first];
        let mut says = None;
        for (line, tokens) in lines.iter().enumerate().skip(first) {
            let label = label(linking, tokens);
            let named = label.as_ref().and_then(|label| {
                self.of_line[line].iter().copied().find(|&name| label.contains(&linking.mentions[name].head))
            });
            says = match label {
                Some(_) => named,
                None if asks(linking, tokens) => None,
                None if line > first && says.is_none() => guest,
                None => says,
            };
            let hears = guest.filter(|_| says.is_none());
            turns.push(Turn { says, hears });
        }
        Some(turns)
    }

    /// The first name after "interviewed" or "interview with".
    fn asked(&self, linking: &Linking<'_, '_>, lines: &[Range<usize>]) -> Option<usize> {
        let document = linking.parsed.document;
        let says_so = |token: &usize| document.lemma(*token).eq_ignore_ascii_case("interview");
        lines.iter().zip(&self.of_line).find_map(|(line, names)| {
            let word = line.clone().find(says_so)?;
            names.iter().copied().find(|&name| linking.mentions[name].tokens.start > word)
        })
    }

    /// The person named most in the first lines; of equals none.
    fn most_named(&self, linking: &Linking<'_, '_>, n_lines: usize) -> Option<usize> {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        let names: Vec<usize> = self.of_line[..n_lines].concat();
        let cluster = |name: usize| linking.chains.of_mention[name];
        for cluster in names.iter().filter_map(|&name| cluster(name)) {
            *counts.entry(cluster).or_default() += 1;
        }
        let count = |name: usize| cluster(name).map_or(0, |cluster| counts[&cluster]);
        let most = names.iter().map(|&name| count(name)).max()?;
        let mut best = names.iter().copied().filter(|&name| count(name) == most);
        let first = best.next()?;
        best.all(|name| cluster(name) == cluster(first)).then_some(first)
    }
}

fn is_somebody(mention: &Mention) -> bool {
    mention.form == Form::Name && mention.kind == EntityType::Person && !mention.plural
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
