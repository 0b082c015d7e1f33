//! The vector of a word by itself: spaCy's `MultiHashEmbed.v2`, with static vectors if asked for.
//!
//! Each form of the word (norm, prefix, suffix, shape, …) has a vector in a table; these stand
//! side by side, behind them the static vector made as long as they are, and one maxout layer
//! mixes them.

use super::maxout::{Maxout, maxout_layers};
use super::table::Table;
use super::vectors::Vectors;
use super::words::WordKey;
use crate::error::Error;
use crate::lexeme::TokenFeatures;
use crate::model::{Config, Section};
use crate::network::dense::{Dense, columns, padded};
use crate::network::sizes::read_size;
use crate::network::weights::{Layer, Nodes, take, take_seeded};
use std::sync::Arc;

/// Pieces of the mixing layer; spaCy has no setting for it.
const MIXER_PIECES: usize = 3;

/// Seed of the first table, if the file names none; the others follow.
const FIRST_SEED: u32 = 8;

/// A form of a word that the network reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attr {
    Orth,
    Norm,
    Lower,
    Prefix,
    Suffix,
    Shape,
    Spacy,
    IsSpace,
}

const ATTRS: [(&str, Attr); 8] = [
    ("ORTH", Attr::Orth),
    ("NORM", Attr::Norm),
    ("LOWER", Attr::Lower),
    ("PREFIX", Attr::Prefix),
    ("SUFFIX", Attr::Suffix),
    ("SHAPE", Attr::Shape),
    ("SPACY", Attr::Spacy),
    ("IS_SPACE", Attr::IsSpace),
];

impl Attr {
    fn of(self, token: &TokenFeatures) -> u64 {
        match self {
            Attr::Orth => token.lexeme.orth,
            Attr::Norm => token.lexeme.norm,
            Attr::Lower => token.lexeme.lower,
            Attr::Prefix => token.lexeme.prefix,
            Attr::Suffix => token.lexeme.suffix,
            Attr::Shape => token.lexeme.shape,
            Attr::Spacy => u64::from(token.space_after),
            Attr::IsSpace => u64::from(token.lexeme.is_space),
        }
    }
}

/// What `config.cfg` says of the embedding.
#[derive(Debug)]
pub struct Shape {
    /// Length of every vector here.
    pub width: usize,
    attrs: Vec<Attr>,
    rows: Vec<usize>,
    /// Length of a static vector, if they are included.
    static_width: Option<usize>,
}

impl Shape {
    /// Reads the section of the embedding.
    pub fn read(config: &Config, section: &str, vectors: &Vectors) -> Result<Self, Error> {
        let section = config.section(section)?;
        section.expect("@architectures", "spacy.MultiHashEmbed.v2")?;
        let attrs = read_attrs(section)?;
        let rows = section.numbers("rows")?;
        if attrs.is_empty() || rows.len() != attrs.len() || rows.contains(&0) {
            let problem = format_args!("expected {} numbers above 0", attrs.len().max(1));
            return Err(section.error("rows", problem));
        }
        let with_vectors = section.flag("include_static_vectors")?;
        if with_vectors && vectors.width() == 0 {
            let problem = "expected a table in vocab/vectors, found none";
            return Err(section.error("include_static_vectors", problem));
        }
        Ok(Self {
            width: read_size(section, "width")?,
            attrs,
            rows,
            static_width: with_vectors.then_some(vectors.width()),
        })
    }

    /// The layers, as thinc nests them.
    pub fn layers(&self) -> Layer {
        let mixer = Layer::of([maxout_layers(self.width, self.n_mixed(), MIXER_PIECES)]);
        let rest = [mixer, Layer::bare("ragged2list")];
        let forms = self.form_layers();
        match self.static_width {
            None => Layer::of(forms.into_iter().chain(rest)),
            Some(width) => {
                let linear = Layer::Leaf("static_vectors", vec![("W", vec![self.width, width])]);
                let both = Layer::of([Layer::of(forms), linear]);
                Layer::of([both].into_iter().chain(rest))
            }
        }
    }

    fn form_layers(&self) -> [Layer; 3] {
        let tables = self.rows.iter().map(|&rows| {
            let table = Layer::Leaf("hashembed", vec![("E", vec![rows, self.width])]);
            Layer::of([Layer::bare("ints-getitem"), table])
        });
        [
            Layer::bare("extract_features"),
            Layer::bare("list2ragged"),
            Layer::of([Layer::joined(tables.collect())]),
        ]
    }

    fn n_mixed(&self) -> usize {
        self.width * (self.attrs.len() + usize::from(self.static_width.is_some()))
    }
}

fn read_attrs(section: Section<'_>) -> Result<Vec<Attr>, Error> {
    let attr = |name: &str| {
        let known = ATTRS.iter().find(|(known, _)| *known == name);
        known.map(|(_, attr)| *attr).ok_or_else(|| {
            let names = ATTRS.map(|(name, _)| name).join(", ");
            let problem = format_args!("expected some of {names}, found {name}");
            section.error("attrs", problem)
        })
    };
    section.strings("attrs")?.into_iter().map(attr).collect()
}

/// Gives a word its vector.
#[derive(Debug)]
pub struct Embedder {
    width: usize,
    tables: Vec<(Attr, Table)>,
    with_space: bool,
    vectors: Option<(Arc<Vectors>, Dense)>,
    mixer: Maxout,
}

impl Embedder {
    /// Takes the weights.
    pub fn new(shape: &Shape, nodes: &mut Nodes, vectors: &Arc<Vectors>) -> Self {
        let mut table = |(attr, seed): (&Attr, u32)| {
            let ([rows], found) = take_seeded(nodes);
            (*attr, Table::new(rows, shape.width, found.unwrap_or(seed)))
        };
        let attrs = shape.attrs.iter().zip(FIRST_SEED..);
        let tables = attrs.map(&mut table).collect();
        let vectors = shape.static_width.map(|_| {
            let [weights] = take(nodes);
            let linear = columns(&weights, &vec![0.0; shape.width]);
            (vectors.clone(), Dense::for_single_rows(&linear))
        });
        Self {
            width: shape.width,
            tables,
            with_space: shape.attrs.contains(&Attr::Spacy),
            vectors,
            mixer: Maxout::new(shape.width, MIXER_PIECES, nodes),
        }
    }

    /// What the vector of a token depends on.
    pub fn key(&self, token: &TokenFeatures) -> WordKey {
        WordKey {
            orth: token.lexeme.orth,
            norm: token.lexeme.norm,
            space_after: self.with_space && token.space_after,
        }
    }

    /// The vector of a token by itself, padded to whole lanes.
    pub fn embed(&self, token: &TokenFeatures) -> Vec<f32> {
        let stride = padded(self.width);
        let mut mixed = Vec::with_capacity(self.mixer.dense.n_in());
        for (attr, table) in &self.tables {
            table.look_up(attr.of(token), &mut mixed);
            mixed.resize(mixed.len().next_multiple_of(stride), 0.0);
        }
        if let Some((vectors, linear)) = &self.vectors {
            if let Some(vector) = vectors.get(token.lexeme.orth) {
                linear.apply(vector, &mut mixed);
            }
            mixed.resize(self.mixer.dense.n_in(), 0.0);
        }
        let mut vector = Vec::with_capacity(stride);
        self.mixer.dense.apply(&mixed, &mut vector);
        self.mixer.norm.apply(&mut vector, stride);
        vector
    }
}
