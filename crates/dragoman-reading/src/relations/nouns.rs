//! Ties that a noun tells of the one it stands for: "the leader *of the party*", "*HRW's* director",
//! "*Hamas* leader Ismail Haniyeh".
//!
//! 1. The nouns: the head of the phrase, or titles before a name.
//! 2. The bearer: whom the noun describes (`bearers`).
//! 3. The others: possessors, what stands behind "of" and its like, names before the noun.
//!
//! "Rebel fighters", "a Hamas spokesman" without a name are known by that very name; no tie is told of it.

use super::{Finder, Named};
use crate::lexicon::relations::Tie;
use dragoman_language::Pos;
use dragoman_records::{EntityType, Relation};

/// The noun for those who are part of a body, whatever they do there.
const MEMBER: &str = "member";
/// Who stands in for a leader, or helps him, is no leader.
const UNDER: [&str; 4] = ["assistant", "associate", "deputy", "vice"];

/// A noun that tells a tie, with the words that belong to it: "secretary of state".
pub(super) struct Title<'t> {
    pub(super) tie: &'t Tie,
    token: usize,
    first: usize,
    last: usize,
}

impl Finder<'_> {
    /// The ties that the nouns of the phrase with this head tell.
    pub(super) fn by_nouns(&self, head: usize, own: Named) -> Vec<Relation> {
        let mut bearers = self.bearers(own);
        bearers.retain(|&bearer| !self.is_sought(head, bearer));
        if bearers.is_empty() {
            return Vec::new();
        }
        let before = self.parsed.clauses.modifiers(head);
        let titles = before.into_iter().chain([head]).filter_map(|token| self.title(token, head));
        let of_each = |title: Title<'_>| {
            bearers.iter().flat_map(|&it| self.by_title(&title, head, it)).collect::<Vec<_>>()
        };
        let mut found: Vec<Relation> = titles.flat_map(of_each).collect();
        found.extend(self.of_owner(head, own));
        found
    }

    /// "Ran *for mayor*": the office, and nobody who has it.
    fn is_sought(&self, head: usize, bearer: Named) -> bool {
        let document = self.parsed.document;
        document.lemma(document.head(head)) == "for" && !self.entities().is_named(bearer.1)
    }

    /// "*Lebanon's* Hezbollah": a body with a name is part of the state or body whose it is.
    fn of_owner(&self, head: usize, own: Named) -> Option<Relation> {
        let owner = self.parsed.clauses.possessor(head).and_then(|owner| self.named(owner))?;
        let is_part = matches!(self.kind(owner.1), EntityType::Gpe | EntityType::Org)
            && self.kind(own.1) == EntityType::Org
            && self.entities().is_named(own.1);
        let tie = self.parsed.lexicon.relations.with_noun(MEMBER).filter(|_| is_part)?;
        self.tie(tie, own, owner.0, owner)
    }

    fn by_title(&self, title: &Title<'_>, head: usize, bearer: Named) -> Vec<Relation> {
        let clauses = self.parsed.clauses;
        let owner = clauses.possessor(head).or_else(|| clauses.possessor(title.token));
        let mut others: Vec<Named> = owner.and_then(|owner| self.named(owner)).into_iter().collect();
        others.extend(title.tie.behind.iter().flat_map(|word| self.behind_title(title, word)));
        others.retain(|(token, _)| !(title.first..=title.last).contains(token));
        others.extend(self.before(title, head, bearer));
        // "The *Presidential Spokesperson* Harry Roque": a name that the title is part of is no body.
        let title_words = self.parsed.document.tokens()[title.token].span;
        others.retain(|&other| !self.words(other).overlaps(title_words));
        self.ties(title.tie, &[bearer], title.token, &others)
    }

    /// What stands behind a title and its preposition; an officer *in Aleppo* is there, and not of it.
    fn behind_title(&self, title: &Title<'_>, preposition: &str) -> Vec<Named> {
        let objects = self.parsed.clauses.objects_of(title.token, preposition);
        let objects = objects.into_iter().filter(|&object| object > title.last);
        let mut named = self.all_named(&objects.collect::<Vec<_>>());
        let is_of_place = matches!(preposition, "in" | "at" | "with");
        named.retain(|&(_, entity)| !is_of_place || self.kind(entity) != EntityType::Gpe);
        named
    }

    /// Names before a title: "*Hamas* leader Ismail Haniyeh"; "*Syrian* president" only where the noun is one of states.
    fn before(&self, title: &Title<'_>, head: usize, bearer: Named) -> Vec<Named> {
        if !self.entities().is_named(bearer.1) {
            return Vec::new();
        }
        let clauses = self.parsed.clauses;
        let mut words = [clauses.modifiers(head), clauses.modifiers(title.token)].concat();
        words.retain(|&word| word < title.first);
        words.sort_unstable();
        words.dedup();
        let named = words.into_iter().filter_map(|word| match self.entities().referred_to(word) {
            Some(entity) => Some((word, entity)),
            None => Some((word, self.state_of(word)?)).filter(|_| title.tie.of_states),
        });
        let is_body =
            |entity| matches!(self.kind(entity), EntityType::Org | EntityType::Group | EntityType::Gpe);
        named.filter(|&(_, entity)| is_body(entity)).collect()
    }

    /// The country of an adjective, if the article names it: Syria for "*Syrian* president".
    fn state_of(&self, adjective: usize) -> Option<usize> {
        let code = self.entities().party_of_token(self.parsed, adjective)?.code;
        let mut states = (0..self.entities().list().len()).filter(|&entity| self.entities().is_state(entity));
        states.find(|&entity| code.is_some() && self.entities().list()[entity].code == code)
    }

    /// The tie that a noun tells, if it is not part of somebody's name ("Michel *Mayor*") and still holds.
    pub(super) fn title(&self, token: usize, head: usize) -> Option<Title<'_>> {
        let document = self.parsed.document;
        if !matches!(document.pos(token), Pos::Noun | Pos::Propn) || self.is_in_a_persons_name(token) {
            return None;
        }
        let spans = [(0, 2), (1, 1), (1, 0), (2, 0), (0, 0)];
        let title = spans.into_iter().find_map(|(before, after)| {
            let (first, last) = (token.checked_sub(before)?, token + after);
            let words = (first..=last).map(|it| (it < document.len()).then(|| self.lemma(it)));
            let words = words.collect::<Option<Vec<_>>>()?.join(" ");
            Some(Title { tie: self.parsed.lexicon.relations.with_noun(&words)?, token, first, last })
        })?;
        self.qualified(title, head)
    }

    /// "The *former* president" is none, nor is "*no* member"; "the *deputy* head" is a member.
    fn qualified<'t>(&'t self, title: Title<'t>, head: usize) -> Option<Title<'t>> {
        let clauses = self.parsed.clauses;
        let mut before = [clauses.modifiers(head), clauses.modifiers(title.token)].concat();
        before.extend([clauses.determiners(head), clauses.determiners(title.token)].concat());
        before.extend(title.first.saturating_sub(2)..title.first);
        let words: Vec<String> = before.into_iter().map(|token| self.lemma(token)).collect();
        let is_off = |word: &String| word == "no" || word == "not" || title.tie.unless.contains(word);
        if words.iter().any(is_off) {
            return None;
        }
        // "A director of the bank" is one of several.
        let is_under = words.iter().any(|word| UNDER.contains(&word.as_str()))
            || words.iter().any(|word| matches!(word.as_str(), "a" | "an")) && !title.tie.of_states;
        let member = self.parsed.lexicon.relations.with_noun(MEMBER).filter(|_| is_under);
        Some(Title { tie: member.unwrap_or(title.tie), ..title })
    }

    fn is_in_a_persons_name(&self, token: usize) -> bool {
        let word = self.parsed.document.tokens()[token].span;
        self.entities().referred_to(token).is_some_and(|entity| {
            let row = &self.entities().list()[entity];
            row.kind == EntityType::Person && row.names.iter().any(|name| name.overlaps(word))
        })
    }
}
