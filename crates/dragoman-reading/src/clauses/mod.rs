//! The parse as clauses: who does what to whom, with syntax undone.
//!
//! In: a [`Document`]'s heads and labels. Out: [`Clauses`]: one [`Clause`] per verb that has one,
//! with its arguments as heads of noun phrases, and questions about noun phrases (`phrases`, `extents`, `prepositions`).
//!
//! 1. `tree`       turns heads round into children.
//! 2. `predicate`  reads off voice, tense, modality and negation.
//! 3. `arguments`  collects subject, objects, prepositions and complements as they stand.
//! 4. `sharing`    hands out what a clause leaves unsaid: subjects of conjuncts, infinitives and
//!    participles, antecedents of relative pronouns.
//!
//! This is the only module that knows the parser's label set (CLEAR's). It undoes the passive:
//! `subject` is who acts, `object` who or what is acted upon.
//! It does not decide what a predicate means; that is the lexicon's and the later steps'.

mod arguments;
mod compounds;
mod extents;
mod phrases;
mod predicate;
mod prepositions;
mod sharing;
mod tree;

use dragoman_language::Document;
use std::ops::Range;
use tree::Tree;

pub use phrases::PhrasePlace;
pub use prepositions::Preposition;

/// The clauses of one document and the noun phrases in them.
#[derive(Debug)]
pub struct Clauses<'d> {
    document: &'d Document,
    tree: Tree,
    list: Vec<Clause>,
    of_token: Vec<Option<usize>>,
}

/// One predicate with its arguments. All positions are tokens of the document; an argument is the
/// head of its noun phrase, and conjuncts stand side by side ("Russia and Iran" are two).
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The verb.
    pub head: usize,
    /// The verb with its auxiliaries, negation and particle, in text order.
    pub words: Vec<usize>,
    /// The particle of a phrasal verb: "out" in "ruled out".
    pub particle: Option<usize>,
    /// Finite or not.
    pub form: Form,
    /// When it happens, as far as the verb group says.
    pub tense: Tense,
    /// The modal verb's lemma: "would", "must".
    pub modal: Option<String>,
    /// Whether it is denied: "did not", "never".
    pub negated: bool,
    /// Whether it stood in the passive before it was undone.
    pub passive: bool,
    /// Who acts.
    pub subject: Vec<usize>,
    /// Whether the subject was taken over from elsewhere in the sentence.
    pub subject_shared: bool,
    /// Who or what is acted upon.
    pub object: Vec<usize>,
    /// To whom: "told *reporters* that".
    pub indirect: Vec<usize>,
    /// What the subject is said to be: noun or adjective after "be", "become".
    pub attribute: Vec<usize>,
    /// Prepositional arguments and adjuncts.
    pub prepositions: Vec<Preposition>,
    /// Clauses that it governs: "said *that …*", "agreed *to …*", "denied *taking …*".
    pub complements: Vec<Complement>,
    /// The clause that governs it, and how it hangs there.
    pub parent: Option<(usize, Link)>,
}

/// A clause governed by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complement {
    /// Position in [`Clauses::list`].
    pub clause: usize,
    /// Its shape.
    pub kind: ComplementKind,
}

/// Shapes of governed clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComplementKind {
    /// "said *that it rained*", "said *it rained*".
    Finite,
    /// "asked *whether it rained*", "*why*".
    Question,
    /// "agreed *to leave*".
    Infinitive,
    /// "ruled out *leaving*".
    Gerund,
    /// Any other: "saw *him leave*", "was *seen as*".
    Other,
}

/// How a clause hangs on the one that governs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// It fills an argument place.
    Complement,
    /// It tells when, why or if.
    Adverbial,
    /// It says something about a noun of the governing clause.
    Modifier,
    /// It stands beside it: "came *and went*".
    Conjunct,
    /// It interrupts it: "It rained, *he said*, all day".
    Aside,
}

/// Forms of the verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// "said", "has said", "would say".
    Finite,
    /// "to say".
    Infinitive,
    /// "saying".
    Gerund,
    /// "said" in "words said by him".
    Participle,
}

