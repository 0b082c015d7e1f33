//! The few options of a mention that are worth the whole network.
//!
//! In: the features of each option. Out: the scores of "something new" and of the likeliest.
//!
//! What a feature adds outright orders the options nearly as the network does: on 540 reports the option that
//! the network likes best was among the first twelve of some thirty in 998 choices of 1,000.

use super::ranker::{Features, Ranker};
use std::cmp::Reverse;

/// How many options the network weighs, "something new" aside.
const MOST_WEIGHED: usize = 12;

/// The options of one mention; the room is kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Shortlist {
    options: Vec<Listed>,
    /// The rows of all options' features, one after the other.
    rows: Vec<u16>,
    /// What the options add outright, best first.
    order: Vec<(Reverse<i32>, usize)>,
}

#[derive(Debug)]
struct Listed {
    /// None for "something new".
    chain: Option<usize>,
    /// What its features add outright.
    direct: i32,
    /// Where its rows end.
    end: usize,
}

impl Shortlist {
    pub(super) fn clear(&mut self) {
        self.options.clear();
        self.rows.clear();
    }

    pub(super) fn push(&mut self, chain: Option<usize>, features: &Features, ranker: &Ranker) {
        let start = self.rows.len();
        self.rows.extend(features.rows());
        let direct = ranker.direct(&self.rows[start..]);
        self.options.push(Listed { chain, direct, end: self.rows.len() });
    }

    /// The scores, in the order in which the options came.
    pub(super) fn score(&mut self, ranker: &Ranker, scores: &mut Vec<(Option<usize>, i64)>) {
        scores.clear();
        let last = self.last_weighed();
        let mut start = 0;
        for (idx, option) in self.options.iter().enumerate() {
            let rows = &self.rows[start..option.end];
            start = option.end;
            if option.chain.is_none() || (Reverse(option.direct), idx) <= last {
                scores.push((option.chain, ranker.score(rows, option.direct)));
            }
        }
    }

    /// The last option that is weighed; of equals the first ones are.
    fn last_weighed(&mut self) -> (Reverse<i32>, usize) {
        let chains = self.options.iter().enumerate().filter(|(_, option)| option.chain.is_some());
        self.order.clear();
        self.order.extend(chains.map(|(idx, option)| (Reverse(option.direct), idx)));
        if self.order.len() <= MOST_WEIGHED {
            return (Reverse(i32::MIN), usize::MAX);
        }
        *self.order.select_nth_unstable(MOST_WEIGHED - 1).1
    }
}
