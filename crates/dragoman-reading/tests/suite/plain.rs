//! Plain sentences, each of which tells an event of one category in an ordinary way: `tests/suite/plain.tsv`.
//!
//! They were written down category by category, before it was looked at what is found in them. A row has the
//! category (NONE: no event), the sentence, and `open` where it is known not to hold. What holds must go on to hold,
//! and what begins to hold loses its `open`.

use dragoman_reading::lexicon::Lexicon;
use dragoman_records::Article;

const FILE: &str = "tests/suite/plain.tsv";

#[test]
fn plain_sentences() {
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(FILE);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{FILE}: {error}"));
    let Some(parser) = super::parses::open() else {
        return println!("{FILE}: skipped, {}", super::parses::HOW);
    };
    let lexicon = Lexicon::bundled().unwrap_or_else(|error| panic!("{error}"));
    let rows = text.lines().enumerate().filter(|(_, row)| !row.starts_with('#'));
    let wrong: Vec<String> = rows.filter_map(|(idx, row)| fault(idx + 1, row, &parser, &lexicon)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn fault(line: usize, row: &str, parser: &dragoman_language::Pipeline, lexicon: &Lexicon) -> Option<String> {
    let cells: Vec<&str> = row.split('\t').collect();
    let (category, sentence, is_open) = match cells[..] {
        [category, sentence] => (category, sentence, false),
        [category, sentence, "open"] => (category, sentence, true),
        _ => return Some(format!("{FILE}:{line}: {row:?}; expected a category, a sentence, perhaps `open`")),
    };
    let article = Article { id: line.to_string(), text: sentence.to_owned(), ..Article::default() };
    let found = dragoman_reading::read(&article, &parser.read_article(sentence), lexicon).events;
    let holds = match category {
        "NONE" => found.is_empty(),
        _ => found.iter().any(|event| event.event == category),
    };
    let categories: Vec<&str> = found.iter().map(|event| event.event.as_str()).collect();
    (holds == is_open).then(|| match is_open {
        true => format!("{FILE}:{line}: holds now, take `open` away: {sentence}"),
        false => format!("{FILE}:{line}: expected {category}, found {categories:?}: {sentence}"),
    })
}
