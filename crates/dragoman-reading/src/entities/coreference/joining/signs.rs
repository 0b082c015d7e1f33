//! The features of a chain without a name, with each thing that it may be of.
//!
//! In: a [`Case`]. Out: rows of the table of the second trained part. Numbers of features are its own.

use super::super::chain::Chain;
use super::super::features::{bucket, class_of, kind_of};
use super::super::nouns::{Kinship, kinship};
use super::super::ranker::Features;
use super::super::ranking::Ranking;
use super::super::view::View;
use super::{Candidate, Case, LEAST_VOTE};

/// A half of a nat.
const HALF: i64 = 5_000;
/// The most that a vote counts.
const MOST_VOTE: i64 = 40_000;

/// Votes in half nats, from 1 on; 0 where there is none.
fn grade(vote: Option<i64>) -> u32 {
    vote.map_or(0, |vote| ((vote.clamp(LEAST_VOTE, MOST_VOTE) - LEAST_VOTE) / HALF) as u32 + 1)
}

/// Shows the features of every option; the first is "none of them".
pub(super) fn each(ranking: &Ranking<'_, '_>, case: &Case, see: &mut dyn FnMut(&Features)) {
    let mut features = Features::default();
    of_none(ranking, case, &mut features);
    see(&features);
    for rank in 0..case.candidates.len() {
        of_join(ranking, case, rank, &mut features);
        see(&features);
    }
}

fn of_none(ranking: &Ranking<'_, '_>, case: &Case, out: &mut Features) {
    let (chain, view) = (&ranking.chains[case.chain], &ranking.views[case.first]);
    let class = class_of(view.class);
    let top = grade(case.candidates[0].votes.best);
    let next = grade(case.candidates.get(1).and_then(|next| next.votes.best));
    out.begin(9);
    out.add_pair(1, class, bucket(chain.mentions.len()));
    out.add_pair(2, class, top);
    out.add_pair(3, top, next);
    out.add(4, chain.pronouns);
    out.add(5, view.head);
    out.add_pair(6, class, kind_of(chain) * 4 + number(chain));
    out.add_pair(7, class, bucket(view.sentence));
    out.add_pair(8, class, view.place as u32);
    out.add_pair(9, class, u32::from(view.has_tail) * 8 + bucket(view.modifiers.len()));
    out.add_pair(10, class, u32::from(view.quotation.is_some()));
    out.add_pair(11, class, bucket(ranking.counts.get(&view.head).copied().unwrap_or_default()));
    out.add(12, bucket(chain.n_nominals) * 8 + bucket(chain.mentions.len()));
    if let Some(meanings) = &view.meanings {
        out.add_pair(13, class, meanings[0].class);
        out.add_pair(14, meanings[0].class, top);
        for &above in meanings[0].upwards().iter().take(3) {
            out.add(15, u32::from(above));
        }
    }
}

fn number(chain: &Chain) -> u32 {
    u32::from(chain.singular) * 2 + u32::from(chain.plural)
}

fn of_join(ranking: &Ranking<'_, '_>, case: &Case, rank: usize, out: &mut Features) {
    let Candidate { named: at, votes } = case.candidates[rank];
    let (chain, named) = (&ranking.chains[case.chain], &ranking.chains[at]);
    let view = &ranking.views[case.first];
    let class = class_of(view.class);
    let kind = kind_of(named);
    out.begin(10);
    out.add(20, grade(votes.best));
    out.add_pair(21, class, grade(votes.best));
    out.add_pair(22, class, grade(votes.of_first));
    out.add_pair(23, bucket(chain.mentions.len()), grade(votes.best));
    out.add_pair(24, bucket(votes.n), grade(votes.best));
    out.add_pair(25, class, bucket(rank));
    let is_rival = |other: &&Candidate| other.named != at;
    let nearer = case.candidates.iter().take_while(is_rival);
    let ahead = nearer.filter(|other| ranking.chains[other.named].kind == named.kind).count();
    let rival = case.candidates.iter().filter(is_rival).filter_map(|other| other.votes.best).max();
    out.add_pair(26, class, bucket(ahead) * 32 + kind);
    out.add_pair(27, class, grade(votes.best.zip(rival).map(|(best, rival)| best - rival)));
    out.add_pair(28, chain.pronouns, kind);
    out.add_pair(29, class, kind * 32 + number(chain) * 4 + number(named));
    out.add_pair(30, class, bucket(named.mentions.len()) * 8 + bucket(chain.mentions.len()));
    out.add_pair(
        31,
        class,
        bucket(named.n_names) * 64 + bucket(named.n_nominals) * 8 + bucket(chain.n_nominals),
    );
    out.add_pair(32, class, u32::from(named.in_title) * 32 + kind);
    of_order(ranking, case, named, class, out);
    of_nouns(chain, view, named, class, out);
}

