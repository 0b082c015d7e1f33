//! "President of Ukraine *Volodymyr Zelenskyy*", "judge for the District Court *Jamal Whitehead*", "study *co-author* Karen
//! Alley": names that the words of an office swallow.
//!
//! In: a parse and the lexicon. Out: the arcs that hang the country or body on its preposition and the office on the name, which
//! takes its place in the clause; and those that make one word of what a hyphen parts.

use super::noun_and_name::is_human;
use crate::lexicon::{Being, Known, Lexicon};
use dragoman_language::{Attachment, Document, Pos};
use std::ops::Range;

/// Places of an office in its clause, which the name takes.
const PLACES: [&str; 8] = ["nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "agent", "ROOT"];
/// Words that a hyphen ties to an office.
const PREFIXES: [&str; 3] = ["co", "ex", "vice"];

/// What ties an office to where it is held.
const TIES: [&str; 6] = ["of", "to", "for", "from", "in", "at"];

/// The arcs for the last word of a name behind such a preposition and a country or body; none elsewhere.
pub(super) fn arcs(document: &Document, lexicon: &Lexicon, name: usize) -> Vec<Attachment> {
    let preposition = document.head(name);
    let is_behind = document.dep(name) == "pobj"
        && preposition < name
        && TIES.contains(&document.word(preposition))
        && document.dep(preposition) == "prep";
    if !is_behind {
        return Vec::new();
    }
    let office = document.head(preposition);
    let place = PLACES.into_iter().find(|&dep| document.dep(office) == dep);
    let Some(place) = place.filter(|_| is_office(document, lexicon, office)) else { return Vec::new() };
    let held = country_before(document, lexicon, preposition, name)
        .or_else(|| body_before(document, lexicon, preposition, name).filter(|_| is_one(document, office)));
    let Some(held) = held else { return Vec::new() };
    let head = if place == "ROOT" { name } else { document.head(office) };
    let words = document.children(name).filter(|&child| child > preposition && child < held);
    let words = words.map(|token| {
        let dep = if document.tag(token) == "DT" { "det" } else { "compound" };
        Attachment { token, head: held, dep }
    });
    let arcs = [
        Attachment { token: held, head: preposition, dep: "pobj" },
        Attachment { token: name, head, dep: place },
        Attachment { token: office, head: name, dep: "nmod" },
    ];
    words.chain(arcs).collect()
}

fn is_one(document: &Document, noun: usize) -> bool {
    !matches!(document.tag(noun), "NNS" | "NNPS")
}

/// The last word of the name of a land or body behind the preposition, if what the parser takes for a person's name
/// follows it up to `last`. In "for Prime Minister *Tom Hill*" the words between are his.
fn body_before(document: &Document, lexicon: &Lexicon, preposition: usize, last: usize) -> Option<usize> {
    let name = document.name_at(last).filter(|name| name.label == "PERSON" && name.tokens.len() > 1)?;
    let end = name.tokens.start.checked_sub(1).filter(|&end| end > preposition)?;
    let is_proper = document.pos(end) == Pos::Propn && name.tokens.end == last + 1;
    // "For the American *Tom Hill*", "for Mr *Hill*".
    let is_adjective = knows(lexicon, document.word(end), |it| matches!(it, Known::Adjective(_)));
    let is_people = is_adjective && is_one(document, end);
    let is_his =
        is_people || is_human(document, lexicon, end) || lexicon.naming.title(document.word(end)).is_some();
    (is_proper && !is_his).then_some(end)
}

/// The last word of the country behind "of", if the name of a person follows it up to `last`.
fn country_before(document: &Document, lexicon: &Lexicon, preposition: usize, last: usize) -> Option<usize> {
    let first = preposition + 1 + usize::from(document.word(preposition + 1) == "the");
    let is_country =
        |&end: &usize| knows(lexicon, document.words(first..end), |it| matches!(it, Known::Country(_)));
    let end = (first + 1..=last).rev().find(is_country)?;
    is_person(document, lexicon, end..last + 1).then_some(end - 1)
}

/// Words that the parser or the lexicon takes for a person's name: "Georgia *Tech*" is none.
fn is_person(document: &Document, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    let is_labelled = || document.names().iter().any(|name| name.tokens == tokens && name.label == "PERSON");
    let is_given = || lexicon.naming.given_name(document.word(tokens.start)).is_some() && tokens.len() > 1;
    is_labelled()
        || is_given()
        || knows(lexicon, document.words(tokens.clone()), |it| matches!(it, Known::Person(_)))
}

fn knows(lexicon: &Lexicon, words: &str, is_meant: fn(&Known) -> bool) -> bool {
    lexicon.known_names.get(words).is_some_and(|name| name.readings.iter().any(is_meant))
}

/// Whether a token is a noun for who holds an office or has a trade.
pub(super) fn is_office(document: &Document, lexicon: &Lexicon, token: usize) -> bool {
    let role = lexicon.roles.by_noun(&document.word(token).to_lowercase());
    matches!(document.pos(token), Pos::Noun | Pos::Propn)
        && role.is_some_and(|role| lexicon.roles.at(role).is == Being::Person)
}

/// The arcs that tie "co" and its hyphen to the noun behind them, with what hangs on either.
pub(super) fn hyphened(document: &Document, prefix: usize) -> Vec<Attachment> {
    let noun = prefix + 2;
    let is_prefix = PREFIXES.contains(&document.word(prefix).to_lowercase().as_str());
    if !is_prefix || noun >= document.len() || document.word(prefix + 1) != "-" {
        return Vec::new();
    }
    let is_glued = [prefix, prefix + 1].iter().all(|&token| !document.tokens()[token].space_after);
    let is_lost = [prefix, prefix + 1].iter().any(|&token| PLACES.contains(&document.dep(token)));
    if !is_glued
        || !is_lost
        || document.pos(noun) != Pos::Noun
        || [prefix, prefix + 1].contains(&document.head(noun))
    {
        return Vec::new();
    }
    let below =
        document.children(prefix).chain(document.children(prefix + 1)).filter(|&token| token < prefix);
    let below = below.map(|token| Attachment { token, head: noun, dep: "compound" });
    let own = [
        Attachment { token: prefix, head: noun, dep: "compound" },
        Attachment { token: prefix + 1, head: noun, dep: "punct" },
    ];
    below.chain(own).collect()
}
