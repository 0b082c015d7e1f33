//! Bytes to articles.
