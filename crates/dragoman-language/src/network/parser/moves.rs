//! The moves of the parser: what they do, and when they are allowed.

use super::state::State;
use crate::error::Error;
use crate::model::Package;
use crate::network::component::read_moves;

/// Kinds of moves, in spaCy's numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Moves the first of the buffer to the stack.
    Shift,
    /// Drops the top of the stack, or puts it back to the buffer if it has no head.
    Reduce,
    /// The first of the buffer becomes the head of the top of the stack, which is dropped.
    Left,
    /// The top of the stack becomes the head of the first of the buffer, which follows it there.
    Right,
    /// The second of the buffer starts a sentence.
    Break,
}

const KINDS: [Kind; 5] = [Kind::Shift, Kind::Reduce, Kind::Left, Kind::Right, Kind::Break];

/// The label of the root of a sentence.
const ROOT: &str = "ROOT";

/// Parts an arc's label from that of the token from which the arc was lifted, in training.
const LIFTED: &str = "||";

/// The label of an arc that was lifted to make the tree projective, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Lifted {
    /// The arc's own label.
    pub label: u16,
    /// The label of the token to which the arc belongs.
    pub head_label: u16,
}

/// The moves, in the order of their scores.
#[derive(Debug)]
pub struct Moves {
    moves: Vec<(Kind, u16)>,
    labels: Vec<String>,
    lifted: Vec<Option<Lifted>>,
    root: u16,
}

impl Moves {
    /// Reads the moves of a component.
    pub fn read(package: &Package, component: &str) -> Result<Self, Error> {
        let listed = read_moves(package, component)?;
        Self::new(listed).map_err(|problem| Error::new(format!("{component}/moves"), problem))
    }

    fn new(listed: Vec<(usize, String)>) -> Result<Self, String> {
        let mut labels = Vec::new();
        let mut moves = Vec::with_capacity(listed.len());
        for (number, label) in listed {
            let Some(kind) = KINDS.get(number) else {
                return Err(format!("expected kinds of moves 0 to 4, found {number}"));
            };
            moves.push((*kind, intern(&mut labels, &label)));
        }
        for kind in KINDS {
            if !moves.iter().any(|(known, _)| *known == kind) {
                return Err(format!("expected a move {kind:?}, found none"));
            }
        }
        let root = intern(&mut labels, ROOT);
        let lifted = take_apart(&mut labels);
        Ok(Self { moves, labels, lifted, root })
    }

    /// Number of moves.
    pub fn len(&self) -> usize {
        self.moves.len()
    }

    /// The labels of arcs.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The label of a root.
    pub fn root(&self) -> u16 {
        self.root
    }

    /// The two parts of the label of a lifted arc.
    pub fn lifted(&self, label: u16) -> Option<Lifted> {
        self.lifted.get(label as usize).copied().flatten()
    }

    /// The best move that is allowed; of equal ones the first.
    pub fn best(&self, state: &State, scores: &[f32]) -> Option<usize> {
        let allowed = KINDS.map(|kind| kind.is_allowed(state));
        let mut best: Option<(usize, f32)> = None;
        for (idx, ((kind, _), &score)) in self.moves.iter().zip(scores).enumerate() {
            if allowed[*kind as usize] && best.is_none_or(|(_, most)| score > most) {
                best = Some((idx, score));
            }
        }
        best.map(|(idx, _)| idx)
    }

    /// Makes a move.
    pub fn apply(&self, idx: usize, state: &mut State) {
        let (kind, label) = self.moves[idx];
        match kind {
            Kind::Shift => state.push(),
            Kind::Reduce => state.reduce(),
            Kind::Left => state.attach_left(label),
            Kind::Right => state.attach_right(label),
            Kind::Break => state.start_sentence(),
        }
    }
}

impl Kind {
    /// spaCy's conditions, without those for sentences and tokens given beforehand: there are none.
    fn is_allowed(self, state: &State) -> bool {
        let (stack, buffer) = (state.stack_len(), state.buffer_len());
        match self {
            Kind::Shift => {
                let may_wait = || !state.starts_sentence(0) && !state.was_put_back();
                stack == 0 || buffer >= 2 && may_wait()
            }
            Kind::Reduce => stack > 0,
            Kind::Left | Kind::Right => stack > 0 && buffer > 0 && !state.starts_sentence(0),
            Kind::Break => buffer >= 2 && state.next_are_neighbours() && !state.starts_sentence(1),
        }
    }
}

fn intern(labels: &mut Vec<String>, label: &str) -> u16 {
    let known = labels.iter().position(|known| known == label);
    known.unwrap_or_else(|| {
        labels.push(label.to_owned());
        labels.len() - 1
    }) as u16
}

/// Finds the labels of lifted arcs, and adds their parts to the labels.
fn take_apart(labels: &mut Vec<String>) -> Vec<Option<Lifted>> {
    let whole = labels.clone();
    let parts = whole.iter().map(|label| {
        let (label, head_label) = label.split_once(LIFTED)?;
        Some(Lifted { label: intern(labels, label), head_label: intern(labels, head_label) })
    });
    parts.collect()
}
