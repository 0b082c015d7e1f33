//! The features of a choice: a mention with what it may stand for, or the mention as a thing of its own.
//!
//! In: the views of the mentions and the chains so far. Out: rows of the trained table ([`Features`]).
//! Each feature has a number and a few values; adding one means training anew. `knowledge` has those of what nouns
//! and names are of, `ties` those of the words between and the parse.

mod knowledge;
mod ties;

use super::chain::Chain;
use super::proposals::Proposals;
use super::ranker::Features;
use super::ranking::Ranking;
use super::view::{Class, Group, View};
use dragoman_records::EntityType;

/// What the options of one mention have in common.
pub(super) struct Choice<'c> {
    pub(super) idx: usize,
    pub(super) proposals: &'c Proposals,
    /// Of how many options the noun is the mention's.
    pub(super) n_same_head: usize,
    pub(super) n_same_text: usize,
    /// The number of mentions of the option with most.
    pub(super) largest: usize,
    /// Whether it is the "it" of "it rains".
    pub(super) says_nothing: bool,
    /// The chain of whoever says it.
    pub(super) speaker: Option<usize>,
}

/// The features of a mention as something that the text has not spoken of.
pub(super) fn of_new(ranking: &Ranking<'_, '_>, choice: &Choice<'_>, out: &mut Features) {
    let (view, mention) = (&ranking.views[choice.idx], &ranking.mentions[choice.idx]);
    let class = class_of(view.class);
    out.begin(view.group as u32);
    out.add(1, class);
    out.add_pair(2, class, view.place as u32);
    out.add_in_group(3, view.head);
    out.add(4, bucket(choice.n_same_head));
    out.add(5, bucket(choice.n_same_text));
    out.add_pair(6, class, bucket(choice.n_same_text) * 8 + bucket(choice.n_same_head));
    out.add(7, u32::from(mention.plural));
    out.add_pair(8, class, view.label);
    out.add_pair(9, class, mention.kind as u32);
    out.add(10, bucket(view.modifiers.len()));
    out.add(11, choice.proposals.kinds());
    out.add(12, u32::from(choice.says_nothing) * 2 + u32::from(view.has_tail));
    out.add(13, u32::from(view.quotation.is_some()) * 4 + voice_of(view));
    out.add_pair(14, class, bucket(view.sentence));
    out.add_in_group(15, view.governor);
    out.add_pair(16, class, u32::from(view.has_tail) * 4 + bucket(view.modifiers.len()).min(3));
    out.add_pair(17, view.place as u32, view.governor);
    let n_in_text = bucket(ranking.counts.get(&view.head).copied().unwrap_or_default());
    out.add_pair(18, class, n_in_text * 8 + bucket(choice.n_same_text));
    out.add_pair(19, class, bucket(ranking.tied[choice.idx]));
    if let Some(meanings) = view.meanings {
        out.add_pair(98, class, meanings[0].class);
    }
}

/// The features of a mention as one more of a chain.
pub(super) fn of_pair(
    ranking: &Ranking<'_, '_>,
    choice: &Choice<'_>,
    chain_idx: usize,
    (rank, rank_in_kind): (usize, usize),
    out: &mut Features,
) {
    let (view, mention) = (&ranking.views[choice.idx], &ranking.mentions[choice.idx]);
    let chain = &ranking.chains[chain_idx];
    let last_idx = chain.last_before(choice.idx);
    out.begin(view.group as u32);
    out.add(20, 0);
    if view.group == Group::Name {
        of_name(ranking, choice.idx, chain, out);
    }
    out.add(21, bucket(rank));
    out.add(22, choice.proposals.for_chain(chain_idx));
    of_chain(chain, view, mention.plural, out);
    out.add_pair(23, mention.kind as u32, kind_of(chain));
    out.add(24, mention.gender as u32 * 4 + chain.gender as u32);
    of_words(chain, view, out);
    knowledge::of_meanings(chain, view, out);
    knowledge::of_name(view, chain, rank_in_kind, out);
    ties::of_neighbour(ranking, choice, chain_idx, out);
    ties::of_syntax(ranking, choice.idx, chain, out);
    let is_largest = u32::from(chain.mentions.len() == choice.largest && choice.largest > 2);
    out.add_pair(48, class_of(view.class), is_largest * 32 + kind_of(chain));
    let last = last_idx.map(|last| &ranking.views[last]);
    let Some(last) = last else {
        out.add(25, 0);
        of_voice(ranking, choice, chain_idx, None, out);
        return;
    };
    let distance = view.sentence.saturating_sub(last.sentence);
    out.add(26, bucket(distance));
    out.add_pair(27, class_of(view.class), class_of(last.class));
    out.add_pair(28, class_of(view.class) * 8 + bucket(distance).min(3), last.place as u32);
    out.add(29, view.place as u32 * 64 + last.place as u32 * 4 + bucket(distance).min(2));
    out.add(30, quotes(view, last));
    of_clause(view, last, out);
    of_voice(ranking, choice, chain_idx, Some(last), out);
    out.add(31, u32::from(view.label == last.label) * 2 + u32::from(view.label == 0));
    if let Some(nominal) = chain.last_nominal {
        let other = &ranking.views[nominal];
        out.add_pair(32, view.head, other.head);
        out.add_in_group(33, bucket(view.sentence.saturating_sub(other.sentence)));
    }
    out.add_pair(34, class_of(view.class), bucket(rank) * 8 + bucket(distance));
}

