//! The draft that an operator makes.
//!
//! In: an operator, the draft under it if there is one, and what the two come to. Out: a draft with the
//! operator's subject for its actor. The recipient is the operator's own, else one of the parties of
//! the draft under it, whose words and arguments it takes over where that is no event of its own.

use super::super::draft::Draft;
use super::super::reader::Reader;
use super::super::roles::{self, Site};
use super::outcome::Outcome;
use crate::lexicon::operators::{Operator, OperatorKind};
use crate::lexicon::plover::Category;

/// Writes the composed event: the operator's subject acts; the recipient is the operator's own, else
/// who is to act or be acted upon.
pub(super) fn made<'a>(
    reader: &Reader<'a>,
    drafts: &[Draft<'a>],
    operator: &'a Operator,
    site: Site,
    inner: Option<usize>,
    category: &'a Category,
    outcome: &Outcome<'_>,
) -> Draft<'a> {
    let inner = inner.map(|idx| &drafts[idx]);
    let actor = roles::parties(reader, drafts, &site, &actor_roles(&site, category), false);
    let recipient = recipient(reader, drafts, operator, &site, inner, &actor);
    let mut arguments: Vec<usize> = actor.iter().chain(&recipient).copied().collect();
    let mut words = site.words.clone();
    if let Some(inner) = inner.filter(|_| outcome.takes_in) {
        arguments.extend(&inner.arguments);
        words.extend(&inner.words);
    }
    arguments.extend(site.fillers(reader, "object"));
    arguments.sort_unstable();
    arguments.dedup();
    words.sort_unstable();
    words.dedup();
    let steps = reader.trace(|| over(reader, operator, &site, inner, category, outcome));
    Draft {
        category,
        modes: outcome.mode.map(str::to_owned).into_iter().collect(),
        head: site.head,
        clause: site.clause.or_else(|| reader.place_of(site.head).map(|(idx, _)| idx)),
        is_noun: site.noun.is_some(),
        words,
        actor,
        recipient,
        arguments,
        counts: Vec::new(),
        aux: Vec::new(),
        cameo: None,
        rule: operator.rule(),
        specificity: if inner.is_some() { 6 } else { 2 },
        outcome: false,
        struck: false,
        composed: inner.is_some(),
        gone: false,
        steps,
    }
}

/// The operator's own recipient, else that of the event under it; those who agree with each other have
/// none.
fn recipient(
    reader: &Reader<'_>,
    drafts: &[Draft<'_>],
    operator: &Operator,
    site: &Site,
    inner: Option<&Draft<'_>>,
    actor: &[usize],
) -> Vec<usize> {
    let reciprocal =
        operator.kind == OperatorKind::Commit && operator.recipient.is_empty() && actor.len() > 1;
    let mut own = roles::parties(reader, drafts, site, &operator.recipient, false);
    // "Accused *each other*" leaves nobody else.
    let mutual = !own.is_empty() && own.iter().all(|token| actor.contains(token));
    own.retain(|token| !actor.contains(token));
    if own.is_empty() && !reciprocal && !mutual { from_inner(operator.kind, inner, actor) } else { own }
}

/// The step of an operator, with those of the event under it.
fn over(
    reader: &Reader<'_>,
    operator: &Operator,
    site: &Site,
    inner: Option<&Draft<'_>>,
    category: &Category,
    outcome: &Outcome<'_>,
) -> String {
    let under = match inner {
        Some(inner) => format!("over {} [{}]", inner.code(), inner.steps.join("; ")),
        None => "alone".to_owned(),
    };
    let words = reader.quote(&site.words);
    let mode = outcome.mode.unwrap_or_default();
    format!("{} at “{words}” {under} makes {} {mode}", operator.rule(), category.name)
}

fn actor_roles(site: &Site, category: &Category) -> Vec<String> {
    match site.noun {
        None => vec!["subject".to_owned()],
        Some(_) => {
            let own = ["subject", "possessor"].map(str::to_owned);
            let mut roles = own.to_vec();
            roles.extend(category.noun_actor.iter().cloned());
            roles.push("adjective".to_owned());
            roles
        }
    }
}

/// Of what is demanded, laid to somebody or refused the one who does it is meant; of what is promised
/// or threatened the one it is done to.
pub(super) fn from_inner(kind: OperatorKind, inner: Option<&Draft<'_>>, actor: &[usize]) -> Vec<usize> {
    let Some(inner) = inner else { return Vec::new() };
    let asks_its_doer = matches!(
        kind,
        OperatorKind::Demand
            | OperatorKind::Accuse
            | OperatorKind::Deny
            | OperatorKind::Prevent
            | OperatorKind::Allow
    ) || kind == OperatorKind::Refuse && inner.is_noun;
    let (first, second) = match asks_its_doer {
        true => (&inner.actor, &inner.recipient),
        false => (&inner.recipient, &inner.actor),
    };
    let others = |list: &[usize]| list.iter().copied().filter(|it| !actor.contains(it)).collect::<Vec<_>>();
    let first = others(first);
    if first.is_empty() { others(second) } else { first }
}
