//! Names: where they begin and end, and what they are of.
//!
//! In: the parser's names, the lexicon's names, runs of proper nouns. Out: [`Mention`]s in text order.
//!
//! 1. The parser's spans lose articles, titles and possessive marks, and are cut at a possessive.
//! 2. The lexicon's names take their place, unless they are part of a longer name ("Bank of Georgia").
//! 3. Runs of proper nouns with a title or a known surname are added.
//! 4. Types: the lexicon, then the title, then words that tell ("River", "Ministry"), then what the
//!    article calls the same name elsewhere, then a given name, then the parser.

use super::describe::{Description, describe};
use super::known_at::KnownAt;
use super::mention::{Form, Mention};
use super::titles;
use crate::Parsed;
use crate::lexicon::{Being, Gender, Known, Place};
use dragoman_language::Pos;
use dragoman_records::EntityType;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// A name whose type is not settled.
#[derive(Clone, Debug)]
struct Draft {
    tokens: Range<usize>,
    label: Option<EntityType>,
    known: Option<Known>,
}

/// Finds the names of a text.
pub(super) fn find(parsed: &Parsed<'_>, known_at: &KnownAt<'_>) -> Vec<Mention> {
    let labelled = labelled(parsed, known_at);
    let mut drafts = with_lexicon(parsed, known_at, labelled);
    add_runs(parsed, known_at, &mut drafts);
    drafts.sort_by_key(|draft| draft.tokens.start);
    let kinds = settle_kinds(parsed, &drafts);
    let named = drafts.into_iter().zip(kinds);
    named.filter_map(|(draft, kind)| Some(mention(parsed, known_at, draft, kind?))).collect()
}

/// The parser's names, trimmed.
fn labelled(parsed: &Parsed<'_>, known_at: &KnownAt<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for name in parsed.document.names() {
        let Some(label) = kind_of_label(&name.label) else { continue };
        for tokens in cut_at_possessive(parsed, name.tokens.clone()) {
            let tokens = trimmed(parsed, known_at, tokens, label);
            if !tokens.is_empty() && has_name_word(parsed, &tokens) {
                let tokens = extended(parsed, known_at, tokens, label);
                drafts.push(Draft { tokens, label: Some(label), known: None });
            }
        }
    }
    drafts
}

fn kind_of_label(label: &str) -> Option<EntityType> {
    Some(match label {
        "PERSON" | "PER" => EntityType::Person,
        "ORG" => EntityType::Org,
        "GPE" => EntityType::Gpe,
        "LOC" => EntityType::Loc,
        "FAC" => EntityType::Fac,
        "NORP" => EntityType::Norp,
        "EVENT" => EntityType::Event,
        "PRODUCT" | "WORK_OF_ART" | "LAW" | "LANGUAGE" | "MISC" => EntityType::Other,
        _ => return None,
    })
}

fn cut_at_possessive(parsed: &Parsed<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    for token in tokens.clone() {
        if parsed.document.tag(token) == "POS" {
            parts.push(start..token);
            start = token + 1;
        }
    }
    parts.push(start..tokens.end);
    parts
}

fn has_name_word(parsed: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| parsed.document.word(token).chars().any(char::is_uppercase))
}

