//! Who vouches for a statement: the words, the entity, the name.
//!
//! In: a draft with the heads of its speaker's phrases. Out: a [`Speaker`].
//!
//! An apposition belongs to the words ("Adel al-Jubeir, *the Saudi foreign minister*"), a relative
//! clause does not. The entity is what the phrase refers to; a pronoun that refers to nothing known
//! takes over the speaker of the statement just before.

use super::page::Page;
use super::unnamed;
use crate::as_name;
use crate::entities::Entities;
use crate::lexicon::Gender;
use dragoman_language::Pos;
use dragoman_records::{EntityId, EntityType, Span, Speaker};
use std::ops::Range;

/// Whose a noun of speech is ("*Russia's* claim", "a warning *by the UN*"), and the clause of the verb that
/// lends itself to it, if any.
pub(super) fn of_noun(page: &Page<'_>, noun: usize) -> (Vec<usize>, Option<usize>) {
    if let Some(possessor) = page.clauses.possessor(noun) {
        return (vec![possessor], None);
    }
    for lemma in ["by", "from", "among"] {
        let by = page.clauses.objects_of(noun, lemma);
        if !by.is_empty() {
            return (by, None);
        }
    }
    match clause_with(page, noun, "lending") {
        Some(idx) => (page.clauses.list()[idx].subject.clone(), Some(idx)),
        None => (Vec::new(), None),
    }
}

/// Whose a noun of speech is by the words before it: "*U.S.* charges", "Italian *media* reports", "*police* claims".
pub(super) fn before_noun(page: &Page<'_>, noun: usize) -> Option<usize> {
    let modifiers = page.clauses.modifiers(noun);
    let classes = &page.lexicon.events.noun_classes;
    let speaks = |&&token: &&usize| {
        let is_of = |class| page.is_a(token, class) || classes.has(class, &page.lower(token));
        let roles = &page.lexicon.roles;
        let is_office = || roles.by_noun(&page.lemma(token)).or(roles.by_noun(&page.lower(token))).is_some();
        page.document.pos(token) != Pos::Adj && (is_of("media") || is_of("police") || is_office())
    };
    let is_name = |&&token: &&usize| {
        let name = page.document.name_at(token);
        name.is_some_and(|name| matches!(name.label.as_str(), "GPE" | "NORP" | "ORG"))
    };
    modifiers.iter().rev().find(speaks).or_else(|| modifiers.iter().rev().find(is_name)).copied()
}

/// The clause whose verb, of a class of the lexicon, has a noun as its object.
pub(super) fn clause_with(page: &Page<'_>, noun: usize, class: &str) -> Option<usize> {
    page.clauses.around(noun).filter(|&idx| {
        let clause = &page.clauses.list()[idx];
        clause.object.contains(&noun) && page.is_a(clause.head, class)
    })
}

/// Whom a phrase that ends in a preposition names: "according to *the UN*".
pub(super) fn of_preposition(page: &Page<'_>, cue: &[usize]) -> Option<Vec<usize>> {
    let last = *cue.last()?;
    let below = page.clauses.below(last);
    let head = below.into_iter().find(|&token| token != last && page.document.head(token) == last)?;
    page.clauses.heads_a_phrase(head).then(|| page.clauses.conjuncts(head))
}

/// The words of a phrase that names a speaker, with its appositions.
fn words(page: &Page<'_>, head: usize) -> Range<usize> {
    let mut range = without_day(page, head, page.clauses.core(head));
    for apposition in page.clauses.appositions(head) {
        let extent = page.clauses.core(apposition);
        if extent.start >= range.end && (range.end..extent.start).all(|token| page.is_mark(token)) {
            range.end = extent.end;
        }
    }
    let n_of = |mark: &str| range.clone().filter(|&token| page.document.word(token) == mark).count();
    let is_open = range.end < page.document.len() && n_of("(") > n_of(")");
    range.end += usize::from(is_open && page.document.word(range.end) == ")");
    // "the mayor*'s* claim" is the mayor's.
    range.end -= usize::from(range.len() > 1 && page.document.tag(range.end - 1) == "POS");
    range
}

/// "thousands of people *in February*", "officials *on Saturday*": without the day at the end, which tells when it was said.
fn without_day(page: &Page<'_>, head: usize, range: Range<usize>) -> Range<usize> {
    let day = range.end.checked_sub(1).and_then(|last| page.document.name_at(last));
    let day = day.filter(|day| matches!(day.label.as_str(), "DATE" | "TIME") && day.tokens.end == range.end);
    let opens = |start: usize| matches!(page.lower(start).as_str(), "on" | "in" | "at");
    let start =
        day.and_then(|day| day.tokens.start.checked_sub(1)).filter(|&start| start > head && opens(start));
    range.start..start.unwrap_or(range.end)
}

