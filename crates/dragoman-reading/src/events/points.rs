//! The points of a statement: what one clause says of whom, and whether two deny each other.
//!
//! In: a clause with its entities. Out: a [`Point`]: the verb, whether it is said to hold, what it is said of and who and what else
//! takes part, by word and by entity. One denies another by the same verb, or by one that tells the same happening from its other
//! side ("sent", "not received"), where they share a phrase; two say opposites of one thing ("rigged", "fair").

use super::Findings;
use super::accounts::{is_of, lemma};
use crate::Parsed;
use crate::clauses::Clause;
use dragoman_language::Pos;
use std::collections::BTreeSet;

/// How two statements stand to each other.
#[derive(Clone, Copy)]
pub(super) struct Near {
    /// Whether one of them has many points, so that one shared phrase tells little.
    pub(super) is_long: bool,
    /// Whether the one is the next after the other.
    pub(super) is_next: bool,
}

/// Modal verbs under which nothing is said to hold or not to.
const OPEN: [&str; 6] = ["could", "may", "might", "must", "should", "would"];

/// A main clause.
pub(super) struct Point {
    pub(super) verb: String,
    pub(super) stand: Stand,
    /// What it is said of.
    about: Names,
    /// All who and what takes part.
    pub(super) parts: Names,
    /// The verb and what it says that something is: "was *free* and *fair*".
    said: BTreeSet<String>,
    pub(super) takes_up: bool,
    /// Whether the verb tells enough to know the matter by.
    tells: bool,
}

/// Whether a clause is said to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Holds,
    Denied,
    Open,
}

impl Stand {
    fn read(parsed: &Parsed<'_>, clause: &Clause, parts: &[usize], in_denial: bool) -> Self {
        let is_nobody = |it: &usize| {
            let before = parsed.clauses.determiners(*it);
            before.iter().chain([it]).any(|&word| is_of(parsed, word, "nobody"))
        };
        // "Said they had *not* seen any" is a denial by its words alone.
        if clause.modal.as_deref().is_some_and(|modal| OPEN.contains(&modal)) {
            Stand::Open
        } else if clause.negated || in_denial || parts.iter().any(is_nobody) {
            Stand::Denied
        } else {
            Stand::Holds
        }
    }
}

/// Phrases by their nouns and by what they refer to.
pub(super) struct Names {
    pub(super) nouns: BTreeSet<String>,
    pronouns: BTreeSet<String>,
    entities: BTreeSet<usize>,
}

impl Names {
    fn read(parsed: &Parsed<'_>, findings: &Findings<'_>, heads: &[usize]) -> Self {
        let is_noun = |&&it: &&usize| matches!(parsed.document.pos(it), Pos::Noun | Pos::Propn);
        let nouns = heads.iter().filter(is_noun).map(|&it| lemma(parsed, it)).collect();
        let is_pronoun = |&&it: &&usize| parsed.document.pos(it) == Pos::Pron;
        let pronouns = heads.iter().filter(is_pronoun).map(|&it| lemma(parsed, it)).collect();
        let entities = heads.iter().filter_map(|&it| findings.entities.referred_to(it)).collect();
        Self { nouns, pronouns, entities }
    }

    fn share(&self, other: &Self) -> bool {
        !self.nouns.is_disjoint(&other.nouns) || !self.entities.is_disjoint(&other.entities)
    }

    /// Whether all it names is a pronoun: of what was named right before, or of what that calls by the same one.
    fn takes_up(&self, before: &Self) -> bool {
        let is_thing = || self.pronouns.iter().any(|word| word == "it" || word == "they");
        let is_same = !self.pronouns.is_disjoint(&before.pronouns);
        self.nouns.is_empty() && (is_same || is_thing() && !before.nouns.is_empty())
    }
}

impl Point {
    pub(super) fn read(
        parsed: &Parsed<'_>,
        findings: &Findings<'_>,
        clause: &Clause,
        in_denial: bool,
    ) -> Self {
        let behind = clause.prepositions.iter().flat_map(|it| &it.objects);
        let named = clause.subject.iter().chain(&clause.object).chain(&clause.attribute);
        let parts: Vec<usize> = named.chain(behind).copied().collect();
        let of = if clause.passive { &clause.object } else { &clause.subject };
        let stand = Stand::read(parsed, clause, &parts, in_denial);
        let said = clause.attribute.iter().flat_map(|&it| parsed.clauses.conjuncts(it)).chain([clause.head]);
        Self {
            verb: lemma(parsed, clause.head),
            stand,
            about: Names::read(parsed, findings, of),
            parts: Names::read(parsed, findings, &parts),
            said: said.map(|it| lemma(parsed, it)).collect(),
            tells: !is_of(parsed, clause.head, "empty"),
            takes_up: parts.iter().any(|it| !of.contains(it) && is_of(parsed, *it, "taking_up")),
        }
    }

    /// Whether it denies what another says, by the verb of that or one that tells of the same happening.
    pub(super) fn denies(&self, parsed: &Parsed<'_>, claim: &Self, near: Near) -> bool {
        let share = self.parts.share(&claim.parts) && (!near.is_long || self.about.share(&claim.about));
        let converses = &parsed.lexicon.events.converses;
        let is_of_it = || near.is_next && self.parts.takes_up(&claim.parts);
        let is_converse =
            || converses.hold(&self.verb, &claim.verb) && (self.parts.share(&claim.parts) || is_of_it());
        self.stand == Stand::Denied
            && claim.stand == Stand::Holds
            && self.tells
            && (self.verb == claim.verb && (share || near.is_next && self.takes_up) || is_converse())
    }

    /// Whether two say of one thing what cannot both hold: "was rigged", "was fair".
    pub(super) fn is_opposite(&self, parsed: &Parsed<'_>, other: &Self, is_next: bool) -> bool {
        let opposites = &parsed.lexicon.events.opposites;
        let differ = || self.said.iter().any(|one| other.said.iter().any(|two| opposites.hold(one, two)));
        let is_one_thing = self.about.share(&other.parts)
            || other.about.share(&self.parts)
            || is_next && other.about.takes_up(&self.about);
        self.stand == other.stand && self.stand != Stand::Open && is_one_thing && differ()
    }

    /// "Described the vote *as free and fair*": what is said of a thing without a verb of its own.
    pub(super) fn described(parsed: &Parsed<'_>, findings: &Findings<'_>, tokens: &[usize]) -> Option<Self> {
        let at = tokens.iter().position(|&token| lemma(parsed, token) == "as")?;
        let (thing, words) = (&tokens[..at], &tokens[at + 1..]);
        let is_head = |&&it: &&usize| parsed.clauses.heads_a_phrase(it);
        let heads: Vec<usize> = thing.iter().find(is_head).into_iter().copied().collect();
        let tells = |it: &&usize| matches!(parsed.document.pos(**it), Pos::Adj | Pos::Noun | Pos::Verb);
        let said: BTreeSet<String> = words.iter().filter(tells).map(|&it| lemma(parsed, it)).collect();
        (!heads.is_empty() && !said.is_empty()).then(|| Self {
            verb: String::new(),
            stand: Stand::Holds,
            about: Names::read(parsed, findings, &heads),
            parts: Names::read(parsed, findings, &heads),
            said,
            takes_up: false,
            tells: false,
        })
    }
}
