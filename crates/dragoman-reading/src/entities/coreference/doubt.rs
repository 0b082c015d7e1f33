//! How far the best choice of the trained part has to be ahead: to be taken, and to be relied upon.

use super::view::{Group, View};
use crate::clauses::PhrasePlace;

/// How much "something new" has to be ahead, in ten-thousandths of a nat. A pronoun nearly always stands for
/// something; and where the text goes on about one thing in other words, the trained part sees too little
/// of the world to know, so a part of its doubt is set aside. More of it would raise
/// the share of mentions that reach a name, and lump together more of what is apart.
pub(super) fn doubt(view: &View, says_nothing: bool) -> i64 {
    let is_owner = view.place == PhrasePlace::Owner;
    match view.group {
        Group::Person => 80_000,
        Group::It | Group::They if is_owner => 60_000,
        Group::It if says_nothing => 0,
        Group::It => 35_000,
        Group::Speaker => 30_000,
        Group::Definite | Group::They => 20_000,
        Group::Name | Group::This | Group::Other => 15_000,
    }
}

/// How far a choice has to be ahead to be relied upon, in ten-thousandths of a nat.
pub(super) fn sure_lead(group: Group) -> i64 {
    match group {
        Group::Person | Group::It | Group::They | Group::Speaker | Group::This => 4_000,
        Group::Definite => 25_000,
        Group::Other | Group::Name => 15_000,
    }
}
