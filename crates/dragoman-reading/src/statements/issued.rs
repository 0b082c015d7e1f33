//! Who vouches for what a text of his says: "*the ministry* issued a statement saying …", "*her* remarks calling it …".
//!
//! In: a draft whose gerund or relative clause describes a text, which it took for the speaker. Out: the same with whom the text is
//! said to be of: who publishes it, shows it or is named as its owner. A text of nobody's speaks for itself.

use super::draft::Draft;
use super::page::Page;
use super::speaker;

/// Lays the words of a text to the one it is of.
pub(super) fn name(page: &Page<'_>, draft: &mut Draft<'_>) {
    let [text] = draft.speaker[..] else { return };
    let is_described = draft.clause.is_some_and(|idx| {
        let head = page.clauses.list()[idx].head;
        page.document.head(head) == text && matches!(page.document.dep(head), "acl" | "relcl")
    });
    if !is_described || !page.is_a(text, "published") {
        return;
    }
    if let Some(speaker) = issuer(page, text) {
        draft.speaker = speaker;
        draft.tell("whose text it is speaks");
    }
}

fn issuer(page: &Page<'_>, text: usize) -> Option<Vec<usize>> {
    if let Some(owner) = page.clauses.possessor(text) {
        return Some(vec![owner]);
    }
    let clause = &page.clauses.list()[speaker::clause_with(page, text, "publishing")?];
    (!clause.passive && !clause.subject.is_empty()).then(|| clause.subject.clone())
}
