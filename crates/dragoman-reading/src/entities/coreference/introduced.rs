//! "*A health expert* says the burden is great. *Ann Reyes* says …": who speaks first by what he is and then by name.
//!
//! In: names of one bearer and what grammar ties together. Out: the same, with a subject of speech that has no name joined
//! to the name that is the subject of the next sentence, if
//!
//! - the name says again what he is ("a congressman … *Congressman* Tom Hill", "a rights group … the rights *group* Article 9");
//! - or it stands bare, speaks too, and was never heard of before: nobody is introduced without a word but who was
//!   introduced before by words.
//!
//! Not whom the lexicon knows, nor who is told something else of ("Tom Hill, *a teacher*, said").

use super::super::mention::{Form, Mention};
use super::linking::Linking;
use super::nominal::noun;
use crate::clauses::{Clause, Form as ClauseForm};
use crate::lexicon::{Being, Known};
use dragoman_records::EntityType;

/// How many sentences before nobody of the same noun may stand in.
const NEAR: usize = 12;

/// Joins those who speak without a name to the name behind.
pub(super) fn link(linking: &mut Linking<'_, '_>) {
    let clauses = linking.parsed.clauses.list();
    let speaking = clauses.iter().filter(|clause| speaks(linking, clause));
    let joins: Vec<(usize, usize)> = speaking.filter_map(|clause| join(linking, clause)).collect();
    for (nameless, cluster) in joins {
        if linking.chains.of_mention[nameless].is_none() {
            linking.join(nameless, cluster);
        }
    }
}

/// A subject without a name, and the cluster of the name that it has in the next sentence.
fn join(linking: &Linking<'_, '_>, clause: &Clause) -> Option<(usize, usize)> {
    let idx = subject(linking, clause).filter(|&idx| linking.chains.of_mention[idx].is_none())?;
    let mention = &linking.mentions[idx];
    let may_be_named = mention.form == Form::Nominal
        && !mention.plural
        && matches!(mention.kind, EntityType::Person | EntityType::Org);
    let behind = may_be_named.then(|| next_clause(linking, linking.sentences[idx])).flatten()?;
    let name = named(linking, subject(linking, behind)?)?;
    let cluster = linking.chains.of_mention[name]?;
    let is_one = is_introduced(linking, idx)
        && !is_named_already(linking, mention)
        && fits(linking, mention, name, cluster)
        && (says_again(linking, idx, name, cluster) || stands_bare(linking, mention, name, behind));
    is_one.then_some((idx, cluster))
}

/// A name, or the one that a noun has beside it: "the rights group, *Article 9*".
fn named(linking: &Linking<'_, '_>, subject: usize) -> Option<usize> {
    let is_name = |idx: usize| linking.mentions[idx].form == Form::Name;
    let beside = linking.cluster_of(subject)?.mentions.iter().copied();
    let mut beside = beside.filter(|&other| linking.sentences[other] == linking.sentences[subject]);
    if is_name(subject) { Some(subject) } else { beside.find(|&other| is_name(other)) }
}

fn speaks(linking: &Linking<'_, '_>, clause: &Clause) -> bool {
    let verbs = &linking.parsed.lexicon.speech.verbs;
    let is_said =
        || verbs.beginning_with(&linking.parsed.document.lemma(clause.head).to_lowercase()).next().is_some();
    clause.form == ClauseForm::Finite && !clause.passive && is_said()
}

fn subject(linking: &Linking<'_, '_>, clause: &Clause) -> Option<usize> {
    let [head] = clause.subject[..] else { return None };
    linking.by_head[head]
}

/// The first clause with a subject in the sentence behind, outside of quotations. A line end may be a sentence of its own.
fn next_clause<'l>(linking: &Linking<'l, '_>, sentence: usize) -> Option<&'l Clause> {
    let document = linking.parsed.document;
    let behind = document.sentences().get(sentence + 1..)?.iter();
    let mut written = behind.filter(|tokens| !document.words((*tokens).clone()).trim().is_empty());
    let tokens = written.next()?.clone();
    let list = linking.parsed.clauses.list();
    let from = list.partition_point(|clause| clause.head < tokens.start);
    let inside = list[from..].iter().take_while(|clause| clause.head < tokens.end);
    let first = inside.filter(|clause| !clause.subject.is_empty()).min_by_key(|clause| clause.subject[0])?;
    (first.form == ClauseForm::Finite && linking.quotations[first.head].is_none()).then_some(first)
}

