//! What a speaker does with a statement.
//!
//! In: a draft and who is who. Out: an [`Act`].
//!
//! The cue's entry says it. A cue that merely asserts or asks leaves it to the words: "said *we urge*
//! them" demands, "said he *would* help" promises, "said he *did not* know" denies, "said they *must*
//! go" demands, "said the rebels *shelled* it" accuses, "called it a *sham*" criticises.
//!
//! Only the plain grammar of the content is read; irony is not.

use super::cues;
use super::draft::Draft;
use super::page::Page;
use super::reports;
use super::sides::Sides;
use crate::clauses::{Clause, Form, Tense};
use crate::entities::Entities;
use crate::lexicon::{Frame, SpeechWord};
use dragoman_language::Pos;
use dragoman_records::Act;

/// How many clauses of the content are looked at for wrongs laid to somebody.
const CLAUSES: usize = 4;

/// An act, and why it is this one.
pub(super) type Decided = (Act, &'static str);

/// The act of a draft: its entry's, or the other one if the cue is denied, or what its words show.
pub(super) fn decide(page: &Page<'_>, entities: &Entities, draft: &Draft<'_>) -> Decided {
    let act = draft.word.map_or(Act::Assert, |word| word.act);
    let clause = draft.clause.map(|idx| &page.clauses.list()[idx]);
    if clause.is_some_and(|clause| reports::refuses_both(page, clause)) {
        return (Act::Refuse, "who neither confirms nor denies refuses");
    }
    if draft.negated
        && let Some(negated) = draft.word.and_then(|word| word.negated)
    {
        return (negated, "the cue is denied, and its entry says what that does");
    }
    let is_told = matches!(draft.frame, Frame::ObjectInfinitive | Frame::AddresseeInfinitive);
    let is_thought = draft.word.is_some_and(|word| word.stance);
    let content = || Content { page, entities, draft };
    let own = (act, "the entry of the cue says so");
    let is_refused = || {
        let clause = clause.filter(|_| draft.frame == Frame::Noun);
        clause.is_some_and(|clause| clause.object.iter().any(|&object| page.is_a(object, "proposed")))
    };
    match act {
        Act::Deny if is_refused() => (Act::Refuse, "who rejects an offer or a demand refuses it"),
        Act::Ask if is_told || draft.frame == Frame::Infinitive => {
            (Act::Demand, "who asks one to do it demands it")
        }
        Act::Assert if is_told && draft.clause.is_some() && !is_thought => {
            (Act::Demand, "who tells one to do it demands it")
        }
        Act::Warn if is_thought => content().dread().unwrap_or(own),
        Act::Assert if !is_thought => content().act().unwrap_or(own),
        _ => own,
    }
}

/// The words of a statement, asked for what they do.
pub(super) struct Content<'c, 'a> {
    pub(super) page: &'c Page<'a>,
    pub(super) entities: &'c Entities,
    pub(super) draft: &'c Draft<'a>,
}

impl Content<'_, '_> {
    fn act(&self) -> Option<Decided> {
        let by_tone = |act: Act| (act, "the words judge what they speak of");
        let by_noun = |act: Act| (act, "the noun that the cue goes with says so");
        if self.draft.frame == Frame::ObjectComplement {
            return self.tone_of_words().map(by_tone);
        }
        if self.draft.frame == Frame::Noun {
            let clause = &self.page.clauses.list()[self.draft.clause?];
            let judges = self.draft.word.is_some_and(|word| word.takes(Frame::ObjectComplement));
            let tone = || self.tone_of_words().filter(|_| judges).map(by_tone);
            return self.act_of_object(clause).map(by_noun).or_else(tone);
        }
        let clauses = self.clauses();
        let main = *clauses.first()?;
        if self.asks() {
            return Some((Act::Ask, "the words end with a question mark"));
        }
        if self.clears_itself(main) {
            return Some((Act::Deny, "the speaker clears itself of something"));
        }
        let own_words = || self.act_of_object(main).filter(|_| self.is_own(main)).map(by_noun);
        let by_mood = self
            .order(main)
            .or_else(|| self.performed(main))
            .or_else(|| self.own_deed(main))
            .or_else(own_words);
        let by_tone = || clauses.iter().find_map(|clause| self.tone(clause)).map(by_tone);
        by_mood.or_else(by_tone).or_else(|| self.pledge(main)).or_else(|| self.outlook(main))
    }

    /// "worried that it *will* rain": a thought of what may come foretells it and warns nobody.
    fn dread(&self) -> Option<Decided> {
        let main = *self.clauses().first()?;
        let is_clause = matches!(self.draft.frame, Frame::ThatClause | Frame::BareClause);
        let will = matches!(main.modal.as_deref(), Some("will" | "would" | "could" | "may" | "might"));
        (is_clause && will).then_some((Act::Predict, "a worry about what may come foretells it"))
    }

    /// Whether a quotation ends with a question mark.
    fn asks(&self) -> bool {
        let Some(run) = self.draft.content.last() else { return false };
        let is_closing = |token: &usize| "\"”’'»".contains(self.page.document.word(*token));
        let last = run.clone().rev().find(|token| !is_closing(token));
        // Words without marks of quotation leave it outside: "REYES: Is it open?"
        let next = Some(run.end).filter(|&token| token < self.page.document.len());
        last.into_iter().chain(next).any(|token| self.page.document.word(token) == "?")
    }

    /// "expressed *concern*", "voiced their *support*": the act of the noun.
    fn act_of_object(&self, clause: &Clause) -> Option<Act> {
        // "*cited* concerns", "*received* threats": told, and not voiced.
        if !self.page.is_a(clause.head, "lending") {
            return None;
        }
        let nouns = &self.page.lexicon.speech.nouns;
        let of = |&object: &usize| nouns.beginning_with(&self.page.lemma(object)).next();
        clause.object.iter().find_map(of).map(|word| word.act).filter(|&act| act != Act::Assert)
    }

    /// The clauses of the content, the topmost first and then in text order.
    fn clauses(&self) -> Vec<&Clause> {
        let list = self.page.clauses.list();
        let runs = self.draft.content.iter();
        let inside = runs.flat_map(|run| {
            let from = list.partition_point(|clause| clause.head < run.start);
            list[from..].iter().take_while(|clause| clause.head < run.end).take(4 * CLAUSES)
        });
        let mut inside: Vec<&Clause> = inside.collect();
        let is_top =
            |clause: &&Clause| clause.parent.is_none_or(|(above, _)| !self.draft.says(list[above].head));
        if let Some(top) = inside.iter().position(is_top) {
            let top = inside.remove(top);
            inside.insert(0, top);
        }
        inside.truncate(CLAUSES);
        inside
    }

    /// "“That *is ruled out*,” he said": the passive of a verb of speech in one's own words does what the verb does.
    fn performed(&self, clause: &Clause) -> Option<Decided> {
        let is_plain = clause.modal.is_none() && clause.tense == Tense::Present && !clause.negated;
        let is_said =
            clause.passive && clause.subject.is_empty() && self.page.quote_of(clause.head).is_some();
        let particle = clause.particle.map(|token| self.page.lower(token));
        let words = cues::entries(self.page, clause.head).into_iter();
        let mut words = words.filter(|word| !word.stance && word.tail() == particle.as_deref());
        let act = words.find(|word| word.act != Act::Assert && word.act != Act::Ask)?.act;
        (is_plain && is_said).then_some((act, "the words say themselves what is done with them"))
    }

    /// "must", "should", "we urge", "stop it!"
    fn order(&self, clause: &Clause) -> Option<Decided> {
        let is_own = self.is_own(clause);
        if is_own && clause.modal.is_none() && clause.tense == Tense::Present && !clause.negated {
            let words = cues::entries(self.page, clause.head).into_iter();
            // "they *plan* to free them".
            let performs = |word: &&SpeechWord| !word.stance || word.act == Act::Promise;
            let acts = words.filter(|word| performs(word) && word.tail().is_none()).map(|word| word.act);
            let act = acts.into_iter().find(|&act| act != Act::Assert)?;
            let act = if act == Act::Ask { Act::Demand } else { act };
            return Some((act, "the speaker's own verb in the words says so"));
        }
        let must = matches!(clause.modal.as_deref(), Some("must" | "should" | "ought"));
        let needs = matches!(self.page.lemma(clause.head).as_str(), "need") && !clause.complements.is_empty();
        let bare = (clause.subject.is_empty() || clause.subject_shared)
            && self.page.document.tag(clause.head) == "VB"
            && self.page.quote_of(clause.head).is_some()
            && clause.form == Form::Infinitive
            && clause.words.first() == Some(&clause.head);
        ((must || needs) && !is_own || bare)
            .then_some((Act::Demand, "the words say what must be done, or order it"))
    }

    /// "will", "would", "did not" of the speaker's own.
    fn own_deed(&self, clause: &Clause) -> Option<Decided> {
        if !self.is_own(clause) {
            return None;
        }
        let lemma = self.page.lemma(clause.head);
        let harms = self.page.lexicon.speech.tones.of_verb(&lemma) == Some(Act::Accuse);
        let will = matches!(clause.modal.as_deref(), Some("will" | "would" | "shall"));
        let plain = self.page.is_a(clause.head, "plain_state");
        // "will not *rule out* a strike" refuses nothing.
        let particle = clause.particle.map(|token| self.page.lower(token));
        let words = cues::entries(self.page, clause.head).into_iter();
        let mut words = words.filter(|word| word.tail() == particle.as_deref() && !word.stance);
        if let Some(act) =
            words.find_map(|word| word.negated).filter(|&act| clause.negated && act != Act::Refuse)
        {
            return Some((act, "the verb of the words is denied, and its entry says what that does"));
        }
        match (will, clause.negated) {
            (true, true) => Some((Act::Refuse, "the speaker will not do it")),
            (true, false) if harms => Some((Act::Threaten, "the speaker will do harm")),
            (true, false) if !plain => Some((Act::Promise, "the speaker will do it")),
            (false, true) if clause.tense == Tense::Past => Some((Act::Deny, "the speaker did not do it")),
            _ => None,
        }
    }

    /// "had found that *it was not to blame*": what the speaker comes to hold of itself.
    fn clears_itself(&self, main: &Clause) -> bool {
        let list = self.page.clauses.list();
        let inner = main.complements.iter().map(|complement| &list[complement.clause]);
        self.is_own(main)
            && inner.into_iter().any(|inner| inner.negated && inner.modal.is_none() && self.is_own(inner))
    }

    pub(super) fn sides(&self) -> Sides<'_, '_> {
        Sides { page: self.page, entities: self.entities, speaker: self.draft.speaker.first().copied() }
    }

    /// "it *will* rain", "the war *may* spread"; not "they *may* be there now", "they *may now* meet".
    fn outlook(&self, clause: &Clause) -> Option<Decided> {
        let is_now = || {
            let adverbs = self.page.clauses.adverbs(clause.head).into_iter();
            adverbs
                .into_iter()
                .any(|token| matches!(self.page.lower(token).as_str(), "now" | "currently" | "already"))
        };
        let may = match clause.modal.as_deref() {
            Some("will" | "would") => true,
            Some("could") if clause.negated => false,
            Some("may" | "might" | "could") => {
                !is_now() && !clause.words.iter().any(|&token| self.page.lemma(token) == "have")
            }
            _ => false,
        };
        let foretells = may && !self.is_own(clause) && !clause.subject.is_empty();
        foretells.then_some((Act::Predict, "the words tell what another or a thing will do"))
    }

    /// "told him *he would help him*": of two men the one spoken to is helped.
    fn helps_another(&self, clause: &Clause) -> bool {
        let is_one = |&head: &usize| matches!(self.page.lower(head).as_str(), "him" | "her" | "them");
        clause.modal.as_deref() == Some("would") && clause.object.iter().any(is_one)
    }

    /// Whether the speaker is who acts: "I" and "we" inside quotation marks, a pronoun for the
    /// speaker outside.
    pub(super) fn is_own(&self, clause: &Clause) -> bool {
        let Some(&subject) = clause.subject.first() else { return false };
        let word = self.page.lower(subject);
        if matches!(word.as_str(), "i" | "we") {
            return true;
        }
        let Some(&speaker) = self.draft.speaker.first() else { return false };
        let same = self.entities.referred_to(subject);
        let is_pronoun = self.page.document.pos(subject) == Pos::Pron;
        same.is_some() && same == self.entities.referred_to(speaker)
            || word == "it" && self.sides().is_body()
            || is_pronoun
                && (word == self.page.lower(speaker) || word == "they" || self.helps_another(clause))
    }
}
