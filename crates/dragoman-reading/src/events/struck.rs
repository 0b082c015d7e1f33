//! Which place was struck, where nobody is said to have been: "a bomb went off in *Kabul*".
//!
//! In: drafts whose parties are found. Out: the same; an assault by bombs, shells, from the air or by a raid that
//! names neither whom nor what it struck takes the place that its own words or its clause give. Fighting in a
//! place strikes nobody there, so acts of two sides take none. A town that is captured is taken from nobody else ([`taken`]).

use super::draft::Draft;
use super::reader::Reader;

/// Ways of assault that strike a place.
const MODES: [&str; 6] = ["aerial", "drone", "destroy", "explosives", "heavy-weapons", "suicide-attack"];
const RAIDS: [&str; 5] = ["attack", "raid", "strike", "offensive", "assault"];
const WHERE: [&str; 4] = ["in", "at", "near", "outside"];

/// Fills in the places struck; of acts that a noun names only if `nouns`, since these may take up an act told before.
pub(super) fn places(reader: &Reader<'_>, drafts: &mut [Draft<'_>], nouns: bool) {
    let is_open = |it: &&mut Draft<'_>| it.is("ASSAULT") && it.recipient.is_empty() && (nouns || !it.is_noun);
    for draft in drafts.iter_mut().filter(is_open) {
        let strikes = draft.modes.iter().any(|mode| MODES.contains(&mode.as_str()))
            || draft.is_noun && RAIDS.contains(&reader.lemma(draft.head));
        if strikes && draft.actor.len() < 2 {
            draft.recipient = place_of(reader, draft);
        }
    }
}

/// "Captured *the village*", "the fall *of Goma*", "took control *of a base*": what is taken, where nobody is named to whom it belonged.
pub(super) fn taken(reader: &Reader<'_>, drafts: &mut [Draft<'_>]) {
    let clauses = reader.parsed.clauses;
    let classes = &reader.parsed.lexicon.events.noun_classes;
    let is_area = |&token: &usize| classes.has("area", reader.lemma(token)) || reader.is_spot(token);
    let takes = |&token: &usize| classes.has("taking", reader.lemma(token));
    for draft in drafts.iter_mut().filter(|it| it.is("ASSAULT") && it.recipient.is_empty()) {
        let objects = draft.clause.map_or(Vec::new(), |idx| reader.clause(idx).object.clone());
        let objects = if draft.is_noun { Vec::new() } else { objects };
        let nouns = objects.iter().copied().chain(draft.is_noun.then_some(draft.head)).filter(takes);
        let of_noun: Vec<usize> = nouns.flat_map(|noun| clauses.objects_of(noun, "of")).collect();
        let found: Vec<usize> = objects.into_iter().chain(of_noun).filter(is_area).collect();
        if !found.is_empty() {
            draft.recipient = found;
            draft.step(|| "what is taken stands for those to whom it belonged".to_owned());
        }
    }
}

/// The first place that the words of the event, or its clause, say that it was at.
fn place_of(reader: &Reader<'_>, draft: &Draft<'_>) -> Vec<usize> {
    let clauses = reader.parsed.clauses;
    let own = clauses.prepositions(draft.head).into_iter();
    let of_clause =
        draft.clause.filter(|_| !draft.is_noun).map(|idx| reader.clause(idx).prepositions.clone());
    let all = own.chain(of_clause.into_iter().flatten()).filter(|it| WHERE.contains(&it.lemma.as_str()));
    let is_place = |&token: &usize| {
        !reader.is_time(token) && reader.parties(token).iter().any(|party| party.code.is_some())
    };
    let found = all.map(|it| it.objects.iter().copied().filter(is_place).collect::<Vec<_>>());
    found.into_iter().find(|list| !list.is_empty()).unwrap_or_default()
}
