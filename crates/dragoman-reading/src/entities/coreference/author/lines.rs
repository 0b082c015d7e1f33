//! The lines of a text with the persons named in each: what letters, interviews and transcripts are found by.

use super::super::super::mention::{Form, Mention};
use super::super::Linking;
use crate::Parsed;
use dragoman_records::EntityType;
use std::ops::Range;

/// The longest salutation or label, in tokens.
pub(super) const SALUTATION: usize = 7;

/// The lines that have any word.
pub(super) struct Lines<'n, 'l, 'a> {
    pub(super) linking: &'n Linking<'l, 'a>,
    /// The tokens of each line.
    pub(super) list: Vec<Range<usize>>,
    /// The persons' names of each line.
    pub(super) names: Vec<Vec<usize>>,
}

impl<'n, 'l, 'a> Lines<'n, 'l, 'a> {
    pub(super) fn find(linking: &'n Linking<'l, 'a>) -> Self {
        let list = lines(linking.parsed);
        let mut names = vec![Vec::new(); list.len()];
        for (idx, mention) in linking.mentions.iter().enumerate().filter(|(_, mention)| is_somebody(mention))
        {
            let line = list.partition_point(|line| line.start <= mention.tokens.start);
            if let Some(line) = line.checked_sub(1).filter(|_| !is_credit(linking.parsed, mention)) {
                names[line].push(idx);
            }
        }
        Lines { linking, list, names }
    }

    pub(super) fn word(&self, token: usize) -> &str {
        self.linking.parsed.document.word(token)
    }

    /// The only name of a line.
    pub(super) fn only(&self, line: usize) -> Option<usize> {
        let names = &self.names[line];
        names.first().copied().filter(|_| names.len() == 1)
    }

    /// The name that a line consists of, after at most one word.
    pub(super) fn alone(&self, line: usize) -> Option<usize> {
        let name = self.only(line)?;
        let tokens = &self.linking.mentions[name].tokens;
        let line = &self.list[line];
        (tokens.start <= line.start + 1 && tokens.end == line.end).then_some(name)
    }

    /// The name at the end of a closing line: "Yours sincerely, *Ann Reyes*".
    pub(super) fn closing(&self, line: usize) -> Option<usize> {
        let name = self.only(line)?;
        let tokens = &self.linking.mentions[name].tokens;
        let line = &self.list[line];
        let is_behind_comma = tokens.start > line.start && self.word(tokens.start - 1) == ",";
        (is_behind_comma && tokens.end == line.end && line.len() <= SALUTATION).then_some(name)
    }

    /// The mention of somebody, by name or not, that stands first within some tokens.
    pub(super) fn mention_in(&self, tokens: &Range<usize>) -> Option<usize> {
        let is_human = |mention: &Mention| {
            mention.kind == EntityType::Person && matches!(mention.form, Form::Name | Form::Nominal)
        };
        let heads = tokens.clone().filter_map(|token| self.linking.by_head[token]);
        heads.into_iter().find(|&idx| is_human(&self.linking.mentions[idx]))
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

fn is_somebody(mention: &Mention) -> bool {
    mention.form == Form::Name && mention.kind == EntityType::Person && !mention.plural
}

/// Whoever took a picture: "Image: Ann Reyes".
fn is_credit(parsed: &Parsed<'_>, mention: &Mention) -> bool {
    let document = parsed.document;
    let words = mention.tokens.start.checked_sub(2).map(|at| (document.word(at), document.word(at + 1)));
    let is_picture = |word: &str| PICTURES.iter().any(|picture| picture.eq_ignore_ascii_case(word));
    words.is_some_and(|(word, colon)| colon == ":" && is_picture(word))
}

const PICTURES: [&str; 4] = ["image", "photo", "photograph", "picture"];
