//! Laws of every reader: any bytes give articles or errors, never a panic; articles hold words.
//!
//! Inputs are made from small pieces by a generator with a fixed seed, so every run is the same.

use dragoman_ingest::{Article, Format, Options, articles};

/// Pieces of real inputs and of what breaks parsers.
const PIECES: [&[u8]; 36] = [
    b"{\"text\": \"",
    b"\"}\n",
    b"\"published\": \"2015-10-1",
    b"\\ud800",
    b"{",
    b"[",
    b"\"",
    b":",
    b"<p>",
    b"</p>",
    b"<div",
    b"<article>",
    b"<table><tr><td>",
    b"<script type=application/ld+json>{",
    b"</script>",
    b"<!--",
    b"-->",
    b"<meta property=og:title content=\"",
    b"<h1>",
    b"&amp",
    b"<br>",
    b"By Ann Reyes\n",
    b"12 October 2015\n",
    b"ADEN, May 2, 2015 - ",
    b" > ",
    b" | ",
    b"\n\n",
    b".",
    b"The harbour stays shut, officials said on Friday. ",
    b"Ferry talks fail\n",
    b"\xff\xfe",
    b"\0",
    b"\xc3",
    "é“—İ\u{301}".as_bytes(),
    b"\r\n",
    b"<svg/><template><noscript>",
];

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % bound
    }

    fn input(&mut self) -> Vec<u8> {
        let mut input = Vec::new();
        for _ in 0..self.below(40) {
            match self.below(12) {
                0 => input.push(self.below(256) as u8),
                _ => input.extend_from_slice(PIECES[self.below(PIECES.len())]),
            }
        }
        input
    }
}

fn check_formats(input: &[u8]) {
    for format in [Format::Text, Format::Html, Format::JsonLines] {
        let options = Options { format: Some(format), ..Options::default() };
        for article in articles("-", input, &options).flatten() {
            assert!(!article.text.trim().is_empty(), "{format:?} {:?}", String::from_utf8_lossy(input));
            assert!(!article.id.is_empty());
        }
    }
}

#[test]
fn any_bytes_give_articles_or_errors() {
    let mut dice = Dice(1);
    for _ in 0..3000 {
        check_formats(&dice.input());
    }
}

#[test]
fn a_page_cut_anywhere_or_with_a_byte_changed_is_read_or_refused() {
    let page = include_bytes!("../../../examples/port-strike.html");
    let mut dice = Dice(2);
    for _ in 0..200 {
        let mut page = page[..dice.below(page.len())].to_vec();
        for _ in 0..dice.below(4) {
            let at = dice.below(page.len().max(1));
            page.get_mut(at).into_iter().for_each(|byte| *byte = dice.below(256) as u8);
        }
        check_formats(&page);
    }
}

/// The depth that is let through is one that every step of the extractor can walk.
#[test]
fn deep_pages_are_read_or_refused() {
    let words = "The harbour stays shut, officials said on Friday. ".repeat(20);
    for tags in ["<div>", "<b>", "<ul><li>", "<blockquote><p>", "<table><tr><td>", "<span><i>"] {
        for n_levels in [60, 120, 240, 20_000] {
            check_formats(format!("<article>{}{words}", tags.repeat(n_levels)).as_bytes());
        }
    }
}

#[test]
fn json_text_comes_back_verbatim() {
    let mut dice = Dice(3);
    for _ in 0..3000 {
        let text = String::from_utf8_lossy(&dice.input()).into_owned();
        let line = serde_json::json!({ "text": text }).to_string();
        let options = Options { format: Some(Format::JsonLines), ..Options::default() };
        let read: Vec<Article> = articles("-", line.as_bytes(), &options).flatten().collect();
        let found: Vec<&str> = read.iter().map(|article| article.text.as_str()).collect();
        let expected = if text.trim().is_empty() { vec![] } else { vec![text.as_str()] };
        assert_eq!(found, expected);
    }
}
