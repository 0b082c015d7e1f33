//! Ties that a clause tells: by its verb ("*commands* the garrison", "*belongs to* the clan"), by where it takes place,
//! and by whom it is said to.

use super::{Finder, Named};
use crate::clauses::{Clause, Form, Link, Tense};
use crate::lexicon::operators::OperatorKind;
use crate::lexicon::relations::Tie;
use dragoman_records::{Relation, RelationId, Statement};

/// Verbs that in the passive tell that something is so: "are *said* to be in Mosul".
const TELLS: [&str; 7] = ["believe", "know", "report", "say", "see", "think", "understand"];

impl Finder<'_> {
    /// The ties that a clause tells.
    pub(super) fn of_clause(&self, clause: &Clause) -> Vec<Relation> {
        let mut found = self.by_verb(clause);
        found.extend(self.by_membership(clause));
        if self.holds(clause) && !self.is_thought(clause) {
            found.extend(self.by_whereabouts(clause));
        }
        found
    }

    /// Whether a clause says that it is so: not denied, not to come, under no condition.
    pub(super) fn holds(&self, clause: &Clause) -> bool {
        let clauses = self.parsed.clauses;
        let marker = clauses.marker(clause).map(|token| self.lemma(token));
        let thought =
            marker.is_some_and(|word| matches!(word.as_str(), "if" | "unless" | "whether" | "lest"));
        // "Banned *from* playing for it", "left *without* visiting it".
        let above = clauses.preposition_above(clause.head).map(|token| self.lemma(token));
        let is_kept_from = above.is_some_and(|word| matches!(word.as_str(), "from" | "without"));
        let open = is_kept_from
            || clause.negated
            || clause.modal.is_some()
            || clause.tense == Tense::Future
            || thought;
        !open && (clause.form != Form::Infinitive || self.comes_about(clause))
    }

    /// "In Chad we *believe* in it": what one thinks or wishes takes place nowhere.
    fn is_thought(&self, clause: &Clause) -> bool {
        let lemma = self.lemma(clause.head);
        let mut operators = self.parsed.lexicon.events.operators.with_verb(&lemma);
        matches!(lemma.as_str(), "believe" | "think" | "know")
            || operators.any(|(operator, words)| operator.kind == OperatorKind::Wish && words == lemma)
    }

    /// "Began *to attack*", "is believed *to be* in Mosul": the verb above says that it is done or so.
    fn comes_about(&self, clause: &Clause) -> bool {
        let Some((above, Link::Complement | Link::Conjunct)) = clause.parent else { return false };
        let above = &self.parsed.clauses.list()[above];
        let is_told = above.passive && TELLS.contains(&self.lemma(above.head).as_str());
        (self.performs(above) || is_told) && self.holds(above)
    }

    fn by_verb(&self, clause: &Clause) -> Vec<Relation> {
        let verb = self.lemma(clause.head);
        let phrase = self.parsed.clauses.lemma(clause).to_lowercase();
        let ties = &self.parsed.lexicon.relations;
        let with_particle = ties.with_phrase(&phrase).filter(|_| clause.particle.is_some());
        let found = ties
            .with_verb(&verb)
            .chain(with_particle)
            .filter(|(tie, _)| self.holds(clause) || self.is_aim(clause, tie));
        let found = found.flat_map(|(tie, preposition)| {
            let behind = clause.prepositions.iter().filter(|it| Some(it.lemma.as_str()) == preposition);
            let others: Vec<usize> = match preposition {
                None => clause.object.clone(),
                // "Sent it *to Chad*" may be parsed as if Chad were given it.
                Some("to") => behind.flat_map(|it| &it.objects).chain(&clause.indirect).copied().collect(),
                Some(_) => behind.flat_map(|it| it.objects.iter().copied()).collect(),
            };
            let ones = self.had_by(clause, tie, preposition);
            let ones: Vec<Named> = ones.into_iter().flat_map(|one| self.bearers(one)).collect();
            let at_spots = match tie.kind.as_str() {
                "located_in" => self.at_spots(&ones, clause.head, &others),
                _ => Vec::new(),
            };
            let others: Vec<Named> =
                self.with_means(&others, tie).into_iter().flat_map(|other| self.bearers(other)).collect();
            [self.ties(tie, &ones, clause.head, &others), at_spots].concat()
        });
        found.collect()
    }

    /// "The campaign *to defeat* the clan": who means to fight somebody fights him. "Sent men *to support* it": those
    /// who are sent are its allies, but "a commitment *to support* it" need be no more than words.
    fn is_aim(&self, clause: &Clause, tie: &Tie) -> bool {
        let aims = match tie.kind.as_str() {
            "fighting_against" => self.noun_with_aim(clause).is_some() || self.purpose_of(clause).is_some(),
            "allied_with" => self.purpose_of(clause).is_some(),
            _ => false,
        };
        aims && !clause.negated
    }

    /// The clause of a deed done for this: "*launched* an offensive to retake it".
    fn purpose_of(&self, clause: &Clause) -> Option<&Clause> {
        let (above, Link::Adverbial) = clause.parent? else { return None };
        let above = &self.parsed.clauses.list()[above];
        (clause.form == Form::Infinitive && self.holds(above)).then_some(above)
    }

    /// The noun that an infinitive tells more of: "the *campaign* to degrade and defeat the clan".
    fn noun_with_aim(&self, clause: &Clause) -> Option<usize> {
        match clause.parent {
            Some((_, Link::Modifier)) if clause.form == Form::Infinitive => {
                Some(self.parsed.document.head(clause.head))
            }
            Some((above, Link::Conjunct)) => self.noun_with_aim(&self.parsed.clauses.list()[above]),
            _ => None,
        }
    }

    /// Who has the tie of a verb: who acts, but who is moved ("sent *troops* to Chad") or said to be so ("*it* is
    /// affiliated with the party") where there is one.
    fn had_by(&self, clause: &Clause, tie: &Tie, preposition: Option<&str>) -> Vec<Named> {
        let moved = preposition.is_some()
            && (clause.passive && tie.kind != "fighting_against" || tie.kind == "located_in");
        if moved && !clause.object.is_empty() {
            return self.all_named(&clause.object);
        }
        // "Sent *fighters* to support it".
        let sent = self.purpose_of(clause).map_or_else(Vec::new, |above| self.all_named(&above.object));
        if self.is_aim(clause, tie) && !sent.is_empty() {
            return sent;
        }
        let noun = self.noun_with_aim(clause).filter(|_| self.is_aim(clause, tie));
        match self.with_means(&clause.subject, tie) {
            none if none.is_empty() => noun.map_or_else(Vec::new, |noun| self.aimers(noun)),
            subjects => subjects,
        }
    }

    /// Who has an aim: whose effort it is, else who is so described ("the *coalition* to defeat the clan").
    fn aimers(&self, noun: usize) -> Vec<Named> {
        let doers = self.doers(noun, None);
        if doers.is_empty() { self.named(noun).into_iter().collect() } else { doers }
    }

    /// "Told *the paper*": who speaks has spoken with whom it is said to.
    pub(super) fn of_statement(&self, statement: &Statement) -> Option<Relation> {
        let (from, to) = (*statement.speaker.spans.first()?, statement.addressee?);
        let target = self.entities().list().get(self.named_at(to)?.1)?.id;
        let cue = statement.cue.as_ref().and_then(|cue| cue.spans.first().copied());
        Some(Relation {
            id: RelationId::from_idx(0),
            kind: "communicated_with".to_owned(),
            source: statement.speaker.entity?,
            target,
            evidence: vec![from, cue.unwrap_or(from), to],
            reported_by: statement.within,
            rule: "rule:communicated_with".to_owned(),
        })
    }
}
