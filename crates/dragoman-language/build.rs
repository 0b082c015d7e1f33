//! Puts a model into the library, so that a program needs none beside it.
//!
//! In: `DRAGOMAN_BUNDLE` (the path of a folder or a wheel, or empty for none), else the model that
//! stands in `models` of the workspace, if it is there.
//! Out: `model.rs`, a table of the names and bytes of the files that are read; empty without a
//! model.
//!
//! Files of a wheel are stored unpacked: inflating them would take a third of the start-up time.

use std::env;
use std::fmt::Write;
use std::fs::{self, File};
use std::io::{self, Error};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use zip::ZipArchive;

/// The project's own model, from the root of the workspace.
const OWN: &str = "models/en_dragoman_news";

/// Files and folders below `config.cfg` that are read. `senter` is switched off in the pipelines.
const READ: [&str; 10] = [
    "config.cfg",
    "meta.json",
    "tokenizer",
    "vocab/",
    "tok2vec/",
    "tagger/",
    "parser/",
    "attribute_ruler/",
    "lemmatizer/",
    "ner/",
];

/// The ids of strings are computed, so the list of strings is never read.
const UNREAD: &str = "vocab/strings.json";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    println!("cargo::rerun-if-env-changed=DRAGOMAN_BUNDLE");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let own = || Path::new("../..").join(OWN);
    let files = match env::var_os("DRAGOMAN_BUNDLE").map(PathBuf::from) {
        Some(named) if named.as_os_str().is_empty() => Vec::new(),
        Some(named) if named.is_dir() => list(&named)?,
        Some(named) => unpack(&named, &out.join("model"))?,
        None if own().is_dir() => list(&own())?,
        None => no_model(&own()),
    };
    write_if_changed(&out.join("model.rs"), &table(&files))
}

/// A build without a model works, and is done anew when the model comes.
fn no_model(folder: &Path) -> Vec<(String, PathBuf)> {
    println!("cargo::rerun-if-changed={}", folder.display());
    Vec::new()
}

/// The files of a folder that holds a `config.cfg`, by name.
fn list(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let named = |why: Error| Error::other(format!("{}: {why}", folder.display()));
    let folder = folder.canonicalize().map_err(named)?;
    if !folder.join("config.cfg").is_file() {
        let problem = format!("{}: no config.cfg in this folder", folder.display());
        return Err(Error::other(problem));
    }
    let mut files = Vec::new();
    let mut open = vec![folder.clone()];
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(&below)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(&folder).expect("it lies in the folder").to_string_lossy();
            if is_read(&name) {
                files.push((name.into_owned(), path));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Without a model to watch, this script runs in every build; the library is not built anew then.
fn write_if_changed(path: &Path, content: &str) -> Result<(), Error> {
    if fs::read_to_string(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    fs::write(path, content)
}

fn unpack(wheel: &Path, out: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    println!("cargo::rerun-if-changed={}", wheel.display());
    let named = |why: Error| Error::other(format!("{}: {why}", wheel.display()));
    let mut archive = ZipArchive::new(File::open(wheel).map_err(named)?)?;
    let config = archive.file_names().find(|name| name.ends_with("/config.cfg"));
    let Some(root) = config.and_then(|name| name.strip_suffix("config.cfg")) else {
        let problem = format!("{}: no config.cfg in this wheel", wheel.display());
        return Err(Error::other(problem));
    };
    let root = root.to_owned();
    let mut files = Vec::new();
    for idx in 0..archive.len() {
        let mut entry = archive.by_index(idx)?;
        let Some(name) = entry.name().strip_prefix(&root).map(str::to_owned) else {
            continue;
        };
        if !is_read(&name) || entry.is_dir() {
            continue;
        }
        let path = out.join(&name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
        io::copy(&mut entry, &mut File::create(&path)?)?;
        files.push((name, path));
    }
    Ok(files)
}

fn is_read(name: &str) -> bool {
    let is_listed = |read: &str| name == read || (read.ends_with('/') && name.starts_with(read));
    name != UNREAD && READ.iter().any(|read| is_listed(read))
}

fn table(files: &[(String, PathBuf)]) -> String {
    let mut table = String::from("pub static FILES: &[(&str, &[u8])] = &[\n");
    for (name, path) in files {
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),").expect("a string grows");
    }
    table + "];\n"
}
