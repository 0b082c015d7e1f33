//! Runs a program over a text, trying one way after the other.
//!
//! A way that failed from a step and a place fails again, whatever led there, for steps remember
//! nothing. So after a number of tries the machine keeps a list of failed (step, place) pairs,
//! and its time stays below the product of steps and places.

use crate::pattern::node::Place;
use crate::pattern::program::{Program, Step};
use crate::unicode::is_word;

/// After so many choices the failed pairs are kept; shorter runs are faster without.
const N_FREE_CHOICES: usize = 1000;

/// No list is kept of more pairs than this (128 MB).
const MAX_PAIRS: usize = 1 << 30;

/// Room to work in, kept between runs.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    ways: Vec<(u32, u32)>,
}

/// The (step, place) pairs from which all ways have been tried.
#[derive(Default)]
struct Tried {
    bits: Vec<u64>,
}

impl Machine {
    /// The end of the match that starts at `from` with the step `start`.
    pub fn run(&mut self, program: &Program, start: usize, text: &[char], from: usize) -> Option<usize> {
        let base = self.ways.len();
        let end = self.first_end(program, (start as u32, from as u32), text, base);
        self.ways.truncate(base);
        end
    }

    fn first_end(&mut self, program: &Program, way: (u32, u32), text: &[char], base: usize) -> Option<usize> {
        self.ways.push(way);
        let mut tried = Tried::default();
        let mut n_choices = 0;
        while self.ways.len() > base {
            let (mut step_idx, mut place) = self.ways.pop()?;
            loop {
                match program.steps[step_idx as usize] {
                    Step::Match => return Some(place as usize),
                    Step::Go(next) => step_idx = next,
                    Step::Either(first, second) => {
                        n_choices += 1;
                        if n_choices > N_FREE_CHOICES && tried.mark(program, text, (step_idx, place)) {
                            break;
                        }
                        self.ways.push((second, place));
                        step_idx = first;
                    }
                    step => match self.advance(program, step, (step_idx, place), text) {
                        Some(next) => (step_idx, place) = next,
                        None => break,
                    },
                }
            }
        }
        None
    }

    fn advance(
        &mut self,
        program: &Program,
        step: Step,
        (step_idx, place): (u32, u32),
        text: &[char],
    ) -> Option<(u32, u32)> {
        match step {
            Step::One(set) => {
                let char = *text.get(place as usize)?;
                let fits = program.sets[set as usize].contains(char);
                fits.then_some((step_idx + 1, place + 1))
            }
            Step::At(at) => is_at(at, text, place as usize).then_some((step_idx + 1, place)),
            Step::Look { back, wanted, next } => {
                let found = place.checked_sub(back).is_some_and(|from| {
                    let start = step_idx as usize + 1;
                    self.run(program, start, text, from as usize).is_some()
                });
                (found == wanted).then_some((next, place))
            }
            Step::Go(_) | Step::Either(..) | Step::Match => None,
        }
    }
}

impl Tried {
    /// Marks a pair; gives whether it was marked before.
    fn mark(&mut self, program: &Program, text: &[char], (step_idx, place): (u32, u32)) -> bool {
        let n_places = text.len() + 1;
        let n_pairs = program.steps.len().saturating_mul(n_places);
        if n_pairs > MAX_PAIRS {
            return false;
        }
        self.bits.resize(n_pairs.div_ceil(64), 0);
        let pair = step_idx as usize * n_places + place as usize;
        let (word, bit) = (&mut self.bits[pair / 64], 1 << (pair % 64));
        let was_marked = *word & bit != 0;
        *word |= bit;
        was_marked
    }
}

fn is_at(at: Place, text: &[char], place: usize) -> bool {
    let is_word_at = |idx: Option<usize>| idx.and_then(|idx| text.get(idx)).is_some_and(|&it| is_word(it));
    let is_border = || is_word_at(place.checked_sub(1)) != is_word_at(Some(place));
    match at {
        Place::Start => place == 0,
        Place::VeryEnd => place == text.len(),
        Place::End => place == text.len() || text[place..] == ['\n'],
        Place::Border => is_border(),
        Place::NoBorder => !is_border(),
    }
}
