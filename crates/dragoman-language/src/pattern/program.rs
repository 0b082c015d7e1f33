//! Instructions for the machine, made from the tree of a pattern.

use crate::pattern::node::{Node, Place};
use crate::pattern::set::Set;

/// Counted repetitions are written out, to no more than this many instructions.
const MAX_STEPS: usize = 100_000;

/// The instructions of a pattern.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The instructions; an alternative starts at its own.
    pub steps: Vec<Step>,
    /// The sets that steps name by position.
    pub sets: Vec<Set>,
}

/// One instruction.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Takes one character of a set.
    One(u32),
    /// Goes on only at a place.
    At(Place),
    /// Goes on if the steps after this one match, `back` characters earlier, or if they do not;
    /// then at `next`.
    Look {
        /// How many characters back.
        back: u32,
        /// Whether a match is wanted.
        wanted: bool,
        /// Where to go on.
        next: u32,
    },
    /// Tries the first step, then the second.
    Either(u32, u32),
    /// Goes on elsewhere.
    Go(u32),
    /// A match.
    Match,
}

impl Program {
    /// Adds a pattern; gives the position of its first step.
    pub fn add(&mut self, node: &Node) -> Result<usize, String> {
        let start = self.steps.len();
        self.node(node)?;
        self.push(Step::Match)?;
        Ok(start)
    }

    fn node(&mut self, node: &Node) -> Result<(), String> {
        match node {
            Node::One(set) => {
                self.sets.push(set.clone());
                self.push(Step::One(self.sets.len() as u32 - 1)).map(drop)
            }
            Node::At(place) => self.push(Step::At(*place)).map(drop),
            Node::All(nodes) => nodes.iter().try_for_each(|node| self.node(node)),
            Node::Either(nodes) => self.either(nodes),
            Node::Repeat { node, min, max, greedy } => self.repeat(node, *min, *max, *greedy),
            Node::Look { node, back, wanted } => self.look(node, *back, *wanted),
        }
    }

    fn either(&mut self, nodes: &[Node]) -> Result<(), String> {
        let Some((last, others)) = nodes.split_last() else {
            return Ok(());
        };
        let mut ends = Vec::new();
        for node in others {
            let split = self.push(Step::Match)?;
            self.node(node)?;
            ends.push(self.push(Step::Match)?);
            self.steps[split] = Step::Either(split as u32 + 1, self.here());
        }
        self.node(last)?;
        for end in ends {
            self.steps[end] = Step::Go(self.here());
        }
        Ok(())
    }

    fn repeat(&mut self, node: &Node, min: usize, max: Option<usize>, greedy: bool) -> Result<(), String> {
        for _ in 0..min {
            self.node(node)?;
        }
        let Some(max) = max else {
            let split = self.push(Step::Match)?;
            self.node(node)?;
            self.push(Step::Go(split as u32))?;
            self.split(split, greedy);
            return Ok(());
        };
        let mut splits = Vec::new();
        for _ in min..max {
            splits.push(self.push(Step::Match)?);
            self.node(node)?;
        }
        for split in splits {
            self.split(split, greedy);
        }
        Ok(())
    }

    /// Makes the step at `split` a choice between the step after it and here.
    fn split(&mut self, split: usize, greedy: bool) {
        let (again, on) = (split as u32 + 1, self.here());
        self.steps[split] = match greedy {
            true => Step::Either(again, on),
            false => Step::Either(on, again),
        };
    }

    fn look(&mut self, node: &Node, back: usize, wanted: bool) -> Result<(), String> {
        let look = self.push(Step::Match)?;
        self.node(node)?;
        self.push(Step::Match)?;
        self.steps[look] = Step::Look { back: back as u32, wanted, next: self.here() };
        Ok(())
    }

    fn here(&self) -> u32 {
        self.steps.len() as u32
    }

    fn push(&mut self, step: Step) -> Result<usize, String> {
        if self.steps.len() == MAX_STEPS {
            return Err(format!("repetitions that need more than {MAX_STEPS} steps"));
        }
        self.steps.push(step);
        Ok(self.steps.len() - 1)
    }
}
