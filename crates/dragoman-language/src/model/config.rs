//! `config.cfg`: sections of names and JSON values, with references between them.
//!
//! In: the text of the file. Out: a [`Config`] with every reference `${section:name}` resolved.
//!
//! Registered functions (`@architectures`) are values like others; nothing is called.

use crate::error::Error;
use serde_json::Value;
use std::collections::BTreeMap;

const FILE: &str = "config.cfg";

/// References may lead to references, as deep as this.
const MAX_REFERENCES: usize = 8;

type Sections = BTreeMap<String, BTreeMap<String, Value>>;

/// A parsed `config.cfg`.
#[derive(Clone, Debug)]
pub struct Config {
    sections: Sections,
}

/// One section of a [`Config`].
#[derive(Clone, Copy, Debug)]
pub struct Section<'c> {
    name: &'c str,
    values: &'c BTreeMap<String, Value>,
}

impl Config {
    /// Parses the text of a `config.cfg`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut sections = parse_sections(text)?;
        for _ in 0..MAX_REFERENCES {
            let resolved = resolve_once(&sections)?;
            if resolved == sections {
                break;
            }
            sections = resolved;
        }
        Ok(Self { sections })
    }

    /// The section of that name.
    pub fn section<'c>(&'c self, name: &'c str) -> Result<Section<'c>, Error> {
        match self.sections.get(name) {
            Some(values) => Ok(Section { name, values }),
            None => Err(Error::new(FILE, format!("expected a section [{name}], found none"))),
        }
    }

    /// Whether there is such a section.
    pub fn has_section(&self, name: &str) -> bool {
        self.sections.contains_key(name)
    }
}

impl<'c> Section<'c> {
    /// The value of that name, if it is there.
    pub fn get(self, name: &str) -> Option<&'c Value> {
        self.values.get(name)
    }

    /// A string.
    pub fn string(self, name: &str) -> Result<&'c str, Error> {
        self.typed(name, "a string", Value::as_str)
    }

    /// A whole number that is not negative.
    pub fn number(self, name: &str) -> Result<usize, Error> {
        self.typed(name, "a whole number", as_usize)
    }

    /// `true` or `false`.
    pub fn flag(self, name: &str) -> Result<bool, Error> {
        self.typed(name, "true or false", Value::as_bool)
    }

    /// A list of strings.
    pub fn strings(self, name: &str) -> Result<Vec<&'c str>, Error> {
        let strings = |value: &'c Value| value.as_array()?.iter().map(Value::as_str).collect();
        self.typed(name, "a list of strings", strings)
    }

    /// A list of whole numbers.
    pub fn numbers(self, name: &str) -> Result<Vec<usize>, Error> {
        let numbers = |value: &'c Value| value.as_array()?.iter().map(as_usize).collect();
        self.typed(name, "a list of whole numbers", numbers)
    }

    /// Refuses the section if the value is another string than `expected`.
    pub fn expect(self, name: &str, expected: &str) -> Result<(), Error> {
        let found = self.string(name)?;
        if found == expected {
            return Ok(());
        }
        Err(self.error(name, format_args!("expected {expected:?}, found {found:?}")))
    }

    /// An error about one value of this section.
    pub fn error(self, name: &str, problem: impl std::fmt::Display) -> Error {
        Error::new(FILE, format!("[{}] {name}: {problem}", self.name))
    }

    fn typed<T>(self, name: &str, kind: &str, read: impl FnOnce(&'c Value) -> Option<T>) -> Result<T, Error> {
        let Some(value) = self.get(name) else {
            return Err(self.error(name, format_args!("expected {kind}, found nothing")));
        };
        read(value).ok_or_else(|| self.error(name, format_args!("expected {kind}, found {value}")))
    }
}

fn as_usize(value: &Value) -> Option<usize> {
    value.as_u64()?.try_into().ok()
}

