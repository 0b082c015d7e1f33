//! The tables `articles` and `sentences`.

use super::Table;
use super::column::{Columns, known, written};
use crate::{Article, Span};

pub(super) fn articles() -> Table {
    let columns = Columns::<Article>::begin()
        .text("url", |row| known(&row.value.url))
        .text("publisher", |row| known(&row.value.publisher))
        .text("title", |row| known(&row.value.title))
        .texts("byline", |row| row.value.byline.clone())
        .day("published", |row| row.value.published)
        .text("published_from", |row| row.value.published_from.and_then(written))
        .text("language", |row| known(&row.value.language))
        .text("text", |row| Some(row.value.text.as_str().into()))
        .required()
        .text("main_event", |row| row.source.record.reading.main_event.and_then(written));
    Table::new("articles", columns, |source| source.rows(std::slice::from_ref(&source.record.article)))
}

pub(super) fn sentences() -> Table {
    let columns = Columns::<Span>::begin()
        .position()
        .integer("start", |row| Some(row.value.start))
        .required()
        .integer("end", |row| Some(row.value.end))
        .required();
    Table::new("sentences", columns, |source| source.rows(&source.record.reading.sentences))
}
