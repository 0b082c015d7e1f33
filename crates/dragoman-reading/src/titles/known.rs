//! Whom a title speaks of, as entities of the text.

use dragoman_records::{Entity, EntityId, EntityType, Party, Span, Speaker, TextIndex};

/// Who is known in the text and in the title.
pub(super) struct Known<'k> {
    /// The title as it is written.
    title: &'k str,
    /// The text of the article.
    text: &'k str,
    /// Whom the text speaks of.
    entities: &'k [Entity],
    /// Whom the title speaks of, read alone.
    of_title: &'k [Entity],
    title_index: TextIndex,
    text_index: TextIndex,
}

impl<'k> Known<'k> {
    pub(super) fn new(title: &'k str, text: &'k str, entities: &'k [Entity], of_title: &'k [Entity]) -> Self {
        let (title_index, text_index) = (TextIndex::new(title), TextIndex::new(text));
        Self { title, text, entities, of_title, title_index, text_index }
    }
}

impl Known<'_> {
    /// A speaker of the title as an entity of the text, if just one bears the name.
    pub(super) fn speaker(&self, speaker: Speaker) -> Speaker {
        if speaker.entity.is_none() {
            return speaker;
        }
        match self.in_text(speaker.entity) {
            Some((id, entity)) => Speaker { entity: Some(id), name: Some(entity.name.clone()), ..speaker },
            None => Speaker { entity: None, ..speaker },
        }
    }

    /// A party of the title likewise, in the title's letters; the text may know more of its codes.
    pub(super) fn party(&self, mut party: Party) -> Party {
        if let Some(span) = party.span {
            self.title_index.slice(self.title, span).clone_into(&mut party.text);
        }
        let Some((id, entity)) = self.in_text(party.entity) else { return Party { entity: None, ..party } };
        let (code, sector) = match party.code {
            Some(_) => (party.code, party.sector),
            None => (entity.code.clone(), party.sector.or_else(|| entity.sector.clone())),
        };
        Party { entity: Some(id), name: Some(entity.name.clone()), code, sector, ..party }
    }

    /// The one entity of the text that bears the name of one of the title.
    fn in_text(&self, id: Option<EntityId>) -> Option<(EntityId, &Entity)> {
        let named = self.of_title.get(id?.idx())?;
        let is_exact = |entity: &Entity| {
            let bears = |span: &Span| self.text_index.slice(self.text, *span) == named.name;
            entity.name == named.name || entity.names.iter().any(bears)
        };
        let is_surname = |entity: &Entity| {
            let rest = entity.name.strip_suffix(named.name.as_str());
            entity.kind == EntityType::Person && rest.is_some_and(|rest| rest.ends_with(' '))
        };
        self.only(is_exact).or_else(|| self.only(is_surname))
    }

    /// The entity of which this holds, if it is just one.
    fn only(&self, holds: impl Fn(&Entity) -> bool) -> Option<(EntityId, &Entity)> {
        let mut same = self.entities.iter().enumerate().filter(|(_, entity)| holds(entity));
        match (same.next(), same.next()) {
            (Some((idx, entity)), None) => Some((EntityId::from_idx(idx), entity)),
            _ => None,
        }
    }
}
