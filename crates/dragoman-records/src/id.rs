//! Names of records inside one article: a letter for the kind and a number from 1.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the record at position `idx`, counted from zero.
            pub fn from_idx(idx: usize) -> Self {
                Self(idx as u32 + 1)
            }

            /// The position of the record in its list, counted from zero.
            pub fn idx(self) -> usize {
                self.0 as usize - 1
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                let number = text.strip_prefix($letter).and_then(|n| n.parse::<u32>().ok());
                match number {
                    Some(number) if number > 0 => Ok(Self(number)),
                    _ => Err(format!("{text:?} is not an id like \"{}1\"", $letter)),
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// Names an entity of an article: `e1`.
    EntityId 'e'
    /// Names a place of an article: `p1`.
    PlaceId 'p'
    /// Names a time expression of an article: `t1`.
    TimeId 't'
    /// Names a statement of an article: `s1`.
    StatementId 's'
    /// Names a statement of an article's title: `h1`.
    TitleStatementId 'h'
    /// Names an event of an article: `v1`.
    EventId 'v'
    /// Names an event of an article's title: `g1`.
    TitleEventId 'g'
    /// Names a relation of an article: `r1`.
    RelationId 'r'
}

/// Names one of two accounts of a matter: the event that is told, or the statement that tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AccountId {
    /// `v3`.
    Event(EventId),
    /// `s3`.
    Statement(StatementId),
}

/// Names what a report is chiefly about: an event of its text, or of its title where the text has none that is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MainEventId {
    /// `v3`.
    Text(EventId),
    /// `g1`.
    Title(TitleEventId),
}

impl fmt::Display for MainEventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(id) => id.fmt(f),
            Self::Title(id) => id.fmt(f),
        }
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event(id) => id.fmt(f),
            Self::Statement(id) => id.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_letter_and_its_number_from_one() {
        assert_eq!(StatementId::from_idx(2).to_string(), "s3");
        assert_eq!("s3".parse::<StatementId>().unwrap().idx(), 2);
        assert!("v3".parse::<StatementId>().is_err());
        assert!("s0".parse::<StatementId>().is_err());
    }

    #[test]
    fn an_account_is_an_event_or_a_statement() {
        let read = |text: &str| serde_json::from_str::<AccountId>(text);
        assert_eq!(read("\"s2\"").unwrap(), AccountId::Statement(StatementId::from_idx(1)));
        assert_eq!(read("\"v1\"").unwrap(), AccountId::Event(EventId::from_idx(0)));
        assert!(read("\"e1\"").is_err());
    }
}
