//! What a noun phrase says of itself: office, sector, country, and whose it is.
//!
//! In: the words up to the head, its prepositions, its possessor. Out: a [`Description`].
//! "the Russian foreign minister" has the role "foreign minister", the sector GOV, the code RUS;
//! "a spokesman for the ministry" belongs to the ministry, whatever that turns out to be.
//!
//! "US-led", "pro-Russian" and "British-based" give no country: they say who leads, not whose it is.

use super::known_at::KnownAt;
use crate::Parsed;
use crate::lexicon::{Being, Known, Lexicon};
use dragoman_language::Pos;
use std::ops::Range;

/// What a phrase says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Description {
    /// The entry of its noun in the table of roles.
    pub(super) role: Option<usize>,
    /// The words of the role: "foreign minister".
    pub(super) words: String,
    /// PLOVER's code, from its own words.
    pub(super) code: Option<String>,
    /// PLOVER's sector, from its own words.
    pub(super) sector: Option<String>,
    /// Whether the office was held before: "former".
    pub(super) past: bool,
    /// The head of the phrase that it belongs to: "*Hizbollah* fighters", "president of *Russia*".
    pub(super) owner: Option<usize>,
    /// Words before the role that are no names: "other", "armed".
    pub(super) modifiers: Vec<String>,
}

/// Prepositions that tie a person or a body to what it belongs to.
const BELONGING: [&str; 7] = ["of", "from", "for", "at", "in", "within", "loyal to"];

/// A word of the phrase, with what a hyphen ties to it: "anti-government".
struct Unit {
    tokens: Range<usize>,
    lower: String,
    lemma: String,
}

/// Describes the phrase whose words up to its noun are `words`, with the noun last; prepositions and
/// possessor are those of the token `holder`.
pub(super) fn describe(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    words: Range<usize>,
    holder: usize,
) -> Description {
    let units = units(parsed, words, holder);
    let mut description = Description::default();
    let n_role = read_role(parsed, &units, holder, &mut description);
    let modifiers = &units[..units.len() - n_role];
    description.modifiers = modifiers
        .iter()
        .filter(|unit| known_at.at(unit.tokens.start).is_none())
        .map(|unit| unit.lower.clone())
        .collect();
    let modifier_sector = read_modifiers(parsed, known_at, modifiers, &mut description);
    if description.owner.is_none() {
        description.owner = belonging(parsed, holder, description.words.contains(" of "));
    }
    description.sector = sector(parsed.lexicon, &description, modifier_sector);
    put_in_the_past(parsed.lexicon, &mut description);
    description
}

/// "*former* foreign minister": who held power is of the elites, and no longer the minister.
fn put_in_the_past(lexicon: &Lexicon, description: &mut Description) {
    let past = |word: &String| lexicon.roles.sector_of_past(word).map(str::to_owned);
    let Some(sector) = description.modifiers.iter().find_map(past) else { return };
    if matches!(description.sector.as_deref(), Some("GOV" | "LEG")) {
        description.sector = Some(sector);
        description.past = true;
    }
}

/// The sector of the noun, or of what describes it where the noun yields.
fn sector(lexicon: &Lexicon, description: &Description, of_modifiers: Option<String>) -> Option<String> {
    let role = lexicon.roles.at(description.role?);
    if role.yields { of_modifiers.or(role.sector.clone()) } else { role.sector.clone() }
}

fn read_role(parsed: &Parsed<'_>, units: &[Unit], holder: usize, description: &mut Description) -> usize {
    let roles = &parsed.lexicon.roles;
    for n_units in (1..=units.len().min(4)).rev() {
        let words = &units[units.len() - n_units..];
        let before = words[..n_units - 1].iter().map(|unit| unit.lower.as_str());
        let last = &words[n_units - 1];
        for form in [&last.lemma, &last.lower] {
            let noun = before.clone().chain([form.as_str()]).collect::<Vec<_>>().join(" ");
            let with_of = of_phrase(parsed, holder, &noun);
            let with_of = with_of.filter(|noun| roles.by_noun(noun).is_some());
            let noun = with_of.unwrap_or(noun);
            if let Some(role) = roles.by_noun(&noun) {
                description.role = Some(role);
                description.words = noun;
                return n_units;
            }
        }
    }
    0
}

