//! A statement while it is being put together, in tokens.

use super::page::Page;
use crate::lexicon::{Frame, SpeechWord};
use std::ops::Range;

/// A statement while it is being put together.
#[derive(Clone, Debug)]
pub(super) struct Draft<'l> {
    /// The entry that found it; none for a quotation that goes on without a cue.
    pub(super) word: Option<&'l SpeechWord>,
    /// What names the rule: `speech_verbs:deny`.
    pub(super) rule: String,
    /// The frame in which the content stood.
    pub(super) frame: Frame,
    /// The words of the cue, in text order.
    pub(super) cue: Vec<usize>,
    /// The head of the cue.
    pub(super) head: usize,
    /// The lemma of the cue.
    pub(super) lemma: String,
    /// The clause of the cue, if it is a verb.
    pub(super) clause: Option<usize>,
    /// Heads of the phrases that name the speaker.
    pub(super) speaker: Vec<usize>,
    /// The content, in text order.
    pub(super) content: Vec<Range<usize>>,
    /// Positions of the quotations that are content as a whole.
    pub(super) quotes: Vec<usize>,
    /// Whether the content is the speaker's own words though no marks stand around it.
    pub(super) is_own: bool,
    /// Whether the cue is denied, so that the entry's other act holds.
    pub(super) negated: bool,
    /// How its words were found beyond what the parse shows, in sentences for `dragoman explain`.
    pub(super) ways: Vec<&'static str>,
}

impl<'a> Draft<'a> {
    /// What a phrase of the lexicon reports, without a clause or a quotation of its own. The cue begins with its head.
    pub(super) fn of_phrase(
        page: &Page<'a>,
        word: &'a SpeechWord,
        frame: Frame,
        cue: Vec<usize>,
        speaker: Vec<usize>,
        content: Vec<Range<usize>>,
    ) -> Self {
        let rule = page.lexicon.speech.phrases.rule(word);
        Self { speaker, content, ..Self::of_word(word, rule, frame, cue[0], cue) }
    }

    /// What a word of the lexicon reports: as yet without speaker and content.
    pub(super) fn of_word(
        word: &'a SpeechWord,
        rule: String,
        frame: Frame,
        head: usize,
        cue: Vec<usize>,
    ) -> Self {
        Self { word: Some(word), ..Self::at(rule, frame, head, word.lemma.clone(), cue) }
    }

    /// A cue and what names its rule, with nothing else known.
    pub(super) fn at(rule: String, frame: Frame, head: usize, lemma: String, cue: Vec<usize>) -> Self {
        Self {
            word: None,
            rule,
            frame,
            cue,
            head,
            lemma,
            clause: None,
            speaker: Vec::new(),
            content: Vec::new(),
            quotes: Vec::new(),
            is_own: false,
            negated: false,
            ways: Vec::new(),
        }
    }

    /// Notes how words were found.
    pub(super) fn tell(&mut self, way: &'static str) {
        if !self.ways.contains(&way) {
            self.ways.push(way);
        }
    }

    /// The first token of cue or content.
    pub(super) fn start(&self) -> usize {
        let first = self.content.first().map_or(self.head, |run| run.start);
        first.min(self.head)
    }

    /// One past the last token of cue or content.
    pub(super) fn end(&self) -> usize {
        let last = self.content.last().map_or(self.head + 1, |run| run.end);
        last.max(self.head + 1)
    }

    /// Whether a token lies in the content.
    pub(super) fn says(&self, token: usize) -> bool {
        self.content.iter().any(|run| run.contains(&token))
    }

    /// The number of tokens of the content.
    pub(super) fn len(&self) -> usize {
        self.content.iter().map(ExactSizeIterator::len).sum()
    }
}
