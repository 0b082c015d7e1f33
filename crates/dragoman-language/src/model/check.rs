//! Refuses a package that this crate cannot run as spaCy would, before anything is loaded.
//!
//! Checked: the language, the version of spaCy that the package asks for, the tokenizer, and the
//! components of the pipeline with their order. Their weights are checked where they are read.

use crate::error::Error;
use crate::model::{Config, Package, Section};
use serde_json::Value;

/// The components that make a document whole, in the order in which they must not be reversed:
/// the attribute ruler reads tags and arcs, the lemmatizer reads what the ruler wrote.
const REQUIRED: [&str; 5] = ["tagger", "parser", "attribute_ruler", "lemmatizer", "ner"];

const SHARED: &str = "tok2vec";

/// The versions of spaCy whose format this is: from the first, before the second.
const VERSIONS: [Version; 2] = [[3, 5, 0], [4, 0, 0]];

type Version = [u32; 3];

/// Checks `meta.json` and `config.cfg`; gives the configuration.
pub fn check(package: &Package) -> Result<Config, Error> {
    check_meta(&package.text("meta.json")?)?;
    let config = Config::parse(&package.text("config.cfg")?)?;
    let nlp = config.section("nlp")?;
    nlp.expect("lang", "en")?;
    config.section("nlp.tokenizer")?.expect("@tokenizers", "spacy.Tokenizer.v1")?;
    check_callbacks(&config, nlp)?;
    check_components(&config, nlp)?;
    Ok(config)
}

fn check_meta(text: &str) -> Result<(), Error> {
    const FILE: &str = "meta.json";
    let meta: Value = serde_json::from_str(text)
        .map_err(|why| Error::new(FILE, format!("expected a JSON object: {why}")))?;
    let Some(versions) = meta["spacy_version"].as_str() else {
        return Err(Error::new(FILE, "expected \"spacy_version\", found nothing"));
    };
    if admits_version(versions) {
        return Ok(());
    }
    let problem = format!("expected a pipeline for spaCy 3.5 to 3.x, found one for {versions:?}");
    Err(Error::new(FILE, problem))
}

fn check_callbacks(config: &Config, nlp: Section<'_>) -> Result<(), Error> {
    for callback in ["before_creation", "after_creation", "after_pipeline_creation"] {
        let is_named = nlp.get(callback).is_some_and(|value| !value.is_null());
        if is_named || config.has_section(&format!("nlp.{callback}")) {
            return Err(nlp.error(callback, "a function of Python cannot be called here"));
        }
    }
    Ok(())
}

fn check_components(config: &Config, nlp: Section<'_>) -> Result<(), Error> {
    let disabled = nlp.strings("disabled").unwrap_or_default();
    let mut pipeline = nlp.strings("pipeline")?;
    pipeline.retain(|name| !disabled.contains(name));
    for name in &pipeline {
        check_component(config, name)?;
    }
    let positions = REQUIRED.map(|required| pipeline.iter().position(|name| *name == required));
    if let Some(missing) = positions.iter().position(Option::is_none) {
        let problem = format_args!("expected a {:?}, found none", REQUIRED[missing]);
        return Err(nlp.error("pipeline", problem));
    }
    let [tagger, parser, ruler, lemmatizer, _] = positions;
    if tagger.max(parser) > ruler || ruler > lemmatizer {
        let order = REQUIRED[..4].join(", ");
        return Err(nlp.error("pipeline", format_args!("expected the order {order}")));
    }
    Ok(())
}

fn check_component(config: &Config, name: &str) -> Result<(), Error> {
    let section_name = format!("components.{name}");
    let section = config.section(&section_name)?;
    let Some(factory) = section.get("factory").and_then(Value::as_str) else {
        return Err(section.error("factory", "expected a factory of spaCy, found none"));
    };
    let known = factory == name && (factory == SHARED || REQUIRED.contains(&factory));
    if known {
        return Ok(());
    }
    let problem = format_args!("component {factory:?} is not supported");
    let names = REQUIRED.join(", ");
    Err(section
        .error("factory", problem)
        .hint(format!("a pipeline may hold {SHARED}, {names}, under these names")))
}

/// Whether a requirement such as `>=3.7.5,<3.9.0` admits a version of our range.
fn admits_version(requirement: &str) -> bool {
    let [mut low, mut high] = VERSIONS;
    for clause in requirement.split(',') {
        let clause = clause.trim();
        let digits = clause.find(|char: char| char.is_ascii_digit());
        let (operator, number) = clause.split_at(digits.unwrap_or(clause.len()));
        let Some(version) = parse_version(number) else {
            return false;
        };
        match operator.trim() {
            ">=" | ">" | "~=" => low = low.max(version),
            "<" | "<=" => high = high.min(version),
            "" | "==" if version < low || version >= high => return false,
            _ => {}
        }
    }
    low < high
}

fn parse_version(text: &str) -> Option<Version> {
    let mut version = [0; 3];
    for (slot, part) in version.iter_mut().zip(text.split('.')) {
        let end = part.find(|char: char| !char.is_ascii_digit());
        *slot = match &part[..end.unwrap_or(part.len())] {
            "" if part == "*" => 0,
            number => number.parse().ok()?,
        };
    }
    Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_spacy_3_are_admitted() {
        for requirement in [">=3.7.5,<3.9.0", ">=3.5.0,<3.6.0", "3.8.1", "==3.8.*", "~=3.6"] {
            assert!(admits_version(requirement), "{requirement}");
        }
        for requirement in [">=2.3.0,<2.4.0", ">=3.2.0,<3.5.0", ">=4.0.0.dev1", "2.3.5", "new"] {
            assert!(!admits_version(requirement), "{requirement}");
        }
    }
}
