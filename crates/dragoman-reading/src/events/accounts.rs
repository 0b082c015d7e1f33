//! What a statement says, as far as it is compared with what others say.
//!
//! In: a statement with its clauses and entities. Out: its points, one a main clause: the verb, whether it is said to
//! hold, what it is said of and who and what else takes part, by word and by entity; and all its words that tell something.

use super::Findings;
use crate::Parsed;
use crate::clauses::{Clause, Link};
use dragoman_language::Pos;
use dragoman_records::{Act, Span, Statement};
use std::collections::BTreeSet;

/// The share of a denial's words that the claim has to have.
const MOST: f64 = 0.75;
/// How many points a statement has at most whose verb and one party are enough to know its matter by.
const FEW: usize = 2;
/// Verbs that tell too little to say that two clauses are of one thing.
const EMPTY: [&str; 22] = [
    "be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "give", "want", "know", "think",
    "see", "need", "become", "happen", "let", "seem", "keep", "find",
];
/// Words that deny by who or what takes part: "*nobody* came", "put *no* pressure on him".
const NOBODY: [&str; 5] = ["no", "nobody", "none", "nothing", "no-one"];
/// Words that take up what was spoken of: "had not seen *any*".
const TAKE_UP: [&str; 9] = ["any", "it", "none", "one", "so", "such", "that", "them", "this"];
/// Modal verbs under which nothing is said to hold or not to.
const OPEN: [&str; 6] = ["could", "may", "might", "must", "should", "would"];

/// What a statement says.
pub(super) struct Said<'s> {
    pub(super) statement: &'s Statement,
    pub(super) points: Vec<Point>,
    /// Its nouns, adjectives and verbs, and the names in it.
    words: BTreeSet<String>,
    names: BTreeSet<String>,
    in_denial: bool,
}

/// A main clause.
pub(super) struct Point {
    verb: String,
    stand: Stand,
    /// What it is said of.
    about: Names,
    /// All who and what takes part.
    parts: Names,
    /// The verb and what it says that something is: "was *free* and *fair*".
    said: BTreeSet<String>,
    takes_up: bool,
}

/// Whether a clause is said to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Holds,
    Denied,
    Open,
}

/// Phrases by their nouns and by what they refer to.
struct Names {
    nouns: BTreeSet<String>,
    entities: BTreeSet<usize>,
}

impl Names {
    fn read(parsed: &Parsed<'_>, findings: &Findings<'_>, heads: &[usize]) -> Self {
        let is_noun = |&&it: &&usize| matches!(parsed.document.pos(it), Pos::Noun | Pos::Propn);
        let nouns = heads.iter().filter(is_noun).map(|&it| lemma(parsed, it)).collect();
        let entities = heads.iter().filter_map(|&it| findings.entities.referred_to(it)).collect();
        Self { nouns, entities }
    }

    fn share(&self, other: &Self) -> bool {
        !self.nouns.is_disjoint(&other.nouns) || !self.entities.is_disjoint(&other.entities)
    }
}

impl<'s> Said<'s> {
    pub(super) fn read(parsed: &Parsed<'_>, findings: &Findings<'_>, statement: &'s Statement) -> Self {
        let document = parsed.document;
        let inside = |token: usize| {
            let word = document.tokens()[token].span;
            statement.content.iter().any(|span| span.contains(word))
        };
        let tokens: Vec<usize> =
            statement.content.iter().flat_map(|&span| document.tokens_under(span)).collect();
        let tells = |token: &usize| {
            let is_open = matches!(document.pos(*token), Pos::Noun | Pos::Adj | Pos::Verb);
            is_open && !EMPTY.contains(&document.lemma(*token))
        };
        let words = tokens.iter().filter(|token| tells(token)).map(|&token| lemma(parsed, token)).collect();
        let is_name = |token: &&usize| document.pos(**token) == Pos::Propn;
        let names = tokens.iter().filter(is_name).map(|&token| lemma(parsed, token)).collect();
        let clauses = parsed.clauses;
        let heads =
            tokens.iter().filter_map(|&token| clauses.headed_by(token)).map(|idx| &clauses.list()[idx]);
        // "Her car was sold *and her dog was fed*" has two.
        let above = |clause: &Clause| clause.parent.filter(|(above, _)| inside(clauses.list()[*above].head));
        let is_main = |clause: &&Clause| {
            let mut at = above(clause);
            while let Some((idx, Link::Conjunct)) = at {
                at = above(&clauses.list()[idx]);
            }
            at.is_none()
        };
        let main: Vec<&Clause> = heads.filter(is_main).collect();
        let in_denial = statement.act == Act::Deny && !is_unknowing(parsed, statement, &main);
        let points = main.iter().map(|clause| Point::read(parsed, findings, clause, in_denial)).collect();
        Self { statement, points, words, names, in_denial }
    }

    /// Whether it is a denial of what another says.
    pub(super) fn denies(&self, claim: &Self) -> bool {
        let is_long = self.points.len() > FEW || claim.points.len() > FEW;
        let same = self.points.iter().any(|point| claim.affirms_what(point, is_long));
        claim.says() && self.speaks_of_fact() && (same || self.is_mostly_of(claim))
    }

    /// Whether it says what a point denies, and denies it nowhere itself.
    fn affirms_what(&self, denial: &Point, is_long: bool) -> bool {
        let denied_too =
            self.points.iter().any(|point| point.stand == Stand::Denied && point.verb == denial.verb);
        !denied_too && self.points.iter().any(|point| denial.denies(point, is_long))
    }

