//! Who said what.

use crate::Parsed;
use crate::entities::Entities;
use dragoman_records::Statement;

/// The statements of an article, with what later steps ask of them.
#[derive(Debug, Default)]
pub struct Statements {
    list: Vec<Statement>,
}

/// Finds the statements of an article, in text order of their content.
pub fn find_statements(_parsed: &Parsed<'_>, _entities: &Entities) -> Statements {
    Statements::default()
}

impl Statements {
    /// The statements, in text order.
    pub fn list(&self) -> &[Statement] {
        &self.list
    }

    /// The innermost statement whose content holds a span: position in [`Statements::list`].
    pub fn around(&self, span: dragoman_records::Span) -> Option<usize> {
        let holds = |statement: &Statement| statement.content.iter().any(|content| content.contains(span));
        let size =
            |statement: &Statement| statement.content.iter().map(|content| content.len()).sum::<usize>();
        (0..self.list.len()).filter(|&idx| holds(&self.list[idx])).min_by_key(|&idx| size(&self.list[idx]))
    }

    /// Gives up the statements.
    pub fn into_list(self) -> Vec<Statement> {
        self.list
    }
}
