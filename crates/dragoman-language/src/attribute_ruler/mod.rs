//! Rules that set part of speech, morphology and some lemmas from words, tags and labels.
//!
//! In: tokens with word, tag and dependency label. Out: for each token the rules that apply to
//! it, and what they set; a later rule has the last word.
//!
//! 1. `pattern` reads the tests that a token must pass.
//! 2. this file reads the rules and finds those that apply.
//!
//! All rules are matched against the tokens as tagger and parser left them, before any rule sets
//! anything. Patterns with operators, or over attributes other than word, tag, label and white
//! space, are refused.

mod pattern;

use crate::document::Pos;
use crate::error::Error;
use crate::model::{Msgpack, Package};
use pattern::{TokenTest, read_tests};

const FILE: &str = "attribute_ruler/patterns";

/// The rules of a model, in order.
#[derive(Clone, Debug)]
pub struct AttributeRuler {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
struct Rule {
    /// Each a run of tests, one a token; one of them has to fit.
    patterns: Vec<Vec<TokenTest>>,
    /// Which token of the run is set; counted from the end if negative.
    index: i64,
    settings: Settings,
}

/// What a rule sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Fine-grained tag.
    pub tag: Option<String>,
    /// Part of speech.
    pub pos: Option<Pos>,
    /// Morphology, sorted.
    pub morph: Option<String>,
    /// Dictionary form.
    pub lemma: Option<String>,
    /// Label of the arc to the head.
    pub dep: Option<String>,
}

/// A token as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Word<'w> {
    /// The word.
    pub text: &'w str,
    /// The word in lower case.
    pub lower: &'w str,
    /// Its tag.
    pub tag: &'w str,
    /// The label of its arc.
    pub dep: &'w str,
    /// Whether it is white space.
    pub is_space: bool,
}

/// A pattern of several tokens whose first test a token passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    rule: usize,
    pattern: usize,
}

impl AttributeRuler {
    /// Reads the rules of a model.
    pub fn load(package: &Package) -> Result<Self, Error> {
        Self::read(&package.file(FILE)?)
    }

    fn read(bytes: &[u8]) -> Result<Self, Error> {
        let value = Msgpack::decode(FILE, bytes)?;
        let entries = Msgpack::new(FILE, &value).items()?;
        let rules = entries.into_iter().map(read_rule).collect::<Result<_, _>>()?;
        Ok(Self { rules })
    }

    /// The rules that apply to a token by itself.
    pub fn rules_for(&self, word: Word<'_>) -> Vec<usize> {
        let fits = |rule: &Rule| {
            let mut patterns = rule.patterns.iter();
            patterns.any(|tests| matches!(&tests[..], [test] if test.fits(word)))
        };
        (0..self.rules.len()).filter(|&idx| fits(&self.rules[idx])).collect()
    }

    /// The patterns of several tokens that may begin with a token.
    pub fn beginnings(&self, word: Word<'_>) -> Vec<Beginning> {
        let mut beginnings = Vec::new();
        for (rule, entry) in self.rules.iter().enumerate() {
            for (pattern, tests) in entry.patterns.iter().enumerate() {
                if tests.len() > 1 && tests[0].fits(word) {
                    beginnings.push(Beginning { rule, pattern });
                }
            }
        }
        beginnings
    }

    /// If the tokens that follow complete a pattern: the rule, and which token of the run it sets.
    pub fn complete<'w>(
        &self,
        beginning: Beginning,
        next: impl Fn(usize) -> Option<Word<'w>>,
    ) -> Option<(usize, usize)> {
        let rule = &self.rules[beginning.rule];
        let tests = &rule.patterns[beginning.pattern];
        let fits = |idx: usize| next(idx).is_some_and(|word| tests[idx].fits(word));
        (1..tests.len()).all(fits).then(|| (beginning.rule, rule.target(tests.len())))
    }

    /// How many tokens a pattern takes.
    pub fn n_tokens(&self, beginning: Beginning) -> usize {
        self.rules[beginning.rule].patterns[beginning.pattern].len()
    }

    /// What a rule sets.
    pub fn settings(&self, rule: usize) -> &Settings {
        &self.rules[rule].settings
    }

    /// What all rules set, in order.
    pub fn all_settings(&self) -> impl Iterator<Item = &Settings> {
        self.rules.iter().map(|rule| &rule.settings)
    }
}

impl Rule {
    /// The position that is set in a run of `n_tokens`; the reader has made sure that it is there.
    fn target(&self, n_tokens: usize) -> usize {
        match usize::try_from(self.index) {
            Ok(index) => index,
            Err(_) => n_tokens - self.index.unsigned_abs() as usize,
        }
    }
}

fn read_rule(entry: Msgpack<'_, '_>) -> Result<Rule, Error> {
    let patterns = entry.get("patterns")?;
    let index = match entry.find("index")? {
        Some(index) => index.integer()?,
        None => 0,
    };
    let rule = Rule {
        patterns: patterns.items()?.into_iter().map(read_tests).collect::<Result<_, _>>()?,
        index,
        settings: read_settings(entry.get("attrs")?)?,
    };
    for tests in &rule.patterns {
        let n_tests = tests.len() as i64;
        if index >= n_tests || index < -n_tests {
            let problem = format_args!("expected a token of {n_tests}, found index {index}");
            return Err(patterns.error(problem));
        }
    }
    Ok(rule)
}

