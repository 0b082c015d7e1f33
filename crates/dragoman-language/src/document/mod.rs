//! What the language step gives: tokens, sentences, tags, heads, lemmas and names of one text.
//!
//! A [`Document`] is filled once through its [`DocumentBuilder`] and then only read. Labels (tags,
//! dependency labels, morphology) are kept once a document; lemmas lie in one string, and the
//! children of all tokens in one list; so a token costs no allocation.

mod builder;

pub(crate) use builder::SharedValues;
pub use builder::{Attachment, DocumentBuilder, TokenValues};

use dragoman_records::{Span, TextIndex};
use std::ops::Range;
use std::sync::Arc;

/// One text with what the pipeline knows of it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    index: TextIndex,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    names: Vec<Name>,
    labels: Arc<Vec<String>>,
    lemmas: String,
    children: Vec<u32>,
    /// Where the children of each token start in `children`, and behind the last their number.
    child_starts: Vec<u32>,
}

/// A token: a word, a number, a mark, or white space that is more than one blank.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// Its code points in the text.
    pub span: Span,
    /// Whether one blank follows it (spaCy's `whitespace_`).
    pub space_after: bool,
    /// Universal part of speech.
    pub pos: Pos,
    /// Position of its syntactic head; its own position at the root of a sentence.
    pub head: usize,
    tag: u32,
    dep: u32,
    morph: u32,
    lemma: Range<u32>,
}

/// A named entity: tokens `tokens.start..tokens.end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// OntoNotes' type: `PERSON`, `GPE`, `DATE`.
    pub label: String,
}

/// Universal parts of speech, and white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
    Space,
}

impl Pos {
    const ALL: [(Pos, &'static str); 18] = [
        (Pos::Adj, "ADJ"),
        (Pos::Adp, "ADP"),
        (Pos::Adv, "ADV"),
        (Pos::Aux, "AUX"),
        (Pos::Cconj, "CCONJ"),
        (Pos::Det, "DET"),
        (Pos::Intj, "INTJ"),
        (Pos::Noun, "NOUN"),
        (Pos::Num, "NUM"),
        (Pos::Part, "PART"),
        (Pos::Pron, "PRON"),
        (Pos::Propn, "PROPN"),
        (Pos::Punct, "PUNCT"),
        (Pos::Sconj, "SCONJ"),
        (Pos::Sym, "SYM"),
        (Pos::Verb, "VERB"),
        (Pos::X, "X"),
        (Pos::Space, "SPACE"),
    ];

    /// Its name in Universal Dependencies, `SPACE` for white space.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The part of speech of that name.
    pub fn from_name(name: &str) -> Option<Pos> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(pos, _)| *pos)
    }
}

impl Document {
    /// The text, untouched.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The way between code points and bytes of the text.
    pub fn index(&self) -> &TextIndex {
        &self.index
    }

    /// The tokens, in text order; together with the blanks after them they are the whole text.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The sentences as ranges of tokens; together they are all tokens.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The sentence in which a token stands.
    pub fn sentence_of(&self, token_idx: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token_idx)
    }

    /// The tokens that a span touches; where it touches none, an empty range at the first token behind it.
    pub fn tokens_under(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The named entities, in text order.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The named entity of which a token is part.
    pub fn name_at(&self, token_idx: usize) -> Option<&Name> {
        let at = self.names.partition_point(|name| name.tokens.end <= token_idx);
        self.names.get(at).filter(|name| name.tokens.contains(&token_idx))
    }

    /// The words of a token.
    pub fn word(&self, token_idx: usize) -> &str {
        &self.text[self.tokens[token_idx].bytes.clone()]
    }

    /// The words of a run of tokens, with what stands between them.
    pub fn words(&self, tokens: Range<usize>) -> &str {
        if tokens.is_empty() {
            return "";
        }
        let start = self.tokens[tokens.start].bytes.start;
        &self.text[start..self.tokens[tokens.end - 1].bytes.end]
    }

    /// The code points of a run of tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The words under a span of code points.
    pub fn slice(&self, span: Span) -> &str {
        self.index.slice(&self.text, span)
    }

    /// The fine-grained tag: Penn Treebank's, in English.
    pub fn tag(&self, token_idx: usize) -> &str {
        &self.labels[self.tokens[token_idx].tag as usize]
    }

    /// The label of the arc to the head, as the model was trained (CLEAR's, in English).
    pub fn dep(&self, token_idx: usize) -> &str {
        &self.labels[self.tokens[token_idx].dep as usize]
    }

    /// Morphology in the form `Number=Sing|Person=3`.
    pub fn morph(&self, token_idx: usize) -> &str {
        &self.labels[self.tokens[token_idx].morph as usize]
    }

    /// The dictionary form.
    pub fn lemma(&self, token_idx: usize) -> &str {
        let range = &self.tokens[token_idx].lemma;
        &self.lemmas[range.start as usize..range.end as usize]
    }

    /// The universal part of speech.
    pub fn pos(&self, token_idx: usize) -> Pos {
        self.tokens[token_idx].pos
    }

    /// Position of the syntactic head; the token's own position at the root.
    pub fn head(&self, token_idx: usize) -> usize {
        self.tokens[token_idx].head
    }

    /// The tokens whose head this is, in text order.
    pub fn children(&self, token_idx: usize) -> impl Iterator<Item = usize> + '_ {
        let [start, end] = [token_idx, token_idx + 1].map(|idx| self.child_starts[idx] as usize);
        self.children[start..end].iter().map(|&child| child as usize)
    }
}

impl Name {
    /// The same name in a text that has so many tokens before.
    pub(crate) fn shifted(&self, n_tokens: usize) -> Name {
        let tokens = self.tokens.start + n_tokens..self.tokens.end + n_tokens;
        Name { tokens, label: self.label.clone() }
    }
}
