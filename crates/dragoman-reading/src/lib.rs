//! A parsed article to what it reports.