/// Names the speaker of a draft. `before` is the speaker of the statement just before.
pub(super) fn resolve(
    page: &Page<'_>,
    entities: &Entities,
    heads: &[usize],
    clause: Option<usize>,
    before: Option<&Speaker>,
) -> Speaker {
    let Some(&first) = heads.first() else {
        return Speaker { anonymous: true, ..Speaker::default() };
    };
    let mut spans = spans(page, heads);
    let relative = clause.and_then(|idx| page.clauses.relative_subject(page.clauses.list()[idx].head));
    let relative =
        relative.filter(|&it| page.clauses.antecedent(it).is_none_or(|noun| heads.contains(&noun)));
    spans.extend(relative.map(|pronoun| page.document.span(pronoun..pronoun + 1)));
    spans.sort_unstable();
    spans.dedup();
    let own_words = as_name(page.document.words(words(page, first)));
    if unnamed::are_some(page, first) {
        return Speaker { spans, entity: None, name: Some(own_words), anonymous: true };
    }
    let anonymous = unnamed::is_anonymous(page, entities, first, clause);
    if let Some(entity_idx) = entities.referred_to(first).or_else(|| renamed(page, entities, first)) {
        let entity_idx = state(page, entities, first, entity_idx).unwrap_or(entity_idx);
        let entity = &entities.list()[entity_idx];
        return Speaker {
            spans,
            entity: Some(EntityId::from_idx(entity_idx)),
            name: Some(together(entities, heads, entity_idx).unwrap_or_else(|| entity.name.clone())),
            anonymous,
        };
    }
    // "*Pakistani* charges".
    if !page.clauses.heads_a_phrase(first)
        && let Some(land) = entities.party_of_token(&page.parsed(), first).filter(|it| it.name.is_some())
    {
        return Speaker { spans, entity: land.entity, name: land.name, anonymous: false };
    }
    if page.document.pos(first) == Pos::Pron
        && let Some(before) = before.filter(|before| agrees(page, entities, first, before))
    {
        return Speaker { spans, ..before.clone() };
    }
    Speaker { spans, entity: None, name: Some(own_words), anonymous }
}

/// "One of his lawyers, *Ann Reyes*", "the publicist, *Ann Reyes*": the person beside a noun of people, or a word for one
/// of several, that is nobody by itself.
fn renamed(page: &Page<'_>, entities: &Entities, head: usize) -> Option<usize> {
    let is_one = page.document.pos(head) != Pos::Noun || page.is_a(head, "people");
    let mut beside =
        page.clauses.appositions(head).into_iter().filter_map(|token| entities.referred_to(token));
    let is_person =
        |&entity: &usize| entities.is_named(entity) && entities.list()[entity].kind == EntityType::Person;
    beside.find(is_person).filter(|_| is_one && page.document.tag(head) != "NNS")
}

/// Lays the words of a pronoun to the speaker before, if it may stand for him.
pub(super) fn keep(
    page: &Page<'_>,
    entities: &Entities,
    pronoun: usize,
    before: &Speaker,
    speaker: &mut Speaker,
) {
    if agrees(page, entities, pronoun, before) {
        *speaker = Speaker { spans: std::mem::take(&mut speaker.spans), ..before.clone() };
    }
}

/// "*our Russian friends*", said by one who speaks for a state: the other state, if the text names it.
fn state(page: &Page<'_>, entities: &Entities, head: usize, entity: usize) -> Option<usize> {
    let is_ours = page.clauses.possessor(head).is_some_and(|owner| page.lower(owner) == "our");
    let is_close = page.is_a(head, "friend") && page.document.tag(head) == "NNS";
    let is_plain = page.clauses.modifiers(head).len() == 1;
    let code = entities.list()[entity].code.as_deref().filter(|_| is_ours && is_close && is_plain)?;
    let country = page.lexicon.countries.by_actor(code)?;
    entities.list().iter().position(|entity| entity.name == country.name)
}

/// Whether a pronoun may stand for the speaker of the statement just before: "she" is no man and not several.
fn agrees(page: &Page<'_>, entities: &Entities, pronoun: usize, before: &Speaker) -> bool {
    let wanted = match page.lower(pronoun).as_str() {
        "he" | "him" => Gender::Male,
        "she" | "her" => Gender::Female,
        _ => return before.name.is_some(),
    };
    // A surname alone may be taken for anything's name.
    let may_be_person = |entity: usize| {
        let row = &entities.list()[entity];
        let is_word = row.code.is_none() && entities.is_named(entity) && !row.name.contains(' ');
        matches!(row.kind, EntityType::Person | EntityType::Other) || is_word
    };
    let is_one = |entity: usize| !entities.is_plural(entity) && may_be_person(entity);
    let fits = |entity: usize| is_one(entity) && entities.gender(entity).fits(wanted);
    before.name.is_some() && before.entity.is_none_or(|entity| fits(entity.idx()))
}

/// "France and Germany", "both men": the names of those who speak with one voice, if all are known.
fn together(entities: &Entities, heads: &[usize], entity: usize) -> Option<String> {
    let list = entities.list();
    let members = entities.members(entity).iter().map(|&member| list[member].name.as_str());
    let named = heads.iter().map(|&head| entities.name_of(head)).collect::<Option<Vec<&str>>>();
    let mut names: Vec<&str> = if heads.len() == 1 { members.collect() } else { named? };
    names.dedup();
    let (last, others) = names.split_last()?;
    (!others.is_empty()).then(|| format!("{} and {last}", others.join(", ")))
}

fn spans(page: &Page<'_>, heads: &[usize]) -> Vec<Span> {
    let mut ranges: Vec<Range<usize>> = heads.iter().map(|&head| words(page, head)).collect();
    ranges.sort_by_key(|range| range.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let joins = |last: &Range<usize>| {
            (last.end..range.start)
                .all(|token| page.is_mark(token) || matches!(page.lower(token).as_str(), "and" | "or"))
        };
        match out.last_mut() {
            Some(last) if range.start <= last.end || joins(last) => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out.into_iter().map(|range| page.document.span(range)).collect()
}
