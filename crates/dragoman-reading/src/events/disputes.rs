//! Claims that are denied by a word for them: "Norway accused Chad of it … Chad called *the accusation* absurd".
//!
//! In: statements, their words and speakers. Out: pairs with the claim first.
//!
//! 1. What is denied is a noun that stands for a claim and points back ("*these allegations*", "*Berlin's* claim"),
//!    or what another has said, word for word: "says it sank, *which Peru denies*".
//! 2. Denied is what is denied, and what is called false: "said *the report* was *baseless*".
//! 3. The claim is that of whom the noun names ("the claim *from Berlin*"), else the nearest of another voice a few
//!    sentences back, for accusations the nearest that accuses. Several ("these *claims*") are what this voice said
//!    there, "these *allegations*" all its accusations so far.
//! 4. Words set apart behind the denial ("denied these claims:") stand for it.
//!
//! A denial without such a noun is compared by its words in [`super::denials`].

use super::Findings;
use super::accounts::says;
use super::contested::pair;
use super::denials::{are_two_voices, is_known};
use crate::Parsed;
use dragoman_records::{AccountId, Act, Contested, Event, Span, Statement};

/// How many sentences back the nearest claim may lie, and one whose speaker the noun names.
const NEAR: usize = 3;
const FAR: usize = 12;
/// How many statements back a claim is looked for, and how many claims a noun in the plural may stand for.
const REACH: usize = 24;
const MOST: usize = 6;

/// What a denial points back to.
struct Denied {
    /// The entity whose claim it is, if the words say.
    owner: Option<usize>,
    accuses: bool,
    several: bool,
}

/// Pairs of a claim and a statement that denies it by a word for it.
pub(super) fn disputed(
    parsed: &Parsed<'_>,
    findings: &Findings<'_>,
    events: &[Event],
    known: &[Contested],
) -> Vec<Contested> {
    let list = findings.statements.list();
    let mut found = Vec::new();
    for (idx, denial) in list.iter().enumerate() {
        let claims = match repeats(list, idx) {
            Some(claim) => vec![claim],
            None => pointed_back(parsed, findings, denial)
                .map(|denied| claims(parsed, list, idx, &denied))
                .unwrap_or_default(),
        };
        let denial = words_behind(list, idx).unwrap_or(denial);
        let new = claims.into_iter().filter(|claim| !is_known(events, known, claim, denial));
        let side = |statement: &Statement| AccountId::Statement(statement.id);
        found.extend(new.map(|claim| pair(side(claim), side(denial), ("happening", "rule:claim_denied"))));
    }
    found
}

/// The words of a denial that are set apart behind it.
fn words_behind(list: &[Statement], idx: usize) -> Option<&Statement> {
    let next = list.get(idx + 1).filter(|next| next.rule == "rule:set_apart")?;
    (next.speaker.name == list[idx].speaker.name).then_some(next)
}

/// The statement whose words another denies as they stand.
fn repeats(list: &[Statement], idx: usize) -> Option<&Statement> {
    let denial = &list[idx];
    let holds = |claim: &&Statement| {
        says(claim)
            && are_two_voices(claim, denial)
            && denial.content.iter().all(|inner| claim.content.iter().any(|outer| outer.contains(*inner)))
    };
    let before = list[idx.saturating_sub(2)..idx].iter().rev();
    before.filter(holds).find(|_| denial.act == Act::Deny && cue_follows(denial))
}

/// "…, which Peru denies": the cue stands behind the words.
fn cue_follows(statement: &Statement) -> bool {
    let end = statement.content.iter().map(|span| span.end).max();
    let cue = statement.cue.as_ref().and_then(|cue| cue.spans.first());
    matches!((end, cue), (Some(end), Some(cue)) if cue.start >= end)
}

