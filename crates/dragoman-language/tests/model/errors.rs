//! Every way in which a model can be wrong ends in a message that names the file.

use crate::folder::Folder;
use dragoman_language::Pipeline;
use std::path::Path;

const META: &str = r#"{"lang": "en", "spacy_version": ">=3.8.0,<3.9.0"}"#;

const CONFIG: &str = r#"
[nlp]
lang = "en"
pipeline = ["tok2vec","tagger","parser","attribute_ruler","lemmatizer","ner"]
disabled = []
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}
[components.tok2vec]
factory = "tok2vec"
[components.tagger]
factory = "tagger"
[components.parser]
factory = "parser"
[components.attribute_ruler]
factory = "attribute_ruler"
[components.lemmatizer]
factory = "lemmatizer"
[components.ner]
factory = "ner"
"#;

fn check(name: &str, meta: &str, config: &str, expected: &str) {
    let folder = Folder::new(name);
    folder.write("meta.json", meta).write("config.cfg", config);
    assert_eq!(folder.message(), expected);
}

#[test]
fn what_is_no_package_is_refused() {
    let folder = Folder::new("empty");
    let expected = "expected the folder of a spaCy v3 package, or its wheel";
    assert_eq!(folder.message(), format!("{expected}; found no config.cfg in it or below"));
    for content in ["", "no wheel", "PK\u{3}\u{4} cut"] {
        let file = folder.write("report.txt", content).0.join("report.txt");
        let error = Pipeline::open(&file).unwrap_err().to_string();
        assert!(
            error.ends_with(&format!("report.txt: {expected}; found a file that is no whole zip archive"))
        );
    }
    let error = Pipeline::open(Path::new("/no/such/model")).unwrap_err().to_string();
    assert_eq!(error, format!("/no/such/model: {expected}; found nothing"));
    folder.write("a/config.cfg", CONFIG).write("b/config.cfg", CONFIG);
    let error = Pipeline::open(&folder.0).unwrap_err().to_string();
    assert!(error.contains("expected one model, found"), "{error}");
    assert!(Pipeline::from_bytes(b"PK").is_err());
}

#[test]
fn another_version_or_language_is_refused() {
    check(
        "version",
        r#"{"spacy_version": ">=2.3.0,<2.4.0"}"#,
        CONFIG,
        "meta.json: expected a pipeline for spaCy 3.5 to 3.x, found one for \">=2.3.0,<2.4.0\"",
    );
    let german = CONFIG.replace("\"en\"", "\"de\"");
    check("german", META, &german, "config.cfg: [nlp] lang: expected \"en\", found \"de\"");
    check("no-meta", "{}", CONFIG, "meta.json: expected \"spacy_version\", found nothing");
    let folder = Folder::new("missing-meta");
    folder.write("config.cfg", CONFIG);
    assert_eq!(folder.message(), "meta.json: expected a file of that name, found none");
}

#[test]
fn a_component_that_is_not_supported_is_named() {
    let transformer = CONFIG.replace("factory = \"tok2vec\"", "factory = \"transformer\"");
    check(
        "transformer",
        META,
        &transformer,
        "config.cfg: [components.tok2vec] factory: component \"transformer\" is not supported\n  \
         hint: a pipeline may hold tok2vec, tagger, parser, attribute_ruler, lemmatizer, ner, under these names",
    );
    let more = CONFIG.replace("\"ner\"]", "\"ner\",\"textcat\"]");
    check("more", META, &more, "config.cfg: expected a section [components.textcat], found none");
    let without_parser = CONFIG.replace("\"parser\",", "");
    check(
        "no-parser",
        META,
        &without_parser,
        "config.cfg: [nlp] pipeline: expected a \"parser\", found none",
    );
    let turned = CONFIG.replace("\"attribute_ruler\",\"lemmatizer\"", "\"lemmatizer\",\"attribute_ruler\"");
    check(
        "order",
        META,
        &turned,
        "config.cfg: [nlp] pipeline: expected the order tagger, parser, attribute_ruler, lemmatizer",
    );
    let own = CONFIG.replace("spacy.Tokenizer.v1", "my.Tokenizer.v1");
    check(
        "tokenizer",
        META,
        &own,
        "config.cfg: [nlp.tokenizer] @tokenizers: expected \"spacy.Tokenizer.v1\", found \"my.Tokenizer.v1\"",
    );
    let callback = CONFIG.replace("disabled = []", "after_creation = {\"@callbacks\":\"mine\"}");
    check(
        "callback",
        META,
        &callback,
        "config.cfg: [nlp] after_creation: a function of Python cannot be called here",
    );
}
