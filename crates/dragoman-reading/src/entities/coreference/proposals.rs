//! What rules propose for a mention: grammar, offices, kinds.
//!
//! In: the mention. Out: [`Proposals`]: chains, each with the rules that speak for it. A proposal decides
//! nothing; the trained part knows from the training texts how far each rule is to be believed.

use super::super::pronouns::Pronoun;
use super::ranker::hash_of;
use super::ranking::Ranking;
use super::view::Class;

/// The rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// "Adel al-Jubeir, *the foreign minister*".
    Apposition,
    /// "Phoenix is *a city*".
    Predicate,
    /// "The Katherinator" of "*a cosplayer* named The Katherinator"; what becomes, or is called, something.
    Becomes,
    /// Who holds the office.
    Office,
    /// "the group" after a group's name.
    Kind,
    /// The same noun with nothing new.
    SameNoun,
    /// "*I*" for the speaker.
    Speaker,
    /// "Tuesday, *March 8*".
    Date,
    /// "Tom blamed *himself*".
    Reflexive,
    /// "*I*" for whoever writes, "*you*" for whom a letter is to.
    Author,
}

/// Chains that rules speak for.
#[derive(Clone, Debug, Default)]
pub(super) struct Proposals {
    list: Vec<(Rule, usize)>,
    barred: Option<usize>,
    /// The chain of the name right behind the noun, or of the noun before the name: "*the treaty* Rome II".
    pub(super) named: Option<usize>,
    /// Whether a name follows that was not read before.
    pub(super) is_of_new_name: bool,
}

impl Proposals {
    /// Adds a proposal.
    pub(super) fn add(&mut self, rule: Rule, chain: Option<usize>) {
        self.list.extend(chain.map(|chain| (rule, chain)));
    }

    /// The rules that speak for a chain, a bit each.
    pub(super) fn for_chain(&self, chain: usize) -> u32 {
        let rules = self.list.iter().filter(|(_, other)| *other == chain);
        rules.fold(0, |bits, (rule, _)| bits | 1 << *rule as u32)
    }

    /// Whether grammar speaks against a chain.
    pub(super) fn bars(&self, chain: usize) -> bool {
        self.barred == Some(chain)
    }

    /// Takes in the noun before a name or the name to come behind a noun, both of somebody new: the name
    /// goes with its noun, and the noun is nobody whom another name was given.
    pub(super) fn take_beside(&mut self, ranking: &Ranking<'_, '_>, idx: usize, beside: Option<usize>) {
        let Some(beside) = beside else { return };
        self.is_of_new_name = beside > idx;
        let nouns_chain = ranking.chain_of[beside].filter(|&chain| !ranking.chains[chain].is_named());
        self.named = self.named.or(nouns_chain);
    }

    /// The first chain that a rule speaks for.
    pub(super) fn first_of(&self, rule: Rule) -> Option<usize> {
        self.list.iter().find(|(other, _)| *other == rule).map(|(_, chain)| *chain)
    }

    /// The rules that speak for any chain.
    pub(super) fn kinds(&self) -> u32 {
        self.list.iter().fold(0, |bits, (rule, _)| bits | 1 << *rule as u32)
    }

    /// The chains.
    pub(super) fn chains(&self) -> impl Iterator<Item = usize> + '_ {
        self.list.iter().map(|(_, chain)| *chain)
    }
}

/// What grammar proposes for a mention.
pub(super) fn of_grammar(ranking: &Ranking<'_, '_>, idx: usize, proposals: &mut Proposals) {
    let (parsed, head) = (ranking.parsed, ranking.mentions[idx].head);
    let clause = parsed.clauses.around(head).map(|clause| &parsed.clauses.list()[clause]);
    if let Some(clause) = clause.filter(|clause| clause.attribute.contains(&head)) {
        let is_copula = parsed.document.lemma(clause.head) == "be";
        let rule = if is_copula { Rule::Predicate } else { Rule::Becomes };
        let subject = clause.subject.first().and_then(|&subject| ranking.chain_at(subject));
        if clause.negated {
            proposals.barred = subject;
        } else {
            proposals.add(rule, subject);
        }
    }
    if ranking.views[idx].reflexive {
        let subject = clause.and_then(|clause| clause.subject.first());
        proposals.add(Rule::Reflexive, subject.and_then(|&subject| ranking.chain_at(subject)));
    }
    proposals.add(Rule::Date, day_before(ranking, idx));
    if let Some(voice) = ranking.views[idx].voice.filter(|voice| voice.quoted) {
        proposals.add(Rule::Speaker, ranking.chain_at(voice.speaker));
    }
    proposals.add(Rule::Author, author(ranking, idx));
}

/// Who says "I", or hears "you", where nobody is quoted.
fn author(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let view = &ranking.views[idx];
    let turn = ranking.turns.at(view.token);
    match view.class {
        _ if view.is_quoted() => None,
        Class::Pronoun(Pronoun::I) => turn.says.map_or(ranking.writer, |name| ranking.chain_of[name]),
        Class::Pronoun(Pronoun::You) => ranking.chain_of[turn.hears?],
        _ => None,
    }
}

/// The weekday just before a date.
fn day_before(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let document = ranking.parsed.document;
    let start = ranking.views[idx].phrase.start;
    let [day, comma] = [start.checked_sub(2)?, start - 1];
    let is_date = document.word(comma) == "," && ranking.views[idx].label == hash_of("DATE");
    let is_weekday = WEEKDAYS.contains(&document.word(day));
    (is_date && is_weekday).then(|| ranking.chain_at(day))?
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
