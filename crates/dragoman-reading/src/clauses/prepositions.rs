//! Prepositions with what they govern, and what they lay to a noun.
//!
//! Chains count as one ("out of", "ahead of"). Of a charge ("accused the militants *of shelling a market*") the
//! verb governs the preposition even where the parse hung it on the noun.

use super::Clauses;

/// Verbs that lay to their object what stands behind a preposition.
pub(super) const CHARGING: [&str; 8] =
    ["accuse", "suspect", "convict", "acquit", "absolve", "blame", "clear", "warn"];

/// A preposition with what it governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preposition {
    /// The preposition.
    pub token: usize,
    /// Its lemma; of a chain the whole: "out of", "ahead of".
    pub lemma: String,
    /// Heads of the noun phrases that it governs, conjuncts side by side.
    pub objects: Vec<usize>,
    /// The verb of the clause that it governs: "of *killing* civilians".
    pub clause: Option<usize>,
}

impl Preposition {
    /// Reads the preposition at a token, following "out of" to its end.
    pub(super) fn read(clauses: &Clauses<'_>, token: usize) -> Self {
        let mut preposition = Self {
            token,
            lemma: clauses.document.lemma(token).to_lowercase(),
            objects: Vec::new(),
            clause: None,
        };
        for &child in clauses.tree.children(token) {
            match clauses.document.dep(child) {
                "pobj" => preposition.objects.extend(clauses.conjuncts(child)),
                "pcomp" if clauses.of_token[child].is_some() => preposition.clause = Some(child),
                "prep" | "pcomp" => preposition.follow(Self::read(clauses, child)),
                _ => {}
            }
        }
        preposition
    }

    fn follow(&mut self, next: Self) {
        self.lemma = format!("{} {}", self.lemma, next.lemma);
        self.objects.extend(next.objects);
        self.clause = self.clause.or(next.clause);
    }
}

impl Clauses<'_> {
    /// The prepositions that hang on a verb or a noun, in text order.
    pub fn prepositions(&self, token: usize) -> Vec<Preposition> {
        self.prepositions_below(token).collect()
    }

    /// The noun or verb that holds a phrase by a preposition: "dozens" of "dozens *of* people".
    pub fn holder_by(&self, head: usize, lemma: &str) -> Option<usize> {
        let preposition = (self.document.dep(head) == "pobj").then(|| self.document.head(head))?;
        let is_it = self.document.lemma(preposition).eq_ignore_ascii_case(lemma);
        is_it.then(|| self.document.head(preposition)).filter(|&holder| holder != preposition)
    }

    /// Heads of the noun phrases that `lemma` ties to a verb or a noun.
    pub fn objects_of(&self, token: usize, lemma: &str) -> Vec<usize> {
        let ours = self.prepositions_below(token).filter(|preposition| preposition.lemma == lemma);
        ours.flat_map(|preposition| preposition.objects).collect()
    }

    /// Prepositions proper, and adverbs that make one with the preposition after them: "ahead of".
    fn prepositions_below(&self, token: usize) -> impl Iterator<Item = Preposition> + '_ {
        let children = self.tree.children(token).iter().copied();
        let governs =
            |child: usize| self.tree.children(child).iter().any(|&next| self.document.dep(next) == "prep");
        let is_prep = move |&child: &usize| match self.document.dep(child) {
            "prep" | "agent" => self.of_token[child].is_none(),
            "advmod" => governs(child) && self.of_token[child].is_none(),
            _ => false,
        };
        children.filter(is_prep).map(|child| Preposition::read(self, child))
    }

    /// The preposition of which a verb is the object: "accused *of* killing".
    pub fn preposition_above(&self, verb: usize) -> Option<usize> {
        (self.document.dep(verb) == "pcomp").then(|| self.document.head(verb))
    }

    /// What a noun is charged with: "of" with a gerund that the parser hung on the noun though the verb
    /// governs it: "accused the militants *of shelling a market*".
    pub(super) fn charges(&self, noun: usize) -> Vec<Preposition> {
        let children = self.tree.children(noun).iter().copied();
        let charges = children.filter(|&child| self.is_charge(noun, child));
        charges.map(|child| Preposition::read(self, child)).collect()
    }

    pub(super) fn is_charge(&self, noun: usize, child: usize) -> bool {
        let above = self.document.head(noun);
        let is_agent = self.document.dep(noun) == "pobj" && self.document.dep(above) == "agent";
        let verb = if is_agent { self.document.head(above) } else { above };
        let governs_a_verb =
            || self.tree.children(child).iter().any(|&below| self.document.dep(below) == "pcomp");
        self.document.dep(child) == "prep"
            && (is_agent || matches!(self.document.dep(noun), "dobj" | "nsubjpass"))
            && CHARGING.contains(&self.document.lemma(verb))
            && governs_a_verb()
    }
}
