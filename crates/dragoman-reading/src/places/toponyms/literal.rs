//! Whether words speak of a place itself, or of a government, a people or a body by its name.
//!
//! "In Moscow" and "the Syrian capital" speak of the place. "The Moscow government", "Syrian troops",
//! "Moscow denied", "talks with Moscow" do not.

use crate::Parsed;
use crate::lexicon::{Being, PlaceWord};
use dragoman_language::Pos;
use std::ops::Range;

/// Decides for a name or an adjective.
pub(super) fn is_literal(parsed: &Parsed<'_>, tokens: &Range<usize>, is_adjective: bool) -> bool {
    let document = parsed.document;
    let head = parsed.clauses.head_of(tokens.clone());
    let above = document.head(head);
    let modifies = above >= tokens.end && above < tokens.end + 4 && document.pos(above) != Pos::Verb;
    if modifies {
        return is_place_noun(parsed, above) || !is_adjective && !is_people(parsed, above);
    }
    if is_adjective {
        return false;
    }
    let is_party = above < head && matches!(document.word(above), "by" | "with" | "against");
    !acts(parsed, tokens) && !is_party
}

/// Whether what is named does something, or is spoken to: "Moscow denied", "Moscow's denial" is left.
pub(super) fn acts(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    let head = parsed.clauses.head_of(tokens.clone());
    let verb = document.head(head);
    document.pos(verb) == Pos::Verb && matches!(document.dep(head), "nsubj" | "agent")
}

fn is_place_noun(parsed: &Parsed<'_>, token: usize) -> bool {
    let word = parsed.document.word(token);
    let is_name = parsed.document.name_at(token).is_some_and(|name| name.label == "GPE");
    parsed.lexicon.places.is_word(word, PlaceWord::Noun) || is_name
}

fn is_people(parsed: &Parsed<'_>, token: usize) -> bool {
    let lemma = parsed.document.lemma(token).to_lowercase();
    let role = parsed.lexicon.roles.by_noun(&lemma).map(|role| parsed.lexicon.roles.at(role).is);
    matches!(role, Some(Being::Person | Being::People | Being::Body))
}
