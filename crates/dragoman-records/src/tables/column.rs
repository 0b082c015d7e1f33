//! Columns: a name, a type and where the value of a row comes from.

use crate::{Record, Span, TextIndex};
use arrow_array::builder::{Int64Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use jiff::civil::{Date, date};
use std::borrow::Cow;
use std::sync::Arc;

/// A record with the way into its text.
pub(super) struct Source<'r> {
    pub(super) record: &'r Record,
    pub(super) index: &'r TextIndex,
}

/// A row of a table.
pub(super) struct Row<'r, T> {
    pub(super) source: &'r Source<'r>,
    /// Where the row stands that this one belongs to, if its list lies inside another.
    pub(super) owner: usize,
    /// Where it stands in its list, counted from zero.
    pub(super) position: usize,
    pub(super) value: &'r T,
}

/// A column of a table whose rows are made from `T`.
struct Column<T> {
    name: String,
    required: bool,
    value: Value<T>,
}

type Text<'r> = Option<Cow<'r, str>>;
type Get<T, V> = Box<dyn Fn(&Row<'_, T>) -> V + Send + Sync>;
type GetText<T> = Box<dyn for<'r> Fn(&'r Row<'r, T>) -> Text<'r> + Send + Sync>;

enum Value<T> {
    Text(GetText<T>),
    Texts(Get<T, Vec<String>>),
    Integer(Get<T, Option<usize>>),
    Number(Get<T, Option<f64>>),
    Truth(Get<T, bool>),
    Day(Get<T, Option<Date>>),
    Spans(Get<T, Vec<Span>>),
}

/// The columns of a table, put together from left to right.
pub(super) struct Columns<T> {
    list: Vec<Column<T>>,
}

impl<T: 'static> Columns<T> {
    /// Begins with the id of the article, as every table does.
    pub(super) fn begin() -> Self {
        let columns = Self { list: Vec::new() };
        columns.text("article", |row| Some(row.source.record.article.id.as_str().into())).required()
    }

    /// The column added last is never null.
    pub(super) fn required(mut self) -> Self {
        if let Some(column) = self.list.last_mut() {
            column.required = true;
        }
        self
    }

    /// Where the row stands in its list, for rows without an id.
    pub(super) fn position(self) -> Self {
        self.integer("position", |row| Some(row.position)).required()
    }

    pub(super) fn text(
        self,
        name: impl Into<String>,
        get: impl for<'r> Fn(&'r Row<'r, T>) -> Text<'r> + Send + Sync + 'static,
    ) -> Self {
        self.with(name, Value::Text(Box::new(get)))
    }

    pub(super) fn texts(
        self,
        name: &str,
        get: impl Fn(&Row<'_, T>) -> Vec<String> + Send + Sync + 'static,
    ) -> Self {
        self.with(name, Value::Texts(Box::new(get))).required()
    }

    pub(super) fn integer(
        self,
        name: impl Into<String>,
        get: impl Fn(&Row<'_, T>) -> Option<usize> + Send + Sync + 'static,
    ) -> Self {
        self.with(name, Value::Integer(Box::new(get)))
    }

    pub(super) fn number(
        self,
        name: &str,
        get: impl Fn(&Row<'_, T>) -> Option<f64> + Send + Sync + 'static,
    ) -> Self {
        self.with(name, Value::Number(Box::new(get)))
    }

    pub(super) fn truth(self, name: &str, get: impl Fn(&Row<'_, T>) -> bool + Send + Sync + 'static) -> Self {
        self.with(name, Value::Truth(Box::new(get))).required()
    }

    pub(super) fn day(
        self,
        name: &str,
        get: impl Fn(&Row<'_, T>) -> Option<Date> + Send + Sync + 'static,
    ) -> Self {
        self.with(name, Value::Day(Box::new(get)))
    }

    /// A list of spans and, beside it, the words that they cover.
    pub(super) fn spans(self, name: &str, get: fn(&T) -> &[Span]) -> Self {
        self.with(name, Value::Spans(Box::new(move |row| get(row.value).to_vec())))
            .required()
            .text(format!("{name}_words"), move |row| row.source.words(get(row.value)))
    }

    /// A list of spans of the title and, beside it, the words that they cover.
    pub(super) fn title_spans(self, name: &str, get: fn(&T) -> &[Span]) -> Self {
        self.with(name, Value::Spans(Box::new(move |row| get(row.value).to_vec())))
            .required()
            .text(format!("{name}_words"), move |row| row.source.title_words(get(row.value)))
    }

    /// One span: where it starts and ends, and the words that it covers.
    pub(super) fn span(self, get: fn(&T) -> Span) -> Self {
        self.integer("start", move |row| Some(get(row.value).start))
            .required()
            .integer("end", move |row| Some(get(row.value).end))
            .required()
            .text("words", move |row| row.source.words(&[get(row.value)]))
            .required()
    }

    /// One span which may be missing.
    pub(super) fn optional_span(self, name: &str, get: fn(&T) -> Option<Span>) -> Self {
        self.integer(format!("{name}_start"), move |row| get(row.value).map(|span| span.start))
            .integer(format!("{name}_end"), move |row| get(row.value).map(|span| span.end))
            .text(format!("{name}_words"), move |row| row.source.words(get(row.value).as_slice()))
    }

    fn with(mut self, name: impl Into<String>, value: Value<T>) -> Self {
        self.list.push(Column { name: name.into(), required: false, value });
        self
    }

    /// The Arrow schema of the columns.
    pub(super) fn schema(&self) -> SchemaRef {
        let field = |column: &Column<T>| Field::new(&column.name, column.value.data_type(), !column.required);
        Arc::new(Schema::new(self.list.iter().map(field).collect::<Vec<_>>()))
    }

    /// Rows, column by column.
    pub(super) fn batch(&self, schema: &SchemaRef, rows: &[Row<'_, T>]) -> RecordBatch {
        let arrays = self.list.iter().map(|column| column.value.array(rows)).collect();
        RecordBatch::try_new(schema.clone(), arrays).expect("schema and arrays come from the same columns")
    }
}

/// A code or name that may be unknown.
pub(super) fn known(text: &Option<String>) -> Text<'_> {
    text.as_deref().map(Cow::Borrowed)
}

/// An id or a word of an enumeration, as it is written in the record.
pub(super) fn written<'r>(value: impl ToString) -> Text<'r> {
    Some(Cow::Owned(value.to_string()))
}

/// Words with gaps between them.
fn joined<'w>(words: &[&'w str]) -> Text<'w> {
    match words[..] {
        [] => None,
        [only] => Some(only.into()),
        _ => Some(words.join(" … ").into()),
    }
}

impl<'r> Source<'r> {
    /// The rows of a list of the record.
    pub(super) fn rows<T>(&'r self, list: &'r [T]) -> Vec<Row<'r, T>> {
        self.inner_rows(0, list).collect()
    }

    /// The rows of a list that belongs to the row at `owner` of another.
    pub(super) fn inner_rows<T: 'r>(
        &'r self,
        owner: usize,
        list: impl IntoIterator<Item = &'r T>,
    ) -> impl Iterator<Item = Row<'r, T>> {
        let rows = list.into_iter().enumerate();
        rows.map(move |(position, value)| Row { source: self, owner, position, value })
    }

    /// The words under some spans, a gap shown as ` … `; none under no span.
    fn words(&self, spans: &[Span]) -> Text<'_> {
        let slice = |span: &Span| self.index.slice(&self.record.article.text, *span);
        joined(&spans.iter().map(slice).collect::<Vec<_>>())
    }

    /// The words of the title under some spans.
    fn title_words(&self, spans: &[Span]) -> Text<'_> {
        let title = self.record.article.title.as_deref().unwrap_or_default();
        let index = TextIndex::new(title);
        joined(&spans.iter().map(|span| index.slice(title, *span)).collect::<Vec<_>>())
    }
}

