//! Nouns that stand beside a name, or say what something is called.
//!
//! What the trained part took for something new joins the name.
//!
//! In: the chains as they were chosen. Out: the same, some laid together:
//!
//! 1. one or two nouns behind a name: "Ann Reyes, *the poet* and *my aunt*, …";
//! 2. a name behind a noun, a short one in brackets too: "*her teacher*, Tom Hill", "*the grain union* (GU)";
//! 3. "*a ship* named Star Queen", "*a game* called "Long Road"";
//! 4. "*the town* of Leeds";
//! 5. "Ann Reyes (to friends Annie) is *a chemist*": brackets hide the subject from the parse.
//!
//! Only a noun in the singular without a name so far, and only where nothing but a mark stands between: what is
//! one of a list is left alone.

use super::super::mention::Form;
use super::beside::is_quotation_mark;
use super::nouns::{may_be_place, may_say};
use super::ranking::Ranking;
use super::structure::kinds_fit;
use super::view::Class;
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::ops::Range;

/// Lays nouns to the names that they stand beside.
pub(super) fn link(ranking: &mut Ranking<'_, '_>) {
    for idx in 0..ranking.mentions.len() {
        if !is_one_noun(ranking, idx) {
            continue;
        }
        let name = name_before(ranking, idx)
            .or_else(|| name_behind(ranking, idx))
            .or_else(|| called(ranking, idx))
            .or_else(|| place_of(ranking, idx))
            .or_else(|| subject_in_brackets(ranking, idx));
        if let Some(name) = name {
            lay(ranking, idx, name);
        }
    }
}

fn is_one_noun(ranking: &Ranking<'_, '_>, idx: usize) -> bool {
    let mention = &ranking.mentions[idx];
    matches!(mention.form, Form::Nominal | Form::Thing) && !mention.plural
}

/// Lays the chain of a noun without a name to that of a name, if one can be called the other.
fn lay(ranking: &mut Ranking<'_, '_>, noun: usize, name: usize) {
    let Some((own, into)) = ranking.chain_of[noun].zip(ranking.chain_of[name]) else { return };
    let (ours, theirs) = (&ranking.chains[own], &ranking.chains[into]);
    let is_free = own != into && !ours.is_named() && ours.gender.fits(theirs.gender);
    if is_free && may_be_called(ranking, noun, name) {
        ranking.unite(own, into);
    }
}

/// People are called by nouns of people, places by nouns of places.
fn may_be_called(ranking: &Ranking<'_, '_>, noun: usize, name: usize) -> bool {
    let (noun, name) = (&ranking.mentions[noun], &ranking.mentions[name]);
    let lemma = ranking.parsed.document.lemma(noun.head);
    match (noun.form, name.kind) {
        (Form::Nominal, kind) => kinds_fit(noun.kind, kind) || kind == EntityType::Other,
        (_, EntityType::Person) => may_say(lemma, EntityType::Person),
        (_, EntityType::Gpe | EntityType::Loc | EntityType::Norp) => may_be_place(lemma),
        _ => true,
    }
}

/// The name that a noun behind it renames: "Ann Reyes, *the poet* and *my aunt*".
fn name_before(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let clauses = ranking.parsed.clauses;
    let view = &ranking.views[idx];
    let first = one_breath_before(ranking, idx).unwrap_or(view.token);
    let head = clauses.renames(first)?;
    let name = ranking.by_head[head].filter(|&name| ranking.mentions[name].form == Form::Name)?;
    let start = if first == view.token { view.phrase.start } else { clauses.phrase(first).start };
    let is_near = only_marks(ranking, ranking.mentions[name].tokens.end..start);
    let is_told = is_determined(view.class) || ranking.mentions[idx].kind == EntityType::Person;
    (is_near && is_told && is_alone(ranking, head) && begins(ranking, idx)).then_some(name)
}

/// The noun before "and", if there are two, and no list: "the poet *and my aunt*".
fn one_breath_before(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let (document, clauses) = (ranking.parsed.document, ranking.parsed.clauses);
    let view = &ranking.views[idx];
    let first = document.head(view.token);
    let is_second = document.dep(view.token) == "conj" && clauses.conjuncts(first).len() == 2;
    let is_and = clauses.phrase(first).end + 1 == view.phrase.start;
    (is_second && is_and && document.dep(view.phrase.start - 1) == "cc").then_some(first)
}

/// The name that renames a noun before it: "her teacher, *Tom Hill*", "the grain transport union (*GTU*)".
fn name_behind(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let view = &ranking.views[idx];
    let &[head] = ranking.parsed.clauses.appositions(view.token).as_slice() else { return None };
    let name = ranking.by_head[head].filter(|&name| ranking.mentions[name].form == Form::Name)?;
    let start = ranking.mentions[name].tokens.start;
    let end = if view.phrase.end <= start { view.phrase.end } else { view.token + 1 };
    let is_beside =
        is_determined(view.class) && only_marks(ranking, end..start) && is_alone(ranking, view.token);
    (is_beside || is_short_for(ranking, idx, name)).then_some(name)
}

