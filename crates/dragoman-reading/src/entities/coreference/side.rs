//! Whose side "we" is, in the words of somebody who speaks for a body.
//!
//! In: a "we" with who says it. Out: the chain of the only body that the speaker's titles and appositions name:
//! "*Flag Project* founder Ann Reyes", "Tom Hill, the spokesman for *Acme*".

use super::super::mention::Form;
use super::super::pronouns::Pronoun;
use super::author::TextForm;
use super::ranking::Ranking;
use super::view::Class;
use dragoman_records::EntityType;

/// How many mentions of the speaker are looked at.
const MOST: usize = 24;

/// The chain of the body for which a "we" is said.
pub(super) fn of(ranking: &Ranking<'_, '_>, idx: usize) -> Option<usize> {
    let view = &ranking.views[idx];
    if view.class != Class::Pronoun(Pronoun::We) {
        return None;
    }
    let quoted = view.voice.filter(|voice| voice.quoted).map(|voice| voice.speaker);
    let speaker = match quoted {
        Some(speaker) => ranking.by_head[speaker],
        None if view.is_quoted() || ranking.turns.form == TextForm::OneWriter => None,
        None => ranking.turns.at(view.token).says,
    };
    let chain = ranking.chain_of[speaker?]?;
    let mentions = ranking.chains[chain].mentions.iter().take(MOST);
    let mut bodies =
        mentions.flat_map(|&mention| bodies(ranking, mention)).filter_map(|body| ranking.chain_of[body]);
    let body = bodies.next()?;
    bodies.all(|other| other == body).then_some(body)
}

/// The bodies named inside a phrase that tells somebody's place in them.
fn bodies(ranking: &Ranking<'_, '_>, mention: usize) -> Vec<usize> {
    let (document, clauses) = (ranking.parsed.document, ranking.parsed.clauses);
    let view = &ranking.views[mention];
    if matches!(view.class, Class::Pronoun(_)) {
        return Vec::new();
    }
    let is_body = |&idx: &usize| {
        let body = &ranking.mentions[idx];
        body.form == Form::Name && matches!(body.kind, EntityType::Org | EntityType::Group)
    };
    let is_tied = |&idx: &usize| {
        let head = ranking.mentions[idx].head;
        let holder = HOLDERS.iter().find_map(|word| clauses.holder_by(head, word));
        let noun = match document.dep(head) {
            "compound" | "poss" | "nmod" | "amod" => Some(document.head(head)),
            _ => holder,
        };
        noun.is_some_and(|noun| {
            noun == view.token || document.head(noun) == view.token && document.dep(noun) == "compound"
        })
    };
    let inside = view.phrase.clone().filter_map(|token| ranking.by_head[token]);
    inside.filter(is_body).filter(is_tied).collect()
}

/// Prepositions between an office and its body.
const HOLDERS: [&str; 5] = ["of", "for", "from", "with", "at"];
