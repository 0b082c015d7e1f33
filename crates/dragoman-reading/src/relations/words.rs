//! Ties told by other words than nouns for people: adjectives ("forces *loyal to* the king"), participles behind a
//! hyphen ("the US-*led* coalition"), nouns for what one does to another ("Ankara's *war on* the PKK").
//!
//! Who does the deed: its possessor, a name before it, who stands behind "by", or the subject of a verb that only
//! says that it is done ("waged a war on"). "Condemned the war on" tells nothing of who wages it.

use super::{Finder, Named};
use crate::clauses::{Clause, Form, Preposition};
use crate::lexicon::operators::OperatorKind;
use crate::lexicon::relations::Tie;
use dragoman_language::Pos;
use dragoman_records::{EntityType, Relation};

impl Finder<'_> {
    /// The ties that a word between two tells.
    pub(super) fn by_words(&self, token: usize) -> Vec<Relation> {
        match self.parsed.document.pos(token) {
            Pos::Noun => [self.by_deed(token), self.by_hold(token)].concat(),
            Pos::Adj | Pos::Verb => [self.by_adjective(token), self.by_compound(token)].concat(),
            _ => Vec::new(),
        }
    }

    fn by_adjective(&self, token: usize) -> Vec<Relation> {
        let clauses = self.parsed.clauses;
        let word = self.parsed.document.word(token).to_lowercase();
        let ties = self.parsed.lexicon.relations.with_adjective(&word);
        let found = ties.flat_map(|(tie, preposition)| {
            let others = clauses.objects_of(token, preposition.unwrap_or_default());
            let ones = self.all_named(&clauses.described(token));
            self.ties(tie, &ones, token, &self.all_named(&others))
        });
        found.collect()
    }

    /// "The US-*led* coalition"; of "the Beirut-*based* group" the place comes first.
    fn by_compound(&self, token: usize) -> Vec<Relation> {
        let clauses = self.parsed.clauses;
        let Some(before) = clauses.before_hyphen(token).and_then(|it| self.named(it)) else {
            return Vec::new();
        };
        let behind = self.all_named(&clauses.described(token));
        let word = self.parsed.document.word(token).to_lowercase();
        let ties = self.parsed.lexicon.relations.with_compound(&word);
        let found = ties.flat_map(|tie| match tie.kind.as_str() {
            "located_in" => self.ties(tie, &behind, token, &[before]),
            _ => self.ties(tie, &[before], token, &behind),
        });
        found.collect()
    }

    fn by_deed(&self, token: usize) -> Vec<Relation> {
        let lemma = self.lemma(token);
        let ties = self.parsed.lexicon.relations.with_deed(&lemma);
        let found = ties.flat_map(|(tie, preposition)| {
            let preposition = preposition.unwrap_or_default();
            let others = self.all_named(&self.done_to(token, preposition, tie));
            match (preposition, others.as_slice()) {
                ("between", [one, rest @ ..]) => self.ties(tie, &[*one], token, rest),
                _ => self.ties(tie, &self.doers(token, Some(tie)), token, &others),
            }
        });
        found.collect()
    }

    /// To whom it is done: what stands behind the noun's preposition, or in "waged war *on* them" behind the verb's.
    fn done_to(&self, deed: usize, preposition: &str, tie: &Tie) -> Vec<usize> {
        let behind = self.parsed.clauses.objects_of(deed, preposition);
        let clause = self.performance(deed, Some(tie)).filter(|_| behind.is_empty());
        let of_verb = clause.into_iter().flat_map(|clause| &clause.prepositions);
        let of_verb = of_verb.filter(|it| it.lemma == preposition).flat_map(|it| it.objects.iter().copied());
        behind.into_iter().chain(of_verb).collect()
    }

    /// Who does what a noun tells of.
    pub(super) fn doers(&self, deed: usize, tie: Option<&Tie>) -> Vec<Named> {
        let clauses = self.parsed.clauses;
        let mut doers = self.all_named(clauses.possessor(deed).as_slice());
        let before = self.all_named(&clauses.modifiers(deed)).into_iter();
        // "The Mosul offensive" is not of the city.
        doers.extend(before.filter(|&(_, it)| {
            matches!(self.kind(it), EntityType::Org | EntityType::Norp | EntityType::Group)
                || self.entities().is_state(it)
        }));
        doers.extend(self.all_named(&clauses.objects_of(deed, "by")));
        if doers.is_empty() {
            doers = self.performance(deed, tie).map_or_else(Vec::new, |it| self.all_named(&it.subject));
        }
        if doers.is_empty() && tie.is_some_and(|tie| tie.kind == "fighting_against") {
            doers = self.acting_in(deed);
        }
        doers
    }

    /// Those in arms who act while a deed is done: "killed ten men *in* an operation against the clan".
    fn acting_in(&self, deed: usize) -> Vec<Named> {
        let clauses = self.parsed.clauses;
        let Some(clause) = clauses.around(deed).map(|idx| &clauses.list()[idx]) else { return Vec::new() };
        let during =
            |it: &Preposition| matches!(it.lemma.as_str(), "in" | "during") && it.objects.contains(&deed);
        if !self.holds(clause) && clause.form != Form::Gerund || !clause.prepositions.iter().any(during) {
            return Vec::new();
        }
        let mut actors = self.all_named(&clause.subject);
        actors.retain(|&(_, entity)| self.is_armed(entity) && !self.entities().is_state(entity));
        actors
    }

    /// Whom words stand for that may be for what he fights with or holds: "from *ISIL* control", "by *coalition* jets".
    pub(super) fn with_means(&self, tokens: &[usize], tie: &Tie) -> Vec<Named> {
        let is_of_arms = matches!(tie.kind.as_str(), "fighting_against" | "allied_with");
        let means = |&token: &usize| {
            ["attack", "weapon", "vehicle", "frontline"].iter().any(|it| self.is_noun_of(it, token))
        };
        let of_means =
            |token: &usize| if is_of_arms && means(token) { self.doers(*token, None) } else { Vec::new() };
        tokens
            .iter()
            .flat_map(|token| self.named(*token).map_or_else(|| of_means(token), |it| vec![it]))
            .collect()
    }

    /// The clause whose verb says no more than that a deed is done: "they *waged* a war".
    fn performance(&self, deed: usize, tie: Option<&Tie>) -> Option<&Clause> {
        let clauses = self.parsed.clauses;
        let clause = clauses.around(deed).map(|idx| &clauses.list()[idx]);
        // "Seized control of" as "seized".
        let tells = |it: &Clause| tie.is_some_and(|tie| tie.verbs.contains(&self.lemma(it.head)));
        clause.filter(|it| it.object.contains(&deed) && (self.performs(it) || tells(it)) && self.holds(it))
    }

    /// Whether a verb says of an act no more than that it is done: "began", "waged", "continues".
    pub(super) fn performs(&self, clause: &Clause) -> bool {
        let lemma = self.lemma(clause.head);
        let mut operators = self.parsed.lexicon.events.operators.with_verb(&lemma);
        operators.any(|(operator, words)| operator.kind == OperatorKind::Perform && words == lemma)
    }
}