/// "GTU" for "the grain transport union", in brackets behind it: the first letters of its words.
fn is_short_for(ranking: &Ranking<'_, '_>, noun: usize, name: usize) -> bool {
    let document = ranking.parsed.document;
    let tokens = &ranking.mentions[name].tokens;
    let is_in_brackets = tokens.len() == 1 && tokens.start > 0 && document.word(tokens.start - 1) == "(";
    let is_counted = |token: &usize| {
        !matches!(document.pos(*token), Pos::Det | Pos::Pron | Pos::Part | Pos::Adp | Pos::Cconj)
    };
    let words = ranking.views[noun].phrase.clone().filter(is_counted);
    let letters: String =
        words.filter_map(|token| document.word(token).chars().next()).flat_map(char::to_uppercase).collect();
    is_in_brackets && letters.chars().count() > 1 && letters == document.word(tokens.start)
}

/// The name by which a noun is called: "a ship *named Star Queen*".
fn called(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let document = ranking.parsed.document;
    let classes = &ranking.parsed.lexicon.events.noun_classes;
    let verbs = ranking.parsed.clauses.described_by(ranking.views[idx].token).into_iter();
    let calling = verbs.filter(|&verb| {
        document.dep(verb) == "acl"
            && document.tag(verb) == "VBN"
            && classes.has("calling", document.lemma(verb))
    });
    let name = calling.into_iter().find_map(|verb| name_from(ranking, idx, verb + 1))?;
    let tokens = &ranking.mentions[name].tokens;
    let is_owner = tokens.end < document.len() && document.tag(tokens.end) == "POS";
    (!is_owner).then_some(name)
}

/// The name of the next words but marks, "as" and "the".
fn name_from(ranking: &Ranking<'_, '_>, idx: usize, start: usize) -> Option<usize> {
    let document = ranking.parsed.document;
    let is_small = |token: usize| {
        let word = document.word(token);
        is_quotation_mark(word) || word == "as" || document.lemma(token).eq_ignore_ascii_case("the")
    };
    let first = (start..document.len()).take(4).find(|&token| !is_small(token))?;
    let is_it = |other: &usize| {
        let mention = &ranking.mentions[*other];
        mention.form == Form::Name && mention.tokens.start >= start && mention.tokens.contains(&first)
    };
    (idx + 1..ranking.mentions.len()).take(8).find(is_it)
}

/// "The town of *Leeds*".
fn place_of(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let (view, document) = (&ranking.views[idx], ranking.parsed.document);
    let is_kind = ranking.parsed.lexicon.events.noun_classes.has("place_by_name", document.lemma(view.token));
    if !is_kind
        || view.class != Class::The
        || view.token + 1 >= document.len()
        || document.word(view.token + 1) != "of"
    {
        return None;
    }
    let &object = ranking.parsed.clauses.objects_of(view.token, "of").first()?;
    let name = ranking.by_head[object]?;
    let mention = &ranking.mentions[name];
    let is_place = mention.form == Form::Name && matches!(mention.kind, EntityType::Gpe | EntityType::Loc);
    is_place.then_some(name)
}

/// The name before the brackets before "is": "*Ann Reyes* (a pen name) is a chemist".
fn subject_in_brackets(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let document = ranking.parsed.document;
    let clauses = ranking.parsed.clauses;
    let clause = &clauses.list()[clauses.around(ranking.views[idx].token)?];
    let is_lost = clause.subject.is_empty() && !clause.negated && document.lemma(clause.head) == "be";
    if !is_lost || !clause.attribute.contains(&ranking.views[idx].token) {
        return None;
    }
    let last = before_brackets(ranking, clause.head)?;
    let mut before = (0..idx).rev().take(MOST_IN_BRACKETS);
    before.find(|&other| {
        let mention = &ranking.mentions[other];
        mention.form == Form::Name && mention.tokens.contains(&last)
    })
}

/// The last word before the brackets that end right before a token; none if there are no brackets.
fn before_brackets(ranking: &Ranking<'_, '_>, token: usize) -> Option<usize> {
    let document = ranking.parsed.document;
    let (mut depth, mut has_any) = (0usize, false);
    for before in (0..token).rev().take(MOST_IN_BRACKETS) {
        match document.word(before) {
            ")" | "]" => (depth, has_any) = (depth + 1, true),
            "(" | "[" => depth = depth.checked_sub(1)?,
            word if word.contains('\n') => return None,
            "," => {}
            _ if depth == 0 => return has_any.then_some(before),
            _ => {}
        }
    }
    None
}

/// How many tokens, and how many mentions, brackets may hold.
const MOST_IN_BRACKETS: usize = 60;

/// Whether a chain without a name begins with a mention.
fn begins(ranking: &Ranking<'_, '_>, idx: usize) -> bool {
    let begins = ranking.chain_of[idx].and_then(|chain| ranking.chains[chain].begins);
    begins.is_some_and(|(first, _)| first == idx)
}

/// "the", "this", "a" or somebody's.
fn is_determined(class: Class) -> bool {
    matches!(class, Class::The | Class::This | Class::A | Class::Owned)
}

/// Whether a phrase is neither one of several nor renamed twice.
fn is_alone(ranking: &Ranking<'_, '_>, head: usize) -> bool {
    let clauses = ranking.parsed.clauses;
    clauses.appositions(head).len() == 1 && clauses.conjuncts(head).len() == 1
}

/// Whether nothing but a mark or two stands between.
fn only_marks(ranking: &Ranking<'_, '_>, between: Range<usize>) -> bool {
    let is_mark = |word: &str| is_quotation_mark(word) || matches!(word, "," | "-" | "–" | "—" | "--" | ":");
    between.start <= between.end
        && between.len() <= 3
        && between.into_iter().all(|token| is_mark(ranking.parsed.document.word(token)))
}
