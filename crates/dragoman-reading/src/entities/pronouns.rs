//! Pronouns: which there are, and the mentions that they make.

use super::describe::Description;
use super::mention::{Form, Mention};
use crate::Parsed;
use crate::lexicon::Gender;
use dragoman_language::Pos;
use dragoman_records::EntityType;

/// Pronouns by what they can stand for; their cases ("him", "his", "himself") count as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// "he".
    He,
    /// "she".
    She,
    /// "it".
    It,
    /// "they".
    They,
    /// "I".
    I,
    /// "we".
    We,
    /// "you".
    You,
    /// "this", "those".
    This,
    /// "who", "which": the noun that its clause describes.
    Relative,
}

/// Reads a word as a pronoun; `None` for words that are none, or stand for nothing ("what", "there").
pub(super) fn read(word: &str) -> Option<Pronoun> {
    Some(match word.to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Pronoun::He,
        "she" | "her" | "hers" | "herself" => Pronoun::She,
        "it" | "its" | "itself" => Pronoun::It,
        "they" | "them" | "their" | "theirs" | "themselves" => Pronoun::They,
        "i" | "me" | "my" | "mine" | "myself" => Pronoun::I,
        "we" | "us" | "our" | "ours" | "ourselves" => Pronoun::We,
        "you" | "your" | "yours" | "yourself" | "yourselves" => Pronoun::You,
        "this" | "that" | "these" | "those" => Pronoun::This,
        "who" | "whom" | "whose" | "which" => Pronoun::Relative,
        _ => return None,
    })
}

/// Whether it is a reflexive: "himself".
pub(super) fn is_reflexive(word: &str) -> bool {
    word.ends_with("self") || word.ends_with("selves")
}

/// Finds the pronouns of a text.
pub(super) fn find(parsed: &Parsed<'_>) -> Vec<Mention> {
    let document = parsed.document;
    let tokens = (0..document.len()).filter(|&token| document.pos(token) == Pos::Pron);
    let pronouns = tokens.filter_map(|token| Some((token, pronoun_at(parsed, token)?)));
    pronouns.map(|(token, pronoun)| mention(document.word(token), token, pronoun)).collect()
}

/// The pronoun at a token: "that" is one of two, and "US" is a country.
pub(super) fn pronoun_at(parsed: &Parsed<'_>, token: usize) -> Option<Pronoun> {
    let document = parsed.document;
    let pronoun = read(document.word(token))?;
    let is_relative = matches!(document.tag(token), "WDT" | "WP" | "WP$");
    match pronoun {
        Pronoun::This if is_relative => Some(Pronoun::Relative),
        Pronoun::This if document.dep(token) == "det" || document.dep(token) == "mark" => None,
        Pronoun::We if document.word(token) == "US" => None,
        _ => Some(pronoun),
    }
}

fn mention(word: &str, token: usize, pronoun: Pronoun) -> Mention {
    let is_several = matches!(word.to_lowercase().as_str(), "these" | "those");
    Mention {
        tokens: token..token + 1,
        head: token,
        form: Form::Pronoun,
        kind: EntityType::Other,
        known: None,
        code: None,
        gender: match pronoun {
            Pronoun::He => Gender::Male,
            Pronoun::She => Gender::Female,
            _ => Gender::Open,
        },
        plural: is_several || matches!(pronoun, Pronoun::They | Pronoun::We),
        description: Description::default(),
    }
}
