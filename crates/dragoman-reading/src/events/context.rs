//! PLOVER's contexts of an event, from the words of its sentence.
//!
//! Conservative: a context needs one of its words or phrases in the sentence itself. The manual lets a
//! coder look at the whole report; a word two paragraphs away says too little about one event.

use super::draft::Draft;
use super::reader::Reader;

/// The contexts that the sentence of an event shows, by name.
pub(super) fn of(reader: &Reader<'_>, draft: &Draft<'_>) -> Vec<String> {
    let document = reader.parsed.document;
    let contexts = &reader.parsed.lexicon.events.contexts;
    let sentence = document.sentences().get(document.sentence_of(draft.head)).cloned().unwrap_or(0..0);
    // A run of words without a stop is no sentence; look at what is near.
    let near = draft.head.saturating_sub(60)..draft.head + 60;
    let mut found: Vec<String> = Vec::new();
    for token in sentence.start.max(near.start)..sentence.end.min(near.end) {
        let follows = |n: usize, word: &str| token + n < document.len() && reader.lemma(token + n) == word;
        found.extend(contexts.at(reader.lemma(token), follows).map(str::to_owned));
    }
    found.sort_unstable();
    found.dedup();
    found
}
