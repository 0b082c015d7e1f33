//! Which things a mention may stand for.
//!
//! In: the chains so far. Out: chains, the one spoken of last first. Left out is what cannot be: another
//! name's bearer, the other gender, what holds the mention or lies inside it.

use super::bars;
use super::proposals::Proposals;
use super::ranking::Ranking;
use super::view::{Class, Group};
use crate::Parsed;

/// How many things are weighed for one mention.
const MOST_OPTIONS: usize = 40;
/// How many of them for sharing a word only.
const MOST_ALIKE: usize = 20;
/// How many mentions back anything is looked for.
const MOST_BACK: usize = 160;
/// How many sentences back a pronoun reaches.
const REACH: usize = 6;

/// The options of one mention, and which chains were looked at for it; kept from one to the next.
#[derive(Debug, Default)]
pub(super) struct Options {
    pub(super) chains: Vec<usize>,
    /// For which mention each chain was looked at last, counted from 1.
    seen: Vec<usize>,
}

impl Options {
    fn begin(&mut self, n_chains: usize) {
        self.chains.clear();
        self.seen.resize(n_chains, 0);
    }

    /// Takes in a chain if it is new and can be, and says how many there are.
    fn offer(&mut self, ranking: &Ranking<'_, '_>, idx: usize, chain: usize, proposals: &Proposals) -> usize {
        let is_new = std::mem::replace(&mut self.seen[chain], idx + 1) != idx + 1;
        if is_new && bars::may_be(ranking, idx, chain, proposals) {
            self.chains.push(chain);
        }
        self.chains.len()
    }
}

/// Finds the options of a mention.
pub(super) fn find(ranking: &Ranking<'_, '_>, idx: usize, proposals: &Proposals, options: &mut Options) {
    let view = &ranking.views[idx];
    options.begin(ranking.chains.len());
    let mut offer = |chain: usize| options.offer(ranking, idx, chain, proposals);
    let reach = if matches!(view.group, Group::Person | Group::It | Group::They | Group::This) {
        REACH
    } else {
        usize::MAX
    };
    for other in (idx.saturating_sub(MOST_BACK)..idx).rev() {
        if reach < usize::MAX && view.sentence.saturating_sub(ranking.views[other].sentence) > reach {
            break;
        }
        if let Some(chain) = ranking.chain_of[other]
            && offer(chain) >= MOST_OPTIONS
        {
            break;
        }
    }
    proposals.chains().for_each(|chain| {
        offer(chain);
    });
    if !matches!(view.class, Class::Pronoun(_)) {
        let words = view.words.iter().chain([&view.head]);
        let alike = words.filter_map(|word| ranking.by_word.get(word)).flat_map(|chains| chains.iter().rev());
        for &chain in alike.take(MOST_ALIKE) {
            offer(chain);
        }
    }
    if view.group == Group::Speaker {
        ranking.spoken.iter().rev().take(MOST_ALIKE).for_each(|&chain| {
            offer(chain);
        });
    }
    if let Some(speaker) = view.voice.and_then(|voice| ranking.chain_at(voice.speaker)) {
        offer(speaker);
    }
    bars::leave_open(ranking, idx, &mut options.chains);
}

/// "It is clear that …", "it seems", "it rained".
pub(super) fn says_nothing(parsed: &Parsed<'_>, token: usize) -> bool {
    let clauses = parsed.clauses;
    let Some(clause) = clauses.around(token).map(|clause| &clauses.list()[clause]) else {
        return false;
    };
    if !parsed.document.word(token).eq_ignore_ascii_case("it") || !clause.subject.contains(&token) {
        return false;
    }
    match parsed.document.lemma(clause.head) {
        "rain" | "snow" | "seem" | "appear" | "happen" | "emerge" | "matter" => true,
        "be" | "become" | "remain" | "take" | "make" => !clause.complements.is_empty() || clause.passive,
        _ => clause.passive && !clause.complements.is_empty(),
    }
}
