//! Remembers what the network makes of a word by itself, for the words seen last.
//!
//! Most of a text is words seen before, and the embedding and the first layer see one word at a
//! time. The memory is shared by all threads, in shards so that they seldom wait for each other,
//! and bounded: each shard has a new half and an old half; a full new half becomes the old one,
//! and words of the old half that are met again move to the new one. What is remembered equals
//! what would be worked out again, so nothing depends on it.

use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// The vector of a word, and what the first layer makes of it in each place of the window.
pub type Word = Arc<[f32]>;

/// Everything on which a [`Word`] depends: ids of the word and its norm (all other forms follow
/// from the word), and whether a blank follows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordKey {
    /// Id of the word.
    pub orth: u64,
    /// Id of its norm.
    pub norm: u64,
    /// Whether a blank follows.
    pub space_after: bool,
}

/// Bytes of words that one memory may hold.
const MAX_BYTES: usize = 32 << 20;

const N_SHARDS: usize = 16;

/// The memory of words.
#[derive(Debug)]
pub struct Words {
    shards: [RwLock<Shard>; N_SHARDS],
    n_half: usize,
}

#[derive(Debug, Default)]
struct Shard {
    new: FxHashMap<WordKey, Word>,
    old: FxHashMap<WordKey, Word>,
}

impl Words {
    /// A memory of words that take `word_len` floats each.
    pub fn new(word_len: usize) -> Self {
        let n_words = MAX_BYTES / (word_len * size_of::<f32>());
        Self { shards: Default::default(), n_half: (n_words / N_SHARDS / 2).max(1) }
    }

    /// The word, if it is remembered.
    pub fn get(&self, key: WordKey) -> Option<Word> {
        let shard = self.shard(key);
        let found = {
            // A thread that panicked elsewhere leaves a shard as good as it was.
            let shard = shard.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(word) = shard.new.get(&key) {
                return Some(word.clone());
            }
            shard.old.get(&key).cloned()
        };
        if let Some(word) = &found {
            self.insert(key, word);
        }
        found
    }

    /// Remembers a word.
    pub fn insert(&self, key: WordKey, word: &Word) {
        let shard = self.shard(key).write();
        let mut shard = shard.unwrap_or_else(PoisonError::into_inner);
        if shard.new.len() >= self.n_half {
            shard.old = std::mem::take(&mut shard.new);
        }
        shard.new.insert(key, word.clone());
    }

    fn shard(&self, key: WordKey) -> &RwLock<Shard> {
        &self.shards[key.orth as usize % N_SHARDS]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(orth: u64) -> WordKey {
        WordKey { orth: orth * N_SHARDS as u64, ..WordKey::default() }
    }

    #[test]
    fn words_in_use_stay_and_others_go() {
        let words = Words::new(MAX_BYTES / size_of::<f32>() / N_SHARDS / 8);
        assert_eq!(words.n_half, 4);
        for orth in 0..20 {
            words.insert(key(orth), &vec![orth as f32].into());
            assert!(words.get(key(0)).is_some(), "word 0 at {orth}");
        }
        assert_eq!(words.get(key(19)).as_deref(), Some([19.0].as_slice()));
        assert_eq!(words.get(key(1)), None);
        let shard = words.shard(key(0)).read().unwrap();
        assert!(shard.new.len() + shard.old.len() <= 8);
    }
}
