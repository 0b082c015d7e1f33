//! Finds the head and the label of each token, and the sentences: spaCy's arc-eager parser.
//!
//! In: the vectors of a text. Out: an [`Arcs`].
//!
//! 1. `moves`  the moves, and when each is allowed.
//! 2. `state`  stack, buffer and arcs, and what a move does to them.
//! 3. `tree`   heads and labels from the arcs; lifted arcs put back; sentences.
//!
//! The search is greedy: the best allowed move is taken until all tokens are attached.

mod moves;
mod state;
mod tree;

pub use tree::Arcs;

use super::component::check_settings;
use super::transitions::{Kind, Shape, TransitionModel, TransitionScratch};
use super::weights::{Layer, Nodes};
use crate::error::Error;
use crate::lexeme::TokenFeatures;
use crate::model::{Config, Package};
use moves::Moves;
use state::State;

const KIND: Kind = Kind { component: "parser", state_type: "parser", n_features: [8, 13] };

/// The shape of a [`Parser`], before its weights are read.
#[derive(Debug)]
pub struct ParserShape {
    moves: Moves,
    shape: Shape,
}

impl ParserShape {
    /// Reads moves and settings.
    pub fn read(package: &Package, config: &Config, token_width: usize) -> Result<Self, Error> {
        check_settings(package, KIND.component)?;
        let moves = Moves::read(package, KIND.component)?;
        let shape = Shape::read(config, KIND, token_width, moves.len())?;
        Ok(Self { moves, shape })
    }

    /// The layers around those that make the vectors.
    pub fn layers(&self, tok2vec: Layer) -> Layer {
        self.shape.layers(tok2vec)
    }

    /// Takes the weights.
    pub fn build(self, nodes: &mut Nodes) -> Parser {
        let model = TransitionModel::new(&self.shape, nodes);
        let moves = self.moves;
        Parser { moves, model }
    }
}

/// The parser.
#[derive(Debug)]
pub struct Parser {
    moves: Moves,
    model: TransitionModel,
}

/// Room for one text, kept from text to text.
#[derive(Debug, Default)]
pub struct ParserScratch {
    /// The vectors and scores.
    pub transitions: TransitionScratch,
    state: State,
}

impl Parser {
    /// The model that scores the moves, to be given the vectors.
    pub fn model(&self) -> &TransitionModel {
        &self.model
    }

    /// The labels of arcs.
    pub fn labels(&self) -> &[String] {
        self.moves.labels()
    }

    /// Parses the text whose vectors the scratch holds.
    pub fn parse(&self, scratch: &mut ParserScratch, tokens: &[TokenFeatures]) -> Arcs {
        let ParserScratch { transitions, state } = scratch;
        state.begin(tokens.len());
        while !state.is_final() {
            let features = state.features(self.model.n_features());
            let scores = self.model.score(transitions, features.as_slice());
            match self.moves.best(state, scores) {
                Some(best) => self.moves.apply(best, state),
                None => break,
            }
        }
        Arcs::new(state, &self.moves, tokens)
    }
}
