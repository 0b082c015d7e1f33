//! The state of the parser: a stack, a buffer, and the arcs so far.
//!
//! The children of a token, on each side, form a list from the last attached back to the first;
//! a token is in one list at most. All lists keep their room from text to text.

/// A token, by its position.
type TokenIdx = u32;

/// The state.
#[derive(Debug, Default)]
pub struct State {
    n_tokens: u32,
    /// Tokens from here on have not left the buffer.
    next: TokenIdx,
    /// Tokens that were put back before it, the first last.
    put_back: Vec<TokenIdx>,
    stack: Vec<TokenIdx>,
    arcs: Vec<Option<(TokenIdx, u16)>>,
    last_left: Vec<Option<TokenIdx>>,
    last_right: Vec<Option<TokenIdx>>,
    sibling_before: Vec<Option<TokenIdx>>,
    was_put_back: Vec<bool>,
    starts_sentence: Vec<bool>,
}

/// The tokens at which the model looks.
#[derive(Debug)]
pub struct Features {
    tokens: [Option<TokenIdx>; 13],
    len: usize,
}

impl Features {
    /// The tokens.
    pub fn as_slice(&self) -> &[Option<TokenIdx>] {
        &self.tokens[..self.len]
    }
}

impl State {
    /// Starts a text.
    pub fn begin(&mut self, n_tokens: usize) {
        self.n_tokens = n_tokens as u32;
        self.next = 0;
        self.put_back.clear();
        self.stack.clear();
        refill(&mut self.arcs, n_tokens, None);
        refill(&mut self.last_left, n_tokens, None);
        refill(&mut self.last_right, n_tokens, None);
        refill(&mut self.sibling_before, n_tokens, None);
        refill(&mut self.was_put_back, n_tokens, false);
        refill(&mut self.starts_sentence, n_tokens, false);
        if let Some(first) = self.starts_sentence.first_mut() {
            *first = true;
        }
    }

    /// Whether all tokens have left buffer and stack.
    pub fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_len() == 0
    }

    /// Number of tokens on the stack.
    pub fn stack_len(&self) -> usize {
        self.stack.len()
    }

    /// Number of tokens in the buffer.
    pub fn buffer_len(&self) -> usize {
        (self.n_tokens - self.next) as usize + self.put_back.len()
    }

    /// Whether a token of the buffer starts a sentence, as far as is known.
    pub fn starts_sentence(&self, place: usize) -> bool {
        self.buffer(place).is_some_and(|token| self.starts_sentence[token as usize])
    }

    /// Whether the first of the buffer was put back and nothing has been attached to it since.
    pub fn was_put_back(&self) -> bool {
        self.buffer(0).is_some_and(|token| self.was_put_back[token as usize])
    }

    /// Whether the first two of the buffer stand side by side.
    pub fn next_are_neighbours(&self) -> bool {
        match (self.buffer(0), self.buffer(1)) {
            (Some(first), Some(second)) => first + 1 == second,
            _ => false,
        }
    }

    /// The head of a token and the label of its arc, if it has been attached.
    pub fn arc(&self, token: usize) -> Option<(usize, u16)> {
        self.arcs[token].map(|(head, label)| (head as usize, label))
    }

    /// Moves the first of the buffer to the stack.
    pub fn push(&mut self) {
        let token = self.put_back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Drops the top of the stack. Without a head it goes back to the buffer, except the last.
    pub fn reduce(&mut self) {
        let is_last = self.stack.len() == 1;
        let Some(token) = self.stack.pop() else {
            return;
        };
        if self.arcs[token as usize].is_none() && !is_last {
            self.was_put_back[token as usize] = true;
            self.put_back.push(token);
        }
    }

    /// Attaches the top of the stack to the first of the buffer, and drops it.
    pub fn attach_left(&mut self, label: u16) {
        let (Some(child), Some(head)) = (self.stack.pop(), self.buffer(0)) else {
            return;
        };
        self.detach(child);
        let last = &mut self.last_left[head as usize];
        self.sibling_before[child as usize] = last.replace(child);
        self.arcs[child as usize] = Some((head, label));
        // The buffer has changed, so that shifting its first again leads to something new.
        self.was_put_back[head as usize] = false;
    }

    /// Attaches the first of the buffer to the top of the stack, and moves it there.
    pub fn attach_right(&mut self, label: u16) {
        let (Some(head), Some(child)) = (self.stack(0), self.buffer(0)) else {
            return;
        };
        let last = &mut self.last_right[head as usize];
        self.sibling_before[child as usize] = last.replace(child);
        self.arcs[child as usize] = Some((head, label));
        self.push();
    }

    /// Lets the second of the buffer start a sentence.
    pub fn start_sentence(&mut self) {
        if let Some(token) = self.buffer(1) {
            self.starts_sentence[token as usize] = true;
        }
    }

    /// Takes a token from its head on the left. It was the last attached there: the head has been
    /// below it on the stack ever since.
    fn detach(&mut self, child: TokenIdx) {
        if let Some((head, _)) = self.arcs[child as usize]
            && self.last_right[head as usize] == Some(child)
        {
            self.last_right[head as usize] = self.sibling_before[child as usize];
        }
    }

    fn stack(&self, place: usize) -> Option<TokenIdx> {
        self.stack.iter().rev().nth(place).copied()
    }

    fn buffer(&self, place: usize) -> Option<TokenIdx> {
        if let Some(token) = self.put_back.iter().rev().nth(place) {
            return Some(*token);
        }
        let token = self.next + (place - self.put_back.len()) as u32;
        (token < self.n_tokens).then_some(token)
    }

    /// The `nth` child on the left, counted from the last attached.
    fn left(&self, head: Option<TokenIdx>, nth: usize) -> Option<TokenIdx> {
        self.nth_child(self.last_left[head? as usize], nth)
    }

    fn right(&self, head: Option<TokenIdx>, nth: usize) -> Option<TokenIdx> {
        self.nth_child(self.last_right[head? as usize], nth)
    }

    fn nth_child(&self, last: Option<TokenIdx>, nth: usize) -> Option<TokenIdx> {
        (0..nth).fold(last, |child, _| self.sibling_before[child? as usize])
    }

    /// The tokens at which the model looks: 8, or 13 with extra tokens.
    pub fn features(&self, len: usize) -> Features {
        let [b0, b1] = [0, 1].map(|place| self.buffer(place));
        let [s0, s1, s2] = [0, 1, 2].map(|place| self.stack(place));
        let mut tokens = [None; 13];
        tokens[..5].copy_from_slice(&[b0, b1, s0, s1, s2]);
        if len == 8 {
            let children = [self.left(b0, 0), self.left(s0, 0), self.right(s0, 0)];
            tokens[5..8].copy_from_slice(&children);
        } else {
            tokens[5..].copy_from_slice(&[
                self.left(s0, 0),
                // spaCy writes this place twice; the second left child is lost.
                self.right(s0, 0),
                self.left(b0, 0),
                self.right(s0, 1),
                self.left(s1, 0),
                self.left(s1, 1),
                self.right(s1, 0),
                self.right(s1, 1),
            ]);
        }
        Features { tokens, len }
    }
}

fn refill<T: Clone>(list: &mut Vec<T>, len: usize, value: T) {
    list.clear();
    list.resize(len, value);
}
