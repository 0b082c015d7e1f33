//! Who "the two men", "both countries" and "either side" are, and with whom the one who is met meets.
//!
//! In: drafts in text order. Out: the same, with the parties of the event before for a phrase that means two whom the
//! report has named together, if no more and no less than two were; and with the speaker for a meeting of which only
//! one side is named: "*the comments* came ahead of a meeting with the prince".

use super::carry::distance;
use super::draft::Draft;
use super::reader::Reader;
use crate::lexicon::plover::Category;

const PAIRS: [&str; 19] = [
    "army",
    "country",
    "force",
    "foe",
    "foreign minister",
    "government",
    "leader",
    "man",
    "minister",
    "nation",
    "neighbor",
    "neighbour",
    "official",
    "party",
    "politician",
    "president",
    "side",
    "state",
    "team",
];
/// Those among them who are people.
const PEOPLE: [&str; 7] =
    ["foreign minister", "leader", "man", "minister", "official", "politician", "president"];
const TWO: [&str; 4] = ["both", "either", "neither", "two"];
/// How many sentences before, the two were told of together.
const REACH: usize = 6;
/// Nouns for what somebody has said.
const WORDS: [&str; 7] = ["announcement", "claim", "comment", "remark", "speech", "statement", "warning"];

/// Fills in both sides.
pub(super) fn name(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for idx in 0..drafts.len() {
        add_speaker(reader, &mut drafts[idx]);
        let pair = |list: &[usize]| list.iter().copied().find(|&token| means_two(reader, token));
        let (of_actor, of_recipient) = (pair(&drafts[idx].actor), pair(&drafts[idx].recipient));
        let Some(phrase) = of_actor.or(of_recipient) else { continue };
        let is_people = PEOPLE.contains(&reader.lemma(phrase));
        let Some(two) = two_before(reader, drafts, idx, is_people) else { continue };
        let draft = &mut drafts[idx];
        put(if of_actor.is_some() { &mut draft.actor } else { &mut draft.recipient }, phrase, &two);
        draft.step(|| "the two are those of the event before".to_owned());
    }
}

/// Puts the two where the phrase stands that means them.
fn put(list: &mut Vec<usize>, phrase: usize, two: &[usize]) {
    list.retain(|token| *token != phrase && !two.contains(token));
    list.splice(0..0, two.iter().copied());
}

/// "The *two* men", "*both* sides": two whom their own words do not name.
pub(super) fn means_two(reader: &Reader<'_>, token: usize) -> bool {
    let clauses = reader.parsed.clauses;
    let determiners = clauses.determiners(token);
    let is_known = determiners.iter().any(|&word| matches!(reader.lemma(word), "the" | "these" | "those"));
    let numbers = clauses.numbers(token).into_iter().filter(|_| is_known);
    let is_two = determiners.iter().copied().chain(numbers).any(|word| TWO.contains(&reader.lemma(word)));
    let is_plain = clauses.prepositions(token).is_empty();
    PAIRS.contains(&reader.lemma(token)) && is_two && is_plain
}

/// The parties of the nearest event before that had two, by their codes.
fn two_before(reader: &Reader<'_>, drafts: &[Draft<'_>], idx: usize, is_people: bool) -> Option<Vec<usize>> {
    let near = (0..idx).rev().take_while(|&before| distance(reader, &drafts[before], &drafts[idx]) <= REACH);
    near.map(|before| &drafts[before]).filter(|it| brings_together(it.category, is_people)).find_map(
        |before| {
            let all: Vec<usize> = before.actor.iter().chain(&before.recipient).copied().collect();
            let mut codes: Vec<String> =
                all.iter().flat_map(|&token| reader.parties(token)).filter_map(|party| party.code).collect();
            codes.sort_unstable();
            codes.dedup();
            (codes.len() == 2).then_some(all)
        },
    )
}

/// Whether an act of this category names two who may be spoken of as "the two"; people have met, states fought too.
fn brings_together(category: &Category, is_people: bool) -> bool {
    let name = category.name.as_str();
    matches!(name, "AGREE" | "CONSULT" | "COOPERATE") || name == "ASSAULT" && !is_people
}

/// "*The comments* came ahead of a meeting with the prince": who made them meets him.
fn add_speaker(reader: &Reader<'_>, draft: &mut Draft<'_>) {
    if !draft.is("CONSULT") || !draft.is_noun || draft.actor.len() != 1 {
        return;
    }
    let Some((idx, _)) = reader.place_of(draft.head) else { return };
    let said = reader.clause(idx).subject.iter().any(|&token| WORDS.contains(&reader.lemma(token)));
    let span = reader.parsed.document.tokens()[reader.clause(idx).head].span;
    let statements = reader.findings.statements.list();
    let before = statements.iter().rposition(|it| it.content.iter().all(|content| content.end <= span.start));
    if let Some(speaker) = before.filter(|_| said).and_then(|statement| reader.speaker_head(statement)) {
        draft.actor.insert(0, speaker);
        draft.step(|| "the speaker of the words before is the other side".to_owned());
    }
}
