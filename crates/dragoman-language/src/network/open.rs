//! Opens the networks of a package, with every size checked against `config.cfg`.

use super::ner::RecognizerShape;
use super::parser::ParserShape;
use super::tagger::TaggerShape;
use super::tok2vec::{Tok2Vec, Tok2VecShape, Vectors};
use super::weights::{Layer, Nodes, read_weights};
use super::{Component, Network};
use crate::error::Error;
use crate::model::{Config, Package, Section};
use std::sync::Arc;

const SHARED: &str = "tok2vec";
const TAGGER: &str = "tagger";
const PARSER: &str = "parser";
const NER: &str = "ner";

/// spaCy's name for "vectors from the shared network".
const LISTENER: &str = "spacy.Tok2VecListener.v1";

impl Network {
    /// Reads the networks of a package, whose pipeline has been checked.
    pub fn open(package: &Package, config: &Config) -> Result<Self, Error> {
        let opener = Opener::new(package, config)?;
        let shared = opener.open_shared()?;
        let width = shared.as_ref().map(Tok2Vec::width);
        let tagger =
            Steps { read: TaggerShape::read, layers: TaggerShape::layers, build: TaggerShape::build };
        let parser =
            Steps { read: ParserShape::read, layers: ParserShape::layers, build: ParserShape::build };
        let recognizer = Steps {
            read: RecognizerShape::read,
            layers: RecognizerShape::layers,
            build: RecognizerShape::build,
        };
        Ok(Self {
            tagger: opener.open_component(TAGGER, width, tagger)?,
            parser: opener.open_component(PARSER, width, parser)?,
            recognizer: opener.open_component(NER, width, recognizer)?,
            names_in_sentences: opener.place(PARSER) < opener.place(NER),
            shared,
        })
    }
}

/// How a component is read: its settings, the layers that follow from them, and the component
/// itself once the weights of these have been found.
struct Steps<S, C> {
    read: fn(&Package, &Config, usize) -> Result<S, Error>,
    layers: fn(&S, Layer) -> Layer,
    build: fn(S, &mut Nodes) -> C,
}

struct Opener<'p> {
    package: &'p Package,
    config: &'p Config,
    pipeline: Vec<&'p str>,
    vectors: Arc<Vectors>,
}

impl<'p> Opener<'p> {
    fn new(package: &'p Package, config: &'p Config) -> Result<Self, Error> {
        Ok(Self {
            package,
            config,
            pipeline: config.section("nlp")?.strings("pipeline")?,
            vectors: Arc::new(Vectors::read(package)?),
        })
    }

    fn place(&self, component: &str) -> Option<usize> {
        self.pipeline.iter().position(|name| *name == component)
    }

    fn open_shared(&self) -> Result<Option<Tok2Vec>, Error> {
        if self.place(SHARED).is_none() {
            return Ok(None);
        }
        let section = format!("components.{SHARED}.model");
        let shape = Tok2VecShape::read(self.config, &section, &self.vectors)?;
        let mut nodes = self.read_nodes(SHARED, &shape.layers())?;
        Ok(Some(shape.build(&mut nodes, &self.vectors)))
    }

    fn open_component<S, C>(
        &self,
        name: &str,
        shared_width: Option<usize>,
        steps: Steps<S, C>,
    ) -> Result<Component<C>, Error> {
        let section = format!("components.{name}.model.tok2vec");
        let (own, width) = match self.listener_width(&section, shared_width)? {
            Some(width) => (None, width),
            None => {
                let shape = Tok2VecShape::read(self.config, &section, &self.vectors)?;
                let width = shape.width();
                (Some(shape), width)
            }
        };
        let below = match &own {
            Some(shape) => shape.layers(),
            None => Layer::bare("tok2vec-listener"),
        };
        let shape = (steps.read)(self.package, self.config, width)?;
        let mut nodes = self.read_nodes(name, &(steps.layers)(&shape, below))?;
        Ok(Component {
            tok2vec: own.map(|shape| shape.build(&mut nodes, &self.vectors)),
            component: (steps.build)(shape, &mut nodes),
        })
    }

    /// The width of the shared vectors, if the section asks for them.
    fn listener_width(&self, name: &str, shared: Option<usize>) -> Result<Option<usize>, Error> {
        let section: Section<'_> = self.config.section(name)?;
        if section.string("@architectures")? != LISTENER {
            return Ok(None);
        }
        let upstream = section.string("upstream")?;
        let (Some(shared), "*" | SHARED) = (shared, upstream) else {
            let problem = format_args!("expected a component of the pipeline, found {upstream:?}");
            return Err(section.error("upstream", problem));
        };
        let width = section.number("width")?;
        if width != shared {
            let problem = format_args!("expected {shared} as in [components.{SHARED}]");
            return Err(section.error("width", format_args!("{problem}, found {width}")));
        }
        Ok(Some(shared))
    }

    fn read_nodes(&self, component: &str, layers: &Layer) -> Result<Nodes, Error> {
        let file = format!("{component}/model");
        read_weights(&file, &self.package.file(&file)?, layers)
    }
}
