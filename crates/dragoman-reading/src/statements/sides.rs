//! On whose side the doers of reported deeds stand: the speaker's own or another's.
//!
//! In: the head of a speaker's phrase and that of a doer's. Out: whether the doer may be blamed for a wrong,
//! and whether the speaker binds the doer by what he says.
//!
//! A strike or a campaign stands for whose it is ("*Israeli* missile strikes", "*Russia's* campaign"). What
//! the article does not tell of a doer is not guessed.

use super::page::Page;
use crate::entities::Entities;
use dragoman_records::{EntityType, Party};

/// Sectors that act for a state.
const STATE: [&str; 4] = ["COP", "GOV", "MIL", "SPY"];

/// Who speaks, asked about who does.
pub(super) struct Sides<'c, 'a> {
    pub(super) page: &'c Page<'a>,
    pub(super) entities: &'c Entities,
    pub(super) speaker: Option<usize>,
}

impl Sides<'_, '_> {
    /// Somebody else, or what somebody else sent; not a storm or a fire.
    pub(super) fn may_be_blamed(&self, doer: usize) -> bool {
        if self.is_own(doer) {
            return false;
        }
        let is_body = |idx: usize| self.entities.list()[idx].kind != EntityType::Other;
        self.entities.referred_to(doer).is_some_and(is_body)
            || matches!(self.page.lower(doer).as_str(), "they" | "who" | "he" | "she")
            || self.is_sent_by_another(doer)
    }

    /// "an *Israeli* strike", "most of *its* raids", said by somebody else.
    fn is_sent_by_another(&self, doer: usize) -> bool {
        let counted = self.page.clauses.objects_of(doer, "of").first().copied().unwrap_or(doer);
        let owner = self.page.clauses.possessor(counted).and_then(|owner| self.entities.referred_to(owner));
        let modifiers = self.page.clauses.modifiers(counted).into_iter();
        let is_of =
            modifiers.into_iter().any(|token| self.party(token).is_some_and(|party| party.code.is_some()));
        owner.is_some() && owner != self.speaker_entity() || is_of && !self.is_of_one_state(counted)
    }

    /// "*its* jets", said by the ministry; "government troops", said by a minister of theirs.
    fn is_own(&self, doer: usize) -> bool {
        let owner = self.page.clauses.possessor(doer).and_then(|owner| self.entities.referred_to(owner));
        owner.is_some() && owner == self.speaker_entity() || self.is_of_one_state(doer)
    }

    /// Whether doer and speaker are of one state's government, forces or police, as far as the words say.
    fn is_of_one_state(&self, doer: usize) -> bool {
        let Some((doer, speaker)) = self.party(doer).zip(self.speaker_party()) else { return false };
        let differ = doer.code.is_some() && speaker.code.is_some() && doer.code != speaker.code;
        of_state(&doer) && of_state(&speaker) && !differ
    }

    /// "the United States", said by its secretary; "Russia's campaign", said by its president.
    pub(super) fn speaks_for(&self, doer: usize) -> bool {
        let Some((doer, speaker)) = self.party(doer).zip(self.speaker_party()) else { return false };
        let is_country = |code: &str| self.page.lexicon.countries.by_actor(code).is_some();
        let same = doer.code.is_some() && doer.code == speaker.code;
        let acts = doer.sector.is_none() || of_state(&doer);
        same && acts
            && (of_state(&speaker) || speaker.sector.is_none())
            && speaker.code.as_deref().is_some_and(is_country)
    }

    fn party(&self, head: usize) -> Option<Party> {
        Some(self.entities.party(&self.page.parsed(), head))
    }

    fn speaker_party(&self) -> Option<Party> {
        self.party(self.speaker?)
    }

    fn speaker_entity(&self) -> Option<usize> {
        self.entities.referred_to(self.speaker?)
    }
}

fn of_state(party: &Party) -> bool {
    party.sector.as_deref().is_some_and(|sector| STATE.contains(&sector))
}