/// Takes articles, marks and white space off both ends, and titles off a person.
fn trimmed(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    mut tokens: Range<usize>,
    label: EntityType,
) -> Range<usize> {
    let document = parsed.document;
    let is_edge = |token: usize| {
        matches!(
            document.pos(token),
            Pos::Punct | Pos::Space | Pos::Det | Pos::Adp | Pos::Cconj | Pos::Part | Pos::Pron
        ) && known_at
            .at(token)
            .is_none_or(|found| found.tokens.len() == 1 && document.pos(token) != Pos::Pron)
            || document.word(token).chars().all(|letter| !letter.is_alphanumeric())
    };
    while !tokens.is_empty() && is_edge(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && is_edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    if label == EntityType::Person || titles::courtesy(parsed, &tokens) {
        tokens.start = titles::end_of_titles(parsed, known_at, tokens.clone());
    }
    if let Some(line_break) = tokens.clone().find(|&token| document.pos(token) == Pos::Space) {
        tokens.end = line_break;
    }
    tokens
}

/// Takes in proper nouns beside a person's name that the parser left out: "Mohammed bin *Zayed*".
fn extended(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    mut tokens: Range<usize>,
    label: EntityType,
) -> Range<usize> {
    if label != EntityType::Person {
        return tokens;
    }
    let document = parsed.document;
    let may_join = |token: usize| {
        document.pos(token) == Pos::Propn
            && known_at.at(token).is_none()
            && titles::title_at(parsed, token..token + 1).is_none()
            && document.word(token).chars().next().is_some_and(char::is_uppercase)
            && parsed.lexicon.roles.by_noun(&document.word(token).to_lowercase()).is_none()
    };
    let in_name = |token: usize| document.names().iter().any(|name| name.tokens.contains(&token));
    while tokens.end < document.len()
        && may_join(tokens.end)
        && !in_name(tokens.end)
        && document.head(tokens.end - 1) == tokens.end
    {
        tokens.end += 1;
    }
    while tokens.start > 0
        && may_join(tokens.start - 1)
        && !in_name(tokens.start - 1)
        && tokens.contains(&document.head(tokens.start - 1))
        && document.tokens()[tokens.start - 1].space_after
    {
        tokens.start -= 1;
    }
    tokens
}

/// Lays the lexicon's names over the parser's.
fn with_lexicon(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, labelled: Vec<Draft>) -> Vec<Draft> {
    let certain = known_at.certain();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut taken: Vec<bool> = vec![false; labelled.len()];
    for found in &known_at.list {
        let overlapping = overlapping(&labelled, &found.tokens);
        let same = overlapping.clone().find(|&idx| labelled[idx].tokens == found.tokens);
        let inside =
            overlapping.clone().find(|&idx| is_part(parsed, &found.tokens, &labelled[idx], found.reading));
        let supported = !found.name.uncertain || same.is_some() || certain.contains(&found.reading);
        if inside.is_some() || !supported || !is_mention(parsed, &found.tokens, found.reading) {
            continue;
        }
        if same.is_none()
            && overlapping.clone().next().is_none()
            && is_in_longer_run(parsed, known_at, &found.tokens)
        {
            continue;
        }
        for idx in overlapping {
            taken[idx] = true;
        }
        let label = same.and_then(|idx| labelled[idx].label);
        drafts.push(Draft { tokens: found.tokens.clone(), label, known: Some(found.reading) });
    }
    let left = labelled.into_iter().zip(taken).filter(|(_, taken)| !taken);
    let left = left.map(|(draft, _)| draft);
    drafts.extend(left.filter(|draft| !is_adjective(known_at, draft)));
    drafts
}

fn overlapping<'d>(drafts: &'d [Draft], tokens: &Range<usize>) -> impl Iterator<Item = usize> + Clone + 'd {
    let tokens = tokens.clone();
    let first = drafts.partition_point(|draft| draft.tokens.end <= tokens.start);
    (first..drafts.len()).take_while(move |&idx| drafts[idx].tokens.start < tokens.end)
}

/// Whether a name of the lexicon is only a part of the parser's: the rest has proper nouns too.
fn is_part(parsed: &Parsed<'_>, tokens: &Range<usize>, draft: &Draft, reading: Known) -> bool {
    let encloses = draft.tokens.start <= tokens.start && tokens.end <= draft.tokens.end;
    let rest = || draft.tokens.clone().filter(|token| !tokens.contains(token));
    let is_proper = |token: usize| parsed.document.pos(token) == Pos::Propn;
    let is_full_name = matches!(reading, Known::Person(_) | Known::Organisation(_)) && tokens.len() > 1;
    encloses && draft.tokens != *tokens && !is_full_name && rest().any(is_proper)
}

/// Adjectives are no mentions, and a people's name before a noun is one.
fn is_mention(parsed: &Parsed<'_>, tokens: &Range<usize>, reading: Known) -> bool {
    match reading {
        Known::Adjective(_) | Known::FolkAdjective(_) => false,
        Known::People(_) | Known::Folk(_) => parsed.clauses.heads_a_phrase(tokens.end - 1),
        Known::Person(_) | Known::Capital(_) => parsed.document.pos(tokens.end - 1) != Pos::Adj,
        _ => true,
    }
}

