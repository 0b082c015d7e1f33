//! What each kind of operator makes of the event under it, in PLOVER's categories and modes.
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
//! A verb that governs nothing at all ("they agreed") makes no event.

use super::super::draft::Draft;
use super::super::reader::Reader;
use super::super::roles::Site;
use super::governed::is_wish;
use crate::clauses::{Clause, Complement, ComplementKind};
use crate::lexicon::operators::{Operator, OperatorKind};

/// What an operator and an event come to.
pub(super) struct Outcome<'l> {
    pub(super) category: &'l str,
    pub(super) mode: Option<&'static str>,
    /// Whether the event under it is none of its own.
    pub(super) takes_in: bool,
}

pub(super) fn over_event(kind: OperatorKind, is_vow: bool, inner: &Draft<'_>) -> Option<Outcome<'static>> {
    let takes_in = |category, mode| Some(Outcome { category, mode, takes_in: true });
    let keeps = |category, mode| Some(Outcome { category, mode, takes_in: false });
    let yields = inner.is("RETREAT") || inner.is("CONCEDE");
    match kind {
        OperatorKind::Commit if yields => takes_in("CONCEDE", None),
        OperatorKind::Commit if inner.category.is_cooperative() => takes_in("AGREE", None),
        // Inspections and inquiries are agreed to, not threatened.
        OperatorKind::Commit if is_vow && inner.has_mode("investigate") => takes_in("AGREE", None),
        OperatorKind::Commit if inner.is("REQUEST") || inner.is("REJECT") || !is_vow => None,
        OperatorKind::Commit | OperatorKind::Threaten => takes_in("THREATEN", threat_of(inner)),
        OperatorKind::Demand => takes_in("REQUEST", wish_for(inner)),
        OperatorKind::Refuse => takes_in("REJECT", wish_for(inner)),
        OperatorKind::Fail if inner.category.is_cooperative() => takes_in("REJECT", wish_for(inner)),
        OperatorKind::Deny if inner.is("ACCUSE") && inner.is_noun => keeps("ACCUSE", Some("disapprove")),
        OperatorKind::Accuse => keeps("ACCUSE", Some("allege")),
        OperatorKind::Stop => stop(inner),
        OperatorKind::Allow if inner.is("ASSAULT") || inner.is("MOBILIZE") => None,
        OperatorKind::Allow => takes_in("CONCEDE", None),
        OperatorKind::Prevent if inner.is("PROTEST") || inner.category.is_cooperative() => {
            takes_in("COERCE", Some("restrict"))
        }
        _ => None,
    }
}

pub(super) fn stop(inner: &Draft<'_>) -> Option<Outcome<'static>> {
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
pub(in crate::events) fn wish_for(inner: &Draft<'_>) -> Option<&'static str> {
    match inner.category.name.as_str() {
        "CONSULT" => Some("meet"),
        "AID" | "COOPERATE" | "SUPPORT" | "AGREE" => Some("assist"),
        "RETREAT" if inner.has_mode("resign") => Some("change"),
        "RETREAT" | "CONCEDE" => Some("yield"),
        _ => None,
    }
}

pub(super) fn alone<'l>(
    reader: &Reader<'_>,
    operator: &'l Operator,
    kind: OperatorKind,
    site: &Site,
) -> Option<Outcome<'l>> {
    if let Some(outcome) = foretold(reader, operator, kind, site) {
        return Some(outcome);
    }
    // "Vowed to keep fighting": what is vowed and is no act that we know is no agreement.
    let vows =
        site.clause.is_some_and(|idx| matches!(reader.lemma(reader.clause(idx).head), "vow" | "swear"));
    let category = match (kind, operator.kind) {
        (OperatorKind::Commit, _) if vows => return None,
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
        || has_content(reader, site)
            && !gives_goods(reader, kind, site)
            && (kind != OperatorKind::Demand || asks_for_an_act(reader, site))
            && (kind != OperatorKind::Threaten || threatens_an_act(reader, site))
            && (kind != OperatorKind::Refuse || refuses_an_act(reader, site));
    says_something.then_some(Outcome { category, mode, takes_in: false })
}

/// Whether a verb governs anything at all: "they agreed" alone makes no event.
fn has_content(reader: &Reader<'_>, site: &Site) -> bool {
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return false };
    let behind =
        |clause: &Clause| clause.prepositions.iter().any(|it| !it.objects.is_empty() || it.clause.is_some());
    !clause.complements.is_empty() || !clause.object.is_empty() || behind(clause)
}

/// "Offers a wide range of *services*": a thing, and no act, to nobody.
fn gives_goods(reader: &Reader<'_>, kind: OperatorKind, site: &Site) -> bool {
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return false };
    let goes_to = clause.prepositions.iter().any(|it| matches!(it.lemma.as_str(), "to" | "with"));
    let is_bare = clause.complements.is_empty() && clause.indirect.is_empty() && !goes_to;
    let gives = matches!(reader.lemma(clause.head), "offer" | "guarantee" | "promise" | "assure");
    kind == OperatorKind::Commit && gives && is_bare && !clause.object.is_empty()
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

/// "Refused *to join* the talks", by somebody; "refused to comment" keeps something from reporters only.
fn refuses_an_act(reader: &Reader<'_>, site: &Site) -> bool {
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return false };
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let is_act = |verb: usize| !classes.has("telling", reader.lemma(reader.clause(verb).head));
    let mut acts = clause.complements.iter().filter(|it| it.kind == ComplementKind::Infinitive);
    clause.subject.iter().any(|&token| reader.can_act(token)) && acts.any(|it| is_act(it.clause))
}

/// "Threatened *to shut* the port", by somebody; a row threatens to go on.
fn threatens_an_act(reader: &Reader<'_>, site: &Site) -> bool {
    let Some(clause) = site.clause.map(|idx| reader.clause(idx)) else { return false };
    clause.subject.iter().any(|&token| reader.can_act(token))
        && clause.complements.iter().any(|it| it.kind == ComplementKind::Infinitive)
}

/// What is vowed or warned of by its verb alone: "vowed *to respond*" threatens, "vowed *to rebuild* it" promises.
fn foretold(
    reader: &Reader<'_>,
    operator: &Operator,
    kind: OperatorKind,
    site: &Site,
) -> Option<Outcome<'static>> {
    let clause = reader.clause(site.clause?);
    let commits = kind == OperatorKind::Commit && operator.alone.is_some();
    let own_acts = clause.complements.iter().filter(|it| match it.kind {
        ComplementKind::Infinitive => true,
        ComplementKind::Finite => kind == OperatorKind::Threaten && is_own_act(reader, it),
        _ => false,
    });
    let verbs: Vec<usize> = own_acts.map(|it| reader.clause(it.clause).head).collect();
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let any = |class: &str| verbs.iter().any(|&verb| classes.has(class, reader.lemma(verb)));
    if (commits || kind == OperatorKind::Threaten) && any("reprisal") {
        return Some(Outcome { category: "THREATEN", mode: Some("violence"), takes_in: false });
    }
    (commits && any("bettering")).then_some(Outcome { category: "AGREE", mode: None, takes_in: false })
}

/// "Warned that *it*, that *his army* would respond", not that a storm would.
fn is_own_act(reader: &Reader<'_>, complement: &Complement) -> bool {
    let is_pronoun = |token: usize| {
        matches!(
            reader.lemma(token),
            "he" | "she" | "it" | "they" | "we" | "his" | "her" | "its" | "their" | "our"
        )
    };
    let subjects = &reader.clause(complement.clause).subject;
    subjects.iter().any(|&it| is_pronoun(it) || reader.parsed.clauses.possessor(it).is_some_and(is_pronoun))
}
