//! Plain sentences, each of which tells an event of one category in an ordinary way: `tests/suite/plain.tsv`.
//!
//! A row has the category (NONE: no event), the sentence, and `open` where it is known not to hold.

use super::rows::{Row, check};

#[test]
fn plain_sentences() {
    check("tests/suite/plain.tsv", row);
}

fn row<'a>(cells: &[&'a str]) -> Option<Row<'a>> {
    let (category, sentence, open) = match *cells {
        [category, sentence] => (category, sentence, ""),
        [category, sentence, "open"] => (category, sentence, "category"),
        _ => return None,
    };
    Some(Row { category, mode: "*", aux: "*", actor: "*", recipient: "*", sentence, open })
}