fn parse_sections(text: &str) -> Result<Sections, Error> {
    let mut sections = Sections::new();
    let mut name = String::new();
    for (line_idx, line) in logical_lines(text) {
        if let Some(header) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            name = header.to_owned();
            sections.entry(name.clone()).or_default();
        } else if let Some((key, value)) = line.split_once('=') {
            insert(&mut sections, &name, key.trim(), parse_value(value.trim()));
        } else {
            let place = format!("{FILE}:{}", line_idx + 1);
            let problem = format!("expected [section] or name = value, found {line:?}");
            return Err(Error::new(place, problem));
        }
    }
    Ok(sections)
}

/// A value that is an object is a section of its own, however it is written.
fn insert(sections: &mut Sections, section: &str, key: &str, value: Value) {
    if let Value::Object(entries) = value {
        let inner = format!("{section}.{key}");
        sections.entry(inner).or_default().extend(entries);
    } else {
        let values = sections.entry(section.to_owned()).or_default();
        values.insert(key.to_owned(), value);
    }
}

/// The lines that say something, each with the indented lines that continue it.
fn logical_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (line_idx, line) in text.lines().enumerate() {
        let content = line.trim();
        if content.is_empty() || content.starts_with(['#', ';']) {
            continue;
        }
        match lines.last_mut() {
            Some((_, last)) if line.starts_with([' ', '\t']) => last.push_str(content),
            _ => lines.push((line_idx, content.to_owned())),
        }
    }
    lines
}

/// What is no JSON is a plain string, as in spaCy.
fn parse_value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}

fn resolve_once(sections: &Sections) -> Result<Sections, Error> {
    let mut resolved = sections.clone();
    for value in resolved.values_mut().flat_map(|values| values.values_mut()) {
        let Some(reference) = value.as_str().and_then(as_reference) else {
            continue;
        };
        *value = match look_up(sections, reference) {
            Some(found) => found.clone(),
            None => return Err(Error::new(FILE, format!("${{{reference}}} names nothing"))),
        };
    }
    Ok(resolved)
}

fn as_reference(text: &str) -> Option<&str> {
    text.strip_prefix("${")?.strip_suffix('}')
}

/// `section.sub:name`; without a colon the last part is the name.
fn look_up<'s>(sections: &'s Sections, reference: &str) -> Option<&'s Value> {
    let (section, name) = reference.split_once(':').or_else(|| reference.rsplit_once('.'))?;
    sections.get(section)?.get(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# comment
[nlp]
lang = \"en\"
pipeline = [\"tok2vec\",
    \"tagger\"]

[components.tagger]
width = ${components.tok2vec.encode:width}
upper = ${nlp.upper}

[components.tok2vec.encode]
width = ${base.width}
[base]
width = 96
loader = {\"@readers\":\"own.v1\"}
";

    #[test]
    fn references_and_long_values_are_read() {
        let text = TEXT.replace("upper = ${nlp.upper}\n", "");
        let config = Config::parse(&text).unwrap();
        let nlp = config.section("nlp").unwrap();
        assert_eq!(nlp.strings("pipeline").unwrap(), ["tok2vec", "tagger"]);
        let tagger = config.section("components.tagger").unwrap();
        assert_eq!(tagger.number("width").unwrap(), 96);
        let loader = config.section("base.loader").unwrap();
        assert_eq!(loader.string("@readers").unwrap(), "own.v1");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let error = Config::parse(TEXT).unwrap_err();
        assert_eq!(error.to_string(), "config.cfg: ${nlp.upper} names nothing");
        let error = Config::parse("[nlp]\nlang\n").unwrap_err();
        assert_eq!(error.to_string(), "config.cfg:2: expected [section] or name = value, found \"lang\"");
        let config = Config::parse("[nlp]\nlang = 3\n").unwrap();
        let nlp = config.section("nlp").unwrap();
        assert_eq!(
            nlp.string("lang").unwrap_err().to_string(),
            "config.cfg: [nlp] lang: expected a string, found 3"
        );
        let error = config.section("components").unwrap_err();
        assert_eq!(error.to_string(), "config.cfg: expected a section [components], found none");
    }
}
