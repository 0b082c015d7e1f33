//! Reads spaCy's MessagePack files, with errors that name the file and the entry.
//!
//! Values are borrowed from the bytes, so that a table of a hundred thousand words costs no copy.

use crate::error::Error;
use rmpv::{Integer, ValueRef};

/// A decoded value and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Msgpack<'v, 'b> {
    file: &'v str,
    name: &'v str,
    value: &'v ValueRef<'b>,
}

/// The entries of a map.
pub type Map<'v, 'b> = &'v [(ValueRef<'b>, ValueRef<'b>)];

impl<'v, 'b> Msgpack<'v, 'b> {
    /// Decodes the bytes of a file, to the last.
    pub fn decode(file: &str, mut bytes: &'b [u8]) -> Result<ValueRef<'b>, Error> {
        let n_bytes = bytes.len();
        let wrong = |problem| Error::new(file, format!("expected MessagePack, {problem}"));
        match rmpv::decode::read_value_ref(&mut bytes) {
            Ok(value) if bytes.is_empty() => Ok(value),
            Ok(_) => Err(wrong(format!("found {} bytes after its end", bytes.len()))),
            Err(rmpv::decode::Error::DepthLimitExceeded) => {
                Err(wrong("found lists or maps that lie too deep in each other".to_owned()))
            }
            Err(_) => Err(wrong(format!("found {n_bytes} bytes that end too early or go wrong"))),
        }
    }

    /// Looks at a decoded file.
    pub fn new(file: &'v str, value: &'v ValueRef<'b>) -> Self {
        let name = "";
        Self { file, name, value }
    }

    /// The value of an entry of a map.
    pub fn get(self, name: &str) -> Result<Self, Error> {
        self.find(name)?.ok_or_else(|| self.error(format_args!("no entry {name:?}")))
    }

    /// The value of an entry of a map, if there is one.
    pub fn find(self, name: &str) -> Result<Option<Self>, Error> {
        let mut entries = self.entries()?.iter();
        let found = entries.find(|(key, _)| as_key(key) == Some(name));
        Ok(found.map(|(key, value)| self.child(as_key(key).unwrap_or_default(), value)))
    }

    /// The entries of a map.
    pub fn entries(self) -> Result<Map<'v, 'b>, Error> {
        match self.value {
            ValueRef::Map(entries) => Ok(entries),
            _ => Err(self.wrong("a map")),
        }
    }

    /// The entries of a map whose keys are strings.
    pub fn named_entries(self) -> Result<Vec<(&'v str, Self)>, Error> {
        let named = |(key, value): &'v (ValueRef<'b>, ValueRef<'b>)| {
            let name = as_key(key).ok_or_else(|| self.wrong("a map with strings as keys"))?;
            Ok((name, self.child(name, value)))
        };
        self.entries()?.iter().map(named).collect()
    }

    /// The entries of a map whose keys are ids.
    pub fn id_entries(self) -> Result<Vec<(u64, Self)>, Error> {
        let with_id = |(key, value): &'v (ValueRef<'b>, ValueRef<'b>)| {
            let id = as_u64(key).ok_or_else(|| self.wrong("a map with ids as keys"))?;
            Ok((id, self.child(self.name, value)))
        };
        self.entries()?.iter().map(with_id).collect()
    }

    /// The items of a list.
    pub fn items(self) -> Result<Vec<Self>, Error> {
        match self.value {
            ValueRef::Array(items) => Ok(items.iter().map(|item| self.child(self.name, item)).collect()),
            _ => Err(self.wrong("a list")),
        }
    }

    /// A string.
    pub fn string(self) -> Result<&'v str, Error> {
        as_str(self.value).ok_or_else(|| self.wrong("a string"))
    }

    /// Bytes.
    pub fn bytes(self) -> Result<&'v [u8], Error> {
        match self.value {
            ValueRef::Binary(bytes) => Ok(bytes),
            _ => Err(self.wrong("bytes")),
        }
    }

    /// `true` or `false`.
    pub fn flag(self) -> Result<bool, Error> {
        match self.value {
            ValueRef::Boolean(flag) => Ok(*flag),
            _ => Err(self.wrong("true or false")),
        }
    }

    /// A whole number.
    pub fn integer(self) -> Result<i64, Error> {
        match self.value {
            ValueRef::Integer(number) => Integer::as_i64(number),
            _ => None,
        }
        .ok_or_else(|| self.wrong("a whole number"))
    }

    /// Whether the value is missing on purpose.
    pub fn is_nil(self) -> bool {
        matches!(self.value, ValueRef::Nil)
    }

    /// Whether the value is a map.
    pub fn is_map(self) -> bool {
        matches!(self.value, ValueRef::Map(_))
    }

    /// An error at this value.
    pub fn error(self, problem: impl std::fmt::Display) -> Error {
        match self.name {
            "" => Error::new(self.file, problem),
            name => Error::new(format!("{}: {name}", self.file), problem),
        }
    }

    fn child(self, name: &'v str, value: &'v ValueRef<'b>) -> Self {
        let file = self.file;
        Self { file, name, value }
    }

    fn wrong(self, expected: &str) -> Error {
        let found = match self.value {
            ValueRef::Nil => "nothing",
            ValueRef::Boolean(_) => "true or false",
            ValueRef::Integer(_) | ValueRef::F32(_) | ValueRef::F64(_) => "a number",
            ValueRef::String(_) => "a string",
            ValueRef::Binary(_) | ValueRef::Ext(..) => "bytes",
            ValueRef::Array(_) => "a list",
            ValueRef::Map(_) => "a map",
        };
        self.error(format_args!("expected {expected}, found {found}"))
    }
}

fn as_str<'v>(value: &'v ValueRef<'_>) -> Option<&'v str> {
    match value {
        ValueRef::String(string) => string.as_str(),
        _ => None,
    }
}

/// Arrays of numpy have their names as bytes.
fn as_key<'v>(value: &'v ValueRef<'_>) -> Option<&'v str> {
    match value {
        ValueRef::Binary(bytes) => std::str::from_utf8(bytes).ok(),
        _ => as_str(value),
    }
}

fn as_u64(value: &ValueRef<'_>) -> Option<u64> {
    match value {
        ValueRef::Integer(number) => number.as_u64(),
        _ => None,
    }
}
