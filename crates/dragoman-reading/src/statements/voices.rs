//! Whose words each token is, before it is known who the speakers are.
//!
//! In: the page and its drafts. Out: a [`Voice`] for each token that is said by somebody.
//!
//! Coreference needs it: "I" is the speaker, "you" whom he speaks to, "he" often the speaker of the
//! indirect words in which it stands. Of nested statements the innermost counts.

use super::draft::Draft;
use super::page::Page;

/// Whose words a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The head of the phrase that names the speaker.
    pub speaker: usize,
    /// Whether the words are the speaker's own: quoted, or behind a name with a colon.
    pub quoted: bool,
}

/// The voice of each token.
pub(super) fn find(page: &Page<'_>, drafts: &[Draft<'_>]) -> Vec<Option<Voice>> {
    let mut voices = vec![None; page.document.len()];
    let mut order: Vec<&Draft<'_>> = drafts.iter().filter(|draft| !draft.speaker.is_empty()).collect();
    // The shortest comes last and stays.
    order.sort_by_key(|draft| std::cmp::Reverse(draft.len()));
    for draft in order {
        let own = page.quote_of(draft.head);
        for token in draft.content.iter().flat_map(|run| run.clone()) {
            let quote = page.quote_of(token);
            let quoted = draft.is_own || draft.cue.is_empty() || quote.is_some() && quote != own;
            voices[token] = Some(Voice { speaker: draft.speaker[0], quoted });
        }
    }
    voices
}
