//! Tests that one token must pass, as spaCy's matcher writes them.

use crate::attribute_ruler::Word;
use crate::error::Error;
use crate::model::Msgpack;
use crate::pattern::{Machine, Pattern};

/// All tests on one token.
#[derive(Clone, Debug)]
pub struct TokenTest {
    tests: Vec<(Attribute, Test)>,
}

#[derive(Clone, Copy, Debug)]
enum Attribute {
    Text,
    Lower,
    Tag,
    Dep,
    IsSpace,
}

#[derive(Clone, Debug)]
enum Test {
    Is(String),
    In(Vec<String>),
    NotIn(Vec<String>),
    Regex(Pattern),
    Flag(bool),
}

impl TokenTest {
    /// Whether a token passes all tests.
    pub fn fits(&self, word: Word<'_>) -> bool {
        self.tests.iter().all(|(attribute, test)| test.fits(*attribute, word))
    }
}

impl Test {
    fn fits(&self, attribute: Attribute, word: Word<'_>) -> bool {
        let value = match attribute {
            Attribute::Text => word.text,
            Attribute::Lower => word.lower,
            Attribute::Tag => word.tag,
            Attribute::Dep => word.dep,
            Attribute::IsSpace => "",
        };
        match self {
            Self::Is(expected) => value == expected,
            Self::In(list) => list.iter().any(|it| it == value),
            Self::NotIn(list) => list.iter().all(|it| it != value),
            Self::Flag(expected) => word.is_space == *expected,
            Self::Regex(pattern) => {
                let chars: Vec<char> = value.chars().collect();
                pattern.search(&chars, 0, &mut Machine::default()).is_some()
            }
        }
    }
}

/// Reads the tests of a run of tokens.
pub fn read_tests(run: Msgpack<'_, '_>) -> Result<Vec<TokenTest>, Error> {
    let tests: Vec<TokenTest> = run.items()?.into_iter().map(read_token_test).collect::<Result<_, _>>()?;
    match tests.is_empty() {
        true => Err(run.error("expected a pattern, found an empty one")),
        false => Ok(tests),
    }
}

fn read_token_test(token: Msgpack<'_, '_>) -> Result<TokenTest, Error> {
    let mut tests = Vec::new();
    for (name, value) in token.named_entries()? {
        let attribute = match name {
            "ORTH" | "TEXT" => Attribute::Text,
            "LOWER" => Attribute::Lower,
            "TAG" => Attribute::Tag,
            "DEP" => Attribute::Dep,
            "IS_SPACE" => Attribute::IsSpace,
            _ => return Err(token.error(format_args!("attribute {name} is not supported"))),
        };
        if let Attribute::IsSpace = attribute {
            tests.push((attribute, Test::Flag(value.flag()?)));
        } else if value.is_map() {
            for (operator, operand) in value.named_entries()? {
                tests.push((attribute, read_test(operator, operand)?));
            }
        } else {
            tests.push((attribute, Test::Is(value.string()?.to_owned())));
        }
    }
    Ok(TokenTest { tests })
}

fn read_test(operator: &str, operand: Msgpack<'_, '_>) -> Result<Test, Error> {
    let list = || {
        let items = operand.items()?.into_iter();
        items.map(|item| item.string().map(str::to_owned)).collect::<Result<_, Error>>()
    };
    match operator {
        "IN" => list().map(Test::In),
        "NOT_IN" => list().map(Test::NotIn),
        "REGEX" => {
            let pattern = Pattern::new(operand.string()?);
            pattern.map(Test::Regex).map_err(|why| operand.error(why))
        }
        _ => Err(operand.error(format_args!("operator {operator} is not supported"))),
    }
}
