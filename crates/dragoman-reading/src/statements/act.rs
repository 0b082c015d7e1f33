//! What a speaker does with a statement.

use super::draft::Draft;
use dragoman_records::Act;

/// The act of a draft: its entry's, or the other one if the cue is denied.
pub(super) fn of(draft: &Draft<'_>) -> Act {
    let Some(word) = draft.word else { return Act::Assert };
    word.negated.filter(|_| draft.negated).unwrap_or(word.act)
}
