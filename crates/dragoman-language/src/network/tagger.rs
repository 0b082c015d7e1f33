//! Gives each token its fine-grained tag: spaCy's `Tagger.v2`, one linear layer.

use super::dense::{Dense, columns};
use super::kernel::{Rows, multiply};
use super::sizes::read_json;
use super::weights::{Layer, Nodes, take};
use crate::error::Error;
use crate::model::{Config, Package};
use serde_json::Value;

const SETTINGS: &str = "tagger/cfg";

/// The shape of a [`Tagger`], before its weights are read.
#[derive(Debug)]
pub struct TaggerShape {
    token_width: usize,
    labels: Vec<String>,
}

impl TaggerShape {
    /// Reads the labels and checks the section.
    pub fn read(package: &Package, config: &Config, token_width: usize) -> Result<Self, Error> {
        config.section("components.tagger.model")?.expect("@architectures", "spacy.Tagger.v2")?;
        let settings = read_json(SETTINGS, &package.text(SETTINGS)?)?;
        let labels = settings.get("labels").and_then(Value::as_array);
        let labels = labels.and_then(|labels| labels.iter().map(as_string).collect());
        let labels: Vec<String> =
            labels.ok_or_else(|| Error::new(SETTINGS, "expected labels: a list of strings"))?;
        if labels.is_empty() {
            return Err(Error::new(SETTINGS, "expected labels, found none"));
        }
        Ok(Self { token_width, labels })
    }

    /// The layers around those that make the vectors.
    pub fn layers(&self, tok2vec: Layer) -> Layer {
        let n_labels = self.labels.len();
        let softmax = vec![("W", vec![n_labels, self.token_width]), ("b", vec![n_labels])];
        Layer::of([tok2vec, Layer::of([Layer::Leaf("softmax", softmax)])])
    }

    /// Takes the weights.
    pub fn build(self, nodes: &mut Nodes) -> Tagger {
        let [weights, bias] = take(nodes);
        Tagger { layer: Dense::plain(&columns(&weights, &bias)), labels: self.labels }
    }
}

fn as_string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The tagger.
#[derive(Debug)]
pub struct Tagger {
    layer: Dense,
    labels: Vec<String>,
}

impl Tagger {
    /// The tags.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Appends the best tag of each vector; of equal ones the first.
    pub fn tag(&self, scores: &mut Vec<f32>, vectors: &[f32], stride: usize, tags: &mut Vec<u16>) {
        let (len, n_labels) = (vectors.len() / stride, self.layer.n_out());
        let rows = Rows { data: vectors, stride, len };
        scores.resize(len * n_labels, 0.0);
        multiply(rows, &self.layer, scores, n_labels);
        tags.extend(scores[..len * n_labels].chunks_exact(n_labels).map(best));
    }
}

fn best(scores: &[f32]) -> u16 {
    let mut best = 0;
    for (idx, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = idx;
        }
    }
    best as u16
}
