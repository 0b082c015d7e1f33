//! The tables `statements` and `title_statements`.

use super::Table;
use super::column::{Columns, known, written};
use crate::{Statement, TitleStatement};

pub(super) fn statements() -> Table {
    let columns = Columns::<Statement>::begin()
        .text("id", |row| written(row.value.id))
        .required()
        .text("kind", |row| written(row.value.kind))
        .required()
        .text("act", |row| written(row.value.act))
        .required()
        .spans("speaker", |statement| &statement.speaker.spans)
        .text("speaker_entity", |row| row.value.speaker.entity.and_then(written))
        .text("speaker_name", |row| known(&row.value.speaker.name))
        .truth("speaker_anonymous", |row| row.value.speaker.anonymous)
        .spans("cue", |statement| statement.cue.as_ref().map_or(&[], |cue| cue.spans.as_slice()))
        .text("cue_lemma", |row| row.value.cue.as_ref().map(|cue| cue.lemma.as_str().into()))
        .spans("content", |statement| &statement.content)
        .optional_span("addressee", |statement| statement.addressee)
        .optional_span("venue", |statement| statement.venue)
        .text("within", |row| row.value.within.and_then(written))
        .optional_span("time", |statement| statement.time)
        .text("rule", |row| Some(row.value.rule.as_str().into()))
        .required()
        .number("confidence", |row| Some(row.value.confidence))
        .required();
    Table::new("statements", columns, |source| source.rows(&source.record.reading.statements))
}

pub(super) fn title_statements() -> Table {
    let columns = Columns::<TitleStatement>::begin()
        .text("id", |row| written(row.value.id))
        .required()
        .text("kind", |row| written(row.value.kind))
        .required()
        .text("act", |row| written(row.value.act))
        .required()
        .title_spans("speaker", |statement| &statement.speaker.spans)
        .text("speaker_entity", |row| row.value.speaker.entity.and_then(written))
        .text("speaker_name", |row| known(&row.value.speaker.name))
        .truth("speaker_anonymous", |row| row.value.speaker.anonymous)
        .title_spans("cue", |statement| statement.cue.as_ref().map_or(&[], |cue| cue.spans.as_slice()))
        .text("cue_lemma", |row| row.value.cue.as_ref().map(|cue| cue.lemma.as_str().into()))
        .title_spans("content", |statement| &statement.content)
        .text("rule", |row| Some(row.value.rule.as_str().into()))
        .required()
        .number("confidence", |row| Some(row.value.confidence))
        .required();
    Table::new("title_statements", columns, |source| source.rows(&source.record.reading.title_statements))
}
