//! Who the first person is.
//!
//! In: "I", "we", "our", or a statement. Out: the head of the phrase that names its speaker. Outside all
//! that anybody is quoted with, the first person is the publisher, where that is a body of a state, and
//! has that state's code; any other publisher is nobody who acts.

use super::{Place, Reader};
use crate::clauses::Link;
use crate::lexicon::Known;
use dragoman_language::Pos;

/// Words by which a publisher shows that it is a body of a state.
const HOUSES: [&str; 5] = ["Department", "Ministry", "Government", "Embassy", "Office"];

/// First words of titles of what somebody has said or written.
const SPEECHES: [&str; 6] = ["Address", "Letter", "Message", "Press", "Remarks", "Statement"];

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

    /// The country of a publisher that is a body of a state: "US State Department"; else of the official whose words the
    /// title says these are: "Remarks by President Biden".
    pub(super) fn house(&self) -> Option<String> {
        let publisher = self.parsed.article.publisher.as_deref().unwrap_or_default();
        let is_state_body = HOUSES.iter().any(|word| publisher.contains(word));
        let first = publisher.split(' ').next().filter(|_| is_state_body);
        first.and_then(|first| self.country_named(first)).or_else(|| self.author())
    }

    fn country_named(&self, name: &str) -> Option<String> {
        let countries = &self.parsed.lexicon.countries;
        self.parsed.lexicon.known_names.get(name)?.readings.iter().find_map(|known| match known {
            Known::Country(idx) | Known::Adjective(idx) => Some(countries.at(*idx).actor.clone()),
            _ => None,
        })
    }

    /// The country of the official named behind "by" or "from" in the title of a speech or statement.
    fn author(&self) -> Option<String> {
        let title = self.parsed.article.title.as_deref()?;
        let kind = title.split(' ').next().filter(|word| SPEECHES.contains(word))?;
        let (_, name) = title[kind.len()..].split_once(" by ").or_else(|| title.split_once(" from "))?;
        let words: Vec<&str> =
            name.split(|letter: char| !letter.is_alphanumeric() && letter != '.').collect();
        let windows = (1..=3).rev().flat_map(|n| words.windows(n).take(4).map(|run| run.join(" ")));
        windows.into_iter().find_map(|run| self.country_of_official(&run))
    }

    fn country_of_official(&self, name: &str) -> Option<String> {
        let day = self.parsed.article.published?;
        self.parsed.lexicon.known_names.get(name)?.readings.iter().find_map(|known| match known {
            Known::Person(idx) => {
                let offices = &self.parsed.lexicon.actors.people[*idx].value.offices;
                offices.iter().find(|office| office.held_on(day))?.code.clone()
            }
            _ => None,
        })
    }

    /// "*Iraq* said *it* would allow it": a pronoun that the report leaves open, right under a verb of speech, is who speaks.
    pub(super) fn said_of_itself(&self, token: usize) -> Option<usize> {
        let is_open =
            matches!(self.lemma(token), "it" | "they") && self.findings.entities.referred_to(token).is_none();
        let (idx, _) = self.place_of(token).filter(|(_, place)| is_open && *place == Place::Subject)?;
        let (parent, link) = self.clause(idx).parent?;
        let above = self.clause(parent);
        let says = self.parsed.lexicon.speech.verbs.beginning_with(self.lemma(above.head)).next().is_some();
        let speaker = *above.subject.first()?;
        (link == Link::Complement
            && says
            && speaker != token
            && self.parsed.document.pos(speaker) != Pos::Pron)
            .then_some(speaker)
    }

    /// The noun that "it" or "they" stands for, told in the same sentence or the two before.
    pub(in crate::events) fn noun_for(&self, token: usize) -> Option<usize> {
        if self.parsed.document.pos(token) != Pos::Pron {
            return None;
        }
        if let Some(speaker) = self.said_of_itself(token) {
            return Some(speaker);
        }
        let entities = self.findings.entities;
        let entity = entities.referred_to(token)?;
        let start = self.sentences_before(token, 2).last().map_or(0, |sentence| sentence.start);
        let is_noun = |&it: &usize| self.parsed.document.pos(it) == Pos::Noun;
        (start..token).rev().filter(is_noun).find(|&it| entities.referred_to(it) == Some(entity))
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
        let tokens = self.parsed.document.tokens_under(span);
        (!tokens.is_empty()).then(|| self.parsed.clauses.head_of(tokens))
    }
}
