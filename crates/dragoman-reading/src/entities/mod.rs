//! Who and what an article speaks of.

use crate::Parsed;
use dragoman_records::{Entity, Party, Span};

/// The entities of an article, and what each noun phrase refers to.
#[derive(Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    of_token: Vec<Option<usize>>,
}

/// Finds names, nominals and pronouns, lays mentions of one thing together and resolves each to
/// code, sector and role.
pub fn find_entities(parsed: &Parsed<'_>) -> Entities {
    Entities { list: Vec::new(), of_token: vec![None; parsed.document.len()] }
}

impl Entities {
    /// The entities, in order of first mention.
    pub fn list(&self) -> &[Entity] {
        &self.list
    }

    /// The entity that the noun phrase headed by a token refers to: position in [`Entities::list`].
    pub fn referred_to(&self, head: usize) -> Option<usize> {
        self.of_token.get(head).copied().flatten()
    }

    /// The noun phrase headed by a token as actor or recipient: words, entity, code, sector. A phrase
    /// that is no entity ("other armed groups") is resolved from its own words.
    pub fn party(&self, parsed: &Parsed<'_>, head: usize) -> Party {
        let span = parsed.document.span(parsed.clauses.core(head));
        Party { span: Some(span), text: parsed.document.slice(span).to_owned(), ..Party::default() }
    }

    /// The spans of each entity with more than one mention.
    pub fn chains(&self) -> Vec<Vec<Span>> {
        let chains = self.list.iter().map(|entity| entity.mentions.clone());
        chains.filter(|mentions| mentions.len() > 1).collect()
    }

    /// Gives up the entities.
    pub fn into_list(self) -> Vec<Entity> {
        self.list
    }
}