fn read_settings(attrs: Msgpack<'_, '_>) -> Result<Settings, Error> {
    let mut settings = Settings::default();
    for (name, value) in attrs.named_entries()? {
        let text = value.string()?;
        match name {
            "TAG" => settings.tag = Some(text.to_owned()),
            "LEMMA" => settings.lemma = Some(text.to_owned()),
            "DEP" => settings.dep = Some(text.to_owned()),
            "MORPH" => settings.morph = Some(sorted_morph(text)),
            "POS" => {
                let unknown = || value.error(format_args!("{text:?} is no part of speech"));
                settings.pos = Some(Pos::from_name(text).ok_or_else(unknown)?);
            }
            _ => return Err(attrs.error(format_args!("setting {name} is not supported"))),
        }
    }
    Ok(settings)
}

/// Features in spaCy's order; `_` stands for none.
fn sorted_morph(text: &str) -> String {
    if text == "_" {
        return String::new();
    }
    let mut features: Vec<String> = text.split('|').map(sorted_values).collect();
    features.sort();
    features.join("|")
}

fn sorted_values(feature: &str) -> String {
    let Some((name, values)) = feature.split_once('=') else {
        return feature.to_owned();
    };
    let mut values: Vec<&str> = values.split(',').collect();
    values.sort_unstable();
    format!("{name}={}", values.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rmpv::Value;

    fn text(value: &str) -> Value {
        Value::from(value)
    }

    fn map(entries: &[(&str, Value)]) -> Value {
        let entries = entries.iter().map(|(key, value)| (text(key), value.clone()));
        Value::Map(entries.collect())
    }

    fn ruler(rules: Vec<Value>) -> Result<AttributeRuler, Error> {
        let mut bytes = Vec::new();
        rmpv::encode::write_value(&mut bytes, &Value::Array(rules)).unwrap();
        AttributeRuler::read(&bytes)
    }

    fn rule(tests: &[Value], attrs: Value, index: i64) -> Value {
        let patterns = Value::Array(vec![Value::Array(tests.to_vec())]);
        map(&[("patterns", patterns), ("attrs", attrs), ("index", index.into())])
    }

    fn word<'w>(lower: &'w str, tag: &'w str) -> Word<'w> {
        Word { text: lower, lower, tag, dep: "", is_space: false }
    }

    #[test]
    fn rules_of_one_token_are_found_in_order() {
        let in_list = map(&[("IN", Value::Array(vec![text("that"), text("if")]))]);
        let rules = ruler(vec![
            rule(&[map(&[("TAG", text("IN"))])], map(&[("POS", text("ADP"))]), 0),
            rule(&[map(&[("TAG", text("IN")), ("LOWER", in_list)])], map(&[("POS", text("SCONJ"))]), 0),
        ])
        .unwrap();
        assert_eq!(rules.rules_for(word("of", "IN")), [0]);
        assert_eq!(rules.rules_for(word("that", "IN")), [0, 1]);
        assert_eq!(rules.rules_for(word("that", "DT")), [0usize; 0]);
        assert_eq!(rules.settings(1).pos, Some(Pos::Sconj));
    }

    #[test]
    fn rules_of_two_tokens_set_the_one_they_name() {
        let tests = [map(&[("LOWER", text("let"))]), map(&[("LOWER", text("'s"))])];
        let rules = ruler(vec![rule(&tests, map(&[("LEMMA", text("us"))]), -1)]).unwrap();
        let beginnings = rules.beginnings(word("let", "VB"));
        let next = |lower| move |_| Some(word(lower, ""));
        assert_eq!(rules.complete(beginnings[0], next("'s")), Some((0, 1)));
        assert_eq!(rules.complete(beginnings[0], next("go")), None);
        assert_eq!(rules.beginnings(word("'s", "POS")), []);
    }

    #[test]
    fn what_is_not_supported_is_refused() {
        let attrs = || map(&[("POS", text("X"))]);
        let check = |rule: Value, expected: &str| {
            let error = ruler(vec![rule]).unwrap_err().to_string();
            assert_eq!(error, format!("attribute_ruler/patterns: {expected}"));
        };
        let operator = map(&[("TAG", text("IN")), ("OP", text("+"))]);
        check(rule(&[operator], attrs(), 0), "patterns: attribute OP is not supported");
        let any = || map(&[("TAG", text("IN"))]);
        check(rule(&[any()], attrs(), 1), "patterns: expected a token of 1, found index 1");
        let pos = map(&[("POS", text("THING"))]);
        check(rule(&[any()], pos, 0), "POS: \"THING\" is no part of speech");
    }

    #[test]
    fn features_are_sorted() {
        assert_eq!(sorted_morph("PronType=Prs|Case=Nom,Acc"), "Case=Acc,Nom|PronType=Prs");
        assert_eq!(sorted_morph("_"), "");
    }
}
