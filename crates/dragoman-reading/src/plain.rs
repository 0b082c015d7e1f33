//! Documents without a parse, for tests of steps that read words only.

use dragoman_language::Document;

/// Cuts a text into words and marks and guesses a tag from the form alone. Every token hangs on the first.
pub(crate) fn plain(text: &str) -> Document {
    let mut table = String::new();
    for (idx, (word, space)) in words(text).iter().enumerate() {
        let first = word.chars().next().unwrap_or(' ');
        let (tag, pos) = match first {
            _ if first.is_ascii_digit() => ("CD", "NUM"),
            _ if first.is_whitespace() => ("_SP", "SPACE"),
            _ if first.is_uppercase() && idx > 0 => ("NNP", "PROPN"),
            _ if first.is_alphabetic() && word.ends_with('s') => ("NNS", "NOUN"),
            _ if first.is_alphabetic() => ("NN", "NOUN"),
            _ => (".", "PUNCT"),
        };
        let blank = if *space { '_' } else { '-' };
        let start = u8::from(idx == 0);
        let written = word.replace('\n', "\\n");
        table += &format!("{written}\t{blank}\t{tag}\t{pos}\t\t{written}\t0\tdep\t{start}\tO\n");
    }
    Document::from_table(&table).expect("a table made here is a table")
}

/// Words and marks, each with whether a blank follows.
fn words(text: &str) -> Vec<(String, bool)> {
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut joins = false;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let goes_on = chars.peek().is_some_and(|next| next.is_alphanumeric());
        let is_word =
            char.is_alphanumeric() || matches!(char, '\'' | '’' | ',' | '.' | ':') && joins && goes_on;
        match words.last_mut() {
            Some((_, space)) if char == ' ' => *space = true,
            Some((word, false)) if joins && is_word => word.push(char),
            _ => words.push((char.to_string(), false)),
        }
        joins = is_word;
    }
    words
}
