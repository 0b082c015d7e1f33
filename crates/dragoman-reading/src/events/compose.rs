//! What an operator and the event under it come to together.
//!
//! "Agreed to withdraw" is no withdrawal but a concession; "threatened to bomb" no assault but a
//! threat. Operators are words of `lexicon/operators.toml`; here is what each kind does:
//!
//! | kind | over a cooperative act | over a hostile act | over nothing |
//! | --- | --- | --- | --- |
//! | commit | AGREE; over RETREAT, CONCEDE: CONCEDE | THREATEN | as the entry says |
//! | threaten | THREATEN relations | THREATEN with the mode of the act | THREATEN |
//! | demand | REQUEST assist, meet, yield, change | REQUEST | REQUEST |
//! | refuse, fail | REJECT with the same modes | REJECT | as the entry says |
//! | deny | the act with negation | the same; over an accusation ACCUSE disapprove | nothing |
//! | accuse | ACCUSE allege, and the act on the accuser's word | the same | ACCUSE allege |
//! | stop | SANCTION; of meetings REJECT | RETREAT; of restrictions and protests CONCEDE | nothing |
//! | allow | CONCEDE | CONCEDE | nothing |
//! | prevent | COERCE restrict | nothing | nothing |
//! | perform, try | the act itself | the act itself | nothing |
//! | wish | nothing | nothing | nothing |
//!
//! An act that is only wanted, promised or refused is no event of its own. One that is denied,
//! ended or laid to somebody is: it is presupposed.

use super::draft::Draft;
use super::reader::Reader;
use super::roles::{self, Site};
use crate::clauses::{Clause, Complement, ComplementKind, Form, Link};
use crate::lexicon::operators::{Operator, OperatorKind};
use crate::lexicon::plover::Category;
use dragoman_language::Pos;
use dragoman_records::Aux;

/// Adds the events that operators make and takes away those they keep from being events.
pub(super) fn compose<'a>(reader: &Reader<'a>, drafts: &mut Vec<Draft<'a>>) {
    for (operator, site) in operator_sites(reader) {
        if is_polite(reader, operator.kind, &site) {
            continue;
        }
        let governed = governed(reader, drafts, operator.kind, &site);
        if let Some(frame) = drafts.iter().position(|draft| draft.head == site.head && draft.specificity >= 4)
        {
            take_in(drafts, operator.kind, frame, &governed);
            continue;
        }
        apply(reader, drafts, operator, site, &governed);
    }
}

/// "I want to thank them", "we would like to apologise": saying so does it.
pub(super) fn is_polite(reader: &Reader<'_>, kind: OperatorKind, site: &Site) -> bool {
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return false };
    let is_first = clause.subject.iter().any(|&token| matches!(reader.lemma(token), "i" | "we"));
    // "Let us hope": nobody is allowed anything.
    let is_call = |&token: &usize| matches!(reader.lemma(token), "us" | "me" | "we" | "i");
    let asked = clause.complements.iter().flat_map(|it| &reader.clause(it.clause).subject);
    if reader.lemma(clause.head) == "let" && clause.object.iter().chain(asked).any(is_call) {
        return true;
    }
    matches!(reader.lemma(clause.head), "want" | "like" | "wish")
        && matches!(kind, OperatorKind::Wish | OperatorKind::Demand)
        && is_first
        && clause.object.is_empty()
}

