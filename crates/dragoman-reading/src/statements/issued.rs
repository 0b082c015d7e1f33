//! Who vouches for what a text of his says: "*the ministry* issued a statement saying …", "*her* remarks calling it …".
//!
//! In: a draft whose gerund or relative clause describes a text, which it took for the speaker. Out: the same with whom the text is
//! said to be of: who publishes it, shows it or is named as its owner or maker. A text of nobody's speaks for itself.

use super::draft::Draft;
use super::page::Page;
use super::speaker;

/// Lays the words of a text to the one it is of.
pub(super) fn name(page: &Page<'_>, draft: &mut Draft<'_>) {
    let [text] = draft.speaker[..] else { return };
    if let Some(speaker) = maker(page, text) {
        draft.speaker = speaker;
        draft.tell("who made the text speaks");
        return;
    }
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

/// "a statement *released by the court*", "figures *published by the ministry*".
fn maker(page: &Page<'_>, text: usize) -> Option<Vec<usize>> {
    let is_text = page.is_a(text, "venue") || page.is_a(text, "source");
    let mut made = page.clauses.described_by(text).into_iter().filter(|_| is_text);
    let made = made.find(|&verb| page.document.tag(verb) == "VBN" && page.is_a(verb, "issuing"))?;
    let by = page.document.children(made).find(|&child| page.lower(child) == "by" && child > made)?;
    let maker = page.document.children(by).find(|&child| page.document.dep(child) == "pobj")?;
    page.clauses.heads_a_phrase(maker).then(|| page.clauses.conjuncts(maker))
}

fn issuer(page: &Page<'_>, text: usize) -> Option<Vec<usize>> {
    if let Some(owner) = page.clauses.possessor(text) {
        return Some(vec![owner]);
    }
    let clause = &page.clauses.list()[speaker::clause_with(page, text, "publishing")?];
    (!clause.passive && !clause.subject.is_empty()).then(|| clause.subject.clone())
}
