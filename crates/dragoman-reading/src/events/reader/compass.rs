//! Countries named by a point of the compass: "*North* and South Korea", "*the South* fired back".
//!
//! In: a token. Out: the party of the country that its words leave half said, if the lexicon knows one by the whole name
//! or the report names one that begins with these words.

use super::Reader;
use dragoman_language::Pos;
use dragoman_records::Party;

const POINTS: [&str; 4] = ["North", "South", "East", "West"];

impl Reader<'_> {
    /// The other country of "*North* and South Korea", told at the second.
    pub(super) fn other_half(&self, token: usize) -> Option<Party> {
        let document = self.parsed.document;
        let whole = self.findings.entities.party(self.parsed, token);
        let (point, land) = whole.text.strip_prefix("the ").unwrap_or(&whole.text).split_once(' ')?;
        let start = (token.saturating_sub(2)..=token).find(|&word| document.word(word) == point)?;
        let before = |n: usize| start.checked_sub(n).map(|word| document.word(word));
        let other = before(2)
            .filter(|other| before(1) == Some("and") && POINTS.contains(other) && *other != point)?;
        let (code, name) = self.country(&format!("{other} {land}"))?;
        let span = document.tokens()[start - 2].span;
        let text = other.to_owned();
        Some(Party {
            span: Some(span),
            text,
            entity: None,
            name: Some(name),
            code: Some(code),
            sector: whole.sector,
        })
    }

    /// "*The South*", in a report that names South Korea.
    pub(super) fn half_named(&self, token: usize) -> Option<Party> {
        let document = self.parsed.document;
        let word = document.word(token);
        let is_alone = self.parsed.clauses.prepositions(token).is_empty()
            && self.parsed.clauses.modifiers(token).is_empty()
            && document.pos(token) != Pos::Adj;
        let article = self.parsed.clauses.determiners(token);
        let is_the = article.iter().any(|&it| self.lemma(it) == "the");
        if !POINTS.contains(&word) || !is_alone || !is_the {
            return None;
        }
        let entities = self.findings.entities;
        let named = entities.list().iter().filter(|entity| entity.name.starts_with(&format!("{word} ")));
        let mut countries = named.filter_map(|entity| Some((entity, self.country(&entity.name)?)));
        let (entity, (code, name)) = countries.next()?;
        let span = document.tokens()[token].span;
        let sector = Some("GOV".to_owned());
        Some(Party {
            span: Some(span),
            text: word.to_owned(),
            entity: Some(entity.id),
            name: Some(name),
            code: Some(code),
            sector,
        })
        .filter(|_| countries.next().is_none())
    }

    /// Code and name of the country with this name.
    fn country(&self, name: &str) -> Option<(String, String)> {
        let countries = &self.parsed.lexicon.countries;
        self.parsed.lexicon.known_names.get(name)?.readings.iter().find_map(|known| match known {
            crate::lexicon::Known::Country(idx) => {
                let country = countries.at(*idx);
                Some((country.actor.clone(), country.name.clone()))
            }
            _ => None,
        })
    }
}
