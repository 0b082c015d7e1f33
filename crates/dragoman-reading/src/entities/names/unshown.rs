//! Names that nothing but the parser's label says anything of.
//!
//! In: the drafts and what was weighed for each. Out: the words of those whose label is not believed.
//!
//! The parser calls many a word that it does not know an organisation or a place. Where the lexicon, the
//! gazetteer, the name's own words and those around it say nothing, two such bodies of three and eight such
//! places of nine are something else: goods, programs, people, headings. The label is believed where the
//! name stands as bodies or places do: a body acts, is acted upon, owns, is what something is of or by; a
//! place is where something is or goes. One such mention is enough.

use super::Draft;
use super::kinds::{LABEL, Scale};
use crate::Parsed;
use crate::lexicon::PlaceWord;
use dragoman_records::EntityType;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// What a body is to the word above it.
const OF_BODIES: [&str; 6] = ["appos", "dative", "dobj", "nsubj", "nsubjpass", "poss"];
/// Prepositions before a body.
const BEFORE_BODIES: [&str; 4] = ["against", "by", "from", "of"];
/// What a place is to the word above it.
const OF_PLACES: [&str; 5] = ["conj", "dobj", "nmod", "nsubjpass", "poss"];

/// The words of the names whose label is not believed.
pub(super) fn find<'a>(
    parsed: &Parsed<'a>,
    drafts: &[Draft],
    scales: &BTreeMap<&'a str, Scale>,
) -> FxHashSet<&'a str> {
    let words = |draft: &Draft| parsed.document.words(draft.tokens.clone());
    let mut mentions: BTreeMap<&str, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.known.is_none()) {
        mentions.entry(words(draft)).or_default().push(draft);
    }
    let is_unshown = |words: &str, drafts: &[&Draft]| {
        let label = scales.get(words).and_then(|scale| label_alone(words, scale, drafts.len()));
        label.is_some_and(|label| !drafts.iter().any(|draft| stands_as(parsed, draft, label)))
    };
    let unshown = mentions.iter().filter(|(words, drafts)| is_unshown(words, drafts));
    unshown.map(|(words, _)| *words).collect()
}

/// The type that has all the weight, if it has no more than the parser's labels give, and an acronym's letters.
fn label_alone(words: &str, scale: &Scale, n_mentions: usize) -> Option<EntityType> {
    let mut shown = scale.iter().filter(|(_, weight)| **weight > 0);
    let (&label, &weight) = shown.next()?;
    let is_acronym = label == EntityType::Org && words.chars().all(|letter| !letter.is_lowercase());
    let of_labels = n_mentions as u32 * LABEL * if is_acronym { 2 } else { 1 };
    (shown.next().is_none() && weight <= of_labels).then_some(label)
}

/// Whether a mention stands where such names do.
fn stands_as(parsed: &Parsed<'_>, draft: &Draft, label: EntityType) -> bool {
    let document = parsed.document;
    let head = parsed.clauses.head_of(draft.tokens.clone());
    let preposition = Some(document.word(document.head(head))).filter(|_| document.dep(head) == "pobj");
    let preposition = preposition.map(str::to_lowercase);
    let preposition = preposition.as_deref();
    match label {
        EntityType::Org => {
            OF_BODIES.contains(&document.dep(head))
                || preposition.is_some_and(|word| BEFORE_BODIES.contains(&word))
                || is_in_brackets(parsed, draft)
                || has_people(parsed, head)
                || is_witness(parsed, head)
        }
        EntityType::Gpe => {
            OF_PLACES.contains(&document.dep(head))
                || preposition.is_some_and(|word| parsed.lexicon.places.is_word(word, PlaceWord::Where))
                || preposition == Some("on")
        }
        _ => true,
    }
}

/// "(FOU)", behind what it is short for.
fn is_in_brackets(parsed: &Parsed<'_>, draft: &Draft) -> bool {
    let document = parsed.document;
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    start > 0 && end < document.len() && document.word(start - 1) == "(" && document.word(end) == ")"
}

/// "The *Harriers* coach", "*Altavoz* viewers": people and bodies are a body's.
fn has_people(parsed: &Parsed<'_>, head: usize) -> bool {
    let document = parsed.document;
    let noun = document.lemma(document.head(head)).to_lowercase();
    document.dep(head) == "compound" && parsed.lexicon.roles.by_noun(&noun).is_some()
}

/// "According to *Altavoz*".
fn is_witness(parsed: &Parsed<'_>, head: usize) -> bool {
    let document = parsed.document;
    let to = document.head(head);
    to > 0 && document.word(to) == "to" && document.word(to - 1).eq_ignore_ascii_case("according")
}
