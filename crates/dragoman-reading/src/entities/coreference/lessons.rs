//! What the trained part learns from: the choices of a text, with the right ones marked.
//!
//! In: a parsed text and which things its annotators say that phrases stand for. Out: [`Lesson`]s. The
//! chains grow as the annotators have them, so that a lesson is what a reader without fault would face.

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
    pub(super) lessons: Vec<Lesson>,
}

impl Teacher {
    /// Notes the choice for a mention and says which chain is right, if any.
    pub(super) fn teach(
        &mut self,
        ranking: &Ranking<'_, '_>,
        idx: usize,
        proposals: &Proposals,
    ) -> Option<usize> {
        let laid = ranking.lay_out(idx, proposals);
        let is_right = |chain: usize| {
            let truth = self.truth[idx];
            truth.is_some() && ranking.chains[chain].mentions.iter().any(|&other| self.truth[other] == truth)
        };
        let mut right: Vec<bool> = laid.chains.iter().map(|&chain| is_right(chain)).collect();
        let chain = self.right_chain(ranking, idx);
        right.insert(0, chain.is_none());
        self.lessons.push(Lesson { options: laid.rows, right, head: ranking.mentions[idx].head });
        chain
    }

    /// The chain of the thing that a mention stands for.
    pub(super) fn right_chain(&self, ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
        let truth = self.truth[idx]?;
        let before = (0..self.truth.len()).filter(|&other| self.truth[other] == Some(truth));
        before.filter_map(|other| ranking.chain_of[other]).next()
    }
}

/// The number of annotators' things at the head of each mention.
pub(super) fn truth_of(linking: &Linking<'_, '_>, things: &[(usize, usize)]) -> Vec<Option<usize>> {
    let thing_at = |head: usize| things.iter().find(|(token, _)| *token == head).map(|(_, thing)| *thing);
    linking.mentions.iter().map(|mention| thing_at(mention.head)).collect()
}
