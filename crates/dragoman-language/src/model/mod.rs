//! A spaCy v3 package: its files, its configuration, its tables.
//!
//! In: a folder, a wheel, or the copy built into the program.
//! Out: a [`Package`] whose files are read by name, with `config.cfg` and `meta.json` checked.
//!
//! 1. `package` finds the folder that holds `config.cfg` and reads files from it.
//! 2. `config`  parses `config.cfg`.
//! 3. `check`   refuses what this crate cannot run as spaCy would.
//! 4. `msgpack` reads the binary tables.
//!
//! Files are read when they are asked for; none is kept.

mod check;
mod config;
mod msgpack;
mod package;

pub use check::check;
pub use config::{Config, Section};
pub use msgpack::Msgpack;
pub use package::Package;
