//! What the trained part learns from: the choices of a text, with the right ones marked.
//!
//! In: a parsed text and which things its annotators say that phrases stand for. Out: [`Lesson`]s. The
//! chains grow as the annotators have them, or as the program chooses: it has to find its way among its
//! own faults too.

use super::Linking;
use super::proposals::Proposals;
use super::ranking::Ranking;

/// One choice: its options, each a list of rows of the trained table, and which of them are right: none
/// if the right one was no option. The first option is "something new".
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The features of each option.
    pub options: Vec<Vec<u16>>,
    /// Which options are right.
    pub right: Vec<bool>,
    /// The token that heads the mention.
    pub head: usize,
}

/// Whom the mentions stand for, as annotators say, and the lessons so far.
pub(super) struct Teacher {
    /// The number of the thing of each mention, if it is one that occurs again.
    pub(super) truth: Vec<Option<usize>>,
    /// Whether chains grow as the program chooses, faults and all, not as annotators have them.
    pub(super) by_own_choice: bool,
    pub(super) lessons: Vec<Lesson>,
}

impl Teacher {
    /// Notes the choice for a mention and says which chain it joins.
    pub(super) fn teach(
        &mut self,
        ranking: &mut Ranking<'_, '_>,
        idx: usize,
        proposals: &Proposals,
    ) -> Option<usize> {
        let laid = ranking.lay_out(idx, proposals);
        let mut right = vec![self.is_new(idx)];
        right.extend(laid.chains.iter().map(|&chain| self.is_right(ranking, idx, chain)));
        // Of two parts of one thing the one with the name is the better answer.
        let named = |at: usize| at > 0 && ranking.chains[laid.chains[at - 1]].is_named();
        if (1..right.len()).any(|at| right[at] && named(at)) {
            (1..right.len()).for_each(|at| right[at] &= named(at));
        }
        self.lessons.push(Lesson { options: laid.rows, right, head: ranking.mentions[idx].head });
        if self.by_own_choice { ranking.choose(idx, proposals).chain } else { self.right_chain(ranking, idx) }
    }

    /// The chain of the thing that a mention stands for.
    pub(super) fn right_chain(&self, ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
        let others = self.others(idx);
        others.filter_map(|other| ranking.chain_of[other]).next()
    }

    /// The other mentions of the same thing.
    fn others(&self, idx: usize) -> impl Iterator<Item = usize> + '_ {
        let truth = self.truth[idx];
        (0..self.truth.len())
            .filter(move |&other| other != idx && truth.is_some() && self.truth[other] == truth)
    }

    fn is_new(&self, idx: usize) -> bool {
        self.others(idx).all(|other| other > idx)
    }

    /// Whether at least half of a chain's mentions stand for the same thing as this one.
    fn is_right(&self, ranking: &Ranking<'_, '_>, idx: usize, chain: usize) -> bool {
        let mentions = &ranking.chains[chain].mentions;
        let n_right = mentions.iter().filter(|&&other| self.truth[other] == self.truth[idx]).count();
        self.truth[idx].is_some() && 2 * n_right >= mentions.len()
    }
}

/// The number of annotators' things at the head of each mention.
pub(super) fn truth_of(linking: &Linking<'_, '_>, things: &[(usize, usize)]) -> Vec<Option<usize>> {
    let thing_at = |head: usize| things.iter().find(|(token, _)| *token == head).map(|(_, thing)| *thing);
    linking.mentions.iter().map(|mention| thing_at(mention.head)).collect()
}
