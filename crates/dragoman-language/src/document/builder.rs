//! Fills a document, token by token, or from documents of its parts.
//!
//! In: tokens in text order with what the pipeline knows of them, starts of sentences, names.
//! Out: a [`Document`] whose spans, sentences and children follow from these.

use super::{Document, Name, Pos, Token};
use dragoman_records::{Span, TextIndex};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Fills a [`Document`], token by token, in text order.
#[derive(Debug)]
pub struct DocumentBuilder {
    document: Document,
    label_ids: HashMap<String, u32>,
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
    /// Position of the head, inside the document.
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

/// Where a token hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Position of the token.
    pub token: usize,
    /// Position of its head.
    pub head: usize,
    /// Label of the arc.
    pub dep: &'static str,
}

impl DocumentBuilder {
    /// Begins a document.
    pub fn new(text: String) -> Self {
        let index = TextIndex::new(&text);
        let document = Document { text, index, ..Document::default() };
        Self { document, label_ids: HashMap::new() }
    }

    /// Begins a document whose tokens are added by [`DocumentBuilder::push_shared`] only.
    pub(crate) fn with_labels(text: String, labels: Arc<Vec<String>>) -> Self {
        let mut builder = Self::new(text);
        builder.document.labels = labels;
        builder
    }

    /// Adds the token at `bytes`, with nothing but blanks between it and the one before.
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
        let text = &self.document.text;
        let n_chars = |bytes: Range<usize>| text[bytes].chars().count();
        let before = self.document.tokens.last().map_or((0, 0), |token| (token.bytes.end, token.span.end));
        let start = before.1 + n_chars(before.0..bytes.start);
        let span = Span::new(start, start + n_chars(bytes.clone()));
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
        self.document.list_children();
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

impl Document {
    /// The same document with some tokens hung elsewhere, one after the other. A token is not hung below itself: whoever
    /// follows heads upwards comes to a root.
    ///
    /// # Panics
    ///
    /// If a token or its head is none of the document's.
    pub fn rehung(&self, attachments: &[Attachment]) -> Document {
        let mut document = self.clone();
        for &Attachment { token, head, dep } in attachments {
            assert!(head < self.len(), "no token {head}");
            if token != head && document.is_above(token, head) {
                continue;
            }
            let dep = document.label_id(dep);
            (document.tokens[token].head, document.tokens[token].dep) = (head, dep);
        }
        document.list_children();
        document
    }

    /// Whether one token is another, or a head of it or of one of its heads.
    fn is_above(&self, token: usize, below: usize) -> bool {
        let up = |&at: &usize| Some(self.head(at)).filter(|&head| head != at);
        std::iter::successors(Some(below), up).any(|at| at == token)
    }

    /// The same document with some tokens tagged as verbs: position and tag.
    ///
    /// # Panics
    ///
    /// If a token is none of the document's.
    pub fn with_verbs(&self, verbs: &[(usize, &str)]) -> Document {
        let mut document = self.clone();
        for &(idx, tag) in verbs {
            let label = document.label_id(tag);
            let token = &mut document.tokens[idx];
            (token.tag, token.pos) = (label, Pos::Verb);
        }
        document
    }

    /// The number of a label, which is added if no token has it yet.
    fn label_id(&mut self, label: &str) -> u32 {
        let known = self.labels.iter().position(|known| known == label);
        known.unwrap_or_else(|| {
            Arc::make_mut(&mut self.labels).push(label.to_owned());
            self.labels.len() - 1
        }) as u32
    }

    /// Lists the children of every token, sorted by head and then by place, by counting.
    fn list_children(&mut self) {
        let Document { tokens, children, child_starts, .. } = self;
        let heads = || tokens.iter().map(|token| token.head).enumerate().filter(|(idx, head)| idx != head);
        child_starts.clear();
        child_starts.resize(tokens.len() + 1, 0);
        for (_, head) in heads() {
            child_starts[head + 1] += 1;
        }
        for idx in 0..tokens.len() {
            child_starts[idx + 1] += child_starts[idx];
        }
        children.clear();
        children.resize(child_starts[tokens.len()] as usize, 0);
        let mut next = child_starts.clone();
        for (idx, head) in heads() {
            children[next[head] as usize] = idx as u32;
            next[head] += 1;
        }
    }

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
