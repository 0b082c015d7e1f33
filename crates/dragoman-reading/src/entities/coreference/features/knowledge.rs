//! The features of what nouns mean and names are of.

use super::super::chain::Chain;
use super::super::nouns::{Kinship, Meanings, kinship};
use super::super::ranker::Features;
use super::super::view::{Group, View};
use super::{bucket, class_of, kind_of};

/// How near the meanings of the nouns are, and what kind of thing the noun may be of.
pub(super) fn of_meanings(chain: &Chain, view: &View, out: &mut Features) {
    let Some(meanings) = &view.meanings else { return };
    let named = u32::from(chain.is_named());
    let nearest = chain.meanings.iter().map(|theirs| kinship(meanings, theirs)).min();
    let kinship = nearest.unwrap_or(Kinship::Unknown) as u32;
    out.add(90, kinship * 2 + named);
    out.add_pair(91, class_of(view.class), kinship * 2 + named);
    let class = meanings[0].class;
    out.add_pair(92, class, kind_of(chain) * 2 + named);
    let theirs = chain.meanings.first().map_or(0, |theirs| theirs[0].class);
    out.add_pair(93, class, theirs);
    if chain.is_named() {
        for &above in meanings[0].upwards().iter().take(3) {
            out.add_pair(94, u32::from(above), kind_of(chain));
        }
    }
}

/// What the words around a mention, and its noun, say of a name's kind; `rank_in_kind` names of the kind are nearer.
pub(super) fn of_name(view: &View, chain: &Chain, rank_in_kind: usize, out: &mut Features) {
    let class = class_of(view.class);
    let kind = kind_of(chain) * 2 + u32::from(chain.is_named());
    let nearer = bucket(rank_in_kind) * 64 + kind;
    out.add_pair(100, view.governor.rotate_left(3) ^ view.place as u32, kind);
    out.add_pair(101, class, chain.name.label);
    out.add_pair(102, class, nearer);
    out.add_pair(103, view.head, nearer);
    out.add_pair(104, class, u32::from(chain.in_title) * 64 + kind);
    if view.group == Group::Name || !chain.is_named() {
        return;
    }
    out.add_pair(105, view.head, chain.name.sort);
    out.add_pair(106, view.head, chain.name.tail);
    out.add_pair(107, view.head, chain.name.label);
    if let Some(meanings) = &view.meanings {
        of_noun(meanings, chain, nearer, out);
    }
}

/// Which names the meaning of a noun goes with.
fn of_noun(meanings: &Meanings, chain: &Chain, nearer: u32, out: &mut Features) {
    out.add_pair(108, meanings[0].class, chain.name.sort);
    out.add_pair(109, meanings[0].class, chain.name.tail);
    out.add_pair(110, meanings[0].class, chain.name.label);
    for &above in meanings[0].upwards().iter().take(3) {
        out.add_pair(111, u32::from(above), chain.name.label);
        out.add_pair(112, u32::from(above), nearer);
    }
}
