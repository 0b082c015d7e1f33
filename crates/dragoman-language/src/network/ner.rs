//! Finds named entities: spaCy's transition system over begin, in, last, unit, out.
//!
//! In: the vectors of a text and the starts of its sentences. Out: the names, in text order.
//!
//! One move a token, greedily the best that is allowed: a name ends where it began to be one kind,
//! does not cross into the next sentence and does not start at white space.

use super::component::{check_settings, read_moves};
use super::transitions::{Kind, Shape, TransitionModel, TransitionScratch};
use super::weights::{Layer, Nodes};
use crate::document::Name;
use crate::error::Error;
use crate::lexeme::TokenFeatures;
use crate::model::{Config, Package};

const KIND: Kind = Kind { component: "ner", state_type: "ner", n_features: [3, 6] };

/// Kinds of moves, in spaCy's numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// No move: an entity that is not known, in training.
    Missing,
    Begin,
    In,
    Last,
    Unit,
    Out,
}

const STEPS: [Step; 6] = [Step::Missing, Step::Begin, Step::In, Step::Last, Step::Unit, Step::Out];

/// The shape of a [`Recognizer`], before its weights are read.
#[derive(Debug)]
pub struct RecognizerShape {
    moves: Vec<(Step, String)>,
    shape: Shape,
}

impl RecognizerShape {
    /// Reads moves and settings.
    pub fn read(package: &Package, config: &Config, token_width: usize) -> Result<Self, Error> {
        check_settings(package, KIND.component)?;
        let moves = read_steps(package)?;
        let shape = Shape::read(config, KIND, token_width, moves.len())?;
        Ok(Self { moves, shape })
    }

    /// The layers around those that make the vectors.
    pub fn layers(&self, tok2vec: Layer) -> Layer {
        self.shape.layers(tok2vec)
    }

    /// Takes the weights.
    pub fn build(self, nodes: &mut Nodes) -> Recognizer {
        let model = TransitionModel::new(&self.shape, nodes);
        let moves = self.moves;
        Recognizer { moves, model }
    }
}

fn read_steps(package: &Package) -> Result<Vec<(Step, String)>, Error> {
    let mut moves = Vec::new();
    for (number, label) in read_moves(package, KIND.component)? {
        match STEPS.get(number) {
            // spaCy makes no moves of these.
            Some(Step::Missing) => {}
            Some(Step::Out) if !label.is_empty() => {}
            Some(step) => moves.push((*step, label)),
            None => {
                let problem = format!("expected kinds of moves 0 to 5, found {number}");
                return Err(Error::new("ner/moves", problem));
            }
        }
    }
    if moves.iter().any(|(step, _)| *step == Step::Out) {
        return Ok(moves);
    }
    Err(Error::new("ner/moves", "expected a move out, found none"))
}

/// Finds the names.
#[derive(Debug)]
pub struct Recognizer {
    moves: Vec<(Step, String)>,
    model: TransitionModel,
}

/// What is known of the token at which the recogniser stands.
#[derive(Clone, Copy, Debug)]
struct Place<'m> {
    /// Start and label of the name that is open.
    open: Option<(u32, &'m str)>,
    token: u32,
    is_space: bool,
    /// Whether the sentence goes on after the token.
    goes_on: bool,
    is_last: bool,
}

impl Recognizer {
    /// The model that scores the moves, to be given the vectors.
    pub fn model(&self) -> &TransitionModel {
        &self.model
    }

    /// Finds the names of the text whose vectors the scratch holds.
    pub fn find(
        &self,
        scratch: &mut TransitionScratch,
        tokens: &[TokenFeatures],
        starts: &[bool],
    ) -> Vec<Name> {
        let mut names = Vec::new();
        let mut open = None;
        for token in 0..tokens.len() {
            let place = Place::new(token, open, tokens, starts);
            let Some((step, label)) = self.best(scratch, place) else {
                break;
            };
            open = match step {
                Step::Begin => Some((place.token, label.as_str())),
                Step::In => open,
                Step::Last | Step::Unit => {
                    let start = open.map_or(token, |(start, _)| start as usize);
                    names.push(Name { tokens: start..token + 1, label: label.clone() });
                    None
                }
                Step::Out | Step::Missing => None,
            };
        }
        names
    }

    /// The best move that is allowed; of equal ones the first.
    fn best(&self, scratch: &mut TransitionScratch, place: Place<'_>) -> Option<&(Step, String)> {
        let (features, len) = place.features(self.model.n_features());
        let scores = self.model.score(scratch, &features[..len]);
        let mut best: Option<(&(Step, String), f32)> = None;
        for (step, &score) in self.moves.iter().zip(scores) {
            if best.is_none_or(|(_, most)| score > most) && place.allows(step.0, &step.1) {
                best = Some((step, score));
            }
        }
        best.map(|(step, _)| step)
    }
}

/// The most tokens at which the model looks.
const MAX_FEATURES: usize = 6;

impl<'m> Place<'m> {
    fn new(token: usize, open: Option<(u32, &'m str)>, tokens: &[TokenFeatures], starts: &[bool]) -> Self {
        Self {
            open,
            token: token as u32,
            is_space: tokens[token].lexeme.is_space,
            goes_on: !starts.get(token + 1).copied().unwrap_or(false),
            is_last: token + 1 == tokens.len(),
        }
    }

    /// spaCy's conditions, without those for names given beforehand: there are none.
    fn allows(self, step: Step, label: &str) -> bool {
        let is_open = self.open.is_some();
        let is_same = self.open.is_some_and(|(_, open)| open == label);
        let may_go_on = !self.is_last && self.goes_on;
        match step {
            Step::Missing => false,
            Step::Begin => !is_open && may_go_on && !self.is_space && !label.is_empty(),
            Step::In => is_same && may_go_on,
            Step::Last => is_same,
            Step::Unit => !is_open && !self.is_space && !label.is_empty(),
            Step::Out => !is_open,
        }
    }

    /// This token; start and last token of the open name, or its first five tokens.
    fn features(self, len: usize) -> ([Option<u32>; MAX_FEATURES], usize) {
        let mut features = [None; MAX_FEATURES];
        features[0] = Some(self.token);
        if let Some((start, _)) = self.open {
            if len == MAX_FEATURES {
                for (feature, token) in features[1..].iter_mut().zip(start..self.token) {
                    *feature = Some(token);
                }
            } else {
                features[1] = Some(start);
                features[2] = Some(self.token - 1);
            }
        }
        (features, len)
    }
}