/// The operators of the document, those deepest in the tree first, so that each finds what lies
/// under it done.
fn operator_sites<'a>(reader: &Reader<'a>) -> Vec<(&'a Operator, Site)> {
    let clauses = reader.parsed.clauses.list();
    let mut sites: Vec<(&'a Operator, Site)> = Vec::new();
    for (idx, clause) in clauses.iter().enumerate() {
        if let Some((operator, found)) = reader.operator(clause) {
            let head = clause.head;
            sites.push((
                operator,
                Site {
                    head,
                    words: found.words,
                    clause: Some(idx),
                    noun: None,
                    preposition: found.preposition,
                },
            ));
        }
    }
    for token in 0..reader.parsed.document.len() {
        let is_noun = matches!(reader.parsed.document.pos(token), Pos::Noun | Pos::Propn);
        let operator = reader.parsed.lexicon.events.operators.with_noun(reader.lemma(token));
        if let Some(operator) = operator.filter(|_| is_noun && reader.parsed.clauses.heads_a_phrase(token)) {
            let site =
                Site { head: token, words: vec![token], clause: None, noun: Some(token), preposition: None };
            sites.push((operator, site));
        }
    }
    sites.sort_by_key(|(_, site)| (std::cmp::Reverse(reader.depth(site.head)), site.head));
    sites
}

/// Positions of the drafts that an operator governs: its complements, its objects, what its
/// prepositions tie to it, and clauses that spell out an abstract object ("the notion that…").
fn governed(reader: &Reader<'_>, drafts: &[Draft<'_>], kind: OperatorKind, site: &Site) -> Vec<usize> {
    let mut found = Vec::new();
    if let Some(idx) = site.clause {
        let clause = reader.clause(idx);
        for complement in clause.complements.iter().filter(|it| wanted(reader, kind, it)) {
            found.extend(happening_in(reader, drafts, complement.clause, 0));
        }
        for preposition in &clause.prepositions {
            let verb = preposition.clause.and_then(|verb| reader.parsed.clauses.headed_by(verb));
            found.extend(verb.into_iter().flat_map(|verb| happening_in(reader, drafts, verb, 0)));
        }
        let mut nouns = clause.object.clone();
        let own = |number: usize| site.preposition == Some(number);
        for (number, preposition) in clause.prepositions.iter().enumerate() {
            if own(number)
                || matches!(preposition.lemma.as_str(), "of" | "to" | "for" | "with" | "from" | "into")
            {
                nouns.extend(&preposition.objects);
            }
        }
        found.extend(nouns.into_iter().flat_map(|noun| happening_at(reader, drafts, noun, 0)));
    }
    if let Some(noun) = site.noun {
        found.extend(spelt_out(reader, drafts, noun, 0));
        for preposition in reader.parsed.clauses.prepositions(noun) {
            if matches!(preposition.lemma.as_str(), "of" | "to" | "for" | "on") {
                found.extend(preposition.objects.iter().flat_map(|&it| happening_at(reader, drafts, it, 0)));
            }
            let verb = preposition.clause.and_then(|verb| reader.parsed.clauses.headed_by(verb));
            found.extend(verb.into_iter().flat_map(|verb| happening_in(reader, drafts, verb, 0)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|&draft| drafts[draft].head != site.head);
    found
}

/// Whether a complement says what is wanted: "told them *to leave*", "demanded that they *leave*"; "told
/// them that they *had left*" does not.
fn wanted(reader: &Reader<'_>, kind: OperatorKind, complement: &Complement) -> bool {
    let is_plain = complement.kind == ComplementKind::Finite && !is_wish(reader, complement);
    kind != OperatorKind::Demand || !is_plain
}

fn is_wish(reader: &Reader<'_>, complement: &Complement) -> bool {
    let clause = reader.clause(complement.clause);
    let is_bare = reader.parsed.document.tag(clause.head) == "VB" && clause.modal.is_none();
    let is_plural = reader.parsed.document.tag(clause.head) == "VBP";
    is_bare || is_plural || matches!(clause.modal.as_deref(), Some("must" | "should" | "ought"))
}

/// A frame that asks for its arguments comes before the operator of the same verb, but what it asks
/// for, refuses or threatens is no event of its own either.
fn take_in(drafts: &mut [Draft<'_>], kind: OperatorKind, frame: usize, governed: &[usize]) {
    use OperatorKind::{Commit, Demand, Refuse, Stop, Threaten, Wish};
    if kind == Stop {
        let is_over = |idx: usize| stop(&drafts[idx]).is_some_and(|outcome| outcome.takes_in);
        let over: Vec<usize> = governed.iter().copied().filter(|&idx| idx != frame && is_over(idx)).collect();
        over.into_iter().for_each(|idx| drafts[idx].gone = true);
    }
    if !matches!(kind, Commit | Demand | Refuse | Threaten | Wish) {
        return;
    }
    let inner = governed.iter().copied().find(|&idx| idx != frame);
    if matches!(kind, Demand | Refuse) && drafts[frame].modes.is_empty() {
        let mode = inner.and_then(|idx| wish_for(&drafts[idx]));
        drafts[frame].modes = mode.map(str::to_owned).into_iter().collect();
    }
    if drafts[frame].recipient.is_empty() {
        let own = from_inner(kind, inner.map(|idx| &drafts[idx]), &drafts[frame].actor);
        drafts[frame].recipient = own;
    }
    for &idx in governed.iter().filter(|&&idx| idx != frame) {
        drafts[idx].gone = true;
        let inner = drafts[idx].code();
        drafts[frame]
            .step(|| format!("{inner} is only asked for, promised or refused and no event of its own"));
    }
}

/// The draft that a noun names, else those of the clause that spells it out.
fn happening_at(reader: &Reader<'_>, drafts: &[Draft<'_>], noun: usize, level: usize) -> Vec<usize> {
    let noun = reader.counted(noun);
    let named: Vec<usize> = standing(drafts).filter(|&idx| drafts[idx].head == noun).collect();
    if named.is_empty() { spelt_out(reader, drafts, noun, level) } else { named }
}

/// "The notion *that Russia was joining*", "a plan *to meet*", "the possibility *of deploying troops*".
fn spelt_out(reader: &Reader<'_>, drafts: &[Draft<'_>], noun: usize, level: usize) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let verbs = clauses.described_by(noun).into_iter().filter_map(|verb| clauses.headed_by(verb));
    let says_what = |&idx: &usize| {
        let clause = reader.clause(idx);
        clause.form == Form::Infinitive || clauses.marker(clause).is_some()
    };
    let behind = clauses.prepositions(noun).into_iter().filter(|it| it.lemma == "of");
    let of = behind.filter_map(|preposition| preposition.clause.and_then(|verb| clauses.headed_by(verb)));
    let all: Vec<usize> = verbs.filter(says_what).chain(of).collect();
    all.into_iter().flat_map(|idx| happening_in(reader, drafts, idx, level)).collect()
}

/// How many clauses and nouns are followed from an operator to what it governs. A relative clause
/// may have the noun that it describes for its object, so there are rings.
const MOST_LEVELS: usize = 4;

/// The draft of a clause and of those beside it; of a verb that only carries something out, the
/// draft of its object.
fn happening_in(reader: &Reader<'_>, drafts: &[Draft<'_>], clause_idx: usize, level: usize) -> Vec<usize> {
    if level == MOST_LEVELS {
        return Vec::new();
    }
    let clause = reader.clause(clause_idx);
    let mut found: Vec<usize> = standing(drafts)
        .filter(|&idx| drafts[idx].words.contains(&clause.head) || drafts[idx].head == clause.head)
        .collect();
    if found.is_empty() {
        let performs = reader.operator(clause).is_some_and(|(operator, _)| {
            matches!(operator.kind, OperatorKind::Perform | OperatorKind::Try | OperatorKind::Wish)
        });
        if performs {
            for complement in &clause.complements {
                found.extend(happening_in(reader, drafts, complement.clause, level + 1));
            }
            let nouns = clause.object.iter().flat_map(|&noun| happening_at(reader, drafts, noun, level + 1));
            found.extend(nouns);
        }
    }
    for (idx, other) in reader.parsed.clauses.list().iter().enumerate().skip(clause_idx + 1).take(12) {
        if other.parent == Some((clause_idx, crate::clauses::Link::Conjunct)) {
            found.extend(happening_in(reader, drafts, idx, level + 1));
        }
    }
    found
}

