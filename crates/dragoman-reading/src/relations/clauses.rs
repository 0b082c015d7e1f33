//! Ties that a clause tells: by its verb ("*commands* the garrison", "*belongs to* the clan"), by where it takes place
//! ("the envoy met reporters *in Geneva*": all who take part are there), and by whom it is said to.

use super::Finder;
use crate::clauses::Clause;
use dragoman_records::{Relation, RelationId, Statement};

/// Words of place that say where those who take part in a clause are.
const WHERE: [&str; 7] = ["in", "at", "near", "inside", "into", "within", "outside"];

impl Finder<'_> {
    /// The ties that the clause of this position tells.
    pub(super) fn of_clause(&self, clause: &Clause) -> Vec<Relation> {
        if clause.negated || clause.modal.is_some() {
            return Vec::new();
        }
        [self.by_verb(clause), self.by_whereabouts(clause)].concat()
    }

    fn by_verb(&self, clause: &Clause) -> Vec<Relation> {
        let verb = self.parsed.document.lemma(clause.head).to_lowercase();
        let ties = self.parsed.lexicon.relations.with_verb(&verb);
        ties.flat_map(|(tie, preposition)| {
            let behind = clause.prepositions.iter().filter(|it| Some(it.lemma.as_str()) == preposition);
            let objects: Vec<usize> = match preposition {
                None => clause.object.clone(),
                Some(_) => behind.flat_map(|it| it.objects.iter().copied()).collect(),
            };
            let own = clause.subject.iter().filter_map(|&it| Some((it, self.entities().referred_to(it)?)));
            let pairs =
                own.flat_map(|own| objects.iter().map(move |&other| (own, other)).collect::<Vec<_>>());
            pairs.filter_map(|(own, other)| self.tie(tie, own, clause.head, other)).collect::<Vec<_>>()
        })
        .collect()
    }

    fn by_whereabouts(&self, clause: &Clause) -> Vec<Relation> {
        let ties = &self.parsed.lexicon.relations;
        let Some(tie) = ties.with_preposition("in").find(|tie| tie.kind == "located_in") else {
            return Vec::new();
        };
        let places = clause.prepositions.iter().filter(|it| WHERE.contains(&it.lemma.as_str()));
        let places = places.flat_map(|it| it.objects.iter().map(move |&object| (it.token, object)));
        let places: Vec<(usize, usize)> = places.filter(|&(_, object)| self.is_place(object)).collect();
        let there = clause.subject.iter().chain(&clause.object);
        let there = there.filter_map(|&it| Some((it, self.entities().referred_to(it)?)));
        let pairs = there.flat_map(|own| places.iter().map(move |&place| (own, place)).collect::<Vec<_>>());
        pairs.filter_map(|(own, (word, place))| self.tie(tie, own, word, place)).collect()
    }

    /// "Told *the paper*": who speaks has spoken with whom it is said to.
    pub(super) fn of_statement(&self, statement: &Statement) -> Option<Relation> {
        let (from, to) = (*statement.speaker.spans.first()?, statement.addressee?);
        let document = self.parsed.document;
        let start = document.tokens().partition_point(|token| token.span.end <= to.start);
        let end = document.tokens().partition_point(|token| token.span.start < to.end);
        let head = (start < end).then(|| self.parsed.clauses.head_of(start..end))?;
        let target = self.entities().list().get(self.entities().referred_to(head)?)?.id;
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
