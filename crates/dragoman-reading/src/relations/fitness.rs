//! Which entities can have a tie: places hold all, bodies and people hold or fight each other.

use super::{Finder, Named};
use crate::lexicon::PlaceWord;
use crate::lexicon::relations::Tie;
use dragoman_records::EntityType;

/// Sectors of those who bear arms.
const ARMED: [&str; 4] = ["MIL", "REB", "PRM", "SPY"];

impl Finder<'_> {
    /// Whether the first can have the tie to the second.
    pub(super) fn fits(&self, tie: &Tie, (_, one): Named, (token, other): Named) -> bool {
        let (from, to) = (self.kind(one), self.kind(other));
        let fits = match tie.kind.as_str() {
            "located_in" => self.is_place(token) && from != EntityType::Other,
            "leads" => is_actor(from) && !matches!(to, EntityType::Person | EntityType::Other),
            "member_of" => {
                is_actor(from) && !matches!(to, EntityType::Person | EntityType::Loc | EntityType::Other)
            }
            // Help for a relief body makes no allies.
            "allied_with" => self.can_be_ally(one) && self.can_be_ally(other),
            _ => is_actor(from) && is_actor(to),
        };
        let armed = || self.is_armed(one) || self.is_armed(other) || self.rules(one) && to == EntityType::Gpe;
        fits && (!tie.armed || armed()) && (!tie.of_places || self.is_place(token))
    }

    pub(super) fn kind(&self, entity: usize) -> EntityType {
        self.entities().list()[entity].kind
    }

    /// Whether a phrase stands for a place, or for a body that has one ("the hospital").
    pub(super) fn is_place(&self, token: usize) -> bool {
        let Some(entity) = self.entities().referred_to(token) else { return false };
        let has_a_site = || self.kind(entity) == EntityType::Org && self.is_noun_of("site", token);
        is_place(self.kind(entity)) || has_a_site()
    }

    /// The place that a noun for one names with a word before or behind it: "*Karrada* district", "suburb of *Darayya*".
    pub(super) fn place_named_by(&self, noun: usize) -> Option<usize> {
        let clauses = self.parsed.clauses;
        let word = self.parsed.document.word(noun);
        let is_noun =
            self.parsed.lexicon.places.is_word(word, PlaceWord::Noun) || self.is_noun_of("area", noun);
        let mut inside = clauses.objects_of(noun, "of");
        inside.extend(clauses.modifiers(noun).into_iter().rev());
        let is_place = |entity: usize| matches!(self.kind(entity), EntityType::Gpe | EntityType::Loc);
        inside.retain(|&it| self.entities().referred_to(it).is_some_and(is_place));
        inside.first().copied().filter(|_| is_noun)
    }

    pub(super) fn is_noun_of(&self, class: &str, token: usize) -> bool {
        self.parsed.lexicon.events.noun_classes.has(class, &self.lemma(token))
    }

    fn can_be_ally(&self, entity: usize) -> bool {
        let is_unarmed_body = matches!(self.kind(entity), EntityType::Org | EntityType::Group);
        is_actor(self.kind(entity)) && (!is_unarmed_body || self.is_armed(entity) || self.rules(entity))
    }

    /// A government is armed towards a town; towards a person or a body what it does may be done with words.
    fn rules(&self, entity: usize) -> bool {
        self.entities().list()[entity].sector.as_deref() == Some("GOV")
    }

    /// Whether it bears arms or is a state.
    pub(super) fn is_armed(&self, entity: usize) -> bool {
        let row = &self.entities().list()[entity];
        let last = row.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        row.sector.as_deref().is_some_and(|sector| ARMED.contains(&sector))
            || self.entities().is_state(entity)
            || self.parsed.lexicon.events.noun_classes.has("coalition", &last)
    }
}

fn is_place(kind: EntityType) -> bool {
    matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
}

/// Whether entities of this type can act.
pub(super) fn is_actor(kind: EntityType) -> bool {
    use EntityType::{Gpe, Group, Norp, Org, Person};
    matches!(kind, Person | Org | Gpe | Norp | Group)
}
