//! What keeps sentences and stories from being coded: `WORLD CUP`, `+PLAYOFFS`, `WON_`.

use super::without_remark;

/// The list of discards, in small letters with a blank before each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discards {
    sentences: Vec<String>,
    stories: Vec<String>,
}

impl Discards {
    /// Adds the lines of a file.
    pub(super) fn read(&mut self, text: &str) {
        for line in text.lines() {
            let content = without_remark(line).trim();
            let (list, phrase) = match content.strip_prefix('+') {
                Some(phrase) => (&mut self.stories, phrase),
                None => (&mut self.sentences, content),
            };
            if !phrase.is_empty() {
                list.push(format!(" {}", phrase.trim().to_lowercase().trim_end_matches(' ')));
            }
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty() && self.stories.is_empty()
    }

    /// Whether a sentence is not to be coded.
    pub fn drops_sentence(&self, sentence: &str) -> bool {
        holds_any(sentence, &self.sentences)
    }

    /// Whether a whole story is not to be coded.
    pub fn drops_story(&self, text: &str) -> bool {
        holds_any(text, &self.stories)
    }
}

fn holds_any(text: &str, phrases: &[String]) -> bool {
    if phrases.is_empty() {
        return false;
    }
    let text = format!(" {} ", text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
    phrases.iter().any(|phrase| holds(&text, phrase))
}

/// A phrase that ends with "_" has to end with a word; another may be the beginning of one.
fn holds(text: &str, phrase: &str) -> bool {
    let stem = phrase.trim_end_matches('_');
    let is_whole = stem.len() < phrase.len();
    let stem = stem.replace('_', " ");
    text.match_indices(&*stem).any(|(at, _)| {
        let next = text[at + stem.len()..].chars().next();
        !is_whole || next.is_none_or(|letter| !letter.is_alphanumeric())
    })
}
