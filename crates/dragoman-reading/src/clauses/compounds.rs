//! Words of two with a hyphen between ("US-led", "rebel-held") and what adjectives describe.

use super::Clauses;

impl Clauses<'_> {
    /// Who or what stands before a hyphenated participle: "*US*-led", "*rebel*-held".
    pub fn before_hyphen(&self, participle: usize) -> Option<usize> {
        let is_hyphen = |token: usize| matches!(self.document.word(token), "-" | "–");
        let before = participle.checked_sub(2)?;
        let hangs = self.document.head(before) == participle && self.document.dep(before) != "punct";
        (hangs && is_hyphen(participle - 1)).then_some(before)
    }

    /// The noun that an adjective or participle describes: "*forces* loyal to him", "the US-led *coalition*";
    /// of one that is said of somebody, that one: "the *forces* are loyal to him".
    pub fn described(&self, adjective: usize) -> Vec<usize> {
        let above = self.document.head(adjective);
        match self.document.dep(adjective) {
            "amod" | "acl" | "nmod" => vec![above],
            "acomp" => self.headed_by(above).map_or_else(Vec::new, |idx| self.list[idx].subject.clone()),
            _ => Vec::new(),
        }
    }
}
