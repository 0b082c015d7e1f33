//! PETRARCH's verbs and patterns at the clauses of a document.
//!
//! In: a clause and the user's dictionary. Out: candidates beside those of our own frames: each verb of the
//! dictionary that stands there, alone and with each of its patterns that holds.
//!
//! PETRARCH looks at the words before the verb and after it; a clause knows more, so that a phrase before
//! the verb is its subject (of a passive: who it is done to) or an adverb, one after it an object, an
//! attribute, a particle, an adverb or a governed verb, and a preposition one of the clause's or its object's.

use super::reader::Reader;
use super::roles::Site;
use crate::clauses::{Clause, Preposition};
use crate::lexicon::frames::Sense;
use crate::lexicon::petrarch::verbs::{Asked, Atom, Pattern, Term};

/// The senses of a clause that the dictionary knows.
pub(super) fn sites<'a>(reader: &Reader<'a>, idx: usize) -> Vec<(Sense<'a>, Site)> {
    let dictionary = &reader.parsed.lexicon.events.dictionary;
    if dictionary.is_empty() {
        return Vec::new();
    }
    let clause = reader.clause(idx);
    let mut found = Vec::new();
    for (block, verb) in dictionary.verbs(reader.lemma(clause.head)) {
        let Some(words) = reader.verb_match(clause, &verb.words) else { continue };
        let patterns = block.patterns.iter().filter(|pattern| holds(reader, clause, pattern));
        let patterns = patterns.map(|it| (it.meaning, (it.line, it.before.len() + it.after.len())));
        for (meaning, matched) in patterns.chain([(verb.meaning, (verb.line, 0))]) {
            let site = Site {
                head: clause.head,
                words: words.words.clone(),
                clause: Some(idx),
                noun: None,
                preposition: words.preposition,
            };
            found.extend(dictionary.sense(block, verb, meaning, matched).map(|sense| (sense, site)));
        }
    }
    found
}

fn holds(reader: &Reader<'_>, clause: &Clause, pattern: &Pattern) -> bool {
    pattern.before.iter().all(|asked| stands_before(reader, clause, asked))
        && pattern.after.iter().all(|asked| stands_after(reader, clause, asked))
}

fn stands_before(reader: &Reader<'_>, clause: &Clause, asked: &Asked) -> bool {
    let subjects = if clause.passive { &clause.object } else { &clause.subject };
    match asked {
        Asked::Phrase(term) => {
            let adverbs = reader.parsed.clauses.adverbs(clause.head);
            subjects.iter().chain(&adverbs).any(|&token| is_one(reader, token, term))
        }
        Asked::Behind(lemma, term) => {
            let of_subjects = subjects.iter().flat_map(|&token| reader.parsed.clauses.prepositions(token));
            of_subjects.into_iter().any(|it| is_behind(reader, &it, lemma, term.as_ref()))
        }
    }
}

fn stands_after(reader: &Reader<'_>, clause: &Clause, asked: &Asked) -> bool {
    let clauses = reader.parsed.clauses;
    match asked {
        Asked::Phrase(term) => {
            let governed = clause.complements.iter().map(|it| reader.clause(it.clause).head);
            let adverbs = clauses.adverbs(clause.head);
            let phrases = clause.object.iter().chain(&clause.attribute).chain(&clause.indirect).copied();
            let words = clause.particle.into_iter().chain(adverbs).chain(governed);
            let prepositions = clause.prepositions.iter().map(|it| it.token);
            phrases.chain(words).chain(prepositions).any(|token| is_one(reader, token, term))
        }
        Asked::Behind(lemma, term) => {
            let is_it = |it: &Preposition| is_behind(reader, it, lemma, term.as_ref());
            clause.prepositions.iter().any(is_it)
                || clause.object.iter().any(|&token| clauses.prepositions(token).iter().any(is_it))
        }
    }
}

fn is_behind(reader: &Reader<'_>, found: &Preposition, lemma: &str, term: Option<&Term>) -> bool {
    let holds = |term| found.objects.iter().any(|&token| is_one(reader, token, term));
    found.lemma == lemma && term.is_none_or(holds)
}

/// Whether a phrase is what a pattern names: its head the last word, the others somewhere before it.
fn is_one(reader: &Reader<'_>, token: usize, term: &Term) -> bool {
    let Some((head, rest)) = term.split_last() else { return false };
    let before = reader.parsed.clauses.core(token).start..token;
    is_atom(reader, token, head)
        && rest.iter().all(|atom| before.clone().any(|word| is_atom(reader, word, atom)))
}

fn is_atom(reader: &Reader<'_>, token: usize, atom: &Atom) -> bool {
    match atom {
        Atom::Word(word) => is_word(reader, token, word),
        Atom::Anyone => reader.can_act(token),
        Atom::Set(idx) => {
            let phrases = reader.parsed.lexicon.events.dictionary.set(*idx);
            phrases.iter().any(|phrase| ends_here(reader, token, phrase))
        }
    }
}

fn ends_here(reader: &Reader<'_>, token: usize, phrase: &[String]) -> bool {
    let Some(start) = (token + 1).checked_sub(phrase.len()) else { return false };
    phrase.iter().enumerate().all(|(n, word)| is_word(reader, start + n, word))
}

/// Dictionaries write plurals out, and some nouns only so.
fn is_word(reader: &Reader<'_>, token: usize, word: &str) -> bool {
    reader.lemma(token) == word || reader.parsed.document.word(token).eq_ignore_ascii_case(word)
}