/// "ministry" with "of defense" after it.
fn of_phrase(parsed: &Parsed<'_>, holder: usize, noun: &str) -> Option<String> {
    let object = *parsed.clauses.objects_of(holder, "of").first()?;
    let words = parsed.document.words(parsed.clauses.before_head(object)).to_lowercase();
    let words = words.strip_prefix("the ").unwrap_or(&words);
    Some(format!("{noun} of {words}"))
}

/// Reads country, owner and sector off the words before the noun, the nearest first.
fn read_modifiers(
    parsed: &Parsed<'_>,
    known_at: &KnownAt<'_>,
    modifiers: &[Unit],
    description: &mut Description,
) -> Option<String> {
    let lexicon = parsed.lexicon;
    let mut sector = None;
    for (idx, unit) in modifiers.iter().enumerate().rev() {
        if let Some(found) = known_at
            .at(unit.tokens.start)
            .filter(|found| found.tokens.end >= unit.tokens.end || !is_hyphened(parsed, unit))
            .filter(|found| known_at.is_supported(found))
        {
            match found.reading {
                Known::Organisation(_) | Known::Person(_) => {
                    description.owner = description.owner.or(Some(found.tokens.end - 1));
                }
                // "Democratic Rally" is a party of Cyprus.
                Known::FolkAdjective(idx) if !known_at.is_at_home(lexicon, idx) => {}
                reading => description.code = description.code.take().or(code_of(lexicon, reading)),
            }
            continue;
        }
        if description.owner.is_none()
            && !is_hyphened(parsed, unit)
            && ends_a_place(parsed, unit.tokens.end - 1)
        {
            description.owner = Some(unit.tokens.end - 1);
            continue;
        }
        let words = [Some(&unit.lower), idx.checked_sub(1).map(|_| &unit.lemma)];
        let pair = idx.checked_sub(1).map(|before| format!("{} {}", modifiers[before].lower, unit.lower));
        let of_pair = pair.and_then(|pair| sector_of(lexicon, &pair));
        let of_word = || words.into_iter().flatten().find_map(|word| sector_of(lexicon, word));
        // "Local", "national" and "human" are people as nouns alone.
        let is_of_people =
            |sector: &String| sector == "CVL" && parsed.document.pos(unit.tokens.start) == Pos::Adj;
        sector = sector.or(of_pair).or_else(|| of_word().filter(|sector| !is_of_people(sector)));
    }
    sector
}

/// Whether the parser has a place whose name ends here: "*Darfur* rebels".
fn ends_a_place(parsed: &Parsed<'_>, token: usize) -> bool {
    let name = parsed.document.name_at(token);
    name.is_some_and(|name| name.tokens.end == token + 1 && matches!(name.label.as_str(), "GPE" | "LOC"))
}

fn sector_of(lexicon: &Lexicon, word: &str) -> Option<String> {
    let of_word = lexicon.roles.sector_of_word(word);
    let of_noun = || lexicon.roles.by_noun(word).and_then(|role| lexicon.roles.at(role).sector.as_deref());
    of_word.or_else(of_noun).map(str::to_owned)
}

/// PLOVER's code of what a name of a country or people gives.
pub(super) fn code_of(lexicon: &Lexicon, known: Known) -> Option<String> {
    match known {
        Known::Country(idx) | Known::Capital(idx) | Known::People(idx) | Known::Adjective(idx) => {
            Some(lexicon.countries.at(idx).actor.clone())
        }
        Known::Folk(idx) | Known::FolkAdjective(idx) => lexicon.actors.peoples[idx].value.code.clone(),
        Known::Organisation(idx) => lexicon.actors.organisations[idx].value.code.clone(),
        Known::Person(_) => None,
    }
}

