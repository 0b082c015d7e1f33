//! "Islam critic and Quran burner *Salwan Hill*", "*Ann Reyes* and newspaper editor Tom Hill": how many people titles and
//! names with "and" between them are; and titles that are cut from their stop.
//!
//! In: a parse and the lexicon. Out: the arcs that make one of what is one, and two of two.

use super::noun_and_name::{PLACES, first_of, is_human, is_person};
use crate::lexicon::Lexicon;
use dragoman_language::{Attachment, Document, Pos};

/// "Islam critic and Quran burner *Salwan Hill* was killed": a noun for one person that stands bare is no one else than the
/// name with a title behind "and", which takes its place.
pub(super) fn as_titles(document: &Document, lexicon: &Lexicon, name: usize) -> Vec<Attachment> {
    if document.dep(name) != "conj" || document.pos(name) != Pos::Propn || !is_person(document, lexicon, name)
    {
        return Vec::new();
    }
    let noun = document.head(name);
    let Some(place) = place_of(document, noun) else { return Vec::new() };
    let first = first_of(document, name);
    let is_titled = (first..name).any(|token| is_human(document, lexicon, token));
    let and = first.checked_sub(1).filter(|&and| document.dep(and) == "cc" && document.head(and) == noun);
    match and.filter(|_| is_titled && is_bare_person(document, lexicon, noun)) {
        Some(and) => vec![
            Attachment { token: name, head: document.head(noun), dep: place },
            Attachment { token: noun, head: name, dep: "nmod" },
            Attachment { token: and, head: name, dep: "cc" },
        ],
        None => Vec::new(),
    }
}

/// "Candidates *Tom Hill and Ann Reyes*": a noun for several and their names right behind it, which take its place.
pub(super) fn as_title_of_several(document: &Document, lexicon: &Lexicon, name: usize) -> Vec<Attachment> {
    let noun = document.head(name);
    let is_several = document.dep(name) == "appos"
        && document.tag(noun) == "NNS"
        && document.children(name).any(|child| document.dep(child) == "conj")
        && first_of(document, name) == noun + 1;
    match place_of(document, noun).filter(|_| is_several) {
        Some(dep) if is_human(document, lexicon, noun) && is_person(document, lexicon, name) => vec![
            Attachment { token: name, head: document.head(noun), dep },
            Attachment { token: noun, head: name, dep: "nmod" },
        ],
        _ => Vec::new(),
    }
}

/// "*Ann Reyes* and newspaper editor Tom Hill": the arcs that take the first of two people out of the titles of the second.
pub(super) fn first_of_two(document: &Document, lexicon: &Lexicon, first: usize) -> Vec<Attachment> {
    let is_within = |at: usize| matches!(document.dep(at), "nmod" | "compound") && document.head(at) > at;
    let above = |&at: &usize| is_within(at).then(|| document.head(at));
    if document.pos(first) != Pos::Propn || !is_within(first) {
        return Vec::new();
    }
    let second = std::iter::successors(Some(first), above).last().unwrap_or(first);
    let has_and = document.children(first).any(|child| child > first && document.dep(child) == "cc");
    let are_people = has_and
        && document.pos(second) == Pos::Propn
        && [first, second].iter().all(|&name| is_person(document, lexicon, name));
    let Some(dep) = place_of(document, second).filter(|_| are_people) else { return Vec::new() };
    let titles = document.children(first).filter(|&child| child < second && document.dep(child) == "conj");
    let titles = titles.map(|token| Attachment { token, head: second, dep: "nmod" });
    let names = [
        Attachment { token: first, head: document.head(second), dep },
        Attachment { token: second, head: first, dep: "conj" },
    ];
    titles.chain(names).collect()
}

/// "*Sens.* Tom Hill and Ann Reyes": the arcs for a title that the tokenizer cuts from its stop. The name behind it takes
/// its place.
pub(super) fn cut_from_stop(document: &Document, lexicon: &Lexicon, title: usize) -> Vec<Attachment> {
    let (stop, first) = (title + 1, title + 2);
    let is_cut = first < document.len()
        && document.word(stop) == "."
        && document.pos(first) == Pos::Propn
        && lexicon.naming.title(&format!("{}.", document.word(title))).is_some();
    if !is_cut {
        return Vec::new();
    }
    let within = |&at: &usize| {
        let head = document.head(at);
        (document.dep(at) == "compound" && head > at).then_some(head)
    };
    let name = std::iter::successors(Some(first), within).last().unwrap_or(first);
    let place = place_of(document, title).filter(|_| document.head(name) == title);
    let taken = place.map(|dep| Attachment { token: name, head: document.head(title), dep });
    let words = [title, stop].map(|token| Attachment { token, head: name, dep: "compound" });
    taken.into_iter().chain(words).collect()
}

/// The place of a noun or name in its clause.
fn place_of(document: &Document, token: usize) -> Option<&'static str> {
    PLACES.into_iter().chain(["pobj"]).find(|&dep| document.dep(token) == dep)
}

/// A noun for one person without an article, a number, an owner or anything behind it: no phrase of its own.
fn is_bare_person(document: &Document, lexicon: &Lexicon, noun: usize) -> bool {
    let is_one = matches!(document.tag(noun), "NN" | "NNP") && is_human(document, lexicon, noun);
    // "Hill for *president* and Reyes for vice president" runs for an office.
    let is_sought =
        document.dep(noun) == "pobj" && matches!(document.word(document.head(noun)), "for" | "as");
    let makes_phrase = |child| matches!(document.dep(child), "det" | "poss" | "nummod" | "prep");
    is_one && !is_sought && !document.children(noun).any(makes_phrase)
}
