//! Sentences as news tells them, with modes and parties: `tests/suite/told.tsv`.
//!
//! A row has category, modes, auxiliary modes, actors, recipients, the sentence, and what does not hold yet.

use super::rows::{Row, check};

#[test]
fn told_sentences() {
    check("tests/suite/told.tsv", row);
}

fn row<'a>(cells: &[&'a str]) -> Option<Row<'a>> {
    let (&[category, mode, aux, actor, recipient, sentence], rest) = cells.split_first_chunk::<6>()?;
    let open = match *rest {
        [] => "",
        [open] => open,
        _ => return None,
    };
    Some(Row { category, mode, aux, actor, recipient, sentence, open })
}