/// Whose "of" says whom they are against.
const ADVERSE: [&str; 9] =
    ["critic", "opponent", "enemy", "rival", "foe", "adversary", "detractor", "defector", "victim"];

/// The possessor, else what a preposition ties the phrase to.
fn belonging(parsed: &Parsed<'_>, holder: usize, has_of: bool) -> Option<usize> {
    if ADVERSE.contains(&parsed.document.lemma(holder)) {
        return None;
    }
    if let Some(possessor) = parsed.clauses.possessor(holder) {
        return Some(possessor);
    }
    let prepositions = parsed.clauses.prepositions(holder);
    let ties = prepositions.iter().filter(|preposition| BELONGING.contains(&preposition.lemma.as_str()));
    let tied: Vec<usize> = ties.flat_map(|preposition| &preposition.objects).copied().collect();
    // "The minister of foreign affairs *of Iraq*".
    if has_of && let Some(&of_role) = tied.first() {
        let second = || parsed.clauses.objects_of(of_role, "of").first().copied();
        return tied.get(1).copied().or_else(second).or(Some(of_role));
    }
    tied.first().copied().or_else(|| seat(parsed, holder))
}

/// "a newspaper *based in Beirut*".
fn seat(parsed: &Parsed<'_>, holder: usize) -> Option<usize> {
    let clauses = parsed.clauses;
    let verbs = clauses.described_by(holder);
    let based =
        verbs.into_iter().find(|&verb| matches!(parsed.document.lemma(verb), "base" | "headquarter"))?;
    let within = clauses.prepositions(based).into_iter().find(|preposition| preposition.lemma == "in")?;
    within.objects.first().copied()
}

/// Whether a hyphen ties the word to another: "US-led", "pro-Russian".
fn is_hyphened(parsed: &Parsed<'_>, unit: &Unit) -> bool {
    unit.tokens.len() > 2 && unit.tokens.clone().any(|token| is_hyphen(parsed, token))
}

fn is_hyphen(parsed: &Parsed<'_>, token: usize) -> bool {
    matches!(parsed.document.word(token), "-" | "–" | "‑")
}

/// The words of the phrase without determiners, numbers, marks and the possessor's words.
fn units(parsed: &Parsed<'_>, words: Range<usize>, holder: usize) -> Vec<Unit> {
    let document = parsed.document;
    let possessor = parsed.clauses.possessor(holder).map(|token| parsed.clauses.extent(token).end);
    let start = possessor.map_or(words.start, |end| end.max(words.start));
    let mut units: Vec<Unit> = Vec::new();
    for token in start..words.end {
        let glued = token > start && !document.tokens()[token - 1].space_after;
        let after_hyphen = token > start && is_hyphen(parsed, token - 1);
        if glued
            && (is_hyphen(parsed, token) || after_hyphen)
            && let Some(last) = units.last_mut().filter(|last| last.tokens.end == token)
        {
            last.tokens.end = token + 1;
            last.lower.push_str(&document.word(token).to_lowercase());
            last.lemma = last.lower.clone();
            continue;
        }
        let counts =
            matches!(document.pos(token), Pos::Adj | Pos::Noun | Pos::Propn | Pos::X | Pos::Verb | Pos::Adv)
                || is_acronym(document.word(token));
        if counts || token + 1 == words.end {
            units.push(Unit {
                tokens: token..token + 1,
                lower: document.word(token).to_lowercase(),
                lemma: document.lemma(token).to_lowercase(),
            });
        }
    }
    units
}

/// "IS" of "IS fighters", which the tagger takes for a verb.
fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|letter| letter.is_ascii_uppercase())
}

/// Whether a noun of this kind denotes human beings.
pub(super) fn is_person(being: Being) -> bool {
    matches!(being, Being::Person | Being::People | Being::Side)
}
