//! How far a noun phrase reaches: its core, the whole phrase, what stands before its head.
//!
//! A noun phrase goes by its head token. No phrase reaches over the end of a line, whatever the parse says.

use super::Clauses;
use dragoman_language::Pos;
use std::ops::Range;

impl Clauses<'_> {
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
            if leaves && !self.document.lemma(child).eq("-")
                || self.is_charge(token, child)
                || self.is_day_behind(token, child)
            {
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

    /// Whether a paragraph or a line ends among the tokens. A parse may run on past it, but no
    /// phrase does.
    pub(super) fn has_line_break(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|token| self.document.word(token).contains('\n'))
    }

    /// "a statement *Sunday* says": when it was said or done is no word of the noun.
    fn is_day_behind(&self, token: usize, child: usize) -> bool {
        let is_date = || {
            let name = self.document.name_at(child);
            name.is_some_and(|name| {
                matches!(name.label.as_str(), "DATE" | "TIME") && name.tokens.start > token
            })
        };
        child > token && self.document.dep(child) == "npadvmod" && is_date()
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
}