/// What a denial points back to, if it names a claim by a word for it.
fn pointed_back(parsed: &Parsed<'_>, findings: &Findings<'_>, denial: &Statement) -> Option<Denied> {
    let tokens = || denial.content.iter().flat_map(|&span| parsed.document.tokens_under(span));
    let has = |class: &str, token: usize| {
        parsed.lexicon.events.noun_classes.has(class, &parsed.document.lemma(token).to_lowercase())
    };
    let noun = tokens().find(|&token| parsed.clauses.heads_a_phrase(token))?;
    let is_false = tokens().any(|token| token > noun && has("falsehood", token));
    let is_said = matches!(denial.act, Act::Assert | Act::Criticise | Act::Deny);
    let denies = denial.act == Act::Deny && stands_alone(parsed, denial, noun);
    if !has("claim", noun) || !points_back(parsed, noun) || !(denies || is_said && is_false) {
        return None;
    }
    let speaker = denial.speaker.entity.map(|id| id.idx());
    let owner = owner(parsed, findings, noun);
    (owner.is_none() || owner != speaker).then(|| Denied {
        owner,
        accuses: has("accusing", noun),
        several: parsed.document.tag(noun) == "NNS",
    })
}

/// Whether the noun is all that is denied, with what belongs to it.
fn stands_alone(parsed: &Parsed<'_>, denial: &Statement, noun: usize) -> bool {
    let extent = parsed.clauses.extent(noun);
    let inside = |span: &Span| {
        parsed.document.tokens_under(*span).all(|token| extent.contains(&token) || token > noun)
    };
    let tells = |span: &Span| {
        parsed
            .document
            .tokens_under(*span)
            .any(|token| parsed.clauses.headed_by(token).is_some() && parsed.clauses.opener(token).is_some())
    };
    denial.content.iter().all(|span| inside(span) && !tells(span))
}

/// "*the* claim", "*these* claims", "*his* claim", "*Berlin's* claim".
fn points_back(parsed: &Parsed<'_>, noun: usize) -> bool {
    let names_all = |word: &str| matches!(word, "such" | "both" | "all");
    parsed.clauses.possessor(noun).is_some()
        || parsed.is_definite(noun)
        || parsed.is_determined(noun, names_all)
}

/// Whose claim it is: "*Berlin's* claim", "the claim *from Berlin*".
fn owner(parsed: &Parsed<'_>, findings: &Findings<'_>, noun: usize) -> Option<usize> {
    let by = ["by", "from"].into_iter().flat_map(|lemma| parsed.clauses.objects_of(noun, lemma));
    let mut heads = parsed.clauses.possessor(noun).into_iter().chain(by);
    heads.find_map(|head| findings.entities.referred_to(head))
}

/// The claims that a denial stands against, the first one first.
fn claims<'s>(parsed: &Parsed<'_>, list: &'s [Statement], idx: usize, denied: &Denied) -> Vec<&'s Statement> {
    let denial = &list[idx];
    let before = || {
        let near = list[idx.saturating_sub(REACH)..idx].iter().rev();
        near.filter(|claim| {
            says(claim) && are_two_voices(claim, denial) && is_near(parsed, claim, denial, denied)
        })
    };
    let accuses = |claim: &&Statement| claim.act == Act::Accuse;
    let nearest = denied.accuses.then(|| before().find(accuses)).flatten().or_else(|| before().next());
    let Some(nearest) = nearest else { return Vec::new() };
    let is_same_voice = |claim: &&Statement| {
        claim.speaker.name == nearest.speaker.name && (nearest.act != Act::Accuse || claim.act == Act::Accuse)
    };
    let most = if denied.several { MOST } else { 1 };
    let upto = before().skip_while(|claim| claim.id != nearest.id);
    let mut found: Vec<&Statement> = upto.filter(is_same_voice).take(most).collect();
    found.reverse();
    found
}

/// Whether a claim stands near enough before its denial, and is the one's whom the denial names.
fn is_near(parsed: &Parsed<'_>, claim: &Statement, denial: &Statement, denied: &Denied) -> bool {
    let end = |statement: &Statement| statement.content.last().map(|&span| parsed.sentence_at(span));
    let far = end(denial).unwrap_or(0).abs_diff(end(claim).unwrap_or(0));
    let speaker = claim.speaker.entity.map(|id| id.idx());
    match denied.owner {
        None if denied.accuses && denied.several && claim.act == Act::Accuse => true,
        Some(owner) => speaker == Some(owner) && far <= FAR,
        None => far <= NEAR,
    }
}