/// Which was spoken of first, and how far apart.
fn of_order(ranking: &Ranking<'_, '_>, case: &Case, named: &Chain, class: u32, out: &mut Features) {
    let view = &ranking.views[case.first];
    let begins = named.begins.map_or(0, |(idx, _)| idx);
    let is_before = begins < case.first;
    let nearest =
        named.mentions.iter().map(|&idx| (ranking.views[idx].sentence.abs_diff(view.sentence), idx));
    let (gap, near) = nearest.min_by_key(|&(gap, idx)| (gap, case.first.abs_diff(idx))).unwrap_or_default();
    let near_view = &ranking.views[near];
    let side = u32::from(near < case.first) * 2 + u32::from(is_before);
    out.add_pair(40, class, bucket(gap) * 4 + side);
    out.add_pair(
        41,
        class,
        u32::from(is_before) * 64
            + bucket(named.begins.map_or(0, |(_, sentence)| sentence)) * 8
            + bucket(view.sentence),
    );
    if gap == 0 {
        out.add_pair(42, class, near_view.place as u32 * 32 + view.place as u32);
        out.add_pair(43, near_view.hangs.how, view.hangs.how);
        if view.hangs.on == near_view.hangs.on {
            out.add_pair(44, near_view.hangs.how, view.hangs.how);
        }
    } else {
        out.add_pair(45, class, near_view.place as u32 * 32 + view.place as u32);
    }
}

/// How its nouns go with the name.
fn of_nouns(chain: &Chain, view: &View, named: &Chain, class: u32, out: &mut Features) {
    let kind = kind_of(named);
    let has = |list: &[u32]| chain.heads.iter().any(|head| list.contains(head));
    let shares = u32::from(has(&named.words)) * 4
        + u32::from(has(&named.heads)) * 2
        + u32::from(has(&named.modifiers));
    out.add_pair(50, class, shares);
    let shared = chain
        .modifiers
        .iter()
        .filter(|word| named.words.contains(word) || named.modifiers.contains(word))
        .count();
    out.add_pair(51, class, bucket(shared) * 8 + bucket(chain.modifiers.len()));
    out.add_pair(52, view.head, kind);
    out.add_pair(53, view.head, named.name.sort);
    out.add_pair(54, view.head, named.name.tail);
    out.add_pair(55, view.head, named.name.label);
    out.add_pair(56, class, named.name.label);
    for meanings in chain.meanings.iter().take(2) {
        out.add_pair(57, meanings[0].class, kind);
        out.add_pair(58, meanings[0].class, named.name.label);
        out.add_pair(59, meanings[0].class, named.name.sort);
        out.add_pair(60, meanings[0].class, named.name.tail);
        let nearest = named.meanings.iter().map(|theirs| kinship(meanings, theirs)).min();
        out.add_pair(61, class, nearest.unwrap_or(Kinship::Unknown) as u32);
        for &above in meanings[0].upwards().iter().take(3) {
            out.add_pair(62, u32::from(above), kind);
            out.add_pair(63, u32::from(above), named.name.label);
            out.add_pair(64, u32::from(above), named.name.sort);
        }
    }
}
