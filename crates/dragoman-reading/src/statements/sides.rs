//! On whose side the doers of reported deeds stand: the speaker's own or another's.
//!
//! In: the head of a speaker's phrase and that of a doer's. Out: whether the doer may be blamed for a wrong,
//! and whether the speaker binds the doer by what he says.
//!
//! A strike or a campaign stands for whose it is ("*Israeli* missile strikes", "*Russia's* campaign"). What
//! the article does not tell of a doer is not guessed.

use super::page::Page;
use crate::entities::Entities;
use dragoman_records::EntityType;

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
    pub(super) fn is_sent_by_another(&self, doer: usize) -> bool {
        let counted = self.page.clauses.objects_of(doer, "of").first().copied().unwrap_or(doer);
        let owner = self.page.clauses.possessor(counted).and_then(|owner| self.entities.referred_to(owner));
        let modifiers = self.page.clauses.modifiers(counted).into_iter();
        let is_of = modifiers.into_iter().any(|token| self.is_of_another(token));
        owner.is_some() && owner != self.speaker_entity() || is_of
    }

    /// "*Israeli*", said by Syria.
    fn is_of_another(&self, modifier: usize) -> bool {
        let code = self.entities.party_of_token(&self.page.parsed(), modifier).and_then(|party| party.code);
        code.is_some() && code.as_deref() != self.of_speaker().and_then(|(code, _)| code)
    }

    /// "*its* jets", said by the ministry; "government troops", said by a minister of theirs.
    fn is_own(&self, doer: usize) -> bool {
        let owner = self.page.clauses.possessor(doer).and_then(|owner| self.entities.referred_to(owner));
        self.is_speaker(doer)
            || owner.is_some() && owner == self.speaker_entity() && !self.is_person(doer)
            || self.is_of_one_state(doer)
    }

    /// "my *mother*" is nobody's instrument.
    fn is_person(&self, head: usize) -> bool {
        let kind = |idx: usize| self.entities.list()[idx].kind;
        self.entities.referred_to(head).map(kind) == Some(EntityType::Person)
    }

    /// Whether the speaker is a state or another body, of which "it" is said.
    pub(super) fn is_body(&self) -> bool {
        let kind = self.speaker_entity().map(|idx| self.entities.list()[idx].kind);
        kind.is_some_and(|kind| !matches!(kind, EntityType::Person | EntityType::Other))
    }

    /// Whether a phrase means the speaker.
    pub(super) fn is_speaker(&self, head: usize) -> bool {
        self.speaker_entity().is_some_and(|speaker| self.entities.referred_to(head) == Some(speaker))
    }

    /// Whether the speaker is of a state's government, forces or police.
    pub(super) fn is_of_state(&self) -> bool {
        self.of_speaker().is_some_and(|(_, sector)| of_state(sector))
    }

    /// Whether doer and speaker are of one state's government, forces or police, as far as the article says
    /// whose they are.
    fn is_of_one_state(&self, doer: usize) -> bool {
        let Some(((code, sector), (own_code, own_sector))) = self.told_of(doer).zip(self.of_speaker()) else {
            return false;
        };
        of_state(sector) && of_state(own_sector) && code == own_code
    }

    /// "the United States", said by its secretary; "Russia's campaign", said by its president.
    pub(super) fn speaks_for(&self, doer: usize) -> bool {
        let Some((own_code, own_sector)) = self.of_speaker() else { return false };
        let doer = self.entities.party(&self.page.parsed(), doer);
        let is_country = |code: &str| self.page.lexicon.countries.by_actor(code).is_some();
        let same = doer.code.is_some() && doer.code.as_deref() == own_code;
        let acts = doer.sector.is_none() || of_state(doer.sector.as_deref());
        same && acts && (of_state(own_sector) || own_sector.is_none()) && own_code.is_some_and(is_country)
    }

    /// Code and sector of what a phrase refers to; what the context lets guess is left.
    fn told_of(&self, head: usize) -> Option<(Option<&str>, Option<&str>)> {
        let entity = &self.entities.list()[self.entities.referred_to(head)?];
        Some((entity.code.as_deref(), entity.sector.as_deref()))
    }

    fn of_speaker(&self) -> Option<(Option<&str>, Option<&str>)> {
        self.told_of(self.speaker?)
    }

    fn speaker_entity(&self) -> Option<usize> {
        self.entities.referred_to(self.speaker?)
    }
}

fn of_state(sector: Option<&str>) -> bool {
    sector.is_some_and(|sector| STATE.contains(&sector))
}