/// A name after something that had none: "a Norwegian woman … Anna Berg".
fn of_name(ranking: &Ranking<'_, '_>, idx: usize, chain: &Chain, out: &mut Features) {
    let named = u32::from(chain.is_named());
    let n_tied = bucket(ranking.tied[idx]);
    let n_all = bucket(chain.mentions.len());
    let first = chain.begins.map_or(0, |(_, sentence)| sentence);
    let kinds = ranking.mentions[idx].kind as u32 * 16 + kind_of(chain);
    out.add(80, named * 64 + n_tied * 8 + n_all);
    out.add(81, (named * 8 + bucket(first)) * 8 + bucket(ranking.views[idx].sentence));
    out.add_pair(82, kinds, named * 512 + chain.pronouns);
    let first_class = chain.first.map_or(30, class_of);
    out.add_pair(83, first_class, named * 8 + bucket(first));
    let class = chain.meanings.first().map_or(0, |theirs| theirs[0].class);
    out.add_pair(84, ranking.mentions[idx].kind as u32, class * 2 + named);
    out.add_pair(85, n_tied, n_all * 32 + kind_of(chain));
    if let Some(meanings) = chain.meanings.first() {
        for &above in meanings[0].upwards().iter().take(3) {
            out.add_pair(86, u32::from(above), ranking.mentions[idx].kind as u32 * 2 + named);
        }
    }
}

fn of_chain(chain: &Chain, view: &View, plural: bool, out: &mut Features) {
    let n_all = chain.mentions.len();
    out.add(40, bucket(n_all) * 2 + u32::from(chain.is_named()));
    out.add(41, bucket(chain.n_names) * 8 + bucket(chain.n_nominals));
    let number = u32::from(chain.singular) * 2 + u32::from(chain.plural);
    out.add(42, number * 2 + u32::from(plural));
    out.add_pair(43, class_of(view.class), number);
    out.add_pair(44, class_of(view.class), chain.pronouns);
    out.add(45, kind_of(chain));
    out.add_pair(46, class_of(view.class), kind_of(chain) * 4 + number);
    out.add_pair(47, view.head, kind_of(chain) * 2 + u32::from(chain.is_named()));
}