/// Whether proper nouns beside a short name make it part of another: "Bush Hill", "Paris Hilton".
fn is_in_longer_run(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, tokens: &Range<usize>) -> bool {
    let document = parsed.document;
    let is_stranger = |token: usize| {
        document.pos(token) == Pos::Propn
            && known_at.at(token).is_none()
            && titles::title_at(parsed, token..token + 1).is_none()
            && parsed.lexicon.roles.by_noun(&document.word(token).to_lowercase()).is_none()
    };
    let after =
        tokens.end < document.len() && is_stranger(tokens.end) && document.head(tokens.end - 1) == tokens.end;
    let before = tokens.start > 0
        && is_stranger(tokens.start - 1)
        && tokens.contains(&document.head(tokens.start - 1))
        && document.tokens()[tokens.start - 1].space_after;
    tokens.len() == 1 && (after || before)
}

fn is_adjective(known_at: &KnownAt<'_>, draft: &Draft) -> bool {
    let found = known_at.at(draft.tokens.start).filter(|found| found.tokens == draft.tokens);
    let is_adjective = |reading: Known| {
        matches!(reading, Known::Adjective(_) | Known::FolkAdjective(_) | Known::People(_) | Known::Folk(_))
    };
    found.is_some_and(|found| is_adjective(found.reading))
}

/// Adds runs of proper nouns that the parser takes for no name but a title or given name shows.
fn add_runs(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, drafts: &mut Vec<Draft>) {
    let document = parsed.document;
    let mut covered = vec![false; document.len()];
    for draft in drafts.iter() {
        covered[draft.tokens.clone()].iter_mut().for_each(|token| *token = true);
    }
    for name in document.names() {
        covered[name.tokens.clone()].iter_mut().for_each(|token| *token = true);
    }
    let surnames = surnames(parsed, drafts);
    let mut token = 0;
    while token < document.len() {
        let is_free = |token: usize| {
            token < document.len()
                && !covered[token]
                && document.pos(token) == Pos::Propn
                && known_at.at(token).is_none()
        };
        let end = (token..).find(|&token| !is_free(token)).unwrap_or(token);
        if end > token {
            let name = titles::end_of_titles(parsed, known_at, token..end)..end;
            if let Some(label) = run_label(parsed, &name, name.start > token, &surnames) {
                drafts.push(Draft { tokens: name, label: Some(label), known: None });
            }
        }
        token = end.max(token + 1);
    }
}

fn surnames<'a>(parsed: &Parsed<'a>, drafts: &[Draft]) -> HashSet<&'a str> {
    let people =
        drafts.iter().filter(|draft| draft.label == Some(EntityType::Person) && draft.tokens.len() > 1);
    people.map(|draft| parsed.document.word(draft.tokens.end - 1)).collect()
}

fn run_label(
    parsed: &Parsed<'_>,
    tokens: &Range<usize>,
    has_title: bool,
    surnames: &HashSet<&str>,
) -> Option<EntityType> {
    let document = parsed.document;
    if tokens.is_empty() || !has_name_word(parsed, tokens) {
        return None;
    }
    let (first, last) = (document.word(tokens.start), document.word(tokens.end - 1));
    if let Some(kind) = kind_by_words(parsed, tokens).filter(|_| tokens.len() > 1) {
        return Some(kind);
    }
    let is_person = has_title
        || titles::title_before(parsed, tokens.start).is_some()
        || surnames.contains(last)
        || tokens.len() > 1 && parsed.lexicon.naming.given_name(first).is_some();
    is_person.then_some(EntityType::Person)
}

/// What words inside a name tell of it: "Oxford *Street*", "*University* of Oslo".
fn kind_by_words(parsed: &Parsed<'_>, tokens: &Range<usize>) -> Option<EntityType> {
    let document = parsed.document;
    let naming = &parsed.lexicon.naming;
    if tokens.len() < 2 {
        return None;
    }
    let of = tokens.clone().skip(1).find(|&token| matches!(document.word(token), "of" | "for"));
    if let Some(of) = of {
        return naming.kind_by_word(document.word(of - 1), Place::Of);
    }
    let last = naming.kind_by_word(document.word(tokens.end - 1), Place::Last);
    last.or_else(|| naming.kind_by_word(document.word(tokens.start), Place::First))
}