impl<T> Value<T> {
    fn data_type(&self) -> DataType {
        match self {
            Self::Text(_) => DataType::Utf8,
            Self::Texts(_) => DataType::List(Arc::new(Field::new("item", DataType::Utf8, false))),
            Self::Integer(_) => DataType::Int64,
            Self::Number(_) => DataType::Float64,
            Self::Truth(_) => DataType::Boolean,
            Self::Day(_) => DataType::Date32,
            Self::Spans(_) => DataType::List(span_field()),
        }
    }

    fn array<'r>(&self, rows: &'r [Row<'r, T>]) -> ArrayRef {
        match self {
            Self::Text(get) => Arc::new(rows.iter().map(get).collect::<StringArray>()),
            Self::Texts(get) => text_lists(rows.iter().map(get)),
            Self::Integer(get) => {
                Arc::new(rows.iter().map(|row| get(row).map(signed)).collect::<Int64Array>())
            }
            Self::Number(get) => Arc::new(rows.iter().map(get).collect::<Float64Array>()),
            Self::Truth(get) => Arc::new(rows.iter().map(|row| Some(get(row))).collect::<BooleanArray>()),
            Self::Day(get) => {
                Arc::new(rows.iter().map(|row| get(row).map(days_since_1970)).collect::<Date32Array>())
            }
            Self::Spans(get) => span_lists(rows.iter().map(get)),
        }
    }
}

fn text_lists(lists: impl Iterator<Item = Vec<String>>) -> ArrayRef {
    let item = Field::new("item", DataType::Utf8, false);
    let mut builder = ListBuilder::new(StringBuilder::new()).with_field(item);
    for list in lists {
        builder.append_value(list.iter().map(Some));
    }
    Arc::new(builder.finish())
}

fn span_lists(lists: impl Iterator<Item = Vec<Span>>) -> ArrayRef {
    let ends: Vec<Box<dyn arrow_array::builder::ArrayBuilder>> =
        vec![Box::new(Int64Builder::new()), Box::new(Int64Builder::new())];
    let span = StructBuilder::new(span_ends(), ends);
    let mut builder = ListBuilder::new(span).with_field(span_field());
    for list in lists {
        for span in list {
            append_span(builder.values(), span);
        }
        builder.append(true);
    }
    Arc::new(builder.finish())
}

fn append_span(builder: &mut StructBuilder, span: Span) {
    for (column, end) in [span.start, span.end].into_iter().enumerate() {
        let ends = builder.field_builder::<Int64Builder>(column).expect("both ends of a span are integers");
        ends.append_value(signed(end));
    }
    builder.append(true);
}

fn span_ends() -> Fields {
    ["start", "end"].map(|name| Field::new(name, DataType::Int64, false)).to_vec().into()
}

fn span_field() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Struct(span_ends()), false))
}

// Signed, because Spark and R know no unsigned integers.
fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn days_since_1970(day: Date) -> i32 {
    let since = day.duration_since(date(1970, 1, 1));
    i32::try_from(since.as_hours() / 24).expect("a calendar has fewer days than an i32")
}
