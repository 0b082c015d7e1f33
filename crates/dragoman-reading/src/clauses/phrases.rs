//! Questions about noun phrases: how far one reaches, whose it is, what describes it.
//!
//! A noun phrase goes by its head token. Nothing here decides what a phrase refers to.

use super::Clauses;
use dragoman_language::Pos;
use std::ops::Range;

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

    /// What a noun is charged with: "of" with a gerund that the parser hung on the noun though the verb
    /// governs it: "accused the militants *of shelling a market*".
    pub(super) fn charges(&self, noun: usize) -> Vec<Preposition> {
        let children = self.tree.children(noun).iter().copied();
        let charges = children.filter(|&child| self.is_charge(noun, child));
        charges.map(|child| Preposition::read(self, child)).collect()
    }

    fn is_charge(&self, noun: usize, child: usize) -> bool {
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

    /// The preposition of which a verb is the object: "accused *of* killing".
    pub fn preposition_above(&self, verb: usize) -> Option<usize> {
        (self.document.dep(verb) == "pcomp").then(|| self.document.head(verb))
    }

    /// Whether a paragraph or a line ends among the tokens. A parse may run on past it, but no
    /// phrase does.
    fn has_line_break(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|token| self.document.word(token).contains('\n'))
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

    /// From the first to the last word of the phrase without clauses, appositions and conjuncts:
    /// "Syrian forces loyal to Assad", "the Russian ministry of defense".
    pub fn core(&self, token: usize) -> Range<usize> {
        let mut range = token..token + 1;
        for &child in self.tree.children(token) {
            let leaves = matches!(
                self.document.dep(child),
                "relcl"
                    | "acl"
                    | "appos"
                    | "conj"
                    | "cc"
                    | "punct"
                    | "preconj"
                    | "dep"
                    | "parataxis"
                    | "advcl"
                    | "ccomp"
            );
            if leaves && !self.document.lemma(child).eq("-") || self.is_charge(token, child) {
                continue;
            }
            let extent = match self.document.dep(child) {
                "prep" => self.preposition_extent(child),
                _ => self.tree.subtree(child),
            };
            // A stray comma cuts the phrase: what lies beyond belongs to another.
            if extent.start > token && self.has_break(token + 1..extent.start) {
                continue;
            }
            range = range.start.min(extent.start)..range.end.max(extent.end);
        }
        self.trimmed(range)
    }

    /// The whole phrase, with the clauses that describe its noun but without appositions and conjuncts:
    /// "the man who fled".
    pub fn phrase(&self, token: usize) -> Range<usize> {
        let mut range = token..token + 1;
        for &child in self.tree.children(token) {
            let extent = self.tree.subtree(child);
            let dep = self.document.dep(child);
            let is_hyphen = self.document.lemma(child) == "-";
            if child > token
                && (matches!(dep, "appos" | "conj" | "cc" | "parataxis")
                    || self.has_line_break(token..extent.end))
            {
                break;
            }
            let leaves =
                matches!(dep, "appos" | "conj" | "cc" | "punct" | "preconj" | "dep" | "advcl" | "ccomp");
            let is_cut = dep == "prep" && extent.start > token && self.has_break(token + 1..extent.start);
            if leaves && !is_hyphen || is_cut || self.is_charge(token, child) {
                continue;
            }
            range = range.start.min(extent.start)..range.end.max(extent.end);
        }
        self.trimmed(range)
    }

    /// The noun with what stands before it, up to its head: "the Russian foreign minister".
    pub fn before_head(&self, token: usize) -> Range<usize> {
        let core = self.core(token);
        core.start..token + 1
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

    fn preposition_extent(&self, preposition: usize) -> Range<usize> {
        let mut range = preposition..preposition + 1;
        for &child in self.tree.children(preposition) {
            let inner = match self.document.dep(child) {
                "pobj" => self.cores(&self.conjuncts(child)),
                "prep" => self.preposition_extent(child),
                _ => self.tree.subtree(child),
            };
            range = range.start.min(inner.start)..range.end.max(inner.end);
        }
        range
    }

    /// From the first to the last word of phrases that stand side by side.
    fn cores(&self, heads: &[usize]) -> Range<usize> {
        let cores: Vec<Range<usize>> = heads.iter().map(|&head| self.core(head)).collect();
        let start = cores.iter().map(|core| core.start).min().unwrap_or_default();
        start..cores.iter().map(|core| core.end).max().unwrap_or(start)
    }

    fn has_break(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|token| {
            matches!(self.document.word(token), "," | ";" | ":") || self.document.pos(token) == Pos::Space
        })
    }

    fn children_with(&self, token: usize, labels: &[&str]) -> Vec<usize> {
        let children = self.tree.children(token).iter().copied();
        children.filter(|&child| labels.contains(&self.document.dep(child))).collect()
    }
}
