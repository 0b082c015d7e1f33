//! A small tokenizer, written for these tests, and what spaCy's makes of the same rules.

use super::*;
use crate::error::Error;
use crate::lexeme::Norms;
use crate::model::Package;
use crate::strings::string_id;
use rmpv::Value;

const ORTH: u64 = 65;
const NORM: u64 = 67;

/// Rules with these exceptions: words and their tokens, with a norm where one is given.
fn rules(exceptions: &[(&str, &[(&str, &str)])]) -> Result<Rules, Error> {
    let token = |(orth, norm): &(&str, &str)| {
        let mut entries = vec![(Value::from(ORTH), Value::from(*orth))];
        if !norm.is_empty() {
            entries.push((Value::from(NORM), Value::from(*norm)));
        }
        Value::Map(entries)
    };
    let exceptions = exceptions.iter().map(|(word, tokens)| {
        let tokens = tokens.iter().map(token).collect();
        (Value::from(*word), Value::Array(tokens))
    });
    load(vec![
        ("prefix_search", Value::from(r#"^\(|^"|^\$|^:|^\.\.+"#)),
        ("suffix_search", Value::from(r#"\)$|"$|,$|'s$|:$|\.\.+$|(?<=[a-z])\.$|(?<=[0-9])km$"#)),
        ("infix_finditer", Value::from(r"(?<=[a-z])-(?=[a-z])|\.\.+")),
        ("token_match", Value::Nil),
        ("url_match", Value::from(r"^(?:[a-z]+://)?[a-z]+(?:\.[a-z]+)+/\S*$")),
        ("exceptions", Value::Map(exceptions.collect())),
        ("faster_heuristics", Value::from(true)),
    ])
}

fn load(entries: Vec<(&str, Value)>) -> Result<Rules, Error> {
    let entries = entries.into_iter().map(|(name, value)| (Value::from(name), value));
    let mut bytes = Vec::new();
    rmpv::encode::write_value(&mut bytes, &Value::Map(entries.collect())).unwrap();
    Rules::load(&Package::of_files([("tokenizer", bytes)]), Norms::default())
}

/// Checks the tokens of a text, parted by `|`, with `_` for a blank after them.
fn check(text: &str, expected: &str) {
    let rules = rules(&[
        ("don't", &[("do", ""), ("n't", "not")]),
        (":)", &[(":)", "")]),
        ("a.", &[("a.", "")]),
        (":o)", &[(":o)", "")]),
    ])
    .unwrap();
    let mut scratch = Scratch::default();
    for turn in ["first", "remembered"] {
        let tokens = tokenize(text, &rules, &mut scratch);
        let shown = tokens.iter().map(|token| {
            let blank = if token.features.space_after { "_" } else { "" };
            format!("{}{blank}", &text[token.bytes.clone()])
        });
        assert_eq!(shown.collect::<Vec<_>>().join("|"), expected, "{turn}: {text:?}");
    }
}

#[test]
fn the_first_blank_after_a_word_belongs_to_no_chunk() {
    check("one two", "one_|two");
    check(" one  two\n three ", " |one_| |two|\n |three_");
    check("one \u{a0}", "one_|\u{a0}");
    check("", "");
}

#[test]
fn affixes_come_off_from_both_sides() {
    check("(\"one\"),", "(|\"|one|\"|)|,");
    check("dog's.", "dog|'s|.");
    check("$5km", "$|5|km");
    check("km", "km");
    check("....", "....");
    check("(((", "(|(|(");
}

#[test]
fn infixes_split_what_is_left_but_not_at_its_start() {
    check("well-known-x", "well|-|known|-|x");
    check("one...two", "one|...|two");
    check("A-b", "A-b");
    check("see(x.org/a-b)", "see(x.org/a|-|b|)");
    check("http://x.org/a-b,", "http://x.org/a-b|,");
}

#[test]
fn exceptions_are_met_whole_and_behind_affixes() {
    check("don't", "do|n't");
    check("(don't)", "(|do|n't|)");
    check("a. b.", "a._|b|.");
    check(":)", ":)");
    check("\":)\"", "\"|:)|\"");
}

#[test]
fn exceptions_that_were_cut_are_put_together() {
    check("x :) y:)", "x_|:)_|y|:)");
    check("x:)", "x|:)");
    check("x:),", "x|:)|,");
    check("x:o)", "x:o|)");
    check("(:),", "(|:)|,");
    check("x :o) y", "x_|:o)_|y");
}

#[test]
fn the_norm_of_an_exception_is_its_own() {
    let rules = rules(&[("don't", &[("do", ""), ("n't", "not")])]).unwrap();
    let tokens = tokenize("don't n't", &rules, &mut Scratch::default());
    let norms: Vec<u64> = tokens.iter().map(|token| token.features.lexeme.norm).collect();
    assert_eq!(norms, ["do", "not", "n't"].map(string_id));
}

#[test]
fn what_is_wrong_in_the_file_is_named() {
    let error = rules(&[("don't", &[("do", ""), ("not", "")])]).unwrap_err().to_string();
    assert_eq!(error, "tokenizer: don't: expected tokens that make \"don't\", found \"donot\"");
    let pattern = |pattern: &str| load(vec![("prefix_search", Value::from(pattern))]);
    let error = pattern("(?P<x>a)").unwrap_err().to_string();
    assert_eq!(
        error,
        "tokenizer: prefix_search: a group of kind 'P' is not supported, before character 3 of the pattern"
    );
    assert_eq!(load(Vec::new()).unwrap_err().to_string(), "tokenizer: no entry \"exceptions\"");
    let error = Rules::load(&Package::of_files([]), Norms::default()).unwrap_err().to_string();
    assert_eq!(error, "tokenizer: expected a file of that name, found none");
}
