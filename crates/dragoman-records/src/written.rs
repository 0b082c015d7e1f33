//! Lets the enumerations of a record print as they are written in it: `Act::Deny` as `deny`.

use crate::{Act, Aux, EntityType, Precision, PublishedFrom, StatementKind, TimeType};
use serde::Serialize;
use std::fmt;

macro_rules! display_as_written {
    ($($name:ty)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.serialize(f)
            }
        }
    )*};
}

display_as_written! { Act Aux EntityType Precision PublishedFrom StatementKind TimeType }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_prints_as_it_is_written() {
        assert_eq!(Act::Deny.to_string(), "deny");
        assert_eq!(EntityType::Gpe.to_string(), "GPE");
    }
}
