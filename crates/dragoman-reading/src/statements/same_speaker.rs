//! Keeps the speaker where the cue says that somebody goes on: "He *continued*: …", "she *added*".
//!
//! In: a draft whose speaker is a pronoun, and the draft before it that stands in no other. Out: whether both have
//! one speaker. Whether the pronoun fits him is decided where speakers are named.

use super::draft::Draft;
use super::page::Page;

/// Cues by which nobody but the one who spoke last speaks.
const GOES_ON: [&str; 3] = ["add", "continue", "go on"];

/// Whether a pronoun that goes on speaking stands for the speaker of the draft before.
pub(super) fn goes_on(page: &Page<'_>, draft: &Draft<'_>, before: &Draft<'_>) -> bool {
    let [pronoun] = draft.speaker[..] else { return false };
    let is_third = matches!(page.lower(pronoun).as_str(), "he" | "she" | "it" | "they");
    let is_near = page.paragraph_of(draft.head) == page.paragraph_of(before.head) && before.head < draft.head;
    is_third && is_near && page.quote_of(draft.head).is_none() && GOES_ON.contains(&draft.lemma.as_str())
}
