//! Statements that count the same people differently: "5,000 workers joined the march", "only 800 took part".
//!
//! In: statements with the numbers in them. Out: pairs of two voices near each other whose numbers cannot both hold.
//!
//! 1. A statement counts if its words hold one number of people and words of one class that says what became of them
//!    (the classes `counted_…` of noun_classes.toml).
//! 2. Two are rivals if the class is the same, the people are called by one noun or one of the two by none, and neither the days
//!    nor the places that they name set them apart.
//!
//! Events that hold sizes are compared in [`super::contested`].

use super::Findings;
use super::accounts::{is_of, lemma, says};
use super::contested::pair;
use super::denials::{are_two_voices, is_known};
use crate::Parsed;
use crate::quantities::quantity_of;
use dragoman_language::Pos;
use dragoman_records::{AccountId, Contested, Event, Range, Span, Statement};
use std::collections::BTreeSet;

/// How many statements and how many sentences may lie between two counts.
const REACH: usize = 4;
const NEAR: usize = 2;

/// What may have become of those who are counted.
const CLASSES: [&str; 4] = ["counted_dead", "counted_held", "counted_injured", "counted_marching"];

/// A statement that counts people.
struct Count<'s> {
    statement: &'s Statement,
    class: &'static str,
    number: Range,
    /// What they are called; none for "people" and a number by itself.
    noun: Option<String>,
    sentence: usize,
    days: BTreeSet<&'s str>,
    places: BTreeSet<&'s str>,
}

/// Pairs of statements that count the same people differently.
pub(super) fn counted(
    parsed: &Parsed<'_>,
    findings: &Findings<'_>,
    events: &[Event],
    known: &[Contested],
) -> Vec<Contested> {
    let list = findings.statements.list().iter();
    let counts: Vec<Count<'_>> = list.filter_map(|it| Count::read(parsed, findings, it)).collect();
    let mut found = Vec::new();
    for (idx, first) in counts.iter().enumerate() {
        let near = counts[idx + 1..].iter().take(REACH);
        for second in near.filter(|second| first.differs(second)) {
            let (one, other) = (first.statement, second.statement);
            if !is_known(events, known, one, other) {
                let (a, b) = (AccountId::Statement(one.id), AccountId::Statement(other.id));
                found.push(pair(a, b, ("size", "rule:counted_otherwise")));
            }
        }
    }
    found
}

/// Those of a list in text order that lie in the words of a statement.
fn inside<'t, T>(list: &'t [T], span: impl Fn(&T) -> Span, content: &[Span]) -> impl Iterator<Item = &'t T> {
    content.iter().flat_map(move |words| {
        let first = list.partition_point(|it| span(it).start < words.start);
        let last = first + list[first..].iter().take_while(|it| span(it).start < words.end).count();
        list[first..last].iter().filter(|it| words.contains(span(it))).collect::<Vec<_>>()
    })
}

impl<'s> Count<'s> {
    fn read(parsed: &Parsed<'_>, findings: &Findings<'s>, statement: &'s Statement) -> Option<Self> {
        let document = parsed.document;
        let tokens = || statement.content.iter().flat_map(|&span| document.tokens_under(span));
        let times = || inside(findings.times, |time| time.span, &statement.content);
        let is_day = |&token: &usize| times().any(|time| time.span.contains(document.tokens()[token].span));
        let mut numbers = tokens().filter(|&it| document.pos(it) == Pos::Num).filter(|it| !is_day(it));
        let number = numbers.next().filter(|_| says(statement) && numbers.next().is_none())?;
        let noun = Some(document.head(number)).filter(|&head| document.pos(head) == Pos::Noun);
        let bare = |noun: &usize| {
            matches!(lemma(parsed, *noun).as_str(), "people" | "person")
                || CLASSES.iter().any(|it| is_of(parsed, *noun, it))
        };
        let places = inside(findings.places, |place| place.span, &statement.content);
        Some(Self {
            statement,
            class: only_class(parsed, tokens())?,
            number: quantity_of(parsed, noun.unwrap_or(number))?,
            noun: noun.filter(|noun| !bare(noun)).map(|noun| lemma(parsed, noun)),
            sentence: parsed.sentence_at(*statement.content.first()?),
            days: times().map(|time| time.value.as_str()).collect(),
            places: places.map(|place| place.name.as_str()).collect(),
        })
    }

    fn differs(&self, other: &Self) -> bool {
        let is_less =
            |a: &Range, b: &Range| matches!((a.max, b.min), (Some(most), Some(least)) if most < least);
        let numbers = is_less(&self.number, &other.number) || is_less(&other.number, &self.number);
        let nouns = self.noun.is_none() || other.noun.is_none() || self.noun == other.noun;
        let apart =
            |a: &BTreeSet<&str>, b: &BTreeSet<&str>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
        self.class == other.class
            && numbers
            && nouns
            && other.sentence.abs_diff(self.sentence) <= NEAR
            && !apart(&self.days, &other.days)
            && !apart(&self.places, &other.places)
            && are_two_voices(self.statement, other.statement)
    }
}

/// The one class whose words a statement has.
fn only_class(parsed: &Parsed<'_>, tokens: impl Iterator<Item = usize>) -> Option<&'static str> {
    let classes = &parsed.lexicon.events.noun_classes;
    let has = |class: &str, token: usize| {
        let under = format!("{} {}", lemma(parsed, parsed.document.head(token)), lemma(parsed, token));
        is_of(parsed, token, class) || classes.has(class, &under)
    };
    let found: BTreeSet<&'static str> =
        tokens.flat_map(|token| CLASSES.into_iter().filter(move |class| has(class, token))).collect();
    found.first().copied().filter(|_| found.len() == 1)
}
