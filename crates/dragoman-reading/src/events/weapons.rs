//! With what it was done, where a word beside the act says so and its frame does not.
//!
//! In: drafts of force. Out: the same, with the modes of the weapons that
//!
//! 1. stand right before its noun: "*missile* and drone strikes", "a *knife* attack", "launched *air* strikes";
//! 2. its clause has for its subject, or right before it: "*tanks* fired", "a *suicide* bomber killed ten"; owners of
//!    guns are no guns;
//! 3. stand behind the "with" or "using" of its clause: "killed with *machetes*", "using *mortars*", "armed with *knives*".
//!
//! The words of each mode are a class of the lexicon (`weapon_drone`). What is struck is no weapon.

use super::draft::Draft;
use super::reader::Reader;
use crate::clauses::{Clause, Link};
use dragoman_language::Pos;

/// The modes, and the classes of the words for them.
const WEAPONS: [(&str, &str); 7] = [
    ("aerial", "weapon_aerial"),
    ("drone", "weapon_drone"),
    ("explosives", "weapon_explosives"),
    ("firearms", "weapon_firearms"),
    ("heavy-weapons", "weapon_heavy_weapons"),
    ("primitive", "weapon_primitive"),
    ("suicide-attack", "weapon_suicide_attack"),
];
/// How many clauses behind a verb one may stand that says with what.
const NEAR: usize = 4;

/// Adds the modes.
pub(super) fn name(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    for draft in drafts.iter_mut().filter(|it| !it.gone && !it.composed && it.is("ASSAULT")) {
        let words = beside(reader, draft);
        for (mode, class) in WEAPONS {
            let names =
                |&word: &usize| reader.parsed.lexicon.events.noun_classes.has(class, reader.lemma(word));
            if !draft.has_mode(mode)
                && let Some(&word) = words.iter().find(|word| names(word))
            {
                draft.modes.push(mode.to_owned());
                draft.step(|| format!("“{}” names {mode}", reader.quote(&[word])));
            }
        }
    }
}

/// The words that may name a weapon.
fn beside(reader: &Reader<'_>, draft: &Draft<'_>) -> Vec<usize> {
    if draft.is_noun {
        return right_before(reader, draft.head);
    }
    let Some(idx) = draft.clause else { return Vec::new() };
    let clause = reader.clause(idx);
    // "Beaten with gun *butts*".
    let heads = means(reader, clause).into_iter().chain(used(reader, idx));
    // "Launched *drone* strikes".
    let is_noun = |&token: &usize| reader.parsed.document.pos(token) == Pos::Noun;
    let launched =
        draft.words.iter().filter(|token| is_noun(token)).flat_map(|&token| right_before(reader, token));
    let is_suicide = |token: &usize| {
        reader.parsed.lexicon.events.noun_classes.has("weapon_suicide_attack", reader.lemma(*token))
    };
    let before_doers =
        clause.subject.iter().flat_map(|&token| right_before(reader, token)).filter(is_suicide);
    let doers = clause.subject.iter().copied().chain(before_doers);
    launched.chain(doers).chain(heads).filter(|token| !draft.recipient.contains(token)).collect()
}

/// The word right before a head, and those beside it: "*missile* and *drone* strikes".
fn right_before(reader: &Reader<'_>, head: usize) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let Some(last) = head.checked_sub(1).filter(|last| clauses.before_head(head).contains(last)) else {
        return Vec::new();
    };
    let document = reader.parsed.document;
    let first = if document.dep(last) == "conj" { document.head(last) } else { last };
    let mut all = clauses.conjuncts(first);
    all.push(last);
    all
}

fn is_using(reader: &Reader<'_>, verb: usize) -> bool {
    reader.parsed.lexicon.events.noun_classes.has("using", reader.lemma(verb))
}

/// What stands behind the "with" of a clause.
fn means(reader: &Reader<'_>, clause: &Clause) -> Vec<usize> {
    reader.behind(&clause.prepositions, "with")
}

/// What those of a clause use: "killed ten *using mortars*", "men *armed with knives* robbed him"; the parser may hang the
/// first on whom they hit, and not the second: "shot a man armed with a knife".
fn used(reader: &Reader<'_>, idx: usize) -> Vec<usize> {
    let (list, clauses) = (reader.parsed.clauses.list(), reader.parsed.clauses);
    let near = (idx + 1..list.len().min(idx + 1 + NEAR)).map(|at| &list[at]);
    let below = near.filter(|it| it.parent == Some((idx, Link::Adverbial)));
    let describing = |noun: &usize| {
        let verbs = clauses.described_by(*noun).into_iter();
        verbs.filter_map(|verb| clauses.headed_by(verb)).map(|at| &list[at]).collect::<Vec<_>>()
    };
    let of_doers = list[idx].subject.iter().flat_map(describing);
    let of_others = list[idx].object.iter().flat_map(describing).filter(|it| reader.lemma(it.head) == "use");
    let using = below.chain(of_doers).filter(|it| is_using(reader, it.head)).chain(of_others);
    using.flat_map(|it| it.object.iter().copied().chain(means(reader, it))).collect()
}
