//! Pronouns and what they can stand for.

use super::describe::Description;
use super::mention::{Form, Mention};
use crate::Parsed;
use crate::lexicon::Gender;
use dragoman_language::Pos;
use dragoman_records::EntityType;

/// What a pronoun asks of what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wants {
    /// "he", "him", "his".
    Man,
    /// "she", "her".
    Woman,
    /// "it", "its".
    Thing,
    /// "they", "them", "their".
    Several,
    /// "who", "which": the noun that its clause describes.
    Antecedent,
    /// "I", "we", "you": the speaker of a quotation, whom this step does not know.
    Speaker,
}

/// What a pronoun wants; `None` for words that are none ("what", "there").
pub(super) fn wants(word: &str) -> Option<Wants> {
    Some(match word.to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Wants::Man,
        "she" | "her" | "hers" | "herself" => Wants::Woman,
        "it" | "its" | "itself" => Wants::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Wants::Several,
        "who" | "whom" | "whose" | "which" | "that" => Wants::Antecedent,
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves" => Wants::Speaker,
        _ => return None,
    })
}

/// Whether it is a reflexive: "himself".
pub(super) fn is_reflexive(word: &str) -> bool {
    let word = word.to_lowercase();
    word.ends_with("self") || word.ends_with("selves")
}

/// Whether it stands before a noun as its possessor.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "his" | "her" | "its" | "their")
}

/// Finds the pronouns of a text.
pub(super) fn find(parsed: &Parsed<'_>) -> Vec<Mention> {
    let document = parsed.document;
    let is_pronoun =
        |&token: &usize| document.pos(token) == Pos::Pron && wants(document.word(token)).is_some();
    (0..document.len()).filter(is_pronoun).map(|token| read(document.word(token), token)).collect()
}

fn read(word: &str, token: usize) -> Mention {
    let wanted = wants(word);
    Mention {
        tokens: token..token + 1,
        head: token,
        form: Form::Pronoun,
        kind: EntityType::Other,
        known: None,
        code: None,
        gender: match wanted {
            Some(Wants::Man) => Gender::Male,
            Some(Wants::Woman) => Gender::Female,
            _ => Gender::Open,
        },
        plural: wanted == Some(Wants::Several),
        description: Description::default(),
    }
}