/// Settles the type of each name; none for what is no name at all.
fn settle_kinds(parsed: &Parsed<'_>, drafts: &[Draft]) -> Vec<Option<EntityType>> {
    let first: Vec<Option<EntityType>> = drafts.iter().map(|draft| own_kind(parsed, draft)).collect();
    let votes = votes(parsed, drafts, &first);
    let surnames = strong_surnames(parsed, drafts, &first);
    let settle = |(draft, own): (&Draft, Option<EntityType>)| {
        if draft.known.is_some() || is_strong(parsed, draft) {
            return own.or(draft.label);
        }
        let words = parsed.document.words(draft.tokens.clone());
        if draft.tokens.len() == 1 && surnames.contains(words) {
            return Some(EntityType::Person);
        }
        votes.get(words).copied().or(own).or(draft.label)
    };
    drafts.iter().zip(first.iter().copied()).map(settle).collect()
}

/// What lexicon, title, telling words or a given name say, else the parser.
fn own_kind(parsed: &Parsed<'_>, draft: &Draft) -> Option<EntityType> {
    if let Some(known) = draft.known {
        return Some(known_kind(parsed, draft, known));
    }
    if titles::title_before(parsed, draft.tokens.start).is_some_and(|title| !title.is_empty()) {
        return Some(kind_by_words(parsed, &draft.tokens).unwrap_or(EntityType::Person));
    }
    if let Some(kind) = kind_by_words(parsed, &draft.tokens) {
        // A person may be called River or Street, but not with a given name and a ministry.
        if draft.label != Some(EntityType::Person) || kind == EntityType::Org {
            return Some(kind);
        }
    }
    if let Some(kind) = kind_by_apposition(parsed, &draft.tokens) {
        return Some(kind);
    }
    let given = parsed.lexicon.naming.given_name(parsed.document.word(draft.tokens.start));
    let all_proper = draft.tokens.clone().all(|token| {
        let word = parsed.document.word(token);
        word.chars().next().is_some_and(char::is_uppercase) && !word.chars().all(char::is_uppercase)
            || matches!(word, "al" | "bin" | "-" | "el" | "van" | "de" | "von" | "ibn")
            || word.ends_with('.')
    });
    if given.is_some() && (2..5).contains(&draft.tokens.len()) && all_proper {
        return Some(EntityType::Person);
    }
    draft.label
}

/// "Tal Skik, a mountainous area": what the phrase that renames a name says that it is.
fn kind_by_apposition(parsed: &Parsed<'_>, tokens: &Range<usize>) -> Option<EntityType> {
    let head = parsed.clauses.head_of(tokens.clone());
    parsed.clauses.appositions(head).into_iter().find_map(|noun| {
        let lemma = parsed.document.lemma(noun).to_lowercase();
        let role = parsed.lexicon.roles.by_noun(&lemma).map(|role| parsed.lexicon.roles.at(role).is);
        match role {
            Some(Being::Person) => Some(EntityType::Person),
            Some(Being::Body) => Some(EntityType::Org),
            Some(Being::Place) => Some(EntityType::Gpe),
            _ => parsed.lexicon.naming.kind_by_word(&capitalised(&lemma), Place::Last),
        }
    })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn known_kind(parsed: &Parsed<'_>, draft: &Draft, known: Known) -> EntityType {
    match known {
        Known::Country(_) | Known::Capital(_) => EntityType::Gpe,
        Known::Organisation(idx) => parsed.lexicon.actors.organisations[idx].value.kind,
        Known::Person(_) => EntityType::Person,
        Known::People(_) | Known::Folk(_) => EntityType::Norp,
        Known::Adjective(_) | Known::FolkAdjective(_) => draft.label.unwrap_or(EntityType::Norp),
    }
}

/// Whether the type of a draft stands without looking at the rest of the article.
fn is_strong(parsed: &Parsed<'_>, draft: &Draft) -> bool {
    titles::title_before(parsed, draft.tokens.start).is_some()
        || kind_by_words(parsed, &draft.tokens).is_some()
}

/// The type that each name has most often in the article, strong ones counting three.
fn votes<'a>(
    parsed: &Parsed<'a>,
    drafts: &[Draft],
    kinds: &[Option<EntityType>],
) -> HashMap<&'a str, EntityType> {
    let mut counts: BTreeMap<&'a str, BTreeMap<EntityType, usize>> = BTreeMap::new();
    for (draft, kind) in drafts.iter().zip(kinds) {
        if let (Some(kind), None) = (kind, draft.known) {
            let weight = if is_strong(parsed, draft) { 3 } else { 1 };
            let words = parsed.document.words(draft.tokens.clone());
            *counts.entry(words).or_default().entry(*kind).or_default() += weight;
        }
    }
    let most = |kinds: BTreeMap<EntityType, usize>| {
        kinds.into_iter().max_by_key(|&(kind, n)| (n, std::cmp::Reverse(kind)))
    };
    counts.into_iter().filter_map(|(words, kinds)| Some((words, most(kinds)?.0))).collect()
}

