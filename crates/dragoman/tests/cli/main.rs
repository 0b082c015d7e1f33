//! The command line on the built binary: files in, whole output and status out.

mod explain;
mod harness;
mod input;
mod lexicon;
mod output;
