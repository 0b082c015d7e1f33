//! The draft of a frame: its category, who fills its roles, what is counted.
//!
//! In: a frame's sense and the site of its words. Out: a [`Draft`]. The roles are the frame's own, else
//! those of its category and part of speech. In a reciprocal act all are actors; where nobody is struck
//! the things that are struck stand in.

use super::super::draft::Draft;
use super::super::reader::Reader;
use super::super::roles::{self, Site};
use super::specificity;
use crate::clauses::Clause;
use crate::lexicon::frames::{Frame, Sense, SizeField};
use crate::lexicon::plover::Category;
use dragoman_language::Pos;
use dragoman_records::EntityType;

const VERB_ACTOR: [&str; 2] = ["subject", "by"];
const VERB_RECIPIENT: [&str; 2] = ["object", "indirect"];
const NOUN_ACTOR: [&str; 2] = ["subject", "possessor"];

pub(super) fn draft<'a>(
    reader: &Reader<'a>,
    drafts: &[Draft<'a>],
    sense: &Sense<'a>,
    site: Site,
) -> Draft<'a> {
    let frame = sense.frame;
    let category = reader.parsed.lexicon.events.plover.category(sense.category);
    let category = category.expect("the loader refuses files of unknown categories");
    let roles = Roles::of(sense, &site, category);
    let (mut actor, mut recipient) = if frame.reciprocal.unwrap_or(category.reciprocal) {
        (partners(reader, drafts, &site, &roles), Vec::new())
    } else {
        two_sides(reader, drafts, &site, &roles, category)
    };
    if category.name == "ASSAULT" {
        // "The *Kabul* bombing", "a strike on Goma, *which* killed ten": where it was.
        actor.retain(|&token| !reader.is_spot(token));
    }
    if recipient.is_empty() && is_undergone(reader, &site, &actor) {
        recipient = std::mem::take(&mut actor);
        actor = roles::parties(reader, drafts, &site, &["by".to_owned()], false);
    }
    let arguments = arguments(reader, &site, &roles);
    let counts = counts(reader, &site, frame, &roles);
    let specificity = specificity(sense, &site);
    let means = || {
        format!(
            "{} at “{}” means {} {}",
            sense.rule(),
            reader.quote(&site.words),
            category.name,
            frame.mode.join(" ")
        )
    };
    let steps = reader.trace(means);
    Draft {
        category,
        modes: frame.mode.clone(),
        head: site.head,
        clause: site.clause.or_else(|| clause_of(reader, &site)),
        is_noun: site.noun == Some(site.head) && reader.parsed.document.pos(site.head) != Pos::Adj,
        words: site.words,
        actor,
        recipient,
        arguments,
        counts,
        aux: Vec::new(),
        cameo: sense.cameo.map(str::to_owned),
        rule: sense.rule(),
        specificity,
        outcome: frame.outcome,
        struck: false,
        composed: false,
        gone: false,
        steps,
    }
}

/// Who did something together: all of them act.
fn partners(reader: &Reader<'_>, drafts: &[Draft<'_>], site: &Site, roles: &Roles) -> Vec<usize> {
    let mut actor = roles::parties(reader, drafts, site, &roles.actor, true);
    if site.clause.is_none() {
        actor.extend(roles::companion(reader, drafts, site.head, &actor));
    }
    actor
}

/// Who acts and who is acted upon; where nobody is struck, the things that are.
fn two_sides(
    reader: &Reader<'_>,
    drafts: &[Draft<'_>],
    site: &Site,
    roles: &Roles,
    category: &Category,
) -> (Vec<usize>, Vec<usize>) {
    let actor = roles::parties(reader, drafts, site, &roles.actor, false);
    let mut recipient = roles::parties(reader, drafts, site, &roles.recipient, false);
    recipient.retain(|token| !actor.contains(token) && !site.words.contains(token));
    if recipient.is_empty() && category.strikes_things() {
        recipient = roles::things(reader, site, &roles.recipient);
    }
    (actor, recipient)
}

/// "*Her* arrest", "the *editor's* murder": whose it is has undergone it, if that is somebody and no state or body.
fn is_undergone(reader: &Reader<'_>, site: &Site, actor: &[usize]) -> bool {
    let entities = reader.findings.entities;
    let (Some(noun), [party]) = (site.noun, actor) else { return false };
    let kind = entities.referred_to(*party).map(|entity| entities.list()[entity].kind);
    let is_somebody = match kind {
        Some(kind) => matches!(kind, EntityType::Person | EntityType::Group),
        None => reader.parsed.document.pos(*party) == Pos::Pron,
    };
    reader.parsed.clauses.possessor(noun) == Some(*party)
        && is_somebody
        && reader.parsed.lexicon.events.noun_classes.has("undergone", reader.lemma(noun))
}

/// The phrases in which a frame looks for how many.
fn counts(reader: &Reader<'_>, site: &Site, frame: &Frame, roles: &Roles) -> Vec<(SizeField, Vec<usize>)> {
    let Some(field) = frame.counts else { return Vec::new() };
    let named = frame.counted.as_ref().unwrap_or(&roles.recipient);
    let fillers = named.iter().flat_map(|role| site.fillers(reader, role)).collect();
    vec![(field, fillers)]
}

fn clause_of(reader: &Reader<'_>, site: &Site) -> Option<usize> {
    reader.place_of(site.head).map(|(idx, _)| idx).or_else(|| reader.parsed.clauses.around(site.head))
}

struct Roles {
    actor: Vec<String>,
    recipient: Vec<String>,
}

impl Roles {
    fn of(sense: &Sense<'_>, site: &Site, category: &Category) -> Self {
        let named = |list: &[&str]| list.iter().map(|&role| role.to_owned()).collect::<Vec<_>>();
        let (actor, recipient) = match site.noun {
            None => (named(&VERB_ACTOR), named(&VERB_RECIPIENT)),
            Some(_) => {
                let mut actor = named(&NOUN_ACTOR);
                actor.extend(category.noun_actor.iter().cloned());
                actor.push("adjective".to_owned());
                (actor, category.noun_recipient.clone())
            }
        };
        let mut actor = sense.frame.actor.clone().unwrap_or(actor);
        let reciprocal = sense.frame.reciprocal.unwrap_or(category.reciprocal);
        if reciprocal && sense.frame.actor.is_none() && site.noun.is_none() {
            actor.extend(named(&["with", "object", "between"]));
        }
        let mut recipient = sense.frame.recipient.clone().unwrap_or(recipient);
        // "Demanded the removal of *the king*": words are aimed at those behind their topic.
        let is_aimed = category.quad.starts_with("VERBAL") && !recipient.is_empty() && site.noun.is_none();
        if is_aimed && !recipient.iter().any(|role| role == "object") {
            recipient.push("object".to_owned());
        }
        Self { actor, recipient }
    }
}

/// Heads of the phrases that support the event: what fills its roles, and its object.
fn arguments(reader: &Reader<'_>, site: &Site, roles: &Roles) -> Vec<usize> {
    let mut found: Vec<usize> = site.noun.into_iter().collect();
    let own: Option<&Clause> = site.clause.map(|idx| reader.clause(idx));
    if site.noun.is_none() {
        found.extend(own.into_iter().flat_map(|clause| clause.subject.iter().chain(&clause.object).copied()));
    }
    for role in roles.actor.iter().chain(&roles.recipient) {
        found.extend(site.fillers(reader, role));
    }
    found.sort_unstable();
    found.dedup();
    found
}
