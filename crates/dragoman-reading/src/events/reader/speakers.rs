//! Who the first person is.
//!
//! In: "I", "we", "our", or a statement. Out: the head of the phrase that names its speaker. Outside all
//! that anybody is quoted with, the first person is the publisher, where that is a body of a state, and
//! has that state's code; any other publisher is nobody who acts.

use super::Reader;
use crate::lexicon::Known;
use dragoman_language::Pos;

/// Words by which a publisher shows that it is a body of a state.
const HOUSES: [&str; 5] = ["Department", "Ministry", "Government", "Embassy", "Office"];

impl<'a> Reader<'a> {
    /// Whether a first person stands outside all that anybody is quoted with: the publisher's own.
    pub(super) fn is_house(&self, token: usize) -> bool {
        self.is_first_person(token) && self.speaker_for(token).is_none() && self.house().is_some()
    }

    /// "we", "our"; not "US".
    pub(super) fn is_first_person(&self, token: usize) -> bool {
        matches!(self.lemma(token), "i" | "we" | "our" | "my" | "us" | "me")
            && self.parsed.document.pos(token) == Pos::Pron
    }

    /// The country of a publisher that is a body of a state: "US State Department".
    pub(super) fn house(&self) -> Option<String> {
        let publisher = self.parsed.article.publisher.as_deref()?;
        let is_state_body = HOUSES.iter().any(|word| publisher.contains(word));
        let first = publisher.split(' ').next().filter(|_| is_state_body)?;
        let countries = &self.parsed.lexicon.countries;
        self.parsed.lexicon.known_names.get(first)?.readings.iter().find_map(|known| match known {
            Known::Country(idx) | Known::Adjective(idx) => Some(countries.at(*idx).actor.clone()),
            _ => None,
        })
    }

    /// The head of the speaker's phrase, for "I", "we" and "our" in what somebody says.
    pub(super) fn speaker_for(&self, token: usize) -> Option<usize> {
        if !self.is_first_person(token) {
            return None;
        }
        let statements = self.findings.statements;
        let idx = statements.around(self.parsed.document.tokens()[token].span)?;
        self.speaker_head(idx)
    }

    /// The head of the phrase that names the speaker of a statement.
    pub(in crate::events) fn speaker_head(&self, statement: usize) -> Option<usize> {
        let span = *self.findings.statements.list().get(statement)?.speaker.spans.first()?;
        let document = self.parsed.document;
        let start = document.tokens().partition_point(|token| token.span.end <= span.start);
        let end = document.tokens().partition_point(|token| token.span.start < span.end);
        (start < end).then(|| self.parsed.clauses.head_of(start..end))
    }
}
