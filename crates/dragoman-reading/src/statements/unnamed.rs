//! Who cannot be told from others ("critics", "a U.S. official", "they" who were "officials"), and who wants not to be
//! known: "the two men, *who asked not to be named*", "*on condition of anonymity*".
//!
//! In: a speaker's phrase and the clause of the cue. Out: whether the speaker is anonymous, and
//! whether a clause tells of nothing else, so that it is no statement.

use super::page::Page;
use crate::Parsed;
use crate::clauses::Clause;
use crate::entities::Entities;
use dragoman_language::Pos;
use dragoman_records::EntityType;

/// "asked *not to be named*", "wished *to remain anonymous*": a request about the name and no statement.
pub(crate) fn hides_name(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    let document = parsed.document;
    let is_naming =
        |verb: usize| parsed.lexicon.events.noun_classes.has("naming", &document.lemma(verb).to_lowercase());
    let refuses = matches!(document.lemma(clause.head).to_lowercase().as_str(), "decline" | "refuse");
    clause.complements.iter().any(|complement| {
        let inner = &parsed.clauses.list()[complement.clause];
        let is_named = inner.passive && is_naming(inner.head);
        let is_withheld =
            inner.attribute.iter().any(|&token| document.word(token).eq_ignore_ascii_case("anonymous"));
        is_named && (inner.negated || clause.negated || refuses) || is_withheld
    })
}

/// "*Some* Israelis", "*other* Republicans", "*several hundred* Afghans": some of a people or a body, who are not the whole of it.
pub(super) fn are_some(page: &Page<'_>, head: usize) -> bool {
    let is_name = matches!(page.document.tag(head), "NNPS" | "NNS") && page.document.pos(head) == Pos::Propn;
    let counts = |token: usize| page.is_a(token, "some") || page.document.pos(token) == Pos::Num;
    let (determiners, modifiers) = (page.clauses.determiners(head), page.clauses.modifiers(head));
    // "the two Koreas" are known.
    let are_known = determiners.iter().any(|&token| matches!(page.lower(token).as_str(), "the" | "both"));
    is_name && !are_known && determiners.into_iter().chain(modifiers).any(counts)
}

/// Whether nobody could find the speaker by the words that tell who it is.
pub(super) fn is_anonymous(page: &Page<'_>, entities: &Entities, head: usize, cue: Option<usize>) -> bool {
    let entity = entities.referred_to(head);
    // "Both men" are those who were named.
    if entity.is_some_and(|entity| entities.is_named(entity) || !entities.members(entity).is_empty()) {
        return false;
    }
    let first = entity.and_then(|entity| entities.list()[entity].mentions.first());
    let told_by = first.map_or(head, |&words| page.clauses.head_of(page.document.tokens_under(words)));
    let kind = entity.map(|entity| entities.list()[entity].kind);
    let is_people = matches!(kind, Some(EntityType::Person | EntityType::Group));
    !has_name(page, entities, told_by, is_people) && (!is_definite(page, told_by) || hides(page, head, cue))
}

/// Whether a name tells who it is. That of a land or a body tells what people are of, not which of them they are.
fn has_name(page: &Page<'_>, entities: &Entities, head: usize, is_people: bool) -> bool {
    let is_name = |token: usize| page.document.pos(token) == Pos::Propn;
    let is_plural = page.document.tag(head) == "NNS";
    let tells = |token: usize| {
        let named = entities.referred_to(token).filter(|&entity| entities.is_named(entity));
        let is_person = |entity: usize| entities.list()[entity].kind == EntityType::Person;
        named.is_some_and(|entity| !is_people || is_person(entity) && !is_plural)
    };
    is_name(head)
        || page.clauses.appositions(head).into_iter().any(tells)
        || !is_people && page.clauses.core(head).any(is_name)
}

/// "the minister", "his wife", "both parties", "he": somebody in particular.
fn is_definite(page: &Page<'_>, head: usize) -> bool {
    let is_pronoun = page.document.pos(head) == Pos::Pron
        && matches!(
            page.lower(head).as_str(),
            "he" | "she" | "it" | "they" | "i" | "we" | "you" | "who" | "which"
        );
    let has_article = || {
        let mut determiners = page.clauses.determiners(head).into_iter().map(|token| page.lower(token));
        determiners.any(|word| matches!(word.as_str(), "the" | "this" | "both"))
    };
    is_pronoun || page.clauses.possessor(head).is_some() || has_article() && !are_any(page, head)
}

/// "the officials", "the witnesses": of a sort that words alone do not tell apart.
fn are_any(page: &Page<'_>, head: usize) -> bool {
    let roles = &page.lexicon.roles;
    let role = roles.by_noun(&page.document.lemma(head).to_lowercase());
    page.document.tag(head) == "NNS" && role.is_some_and(|role| roles.at(role).anonymous)
}

/// Whether whoever a phrase means does not want to be known in the sentence of a cue.
fn hides(page: &Page<'_>, phrase: usize, cue: Option<usize>) -> bool {
    let told_of = page.clauses.described_by(phrase).into_iter();
    let mut told_of = told_of.filter_map(|verb| page.clauses.headed_by(verb));
    told_of.any(|idx| hides_name(&page.parsed(), &page.clauses.list()[idx]))
        || cue.is_some_and(|cue| on_condition(page, cue))
}

/// "said *on condition of anonymity*".
fn on_condition(page: &Page<'_>, clause_idx: usize) -> bool {
    let head = page.clauses.list()[clause_idx].head;
    let mut sentence = page.document.sentences()[page.document.sentence_of(head)].clone();
    sentence.any(|token| {
        page.quote_of(token).is_none()
            && page.lower(token) == "anonymity"
            && token > 1
            && page.lower(token - 2) == "condition"
    })
}
