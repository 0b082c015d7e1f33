//! Static vectors of words: the table of a vocabulary, in numpy's own format.

use crate::error::Error;
use crate::model::{Msgpack, Package};
use crate::network::sizes::read_json;
use crate::network::weights::floats;
use rustc_hash::FxHashMap;
use serde_json::Value;

/// The vectors of a vocabulary.
#[derive(Debug, Default)]
pub struct Vectors {
    width: usize,
    data: Vec<f32>,
    rows: FxHashMap<u64, u32>,
}

const VECTORS: &str = "vocab/vectors";
const KEYS: &str = "vocab/key2row";
const SETTINGS: &str = "vocab/vectors.cfg";

impl Vectors {
    /// Reads the table of a package.
    pub fn read(package: &Package) -> Result<Self, Error> {
        check_mode(&package.text(SETTINGS)?)?;
        let ([n_rows, width], data) = read_npy(VECTORS, &package.file(VECTORS)?)?;
        let bytes = package.file(KEYS)?;
        let value = Msgpack::decode(KEYS, &bytes)?;
        let mut rows = FxHashMap::default();
        for (id, row) in Msgpack::new(KEYS, &value).id_entries()? {
            // A row below zero stands for a word without a vector.
            match row.integer()? {
                row if row < 0 => {}
                row if (row as usize) < n_rows => {
                    rows.insert(id, row as u32);
                }
                row => {
                    let problem = format!("expected rows below {n_rows}, found {row}");
                    return Err(Error::new(KEYS, problem));
                }
            }
        }
        Ok(Self { width, data, rows })
    }

    /// Length of a vector; 0 if there are none.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The vector of a word.
    pub fn get(&self, orth: u64) -> Option<&[f32]> {
        let row = *self.rows.get(&orth)? as usize;
        Some(&self.data[row * self.width..][..self.width])
    }
}

fn check_mode(settings: &str) -> Result<(), Error> {
    let settings = read_json(SETTINGS, settings)?;
    match settings.get("mode").and_then(Value::as_str) {
        Some("default") | None => Ok(()),
        Some(mode) => {
            let problem = format!("expected mode default, found {mode}: it is not supported");
            Err(Error::new(SETTINGS, problem))
        }
    }
}

/// Reads an array in numpy's own format, which has to be a table of 32-bit floats.
fn read_npy(file: &str, bytes: &[u8]) -> Result<([usize; 2], Vec<f32>), Error> {
    let wrong = |problem: &str| Error::new(file, format!("expected a numpy array: {problem}"));
    let Some((start, rest)) = bytes.split_at_checked(10) else {
        return Err(wrong("the file is too short"));
    };
    if !start.starts_with(b"\x93NUMPY\x01") {
        return Err(wrong("the file does not start with \\x93NUMPY, version 1"));
    }
    let len = u16::from_le_bytes([start[8], start[9]]) as usize;
    let Some((header, data)) = rest.split_at_checked(len) else {
        return Err(wrong("the header is cut"));
    };
    let header = String::from_utf8_lossy(header);
    if !header.contains("'descr': '<f4'") || !header.contains("'fortran_order': False") {
        return Err(wrong("the header names no 32-bit floats in rows (<f4)"));
    }
    let shape = npy_shape(&header).ok_or_else(|| wrong("the header names no rows and columns"))?;
    let n_bytes = shape[0].saturating_mul(shape[1]).saturating_mul(4);
    if data.len() != n_bytes {
        return Err(wrong(&format!("expected {n_bytes} bytes, found {}", data.len())));
    }
    Ok((shape, floats(file, data)?))
}

/// The two numbers of `'shape': (20000, 300)`.
fn npy_shape(header: &str) -> Option<[usize; 2]> {
    let (_, shape) = header.split_once("'shape': (")?;
    let (shape, _) = shape.split_once(')')?;
    let (rows, columns) = shape.split_once(',')?;
    Some([rows.trim().parse().ok()?, columns.trim().parse().ok()?])
}
