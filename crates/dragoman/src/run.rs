//! Many inputs, read side by side and written in the order in which they came.
//!
//! Articles are taken in lots, each lot is read on all threads and then written, so memory is
//! bounded by a lot and the output does not depend on the number of threads. One bad input prints
//! one line on standard error and the others go on.

mod inputs;
mod progress;

use crate::arguments::Read;
use crate::engine::Engine;
use crate::output::Output;
use crate::{ALL, Failure, NONE, SOME};
use dragoman_ingest::Article;
use dragoman_records::Record;
use inputs::{Found, Inputs};
use progress::Progress;
use rayon::prelude::*;

/// Most articles of a lot: enough that threads seldom wait for the last one.
const MAX_LOT_ARTICLES: usize = 256;
/// Most text of a lot, in bytes: an article that is longer makes a lot of its own.
const MAX_LOT_BYTES: usize = 4 << 20;

/// How many articles were read and how many inputs gave none.
#[derive(Debug, Default)]
struct Tally {
    n_read: u64,
    n_skipped: u64,
}

impl Tally {
    fn status(&self) -> u8 {
        match (self.n_read, self.n_skipped) {
            (_, 0) => ALL,
            (0, _) => NONE,
            _ => SOME,
        }
    }
}

/// Reads what the user named; gives the exit status.
pub fn read(arguments: &Read) -> Result<u8, Failure> {
    let inputs = Inputs::open(arguments)?;
    let engine = Engine::open(&arguments.knowledge)?.keeping(arguments.sureness);
    let mut output = Output::open(arguments)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.threads.map_or(0, usize::from))
        .build()
        .map_err(|error| format!("threads cannot be started: {error}"))?;
    let progress = inputs.progress();
    let mut tally = Tally::default();
    let lots = Lots { inputs: inputs.articles(&progress), held: None };
    for lot in lots {
        let read: Vec<_> = pool.install(|| lot.into_par_iter().map(|found| record(&engine, found)).collect());
        output.write(&take_records(read, &progress, &mut tally))?;
    }
    output.finish()?;
    progress.finish();
    Ok(tally.status())
}

/// The articles of what the user named, without reading them.
pub fn articles(arguments: &Read) -> Result<impl Iterator<Item = Result<Article, Failure>>, Failure> {
    let inputs = Inputs::open(arguments)?;
    let progress = Progress::begin(0);
    let found: Vec<Found> = inputs.articles(&progress).collect();
    Ok(found.into_iter().map(|found| found.article))
}

fn record(engine: &Engine, found: Found) -> Result<Record, Failure> {
    let article = found.article?;
    engine.read(article).map_err(|why| format!("{}: {why}", found.place))
}

/// The records that were made; says why the others were not.
fn take_records(read: Vec<Result<Record, Failure>>, progress: &Progress, tally: &mut Tally) -> Vec<Record> {
    let mut records = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(record) => records.push(record),
            Err(failure) => {
                tally.n_skipped += 1;
                progress.say(&format!("{failure}; skipped"));
            }
        }
    }
    tally.n_read += records.len() as u64;
    progress.set_read(tally.n_read);
    records
}

/// Articles by the lot.
struct Lots<I: Iterator<Item = Found>> {
    inputs: I,
    /// The one that was too large for the lot before.
    held: Option<Found>,
}

impl<I: Iterator<Item = Found>> Iterator for Lots<I> {
    type Item = Vec<Found>;

    fn next(&mut self) -> Option<Vec<Found>> {
        let mut lot: Vec<Found> = self.held.take().into_iter().collect();
        let mut n_bytes: usize = lot.iter().map(n_bytes_of).sum();
        while lot.len() < MAX_LOT_ARTICLES {
            let Some(found) = self.inputs.next() else { break };
            n_bytes += n_bytes_of(&found);
            if n_bytes > MAX_LOT_BYTES && !lot.is_empty() {
                self.held = Some(found);
                break;
            }
            lot.push(found);
        }
        (!lot.is_empty()).then_some(lot)
    }
}

fn n_bytes_of(found: &Found) -> usize {
    found.article.as_ref().map_or(0, |article: &Article| article.text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(n_bytes: usize) -> Found {
        let article = Article { text: "x".repeat(n_bytes), ..Article::default() };
        Found { place: String::new(), article: Ok(article) }
    }

    fn check(sizes: &[usize], expected: &[usize]) {
        let inputs = sizes.iter().map(|&size| found(size));
        let lots: Vec<usize> = Lots { inputs, held: None }.map(|lot| lot.len()).collect();
        assert_eq!(lots, expected);
    }

    #[test]
    fn a_lot_ends_at_its_bounds_and_loses_nothing() {
        check(&[], &[]);
        check(&[1; 300], &[256, 44]);
        check(&[MAX_LOT_BYTES, 1, 1], &[1, 2]);
        check(&[1, MAX_LOT_BYTES + 1, 1], &[1, 1, 1]);
    }

    #[test]
    fn the_status_tells_all_none_and_some() {
        assert_eq!(Tally { n_read: 2, n_skipped: 0 }.status(), ALL);
        assert_eq!(Tally { n_read: 0, n_skipped: 1 }.status(), NONE);
        assert_eq!(Tally { n_read: 2, n_skipped: 1 }.status(), SOME);
    }
}
