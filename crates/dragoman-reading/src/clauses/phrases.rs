//! Questions about noun phrases: where one stands, whose it is, what describes it.
//!
//! A noun phrase goes by its head token. Nothing here decides what a phrase refers to.

use super::Clauses;
use dragoman_language::Pos;
use std::ops::Range;

/// Where a noun phrase stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhrasePlace {
    /// "*He* left".
    Subject,
    /// "saw *him*".
    Object,
    /// "with *him*".
    Oblique,
    /// "*his* house".
    Owner,
    /// "*city* centre".
    Modifier,
    /// "is *a city*".
    Predicate,
    /// "Ann, *the mayor*".
    Apposition,
    /// "Ann and *Tom*".
    Beside,
    /// A heading, or a phrase for a sentence.
    Alone,
    /// Elsewhere.
    Other,
}

impl Clauses<'_> {
    /// The phrase and those that stand beside it: "Russia, Iran and Turkey" from "Russia".
    pub fn conjuncts(&self, token: usize) -> Vec<usize> {
        let mut all = vec![token];
        for &child in self.tree.children(token) {
            let is_beside = self.document.dep(child) == "conj" && self.of_token[child].is_none();
            if is_beside && !self.has_line_break(token..child) {
                all.extend(self.conjuncts(child));
            }
        }
        all
    }

    /// Heads of phrases that rename this one: "Adel al-Jubeir, *the foreign minister*".
    pub fn appositions(&self, token: usize) -> Vec<usize> {
        self.children_with(token, &["appos"])
    }

    /// The phrase that this one renames.
    pub fn renames(&self, token: usize) -> Option<usize> {
        (self.document.dep(token) == "appos").then(|| self.document.head(token))
    }

    /// Whose it is: "*Russia*'s air strikes", "*its* campaign".
    pub fn possessor(&self, token: usize) -> Option<usize> {
        self.children_with(token, &["poss"]).first().copied()
    }

    /// The noun that a possessor stands before: "strikes" of "*Russia*'s air strikes".
    pub fn possessor_of(&self, token: usize) -> Option<usize> {
        (self.document.dep(token) == "poss").then(|| self.document.head(token))
    }

    /// The noun that a relative pronoun stands for: "men" of "the men *who* fled".
    pub fn antecedent(&self, pronoun: usize) -> Option<usize> {
        let is_relative = matches!(self.document.tag(pronoun), "WP" | "WDT" | "WP$");
        let mut above = self.tree.ancestors(pronoun).take_while(|_| is_relative);
        let verb = above.find(|&token| self.document.dep(token) == "relcl")?;
        let noun = self.document.head(verb);
        (noun != verb && noun < pronoun).then_some(noun)
    }

    /// The place of a phrase in its clause, as far as the parse says it outright.
    pub fn place_of(&self, token: usize) -> PhrasePlace {
        match self.document.dep(token) {
            "nsubj" | "nsubjpass" | "csubj" => PhrasePlace::Subject,
            "dobj" | "dative" => PhrasePlace::Object,
            "pobj" | "pcomp" => PhrasePlace::Oblique,
            "poss" => PhrasePlace::Owner,
            "compound" | "amod" | "nmod" => PhrasePlace::Modifier,
            "attr" | "oprd" | "acomp" => PhrasePlace::Predicate,
            "appos" => PhrasePlace::Apposition,
            "conj" => PhrasePlace::Beside,
            "ROOT" => PhrasePlace::Alone,
            _ => PhrasePlace::Other,
        }
    }

    /// Adjectives and nouns that describe it, in text order: "*Russian* *air* strikes".
    pub fn modifiers(&self, token: usize) -> Vec<usize> {
        self.children_with(token, &["amod", "compound", "nmod", "nummod"])
    }

    /// Articles and other determiners: "*the* men", "*both* sides", "*no* troops".
    pub fn determiners(&self, token: usize) -> Vec<usize> {
        self.children_with(token, &["det", "predet", "neg", "preconj"])
    }

    /// Whether a word ends "each *other*" or "one *another*".
    pub fn is_mutual(&self, token: usize) -> bool {
        let word = |token: usize| self.document.word(token).to_lowercase();
        let before = match word(token).as_str() {
            "other" => "each",
            "another" => "one",
            _ => return false,
        };
        token > 0 && word(token - 1) == before
    }

    /// Numbers that count it: "*64* sorties", with their own modifiers ("up to 128").
    pub fn numbers(&self, token: usize) -> Vec<usize> {
        self.children_with(token, &["nummod"])
    }

    /// Verbs of the clauses that describe it: "forces *fighting* Assad", "NGO that *monitors* the war".
    pub fn described_by(&self, token: usize) -> Vec<usize> {
        self.children_with(token, &["relcl", "acl"])
    }

    /// Whether a token hangs on another, at any depth; each hangs on itself.
    pub fn hangs_on(&self, token: usize, ancestor: usize) -> bool {
        self.tree.subtree(ancestor).contains(&token)
            && self.tree.ancestors(token).any(|above| above == ancestor)
    }

    /// All tokens that hang on this one, itself among them, in text order. Unlike the extent it
    /// leaves out words of others that stand in between ("The plan, *he said*, failed").
    pub fn below(&self, token: usize) -> Vec<usize> {
        self.tree.subtree(token).filter(|&below| self.hangs_on(below, token)).collect()
    }

    /// What completes a verb, verbless ones too: "considered it *successful*", "called it a *lie*".
    pub fn complement_heads(&self, verb: usize) -> Vec<usize> {
        self.children_with(verb, &["ccomp", "xcomp", "oprd"])
    }

    /// The word that opens a clause: "*that* it rained", "*whether*", "*if*", "*because*".
    pub fn opener(&self, verb: usize) -> Option<usize> {
        self.children_with(verb, &["mark"]).first().copied()
    }

    /// Adverbs of a verb: "*allegedly* shot".
    pub fn adverbs(&self, verb: usize) -> Vec<usize> {
        self.children_with(verb, &["advmod"])
    }

    /// The pronoun by which a relative clause takes up its noun as its subject: "Turkey, *who* insist".
    pub fn relative_subject(&self, verb: usize) -> Option<usize> {
        let children = self.children_with(verb, &["nsubj", "nsubjpass"]);
        children.into_iter().find(|&child| matches!(self.document.tag(child), "WDT" | "WP"))
    }

    /// Whether a token heads a noun phrase: a noun, name, pronoun or number that stands for one.
    pub fn heads_a_phrase(&self, token: usize) -> bool {
        let is_nominal = matches!(self.document.pos(token), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num);
        let serves = matches!(
            self.document.dep(token),
            "compound" | "amod" | "nmod" | "nummod" | "det" | "quantmod" | "npadvmod" | "case" | "punct"
        );
        is_nominal && !serves
    }

    /// The head of the phrase of which a run of tokens is part: for a name inside a phrase the
    /// token on which the others of the run hang.
    pub fn head_of(&self, tokens: Range<usize>) -> usize {
        let outside = |&token: &usize| {
            let head = self.document.head(token);
            head == token || !tokens.contains(&head)
        };
        tokens.clone().rev().find(outside).unwrap_or(tokens.start)
    }

    pub(super) fn children_with(&self, token: usize, labels: &[&str]) -> Vec<usize> {
        let children = self.tree.children(token).iter().copied();
        children.filter(|&child| labels.contains(&self.document.dep(child))).collect()
    }
}
