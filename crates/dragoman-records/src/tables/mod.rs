//! The record as flat tables: one Arrow schema a table, and the rows of a run of records.
//!
//! Each list of the record is a table, and each list inside a list too. A row carries the id of its
//! article and, where it has no id of its own, its position. What a field of a row is called and
//! where its value comes from stands in one line of the table's list of columns, so the schema and
//! the rows cannot come apart. Columns named `…words` hold what the spans beside them cover, for
//! readers who do not want to slice.
//!
//! The page for users is `docs/record.md`, and a test holds it to what is written here.
//! Files and compression are the caller's.

mod article;
mod column;
mod entity;
mod event;
mod statement;

use crate::{Record, TextIndex};
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use column::{Columns, Row, Source};

/// One table of the record.
pub struct Table {
    /// Its name: `statements`.
    pub name: &'static str,
    schema: SchemaRef,
    fill: Fill,
}

type Fill = Box<dyn Fn(&[Source<'_>]) -> RecordBatch + Send + Sync>;

impl Table {
    /// Lays out the columns of the rows that `rows` finds in one record.
    fn new<T: 'static>(
        name: &'static str,
        columns: Columns<T>,
        rows: for<'r> fn(&'r Source<'r>) -> Vec<Row<'r, T>>,
    ) -> Self {
        let schema = columns.schema();
        let batch_schema = schema.clone();
        let fill = move |sources: &[Source<'_>]| {
            let all: Vec<Row<'_, T>> = sources.iter().flat_map(rows).collect();
            columns.batch(&batch_schema, &all)
        };
        Self { name, schema, fill: Box::new(fill) }
    }

    /// Its columns.
    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("name", &self.name).field("schema", &self.schema).finish()
    }
}

/// All tables, in the order of the record.
#[derive(Debug)]
pub struct Tables {
    list: Vec<Table>,
}

impl Default for Tables {
    fn default() -> Self {
        let list = vec![
            article::articles(),
            article::sentences(),
            entity::entities(),
            entity::mentions(),
            entity::names(),
            entity::places(),
            entity::candidates(),
            entity::times(),
            statement::statements(),
            statement::title_statements(),
            event::events(),
            event::parties(),
            event::title_events(),
            event::title_parties(),
            entity::relations(),
            event::contested(),
            entity::coreference(),
        ];
        Self { list }
    }
}

impl Tables {
    /// The tables.
    pub fn list(&self) -> &[Table] {
        &self.list
    }

    /// The rows of some records, one batch a table in the order of [`Tables::list`].
    pub fn batches(&self, records: &[Record]) -> Vec<RecordBatch> {
        let index = |record: &Record| TextIndex::new(&record.article.text);
        let indexes: Vec<TextIndex> = records.iter().map(index).collect();
        let sources: Vec<Source<'_>> =
            records.iter().zip(&indexes).map(|(record, index)| Source { record, index }).collect();
        self.list.iter().map(|table| (table.fill)(&sources)).collect()
    }
}
