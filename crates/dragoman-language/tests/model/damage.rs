//! Files of a real model, damaged in every way: a message that names the file, or an answer, and
//! never a panic.

use crate::folder::{Folder, copy};
use crate::own_model;
use dragoman_language::Pipeline;
use std::fs;
use std::panic::catch_unwind;

const FILES: [&str; 13] = [
    "config.cfg",
    "meta.json",
    "tok2vec/model",
    "tagger/model",
    "tagger/cfg",
    "parser/model",
    "parser/cfg",
    "parser/moves",
    "ner/model",
    "tokenizer",
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
    "vocab/lookups.bin",
];

/// A model to damage, if there is one.
fn model(name: &str) -> Option<Folder> {
    let Some(model) = own_model() else {
        eprintln!("skipped: no models/en_dragoman_news");
        return None;
    };
    let folder = Folder::new(name);
    copy(&model, &folder);
    Some(folder)
}

/// Numbers that look like chance, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % bound
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.below(256) as u8).collect()
    }
}

/// Writes other bytes into a file, hands over the message, and puts the file back.
fn with(folder: &Folder, name: &str, bytes: &[u8], check: impl FnOnce(String)) {
    let path = folder.0.join(name);
    let whole = fs::read(&path).expect("the file is there");
    fs::write(&path, bytes).expect("the file is written");
    check(folder.message());
    fs::write(&path, whole).expect("the file is written");
}

#[test]
fn a_missing_file_is_named() {
    let Some(folder) = model("missing") else { return };
    assert!(Pipeline::open(&folder.0).is_ok());
    for name in FILES.into_iter().skip(1) {
        let path = folder.0.join(name);
        let bytes = fs::read(&path).expect("the file is there");
        fs::remove_file(&path).expect("the file is removed");
        assert_eq!(folder.message(), format!("{name}: expected a file of that name, found none"));
        fs::create_dir(&path).expect("a folder");
        assert_eq!(folder.message(), format!("{name}: expected a file, found a folder"));
        fs::remove_dir(&path).expect("the folder is removed");
        fs::write(&path, bytes).expect("the file is written");
    }
}

#[test]
fn a_file_that_is_cut_or_goes_on_is_named() {
    let Some(folder) = model("cut") else { return };
    for name in FILES.into_iter().skip(2) {
        let bytes = fs::read(folder.0.join(name)).expect("the file is there");
        let more = [&bytes[..], b"\0\0"].concat();
        let cuts = [0, bytes.len() / 2, bytes.len() - 1].map(|len| &bytes[..len]);
        for changed in cuts.into_iter().chain([&more[..]]) {
            with(&folder, name, changed, |message| {
                assert!(message.starts_with(name), "{name}, {} bytes: {message}", changed.len());
            });
        }
    }
}

#[test]
fn any_bytes_are_refused() {
    let Some(folder) = model("bytes") else { return };
    let mut dice = Dice(7);
    for name in FILES {
        for len in [1, 100, 10_000] {
            let bytes = dice.bytes(len);
            with(&folder, name, &bytes, |message| assert!(message.contains(name), "{name}: {message}"));
        }
    }
}

/// A changed weight or word may go unseen; what opens has to read.
#[test]
fn changed_bytes_do_no_harm() {
    let Some(folder) = model("changed") else { return };
    let mut dice = Dice(11);
    for name in FILES {
        let path = folder.0.join(name);
        let whole = fs::read(&path).expect("the file is there");
        for _ in 0..4 {
            let mut bytes = whole.clone();
            let place = dice.below(bytes.len().min(4_000));
            bytes[place] = dice.below(256) as u8;
            fs::write(&path, &bytes).expect("the file is written");
            let read = || Pipeline::open(&folder.0).map(|it| it.read("The U.S. didn't “agree”.").len());
            assert!(catch_unwind(read).is_ok(), "{name}: byte {place} changed to {}", bytes[place]);
        }
        fs::write(&path, &whole).expect("the file is written");
    }
}
