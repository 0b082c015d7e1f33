//! What stands around a mention, and what the lexicon knows of a name, in numbers that weights can hang on.
//!
//! In: the parse. Out: [`Beside`] ("Ann Reyes, *a potter*": a name and a comma before it), what stands behind,
//! [`Hangs`] ("elected *as mayor*": the verb, by "as"), the sort of a known name.

use super::super::describe::code_of;
use super::super::mention::Mention;
use super::ranker::hash_of;
use super::view::lower_hash;
use crate::Parsed;
use crate::lexicon::Known;
use dragoman_language::Pos;

/// How many words may stand between a mention and the one before it.
const NEAR: usize = 4;

/// The mentions right before a mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// The words between, hashed.
    pub(super) gap: u32,
    /// Those that end where it is nearest, the shortest first.
    pub(super) members: [Option<usize>; MOST_BESIDE],
}

/// How many mentions that end in one place are kept.
const MOST_BESIDE: usize = 4;

/// What a mention depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hangs {
    /// The verb or noun, behind any preposition.
    pub(super) on: usize,
    /// The preposition, else the dependency, hashed.
    pub(super) how: u32,
}

/// The mentions that end before each token.
pub(super) struct Ends {
    at: Vec<[Option<usize>; MOST_BESIDE]>,
}

impl Ends {
    /// Reads them off the mentions, which stand in text order.
    pub(super) fn find(parsed: &Parsed<'_>, mentions: &[Mention]) -> Self {
        let mut at = vec![[None; MOST_BESIDE]; parsed.document.len() + 1];
        for (idx, mention) in mentions.iter().enumerate().rev() {
            if let Some(free) = at[mention.tokens.end].iter_mut().find(|member| member.is_none()) {
                *free = Some(idx);
            }
        }
        Self { at }
    }

    /// The mentions that end last before a token, if they do so in the same sentence and near.
    pub(super) fn beside(&self, parsed: &Parsed<'_>, start: usize) -> Option<Beside> {
        let document = parsed.document;
        let mut before = (start.saturating_sub(NEAR).max(1)..=start).rev();
        let end = before.find(|&end| self.at[end][0].is_some())?;
        let add = |hash: u32, token: usize| hash.rotate_left(5) ^ lower_hash(document.word(token));
        let gap = (end..start).fold(7, add);
        let is_near = document.sentence_of(end - 1) == document.sentence_of(start);
        is_near.then_some(Beside { gap, members: self.at[end] })
    }
}

/// The small word or mark behind a mention, else the part of speech of what follows; 0 at the end of the text.
pub(super) fn behind(parsed: &Parsed<'_>, end: usize) -> u32 {
    if end >= parsed.document.len() {
        return 0;
    }
    match parsed.document.pos(end) {
        Pos::Punct | Pos::Adp | Pos::Cconj => lower_hash(parsed.document.word(end)),
        other => other as u32 + 1,
    }
}

/// What the head of a mention depends on.
pub(super) fn hangs(parsed: &Parsed<'_>, head: usize) -> Hangs {
    let document = parsed.document;
    let on = document.head(head);
    if document.pos(on) == Pos::Adp && on != head {
        Hangs { on: document.head(on), how: lower_hash(document.lemma(on)) }
    } else {
        Hangs { on, how: hash_of(document.dep(head)) }
    }
}

/// What sort of thing bears a known name: a body by its sector and what it is among nations.
pub(super) fn sort_of(parsed: &Parsed<'_>, known: Known) -> u32 {
    let lexicon = parsed.lexicon;
    match known {
        Known::Organisation(idx) => {
            let body = &lexicon.actors.organisations[idx].value;
            let code = body.code.as_deref().filter(|code| lexicon.countries.by_actor(code).is_none());
            let code = hash_of(code.unwrap_or_default()).rotate_left(3);
            hash_of(body.sector.as_deref().unwrap_or_default()) ^ code ^ body.kind as u32
        }
        Known::Country(_) => 1,
        Known::Capital(_) => 2,
        Known::Person(_) => 3,
        Known::People(_) | Known::Folk(_) => 4,
        Known::Adjective(_) | Known::FolkAdjective(_) => 5,
    }
}

/// The codes of the countries in whose offices the lexicon has a person.
pub(super) fn served<'p>(parsed: &'p Parsed<'_>, known: Option<Known>) -> impl Iterator<Item = &'p str> {
    let lexicon = parsed.lexicon;
    let person = known.and_then(|known| match known {
        Known::Person(idx) => Some(&lexicon.actors.people[idx].value),
        _ => None,
    });
    let codes =
        person.into_iter().flat_map(|person| &person.offices).filter_map(|office| office.code.as_deref());
    codes.filter(|code| lexicon.countries.by_actor(code).is_some())
}

/// The countries of adjectives and names among the words before a noun or name, as hashes of their codes.
pub(super) fn nations(parsed: &Parsed<'_>, head: usize) -> Vec<u32> {
    let country = |token: usize| {
        let known = parsed.lexicon.known_names.get(parsed.document.word(token))?;
        known.readings.iter().find_map(|reading| match reading {
            Known::Adjective(idx) | Known::Country(idx) => {
                Some(parsed.lexicon.countries.at(*idx).actor.as_str())
            }
            _ => None,
        })
    };
    let before = parsed.clauses.before_head(head).filter(|&token| token != head);
    before.filter_map(country).map(hash_of).collect()
}

/// The country of the land or body that somebody leads or serves, as the hash of its code: "the leader of *Hamas*".
pub(super) fn nation_served(parsed: &Parsed<'_>, head: usize) -> Option<u32> {
    let lexicon = parsed.lexicon;
    let of = *parsed.clauses.objects_of(head, "of").first()?;
    let known = lexicon.known_names.get(parsed.document.word(of))?;
    let code = known.readings.iter().find_map(|&reading| match reading {
        Known::Country(_) | Known::Organisation(_) => code_of(lexicon, reading),
        _ => None,
    })?;
    lexicon.countries.by_actor(&code).map(|country| hash_of(&country.actor))
}

/// The words of the headline, without short ones.
pub(super) fn words_of_title(parsed: &Parsed<'_>) -> Vec<u32> {
    let title = parsed.article.title.as_deref().unwrap_or_default();
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().count() > 3).map(lower_hash).collect()
}
