//! The inputs that the user named, opened one after the other.

use super::progress::Progress;
use crate::Failure;
use crate::arguments::Read;
use dragoman_ingest::{Article, Error, Options};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

const STANDARD_INPUT: &str = "-";

/// What an input, or one line of it, gave.
#[derive(Debug)]
pub struct Found {
    /// File, or file and article, for messages.
    pub place: String,
    /// The article, or a message that names the place.
    pub article: Result<Article, Failure>,
}

/// The inputs, not yet opened.
#[derive(Debug)]
pub struct Inputs {
    paths: Vec<PathBuf>,
    options: Options,
}

impl Inputs {
    /// Takes the files of the call; without any, standard input if something is piped into it.
    pub fn open(arguments: &Read) -> Result<Self, Failure> {
        let mut paths = arguments.files.clone();
        if paths.is_empty() {
            if io::stdin().is_terminal() {
                return Err("nothing to read, expected files or a stream on standard input\n  \
                            hint: dragoman read --help shows examples"
                    .into());
            }
            paths.push(STANDARD_INPUT.into());
        }
        Ok(Self { paths, options: Options { published: arguments.published, ..Options::default() } })
    }

    /// A bar over the bytes of all files.
    pub fn progress(&self) -> Progress {
        let sizes = self.paths.iter().map(|path| fs::metadata(path).map_or(0, |file| file.len()));
        Progress::begin(sizes.sum())
    }

    /// The articles of all inputs, in order.
    pub fn articles<'a>(&'a self, progress: &'a Progress) -> impl Iterator<Item = Found> + 'a {
        self.paths.iter().flat_map(move |path| articles(path, &self.options, progress))
    }
}

/// The articles of one input.
pub fn articles<'a>(
    path: &Path,
    options: &Options,
    progress: &'a Progress,
) -> Box<dyn Iterator<Item = Found> + 'a> {
    let name = path.display().to_string();
    if name == STANDARD_INPUT {
        let input = BufReader::new(io::stdin());
        return Box::new(named("standard input".into(), STANDARD_INPUT, input, options));
    }
    let file = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
        true => Err(io::Error::other("a folder, expected a file")),
        false => Ok(file),
    });
    match file {
        Ok(file) => {
            let input = BufReader::new(progress.watch(file));
            Box::new(named(name.clone(), &name, input, options))
        }
        Err(error) => {
            let article = Err(format!("{name}: {error}"));
            Box::new(std::iter::once(Found { place: name, article }))
        }
    }
}

fn named<R: BufRead>(
    place: String,
    name: &str,
    input: R,
    options: &Options,
) -> impl Iterator<Item = Found> + use<R> {
    dragoman_ingest::articles(name, input, options).map(move |article| Found {
        article: article.map_err(|error: Error| error.in_file(&place)),
        place: place.clone(),
    })
}
