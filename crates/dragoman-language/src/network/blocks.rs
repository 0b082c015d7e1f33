//! Keeps what a transition model makes of tokens, in blocks, for as long as states look at them.
//!
//! In: the number of a block at which a state looks. Out: room to fill, if the block is not kept.
//!
//! A state seldom looks back over more than a sentence, so few blocks are kept, whatever the
//! length of the text. The one that was looked at longest ago makes way first; a state looks at
//! fewer tokens than blocks are kept, so all that it needs are there together. A block that made
//! way is filled again.

/// Tokens that are worked out together.
pub const BLOCK: usize = 32;

/// Blocks that are kept at a time.
pub const N_BLOCKS: usize = 32;

/// The blocks of one text.
#[derive(Debug, Default)]
pub struct Blocks {
    /// Where each block of the text is in `kept`.
    places: Vec<Option<usize>>,
    kept: Vec<Block>,
    n_states: usize,
}

#[derive(Debug, Default)]
struct Block {
    number: usize,
    /// The last state that looked at it, counted from 1; 0 if none of this text did.
    state: usize,
    rows: Vec<f32>,
}

impl Blocks {
    /// Starts a text.
    pub fn clear(&mut self) {
        self.places.clear();
        self.n_states = 0;
        for block in &mut self.kept {
            block.state = 0;
        }
    }

    /// Starts a state: the blocks that it asks for are kept until the next.
    pub fn next_state(&mut self) {
        self.n_states += 1;
    }

    /// The room for a block, unless it is there already.
    pub fn room_for(&mut self, number: usize, row_len: usize) -> Option<&mut [f32]> {
        if number >= self.places.len() {
            self.places.resize(number + 1, None);
        }
        if let Some(place) = self.places[number] {
            self.kept[place].state = self.n_states;
            return None;
        }
        let place = self.make_way();
        self.places[number] = Some(place);
        let block = &mut self.kept[place];
        (block.number, block.state) = (number, self.n_states);
        block.rows.resize(BLOCK * row_len, 0.0);
        Some(&mut block.rows)
    }

    /// The row of a token whose block is there.
    pub fn row(&self, token: usize, row_len: usize) -> &[f32] {
        let place = self.places[token / BLOCK].expect("a block is filled before it is read");
        &self.kept[place].rows[token % BLOCK * row_len..][..row_len]
    }

    /// A place in `kept` that is free now.
    fn make_way(&mut self) -> usize {
        let states = self.kept.iter().map(|block| block.state).enumerate();
        match states.min_by_key(|(_, state)| *state) {
            Some((place, 0)) => place,
            Some((place, _)) if self.kept.len() == N_BLOCKS => {
                self.places[self.kept[place].number] = None;
                place
            }
            _ => {
                self.kept.push(Block::default());
                self.kept.len() - 1
            }
        }
    }
}