/// Time of the verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// "said", "has said", "was saying".
    Past,
    /// "says", "is saying".
    Present,
    /// "will say", "is going to say".
    Future,
    /// The form does not tell: infinitives, gerunds, "would say".
    Open,
}

impl<'d> Clauses<'d> {
    /// Finds the clauses of a document, in text order of their verbs.
    pub fn find(document: &'d Document) -> Self {
        let tree = Tree::new(document);
        let heads: Vec<usize> =
            (0..document.len()).filter(|&token| predicate::heads_a_clause(document, token)).collect();
        let mut of_token = vec![None; document.len()];
        for (clause_idx, &head) in heads.iter().enumerate() {
            of_token[head] = Some(clause_idx);
        }
        let mut clauses = Self { document, tree, list: Vec::new(), of_token };
        clauses.list = heads.iter().map(|&head| clauses.read_clause(head)).collect();
        sharing::share_out(&mut clauses);
        clauses
    }

    /// The clauses, in text order of their verbs.
    pub fn list(&self) -> &[Clause] {
        &self.list
    }

    /// The document that was read.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// The clause of which this token is the verb.
    pub fn headed_by(&self, token: usize) -> Option<usize> {
        self.of_token[token]
    }

    /// The innermost clause in which a token stands, the one it heads included.
    pub fn around(&self, token: usize) -> Option<usize> {
        self.tree.ancestors(token).find_map(|ancestor| self.of_token[ancestor])
    }

    /// The lemma of the predicate with its particle: "say", "rule out".
    pub fn lemma(&self, clause: &Clause) -> String {
        let verb = predicate::lemma(self.document, clause.head);
        match clause.particle {
            Some(particle) => format!("{verb} {}", self.document.lemma(particle).to_lowercase()),
            None => verb,
        }
    }

    /// All tokens from the first to the last that hang on a token, without marks and white space at
    /// either end.
    pub fn extent(&self, token: usize) -> Range<usize> {
        self.trimmed(self.tree.subtree(token))
    }

    /// The extent of a clause without complementiser ("that") at its head.
    pub fn content_extent(&self, clause: &Clause) -> Range<usize> {
        let mut extent = self.extent(clause.head);
        let opens_with_that = self.document.word(extent.start).eq_ignore_ascii_case("that")
            && self.document.dep(extent.start) == "mark";
        if opens_with_that && self.document.head(extent.start) == clause.head {
            extent.start += 1;
        }
        self.trimmed(extent)
    }

    /// The clauses that govern this one, nearest first.
    pub fn governors(&self, clause_idx: usize) -> impl Iterator<Item = usize> + '_ {
        let parent = |idx: usize| self.list[idx].parent.map(|(parent, _)| parent);
        std::iter::successors(parent(clause_idx), move |&idx| parent(idx))
    }

    /// The word that ties a clause to the one above it: "*if* it rains", "*that* it rained".
    pub fn marker(&self, clause: &Clause) -> Option<usize> {
        let children = self.tree.children(clause.head).iter().copied();
        children.into_iter().find(|&child| self.document.dep(child) == "mark")
    }

    fn read_clause(&self, head: usize) -> Clause {
        let verb = predicate::read(self.document, &self.tree, head);
        let mut clause = Clause {
            head,
            words: verb.words,
            particle: verb.particle,
            form: verb.form,
            tense: verb.tense,
            modal: verb.modal,
            negated: verb.negated,
            passive: verb.passive,
            subject: Vec::new(),
            subject_shared: false,
            object: Vec::new(),
            indirect: Vec::new(),
            attribute: Vec::new(),
            prepositions: self.prepositions(head),
            complements: Vec::new(),
            parent: self.parent_of(head),
        };
        arguments::collect(self, &mut clause);
        clause
    }

    fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        let document = self.document;
        let is_edge = |token: usize| {
            let word = document.word(token);
            word.trim().is_empty()
                || matches!(word, "," | ";" | ":" | "." | "-" | "–" | "—" | "--" | "..." | "…")
        };
        while range.start + 1 < range.end && is_edge(range.start) {
            range.start += 1;
        }
        while range.start + 1 < range.end && is_edge(range.end - 1) {
            range.end -= 1;
        }
        range
    }
}

#[cfg(test)]
mod tests;
