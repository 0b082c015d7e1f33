//! "The Revolutionary Armed Forces of Colombia, or *FARC*, said": letters behind "or", which the parser takes for another.
//!
//! In: a parse. Out: the arc that makes them another name for what stands before.

use dragoman_language::{Attachment, Document, Pos};

/// The arc for letters behind a comma and "or".
pub(super) fn arc(document: &Document, letters: usize) -> Option<Attachment> {
    let name = document.head(letters);
    let is_other = document.dep(letters) == "conj" && document.pos(letters) == Pos::Propn && name < letters;
    let stands = letters >= 2 && document.word(letters - 1) == "or" && document.word(letters - 2) == ",";
    let word = document.word(letters);
    let are_letters = (2..=8).contains(&word.len()) && word.chars().all(|char| char.is_ascii_uppercase());
    let is_one = matches!(document.pos(name), Pos::Propn | Pos::Noun) && !document.tag(name).ends_with('S');
    (is_other && stands && are_letters && is_one).then_some(Attachment {
        token: letters,
        head: name,
        dep: "appos",
    })
}
