//! The tree of a pattern, and what can be said of its matches beforehand.

use crate::pattern::set::Set;

/// A part of a pattern.
#[derive(Clone, Debug)]
pub enum Node {
    /// One character.
    One(Set),
    /// Parts one after the other.
    All(Vec<Node>),
    /// The first part that leads to a match.
    Either(Vec<Node>),
    /// A part, again and again.
    Repeat {
        /// What is repeated.
        node: Box<Node>,
        /// At least so often.
        min: usize,
        /// At most so often.
        max: Option<usize>,
        /// Whether as often as can be.
        greedy: bool,
    },
    /// A place.
    At(Place),
    /// A place from which a part matches, or before which it ends.
    Look {
        /// What is looked for.
        node: Box<Node>,
        /// How many characters back it starts.
        back: usize,
        /// Whether it has to be there, or must not.
        wanted: bool,
    },
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `^`
    Start,
    /// `$`: the end, or the line feed that ends the text.
    End,
    /// `\Z`
    VeryEnd,
    /// `\b`
    Border,
    /// `\B`
    NoBorder,
}

impl Node {
    /// The characters with which a match can start, and whether it may take none.
    pub fn first(&self) -> (Set, bool) {
        match self {
            Self::One(set) => (set.clone(), false),
            Self::All(nodes) => {
                let mut first = Set::default();
                for node in nodes {
                    let (set, may_be_empty) = node.first();
                    first.extend(&set);
                    if !may_be_empty {
                        return (first, false);
                    }
                }
                (first, true)
            }
            Self::Either(nodes) => nodes.iter().map(Node::first).fold(
                (Set::default(), false),
                |(mut first, any_empty), (set, may_be_empty)| {
                    first.extend(&set);
                    (first, any_empty || may_be_empty)
                },
            ),
            Self::Repeat { node, min, .. } => {
                let (set, may_be_empty) = node.first();
                (set, may_be_empty || *min == 0)
            }
            Self::At(_) | Self::Look { .. } => (Set::default(), true),
        }
    }

    /// All characters that a match can take.
    pub fn body(&self) -> Set {
        match self {
            Self::One(set) => set.clone(),
            Self::All(nodes) | Self::Either(nodes) => nodes.iter().fold(Set::default(), |mut body, node| {
                body.extend(&node.body());
                body
            }),
            Self::Repeat { node, .. } => node.body(),
            Self::At(_) | Self::Look { .. } => Set::default(),
        }
    }

    /// The fewest characters that a match takes.
    pub fn min_width(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::All(nodes) => nodes.iter().map(Node::min_width).sum(),
            Self::Either(nodes) => nodes.iter().map(Node::min_width).min().unwrap_or(0),
            Self::Repeat { node, min, .. } => node.min_width().saturating_mul(*min),
            Self::At(_) | Self::Look { .. } => 0,
        }
    }

    /// The most characters that a match takes, if there is a bound.
    pub fn max_width(&self) -> Option<usize> {
        match self {
            Self::One(_) => Some(1),
            Self::All(nodes) => nodes.iter().map(Node::max_width).sum(),
            Self::Either(nodes) => {
                let widths: Option<Vec<_>> = nodes.iter().map(Node::max_width).collect();
                Some(widths?.into_iter().max().unwrap_or(0))
            }
            Self::Repeat { node, max, .. } => Some(node.max_width()?.saturating_mul((*max)?)),
            Self::At(_) | Self::Look { .. } => Some(0),
        }
    }

    /// Whether every match starts where the text does.
    pub fn starts_at_start(&self) -> bool {
        match self {
            Self::At(place) => *place == Place::Start,
            Self::All(nodes) => nodes.first().is_some_and(Node::starts_at_start),
            _ => false,
        }
    }

    /// Whether every match ends where the text does.
    pub fn ends_at_end(&self) -> bool {
        match self {
            Self::At(place) => matches!(place, Place::End | Place::VeryEnd),
            Self::All(nodes) => nodes.last().is_some_and(Node::ends_at_end),
            _ => false,
        }
    }
}
