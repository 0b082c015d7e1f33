//! What holds for every text.

use crate::pipeline;
use dragoman_language::{Document, parts};
use std::thread;

const PIECES: [&str; 30] = [
    "The",
    "minister",
    "U.S.",
    "don't",
    "10am",
    "$5",
    "€",
    ",",
    ".",
    "...",
    "\"",
    "’s",
    "“",
    "(",
    ")",
    "-",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "http://a.b/c",
    "x@y.org",
    "😀",
    "\u{200d}",
    "é",
    "会谈",
    "ﬁ",
    "\u{301}",
];

/// Texts put together from pieces, the same in every run.
fn texts(n_texts: usize) -> Vec<String> {
    let mut state = 42u64;
    let mut next = |bound: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % bound
    };
    let mut text = || (0..next(60)).map(|_| PIECES[next(PIECES.len())]).collect();
    (0..n_texts).map(|_| text()).collect()
}

/// Between two tokens of spaCy's is one blank or nothing; between two of an article's may be more.
fn check_spans(text: &str, document: &Document, is_article: bool) {
    let tokens = document.tokens();
    let starts = tokens.iter().map(|token| token.bytes.start).chain([text.len()]);
    let first = &text[..starts.clone().next().unwrap_or_default()];
    assert!(first.is_empty() || is_article && is_blank(first), "{text:?}");
    for (idx, (token, next)) in tokens.iter().zip(starts.skip(1)).enumerate() {
        assert_eq!(document.slice(token.span), document.word(idx));
        assert!(token.head < document.len());
        let gap = &text[token.bytes.end..next];
        assert_eq!(gap.is_empty(), !token.space_after, "{text:?}");
        assert!(gap.is_empty() || gap == " " || is_article && is_blank(gap), "{text:?}");
    }
    let sentences: Vec<usize> = document.sentences().iter().cloned().flatten().collect();
    assert_eq!(sentences, (0..document.len()).collect::<Vec<_>>(), "{text:?}");
    assert!(document.names().windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
}

/// White space with the end of one line at most.
fn is_blank(gap: &str) -> bool {
    gap.chars().all(char::is_whitespace) && gap.matches('\n').count() <= 1
}

#[test]
fn tokens_and_blanks_are_the_whole_text() {
    let Some(pipeline) = pipeline() else { return };
    for text in texts(300) {
        check_spans(&text, &pipeline.read(&text), false);
        check_spans(&text, &pipeline.read_article(&text), true);
    }
}

#[test]
fn threads_do_not_change_the_answer() {
    let Some(pipeline) = pipeline() else { return };
    let texts = texts(100);
    let alone: Vec<String> = texts.iter().map(|text| pipeline.read(text).to_table()).collect();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for (text, expected) in texts.iter().zip(&alone).rev() {
                    assert_eq!(pipeline.read(text).to_table(), *expected);
                }
            });
        }
    });
}

#[test]
fn an_article_is_its_parts_laid_together() {
    let Some(pipeline) = pipeline() else { return };
    for text in texts(100) {
        let parts = parts(&text).into_iter().map(|range| pipeline.read_paragraph(&text[range]));
        let joined = Document::join(&parts.collect::<Vec<_>>());
        assert_eq!(pipeline.read_article(&text).to_table(), joined.to_table());
    }
}

#[test]
fn lines_of_a_fixed_width_are_no_words() {
    let Some(pipeline) = pipeline() else { return };
    let lines = [
        "The ministers met for three hours in the old town hall of the",
        "capital and said on Monday that they would open the border for",
        "all the trucks that have been waiting there since the weekend,",
        "and that the talks would go on.",
    ];
    let (wrapped, plain) =
        (pipeline.read_article(&lines.join("\n")), pipeline.read_article(&lines.join(" ")));
    assert_eq!(wrapped.to_table(), plain.to_table());
    // A short line ends something.
    let list = pipeline.read_paragraph("The ministers:\nAnn Reyes\nTom Hill");
    assert_eq!((0..list.len()).filter(|&token| list.word(token) == "\n").count(), 2);
}

#[test]
fn a_long_word_does_no_harm() {
    let Some(pipeline) = pipeline() else { return };
    let long = ["a", "1", "会"].map(|piece| piece.repeat(100_000 / piece.len()));
    let many = ["!", "a.", "(\"", "a:"].map(|piece| piece.repeat(1_000));
    for text in long.iter().chain(&many) {
        check_spans(text, &pipeline.read(text), false);
    }
}