fn standing<'d>(drafts: &'d [Draft<'_>]) -> impl Iterator<Item = usize> + 'd {
    (0..drafts.len()).filter(|&idx| !drafts[idx].gone)
}

/// What an operator and an event come to.
struct Outcome<'l> {
    category: &'l str,
    mode: Option<&'static str>,
    /// Whether the event under it is none of its own.
    takes_in: bool,
}

fn apply<'a>(
    reader: &Reader<'a>,
    drafts: &mut Vec<Draft<'a>>,
    operator: &'a Operator,
    site: Site,
    governed: &[usize],
) {
    let negated = site.clause.is_some_and(|idx| reader.clause(idx).negated);
    let kind =
        if negated && operator.kind == OperatorKind::Commit { OperatorKind::Refuse } else { operator.kind };
    match kind {
        OperatorKind::Perform | OperatorKind::Try => return,
        OperatorKind::Wish => governed.iter().for_each(|&idx| drafts[idx].gone = true),
        OperatorKind::Deny if is_left_open(reader, &site) => {
            governed.iter().for_each(|&idx| drafts[idx].mark(Aux::Hypothetical));
        }
        OperatorKind::Deny => governed.iter().for_each(|&idx| {
            if !drafts[idx].is("ACCUSE") || !drafts[idx].is_noun {
                drafts[idx].mark(Aux::Negation);
            }
        }),
        _ => {}
    }
    let inner = governed.iter().copied().min_by_key(|&idx| drafts[idx].head.abs_diff(site.head));
    let outcome = match inner {
        Some(idx) => over_event(kind, operator.alone.is_some(), &drafts[idx]),
        None => alone(reader, operator, kind, &site),
    };
    let Some(outcome) = outcome else { return };
    if !is_done_by_someone(reader, drafts, kind, &site) {
        return;
    }
    let Some(category) = reader.parsed.lexicon.events.plover.category(outcome.category) else { return };
    let made = made(reader, drafts, operator, site, inner, category, &outcome);
    if outcome.takes_in {
        governed.iter().for_each(|&idx| drafts[idx].gone = true);
    }
    // The composed reading stands for the plain one of the same word.
    for draft in drafts.iter_mut().filter(|draft| draft.head == made.head) {
        draft.gone = true;
    }
    drafts.push(made);
}

