//! What a component of a transition system has in files of its own: settings and moves.
//!
//! In: the package and the name of the component. Out: an error where the search is not greedy; the moves, which
//! are listed in the `moves` file by kind and label, the frequent ones first.

use super::sizes::read_json;
use crate::error::Error;
use crate::model::{Msgpack, Package};
use serde_json::Value;
use std::cmp::Reverse;

/// Reads the settings of a component, which have to leave the search greedy.
pub fn check_settings(package: &Package, component: &str) -> Result<(), Error> {
    let file = format!("{component}/cfg");
    let settings = read_json(&file, &package.text(&file)?)?;
    let beam_width = settings.get("beam_width").and_then(Value::as_u64);
    if beam_width.is_some_and(|width| width != 1) {
        let problem = "expected beam_width 1: a beam search is not supported";
        return Err(Error::new(file, problem));
    }
    if settings.get("learn_tokens") == Some(&Value::Bool(true)) {
        let problem = "expected learn_tokens false: merging tokens is not supported";
        return Err(Error::new(file, problem));
    }
    Ok(())
}

/// One move: its kind, by number, and its label, which may be empty.
pub type Move = (usize, String);

/// Reads the moves of a component in the order of their scores.
pub fn read_moves(package: &Package, component: &str) -> Result<Vec<Move>, Error> {
    let file = format!("{component}/moves");
    let bytes = package.file(&file)?;
    let value = Msgpack::decode(&file, &bytes)?;
    let text = Msgpack::new(&file, &value).get("moves")?.string()?;
    let mut moves = read_counts(&file, text)?;
    moves.sort_by(|left, right| place(left).cmp(&place(right)));
    Ok(moves.into_iter().map(|(number, label, _)| (number, label)).collect())
}

/// How often each move was met in training.
fn read_counts(file: &str, text: &str) -> Result<Vec<(usize, String, i64)>, Error> {
    let mut moves = Vec::new();
    for (kind, labels) in &read_json(file, text)? {
        let wrong = || Error::new(file, format!("expected kinds and labels, found {kind:?}"));
        let number = kind.parse().map_err(|_| wrong())?;
        for (label, count) in labels.as_object().ok_or_else(wrong)? {
            moves.push((number, label.clone(), count.as_i64().ok_or_else(wrong)?));
        }
    }
    Ok(moves)
}

/// The place of a move among the others: by kind, the frequent ones first. Labels that were added
/// after training count down from -1, one count a label, and come last.
fn place((number, label, count): &(usize, String, i64)) -> impl Ord {
    let is_added = *count < 0;
    let kind = if is_added { 0 } else { *number };
    (is_added, kind, Reverse((*count, label.as_str())), *number)
}