fn strong_surnames<'a>(
    parsed: &Parsed<'a>,
    drafts: &[Draft],
    kinds: &[Option<EntityType>],
) -> HashSet<&'a str> {
    let people = drafts
        .iter()
        .zip(kinds)
        .filter(|(draft, kind)| **kind == Some(EntityType::Person) && draft.tokens.len() > 1);
    people
        .map(|(draft, _)| parsed.document.word(draft.tokens.end - 1))
        .filter(|word| word.chars().count() > 2)
        .collect()
}

fn mention(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, draft: Draft, kind: EntityType) -> Mention {
    let head = parsed.clauses.head_of(draft.tokens.clone());
    let (known, code) = supported(parsed, draft.known);
    let description = match kind {
        EntityType::Person => titles::description(parsed, known_at, &draft.tokens, head),
        _ => own_words(parsed, known_at, &draft.tokens, head),
    };
    Mention {
        gender: gender(parsed, &draft.tokens, known, kind),
        plural: kind == EntityType::Norp || parsed.document.tag(head) == "NNPS" && kind != EntityType::Gpe,
        tokens: draft.tokens,
        head,
        form: Form::Name,
        kind,
        known,
        code,
        description,
    }
}

/// What the words inside the name of an organisation say of it: "Indonesian Navy".
fn own_words(parsed: &Parsed<'_>, known_at: &KnownAt<'_>, tokens: &Range<usize>, head: usize) -> Description {
    let end = if tokens.contains(&head) { head + 1 } else { tokens.end };
    let start = parsed.clauses.core(head).start.min(tokens.start);
    describe(parsed, known_at, start..end, end - 1)
}

/// A country's name that others bear too ("Georgia") keeps its reading only if the article allows it.
fn supported(parsed: &Parsed<'_>, known: Option<Known>) -> (Option<Known>, Option<String>) {
    let Some(Known::Country(idx)) = known else {
        return (known, None);
    };
    let country = parsed.lexicon.countries.at(idx);
    let Some(rival) = &country.rival else {
        return (known, None);
    };
    let text = parsed.document.text();
    let others = country.adjectives.iter().chain(&country.capitals);
    let is_meant = others.into_iter().any(|name| text.contains(name.as_str()));
    if !is_meant && rival.words.iter().any(|word| text.contains(word.as_str())) {
        return (None, Some(rival.code.clone()));
    }
    (known, None)
}

fn gender(parsed: &Parsed<'_>, tokens: &Range<usize>, known: Option<Known>, kind: EntityType) -> Gender {
    if kind != EntityType::Person {
        return Gender::Open;
    }
    if let Some(Known::Person(idx)) = known {
        return parsed.lexicon.actors.people[idx].value.gender;
    }
    let of_title = titles::gender_before(parsed, tokens.start);
    let given = || parsed.lexicon.naming.given_name(parsed.document.word(tokens.start)).unwrap_or_default();
    match of_title {
        Gender::Open if tokens.len() > 1 => given(),
        gender => gender,
    }
}
