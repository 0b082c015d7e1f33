//! The features of what ties a mention to a thing: the words between, the clause.

use super::super::chain::Chain;
use super::super::ranker::{Features, hash_of};
use super::super::ranking::Ranking;
use super::super::view::View;
use super::{Choice, class_of, kind_of};

/// How many mentions of a thing are looked at for the clause.
const MOST_IN_CLAUSE: usize = 3;

/// A mention of the thing right before, or one of another thing: "Ann Reyes, *a potter*, …".
pub(super) fn of_neighbour(
    ranking: &Ranking<'_, '_>,
    choice: &Choice<'_>,
    chain_idx: usize,
    out: &mut Features,
) {
    let (view, chain) = (&ranking.views[choice.idx], &ranking.chains[chain_idx]);
    let Some(beside) = view.beside else { return };
    let class = class_of(view.class);
    let near = beside.members.iter().flatten().find(|&&other| ranking.chain_of[other] == Some(chain_idx));
    let Some(near) = near.map(|&other| &ranking.views[other]) else {
        out.add_pair(120, class, beside.gap);
        return;
    };
    let classes = class_of(near.class) * 32 + class;
    out.add_pair(121, classes, beside.gap);
    out.add_pair(122, classes, beside.gap.rotate_left(9) ^ view.behind);
    out.add_pair(123, kind_of(chain) * 32 + class, beside.gap);
    out.add_pair(124, beside.gap, view.hangs.how);
    if let Some(meanings) = &view.meanings {
        out.add_pair(125, beside.gap, meanings[0].class * 32 + kind_of(chain));
    }
}

/// One hangs on the other, or both on one word: "*She* was elected *mayor*".
pub(super) fn of_syntax(ranking: &Ranking<'_, '_>, idx: usize, chain: &Chain, out: &mut Features) {
    let view = &ranking.views[idx];
    let last = chain.mentions.iter().rev().take(MOST_IN_CLAUSE).map(|&other| &ranking.views[other]);
    for other in last.filter(|other| other.sentence == view.sentence) {
        of_hanging(ranking, view, other, out);
    }
}

fn of_hanging(ranking: &Ranking<'_, '_>, view: &View, other: &View, out: &mut Features) {
    let (on, how, class) = (view.hangs.on, view.hangs.how, class_of(view.class));
    if on == other.token {
        out.add_pair(130, how, class);
        out.add_pair(131, how, class_of(other.class));
    } else if on == other.hangs.on {
        let both = how ^ other.hangs.how.rotate_left(7);
        out.add_pair(132, how, other.hangs.how);
        out.add_pair(133, both, hash_of(ranking.parsed.document.lemma(on)));
        out.add_pair(134, both, class);
    } else if other.hangs.on == view.token {
        out.add_pair(135, other.hangs.how, class);
    }
}
