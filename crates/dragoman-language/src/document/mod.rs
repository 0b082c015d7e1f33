//! What the language step gives: tokens, sentences, tags, heads, lemmas and names of one text.
//!
//! A [`Document`] is filled once through its [`DocumentBuilder`] and then only read. Labels (tags,
//! dependency labels, morphology) are kept once a document; lemmas lie in one string; so a token
//! costs no allocation.

use dragoman_records::{Span, TextIndex};
use std::collections::HashMap;
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

    /// The named entities, in text order.
    pub fn names(&self) -> &[Name] {
        &self.names
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
        let sentence = self.sentences.get(self.sentence_of(token_idx)).cloned();
        let range = sentence.unwrap_or(0..0);
        range.filter(move |&child| child != token_idx && self.tokens[child].head == token_idx)
    }
}

impl Document {
    /// Lays the documents of consecutive parts of one text together. Each part starts a sentence.
    pub fn join(parts: &[Document]) -> Document {
        let text: String = parts.iter().map(Document::text).collect();
        let mut builder = DocumentBuilder::new(text);
        let (mut starts, mut names) = (Vec::new(), Vec::new());
        let (mut n_bytes, mut n_tokens) = (0, 0);
        for part in parts {
            builder.push_all(part, n_bytes);
            starts.extend(part.sentences.iter().map(|sentence| sentence.start + n_tokens));
            names.extend(part.names.iter().map(|name| name.shifted(n_tokens)));
            n_bytes += part.text.len();
            n_tokens += part.len();
        }
        builder.finish(&starts, names)
    }
}

impl Name {
    /// The same name in a text that has so many tokens before.
    pub(crate) fn shifted(&self, n_tokens: usize) -> Name {
        let tokens = self.tokens.start + n_tokens..self.tokens.end + n_tokens;
        Name { tokens, label: self.label.clone() }
    }
}

/// Fills a [`Document`], token by token, in text order.
#[derive(Debug)]
pub struct DocumentBuilder {
    document: Document,
    label_ids: HashMap<String, u32>,
    n_chars: usize,
}

/// What a pipeline knows of one token.
#[derive(Clone, Copy, Debug)]
pub struct TokenValues<'v> {
    /// Fine-grained tag.
    pub tag: &'v str,
    /// Universal part of speech.
    pub pos: Pos,
    /// Morphology.
    pub morph: &'v str,
    /// Dictionary form.
    pub lemma: &'v str,
    /// Position of the head.
    pub head: usize,
    /// Label of the arc to the head.
    pub dep: &'v str,
}

/// The same, but for the head, with labels as positions in a list that many documents share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SharedValues {
    pub tag: u32,
    pub pos: Pos,
    pub morph: u32,
    pub lemma: Box<str>,
    pub dep: u32,
}

impl DocumentBuilder {
    /// Begins a document.
    pub fn new(text: String) -> Self {
        let index = TextIndex::new(&text);
        let document = Document { text, index, ..Document::default() };
        Self { document, label_ids: HashMap::new(), n_chars: 0 }
    }

    /// Begins a document whose tokens are added by [`DocumentBuilder::push_shared`] only.
    pub(crate) fn with_labels(text: String, labels: Arc<Vec<String>>) -> Self {
        let mut builder = Self::new(text);
        builder.document.labels = labels;
        builder
    }

    /// Adds the token at `bytes`, which starts where the one before, with its blank, ended.
    pub fn push(&mut self, bytes: Range<usize>, space_after: bool, values: TokenValues<'_>) {
        let shared = SharedValues {
            tag: self.label(values.tag),
            pos: values.pos,
            morph: self.label(values.morph),
            lemma: values.lemma.into(),
            dep: self.label(values.dep),
        };
        self.push_shared(bytes, space_after, values.head, &shared);
    }

    /// Adds a token whose labels are positions in the list that the builder began with.
    pub(crate) fn push_shared(
        &mut self,
        bytes: Range<usize>,
        space_after: bool,
        head: usize,
        values: &SharedValues,
    ) {
        let n_chars = self.document.text[bytes.clone()].chars().count();
        let span = Span::new(self.n_chars, self.n_chars + n_chars);
        self.n_chars = span.end + usize::from(space_after);
        let start = self.document.lemmas.len() as u32;
        self.document.lemmas.push_str(&values.lemma);
        let token = Token {
            bytes,
            span,
            space_after,
            pos: values.pos,
            head,
            tag: values.tag,
            dep: values.dep,
            morph: values.morph,
            lemma: start..self.document.lemmas.len() as u32,
        };
        self.document.tokens.push(token);
    }

    /// The number of tokens added so far.
    pub(crate) fn n_tokens(&self) -> usize {
        self.document.tokens.len()
    }

    /// Adds the tokens of a document whose text starts at `byte`.
    fn push_all(&mut self, part: &Document, byte: usize) {
        let first = self.document.tokens.len();
        for (idx, token) in part.tokens.iter().enumerate() {
            let values = TokenValues {
                tag: part.tag(idx),
                pos: token.pos,
                morph: part.morph(idx),
                lemma: part.lemma(idx),
                head: token.head + first,
                dep: part.dep(idx),
            };
            self.push(token.bytes.start + byte..token.bytes.end + byte, token.space_after, values);
        }
    }

    /// Ends the document. `sentence_starts` are positions of tokens, rising; the first token
    /// always starts one.
    pub fn finish(mut self, sentence_starts: &[usize], names: Vec<Name>) -> Document {
        let n_tokens = self.document.tokens.len();
        let starts = sentence_starts.iter().copied().filter(|&start| start > 0 && start < n_tokens);
        let mut last = 0;
        for start in starts.chain((n_tokens > 0).then_some(n_tokens)) {
            self.document.sentences.push(last..start);
            last = start;
        }
        self.document.names = names;
        self.document
    }

    fn label(&mut self, label: &str) -> u32 {
        if let Some(&id) = self.label_ids.get(label) {
            return id;
        }
        let id = self.document.labels.len() as u32;
        Arc::make_mut(&mut self.document.labels).push(label.to_owned());
        self.label_ids.insert(label.to_owned(), id);
        id
    }
}
