//! A code of CAMEO as what an event is.
//!
//! In: what stands in brackets: "173", "---", "061:061", ":110", "042:043". Out: a [`Meaning`], and for
//! each code the frame by which the event coder makes its events. A code before the colon is that of the
//! subject; with the same one behind it both do it to each other; with one only behind it the roles change
//! places. Of two that differ the first counts, since PLOVER writes a visit and its hosting as one event.

use crate::lexicon::cameo::Cameo;
use crate::lexicon::frames::Frame;

/// Roles that may name to whom, beside a verb of the dictionary.
const OTHERS: [&str; 13] = [
    "object",
    "indirect",
    "with",
    "against",
    "to",
    "on",
    "at",
    "from",
    "of",
    "for",
    "into",
    "over",
    "complement",
];

/// What a verb or a pattern means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Meaning {
    /// The dictionary does not say.
    #[default]
    Open,
    /// No event, and none by any other table: `[---]`.
    Nothing,
    /// An event of the code at this place.
    Event(usize),
}

/// A code as events are made of it.
#[derive(Clone, Debug)]
pub(super) struct CodeEvent {
    pub(super) code: String,
    pub(super) category: String,
    pub(super) frame: Frame,
    /// What stood in brackets.
    written: String,
}

/// The codes of a dictionary.
#[derive(Clone, Debug, Default)]
pub(super) struct Codes {
    known: Vec<CodeEvent>,
    nothing: Frame,
}

impl Codes {
    pub(super) fn at(&self, idx: usize) -> &CodeEvent {
        &self.known[idx]
    }

    pub(super) fn nothing(&self) -> &Frame {
        &self.nothing
    }

    /// The meaning of what stands in brackets; an error says why it has none.
    pub(super) fn meaning(&mut self, cameo: &Cameo, written: &str) -> Result<Meaning, String> {
        if written == "---" {
            return Ok(Meaning::Nothing);
        }
        if let Some(idx) = self.known.iter().position(|known| known.written == written) {
            return Ok(Meaning::Event(idx));
        }
        let (first, second) = written.split_once(':').unwrap_or((written, ""));
        let code = if first.is_empty() { second } else { first };
        let Some(known) = cameo.code(code) else {
            return Err(format!("CAMEO's {code:?} has no category of PLOVER's"));
        };
        let mut frame = Frame { mode: known.modes.clone(), ..Frame::default() };
        let others = || Some(OTHERS.map(str::to_owned).to_vec());
        let subject = || Some(vec!["subject".to_owned()]);
        match (first, second) {
            ("", _) => (frame.actor, frame.recipient) = (others(), subject()),
            _ if first == second => frame.reciprocal = Some(true),
            _ => frame.recipient = others(),
        }
        let (code, category) = (known.code.clone(), known.event.clone());
        self.known.push(CodeEvent { code, category, frame, written: written.to_owned() });
        Ok(Meaning::Event(self.known.len() - 1))
    }
}
