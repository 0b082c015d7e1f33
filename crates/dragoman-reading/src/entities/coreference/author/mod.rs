//! Who "I" and "you" are outside of quotations: who writes, whom a letter is to, who is interviewed.
//!
//! In: the mentions, their parse, and which names are of one bearer. Out: for a mention of the first or
//! second person the name that it stands for.
//!
//! 1. `transcript`  lines that open with who speaks: "THE PRESIDENT: I …".
//! 2. `interview`   several lines that ask and are answered.
//! 3. `letter`      any other text has one writer, named by a byline, a heading, or a signature, or unknown.

mod interview;
mod letter;
mod lines;
mod transcript;

use super::Linking;
use lines::Lines;
use std::ops::Range;

/// Who speaks in a line, and who is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Turn {
    /// The name, as a position in the list of mentions, for which "I" stands.
    pub(super) says: Option<usize>,
    /// That for which "you" stands.
    pub(super) hears: Option<usize>,
}

/// Whose words a text is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TextForm {
    /// Lines open with who speaks.
    Transcript,
    /// Lines ask and answer.
    Interview,
    /// One person writes it all, known or not.
    #[default]
    OneWriter,
}

/// The lines of a text with their turns.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// The first token of each line, rising.
    starts: Vec<usize>,
    turns: Vec<Turn>,
    pub(super) form: TextForm,
    /// The words below a letter that no step took for a name: "Tova".
    pub(super) signature: Option<Range<usize>>,
    /// Who writes it, or is interviewed.
    pub(super) main: Option<usize>,
    /// Who interviews.
    pub(super) asker: Option<usize>,
}

impl Turns {
    /// Finds the turns of a text.
    pub(super) fn find(linking: &Linking<'_, '_>) -> Self {
        let lines = Lines::find(linking);
        let (form, turns) = if let Some(turns) = transcript::turns(&lines) {
            (TextForm::Transcript, turns)
        } else if let Some(turns) = interview::turns(&lines) {
            (TextForm::Interview, turns)
        } else {
            (TextForm::OneWriter, vec![letter::turn(&lines); lines.list.len()])
        };
        let guest = |turn: &Turn| turn.hears.filter(|_| form == TextForm::Interview).or(turn.says);
        let main = turns.iter().rev().find_map(guest);
        let is_unsigned = form == TextForm::OneWriter && main.is_none();
        Turns {
            starts: lines.list.iter().map(|line| line.start).collect(),
            signature: letter::signature(&lines).filter(|_| is_unsigned),
            turns,
            form,
            main,
            asker: interview::asker(&lines).filter(|_| form == TextForm::Interview),
        }
    }

    /// The turn in which a token stands.
    pub(super) fn at(&self, token: usize) -> Turn {
        let line = self.starts.partition_point(|&start| start <= token);
        line.checked_sub(1).map_or_else(Turn::default, |line| self.turns[line])
    }
}