/// "Has neither confirmed nor *denied* that it bombed" denies nothing.
fn is_left_open(reader: &Reader<'_>, site: &Site) -> bool {
    let Some((parent, Link::Conjunct)) = site.clause.and_then(|idx| reader.clause(idx).parent) else {
        return false;
    };
    reader.lemma(reader.clause(parent).head) == "confirm"
}

/// Whether the one who commits, threatens, asks or refuses can: talks do not "aim to meet".
fn is_done_by_someone(reader: &Reader<'_>, drafts: &[Draft<'_>], kind: OperatorKind, site: &Site) -> bool {
    use OperatorKind::{Commit, Demand, Refuse, Threaten};
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return true };
    let needs_one = matches!(kind, Commit | Threaten | Demand | Refuse);
    // "Is intended to help" commits nobody.
    if kind == Commit && clause.passive && clause.subject.is_empty() {
        return false;
    }
    let mut subjects = clause.subject.iter();
    !needs_one
        || clause.subject.is_empty() && clause.passive
        || subjects.any(|&it| reader.can_act(reader.counted(it)) || is_owned(reader, drafts, it))
}

/// "His speech called on them to leave" is done by him; a happening asks for nothing.
fn is_owned(reader: &Reader<'_>, drafts: &[Draft<'_>], subject: usize) -> bool {
    let is_happening = drafts.iter().any(|draft| draft.is_noun && draft.head == subject);
    !is_happening && !roles::party_behind(reader, drafts, subject, 0).is_empty()
}