/// How the words of a mention go with those of a chain.
fn of_words(chain: &Chain, view: &View, out: &mut Features) {
    let same_head = chain.heads.contains(&view.head);
    let same_text = chain.texts.contains(&view.text);
    let in_name = chain.words.contains(&view.head);
    let in_modifiers = chain.modifiers.contains(&view.head);
    let mine = view.modifiers.len();
    let shared = view
        .modifiers
        .iter()
        .filter(|word| chain.modifiers.contains(word) || chain.words.contains(word))
        .count();
    let modifiers = match (mine, chain.modifiers.len()) {
        (0, 0) => 0,
        (0, _) => 1,
        (_, 0) if shared == 0 => 2,
        _ if shared == mine => 3,
        _ if shared > 0 => 4,
        _ => 5,
    };
    let heads = u32::from(same_head) * 8
        + u32::from(same_text) * 4
        + u32::from(in_name) * 2
        + u32::from(in_modifiers);
    out.add(50, heads);
    out.add(51, heads * 8 + modifiers);
    out.add_pair(52, class_of(view.class), heads * 8 + modifiers);
    let n_words = view.words.len();
    let shared = view.words.iter().filter(|word| chain.words.contains(word)).count();
    let names = if n_words == 0 {
        0
    } else if shared == 0 {
        1
    } else if shared == n_words {
        2
    } else {
        3
    };
    out.add(53, names * 2 + u32::from(chain.is_named()));
    if matches!(view.group, Group::Definite | Group::Other | Group::Name) {
        out.add_pair(
            54,
            class_of(view.class),
            u32::from(same_head) * 8 + u32::from(chain.is_named()) * 4 + u32::from(in_name),
        );
    }
    if same_head {
        out.add_in_group(55, view.head);
    }
}

/// One clause, or one inside the other's phrase.
fn of_clause(view: &View, last: &View, out: &mut Features) {
    let same_clause = view.clause.is_some() && view.clause == last.clause;
    let nested = view.phrase.start >= last.phrase.start && view.phrase.end <= last.phrase.end;
    let gap = view.phrase.start.saturating_sub(last.phrase.end);
    let near = if nested { 0 } else { 1 + bucket(gap) };
    out.add(60, u32::from(same_clause) * 2 + u32::from(view.reflexive));
    if same_clause {
        out.add(61, view.place as u32 * 16 + last.place as u32);
    }
    if view.sentence == last.sentence {
        out.add(62, near);
        out.add_pair(63, class_of(view.class) * 16 + view.place as u32, near * 16 + last.place as u32);
    }
}

/// In and out of quotations.
fn quotes(view: &View, last: &View) -> u32 {
    match (view.quotation, last.quotation) {
        (None, None) => 0,
        (None, Some(_)) => 1,
        (Some(_), None) => 2,
        (a, b) if a == b => 3,
        _ => 4,
    }
}

fn voice_of(view: &View) -> u32 {
    view.voice.map_or(0, |voice| 1 + u32::from(voice.quoted))
}

/// Whether the chain is whoever says the mention, and whether the chain's last mention is said by the same.
fn of_voice(
    ranking: &Ranking<'_, '_>,
    choice: &Choice<'_>,
    chain: usize,
    last: Option<&View>,
    out: &mut Features,
) {
    let (view, speaker) = (&ranking.views[choice.idx], choice.speaker);
    let of_last = last.and_then(|last| last.voice).and_then(|voice| ranking.chain_at(voice.speaker));
    let same = match (view.voice, last.and_then(|last| last.voice)) {
        (None, None) => 0,
        (Some(_), None) => 1,
        (None, Some(_)) => 2,
        (Some(a), Some(b)) if a.speaker == b.speaker || speaker.is_some() && speaker == of_last => 3,
        _ => 4,
    };
    let value = voice_of(view) * 16 + same * 2 + u32::from(speaker == Some(chain));
    out.add_pair(70, class_of(view.class), value);
    out.add(71, value);
    out.add(72, voice_of(view) * 2 + u32::from(of_last == Some(chain)));
}

/// How many values [`kind_of`] has.
pub(super) const KINDS: usize = EntityType::Other as usize + 2;

/// What a chain is of, as a number; 0 where nothing says it.
pub(super) fn kind_of(chain: &Chain) -> u32 {
    chain.kind.map_or(0, |kind: EntityType| 1 + kind as u32)
}

/// A number for a class.
pub(super) fn class_of(class: Class) -> u32 {
    match class {
        Class::Pronoun(pronoun) => pronoun as u32,
        Class::The => 10,
        Class::This => 11,
        Class::Owned => 12,
        Class::A => 13,
        Class::Some => 14,
        Class::Counted => 15,
        Class::BarePlural => 16,
        Class::Bare => 17,
        Class::Modifier => 18,
        Class::Proper => 19,
        Class::Name => 20,
    }
}

/// 0, 1, 2, 3, 4 and 5, 6 to 8, 9 to 14, more.
pub(super) fn bucket(n: usize) -> u32 {
    match n {
        0..=3 => n as u32,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        _ => 7,
    }
}
