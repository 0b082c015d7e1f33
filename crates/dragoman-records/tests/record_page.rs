//! Holds `docs/record.md` to what leaves the program: its example, its fields, its tables.

use dragoman_records::{Record, TextIndex};
use serde_json::Value;
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../docs/record.md");

fn block<'p>(page: &'p str, kind: &str) -> &'p str {
    let start = page.find(&format!("```{kind}\n")).expect("the page has such a block") + kind.len() + 4;
    let length = page[start..].find("```").expect("the block ends");
    &page[start..start + length]
}

fn example() -> Record {
    serde_json::from_str(block(PAGE, "json")).expect("the example is a record")
}

#[test]
fn the_example_is_written_as_it_was_read() {
    let shown: String = block(PAGE, "json").lines().map(str::trim_start).collect();
    let shown = shown.replace(", ", ",").replace(": ", ":");
    let written = serde_json::to_string(&example()).unwrap();
    assert_eq!(shown, written.replace(", ", ",").replace(": ", ":"));
}

#[test]
fn spans_of_the_example_cover_the_words_they_name() {
    let record = example();
    let text = &record.article.text;
    let index = TextIndex::new(text);
    let slice = |span| index.slice(text, span);
    let event = &record.reading.events[0];
    assert_eq!(slice(event.evidence[0]), "Police in Lima arrested 20 protesters");
    assert_eq!(slice(event.actor[0].span.unwrap()), event.actor[0].text);
    let statement = &record.reading.statements[1];
    assert_eq!(slice(statement.content[0]), "more than 60 people had been arrested");
}

/// Keys of the object and, with a dot, of objects and lists of objects below it.
fn keys(value: &Value, prefix: &str, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, below) in object {
                into.insert(format!("{prefix}{key}"));
                keys(below, &format!("{prefix}{key}."), into);
            }
        }
        Value::Array(list) => list.iter().for_each(|item| keys(item, prefix, into)),
        _ => {}
    }
}

/// The fields that the page lists, under the name of the list of the record that they belong to.
fn listed_fields() -> BTreeSet<String> {
    let lists = [
        ("### The article", ""),
        ("### An entity", "entities."),
        ("### A place", "places."),
        ("### A time", "times."),
        ("### A statement\n", "statements."),
        ("### A statement of the title", "title_statements."),
        ("### An event\n", "events."),
        ("### An event of the title", "title_events."),
        ("### A relation", "relations."),
        ("### A contested pair", "contested."),
    ];
    let mut fields = BTreeSet::new();
    for (heading, prefix) in lists {
        let section = PAGE.split(heading).nth(1).expect(heading).split("\n#").next().unwrap();
        let first_cells = section.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
        let names = first_cells.flat_map(|cell| cell.split(", "));
        fields.extend(names.map(|name| format!("{prefix}{}", name.trim_matches('`'))));
    }
    fields
}

#[test]
fn every_field_is_listed_and_no_other() {
    let mut written = BTreeSet::new();
    keys(&serde_json::to_value(example()).unwrap(), "", &mut written);
    let listed = listed_fields();
    let missing: Vec<_> = written.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&written).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not on the page: {missing:?}; not written: {gone:?}");
}

#[cfg(feature = "tables")]
mod tables {
    use super::*;
    use dragoman_records::tables::Tables;

    fn type_name(data_type: &str) -> &str {
        match data_type {
            "Utf8" => "text",
            "Int64" => "integer",
            "Float64" => "number",
            "Boolean" => "truth",
            "Date32" => "day",
            "List(non-null Utf8)" => "texts",
            r#"List(non-null Struct("start": non-null Int64, "end": non-null Int64))"# => "spans",
            other => other,
        }
    }

    #[test]
    fn every_column_is_listed_with_its_type() {
        let mut page = PAGE.split("## Tables").nth(1).unwrap().split("### ").skip(1);
        for table in Tables::default().list() {
            let section = page.next().expect("the page has a section a table");
            assert!(section.starts_with(&format!("`{}`", table.name)), "{} is missing", table.name);
            let schema = table.schema();
            let columns = schema.fields().iter().map(|field| {
                let null = if field.is_nullable() { " or null" } else { "" };
                format!("{:22} {}{null}\n", field.name(), type_name(&field.data_type().to_string()))
            });
            assert_eq!(block(section, "text"), columns.collect::<String>(), "{}", table.name);
        }
        assert!(page.next().is_none(), "the page has a table too many");
    }

    /// A table as lines of values, so that a case can be read.
    fn shown(name: &str, columns: &[&str]) -> Vec<String> {
        let tables = Tables::default();
        let position = tables.list().iter().position(|table| table.name == name).unwrap();
        let batch = &tables.batches(&[example(), example()])[position];
        let formatted = |row: usize, column: &&str| {
            let array = batch.column_by_name(column).expect("the column is there");
            let value = format!("{:?}", array.slice(row, 1));
            let inside = value.split("\n[\n").nth(1).unwrap_or_default().trim_end_matches(']').to_owned();
            inside.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(',').to_owned()
        };
        let line = |row| columns.iter().map(|column| formatted(row, column)).collect::<Vec<_>>().join(" | ");
        (0..batch.num_rows()).map(line).collect()
    }

    #[test]
    fn rows_of_lists_inside_lists_know_where_they_belong() {
        let parties = shown("parties", &["event", "side", "position", "text", "sector"]);
        let expected = [
            r#""v1" | "actor" | 0 | "Police in Lima" | "COP""#,
            r#""v1" | "recipient" | 0 | "20 protesters" | "OPP""#,
            r#""v2" | "recipient" | 0 | "more than 60 people" | "OPP""#,
        ];
        assert_eq!(parties, [expected, expected].concat());
        let parties = shown("title_parties", &["event", "side", "position", "text"]);
        assert_eq!(parties[1], r#""g1" | "recipient" | 0 | "20 protesters""#);
    }

    #[test]
    fn days_counts_and_words_come_through() {
        let articles = shown("articles", &["article", "published", "published_from"]);
        assert_eq!(articles[1], r#""lima-1" | 2024-03-13 | "metadata""#);
        let events = shown("events", &["id", "arrested_min", "arrested_max", "dead_min", "evidence_words"]);
        assert_eq!(events[1], r#""v2" | 61 | null | null | "more than 60 people had been arrested""#);
        let statements = shown("statements", &["id", "cue_words", "venue_words", "speaker_anonymous"]);
        assert_eq!(statements[0], r#""s1" | "told" | "at a briefing" | false"#);
        let titles = shown("title_statements", &["id", "speaker_words", "content_words"]);
        assert_eq!(titles[0], r#""h1" | "minister" | "Police hold 20 protesters in Lima""#);
        let titles = shown("title_events", &["id", "told_in", "evidence_words"]);
        assert_eq!(titles[0], r#""g1" | "v1" | "Police hold 20 protesters""#);
    }
}
