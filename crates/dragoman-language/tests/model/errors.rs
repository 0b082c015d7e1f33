//! Every way in which a model can be wrong ends in a message that names the file.

use crate::wheel;
use dragoman_language::Pipeline;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use zip::ZipArchive;

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

/// A folder of its own for one test, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dragoman-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// The message with which opening fails, without the folder's own path.
    fn message(&self) -> String {
        let error = Pipeline::open(&self.0).expect_err("the model is wrong").to_string();
        error.replace(&format!("{}: ", self.0.display()), "")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn check(name: &str, meta: &str, config: &str, expected: &str) {
    let folder = Folder::new(name);
    folder.write("meta.json", meta).write("config.cfg", config);
    assert_eq!(folder.message(), expected);
}

#[test]
fn what_is_no_package_is_refused() {
    let folder = Folder::new("empty");
    let error = Pipeline::open(&folder.0).unwrap_err().to_string();
    assert!(error.contains("no config.cfg in this folder or below"), "{error}");
    let file = folder.write("model.whl", "no wheel").0.join("model.whl");
    let error = Pipeline::open(&file).unwrap_err().to_string();
    assert!(error.contains("model.whl: expected a folder or a wheel"), "{error}");
    let error = Pipeline::open(Path::new("/no/such/model")).unwrap_err().to_string();
    assert_eq!(error, "/no/such/model: no such file");
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
    assert_eq!(folder.message(), "meta.json: no such file");
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

/// Unpacks the wheel into a folder.
fn unpack(wheel: &Path, folder: &Folder) {
    let file = fs::File::open(wheel).expect("the wheel opens");
    let mut archive = ZipArchive::new(file).expect("the wheel is a zip file");
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let config = names.iter().find(|name| name.ends_with("config.cfg")).expect("a config.cfg");
    let root = config.trim_end_matches("config.cfg");
    for name in names.iter().filter(|name| !name.ends_with('/')) {
        if let Some(inner) = name.strip_prefix(root) {
            let mut bytes = Vec::new();
            let mut entry = archive.by_name(name).expect("an entry");
            entry.read_to_end(&mut bytes).expect("its bytes");
            folder.write(inner, bytes);
        }
    }
}

#[test]
fn a_cut_or_missing_file_is_named() {
    let Some(wheel) = wheel() else {
        eprintln!("skipped: no wheel in .models (make model)");
        return;
    };
    let folder = Folder::new("cut");
    unpack(&wheel, &folder);
    assert!(Pipeline::open(&folder.0).is_ok());
    for name in [
        "tok2vec/model",
        "tagger/model",
        "parser/model",
        "ner/model",
        "parser/moves",
        "tokenizer",
        "attribute_ruler/patterns",
        "lemmatizer/lookups/lookups.bin",
        "vocab/lookups.bin",
    ] {
        let path = folder.0.join(name);
        let bytes = fs::read(&path).expect("the file is there");
        for cut in [0, bytes.len() / 2, bytes.len() - 1] {
            fs::write(&path, &bytes[..cut]).expect("the file is written");
            let message = folder.message();
            assert!(message.starts_with(name), "{name} cut at {cut}: {message}");
        }
        fs::remove_file(&path).expect("the file is removed");
        assert_eq!(folder.message(), format!("{name}: no such file"));
        fs::write(&path, bytes).expect("the file is written");
    }
}
