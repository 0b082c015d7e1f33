//! The clause in which words stand, as the parse has it: predicate, arguments, mood.

use super::Trail;
use dragoman_reading::clauses::{Clause, Form, Tense};
use dragoman_records::Span;
use std::ops::Range;

impl Trail<'_> {
    /// Tells the clause around the first of these words that has one.
    pub(super) fn clause(&mut self, spans: &[Span]) {
        let heads = spans.iter().flat_map(|&span| self.tokens(span));
        let headed: Option<usize> = heads.filter_map(|token| self.clauses.headed_by(token)).next();
        let first = spans.first().map(|&span| self.tokens(span).start);
        let Some(idx) = headed.or_else(|| first.and_then(|token| self.clauses.around(token))) else { return };
        let words = self.clause_words(&self.clauses.list()[idx]);
        self.say("clause", &words);
    }

    fn tokens(&self, span: Span) -> Range<usize> {
        let document = self.clauses.document();
        let Range { start, end } = document.tokens_under(span);
        start.min(document.len().saturating_sub(1))..end
    }

    fn clause_words(&self, clause: &Clause) -> String {
        let mut parts = vec![format!("{} ({})", self.clauses.lemma(clause), mood(clause))];
        let lists = [
            ("subject", &clause.subject),
            ("object", &clause.object),
            ("to", &clause.indirect),
            ("is", &clause.attribute),
        ];
        for (role, heads) in lists {
            if !heads.is_empty() {
                parts.push(format!("{role}: {}", self.phrases(heads)));
            }
        }
        for preposition in clause.prepositions.iter().filter(|it| !it.objects.is_empty()) {
            parts.push(format!("{}: {}", preposition.lemma, self.phrases(&preposition.objects)));
        }
        parts.join("; ")
    }

    fn phrases(&self, heads: &[usize]) -> String {
        let document = self.clauses.document();
        let one = |&head: &usize| document.words(self.clauses.core(head)).to_owned();
        heads.iter().map(one).collect::<Vec<_>>().join(" + ")
    }
}

fn mood(clause: &Clause) -> String {
    let form = match clause.form {
        Form::Finite => "finite",
        Form::Infinitive => "infinitive",
        Form::Gerund => "gerund",
        Form::Participle => "participle",
    };
    let tense = match clause.tense {
        Tense::Past => Some("past"),
        Tense::Present => Some("present"),
        Tense::Future => Some("future"),
        Tense::Open => None,
    };
    let flags = [clause.passive.then_some("passive undone"), clause.negated.then_some("negated")];
    let known = [Some(form), tense, clause.modal.as_deref()].into_iter().chain(flags);
    known.flatten().collect::<Vec<_>>().join(", ")
}