    /// Whether all it says is a denial, and takes up what the other says.
    pub(super) fn is_denial_of_all(&self, claim: &Self) -> bool {
        let is_denied = |point: &Point| point.stand == Stand::Denied;
        let takes_up = |point: &Point| {
            point.takes_up
                || claim.points.iter().any(|said| !point.parts.nouns.is_disjoint(&said.parts.nouns))
        };
        !self.points.is_empty() && self.points.iter().all(is_denied) && self.points.iter().any(takes_up)
    }

    /// Whether nothing that it says is a denial.
    pub(super) fn denies_nothing(&self) -> bool {
        self.points.iter().all(|point| point.stand == Stand::Holds)
    }

    /// Where its words, its cue and its speaker begin.
    pub(super) fn begins(&self) -> Option<usize> {
        self.spans().map(|span| span.start).min()
    }

    /// Where they end.
    pub(super) fn ends(&self) -> Option<usize> {
        self.spans().map(|span| span.end).max()
    }

    fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let cue = self.statement.cue.iter().flat_map(|cue| &cue.spans);
        self.statement.content.iter().chain(&self.statement.speaker.spans).chain(cue).copied()
    }

    /// Whether it says that something holds or does not.
    pub(super) fn speaks_of_fact(&self) -> bool {
        matches!(self.statement.act, Act::Assert | Act::Deny)
    }

    /// Whether it says that something holds.
    pub(super) fn says(&self) -> bool {
        says(self.statement)
    }

    /// Whether most words of a denial are words of the claim: "the link between the payments and the deaths".
    fn is_mostly_of(&self, claim: &Self) -> bool {
        let words = self.words.intersection(&claim.words).count();
        let shared = words + self.names.intersection(&claim.names).count();
        let all = self.words.len() + self.names.len();
        self.in_denial && words > 0 && shared >= 3 && shared as f64 >= MOST * all as f64
    }
}

impl Point {
    fn read(parsed: &Parsed<'_>, findings: &Findings<'_>, clause: &Clause, in_denial: bool) -> Self {
        let behind = clause.prepositions.iter().flat_map(|it| &it.objects);
        let named = clause.subject.iter().chain(&clause.object).chain(&clause.attribute);
        let parts: Vec<usize> = named.chain(behind).copied().collect();
        let of = if clause.passive { &clause.object } else { &clause.subject };
        let is_word = |it: &usize, words: &[&str]| words.contains(&lemma(parsed, *it).as_str());
        let is_nobody = |it: &usize| {
            let before = parsed.clauses.determiners(*it);
            before.iter().chain([it]).any(|word| is_word(word, &NOBODY))
        };
        // "Said they had *not* seen any" is a denial by its words alone.
        let stand = if clause.modal.as_deref().is_some_and(|modal| OPEN.contains(&modal)) {
            Stand::Open
        } else if clause.negated || in_denial || parts.iter().any(is_nobody) {
            Stand::Denied
        } else {
            Stand::Holds
        };
        let said = clause.attribute.iter().flat_map(|&it| parsed.clauses.conjuncts(it)).chain([clause.head]);
        Self {
            verb: lemma(parsed, clause.head),
            stand,
            about: Names::read(parsed, findings, of),
            parts: Names::read(parsed, findings, &parts),
            said: said.map(|it| lemma(parsed, it)).collect(),
            takes_up: parts.iter().any(|it| !of.contains(it) && is_word(it, &TAKE_UP)),
        }
    }

    fn denies(&self, claim: &Self, is_long: bool) -> bool {
        let share = self.parts.share(&claim.parts) && (!is_long || self.about.share(&claim.about));
        let tells = !EMPTY.contains(&self.verb.as_str());
        self.stand == Stand::Denied
            && claim.stand == Stand::Holds
            && self.verb == claim.verb
            && tells
            && share
    }

    /// Whether two say of one thing what cannot both hold: "was rigged", "was fair".
    pub(super) fn is_opposite(&self, parsed: &Parsed<'_>, other: &Self) -> bool {
        let opposites = &parsed.lexicon.events.opposites;
        let differ = || self.said.iter().any(|one| other.said.iter().any(|two| opposites.hold(one, two)));
        let is_one_thing = self.about.share(&other.parts) || other.about.share(&self.parts);
        self.stand == other.stand && self.stand != Stand::Open && is_one_thing && differ()
    }
}

/// "I do not *know* how", "said he was not *sure*": no denial.
fn is_unknowing(parsed: &Parsed<'_>, statement: &Statement, main: &[&Clause]) -> bool {
    let is_it = |word: &str| parsed.lexicon.events.noun_classes.has("unknowing", word);
    let cue = statement.cue.as_ref().and_then(|cue| cue.lemma.split(' ').next());
    let told =
        |clause: &Clause| clause.attribute.iter().chain([&clause.head]).any(|&it| is_it(&lemma(parsed, it)));
    cue.is_some_and(is_it) || main.iter().any(|clause| told(clause))
}

/// Whether a statement says that something holds.
pub(super) fn says(statement: &Statement) -> bool {
    use Act::{Accuse, Assert, Criticise, Predict, Warn};
    matches!(statement.act, Assert | Accuse | Criticise | Predict | Warn)
}

/// A token's dictionary form in small letters.
pub(super) fn lemma(parsed: &Parsed<'_>, token: usize) -> String {
    parsed.document.lemma(token).to_lowercase()
}