fn over_event(kind: OperatorKind, is_vow: bool, inner: &Draft<'_>) -> Option<Outcome<'static>> {
    let takes_in = |category, mode| Some(Outcome { category, mode, takes_in: true });
    let keeps = |category, mode| Some(Outcome { category, mode, takes_in: false });
    let yields = inner.is("RETREAT") || inner.is("CONCEDE");
    match kind {
        OperatorKind::Commit if yields => takes_in("CONCEDE", None),
        OperatorKind::Commit if inner.category.is_cooperative() => takes_in("AGREE", None),
        OperatorKind::Commit if inner.is("REQUEST") || inner.is("REJECT") || !is_vow => None,
        OperatorKind::Commit | OperatorKind::Threaten => takes_in("THREATEN", threat_of(inner)),
        OperatorKind::Demand => takes_in("REQUEST", wish_for(inner)),
        OperatorKind::Refuse => takes_in("REJECT", wish_for(inner)),
        OperatorKind::Fail if inner.category.is_cooperative() => takes_in("REJECT", wish_for(inner)),
        OperatorKind::Deny if inner.is("ACCUSE") && inner.is_noun => keeps("ACCUSE", Some("disapprove")),
        OperatorKind::Accuse => keeps("ACCUSE", Some("allege")),
        OperatorKind::Stop => stop(inner),
        OperatorKind::Allow if inner.is("ASSAULT") => None,
        OperatorKind::Allow => takes_in("CONCEDE", None),
        OperatorKind::Prevent if inner.is("PROTEST") || inner.category.is_cooperative() => {
            takes_in("COERCE", Some("restrict"))
        }
        _ => None,
    }
}

fn stop(inner: &Draft<'_>) -> Option<Outcome<'static>> {
    let outcome = |category, mode, takes_in| Some(Outcome { category, mode, takes_in });
    match inner.category.name.as_str() {
        "CONSULT" => outcome("REJECT", Some("meet"), true),
        "AID" | "COOPERATE" | "SUPPORT" | "AGREE" => outcome("SANCTION", Some("discontinue"), true),
        "ASSAULT" | "SANCTION" | "MOBILIZE" => outcome("RETREAT", None, false),
        "COERCE" | "PROTEST" => outcome("CONCEDE", None, true),
        _ => None,
    }
}

/// What is threatened, in the modes of THREATEN.
fn threat_of(inner: &Draft<'_>) -> Option<&'static str> {
    match inner.category.name.as_str() {
        "ASSAULT" | "MOBILIZE" => Some("violence"),
        "COERCE" if inner.has_mode("arrest") => Some("arrest"),
        "COERCE" if inner.has_mode("deport") => Some("expel"),
        "COERCE" | "PROTEST" => Some("restrict"),
        "SANCTION" if inner.has_mode("expel") => Some("expel"),
        "SANCTION" | "REJECT" => Some("relations"),
        _ => None,
    }
}

/// What is asked for or refused, in the modes that REQUEST and REJECT share.
pub(super) fn wish_for(inner: &Draft<'_>) -> Option<&'static str> {
    match inner.category.name.as_str() {
        "CONSULT" => Some("meet"),
        "AID" | "COOPERATE" | "SUPPORT" | "AGREE" => Some("assist"),
        "RETREAT" if inner.has_mode("resign") => Some("change"),
        "RETREAT" | "CONCEDE" => Some("yield"),
        _ => None,
    }
}

fn alone<'l>(
    reader: &Reader<'_>,
    operator: &'l Operator,
    kind: OperatorKind,
    site: &Site,
) -> Option<Outcome<'l>> {
    let category = match (kind, operator.kind) {
        (OperatorKind::Refuse, OperatorKind::Commit) => return None,
        _ => operator.alone.as_deref()?,
    };
    let known = reader.parsed.lexicon.events.plover.category(category)?;
    let mode = match kind {
        OperatorKind::Accuse => Some("allege"),
        OperatorKind::Deny => Some("disapprove"),
        _ => None,
    };
    let mode = mode.filter(|mode| known.modes.contains_key(*mode));
    let says_something = site.noun.is_some()
        || has_content(reader, site) && (kind != OperatorKind::Demand || asks_for_an_act(reader, site));
    says_something.then_some(Outcome { category, mode, takes_in: false })
}

/// Whether a verb governs anything at all: "they agreed" alone makes no event.
fn has_content(reader: &Reader<'_>, site: &Site) -> bool {
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return false };
    let behind =
        |clause: &Clause| clause.prepositions.iter().any(|it| !it.objects.is_empty() || it.clause.is_some());
    !clause.complements.is_empty() || !clause.object.is_empty() || behind(clause)
}

/// "Asked them *to leave*", "demands *that they leave*", "called *for* calm" against "asked him why".
fn asks_for_an_act(reader: &Reader<'_>, site: &Site) -> bool {
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return false };
    let acts = clause.complements.iter().any(|it| {
        it.kind == ComplementKind::Infinitive || it.kind == ComplementKind::Finite && is_wish(reader, it)
    });
    let for_it = site.preposition.is_some_and(|idx| clause.prepositions[idx].lemma == "for");
    acts || for_it
}

/// Writes the composed event: the operator's subject acts; the recipient is the operator's own, else
/// who is to act or be acted upon.
fn made<'a>(
    reader: &Reader<'a>,
    drafts: &[Draft<'a>],
    operator: &'a Operator,
    site: Site,
    inner: Option<usize>,
    category: &'a Category,
    outcome: &Outcome<'_>,
) -> Draft<'a> {
    let inner = inner.map(|idx| &drafts[idx]);
    let actor_roles = actor_roles(&site, category);
    let actor = roles::parties(reader, drafts, &site, &actor_roles, false);
    let reciprocal =
        operator.kind == OperatorKind::Commit && operator.recipient.is_empty() && actor.len() > 1;
    let mut recipient = roles::parties(reader, drafts, &site, &operator.recipient, false);
    recipient.retain(|token| !actor.contains(token));
    if recipient.is_empty() && !reciprocal {
        recipient = from_inner(operator.kind, inner, &actor);
    }
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
fn from_inner(kind: OperatorKind, inner: Option<&Draft<'_>>, actor: &[usize]) -> Vec<usize> {
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