/// "The police chief, *Tom Hill*", "the commander in Iraq *Colonel Tom Hill*": who has a name beside it, whatever it is parsed as.
fn is_named_already(linking: &Linking<'_, '_>, mention: &Mention) -> bool {
    let (document, clauses) = (linking.parsed.document, linking.parsed.clauses);
    let is_beside = |name: &usize| {
        let above = document.head(*name);
        document.dep(*name) == "pobj" && matches!(document.word(above), "in" | "at" | "from")
    };
    let names = mention.tokens.clone().filter_map(|token| document.name_at(token));
    let people = names.filter(|name| name.label == "PERSON");
    let mut heads = people.map(|name| clauses.head_of(name.tokens.clone()));
    !clauses.appositions(mention.head).is_empty()
        || heads.any(|head| mention.tokens.contains(&head) && is_beside(&head))
}

/// Whether a name that is new may be one for whom the words tell.
fn fits(linking: &Linking<'_, '_>, mention: &Mention, name: usize, cluster: usize) -> bool {
    let named = &linking.mentions[name];
    let is_new = linking.chains.clusters[cluster]
        .mentions
        .iter()
        .all(|&other| other >= name || linking.sentences[other] == linking.sentences[name]);
    let codes_fit = match (&mention.description.code, &named.description.code) {
        (Some(ours), Some(theirs)) => ours == theirs,
        _ => true,
    };
    is_new && codes_fit && mention.kind == named.kind && mention.gender.fits(named.gender)
}

/// "A congressman … *Congressman* Tom Hill", "a group … the rights *group* Article 9".
fn says_again(linking: &Linking<'_, '_>, idx: usize, name: usize, cluster: usize) -> bool {
    let (mention, named) = (&linking.mentions[idx], &linking.mentions[name]);
    let document = linking.parsed.document;
    let kind = |head: usize| head.checked_sub(1).filter(|&before| document.dep(before) == "compound");
    let word = |token: usize| document.lemma(token).to_lowercase();
    // "The spy agency" is not "the news agency".
    let is_alike = |other: usize| kind(other).zip(kind(mention.head)).is_none_or(|(a, b)| word(a) == word(b));
    let is_same = |other: usize| word(other) == word(mention.head) && is_alike(other);
    let title = noun(&named.description.words);
    let beside = linking.chains.clusters[cluster].mentions.iter().map(|&other| &linking.mentions[other]);
    let mut beside = beside.filter(|other| other.form == Form::Nominal);
    let before = named.tokens.start.checked_sub(1).filter(|&before| document.head(before) == named.head);
    !title.is_empty() && title.eq_ignore_ascii_case(noun(&mention.description.words))
        || before.is_some_and(is_same)
        || beside.any(|other| is_same(other.head))
}

/// "*Ann Reyes* says": a person's new name with nothing to tell who bears it, behind one who is told by what he is.
fn stands_bare(linking: &Linking<'_, '_>, mention: &Mention, name: usize, behind: &Clause) -> bool {
    let (named, clauses) = (&linking.mentions[name], linking.parsed.clauses);
    let is_stranger = !matches!(named.known, Some(Known::Person(_))) && named.kind == EntityType::Person;
    let is_untold = noun(&named.description.words).is_empty()
        && clauses.appositions(named.head).is_empty()
        && clauses.described_by(named.head).is_empty();
    let roles = &linking.parsed.lexicon.roles;
    let is_told = mention.description.role.is_some_and(|role| roles.at(role).is != Being::Body);
    // "*Ann Reyes* reports from Rome": whose report it is.
    let is_reporter = linking.parsed.document.lemma(behind.head) == "report";
    is_stranger && is_untold && is_told && named.tokens.len() > 1 && speaks(linking, behind) && !is_reporter
}

/// "*a* health expert", "*Iraq's* ambassador", "the head *of the office*", "the *U.N.* envoy", if nobody of that noun stands before.
fn is_introduced(linking: &Linking<'_, '_>, idx: usize) -> bool {
    let (head, clauses) = (linking.mentions[idx].head, linking.parsed.clauses);
    let determiners = clauses.determiners(head);
    let is_new = determiners.iter().any(|&token| matches!(linking.parsed.document.lemma(token), "a" | "an"));
    let owner = clauses.possessor(head);
    let is_somebodys = || owner.is_some();
    // "His agent" is somebody of whom the text tells already.
    if owner.is_some_and(|owner| linking.parsed.document.tag(owner) == "PRP$") {
        return false;
    }
    let is_of = || ["of", "for", "to", "in"].iter().any(|lemma| !clauses.objects_of(head, lemma).is_empty());
    let is_again = |other: usize| linking.nouns[other] == linking.nouns[idx];
    let description = &linking.mentions[idx].description;
    let is_ones = || description.code.is_some() || description.owner.is_some();
    (is_new || is_somebodys() || is_of() || is_ones()) && !linking.before(idx, NEAR).any(is_again)
}
